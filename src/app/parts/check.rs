//! A box that is ticked or not, with its words beside it.

use leptos::prelude::*;

/// `on_change` hears what the person makes of it; whether it is ticked follows `checked` alone.
#[component]
pub fn Check(
    #[prop(into)] checked: Signal<bool>,
    on_change: impl Fn(bool) + 'static,
    #[prop(into, default = Signal::stored(false))] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                disabled=move || disabled.get()
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <span>{children()}</span>
        </label>
    }
}
