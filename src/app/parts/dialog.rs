//! A modal dialog on the browser's own `<dialog>`: it traps focus and closes with Escape.

use super::icon::{Glyph, Icon};
use crate::texts::shell;
use leptos::{html, prelude::*};

/// Shown while `open` holds; sets it to false when the person closes it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        if open.get() && !dialog.open() {
            let _ = dialog.show_modal();
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:dialog--wide=wide
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <div class="dialog__body">
                    <header class="dialog__head">
                        <h2 dir="auto">{move || title.get()}</h2>
                        <button
                            type="button"
                            class="button button--quiet"
                            aria-label=shell::CLOSE
                            on:click=move |_| open.set(false)
                        >
                            <Icon glyph=Glyph::Cross />
                        </button>
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
