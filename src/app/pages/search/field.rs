//! The field, with what is offered while an operator is typed. The arrows go through the offers, or
//! else into the results; Enter takes what is chosen, or opens the first result.

use crate::{
    data::{Data, use_data},
    pages::{frame::keys, inbox::tools::choices},
    parts::{Icon, SearchKey, icon::Glyph},
    texts::search as words,
};
use domain::search::{Offer, Operator, asked_for, offers};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

/// The class of a result.
const RESULT: &str = "found__open";

/// The focus goes to the field.
pub fn focus() -> bool {
    keys::to_search()
}

#[component]
pub fn Field(text: RwSignal<String>, typed: Callback<String>) -> impl IntoView {
    let data = use_data();
    // What a link asks for is complete.
    let closed = RwSignal::new(text.with_untracked(|text| !text.is_empty()));
    let asked = Memo::new(move |_| text.with(|text| asked_for(text)));
    // Looked for only while they are asked for.
    let own = Memo::new(move |_| asked.get().map_or_else(Vec::new, |asked| own(data, asked)));
    let offered = Memo::new(move |_| {
        if closed.get() {
            return Vec::new();
        }
        text.with(|text| own.with(|own| offers(text, own)))
    });
    let chosen = RwSignal::new(None::<usize>);
    let take = move |offer: Offer| {
        chosen.set(None);
        typed.run(offer.text);
    };
    let press = move |event: KeyboardEvent| {
        let count = offered.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if count > 0 => {
                chosen.update(|at| *at = Some(at.map_or(0, |at| (at + 1) % count)));
            }
            "ArrowUp" if count > 0 => {
                chosen.update(|at| *at = Some(at.map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "ArrowDown" => {
                step(1);
            }
            "Enter" if !event.is_composing() => {
                let offer = chosen
                    .get_untracked()
                    .and_then(|at| offered.with_untracked(|offered| offered.get(at).cloned()));
                match (offer, first_result()) {
                    (Some(offer), _) => take(offer),
                    (None, Some(first)) => first.click(),
                    (None, None) => {}
                }
            }
            "Escape" if count > 0 => {
                chosen.set(None);
                closed.set(true);
            }
            "Escape" => typed.run(String::new()),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(at, offer): (usize, Offer)| {
        let word = offer.word.clone();
        view! {
            <li
                class="suggestion"
                role="option"
                id=name_of(at)
                aria-selected=move || (chosen.get() == Some(at)).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| take(offer.clone())
            >
                <code class="suggestion__name">{word}</code>
            </li>
        }
    };
    let is_open = move || offered.with(|offered| !offered.is_empty());
    view! {
        <div class="found__field">
            <label class="search">
                <Icon glyph=Glyph::Search />
                <input
                    type="search"
                    dir="auto"
                    data-search=""
                    role="combobox"
                    aria-label=words::FIELD
                    aria-expanded=move || is_open().to_string()
                    aria-controls="search-offers"
                    aria-activedescendant=move || chosen.get().map(name_of)
                    autocomplete="off"
                    autofocus=true
                    placeholder=words::FIELD
                    prop:value=move || text.get()
                    on:input=move |event| {
                        closed.set(false);
                        chosen.set(None);
                        typed.run(event_target_value(&event));
                    }
                    on:keydown=press
                    on:blur=move |_| closed.set(true)
                />
                <SearchKey />
            </label>
            <ul
                class="suggestions found__offers"
                role="listbox"
                id="search-offers"
                aria-label=words::OPERATORS
                hidden=move || !is_open()
            >
                {move || offered.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
        </div>
    }
}

/// The workspace's own words for what an operator asks: the tags in use, the members' names.
fn own(data: Data, asked: Operator) -> Vec<String> {
    match asked {
        Operator::Tag => choices::tags(data),
        Operator::Assignee | Operator::From => choices::names(data),
        Operator::Campaign => choices::campaign_names(data),
        _ => Vec::new(),
    }
}

fn name_of(at: usize) -> String {
    format!("search-offer-{at}")
}

fn first_result() -> Option<HtmlElement> {
    results().into_iter().next()
}

/// Everything that was found, as it stands on the page.
fn results() -> Vec<HtmlElement> {
    let nodes = document().get_elements_by_class_name(RESULT);
    (0..nodes.length())
        .filter_map(|at| nodes.item(at)?.dyn_into().ok())
        .collect()
}

/// The focus goes to the result that is so many after the one in focus; before the first stands the
/// field.
pub fn step(by: isize) {
    let results = results();
    let present = document().active_element();
    let at = results
        .iter()
        .position(|result| present.as_ref() == Some(result.as_ref()));
    let next = match at {
        None => Some(0),
        Some(at) => at.checked_add_signed(by),
    };
    match next {
        Some(next) => {
            if let Some(result) = results.get(next) {
                let _ = result.focus();
            }
        }
        None => _ = focus(),
    }
}
