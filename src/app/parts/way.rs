//! An address of somebody, as a link that opens it where it plainly is one, and as text where not.

use domain::{Channel, door};
use leptos::prelude::*;

/// What an address is one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WayOf {
    Channel(Channel),
    Web,
}

#[component]
pub fn Way(of: WayOf, address: String) -> impl IntoView {
    let (href, is_page) = match of {
        WayOf::Channel(channel) => {
            let is_program = matches!(channel, Channel::Email | Channel::PhoneCall);
            (door::way_to(channel, &address), !is_program)
        }
        WayOf::Web => (door::web_page(&address), true),
    };
    // Pages open beside what is being worked on, and learn nothing of it.
    let (target, rel) = if is_page {
        (Some("_blank"), Some("noopener noreferrer"))
    } else {
        (None, None)
    };
    match href {
        Some(href) => view! {
            <a class="link" dir="ltr" href=href target=target rel=rel>{address}</a>
        }
        .into_any(),
        None => view! { <span dir="auto">{address}</span> }.into_any(),
    }
}
