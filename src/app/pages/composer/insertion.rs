//! Saved replies in the composer: `/` at the beginning of a word opens them, one goes into the text
//! with what is known filled in.

use super::{super::filling::with_values, state::Compose};
use crate::{
    parts::{Suggestion, SuggestionList, Suggestions, put_at_cursor},
    texts::saved_replies as words,
};
use domain::{
    Direction, Kind, SavedReplyId,
    offered::{Sign, replies},
    text,
    variables::{Variable, fill},
};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};

/// A sign that a press has put into a box.
struct Begun {
    area: HtmlTextAreaElement,
    /// Where it stands, with the gap before it.
    start: u32,
    end: u32,
    /// What the box held then.
    value: String,
}

thread_local! {
    /// The sign that a press has put there, until something is typed.
    static BEGUN: RefCell<Option<Begun>> = const { RefCell::new(None) };
}

/// The list of saved replies, and the box in which it is open.
#[derive(Clone, Copy)]
pub struct Insertion {
    compose: StoredValue<Compose>,
    list: Suggestions,
    /// Whether it is open in the box of what the account reads.
    is_theirs: RwSignal<bool>,
    area: StoredValue<Option<HtmlTextAreaElement>, LocalStorage>,
}

impl Insertion {
    pub fn of(compose: Compose) -> Self {
        let data = compose.data();
        let find = move |search: &str| {
            data.watch(Kind::SavedReply);
            data.rows(|rows| {
                let offered = replies(rows.saved_replies(), data.me(), search).into_iter();
                let suggestions = offered.map(|reply| Suggestion {
                    id: reply.id.0,
                    name: reply.name.clone(),
                    detail: text::preview(&reply.text),
                });
                suggestions.collect()
            })
        };
        let name = format!("replies-{}", compose.subject.conversation);
        Self {
            compose: StoredValue::new(compose),
            list: Suggestions::of(Sign::Reply, name, find),
            is_theirs: RwSignal::new(true),
            area: StoredValue::new_local(None),
        }
    }

    fn compose(self) -> Compose {
        self.compose.get_value()
    }

    /// Follows what is typed. What they wrote is pasted, and nothing is put into it.
    pub fn follow(self, event: &Event, is_theirs: bool) {
        let area = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        let mode = self.compose().mode.get_untracked();
        let Some(area) = area.filter(|_| mode.direction() == Direction::Outbound) else {
            return;
        };
        BEGUN.take();
        self.is_theirs.set(is_theirs);
        self.list.follow(&area);
        self.area.set_value(Some(area));
    }

    pub fn press(self, event: &KeyboardEvent) {
        if event.key() == "Escape" && take_back(self.compose()).is_some() {
            self.list.close();
            event.prevent_default();
            event.stop_propagation();
        } else if let Some(taken) = self.list.press(event) {
            self.take(&taken);
        }
    }

    /// A box that goes loses the focus, too, when this may be gone already.
    pub fn close(self) {
        if let Some(compose) = self.compose.try_get_value() {
            take_back(compose);
            self.list.close();
        }
    }

    /// What stands in the box in which the list is open.
    fn text(self) -> RwSignal<String> {
        let compose = self.compose();
        if self.is_theirs.get_untracked() {
            compose.account_text
        } else {
            compose.own_text
        }
    }

    fn take(self, suggestion: &Suggestion) {
        let compose = self.compose();
        let (subject, data) = (compose.subject, compose.data());
        let id = SavedReplyId(suggestion.id);
        let reply = data.rows(|rows| rows.saved_reply(id).map(|reply| reply.text.clone()));
        let (Some(reply), Some(area)) = (reply, self.area.get_value()) else {
            return;
        };
        let contact = compose.contact.get_untracked();
        let filled = with_values(data, subject.account, subject.campaign, contact, |values| {
            fill(&reply, values).text
        });
        BEGUN.take();
        self.text().set(self.list.put(&area, &filled));
        compose.keep();
    }

    /// What a box says of the list, for who hears it. Watched.
    pub fn controls(self, is_theirs: bool) -> Option<String> {
        let is_here = self.is_theirs.get() == is_theirs;
        is_here.then(|| self.list.controls()).flatten()
    }

    /// Which reply is chosen, for who hears it. Watched.
    pub fn active(self, is_theirs: bool) -> Option<String> {
        let is_here = self.is_theirs.get() == is_theirs;
        is_here.then(|| self.list.active()).flatten()
    }
}

/// The list while it is open; where there are none yet, the way to the first.
#[component]
pub fn ReplyList(insertion: Insertion) -> impl IntoView {
    let list = insertion.list;
    let has_none = move || list.is_begun() && !list.is_open();
    view! {
        <SuggestionList
            suggestions=list
            label=words::TITLE
            take=move |suggestion| insertion.take(&suggestion)
        />
        <Show when=has_none>
            <p class="hint" data-tone="calm" role="status">
                <span>{words::NONE_TO_INSERT}</span>
                // The box keeps the focus until the link is followed.
                <a
                    class="link push"
                    href="/settings"
                    on:mousedown=move |event| event.prevent_default()
                >
                    {words::TO_SETTINGS}
                </a>
            </p>
        </Show>
    }
}

/// Opens the list by a press: puts a `/` where the cursor is. What is selected stays. A second press
/// closes it.
pub fn begin(compose: Compose) {
    let Some(area) = area_of(compose) else { return };
    if let Some(area) = take_back(compose) {
        return say_typed(&area);
    }
    let start = cursor_of(&area);
    let _ = area.set_selection_range(start, start);
    put_word(&area, "/");
    let (end, value) = (cursor_of(&area), area.value());
    BEGUN.set(Some(Begun {
        area,
        start,
        end,
        value,
    }));
}

/// The sign that a press has put there goes where nothing was typed since, wherever the cursor is by
/// now. Gives the box where there was one.
pub fn take_back(compose: Compose) -> Option<HtmlTextAreaElement> {
    let Begun {
        area,
        start,
        end,
        value,
    } = BEGUN.take()?;
    if !area.is_connected() || area.value() != value {
        return None;
    }
    let _ = area.set_range_text_with_start_and_end("", start, end);
    let text = if area.has_attribute("data-theirs") {
        compose.account_text
    } else {
        compose.own_text
    };
    // The composer may be gone by now.
    if text.try_set(area.value()).is_some() {
        return None;
    }
    compose.keep();
    Some(area)
}

fn cursor_of(area: &HtmlTextAreaElement) -> u32 {
    area.selection_end().ok().flatten().unwrap_or_default()
}

/// Puts a variable where the cursor is.
pub fn put_variable(compose: Compose, variable: Variable) {
    if let Some(area) = area_of(compose) {
        put_word(&area, &variable.to_string());
    }
}

/// The box where the cursor was last.
fn area_of(compose: Compose) -> Option<HtmlTextAreaElement> {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let theirs = compose.writes_theirs();
    let last = theirs.then(|| find(".composer textarea[data-theirs]"));
    let area = last.flatten().or_else(|| find(".composer textarea"));
    area.and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok())
}

/// The box keeps the word as if it had been typed.
fn put_word(area: &HtmlTextAreaElement, word: &str) {
    put_at_cursor(area, word);
    say_typed(area);
}

/// What stands in the box now is taken as if it had been typed.
fn say_typed(area: &HtmlTextAreaElement) {
    if let Ok(event) = Event::new("input") {
        event.init_event_with_bubbles("input", true);
        let _ = area.dispatch_event(&event);
    }
}
