//! What the variables of a text will become, said before it is logged.

use super::{super::filling::fill_in, state::Compose};
use crate::texts::variables as words;
use domain::{Direction, Kind, variables::Missing};
use leptos::prelude::*;

/// What the variables of the text come to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    is_filled: bool,
    missing: Missing,
}

#[component]
pub fn Variables(compose: Compose) -> impl IntoView {
    let data = compose.data();
    let found = Memo::new(move |_| {
        let texts = [compose.account_text, compose.own_text, compose.mail_subject];
        let has_any = texts
            .iter()
            .any(|text| text.with(|text| text.contains("{{")));
        let mode = compose.mode.get();
        if !has_any || mode.direction() == Direction::Inbound {
            return None;
        }
        for kind in [Kind::Contact, Kind::Account, Kind::Campaign, Kind::Product] {
            data.watch(kind);
        }
        compose.contact.track();
        let before = compose.said();
        let mut after = before.clone();
        let missing = fill_in(
            data,
            compose.subject.account,
            compose.subject.campaign,
            &mut after,
        );
        Some(Found {
            is_filled: after != before,
            missing,
        })
    });
    let fill_now = move |_| {
        let mut said = compose.said();
        let (account, campaign) = (compose.subject.account, compose.subject.campaign);
        let _ = fill_in(data, account, campaign, &mut said);
        let is_made = compose.is_untouched() && !untrack(|| compose.is_outdated());
        compose.account_text.set(said.original_text);
        if let Some(own) = said.translation {
            compose.own_text.set(own.text);
        }
        if !said.subject.is_empty() {
            compose.mail_subject.set(said.subject);
        }
        if is_made {
            compose.made_as_it_stands();
        }
        compose.keep();
    };
    move || {
        let Found { is_filled, missing } = found.get()?;
        // Once somebody tried to log it, that says so.
        let is_said = compose.trouble.with(Option::is_some);
        let lacks = (!missing.is_empty() && !is_said)
            .then(|| view! { <p class="hint" role="status">{words::missing(&missing)}</p> });
        let fills = is_filled.then(|| {
            view! {
                <p class="hint" role="status">
                    <span>{words::WILL_BE_FILLED}</span>
                    <button type="button" class="button button--quiet push" on:click=fill_now>
                        {words::FILL_NOW}
                    </button>
                </p>
            }
        });
        Some(view! { {lacks} {fills} })
    }
}
