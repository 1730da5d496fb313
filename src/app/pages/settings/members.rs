//! Who belongs to the workspace, and in which role. What is offered is what the rules would take.

use super::{Section, reset::Reset};
use crate::{
    data::{Data, use_data},
    parts::{Avatar, Chip, Dialog, Toasts},
    texts::{
        settings::{self, members},
        shell, values,
    },
};
use domain::*;
use leptos::prelude::*;
use uuid::Uuid;

/// Whether the member at this device may invite and remove: one right in the rule book (§12), and
/// removing is the command that asks for it.
pub fn may_manage(data: Data) -> bool {
    let nobody = RemoveMember {
        id: MemberId(Uuid::nil()),
    };
    is_allowed(data, &nobody.into())
}

/// Whether the role allows it; other reasons to refuse are said when it is tried.
pub fn is_allowed(data: Data, command: &Command) -> bool {
    data.watch_row(data.me());
    !matches!(data.would(command), Err(Refusal::NotAllowed { .. }))
}

#[component]
pub fn Members() -> impl IntoView {
    let data = use_data();
    let leaving = RwSignal::new(None::<MemberId>);
    let shut_out = RwSignal::new(None::<MemberId>);
    let ids = Memo::new(move |_| {
        data.watch(Kind::Member);
        data.rows(|rows| {
            let present = rows.members().filter(|member| member.removed_at.is_none());
            let mut present: Vec<_> = present.map(|row| (text::fold(&row.name), row.id)).collect();
            present.sort();
            present.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    view! {
        <Section title=members::TITLE>
            <ul class="settings__rows">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <Row id leaving shut_out />
                </For>
            </ul>
            <Removal leaving />
            <Reset whom=shut_out />
        </Section>
    }
}

#[component]
fn Row(
    id: MemberId,
    leaving: RwSignal<Option<MemberId>>,
    shut_out: RwSignal<Option<MemberId>>,
) -> impl IntoView {
    let data = use_data();
    let name = move || data.member(id).map(|row| row.name).unwrap_or_default();
    let email = move || data.member(id).map(|row| row.email);
    let role = Memo::new(move |_| data.member(id).map(|row| row.role));
    let may_change = Memo::new(move |_| {
        let other = Role::ALL
            .iter()
            .copied()
            .find(|other| Some(*other) != role.get());
        other.is_some_and(|to| is_allowed(data, &ChangeRole { id, to }.into()))
    });
    let may_remove = Memo::new(move |_| {
        data.watch(Kind::Member);
        data.would(&RemoveMember { id }.into()).is_ok()
    });
    // One's own is changed with the old one.
    let may_reset = move || {
        let is_another = id != data.me();
        is_another
            && role
                .get()
                .is_some_and(|role| data.my_row().role.may_reset(role))
    };
    view! {
        <li class="settings__row">
            <Avatar name=Signal::derive(name) />
            <div class="settings__what">
                <p class="line">
                    <strong dir="auto">{name}</strong>
                    {(id == data.me()).then(|| view! { <Chip tone="good">{members::YOU}</Chip> })}
                </p>
                <p class="card__meta">{email}</p>
            </div>
            <Show
                when=move || may_change.get()
                fallback=move || view! { <span class="soft">{role.get().map(values::role)}</span> }
            >
                <RoleSelect id role name=Signal::derive(name) />
            </Show>
            <Show when=may_reset>
                <button
                    type="button"
                    class="button"
                    aria-label=move || settings::reset(&name())
                    on:click=move |_| shut_out.set(Some(id))
                >
                    {members::RESET}
                </button>
            </Show>
            <Show when=move || may_remove.get()>
                <button
                    type="button"
                    class="button button--danger"
                    aria-label=move || settings::remove(&name())
                    on:click=move |_| leaving.set(Some(id))
                >
                    {members::REMOVE}
                </button>
            </Show>
        </li>
    }
}

#[component]
fn RoleSelect(id: MemberId, role: Memo<Option<Role>>, name: Signal<String>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let change = move |event| {
        let Ok(to) = event_target_value(&event).parse::<Role>() else {
            return;
        };
        if let Err(refusal) = data.dispatch(ChangeRole { id, to }) {
            toasts.say(data.refusal_text(&refusal));
            // The control shows what still holds.
            event_target::<web_sys::HtmlSelectElement>(&event)
                .set_value(role.get_untracked().map_or("", Role::as_str));
        }
    };
    view! {
        <select
            class="input select"
            aria-label=move || settings::role_of(&name.get())
            prop:value=move || role.get().map_or("", Role::as_str)
            on:change=change
        >
            {Role::ALL
                .iter()
                .map(|&offered| {
                    view! {
                        <option
                            value=offered.as_str()
                            prop:selected=move || role.get() == Some(offered)
                        >
                            {values::role(offered)}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}

/// Says what removing means before it is done: it cannot be taken back.
#[component]
fn Removal(leaving: RwSignal<Option<MemberId>>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let open = RwSignal::new(false);
    Effect::new(move || {
        if leaving.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move || {
        // Only when the dialog was closed: a signal that is set is news, even with the same value.
        if !open.get() && leaving.with_untracked(Option::is_some) {
            leaving.set(None);
        }
    });
    let name = move || {
        leaving
            .get()
            .map(|id| data.member_name(id))
            .unwrap_or_default()
    };
    // What is theirs stays so until it is given on.
    let held = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        let id = leaving.get()?;
        let count = data.rows(|rows| {
            let open = rows
                .conversations()
                .filter(|row| row.assignee == Some(id) && row.status != ConversationStatus::Closed);
            open.count()
        });
        (count > 0).then_some((id, count))
    });
    let remove = move |_| {
        if let Some(id) = leaving.get_untracked()
            && let Err(refusal) = data.dispatch(RemoveMember { id })
        {
            toasts.say(data.refusal_text(&refusal));
        }
        open.set(false);
    };
    view! {
        <Dialog open title=Signal::derive(move || settings::remove_title(&name()))>
            <p class="page__lead">{members::CONSEQUENCE}</p>
            {move || held.get().map(|(id, count)| view! {
                <p class="notice" data-tone="warn">
                    <span>{settings::still_theirs(count)}</span>
                    <a class="link" href=format!("/inbox?assignee={id}")>{members::SEE_THEIRS}</a>
                </p>
            })}
            <div class="form__foot">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {shell::CANCEL}
                </button>
                <button type="button" class="button button--danger" on:click=remove>
                    {members::REMOVE_NOW}
                </button>
            </div>
        </Dialog>
    }
}
