//! What the member is told where, and when not.

use super::browser::Browser;
use crate::{
    data::use_data,
    parts::{Check, Field, Toasts},
    shell::notices,
    texts::notifications as words,
};
use domain::{MemberField, NoticeEvent, NoticePlace, QuietHours, Telling, UpdateMember};
use leptos::prelude::*;

/// What stands there when quiet hours are first kept: from ten in the evening until eight.
const FIRST_QUIET: QuietHours = QuietHours {
    from: 22 * 60,
    until: 8 * 60,
};

#[component]
pub fn Choices() -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let telling = Memo::new(move |_| data.my_row().telling);
    let change = move |change: &dyn Fn(&mut Telling)| {
        let mut after = telling.get_untracked();
        change(&mut after);
        let changes = vec![MemberField::Telling(after)];
        let id = data.me();
        if let Err(refusal) = data.dispatch(UpdateMember { id, changes }) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    let permission = RwSignal::new(notices::permission());
    let quiet = Memo::new(move |_| telling.with(|telling| telling.quiet));
    let set_quiet = move |quiet: Option<QuietHours>| change(&|telling| telling.quiet = quiet);
    let hours = move || {
        quiet.get().map(|QuietHours { from, until }| {
            view! {
                <div class="form__row">
                    <Clock
                        label=words::FROM
                        value=from
                        on_change=move |from| set_quiet(Some(QuietHours { from, until }))
                    />
                    <Clock
                        label=words::UNTIL
                        value=until
                        on_change=move |until| set_quiet(Some(QuietHours { from, until }))
                    />
                </div>
            }
        })
    };
    let box_of = move |event: NoticeEvent, place: NoticePlace| {
        view! {
            <td class="telling__box">
                <input
                    type="checkbox"
                    aria-label=words::choice(event, place)
                    prop:checked=move || telling.with(|telling| telling.is_on(event, place))
                    on:change=move |input| {
                        let on = event_target_checked(&input);
                        change(&|telling| telling.switch(event, place, on));
                    }
                />
            </td>
        }
    };
    view! {
        <section class="card" aria-label=words::CHOICES>
            <h2>{words::CHOICES}</h2>
            <Browser permission />
            <table class="table telling">
                <thead>
                    <tr>
                        <th scope="col">{words::EVENT}</th>
                        {NoticePlace::ALL
                            .iter()
                            .map(|place| view! {
                                <th scope="col" class="telling__box">{words::place(*place)}</th>
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {NoticeEvent::ALL
                        .iter()
                        .map(|&event| view! {
                            <tr>
                                <th scope="row">{words::event(event)}</th>
                                {NoticePlace::ALL
                                    .iter()
                                    .map(|&place| box_of(event, place))
                                    .collect_view()}
                            </tr>
                        })
                        .collect_view()}
                </tbody>
            </table>
            <Check
                checked=Signal::derive(move || quiet.get().is_some())
                on_change=move |on| set_quiet(on.then_some(FIRST_QUIET))
            >
                {words::QUIET_ON}
            </Check>
            <Show when=move || quiet.get().is_some()>
                <p class="faint">{words::QUIET_HELP}</p>
            </Show>
            {hours}
        </section>
    }
}

/// A time of day. A half-typed one changes nothing.
#[component]
fn Clock(
    label: &'static str,
    /// In minutes since midnight.
    value: u16,
    on_change: impl Fn(u16) + Send + 'static,
) -> impl IntoView {
    let shown = format!("{:02}:{:02}", value / 60, value % 60);
    view! {
        <Field label>
            <input
                class="input"
                type="time"
                required
                prop:value=shown
                on:change=move |input| {
                    if let Some(minutes) = minutes(&event_target_value(&input)) {
                        on_change(minutes);
                    }
                }
            />
        </Field>
    }
}

/// What a browser says of a time of day: `22:30`, perhaps with seconds.
fn minutes(text: &str) -> Option<u16> {
    let mut parts = text.split(':').map(str::parse::<u16>);
    let (hours, minutes) = (parts.next()?.ok()?, parts.next()?.ok()?);
    Some(hours * 60 + minutes)
}
