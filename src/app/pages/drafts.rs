//! `/drafts`: texts that were begun and not logged, so that none is forgotten.

mod begun;
mod notes;
mod row;

use super::{
    handed::{HandedOver, HandedView},
    title,
};
use crate::{
    data::{Data, use_data},
    parts::{Icon, icon::Glyph},
    texts::{drafts, shell},
};
use begun::Begun;
use domain::{AccountId, ConversationId};
use leptos::prelude::*;
use notes::Notes;
use row::DraftRow;

#[component]
pub fn DraftsPage() -> impl IntoView {
    title::set(shell::DRAFTS);
    let handed = HandedOver::new();
    provide_context(handed);
    let data = use_data();
    let all = Memo::new(move |_| begun::all(data));
    let yours = Memo::new(move |_| all.with(|all| pick(all, |draft| draft.by == data.me())));
    let others = Memo::new(move |_| all.with(|all| pick(all, |draft| draft.by != data.me())));
    let notes = notes::begun();
    view! {
        <main class="pane">
            <div class="page">
                <header class="page__head">
                    <h1>{shell::DRAFTS}</h1>
                </header>
                <HandedView handed />
                <Show when=move || all.with(Vec::is_empty) && notes.with(Vec::is_empty) fallback=Lead>
                    <Empty />
                </Show>
                <Section title=drafts::YOURS list=yours />
                <Notes begun=notes />
                <Section title=drafts::COLLEAGUES list=others />
            </div>
        </main>
    }
}

/// The conversation's page; where nothing was said yet it has to be told with whom.
fn address(data: Data, conversation: ConversationId, account: Option<AccountId>) -> String {
    let has_begun = data.rows(|rows| rows.conversation(conversation).is_some());
    match account.filter(|_| !has_begun) {
        Some(account) => format!("/inbox/{conversation}?account={account}"),
        None => format!("/inbox/{conversation}"),
    }
}

fn pick(all: &[Begun], is_wanted: impl Fn(&Begun) -> bool) -> Vec<Begun> {
    all.iter()
        .filter(|draft| is_wanted(draft))
        .cloned()
        .collect()
}

#[component]
fn Lead() -> impl IntoView {
    view! { <p class="page__lead">{drafts::LEAD}</p> }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty__icon">
                <Icon glyph=Glyph::Pencil />
            </span>
            <h2>{drafts::EMPTY_TITLE}</h2>
            <p>{drafts::EMPTY}</p>
            <a class="button button--primary" href="/inbox">{shell::TO_INBOX}</a>
        </div>
    }
}

/// The drafts of some, under their heading; nothing where there are none.
#[component]
fn Section(title: &'static str, list: Memo<Vec<Begun>>) -> impl IntoView {
    view! {
        <Show when=move || list.with(|list| !list.is_empty())>
            <section class="stack" aria-label=title>
                <h2>{title}</h2>
                <ul class="draft-rows">
                    <For each=move || list.get() key=Clone::clone let(draft)>
                        <DraftRow draft />
                    </For>
                </ul>
            </section>
        </Show>
    }
}
