//! The preview of several messages: whose each is, when it was said, and whether it is logged.

use super::{
    Pasting,
    several::{Line, Several},
};
use crate::{
    format,
    pages::batch::BatchProgress,
    parts::{Choice, Dialog, Icon, LogKeys, Select, Windowed, icon::Glyph},
    texts::{paste as words, values},
};
use domain::{Direction, Intent, Kind, paste::Sender};
use leptos::prelude::*;

/// So many messages are shown whole; of more, only those in sight are built, each cut to a few
/// lines.
const WHOLE: usize = 50;

/// The height of a cut message in px, as `style/pasted.css` has it.
const ROW: usize = 96;

/// So many people can be put on a side at once: more take part in no conversation with one account.
const MOST_PEOPLE: usize = 12;

#[component]
pub fn SeveralView(pasting: Pasting) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(pasting.several.with(Option::is_some)));
    // Closed without logging: the pasted text stands in its box as it is.
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open {
            pasting.several.set(None);
        }
        is_open
    });
    let title = move || {
        pasting
            .several
            .with(|several| several.as_ref().map_or(0, |several| several.lines.len()))
    };
    view! {
        <Dialog open title=Signal::derive(move || words::several(title())) wide=true>
            {move || pasting.several.get().map(|several| view! { <Choices pasting several open /> })}
        </Dialog>
    }
}

#[component]
fn Choices(pasting: Pasting, several: Several, open: RwSignal<bool>) -> impl IntoView {
    let trouble = RwSignal::new(None::<String>);
    let left_out = several.left_out;
    let is_long = several.lines.len() > WHOLE;
    let several = StoredValue::new(several);
    let count = Memo::new(move |_| {
        several.with_value(|several| {
            let chosen = several.lines.iter().filter(|line| line.chosen.get());
            chosen.count()
        })
    });
    let is_running = move || pasting.batch.is_running();
    let log = move || several.with_value(|several| several.log(pasting, trouble));
    // Wherever the focus is in the dialog: it begins on the dialog itself.
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_log = event.key() == "Enter" && (event.ctrl_key() || event.meta_key());
        if is_log && !event.default_prevented() {
            event.prevent_default();
            if count.get_untracked() > 0 {
                log();
            }
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="pasted-list">
            <p>{words::SEVERAL_HELP}</p>
            {(left_out > 0).then(|| view! {
                <p class="notice" data-tone="warn">{words::left_out(left_out)}</p>
            })}
            <People pasting several />
            {is_long.then(|| view! { <ChooseAll several count /> })}
            <Lines several is_long />
            {move || trouble.get().map(|trouble| view! {
                <p class="notice" data-tone="danger" role="alert" dir="auto">{trouble}</p>
            })}
            <BatchProgress batch=pasting.batch />
            <div class="form__foot">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {words::AS_ONE_TEXT}
                </button>
                <button
                    type="button"
                    class="button button--primary"
                    disabled=move || count.get() == 0 || is_running()
                    on:click=move |_| log()
                >
                    {move || words::log(count.get())}
                    <LogKeys />
                </button>
            </div>
        </div>
    }
}

/// All messages, or none of them: one by one is no way to choose among hundreds.
#[component]
fn ChooseAll(several: StoredValue<Several>, count: Memo<usize>) -> impl IntoView {
    let total = several.with_value(|several| several.lines.len());
    let choose = move |chosen: bool| {
        several.with_value(|several| {
            for line in several.lines.iter() {
                line.chosen
                    .set(chosen && !line.is_logged(line.side.get_untracked()));
            }
        });
    };
    view! {
        <div class="line">
            <span role="status">{move || words::chosen(count.get(), total)}</span>
            <button type="button" class="button push" on:click=move |_| choose(true)>
                {words::CHOOSE_ALL}
            </button>
            <button type="button" class="button" on:click=move |_| choose(false)>
                {words::CHOOSE_NONE}
            </button>
        </div>
    }
}

#[component]
fn Lines(several: StoredValue<Several>, is_long: bool) -> impl IntoView {
    let lines = several.with_value(|several| several.lines.clone());
    if is_long {
        let keys: Vec<usize> = (0..lines.len()).collect();
        let row = move |index: usize| {
            lines
                .get(index)
                .cloned()
                .map(|line| view! { <LineView line /> })
        };
        view! {
            <div class="pasted-list__window">
                <Windowed keys=Signal::stored(keys) row_height=ROW label=words::MESSAGES row />
            </div>
        }
        .into_any()
    } else {
        view! {
            <ol class="pasted-list__lines">
                {lines
                    .iter()
                    .map(|line| view! { <li><LineView line=line.clone() /></li> })
                    .collect_view()}
            </ol>
        }
        .into_any()
    }
}

/// Who took part: on which side each is, and the way to make a contact of those nobody knows.
#[component]
fn People(pasting: Pasting, several: StoredValue<Several>) -> impl IntoView {
    let people = several.with_value(|several| several.people.clone());
    let person = move |sender: &Sender| {
        let name = sender.called().to_owned();
        let side = side_of(several, &name);
        let (label, taking) = (words::side_of(&name), name.clone());
        view! {
            <span class="pasted-list__person">
                <span dir="auto">{name}</span>
                <SideSelect
                    side
                    label
                    choose=Callback::new(move |side| {
                        several.with_value(|several| several.take_side(&taking, side));
                    })
                />
                <AddContact pasting sender=sender.clone() side />
            </span>
        }
    };
    view! {
        <div class="pasted-list__people" role="group" aria-label=words::PEOPLE>
            {people.iter().take(MOST_PEOPLE).map(person).collect_view()}
        </div>
    }
}

/// Somebody of theirs who is no contact of the account yet can become one.
#[component]
fn AddContact(pasting: Pasting, sender: Sender, side: Signal<Option<Direction>>) -> impl IntoView {
    let name = sender.called().to_owned();
    let sender = StoredValue::new(sender);
    let is_unknown = Memo::new(move |_| {
        pasting.data.watch(Kind::Contact);
        side.get() == Some(Direction::Inbound)
            && sender.with_value(|sender| pasting.contact_of(sender).is_none())
    });
    view! {
        <Show when=move || is_unknown.get()>
            <button
                type="button"
                class="button button--quiet"
                aria-label=words::add_contact(&name)
                on:click=move |_| sender.with_value(|sender| _ = pasting.add_contact(sender))
            >
                {words::ADD_CONTACT}
            </button>
        </Show>
    }
}

/// The side that all of somebody's messages are on; blank where they differ.
fn side_of(several: StoredValue<Several>, name: &str) -> Signal<Option<Direction>> {
    let name = name.to_owned();
    let side = Memo::new(move |_| {
        several.with_value(|several| {
            let mut sides = several
                .lines
                .iter()
                .filter(|line| line.name() == name)
                .map(|line| line.side.get());
            let first = sides.next()?;
            sides.all(|side| side == first).then_some(first)
        })
    });
    side.into()
}

#[component]
fn LineView(line: Line) -> impl IntoView {
    let Line {
        side,
        chosen,
        at,
        intent,
        ..
    } = line.clone();
    let name = line.name().to_owned();
    let body = line.spoken.body.clone();
    let has_time = line.spoken.occurred_at.is_some();
    let label = words::line(&name, &format::date_time(at));
    let (own_side, moving) = (side.clone(), line.clone());
    let stands = Memo::new(move |_| line.is_logged(own_side.get()));
    let (direction, choosing) = (side.clone(), chosen.clone());
    // What we said wants nothing of us.
    let (theirs, wanted) = (side.clone(), intent.clone());
    let is_told =
        move |intent: &Intent| *intent != Intent::Unknown && theirs.get() == Direction::Inbound;
    let wants = move || wanted.get().filter(&is_told);
    view! {
        <div class="pasted-line" data-direction=move || direction.get().as_str()>
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=move || chosen.get()
                    on:change=move |event| choosing.set(event_target_checked(&event))
                />
                <span class="pasted-line__who">
                    <strong dir="auto">{name.clone()}</strong>
                    {has_time.then(|| view! { <time>{format::date_time(at)}</time> })}
                    {move || stands.get().then(|| view! {
                        <span class="chip" data-tone="warn">{words::STANDS}</span>
                    })}
                </span>
            </label>
            <SideSelect
                side=Signal::derive(move || Some(side.get()))
                label=words::side_of_message(&name)
                choose=Callback::new(move |side| moving.move_to(side))
            />
            <p class="pasted-line__text" dir="auto">{body}</p>
            {move || wants().map(|wanted| {
                let intent = intent.clone();
                view! {
                    <span class="chip pasted__chip">
                        <span class="pasted__name">{words::INTENT}</span>
                        {values::intent(wanted)}
                        <button
                            type="button"
                            class="pasted__leave"
                            aria-label=words::leave_out(words::INTENT)
                            title=words::leave_out(words::INTENT)
                            on:click=move |_| intent.set(Some(Intent::Unknown))
                        >
                            <Icon glyph=Glyph::Cross />
                        </button>
                    </span>
                }
            })}
        </div>
    }
}

#[component]
fn SideSelect(
    side: Signal<Option<Direction>>,
    label: String,
    choose: Callback<Direction>,
) -> impl IntoView {
    let choices = move || {
        let mut choices = vec![
            Choice::new(Direction::Inbound.as_str(), words::THEIRS),
            Choice::new(Direction::Outbound.as_str(), words::OURS),
        ];
        if side.get().is_none() {
            choices.insert(0, Choice::new("", words::BOTH));
        }
        choices
    };
    view! {
        <Select
            choices=Signal::derive(choices)
            value=Signal::derive(move || {
                side.get().map_or_else(String::new, |side| side.as_str().to_owned())
            })
            on_change=move |value| {
                if let Ok(side) = value.parse() {
                    choose.run(side);
                }
            }
            label
            class="input select select--chip"
        />
    }
}
