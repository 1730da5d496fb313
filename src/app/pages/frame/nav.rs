//! Navigation: a column on a laptop, icons on a tablet, a bar at the bottom on a phone.

use super::{sync_chip::SyncChip, ticks::Ticks};
use crate::{
    data::use_data,
    format,
    parts::{Icon, Soon, icon::Glyph},
    texts::shell,
};
use domain::Kind;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use replica::{Link, Rows};

/// Where the navigation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub path: &'static str,
    pub name: &'static str,
    pub glyph: Glyph,
}

const fn place(path: &'static str, name: &'static str, glyph: Glyph) -> Place {
    Place { path, name, glyph }
}

pub const INBOX: Place = place("/inbox", shell::INBOX, Glyph::Inbox);
pub const SEARCH: Place = place("/search", shell::SEARCH, Glyph::Search);
pub const NOTIFICATIONS: Place = place("/notifications", shell::NOTIFICATIONS, Glyph::Bell);
pub const ACCOUNTS: Place = place("/accounts", shell::ACCOUNTS, Glyph::House);
pub const CAMPAIGNS: Place = place("/campaigns", shell::CAMPAIGNS, Glyph::Flag);
pub const PRODUCTS: Place = place("/products", shell::PRODUCTS, Glyph::Box);
pub const DRAFTS: Place = place("/drafts", shell::DRAFTS, Glyph::Pencil);
pub const FUNNEL: Place = place("/funnel", shell::FUNNEL, Glyph::Funnel);
pub const DECISIONS: Place = place("/decisions", shell::DECISIONS, Glyph::Scale);
pub const SETTINGS: Place = place("/settings", shell::SETTINGS, Glyph::Gear);
pub const MORE: Place = place("/more", shell::MORE, Glyph::Dots);

/// The places in the order of the navigation; settings stand at its foot.
pub const PLACES: [Place; 9] = [
    INBOX,
    SEARCH,
    NOTIFICATIONS,
    ACCOUNTS,
    CAMPAIGNS,
    PRODUCTS,
    DRAFTS,
    FUNNEL,
    DECISIONS,
];

/// The places that do not fit into a phone's bar.
pub const REST: [Place; 6] = [SEARCH, NOTIFICATIONS, PRODUCTS, DRAFTS, DECISIONS, SETTINGS];

/// What a place counts, if anything: as a number, and whether it asks for attention.
pub fn count_of(place: Place) -> Signal<Option<(usize, bool)>> {
    let data = use_data();
    let ticks = expect_context::<Ticks>();
    let count = Memo::new(move |_| match place {
        INBOX => {
            data.watch(Kind::Conversation);
            data.watch(Kind::Account);
            let now = ticks.now();
            Some((data.rows(|rows| rows.count_to_answer(now)), false))
        }
        ACCOUNTS => {
            data.watch(Kind::Account);
            data.watch(Kind::Merge);
            // Those that were absorbed are counted with their survivors.
            let standing = |rows: &Rows| {
                let merges = rows.merges().filter(|merge| merge.undone.is_none());
                rows.count(Kind::Account).saturating_sub(merges.count())
            };
            Some((data.rows(standing), false))
        }
        DRAFTS => {
            data.watch(Kind::Message);
            Some((data.rows(|rows| rows.drafts().count()), false))
        }
        NOTIFICATIONS => Some((data.unseen().len(), true)),
        DECISIONS => Some((data.decisions().len(), true)),
        _ => None,
    });
    Signal::derive(move || count.get().filter(|&(n, _)| n > 0))
}

/// Whether the present page belongs to a place.
fn is_current(place: Place) -> Signal<Option<&'static str>> {
    let path = use_location().pathname;
    Signal::derive(move || {
        let is_in = |place: &Place| path.with(|path| path.starts_with(place.path));
        let is_current = is_in(&place) || (place == MORE && REST.iter().any(is_in));
        is_current.then_some("page")
    })
}

#[component]
pub fn Nav() -> impl IntoView {
    let data = use_data();
    view! {
        <nav class="pane pane--nav" aria-label=shell::MAIN_NAVIGATION>
            <div class="nav">
                <div class="nav__brand">
                    <span class="nav__mark" aria-hidden="true">"R"</span>
                    <span class="nav__label nav__workspace" dir="auto">{data.workspace_name()}</span>
                </div>
                <Soon name="nav">
                    {PLACES.map(|place| view! { <Item place /> }).into_iter().collect_view()}
                    <div class="nav__foot">
                        <Item place=SETTINGS />
                        <SyncChip />
                    </div>
                </Soon>
            </div>
        </nav>
    }
}

#[component]
fn Item(place: Place) -> impl IntoView {
    let count = count_of(place);
    view! {
        <a class="nav__item" href=place.path aria-current=is_current(place) title=place.name>
            <Icon glyph=place.glyph />
            <span class="nav__label">{place.name}</span>
            {move || {
                count.get().map(|(n, asks)| {
                    view! {
                        <span class="nav__count" data-tone=asks.then_some("warn")>
                            {format::number(n)}
                        </span>
                    }
                })
            }}
        </a>
    }
}

/// The bar at the bottom of a phone.
#[component]
pub fn PhoneBar() -> impl IntoView {
    let data = use_data();
    let (decisions, unseen) = (count_of(DECISIONS), count_of(NOTIFICATIONS));
    let asks = Memo::new(move |_| {
        let status = data.status();
        status.link.is_apart()
            || status.waiting > 0
            || decisions.get().is_some()
            || unseen.get().is_some()
    });
    let offline = move || (data.status().link == Link::Offline).then_some(shell::sync::OFFLINE);
    view! {
        <nav class="phone-bar" aria-label=shell::MAIN_NAVIGATION data-offline=offline>
            <Soon name="phone bar">
                {[INBOX, ACCOUNTS, CAMPAIGNS, FUNNEL, MORE]
                    .map(|place| {
                        view! {
                            <a
                                class="phone-bar__item"
                                href=place.path
                                aria-current=is_current(place)
                            >
                                <Icon glyph=place.glyph />
                                {place.name}
                                <Show when=move || place == MORE && asks.get()>
                                    <span class="phone-bar__mark" role="img" aria-label=shell::LOOK_HERE></span>
                                </Show>
                            </a>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </Soon>
        </nav>
    }
}
