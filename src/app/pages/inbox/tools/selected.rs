//! What is done with the conversations that are selected, each act undone by one.

use super::{super::listing::Listing, choices};
use crate::{
    data::{Data, use_data},
    pages::{
        batch::{Batch, BatchProgress},
        frame::keys,
        many::take,
        snooze_day::{DAY, SnoozeDay},
        thread::assignee::morning_of,
    },
    parts::{ActSelect, Choice, Toasts},
    shell::pause::Slices,
    texts::{accounts, inbox as words, thread, values},
};
use domain::{
    AccountStatus, ConversationId, MemberId,
    inbox::at_once::{AtOnce, Plan, Standing, Step},
    shortcuts::Action,
    snooze::Snooze,
    tags,
};
use leptos::{prelude::*, task::spawn_local};
use std::cell::Cell;

/// What keys and the palette may do with a selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meant {
    Key(Action),
    Assign(Option<MemberId>),
    Snooze(Option<Snooze>),
}

/// A selection, for what stands outside its bar: gone with the bar.
#[derive(Clone, Copy)]
struct Chosen {
    count: Signal<usize>,
    act: Callback<Meant, bool>,
}

thread_local! {
    /// The selection of the bar that was drawn last.
    static CHOSEN: Cell<Option<Chosen>> = const { Cell::new(None) };
}

/// How many conversations keys and the palette act on in place of the open one: those that are
/// selected, where their bar is in sight.
pub fn in_sight() -> Option<usize> {
    let count = CHOSEN.get()?.count.try_get_untracked()?;
    (count > 0 && keys::is_in_sight(BAR)).then_some(count)
}

/// Does to the selection what would be done to the conversation that is open. Says whether there is
/// one in sight, and it is for it.
pub fn act(meant: Meant) -> bool {
    let chosen = CHOSEN.get().filter(|_| in_sight().is_some());
    chosen.is_some_and(|chosen| chosen.act.try_run(meant) == Some(true))
}

const BAR: &str = ".selection-bar";

/// Where the bar puts tags on.
const TAG_FIELD: &str = ".selection-bar__tag input";

/// How many conversations are looked at between two looks at the clock.
const STEP: usize = 100;

#[component]
pub fn Selected(listing: Listing) -> impl IntoView {
    let data = use_data();
    let batch = Batch::new();
    let selection = listing.selection;
    let is_any = Memo::new(move |_| selection.count() > 0);
    // All that is listed is all that there is only once everything is here.
    let is_all_here = Memo::new(move |_| data.status().is_whole && listing.found.is_settled.get());
    // An answer that is still looked for takes nothing out.
    Effect::new(move || {
        listing.found.ids.track();
        if listing.found.is_settled.get() {
            selection.keep_listed();
        }
    });
    view! {
        <BatchProgress batch />
        <Show when=move || is_any.get()>
            <div
                class="bar selection-bar"
                role="group"
                aria-label=accounts::WITH_SELECTION
                tabindex="-1"
            >
                <span role="status">{move || accounts::selected(selection.count())}</span>
                <Show when=move || !selection.has_all()>
                    <button
                        type="button"
                        class="button button--quiet"
                        disabled=move || !is_all_here.get()
                        on:click=move |_| selection.all(true)
                    >
                        {move || {
                            if is_all_here.get() {
                                accounts::select_listed(selection.listed())
                            } else {
                                words::LOADS_MORE.to_owned()
                            }
                        }}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| {
                        listing.selecting.set(false);
                        selection.all(false);
                    }
                >
                    {accounts::CLEAR_SELECTION}
                </button>
                <div class="selection-bar__acts">
                    <Acts listing batch />
                </div>
            </div>
        </Show>
    }
}

#[component]
fn Acts(listing: Listing, batch: Batch) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let run = move |act: AtOnce| {
        if batch.is_running() {
            toasts.say(words::STILL_RUNNING);
            return;
        }
        let ids = untrack(|| {
            listing
                .selection
                .with(|chosen| chosen.iter().copied().collect())
        });
        perform(data, toasts, batch, ids, act);
        // Out of the field: single keys act again, that which undoes among them.
        keys::focus(BAR);
    };
    let asks_day = RwSignal::new(false);
    let until_day = Callback::new(move |at| {
        run(AtOnce::Snooze(Some(at)));
        // Its dialog gives the focus back to the choice that it came from.
        request_animation_frame(|| _ = keys::focus(BAR));
    });
    let snooze = move |text: String| {
        if text == DAY {
            asks_day.set(true);
            return;
        }
        let choice: Option<Snooze> = text.parse().ok();
        run(AtOnce::Snooze(
            choice.map(|choice| morning_of(data, choice)),
        ));
    };
    let is_closed = move || {
        let section = listing.filter.with(|filter| filter.section);
        section == domain::inbox::Section::Closed
    };
    let close = move || {
        if is_closed() {
            AtOnce::Reopen
        } else {
            AtOnce::Close
        }
    };
    let act = Callback::new(move |meant| {
        let until = |choice| AtOnce::Snooze(Some(morning_of(data, choice)));
        run(match meant {
            Meant::Key(Action::AssignToMe) => AtOnce::Assign(Some(data.me())),
            Meant::Key(Action::Close) => untrack(close),
            Meant::Key(Action::Snooze) => until(Snooze::Tomorrow),
            Meant::Key(Action::MarkUnread) => AtOnce::MarkUnread,
            Meant::Key(Action::Tag) => return keys::focus(TAG_FIELD),
            Meant::Key(_) => return false,
            Meant::Assign(to) => AtOnce::Assign(to),
            Meant::Snooze(choice) => choice.map_or(AtOnce::Snooze(None), until),
        });
        true
    });
    let count = Signal::derive(move || listing.selection.count());
    CHOSEN.set(Some(Chosen { count, act }));
    let assign = move |text: String| run(AtOnce::Assign(text.parse().ok()));
    let change = move |text: String| {
        if let Ok(status) = text.parse() {
            run(AtOnce::Status(status));
        }
    };
    let members = move || {
        let members = choices::members(data).into_iter().skip(1);
        let nobody = Choice::new(NONE, thread::NOBODY);
        Choice::any(words::ASSIGN, members.chain([nobody]))
    };
    let snoozes = Snooze::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), thread::snooze(*one)))
        .chain([
            Choice::new(DAY, thread::SNOOZE_DAY),
            Choice::new(NONE, thread::WAKE),
        ]);
    let statuses = AccountStatus::ALL
        .iter()
        .filter(|status| **status != AccountStatus::DoNotContact)
        .map(|status| Choice::new(status.as_str(), values::account_status(*status)));
    view! {
        <ActSelect label=words::ASSIGN choices=Signal::derive(members) choose=assign />
        <ActSelect label=thread::SNOOZE choices=Choice::any(thread::SNOOZE, snoozes) choose=snooze />
        <ActSelect
            label=words::ACCOUNT_STATUS
            choices=Choice::any(words::ACCOUNT_STATUS, statuses)
            choose=change
        />
        <SnoozeDay open=asks_day choose=until_day />
        <TagAct run />
        <button
            type="button"
            class="button button--chip"
            on:click=move |_| run(close())
        >
            {move || if is_closed() { thread::REOPEN } else { thread::CLOSE }}
        </button>
        <button type="button" class="button button--chip" on:click=move |_| run(AtOnce::MarkRead)>
            {words::MARK_READ}
        </button>
        <button type="button" class="button button--chip" on:click=move |_| run(AtOnce::MarkUnread)>
            {words::MARK_UNREAD}
        </button>
    }
}

/// In a choice that begins with what it is for: nobody, no time.
const NONE: &str = "none";

/// A tag is put on, or taken off with a minus before it.
#[component]
fn TagAct(run: impl Fn(AtOnce) + Copy + Send + Sync + 'static) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let typed = text.get_untracked();
        let act = match typed.trim().strip_prefix('-') {
            Some(rest) => tags::tag(rest).map(AtOnce::Untag),
            None => tags::given(&typed).ok().map(AtOnce::Tag),
        };
        if let Some(act) = act {
            text.set(String::new());
            run(act);
        }
    };
    view! {
        <form class="selection-bar__tag" on:submit=submit>
            <input
                class="input"
                dir="auto"
                maxlength=tags::TAG_LIMIT.to_string()
                aria-label=words::TAG_ALL
                placeholder=words::TAG_ALL
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </form>
    }
}

/// Plans the steps in slices, takes them, and offers to take them back.
fn perform(data: Data, toasts: Toasts, batch: Batch, ids: Vec<ConversationId>, act: AtOnce) {
    spawn_local(async move {
        let mut plan = Plan::of(act.clone());
        let mut steps: Vec<Step> = Vec::new();
        let mut slices = Slices::begin();
        for part in ids.chunks(STEP) {
            data.rows(|rows| {
                let planned = part.iter().filter_map(|id| {
                    let row = rows.conversation(*id)?;
                    let account = rows.survivor(row.account_id);
                    plan.step(&Standing {
                        row,
                        account: account.map(|account| (account.id, account.status)),
                        is_unread: rows.is_unread(row, data.me()),
                    })
                });
                steps.extend(planned);
            });
            slices.step().await;
        }
        if steps.is_empty() {
            toasts.say(words::NOTHING_TO_DO);
            return;
        }
        let done = move |n| words::done(&act, n);
        take(data, toasts, batch, steps, done, |_| true);
    });
}
