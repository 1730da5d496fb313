//! The accounts that a person selected: one by one, a range with Shift, or all that match; and what
//! can be done with them.

use crate::{data::use_data, parts::Dialog, texts::accounts as words};
use domain::{AccountId, Campaign, Kind};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::{cmp::Reverse, collections::BTreeSet};

/// What is selected, of the list as it stands.
#[derive(Clone, Copy)]
pub struct Selection {
    listed: RwSignal<Vec<AccountId>>,
    chosen: RwSignal<BTreeSet<AccountId>>,
    /// Where a range begins.
    anchor: StoredValue<Option<AccountId>>,
}

impl Selection {
    pub fn new(listed: RwSignal<Vec<AccountId>>) -> Self {
        Self {
            listed,
            chosen: RwSignal::new(BTreeSet::new()),
            anchor: StoredValue::new(None),
        }
    }

    pub fn has(self, id: AccountId) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    fn count(self) -> usize {
        self.chosen.with(BTreeSet::len)
    }

    /// Whether all that is listed is selected.
    pub fn has_all(self) -> bool {
        let count = self.count();
        count > 0
            && self.listed.with(|listed| {
                count >= listed.len()
                    && self
                        .chosen
                        .with(|chosen| listed.iter().all(|id| chosen.contains(id)))
            })
    }

    pub fn has_some(self) -> bool {
        self.count() > 0 && !self.has_all()
    }

    /// Selects all that is listed, or nothing.
    pub fn all(self, selects: bool) {
        let chosen = if selects {
            self.listed
                .with_untracked(|listed| listed.iter().copied().collect())
        } else {
            BTreeSet::new()
        };
        self.chosen.set(chosen);
    }

    /// Selects one or takes it out; with `range`, everything from the one before to it.
    pub fn toggle(self, id: AccountId, range: bool) {
        let selects = !self.chosen.with_untracked(|chosen| chosen.contains(&id));
        let anchor = self.anchor.get_value().filter(|_| range).unwrap_or(id);
        self.anchor.set_value(Some(id));
        let ids = self.listed.with_untracked(|listed| {
            let place = |id| listed.iter().position(|other| *other == id);
            match (place(anchor), place(id)) {
                (Some(from), Some(to)) => listed[from.min(to)..=from.max(to)].to_vec(),
                _ => vec![id],
            }
        });
        self.chosen.update(|chosen| {
            for id in ids {
                if selects {
                    chosen.insert(id);
                } else {
                    chosen.remove(&id);
                }
            }
        });
    }
}

thread_local! {
    /// What was selected to be added to a campaign, until its page asks for it.
    static TO_ADD: std::cell::RefCell<BTreeSet<AccountId>> = const { std::cell::RefCell::new(BTreeSet::new()) };
}

/// Takes what was selected to be added to a campaign.
pub fn take_selected() -> BTreeSet<AccountId> {
    TO_ADD.take()
}

/// What can be done with the selection; nothing is shown without one.
#[component]
pub fn SelectionBar(selection: Selection) -> impl IntoView {
    let choosing = RwSignal::new(false);
    let is_any = Memo::new(move |_| selection.count() > 0);
    let two = Memo::new(move |_| {
        selection.chosen.with(|chosen| {
            let mut ids = chosen.iter().copied();
            let two = ids.next().zip(ids.next());
            two.filter(|_| ids.next().is_none())
        })
    });
    view! {
        <Show when=move || is_any.get()>
            <div class="bar selection-bar" role="group" aria-label=words::WITH_SELECTION>
                <span role="status">{move || words::selected(selection.count())}</span>
                <button type="button" class="button button--primary" on:click=move |_| choosing.set(true)>
                    {words::ADD_TO_CAMPAIGN}
                </button>
                {move || two.get().map(|(a, b)| view! {
                    <a class="button" href=format!("/accounts/merge?survivor={a}&absorbed={b}&from=list")>
                        {words::MERGE_TWO}
                    </a>
                })}
                <Show when=move || !selection.has_all()>
                    <button type="button" class="button" on:click=move |_| selection.all(true)>
                        {move || words::select_listed(selection.listed.with(Vec::len))}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| selection.all(false)
                >
                    {words::CLEAR_SELECTION}
                </button>
            </div>
        </Show>
        <Dialog open=choosing title=words::ADD_TO_CAMPAIGN.to_owned()>
            <ChooseCampaign selection />
        </Dialog>
    }
}

/// Leads to the campaign's own preview: its guardrails decide who is added (rule book §7).
#[component]
fn ChooseCampaign(selection: Selection) -> impl IntoView {
    let data = use_data();
    let navigate = StoredValue::new_local(use_navigate());
    let campaigns = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let mut all: Vec<Campaign> = data.rows(|rows| rows.campaigns().cloned().collect());
        all.sort_by_key(|campaign| Reverse((campaign.created_at, campaign.id)));
        all
    });
    let choose = move |campaign: &Campaign| {
        TO_ADD.set(selection.chosen.get_untracked());
        let address = format!("/campaigns/{}?tab=accounts", campaign.id);
        navigate.with_value(|navigate| navigate(&address, NavigateOptions::default()));
    };
    view! {
        <Show
            when=move || campaigns.with(|all| !all.is_empty())
            fallback=|| view! { <a class="button" href="/campaigns">{words::FIRST_CAMPAIGN}</a> }
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
