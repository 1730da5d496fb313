//! What an address asks a page for besides what it shows.

use super::{frame::keys, query};
use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};

/// In an address: the page's form for something new is to stand open.
const NEW: &str = "new";

/// The address of a page with its form for something new.
pub fn new_at(path: &str) -> String {
    format!("{path}?{NEW}")
}

/// Opens the page's form for something new whenever the address asks for it, for whoever comes from a
/// place where that is missing. The address then is the page's own again: *back* opens no form.
pub fn open_when_asked(open: impl Fn() + 'static) {
    let asked = use_query_map();
    let path = use_location().pathname;
    let navigate = use_navigate();
    Effect::new(move || {
        let rest = asked.with(|asked| {
            asked.get(NEW)?;
            let pairs: Vec<_> = asked.clone().into_iter().collect();
            let others = pairs.iter().filter(|(name, _)| name != NEW);
            Some(query::spelled(
                others.map(|(name, value)| (&**name, &**value)),
            ))
        });
        let Some(rest) = rest else { return };
        open();
        let path = path.get_untracked();
        let address = if rest.is_empty() {
            path
        } else {
            format!("{path}?{rest}")
        };
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address, options);
    });
}

/// The address of a part of a page, by its heading.
pub fn part_at(path: &str, title: &str) -> String {
    format!(
        "{path}#{}",
        String::from(js_sys::encode_uri_component(title))
    )
}

/// Brings the part of the page into sight that the address names.
pub fn show_part_when_asked() {
    let hash = use_location().hash;
    Effect::new(move || {
        let title = hash.with(|hash| js_sys::decode_uri_component(hash.trim_start_matches('#')));
        let title = title.map(String::from).unwrap_or_default();
        show_part(title);
    });
}

/// Brings the part of the page under the heading into sight, unfolded.
pub fn show_part(title: String) {
    // Of ours none has a quote in it.
    if title.is_empty() || title.contains(['"', '\\']) {
        return;
    }
    request_animation_frame(move || {
        let part = keys::find(&format!("main section[aria-label=\"{title}\"]"));
        if let Some(part) = part {
            if let Ok(Some(folded)) = part.query_selector(":scope > details") {
                let _ = folded.set_attribute("open", "");
            }
            part.scroll_into_view();
        }
    });
}
