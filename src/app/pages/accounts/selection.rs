//! What can be done with the accounts that a person selected.

use super::export;
use crate::{
    data::{Data, use_data},
    format,
    pages::{
        account::own_fields::standing,
        asked::new_at,
        batch::{Batch, BatchProgress},
        campaigns::offered,
        frame::{keys, nav},
        many::take,
        on_their_way,
    },
    parts::{ActSelect, Choice, Dialog, Selection, Toasts, language_select::OFFERED},
    shell::pause::Slices,
    texts::{accounts as words, inbox, values},
};
use domain::{
    AccountId, AccountStatus, Campaign, Command, CustomField, CustomFieldId, CustomKind,
    CustomValue, Kind, Language, Role, custom, inbox::at_once::Step, many_accounts::ManyAccounts,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// What can be done with the selection; nothing is shown without one.
#[component]
pub fn SelectionBar(selection: Selection<AccountId>) -> impl IntoView {
    let data = use_data();
    let choosing = RwSignal::new(false);
    // Who may take the workspace's data along (rule book §12).
    let may_export = Memo::new(move |_| {
        data.watch(Kind::Member);
        data.rows(|rows| {
            rows.member(data.me())
                .is_some_and(|me| me.role >= Role::Admin)
        })
    });
    let batch = Batch::new();
    let is_any = Memo::new(move |_| selection.count() > 0);
    let two = Memo::new(move |_| {
        selection.with(|chosen| {
            let mut ids = chosen.iter().copied();
            let two = ids.next().zip(ids.next());
            two.filter(|_| ids.next().is_none())
        })
    });
    view! {
        <BatchProgress batch />
        <Show when=move || is_any.get()>
            <div
                class="bar selection-bar"
                role="group"
                aria-label=words::WITH_SELECTION
                tabindex="-1"
            >
                <span role="status">{move || words::selected(selection.count())}</span>
                <Show when=move || !selection.has_all()>
                    <button
                        type="button"
                        class="button button--quiet"
                        on:click=move |_| selection.all(true)
                    >
                        {move || words::select_listed(selection.listed())}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| selection.all(false)
                >
                    {words::CLEAR_SELECTION}
                </button>
                <div class="selection-bar__acts">
                <button type="button" class="button button--primary" on:click=move |_| choosing.set(true)>
                    {words::ADD_TO_CAMPAIGN}
                </button>
                {move || two.get().map(|(a, b)| view! {
                    <a class="button" href=format!("/accounts/merge?survivor={a}&absorbed={b}&from=list")>
                        {words::MERGE_TWO}
                    </a>
                })}
                <Acts selection batch />
                <Show when=move || may_export.get()>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| export::export(data, selection)
                    >
                        {words::EXPORT}
                    </button>
                </Show>
                </div>
            </div>
        </Show>
        <Dialog open=choosing title=words::ADD_TO_CAMPAIGN.to_owned()>
            <ChooseCampaign selection />
        </Dialog>
    }
}

/// How many accounts are looked at between two looks at the clock.
const STEP: usize = 100;

/// What is changed of all of them.
#[component]
fn Acts(selection: Selection<AccountId>, batch: Batch) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let run = move |act: ManyAccounts| {
        if batch.is_running() {
            toasts.say(inbox::STILL_RUNNING);
            return;
        }
        let ids = untrack(|| selection.with(|chosen| chosen.iter().copied().collect()));
        perform(data, toasts, batch, ids, act);
        // Out of the field: single keys act again, that which undoes among them.
        keys::focus(".selection-bar");
    };
    let change = move |text: String| {
        if let Ok(status) = text.parse() {
            run(ManyAccounts::Status(status));
        }
    };
    let tell = move |text: String| {
        if let Ok(language) = text.parse() {
            run(ManyAccounts::Language(language));
        }
    };
    let statuses = AccountStatus::ALL
        .iter()
        .filter(|status| **status != AccountStatus::DoNotContact)
        .map(|status| Choice::new(status.as_str(), values::account_status(*status)));
    let languages = OFFERED.iter().filter_map(|tag| {
        let language: Language = tag.parse().ok()?;
        Some(Choice::new(*tag, format::language(&language)))
    });
    let fill_in = move |text: String| {
        if let Some((key, value)) = own_value(data, &text) {
            run(ManyAccounts::Own(key, value));
        }
    };
    let own = Memo::new(move |_| own_choices(data));
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <ActSelect
                label=words::OWN_FIELD
                choices=Signal::derive(move || {
                    let first = Choice::new("", words::OWN_FIELD);
                    [vec![first], own.get()].concat()
                })
                choose=fill_in
            />
        </Show>
        <ActSelect
            label=words::page::STATUS
            choices=Choice::any(words::page::STATUS, statuses)
            choose=change
        />
        <ActSelect
            label=words::form::LANGUAGE
            choices=Choice::any(words::form::LANGUAGE, languages)
            choose=tell
        />
    }
}

/// What many accounts can be given at once in a field of the workspace's own: one of its options, yes
/// or no. Watched.
fn own_choices(data: Data) -> Vec<Choice> {
    data.watch(Kind::CustomField);
    let of_field = |field: CustomField| {
        let values: Vec<(String, String)> = match field.kind {
            CustomKind::Select => {
                let options = field.options.iter();
                options.map(|it| (it.clone(), it.clone())).collect()
            }
            CustomKind::Boolean => [("true", words::YES), ("false", words::NO)]
                .map(|(value, text)| (value.to_owned(), text.to_owned()))
                .into(),
            _ => Vec::new(),
        };
        let (key, label) = (field.key, field.label);
        values.into_iter().map(move |(value, text)| {
            Choice::new(format!("{key}={value}"), format!("{label}: {text}"))
        })
    };
    standing(data).into_iter().flat_map(of_field).collect()
}

/// The value that a choice stands for.
fn own_value(data: Data, choice: &str) -> Option<(String, CustomValue)> {
    let (key, text) = choice.split_once('=')?;
    let field = data.rows(|rows| rows.custom_field(CustomFieldId::of(key)).cloned())?;
    let value = custom::parse(&field, text).ok()??;
    Some((field.key, value))
}

/// Plans the steps in slices, and takes them.
fn perform(data: Data, toasts: Toasts, batch: Batch, ids: Vec<AccountId>, act: ManyAccounts) {
    spawn_local(async move {
        let mut steps: Vec<Step> = Vec::new();
        let mut slices = Slices::begin();
        for part in ids.chunks(STEP) {
            data.rows(|rows| {
                let accounts = part.iter().filter_map(|id| rows.account(*id));
                steps.extend(accounts.filter_map(|account| act.step(account)));
            });
            slices.step().await;
        }
        if steps.is_empty() {
            toasts.say(inbox::NOTHING_TO_DO);
            return;
        }
        let done = act.clone();
        let stands = move |back: &Command| {
            let id = ManyAccounts::account_of(back);
            let account = id.and_then(|id| data.rows(|rows| rows.account(id).cloned()));
            account.is_some_and(|account| act.stands(&account))
        };
        let done = move |n| words::done(&done, n);
        take(data, toasts, batch, steps, done, stands);
    });
}

/// Leads to the campaign's own preview: its guardrails decide who is added (rule book §7).
#[component]
fn ChooseCampaign(selection: Selection<AccountId>) -> impl IntoView {
    let data = use_data();
    let navigate = StoredValue::new_local(use_navigate());
    let campaigns = Memo::new(move |_| offered(data));
    let choose = move |campaign: &Campaign| {
        on_their_way::add(untrack(|| selection.with(Clone::clone)));
        let address = format!("/campaigns/{}?tab=accounts", campaign.id);
        navigate.with_value(|navigate| navigate(&address, NavigateOptions::default()));
    };
    view! {
        <Show
            when=move || campaigns.with(|all| !all.is_empty())
            fallback=move || {
                let wait = move |_| on_their_way::wait(untrack(|| selection.with(Clone::clone)));
                view! {
                    <a class="button" href=new_at(nav::CAMPAIGNS.path) on:click=wait>
                        {words::FIRST_CAMPAIGN}
                    </a>
                }
            }
        >
            <ul class="stack" aria-label=words::CAMPAIGNS>
                {move || campaigns.get().into_iter().map(|campaign| {
                    let name = campaign.name.clone();
                    view! {
                        <li>
                            <button
                                type="button"
                                class="button"
                                dir="auto"
                                on:click=move |_| choose(&campaign)
                            >
                                {name}
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </Show>
    }
}
