//! `/accounts/merge?survivor=…&absorbed=…`: two accounts side by side, field by field, and what
//! their merge would leave (rule book §8).

mod fields;
mod side_head;

use super::{duplicates::dismiss, title};
use crate::{
    data::{Data, use_data},
    parts::{Heading, Icon, Refused, RefusedNotice, Toasts, icon::Glyph},
    shell::clock,
    texts::accounts::merge as words,
};
use domain::{
    AccountId, AccountStatus, Field, FieldChoice, Kind, MergeAccounts, MergeId, UndoMerge,
    merge::{Side, plan_merge},
};
use fields::Fields;
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use side_head::SideHead;
use std::collections::BTreeMap;

/// The two accounts of the address: which stays, and which is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Two {
    pub survivor: AccountId,
    pub absorbed: AccountId,
}

impl Two {
    fn address(self, from: &str) -> String {
        let Self { survivor, absorbed } = self;
        format!("/accounts/merge?survivor={survivor}&absorbed={absorbed}&from={from}")
    }
}

/// Which side was chosen of a field, and of which of the workspace's own where it is one.
pub type Choices = BTreeMap<(Field, Option<String>), Side>;

/// Where the page leads back to.
const DUPLICATES: &str = "duplicates";
const LIST: &str = "list";

#[component]
pub fn MergePage() -> impl IntoView {
    title::set(words::TITLE);
    let data = use_data();
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| {
            let id = |name| query.get_str(name)?.parse::<AccountId>().ok();
            let (survivor, absorbed) = (id("survivor")?, id("absorbed")?);
            Some(Two { survivor, absorbed })
        })
    });
    // Each as it stands now: it may have been absorbed meanwhile.
    let two = Memo::new(move |_| {
        let Two { survivor, absorbed } = asked.get()?;
        Some(Two {
            survivor: data.account(survivor)?.id,
            absorbed: data.account(absorbed)?.id,
        })
    });
    let from = Memo::new(move |_| {
        query.with(|query| query.get_str("from").unwrap_or_default().to_owned())
    });
    view! {
        <main class="pane">
            {move || match two.get() {
                Some(two) if two.survivor != two.absorbed => view! { <Whole two from /> }.into_any(),
                Some(Two { survivor, .. }) => view! {
                    <div class="empty">
                        <Heading>{words::ONE_ALREADY_TITLE}</Heading>
                        <p>{words::ONE_ALREADY}</p>
                        <a class="button" href=format!("/accounts/{survivor}")>{words::OPEN}</a>
                    </div>
                }
                .into_any(),
                None => view! {
                    <div class="empty">
                        <Heading>{words::NOT_HERE_TITLE}</Heading>
                        <p>{words::NOT_HERE}</p>
                        <a class="button" href="/accounts">{words::BACK}</a>
                    </div>
                }
                .into_any(),
            }}
        </main>
    }
}

/// The preview, the choices, and what can be done.
#[component]
fn Whole(two: Two, from: Memo<String>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let navigate = StoredValue::new_local(use_navigate());
    let Two { survivor, absorbed } = two;
    let choose = RwSignal::new(Choices::new());
    let refused = Refused::new();
    let preview = Memo::new(move |_| {
        let (ours, theirs) = (data.account(survivor)?, data.account(absorbed)?);
        choose.with(|choose| Some(plan_merge(&ours, &theirs, &as_choices(choose))))
    });
    let back = move || back_to(&from.get(), survivor);
    let go = move |address: &str, replace: bool| {
        let options = NavigateOptions {
            replace,
            ..NavigateOptions::default()
        };
        navigate.with_value(|navigate| navigate(address, options));
    };
    let swap = move |_| {
        let swapped = Two {
            survivor: absorbed,
            absorbed: survivor,
        };
        go(&swapped.address(&from.get_untracked()), true);
    };
    let merge = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let names = (data.account_name(absorbed), data.account_name(survivor));
        match merge_now(data, two, &choose.get_untracked()) {
            Ok(id) => {
                toasts.offer(
                    words::merged(&names.0, &names.1),
                    words::UNDO,
                    move || match data.dispatch(UndoMerge { id }) {
                        Ok(_) => toasts.say(words::UNDONE),
                        Err(refusal) => toasts.say(data.refusal_text(&refusal)),
                    },
                );
                go(&back_to(&from.get_untracked(), survivor), false);
            }
            Err(refusal) => refused.show(Some(refusal)),
        }
    };
    let not_same = move |_| {
        dismiss(data, toasts, survivor, absorbed);
        go(&back_to(&from.get_untracked(), survivor), false);
    };
    view! {
        <header class="bar bar--line">
            <a class="button button--quiet" href=back aria-label=words::CANCEL>
                <Icon glyph=Glyph::Back />
            </a>
            <Heading>{words::TITLE}</Heading>
        </header>
        <form class="page merge" novalidate on:submit=merge>
            <p class="page__lead">{words::MERGE_LEAD}</p>
            <div class="merge__sides">
                <SideHead id=survivor side=Side::Survivor />
                <SideHead id=absorbed side=Side::Absorbed />
                <button type="button" class="button merge__swap" on:click=swap>
                    {words::SWAP}
                </button>
            </div>
            <Warnings two />
            <Fields two preview choose />
            <RefusedNotice refused />
            <div class="form__foot">
                <button class="button button--primary">{words::MERGE}</button>
                <button type="button" class="button" on:click=not_same>{words::NOT_SAME}</button>
                <a class="button button--quiet" href=back>{words::CANCEL}</a>
            </div>
        </form>
    }
}

fn back_to(from: &str, survivor: AccountId) -> String {
    if from == DUPLICATES {
        "/accounts/duplicates".to_owned()
    } else if from == LIST {
        "/accounts".to_owned()
    } else {
        format!("/accounts/{survivor}")
    }
}

fn as_choices(choose: &Choices) -> Vec<FieldChoice> {
    let each = choose.iter();
    each.map(|((field, key), &side)| FieldChoice {
        field: *field,
        side,
        key: key.clone(),
    })
    .collect()
}

fn merge_now(data: Data, two: Two, choose: &Choices) -> Result<MergeId, domain::Refusal> {
    let id = MergeId(clock::new_id());
    data.dispatch(MergeAccounts {
        id,
        survivor: two.survivor,
        absorbed: two.absorbed,
        choose: as_choices(choose),
    })?;
    Ok(id)
}

/// What a merge means beyond the fields: a flag for both, and two threads in one campaign.
#[component]
fn Warnings(two: Two) -> impl IntoView {
    let data = use_data();
    let flagged = move || {
        [two.survivor, two.absorbed]
            .into_iter()
            .filter_map(|id| data.account(id))
            .find(|account| account.status == AccountStatus::DoNotContact)
    };
    let shared = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let ids: Vec<_> = data.rows(|rows| {
            rows.conversations_with(two.absorbed)
                .map(|row| row.campaign_id)
                .filter(|campaign| rows.conversation_in(two.survivor, *campaign).is_some())
                .collect()
        });
        let mut names: Vec<String> = ids.into_iter().map(|id| data.campaign_name(id)).collect();
        names.sort();
        names.dedup();
        names
    });
    view! {
        {move || flagged().map(|account| view! {
            <p class="notice" data-tone="danger" dir="auto">{words::do_not_contact(&account.name)}</p>
        })}
        {move || shared.with(|names| (!names.is_empty()).then(|| view! {
            <p class="notice" dir="auto">{words::both_in(names)}</p>
        }))}
    }
}
