//! The boxes to write in: one, or two side by side where both languages are kept.

use super::{
    insertion::{Insertion, ReplyList},
    paste::Pasting,
    state::Compose,
    translating::{Translating, TranslatingKeys, TranslatingNotes},
};
use crate::{
    parts::{Original, TranslateHere},
    shell::shortcuts,
    texts::composer as words,
};
use domain::{
    Channel, Mode,
    compose::{MachineMade, keeps_both},
    shortcuts::Action,
    text::has_visible,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One box: its label, what stands in it when empty, and where its text is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
struct TextBox {
    label: &'static str,
    placeholder: &'static str,
    /// Whether it holds what the account reads or wrote.
    is_theirs: bool,
}

/// The boxes of a mode, in the order in which they are filled.
fn boxes(mode: Mode) -> Vec<TextBox> {
    let theirs = |label, placeholder| TextBox {
        label,
        placeholder,
        is_theirs: true,
    };
    let own = |label, placeholder| TextBox {
        label,
        placeholder,
        is_theirs: false,
    };
    match mode {
        Mode::AiDraft | Mode::AiContinue => vec![theirs(words::ANSWER, words::PLACEHOLDER_ANSWER)],
        Mode::LogSent => vec![theirs(words::THEY_READ, words::PLACEHOLDER_SENT)],
        Mode::TypeTranslate => vec![
            own(words::YOU_WRITE, words::PLACEHOLDER_OWN),
            theirs(words::THEY_READ, words::PLACEHOLDER_THEIRS),
        ],
        Mode::InboundPaste => vec![
            theirs(words::THEY_WROTE, words::PLACEHOLDER_REPLY),
            own(words::YOU_READ, words::PLACEHOLDER_TRANSLATION),
        ],
    }
}

/// What the box for the account's text, or for ours, is called in a mode.
pub fn label_of(mode: Mode, is_theirs: bool) -> Option<&'static str> {
    let mut boxes = boxes(mode).into_iter();
    boxes
        .find(|text_box| text_box.is_theirs == is_theirs)
        .map(|text_box| text_box.label)
}

#[component]
pub fn TextBoxes(compose: Compose) -> impl IntoView {
    // In one language there is nothing to translate; what was written stays in sight.
    // The box does not go while its last word is typed over.
    let has_own_text = Memo::new(move |before: Option<&bool>| {
        let stands = before.copied().unwrap_or_default() && compose.has_text();
        stands || compose.own_text.with(|text| has_visible(text))
    });
    let shown = Memo::new(move |_| {
        let mode = compose.mode.get();
        let both = keeps_both(mode, &compose.source(), &compose.target()) || has_own_text.get();
        boxes(mode)
            .into_iter()
            .filter(|text_box| both || text_box.is_theirs)
            .collect::<Vec<_>>()
    });
    let insertion = Insertion::of(compose);
    let translating = Translating::of(compose);
    view! {
        <ReplyList insertion />
        <div
            class="composer__box"
            class:composer__box--two=move || shown.with(|shown| shown.len() == 2)
        >
            <Show when=move || compose.channel.get() == Channel::Email>
                <label class="composer__subject">
                    <span>{words::SUBJECT}</span>
                    <input
                        dir="auto"
                        data-field="subject"
                        autocomplete="off"
                        prop:value=move || compose.mail_subject.get()
                        on:input=move |event| {
                            compose.mail_subject.set(event_target_value(&event));
                            compose.keep();
                        }
                    />
                </label>
            </Show>
            {move || {
                let second_of_two = shown.get().len() == 2;
                shown.get().into_iter().enumerate().map(|(index, text_box)| view! {
                    <Box compose text_box translates=second_of_two && index == 1 insertion translating />
                }).collect_view()
            }}
        </div>
    }
}

#[component]
fn Box(
    compose: Compose,
    text_box: TextBox,
    translates: bool,
    insertion: Insertion,
    translating: Translating,
) -> impl IntoView {
    let text = if text_box.is_theirs {
        compose.account_text
    } else {
        compose.own_text
    };
    let language = move || {
        if text_box.is_theirs {
            compose.target()
        } else {
            compose.source()
        }
        .to_string()
    };
    let pasting = expect_context::<Pasting>();
    // What goes out in the account's language follows what the member types in theirs.
    let follows = translates && text_box.is_theirs;
    // What a model wrote in it can be read, too.
    let is_read_back = follows || text_box.is_theirs && compose.mode.get_untracked().is_ai();
    let may_fill =
        move || text.with(|text| !has_visible(text)) || text_box.is_theirs && compose.is_outdated();
    view! {
        <div class="composer__text">
            <div class="composer__text-label">
                <span>{text_box.label}</span>
                <span class="chip">{language}</span>
                <Show when=move || translates && may_fill()>
                    <Fill compose into_theirs=text_box.is_theirs />
                </Show>
                {is_read_back.then(|| view! { <TranslatingKeys translating /> })}
            </div>
            <textarea
                dir="auto"
                lang=language
                aria-label=text_box.label
                aria-keyshortcuts=(!translates).then(|| shortcuts::sign_of(Action::Reply)).flatten()
                placeholder=text_box.placeholder
                prop:value=move || text.get()
                aria-autocomplete="list"
                aria-controls=move || insertion.controls(text_box.is_theirs)
                aria-activedescendant=move || insertion.active(text_box.is_theirs)
                on:paste=move |event| {
                    if text_box.is_theirs {
                        pasting.take(&event);
                    } else {
                        pasting.refuse_long(&event);
                    }
                }
                on:input=move |event| {
                    text.set(event_target_value(&event));
                    compose.keep();
                    insertion.follow(&event, text_box.is_theirs);
                }
                on:keydown=move |event| insertion.press(&event)
                data-theirs=text_box.is_theirs.then_some("")
                on:focus=move |_| compose.writes_in(text_box.is_theirs)
                on:blur=move |_| insertion.close()
            ></textarea>
            {is_read_back.then(|| view! { <TranslatingNotes translating /> })}
        </div>
    }
}

/// Fills the second box from the first. What somebody wrote in it stays.
#[component]
fn Fill(compose: Compose, into_theirs: bool) -> impl IntoView {
    let (from, to) = if into_theirs {
        (compose.own_text, compose.account_text)
    } else {
        (compose.account_text, compose.own_text)
    };
    let asked = StoredValue::new(String::new());
    let original = Callback::new(move |()| {
        let (source, target) = compose.languages();
        let (language, into) = if into_theirs {
            (source, target)
        } else {
            (target, source)
        };
        let may_fill = to.with_untracked(String::is_empty) || into_theirs && compose.is_untouched();
        may_fill.then(|| {
            asked.set_value(from.get_untracked());
            Original {
                text: from.get_untracked(),
                language,
                into,
            }
        })
    });
    let filled = Callback::new(move |()| {
        if into_theirs {
            compose.take_made(MachineMade {
                from: asked.get_value(),
                into: untrack(|| compose.target()),
                text: to.get_untracked(),
                may_be_corrected: false,
            });
        } else {
            compose.keep();
        }
        keep_focus(into_theirs);
    });
    view! {
        <TranslateHere original translation=to filled class="button button--quiet" />
    }
}

/// The button goes with what it filled: whoever pressed it by a key goes on in the text.
fn keep_focus(into_theirs: bool) {
    let pressed = document().active_element();
    let is_there = pressed.is_some_and(|on| on.matches(".composer__text-label *").unwrap_or(false));
    let box_ = if into_theirs {
        "[data-theirs]"
    } else {
        "textarea:not([data-theirs])"
    };
    let text = document().query_selector(&format!(".composer__text {box_}"));
    if let Some(text) = text.ok().flatten().filter(|_| is_there)
        && let Ok(text) = text.dyn_into::<HtmlElement>()
    {
        let _ = text.focus();
    }
}
