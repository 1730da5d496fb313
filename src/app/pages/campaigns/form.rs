//! A new campaign, or an existing one to be changed. Its product never changes.

use crate::{
    data::{Data, use_data},
    format,
    parts::{
        Choice, Field, FormFoot, LanguageSelect, Refused, RefusedNotice, Select, TextArea,
        TextInput,
    },
    shell::clock,
    texts::{campaigns as words, shell, values},
};
use domain::{
    Campaign, CampaignField, CampaignId, CreateCampaign, Goal, Product, ProductId, Refusal,
    UpdateCampaign, text::search_fold,
};
use leptos::prelude::*;

/// The fields that show their own refusals.
const FIELDS: &[domain::Field] = &[
    domain::Field::Name,
    domain::Field::Brief,
    domain::Field::Tone,
];

/// Calls `created` with the id of the campaign once it is created or changed.
#[component]
pub fn CampaignForm(
    #[prop(optional_no_strip)] campaign: Option<Campaign>,
    /// The product that a new campaign is for, if that is known.
    #[prop(optional_no_strip)]
    product: Option<ProductId>,
    open: RwSignal<bool>,
    created: impl Fn(CampaignId) + 'static,
) -> impl IntoView {
    let data = use_data();
    let products = products(data);
    let first = campaign
        .as_ref()
        .map(|campaign| campaign.product_id)
        .or(product.filter(|asked| products.iter().any(|offered| offered.id == *asked)))
        .or_else(|| products.first().map(|product| product.id));
    let product = RwSignal::new(first);
    let begin = |field: fn(&Campaign) -> &str| {
        RwSignal::new(campaign.as_ref().map(field).unwrap_or_default().to_owned())
    };
    let name = begin(|campaign| &campaign.name);
    let brief = begin(|campaign| &campaign.brief);
    let tone = begin(|campaign| &campaign.tone);
    let goal = RwSignal::new(
        campaign
            .as_ref()
            .map_or(Goal::Sales, |campaign| campaign.goal),
    );
    let language = RwSignal::new(
        campaign
            .as_ref()
            .and_then(|campaign| campaign.communication_language.clone()),
    );
    let refused = Refused::new();
    let is_new = campaign.is_none();
    let before = StoredValue::new(campaign);
    let of_product = move || {
        let language = product
            .get()
            .and_then(|id| data.product(id))
            .and_then(|product| product.communication_language);
        words::product_language(language.as_ref().map(format::language).as_deref())
    };

    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let wanted = Wanted {
            name: name.get_untracked(),
            goal: goal.get_untracked(),
            language: language.get_untracked(),
            brief: brief.get_untracked(),
            tone: tone.get_untracked(),
        };
        let outcome = before.with_value(|before| match before {
            Some(before) => wanted.update(data, before),
            None => wanted.create(data, product.get_untracked()),
        });
        match outcome {
            Ok(id) => created(id),
            Err(refusals) => refused.show(refusals),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextInput
                value=name
                label=words::NAME
                error=refused.at(domain::Field::Name)
                required=true
                autofocus=true
            />
            <div class="form__row">
                {is_new.then(|| view! { <ProductSelect products product /> })}
                <GoalSelect goal />
                <Field label=words::LANGUAGE help=words::LANGUAGE_HELP>
                    <LanguageSelect
                        value=language
                        none=Signal::derive(move || Some(of_product()))
                        on_change=move |tag| language.set(tag)
                    />
                </Field>
            </div>
            <TextArea
                value=brief
                label=words::BRIEF
                help=words::BRIEF_HELP
                error=refused.at(domain::Field::Brief)
                rows=7
            />
            <TextInput
                value=tone
                label=words::TONE
                help=words::TONE_HELP
                error=refused.at(domain::Field::Tone)
            />
            <RefusedNotice refused fields=FIELDS />
            <FormFoot open label={if is_new { words::CREATE } else { shell::SAVE }} />
        </form>
    }
}

fn products(data: Data) -> Vec<Product> {
    data.rows(|rows| {
        let offered = rows.products().filter(|product| !product.archived);
        let mut products: Vec<Product> = offered.cloned().collect();
        products.sort_by_cached_key(|product| (search_fold(&product.name), product.id));
        products
    })
}

#[component]
fn ProductSelect(products: Vec<Product>, product: RwSignal<Option<ProductId>>) -> impl IntoView {
    let choices: Vec<Choice> = products
        .into_iter()
        .map(|product| Choice::new(product.id.to_string(), product.name))
        .collect();
    view! {
        <Field label=words::PRODUCT>
            <Select
                choices=Signal::stored(choices)
                value=Signal::derive(move || {
                    product.get().map(|id| id.to_string()).unwrap_or_default()
                })
                on_change=move |value| product.set(value.parse().ok())
            />
        </Field>
    }
}

#[component]
fn GoalSelect(goal: RwSignal<Goal>) -> impl IntoView {
    let choices: Vec<Choice> = Goal::ALL
        .iter()
        .map(|&goal| Choice::new(goal.as_str(), values::goal(goal)))
        .collect();
    view! {
        <Field label=words::GOAL help=words::GOAL_HELP>
            <Select
                choices=Signal::stored(choices)
                value=Signal::derive(move || goal.get().to_string())
                on_change=move |value| goal.set(value.parse().unwrap_or(Goal::Sales))
            />
        </Field>
    }
}

/// What the form holds.
struct Wanted {
    name: String,
    goal: Goal,
    language: Option<domain::Language>,
    brief: String,
    tone: String,
}

impl Wanted {
    /// What is as a campaign begins need not travel.
    fn create(self, data: Data, product: Option<ProductId>) -> Result<CampaignId, Vec<Refusal>> {
        let missing = Refusal::NotFound {
            kind: domain::Kind::Product,
        };
        let mut changes = Vec::new();
        if self.goal != Goal::Sales {
            changes.push(CampaignField::Goal(self.goal));
        }
        if self.language.is_some() {
            changes.push(CampaignField::CommunicationLanguage(self.language));
        }
        if !self.brief.is_empty() {
            changes.push(CampaignField::Brief(self.brief));
        }
        if !self.tone.is_empty() {
            changes.push(CampaignField::Tone(self.tone));
        }
        let id = CampaignId(clock::new_id());
        data.submit(CreateCampaign {
            id,
            product_id: product.ok_or_else(|| vec![missing])?,
            name: self.name,
            changes,
        })?;
        Ok(id)
    }

    /// A command carries only what it changes (rule book §13).
    fn update(self, data: Data, before: &Campaign) -> Result<CampaignId, Vec<Refusal>> {
        let id = before.id;
        let is_changed = |field: &CampaignField| match field {
            CampaignField::Name(name) => *name != before.name,
            CampaignField::Goal(goal) => *goal != before.goal,
            CampaignField::Brief(brief) => *brief != before.brief,
            CampaignField::Tone(tone) => *tone != before.tone,
            CampaignField::CommunicationLanguage(language) => {
                *language != before.communication_language
            }
            CampaignField::Archived(archived) => *archived != before.archived,
        };
        let wanted = [
            CampaignField::Name(self.name),
            CampaignField::Goal(self.goal),
            CampaignField::Brief(self.brief),
            CampaignField::Tone(self.tone),
            CampaignField::CommunicationLanguage(self.language),
        ];
        let changes: Vec<CampaignField> = wanted.into_iter().filter(is_changed).collect();
        if !changes.is_empty() {
            data.submit(UpdateCampaign { id, changes })?;
        }
        Ok(id)
    }
}
