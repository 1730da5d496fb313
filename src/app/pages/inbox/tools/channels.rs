//! The channels of a section, each with how many conversations it has there; and the ways to
//! everything else that is done with the list.

use super::super::listing::Listing;
use crate::{
    data::{Data, use_data},
    format,
    parts::{Icon, chip::channel_glyph, icon::Glyph},
    shell::pause::Slices,
    texts::{inbox as words, thread, values},
};
use domain::{
    Channel, ConversationId, Kind,
    inbox::{Filter, Section, channels::ChannelCounts},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use std::time::Duration;

/// How many conversations are counted between two looks at the clock.
const STEP: usize = 500;

/// How long nothing has changed before they are counted: what was just done is drawn first.
const REST: Duration = Duration::from_millis(400);

/// Only channels that have conversations are shown, and the one that is chosen.
#[component]
pub fn Channels(listing: Listing) -> impl IntoView {
    let counts = counts(listing);
    let chosen = Memo::new(move |_| listing.filter.with(|filter| filter.channel));
    let shown = Memo::new(move |_| counts.with(|counts| counts.shown(chosen.get())));
    let by = move |channel: Option<Channel>| {
        listing.filter.with(|filter| {
            listing.address_narrowed(&Filter {
                channel,
                ..filter.clone()
            })
        })
    };
    let is_current = move |channel| (chosen.get() == channel).then_some("true");
    let tab = move |channel: Channel| {
        let name = values::channel(channel);
        view! {
            <a
                class="tab channels__tab"
                href=move || by(Some(channel))
                aria-current=move || is_current(Some(channel))
                title=name
            >
                <Icon glyph=channel_glyph(channel) />
                <span class="visually-hidden">{name} " "</span>
                <span class="tab__count">
                    {move || counts.with(|counts| format::number(counts.of(channel)))}
                </span>
            </a>
        }
    };
    view! {
        <div class="channels">
            <nav class="channels__tabs" aria-label=words::CHANNEL>
                <a
                    class="tab channels__tab"
                    href=move || by(None)
                    aria-current=move || is_current(None)
                >
                    {words::ALL_CHANNELS}
                </a>
                <For each=move || shown.get() key=|channel| *channel children=tab />
            </nav>
            <Ways listing />
        </div>
    }
}

/// To selecting several, and to everything else that narrows the list.
#[component]
fn Ways(listing: Listing) -> impl IntoView {
    let turn_selecting = move |_| {
        let is_on = untrack(|| listing.is_selecting());
        listing.selecting.set(!is_on);
        if is_on {
            listing.selection.all(false);
        }
    };
    view! {
        <button
            type="button"
            class="button button--quiet"
            data-deed="select"
            aria-pressed=move || listing.is_selecting().to_string()
            aria-label=thread::SELECT
            title=thread::SELECT
            on:click=turn_selecting
        >
            <Icon glyph=Glyph::Check />
        </button>
        <button
            type="button"
            class="button button--quiet"
            data-deed="narrow"
            aria-expanded=move || listing.narrowing.get().to_string()
            aria-label=thread::NARROW
            title=thread::NARROW
            on:click=move |_| listing.narrowing.update(|open| *open = !*open)
        >
            <Icon glyph=Glyph::Funnel />
        </button>
    }
}

/// Counted in slices, whenever the conversations rest.
fn counts(listing: Listing) -> RwSignal<ChannelCounts> {
    let data = use_data();
    let counts = RwSignal::new(ChannelCounts::default());
    let section = Memo::new(move |_| listing.filter.with(|filter| filter.section));
    let number = StoredValue::new(0_u32);
    let resting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move || {
        let section = section.get();
        data.watch(Kind::Conversation);
        let own = number.get_value().wrapping_add(1);
        number.set_value(own);
        // While the first load runs, every count would be over before it is through.
        if data.may_still_come() {
            return;
        }
        let begin = move || {
            spawn_local(async move {
                let is_wanted = || number.try_get_value() == Some(own);
                if let Some(counted) = count(data, section, is_wanted).await {
                    counts.try_set(counted);
                }
            });
        };
        if let Some(before) = resting.get_value() {
            before.clear();
        }
        resting.set_value(set_timeout_with_handle(begin, REST).ok());
    });
    counts
}

/// Nothing where it is not wanted any more.
async fn count(
    data: Data,
    section: Section,
    is_wanted: impl Fn() -> bool,
) -> Option<ChannelCounts> {
    if !is_wanted() {
        return None;
    }
    let now = data.now();
    let all: Vec<ConversationId> = data.rows(|rows| rows.awake(section, data.me(), now).collect());
    let mut counts = ChannelCounts::default();
    let mut slices = Slices::begin();
    for part in all.chunks(STEP) {
        data.rows(|rows| {
            let rows = part.iter().filter_map(|id| rows.conversation(*id));
            rows.for_each(|row| counts.add(row));
        });
        if slices.step().await && !is_wanted() {
            return None;
        }
    }
    is_wanted().then_some(counts)
}
