//! A figure opened: what it counts, how, and every conversation in it.

use crate::{
    data::use_data,
    parts::{Dialog, Windowed},
    texts::funnel as words,
};
use domain::ConversationId;
use leptos::prelude::*;

/// The height of a row in px, as `style/funnel.css` has it.
const ROW: usize = 52;

/// The figure that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    pub title: String,
    pub formula: &'static str,
    /// In the order they began, as the rules count them.
    pub conversations: Vec<ConversationId>,
}

/// The figure that was chosen last, shown while `open` holds.
#[component]
pub fn OpenedDialog(opened: RwSignal<Option<Opened>>, open: RwSignal<bool>) -> impl IntoView {
    let title = Signal::derive(move || {
        opened.with(|opened| {
            opened
                .as_ref()
                .map(|one| one.title.clone())
                .unwrap_or_default()
        })
    });
    view! {
        <Dialog open title>
            {move || opened.get().map(|figure| view! { <Counted figure /> })}
        </Dialog>
    }
}

/// Formula, n, and the conversations, the latest begun first.
#[component]
fn Counted(figure: Opened) -> impl IntoView {
    let Opened {
        title,
        formula,
        mut conversations,
    } = figure;
    conversations.reverse();
    let count = conversations.len();
    let keys = Signal::stored(conversations);
    view! {
        <p class="soft">{formula} " · " <span class="nowrap">{words::n(count)}</span></p>
        <div class="counted">
            <Show
                when=move || { count > 0 }
                fallback=|| view! { <p class="empty">{words::NOBODY}</p> }
            >
                <Windowed
                    keys
                    row_height=ROW
                    label=title.clone()
                    row=|id| view! { <CountedRow id /> }
                />
            </Show>
        </div>
    }
}

#[component]
fn CountedRow(id: ConversationId) -> impl IntoView {
    let data = use_data();
    move || {
        data.conversation(id).map(|row| {
            let figures = &row.figures;
            let began = figures.initiated_at().or(figures.responded_at());
            let channel = figures.initiated_channel().or(figures.responded_channel());
            // Where they wrote first there is no reply apart from the beginning.
            let reply = figures.responded_at().filter(|_| figures.initiated_at().is_some());
            let about = began.map(|at| words::began(at, channel, reply));
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
