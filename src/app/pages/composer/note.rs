//! A note to the team: written where messages are, and unmistakably none of them.

use super::super::{
    mention_list::{mention_list, mention_of},
    thread::Subject,
    undo::offer_copy,
};
use crate::{
    data::use_data,
    parts::{LogKeys, Suggestion, SuggestionList, Toasts},
    shell::{clock, notes::BegunNotes},
    texts::{notes as words, thread},
};
use domain::{AddNote, NoteId, RetractNote, text::has_visible};
use leptos::{html, prelude::*};

#[component]
pub fn NoteBox(subject: Subject) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
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
    let list = mention_list(format!("members-{}", subject.conversation));
    let take = move |taken: Suggestion| {
        if let Some(area) = area.get_untracked() {
            set(list.put(&area, &mention_of(&taken)));
        }
    };
    let add = move || {
        let note = AddNote {
            id: id.get_untracked(),
            account_id: subject.account,
            campaign_id: subject.campaign,
            text: text.get_untracked(),
        };
        let (added, typed) = (note.id, note.text.clone());
        match data.dispatch(note) {
            Ok(_) => {
                id.set(NoteId(clock::new_id()));
                set(String::new());
                toasts.offer(words::ADDED, thread::UNDO, move || {
                    if let Err(refusal) = data.dispatch(struck_out(added)) {
                        return toasts.say(data.refusal_text(&refusal));
                    }
                    let typed = typed.clone();
                    match text.try_get_untracked() {
                        Some(present) if present.is_empty() => set(typed),
                        Some(_) => offer_copy(toasts, typed),
                        // The box is gone by now: it comes back with what is kept.
                        None => give_back(toasts, begun, subject, typed),
                    }
                });
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
    let state = move || state_words(text.with(|text| has_visible(text)), is_kept.get());
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

/// Whether what was begun is safe; blank where nothing was.
const fn state_words(is_begun: bool, is_kept: bool) -> &'static str {
    match (is_begun, is_kept) {
        (false, _) => "",
        (true, true) => words::KEPT,
        (true, false) => words::NOT_KEPT,
    }
}

/// The text of a note that was undone is kept for its box, unless another was begun there.
fn give_back(toasts: Toasts, begun: BegunNotes, subject: Subject, typed: String) {
    if begun.get(subject.conversation).is_empty() {
        begun.keep(subject.conversation, &typed);
    } else {
        offer_copy(toasts, typed);
    }
}

/// What takes back that it was added.
fn struck_out(id: NoteId) -> RetractNote {
    let takes_back = false;
    RetractNote { id, takes_back }
}
