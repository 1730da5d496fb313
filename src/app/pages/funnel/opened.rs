//! A figure opened: what it counts, how, and every conversation in it.

use crate::{
    data::use_data,
    format,
    parts::{Dialog, Windowed},
    texts::funnel as words,
};
use domain::{ConversationId, metrics::waiting_since};
use leptos::prelude::*;

/// The height of a row in px, as `style/funnel.css` has it.
const ROW: usize = 52;

/// The figure that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub title: String,
    pub formula: &'static str,
    /// Whether each says how long it waits, in place of when it began.
    pub shows_waiting: bool,
    /// In the order in which they are shown.
    pub conversations: Vec<ConversationId>,
}

impl Opened {
    /// Of conversations in the order they began: the latest is shown first.
    pub fn latest_first(
        title: String,
        formula: &'static str,
        mut conversations: Vec<ConversationId>,
    ) -> Self {
        conversations.reverse();
        Self {
            title,
            formula,
            shows_waiting: false,
            conversations,
        }
    }
}

/// Where the figures of a page open what they count.
#[derive(Clone, Copy)]
pub struct Opening {
    chosen: RwSignal<Option<Opened>>,
    is_open: RwSignal<bool>,
}

impl Opening {
    pub fn new() -> Self {
        Self {
            chosen: RwSignal::new(None),
            is_open: RwSignal::new(false),
        }
    }

    pub fn open(self, opened: Opened) {
        self.chosen.set(Some(opened));
        self.is_open.set(true);
    }
}

/// The figure that was chosen last, while it is open.
#[component]
pub fn OpenedDialog(opening: Opening) -> impl IntoView {
    let Opening { chosen, is_open } = opening;
    let title = Signal::derive(move || {
        chosen.with(|opened| {
            opened
                .as_ref()
                .map(|one| one.title.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <Dialog open=is_open title>
            {move || chosen.get().map(|figure| view! { <Counted figure /> })}
        </Dialog>
    }
}

/// Formula, n, and the conversations.
#[component]
fn Counted(figure: Opened) -> impl IntoView {
    let Opened {
        title,
        formula,
        shows_waiting,
        conversations,
    } = figure;
    let count = conversations.len();
    let keys = Signal::stored(conversations);
    view! {
        <p class="soft">{formula} " " <span class="nowrap">{words::n_conversations(count)}</span></p>
        // As high as its rows, up to the height that the style gives it; the border counts.
        <div
            class="counted"
            style:max-block-size=(count > 0).then(|| format!("{}px", count * ROW + 2))
        >
            <Show
                when=move || { count > 0 }
                fallback=|| view! { <p class="empty">{words::NOBODY}</p> }
            >
                <Windowed
                    keys
                    row_height=ROW
                    label=title.clone()
                    row=move |id| view! { <CountedRow id shows_waiting /> }
                />
            </Show>
        </div>
    }
}

#[component]
fn CountedRow(id: ConversationId, shows_waiting: bool) -> impl IntoView {
    let data = use_data();
    move || {
        data.conversation(id).map(|row| {
            let figures = &row.figures;
            let began = figures.initiated_at().or(figures.responded_at());
            let channel = figures.initiated_channel().or(figures.responded_channel());
            // Where they wrote first there is no reply apart from the beginning.
            let reply = figures.responded_at().filter(|_| figures.initiated_at().is_some());
            let about = if shows_waiting {
                let since = waiting_since(&row);
                since.map(|since| words::waiting(&format::age(data.now() - since)))
            } else {
                began.map(|at| words::began(at, channel, reply))
            };
            view! {
                <a class="counted__row" href=format!("/inbox/{id}")>
                    <span class="counted__name" dir="auto">{data.account_name(row.account_id)}</span>
                    <span class="counted__campaign" dir="auto">
                        {data.campaign_name(row.campaign_id)}
                    </span>
                    <small class="counted__about">{about}</small>
                </a>
            }
        })
    }
}
