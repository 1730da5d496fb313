//! A name's initials on its own colour.

use leptos::prelude::*;

/// How many hues `style/avatar.css` knows.
const HUES: u32 = 12;

/// Decoration beside a name: hidden from assistive technology.
#[component]
pub fn Avatar(#[prop(into)] name: Signal<String>) -> impl IntoView {
    move || name.with(|name| avatar_of(name))
}

/// The same of a name that does not change by itself.
pub fn avatar_of(name: &str) -> impl IntoView + use<> {
    view! {
        <span class="avatar" data-hue=hue(name).to_string() aria-hidden="true">
            {initials(name)}
        </span>
    }
}

/// The first letters of the first two words; one word gives its first two characters where the
/// script has no capitals.
fn initials(name: &str) -> String {
    let letters: Vec<char> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .take(2)
        .collect();
    match letters.as_slice() {
        [] => "·".to_owned(),
        [only] if !only.is_ascii() && !only.is_uppercase() => name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(2)
            .collect(),
        letters => letters.iter().flat_map(|c| c.to_uppercase()).collect(),
    }
}

/// The same name always has the same hue (FNV-1a).
fn hue(name: &str) -> u32 {
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 8) % HUES
}
