//! What members used of providers lately.

use crate::{
    data::use_data, format, pages::settings::online::Asked, shell::assistance,
    texts::assistance::settings as texts,
};
use domain::Span;
use leptos::prelude::*;
use protocol::Usage;

/// A day of the server's is named by its noon: that is the same date nearly everywhere.
const NOON: Span = Span::minutes(12 * 60);

#[component]
pub fn UsedLately() -> impl IntoView {
    let data = use_data();
    let asked = Asked::<Usage>::new("/api/v1/usage");
    let is_none = move || asked.is_here() && asked.list().is_empty();
    let is_any = move || !asked.list().is_empty();
    let count = |n: u64| format::number(usize::try_from(n).unwrap_or(usize::MAX));
    // As it is by now: what was said last may be of before a draft.
    assistance::ask();
    let today = move || {
        assistance::today().map(|(used, budget)| texts::today(&count(used), &count(budget)))
    };
    let row = move |usage: Usage| {
        let who = usage.member_id;
        view! {
            <tr>
                <td>{format::date(usage.day + NOON)}</td>
                <td dir="auto">{move || data.member_name(who)}</td>
                <td class="table__number">{count(usage.requests)}</td>
                <td class="table__number">{count(usage.characters)}</td>
            </tr>
        }
    };
    view! {
        <h3>{texts::USAGE}</h3>
        <p class="soft">{today}</p>
        <Show when=is_none>
            <p class="soft">{texts::UNUSED}</p>
        </Show>
        <Show when=is_any>
            <div class="table-scroll" tabindex="0" role="group" aria-label=texts::USAGE>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{texts::DAY}</th>
                            <th scope="col">{texts::MEMBER}</th>
                            <th scope="col" class="table__number">{texts::REQUESTS}</th>
                            <th scope="col" class="table__number">{texts::CHARACTERS}</th>
                        </tr>
                    </thead>
                    <tbody>{move || asked.list().into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </Show>
    }
}
