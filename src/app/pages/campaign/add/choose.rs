//! The choice: all accounts, by search and filters.

use crate::{
    data::{Data, use_data},
    format,
    pages::{
        accounts::{
            directory::{Directory, place, use_directory},
            filters::Filters,
        },
        thread::details::StatusChip,
    },
    parts::{Choice, Field, Select, TextInput, Windowed},
    texts::{campaigns, campaigns::add as words, shell, values},
};
use domain::{AccountId, AccountStatus, CampaignId, ConversationId, Kind, Language};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The height of a row in px, as `style/add-accounts.css` has it.
const ROW: usize = 48;

#[component]
pub fn Choose(
    campaign: CampaignId,
    selected: RwSignal<BTreeSet<AccountId>>,
    preview: Callback<()>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let directory = use_directory();
    let search = RwSignal::new(String::new());
    let place = RwSignal::new(String::new());
    let status = RwSignal::new(None::<AccountStatus>);
    let language = RwSignal::new(None::<Language>);
    let filters = Signal::derive(move || Filters {
        search: search.get(),
        place: place.get(),
        status: status.get(),
        language: language.get(),
        ..Filters::default()
    });
    let found = directory.find(filters);
    // What was chosen before the dialog opened stands first: it was not found here.
    let chosen = StoredValue::new(selected.get_untracked());
    let matching = Memo::new(move |_| {
        let matching = found.ids.get();
        let (mut first, rest): (Vec<_>, Vec<_>) =
            chosen.with_value(|chosen| matching.into_iter().partition(|id| chosen.contains(id)));
        first.extend(rest);
        first
    });
    // Nothing is missing before everything was read.
    let has_any = move || !directory.is_ready() || directory.count() > 0;
    let has_matching = move || !found.is_ready.get() || !matching.with(Vec::is_empty);
    let data = use_data();
    // What is in it already is not added.
    let to_add = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let ids = matching.get().into_iter();
        ids.filter(|id| !is_in(data, campaign, *id))
            .collect::<Vec<_>>()
    });
    let row = move |id| view! { <ChoiceRow campaign id selected /> };
    view! {
        <Show
            when=has_any
            fallback=|| {
                view! {
                    <div class="empty">
                        <h3>{words::NONE_TITLE}</h3>
                        <p>{words::NONE}</p>
                        <a class="button button--primary" href="/accounts/import">
                            {words::IMPORT}
                        </a>
                    </div>
                }
            }
        >
            <div class="form">
                <TextInput value=search label=words::SEARCH kind="search" autofocus=true />
                <div class="form__row">
                    <StatusFilter status />
                    <LanguageFilter directory language />
                    <TextInput value=place label=words::PLACE />
                </div>
            </div>
            <div class="line">
                <span class="soft" role="status">
                    {move || {
                        let n = matching.with(Vec::len);
                        words::matching(n, n.saturating_sub(to_add.with(Vec::len)))
                    }}
                </span>
                <button
                    type="button"
                    class="button push"
                    disabled=move || to_add.with(Vec::is_empty)
                    on:click=move |_| {
                        selected.update(|selected| {
                            to_add.with_untracked(|ids| selected.extend(ids));
                        });
                    }
                >
                    {move || words::select_matching(to_add.with(Vec::len))}
                </button>
            </div>
            <div class="add-accounts__list">
                <Show
                    when=has_matching
                    fallback=|| view! { <p class="empty">{words::NO_MATCH}</p> }
                >
                    <Windowed keys=matching row_height=ROW label=words::LIST row />
                </Show>
            </div>
            <Foot selected preview open />
        </Show>
    }
}

/// What is selected, and the way on.
#[component]
fn Foot(
    selected: RwSignal<BTreeSet<AccountId>>,
    preview: Callback<()>,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="form__foot">
            <span role="status">
                {move || campaigns::selected(selected.with(BTreeSet::len))}
            </span>
            <Show when=move || !selected.with(BTreeSet::is_empty)>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| selected.set(BTreeSet::new())
                >
                    {words::CLEAR}
                </button>
            </Show>
            <button type="button" class="button push" on:click=move |_| open.set(false)>
                {shell::CANCEL}
            </button>
            <button
                type="button"
                class="button button--primary"
                disabled=move || selected.with(BTreeSet::is_empty)
                on:click=move |_| preview.run(())
            >
                {words::PREVIEW}
            </button>
        </div>
    }
}

/// Whether an account stands in the campaign.
fn is_in(data: Data, campaign: CampaignId, id: AccountId) -> bool {
    data.rows(|rows| rows.conversation_in(id, Some(campaign)).is_some())
}

#[component]
fn ChoiceRow(
    campaign: CampaignId,
    id: AccountId,
    selected: RwSignal<BTreeSet<AccountId>>,
) -> impl IntoView {
    let data = use_data();
    let is_in = move || {
        data.watch_row(ConversationId::of(id, Some(campaign)));
        is_in(data, campaign, id)
    };
    let is_selected = Memo::new(move |_| selected.with(|selected| selected.contains(&id)));
    let choose = move |chosen: bool| {
        selected.update(|selected| {
            if chosen {
                selected.insert(id);
            } else {
                selected.remove(&id);
            }
        });
    };
    let about = move || {
        data.account(id).map(|account| {
            let about: Vec<String> = [
                Some(place(&account)),
                account.language.as_ref().map(format::language),
            ]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
            view! {
                <span class="choice-row__name" dir="auto">{account.name}</span>
                <small class="choice-row__about" dir="auto">{about.join(" · ")}</small>
            }
        })
    };
    let status = move || {
        data.account(id)
            .map(|account| view! { <StatusChip status=account.status /> })
    };
    view! {
        <label class="choice-row">
            <input
                type="checkbox"
                prop:checked=move || is_selected.get()
                disabled=move || is_in() && !is_selected.get()
                on:change=move |event| choose(event_target_checked(&event))
            />
            {about}
            <span class="choice-row__chips">
                <Show when=is_in>
                    <span class="chip">{words::IN_CAMPAIGN}</span>
                </Show>
                <span class="choice-row__status">{status}</span>
            </span>
        </label>
    }
}

#[component]
fn StatusFilter(status: RwSignal<Option<AccountStatus>>) -> impl IntoView {
    let each = AccountStatus::ALL
        .iter()
        .map(|&status| Choice::new(status.as_str(), values::account_status(status)));
    let choices: Vec<Choice> = std::iter::once(Choice::new("", words::ANY_STATUS))
        .chain(each)
        .collect();
    view! {
        <Field label=words::STATUS>
            <Select
                choices=Signal::stored(choices)
                value=Signal::derive(move || {
                    status.get().map(|status| status.to_string()).unwrap_or_default()
                })
                on_change=move |value| status.set(value.parse().ok())
            />
        </Field>
    }
}

/// The languages that accounts have; tags of one primary subtag are one language here.
#[component]
fn LanguageFilter(directory: Directory, language: RwSignal<Option<Language>>) -> impl IntoView {
    let choices = Memo::new(move |_| {
        let languages = directory.languages();
        let tags: BTreeSet<&str> = languages.iter().map(Language::primary).collect();
        let tags = tags.iter().filter_map(|tag| tag.parse::<Language>().ok());
        let mut each: Vec<Choice> = tags
            .map(|tag| Choice::new(tag.as_str(), format::language(&tag)))
            .collect();
        each.sort_by(|one, other| one.text.cmp(&other.text));
        each.insert(0, Choice::new("", words::ANY_LANGUAGE));
        each
    });
    view! {
        <Field label=words::LANGUAGE>
            <Select
                choices
                value=Signal::derive(move || {
                    language.get().map(|tag| tag.to_string()).unwrap_or_default()
                })
                on_change=move |value| language.set(value.parse().ok())
            />
        </Field>
    }
}
