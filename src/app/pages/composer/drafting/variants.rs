//! Another variant of a draft, and the choice between those that are there.

use super::{Drafting, Wanted};
use crate::{
    parts::{Icon, icon::Glyph},
    texts::assistance::drafts as words,
};
use domain::{
    suggestion::{MOST_VARIANTS as MOST, Variant},
    text::has_visible,
};
use leptos::prelude::*;

impl Drafting {
    /// What stands in the box, as one of the variants.
    fn stands(self) -> Variant {
        let compose = self.compose.get_value();
        Variant {
            text: compose.account_text.get_untracked(),
            suggested: compose.suggested().get_untracked(),
        }
    }

    /// Puts another one into the box; what stood there is one press away.
    fn choose(self, which: usize) {
        let stood = self.stands();
        let chosen = self
            .variants
            .try_update(|them| them.choose(stood, which))
            .flatten();
        if let Some(chosen) = chosen {
            let compose = self.compose.get_value();
            compose.account_text.set(chosen.text);
            compose.suggested().set(chosen.suggested);
            compose.keep();
        }
    }
}

#[component]
pub(super) fn VariantKeys(drafting: Drafting) -> impl IntoView {
    let compose = drafting.compose.get_value();
    let is_running = move || drafting.running.with(Option::is_some);
    let can_be_asked = move || {
        drafting
            .variants
            .with(domain::suggestion::Variants::has_place)
            && compose.suggested().with(Option::is_some)
            && compose.account_text.with(|text| has_visible(text))
            && !is_running()
    };
    let is_own = move |which| drafting.variants.with(|them| them.is_own(which));
    let count = Memo::new(move |_| drafting.variants.with(domain::suggestion::Variants::count));
    view! {
        <Show when=can_be_asked>
            <button
                type="button"
                class="button button--quiet"
                data-deed="another"
                on:click=move |_| drafting.begin(Wanted::Another)
            >
                {words::ANOTHER}
            </button>
        </Show>
        <Show when=move || count.get() != 0>
            <span class="drafting__variants" role="group" aria-label=words::VARIANTS>
                <For each=move || 0..count.get() key=|which| *which let(which)>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-label=words::variant(which + 1)
                        aria-pressed=move || {
                            drafting.variants.with(|them| them.chosen() == which).to_string()
                        }
                        title=move || is_own(which).then_some(words::OWN_VARIANT)
                        disabled=is_running
                        on:click=move |_| drafting.choose(which)
                    >
                        {which + 1}
                        <Show when=move || is_own(which)>
                            <Icon glyph=Glyph::Pencil />
                        </Show>
                    </button>
                </For>
            </span>
        </Show>
        <Show when=move || count.get() == MOST && !is_running()>
            <span class="faint">{words::MOST_VARIANTS}</span>
        </Show>
    }
}
