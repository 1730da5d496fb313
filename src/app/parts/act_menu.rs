//! What can be done, one act a line, over the page below its button. Escape closes it and gives the
//! focus back, and so does whatever is chosen; a press or the focus elsewhere closes it, too.

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, FocusEvent, HtmlElement, KeyboardEvent};

/// The lines that arrows go through.
const LINES: &str = ".act-menu__line";

#[component]
pub fn ActMenu(
    /// Of the lines, in the whole document.
    id: String,
    /// Names the button and what opens.
    #[prop(into)]
    label: Signal<String>,
    /// Of the button, besides being one.
    #[prop(optional)]
    class: &'static str,
    /// What the button shows.
    #[prop(into)]
    face: ViewFn,
    /// Whether the lines are there while it is closed: for what else presses them.
    #[prop(optional)]
    stays: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let button = NodeRef::<html::Button>::new();
    let menu = NodeRef::<html::Div>::new();
    let is_open = RwSignal::new(false);
    let close = move || {
        if let Some(menu) = menu.try_get_untracked().flatten() {
            // Refused where it is closed.
            let _ = menu.hide_popover();
        }
    };
    let opened = move |event: Event| {
        // What is chosen may take the menu away, which closes then.
        is_open.try_set(is_opening(&event));
        // The lines are there a frame later.
        if is_opening(&event) {
            request_animation_frame(move || {
                if let Some(menu) = menu.try_get_untracked().flatten() {
                    step(&menu, "Home");
                }
            });
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let Some(menu) = menu.try_get_untracked().flatten() else {
            return;
        };
        match event.key().as_str() {
            "Escape" => {
                close();
                if let Some(button) = button.try_get_untracked().flatten() {
                    let _ = button.focus();
                }
            }
            // On a choice, too: it would take another by them at once. It is opened by a blank.
            "ArrowDown" | "ArrowUp" | "Home" | "End" if !event.alt_key() => {
                step(&menu, &event.key());
            }
            key if takes_another(key, &event) => {}
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let left = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let is_within = |to: &Element| {
            let inside = |node: Option<HtmlElement>| node.is_some_and(|it| it.contains(Some(to)));
            inside(menu.try_get_untracked().flatten().map(Into::into))
                || inside(button.try_get_untracked().flatten().map(Into::into))
        };
        // To nowhere where the window itself loses the focus.
        if to.is_some_and(|to| !is_within(&to)) {
            close();
        }
    };
    let chosen = move |event: Event| {
        let on = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let line = on.and_then(|on| on.closest("button, a").ok().flatten());
        if line.is_some() || event.type_() == "change" {
            close();
        }
    };
    let target = id.clone();
    view! {
        <button
            type="button"
            class=format!("button button--quiet {class}")
            node_ref=button
            popovertarget=target
            aria-expanded=move || is_open.get().to_string()
            aria-label=label
            title=label
        >
            {move || face.run()}
        </button>
        <div
            class="act-menu"
            id=id
            popover="auto"
            role="group"
            aria-label=label
            node_ref=menu
            on:keydown=pressed
            on:focusout=left
            on:change=chosen
            on:click=move |event| chosen(event.into())
            on:beforetoggle=opened
        >
            <Show when=move || stays || is_open.get()>{children()}</Show>
        </div>
    }
}

/// Whether a choice that is closed would take another by the key, unseen: letters do, and pages.
fn takes_another(key: &str, event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|on| on.dyn_into::<Element>().ok());
    let is_closed = target.is_some_and(|on| on.matches("select").unwrap_or(false));
    let is_letter = key.chars().count() == 1 && key != " ";
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    let is_way = matches!(key, "PageDown" | "PageUp" | "ArrowLeft" | "ArrowRight");
    is_closed && !has_modifier && (is_letter || is_way)
}

/// Whether it opens, where it begins to open or to close.
fn is_opening(event: &Event) -> bool {
    js_sys::Reflect::get(event, &JsValue::from_str("newState"))
        .is_ok_and(|state| state.as_string().as_deref() == Some("open"))
}

/// The focus goes to the next line that way, and round at the ends. What is hidden takes none.
fn step(menu: &HtmlElement, key: &str) {
    let Ok(found) = menu.query_selector_all(LINES) else {
        return;
    };
    let lines = (0..found.length()).filter_map(|place| found.item(place)?.dyn_into().ok());
    let lines: Vec<HtmlElement> = lines
        .filter(|it: &HtmlElement| it.offset_width() > 0)
        .collect();
    let active = document().active_element();
    let is_here = |line: &HtmlElement| active.as_ref().is_some_and(|on| line.contains(Some(on)));
    let count = lines.len();
    let at = lines.iter().position(is_here);
    let to = match (key, at) {
        ("ArrowDown", Some(at)) => (at + 1) % count,
        ("ArrowUp", Some(at)) => (at + count - 1) % count,
        ("ArrowUp" | "End", _) => count.saturating_sub(1),
        _ => 0,
    };
    if let Some(line) = lines.get(to) {
        let choice = line.query_selector("select").ok().flatten();
        let choice = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok());
        let _ = choice.as_ref().unwrap_or(line).focus();
    }
}

/// A line that acts.
#[component]
pub fn Act(
    #[prop(into)] label: Signal<String>,
    act: impl Fn() + 'static,
    /// The key that does the same.
    #[prop(optional_no_strip)]
    key: Option<String>,
    /// What the palette calls it by.
    #[prop(optional)]
    deed: Option<&'static str>,
    /// Whether it takes something away.
    #[prop(optional)]
    is_grave: bool,
    /// Only where the button that does the same has no room.
    #[prop(optional)]
    is_narrow: bool,
    /// Whether it holds now, of what is switched.
    #[prop(optional, into)]
    pressed: MaybeProp<bool>,
) -> impl IntoView {
    let sign = key
        .clone()
        .map(|key| view! { <kbd aria-hidden="true">{key}</kbd> });
    view! {
        <button
            type="button"
            class="act-menu__line"
            class:button--danger=is_grave
            class:act-menu__narrow=is_narrow
            data-deed=deed
            aria-label=label
            aria-keyshortcuts=key
            aria-pressed=move || pressed.get().map(|holds| holds.to_string())
            on:click=move |_| act()
        >
            <span>{label}</span>
            {sign}
        </button>
    }
}
