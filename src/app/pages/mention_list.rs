//! The colleagues who are offered behind an `@` in a note, new or written anew.

use crate::{
    data::use_data,
    parts::{Suggestion, Suggestions},
};
use domain::{
    Kind,
    offered::{Sign, members},
};

/// The list of a field that bears this name on the page.
pub fn mention_list(name: String) -> Suggestions {
    let data = use_data();
    let find = move |search: &str| {
        data.watch(Kind::Member);
        data.rows(|rows| {
            let others = rows.members().filter(|member| member.id != data.me());
            let offered = members(others, search).into_iter();
            let suggestions = offered.map(|member| Suggestion {
                id: member.id.0,
                name: member.name.clone(),
                detail: member.email.clone(),
            });
            suggestions.collect()
        })
    };
    Suggestions::of(Sign::Mention, name, find)
}

/// What stands in a note in place of the sign and what was typed behind it.
pub fn mention_of(taken: &Suggestion) -> String {
    format!("@{} ", taken.name)
}
