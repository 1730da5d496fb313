//! The preview of several messages: whose each is, when it was said, and whether it is logged.

use super::{
    Pasting,
    several::{Line, Several},
};
use crate::{
    format,
    parts::{Choice, Dialog, Select},
    texts::paste as words,
};
use domain::Direction;
use leptos::prelude::*;

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
    let lines = several.lines.clone();
    let participants = several.participants.to_vec();
    let left_out = several.left_out;
    let several = StoredValue::new(several);
    let count = move || {
        several.with_value(|several| {
            let chosen = several.lines.iter().filter(|line| line.chosen.get());
            chosen.count()
        })
    };
    let log = move |_| {
        let result = several.with_value(|several| several.log(pasting));
        if let Err(refusal) = result {
            trouble.set(Some(pasting.data.refusal_text(&refusal)));
        }
    };
    let take_side = move |name: &str, side| {
        several.with_value(|several| several.take_side(pasting, name, side));
    };
    view! {
        <div class="pasted-list">
            <p>{words::SEVERAL_HELP}</p>
            {(left_out > 0).then(|| view! {
                <p class="notice" data-tone="warn">{words::left_out(left_out)}</p>
            })}
            <div class="pasted-list__people" role="group" aria-label=words::PEOPLE>
                {participants
                    .into_iter()
                    .map(|name| {
                        let side = side_of(several, &name);
                        let label = words::side_of(&name);
                        let taking = name.clone();
                        view! {
                            <span class="pasted-list__person">
                                <span dir="auto">{name}</span>
                                <SideSelect
                                    side
                                    label
                                    choose=Callback::new(move |side| take_side(&taking, side))
                                />
                            </span>
                        }
                    })
                    .collect_view()}
            </div>
            <ol class="pasted-list__lines">
                {lines.iter().map(|line| view! { <LineView pasting line=line.clone() /> }).collect_view()}
            </ol>
            {move || trouble.get().map(|trouble| view! {
                <p class="notice" data-tone="danger" role="alert" dir="auto">{trouble}</p>
            })}
            <div class="form__foot">
                <button
                    type="button"
                    class="button button--primary"
                    disabled=move || count() == 0
                    on:click=log
                >
                    {move || words::log(count())}
                </button>
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {words::AS_ONE_TEXT}
                </button>
            </div>
        </div>
    }
}

/// The side that all of somebody's messages are on; blank where they differ.
fn side_of(several: StoredValue<Several>, name: &str) -> Signal<Option<Direction>> {
    let name = name.to_owned();
    Signal::derive(move || {
        several.with_value(|several| {
            let mut sides = several
                .lines
                .iter()
                .filter(|line| line.name() == name)
                .map(|line| line.side.get());
            let first = sides.next()?;
            sides.all(|side| side == first).then_some(first)
        })
    })
}

#[component]
fn LineView(pasting: Pasting, line: Line) -> impl IntoView {
    let Line {
        side, chosen, at, ..
    } = line;
    let name = line.name().to_owned();
    let body = line.spoken.body.clone();
    let has_time = line.spoken.occurred_at.is_some();
    let label = words::line(&name, &format::date_time(at));
    let moving = line.clone();
    let stands = Memo::new(move |_| line.standing(pasting, side.get()).is_some());
    view! {
        <li class="pasted-line" data-direction=move || side.get().as_str()>
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=label
                    prop:checked=move || chosen.get()
                    on:change=move |event| chosen.set(event_target_checked(&event))
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
                choose=Callback::new(move |side| moving.move_to(pasting, side))
            />
            <p class="pasted-line__text" dir="auto">{body}</p>
        </li>
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
