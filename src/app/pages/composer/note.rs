//! A note to the team: written where messages are, and unmistakably none of them.

use super::super::thread::Subject;
use crate::{
    data::use_data,
    parts::{LogKeys, Suggestion, SuggestionList, Suggestions},
    shell::{clock, notes::BegunNotes},
    texts::notes as words,
};
use domain::{
    AddNote, Kind, NoteId,
    offered::{Sign, members},
    text::has_visible,
};
use leptos::{html, prelude::*};

#[component]
pub fn NoteBox(subject: Subject) -> impl IntoView {
    let data = use_data();
    let begun = BegunNotes(data.me());
    let text = RwSignal::new(begun.get(subject.conversation));
    let is_kept = RwSignal::new(true);
    let trouble = RwSignal::new(None::<String>);
    // Made with the text, so that pressed twice it is one note.
    let id = RwSignal::new(NoteId(clock::new_id()));
    let area = NodeRef::<html::Textarea>::new();
    let set = move |now: String| {
        is_kept.set(begun.keep(subject.conversation, &now));
        trouble.set(None);
        text.set(now);
    };
    let list = mention_list(subject);
    let take = move |taken: Suggestion| {
        if let Some(area) = area.get_untracked() {
            set(list.put(&area, &format!("@{} ", taken.name)));
        }
    };
    let add = move || {
        let note = AddNote {
            id: id.get_untracked(),
            account_id: subject.account,
            campaign_id: subject.campaign,
            text: text.get_untracked(),
        };
        match data.dispatch(note) {
            Ok(_) => {
                id.set(NoteId(clock::new_id()));
                set(String::new());
            }
            Err(refusal) => trouble.set(Some(data.refusal_text(&refusal))),
        }
    };
    let press = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            event.stop_propagation();
            add();
        } else if let Some(taken) = list.press(&event) {
            take(taken);
        }
    };
    let state = move || {
        let is_begun = text.with(|text| has_visible(text));
        match (is_begun, is_kept.get()) {
            (false, _) => "",
            (true, true) => words::KEPT,
            (true, false) => words::NOT_KEPT,
        }
    };
    view! {
        <SuggestionList suggestions=list label=words::MEMBERS take />
        <div class="composer__box note-box">
            <div class="composer__text">
                <div class="composer__text-label">
                    <span>{words::ONLY_TEAM}</span>
                </div>
                <textarea
                    node_ref=area
                    dir="auto"
                    aria-label=words::NOTE
                    aria-autocomplete="list"
                    aria-controls=move || list.controls()
                    aria-activedescendant=move || list.active()
                    placeholder=words::PLACEHOLDER
                    prop:value=move || text.get()
                    on:input=move |event| {
                        set(event_target_value(&event));
                        if let Some(area) = area.get_untracked() {
                            list.follow(&area);
                        }
                    }
                    on:keydown=press
                    on:blur=move |_| list.close()
                ></textarea>
            </div>
        </div>
        {move || trouble.get().map(|trouble| view! {
            <p class="notice" data-tone="danger" role="alert" dir="auto">{trouble}</p>
        })}
        <div class="composer__foot">
            <span class="composer__state" role="status">{state}</span>
            <button
                type="button"
                class="button button--primary"
                on:click=move |event| if event.detail() < 2 { add() }
            >
                {words::ADD}
                <LogKeys />
            </button>
        </div>
    }
}

/// The colleagues who are offered behind an `@`.
fn mention_list(subject: Subject) -> Suggestions {
    let data = use_data();
    let find = move |search: &str| {
        data.watch(Kind::Member);
        data.rows(|rows| {
            let others = rows.members().filter(|member| member.id != data.me());
            let offered = members(others, search).into_iter();
            let suggestions = offered.map(|member| Suggestion {
                id: member.id.0,
                name: member.name.clone(),
                detail: member.email.clone(),
            });
            suggestions.collect()
        })
    };
    Suggestions::of(
        Sign::Mention,
        format!("members-{}", subject.conversation),
        find,
    )
}
