//! A modal dialog on the browser's own `<dialog>`: it traps focus and closes with Escape.

use super::{
    Toasts, copy_text,
    icon::{Glyph, Icon},
};
use crate::texts::shell;
use domain::text::has_visible;
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, KeyboardEvent};

/// Shown while `open` holds; sets it to false when the person closes it. What was typed into a form
/// inside is not thrown away by one press: the first says so, the second does it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    /// What is typed inside is kept elsewhere: closing loses nothing.
    #[prop(optional)]
    keeps: bool,
    /// What is inside is shown this once: only what it offers itself closes it.
    #[prop(optional, into)]
    holds: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let typed = RwSignal::new(Typed::Nothing);
    // The longer texts that were typed.
    let areas = StoredValue::new_local(Vec::<HtmlTextAreaElement>::new());
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            typed.set(Typed::Nothing);
            areas.set_value(Vec::new());
            let _ = dialog.show_modal();
            request_animation_frame(move || into_first_field(&dialog));
        } else if !open.get() {
            typed.set(Typed::Nothing);
            if dialog.open() {
                dialog.close();
            }
        }
    });
    // What is left unsaved here when the page goes is asked about by the browser; when only the dialog
    // goes, by the way back for one, its texts are offered.
    let is_typed = move || {
        typed
            .try_get_untracked()
            .is_some_and(|typed| typed != Typed::Nothing)
    };
    let leaving = window_event_listener(leptos::ev::beforeunload, move |event| {
        if is_typed() {
            event.prevent_default();
        }
    });
    let toasts = use_context::<Toasts>();
    on_cleanup(move || {
        leaving.remove();
        if let Some(toasts) = toasts.filter(|_| is_typed()) {
            offer_unsaved(toasts, &areas.try_get_value().unwrap_or_default());
        }
    });
    // Whether it stays, this once.
    let stays = move || {
        if holds.get_untracked() {
            return true;
        }
        let stays = typed.get_untracked() == Typed::Something;
        if stays {
            typed.set(Typed::Told);
        }
        stays
    };
    let note_typing = move |event: web_sys::Event| {
        let target = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if !keeps && target.is_some_and(|it| matches!(it.closest("form"), Ok(Some(_)))) {
            typed.set(Typed::Something);
            let area = event.target().and_then(|it| it.dyn_into().ok());
            areas.update_value(|areas| {
                areas.extend(area.filter(|area| !areas.contains(area)));
            });
        }
    };
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:dialog--wide=wide
            aria-label=move || title.get()
            on:input=note_typing
            on:cancel=move |event: web_sys::Event| {
                // A choice of files within it is cancelled by an event of the same name.
                if event.target() != event.current_target() {
                    return;
                }
                if stays() {
                    event.prevent_default();
                } else {
                    // What was typed into has the focus until it goes, and `close` is heard only
                    // after the next key.
                    open.set(false);
                }
            }
            // It may be open anew by the time that this is heard.
            on:close=move |_| {
                if node.get_untracked().is_none_or(|dialog| !dialog.open()) {
                    open.set(false);
                }
            }
            on:keydown=move |event| submit_by_key(&event)
        >
            <Show when=move || open.get()>
                <div class="dialog__body">
                    <Head
                        title
                        holds
                        close=Callback::new(move |()| {
                            if !stays() {
                                open.set(false);
                            }
                        })
                    />
                    <Show when=move || typed.get() == Typed::Told>
                        <p class="notice" data-tone="warn" role="alert">{shell::NOT_SAVED}</p>
                    </Show>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}

#[component]
fn Head(title: Signal<String>, holds: Signal<bool>, close: Callback<()>) -> impl IntoView {
    view! {
        <header class="dialog__head">
            <h2 dir="auto">{move || title.get()}</h2>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || holds.get()
                aria-label=shell::CLOSE
                on:click=move |_| close.run(())
            >
                <Icon glyph=Glyph::Cross />
            </button>
        </header>
    }
}

/// Offers the longer texts that went with their dialog.
fn offer_unsaved(toasts: Toasts, areas: &[HtmlTextAreaElement]) {
    let texts = areas.iter().map(HtmlTextAreaElement::value);
    let texts: Vec<String> = texts.filter(|text| has_visible(text)).collect();
    if !texts.is_empty() {
        let unsaved = texts.join("\n\n");
        toasts.offer(shell::LEFT_UNSAVED, shell::COPY_IT, move || {
            copy_text(&unsaved, shell::COPIED);
        });
    }
}

/// What is inside may have been built after the dialog was shown: then nothing in it has the focus.
fn into_first_field(dialog: &HtmlDialogElement) {
    let active = document().active_element();
    if active.as_ref() != Some(dialog.as_ref()) {
        return;
    }
    let field = ["[autofocus]", "form input, form select, form textarea"]
        .into_iter()
        .find_map(|which| dialog.query_selector(which).ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}

/// Control and Enter do what the form's main button does, wherever the focus is in it.
fn submit_by_key(event: &KeyboardEvent) {
    let is_meant = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
    if !is_meant || event.default_prevented() {
        return;
    }
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let form = target.and_then(|it| it.closest("form").ok().flatten());
    let button = form.and_then(|form| form.query_selector(".button--primary").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        button.click();
    }
}

/// What would be lost with the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Nothing,
    Something,
    /// The person was told of it, and has typed nothing since.
    Told,
}
