//! Links with which further members join.

use super::{
    AdminSection, OnceLink,
    audit::AdminActs,
    online::{Asked, InsteadOf, words},
};
use crate::{
    data::use_data,
    parts::{Field, TextInput, Toasts},
    shell::{http, once::once},
    texts::{
        settings::{self, invite},
        values,
    },
};
use domain::{Kind, Role};
use leptos::{prelude::*, task::spawn_local};
use protocol::{Invitation, Invite as InviteBody, Invited};

const PATH: &str = "/api/v1/invitations";

#[component]
pub fn Invite() -> impl IntoView {
    view! {
        <AdminSection title=invite::TITLE lead=invite::LEAD>
            <Links />
        </AdminSection>
    }
}

#[component]
fn Links() -> impl IntoView {
    let data = use_data();
    let asked = Asked::<Invitation>::new(PATH);
    let link = RwSignal::new(None::<Invited>);
    // Whoever joins uses up an invitation.
    Effect::new(move |before: Option<()>| {
        data.watch(Kind::Member);
        if before.is_some() {
            asked.again();
        }
    });
    // A link that is used, or was withdrawn, leads nowhere.
    let open_link = move || {
        let is_open = |link: &Invited| {
            !asked.is_here() || asked.list().iter().any(|it| it.id == link.invitation.id)
        };
        link.get().filter(is_open).map(|link| link.path)
    };
    let is_none_open = move || asked.is_here() && asked.list().is_empty();
    view! {
        <Form link asked />
        {move || open_link().map(|path| view! { <OnceLink path label=invite::LINK /> })}
        <h3>{invite::OPEN}</h3>
        <InsteadOf asked />
        <Show when=is_none_open>
            <p class="soft">{invite::NONE_OPEN}</p>
        </Show>
        <ul class="settings__rows">
            <For each=move || asked.list() key=|invitation| invitation.id let(invitation)>
                <Row invitation asked />
            </For>
        </ul>
    }
}

#[component]
fn Form(link: RwSignal<Option<Invited>>, asked: Asked<Invitation>) -> impl IntoView {
    let data = use_data();
    let acts = AdminActs::here();
    let role = RwSignal::new(Role::Member);
    let note = RwSignal::new(String::new());
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        once(busy, async move {
            let body = InviteBody {
                role: role.get_untracked(),
                note: note.get_untracked(),
            };
            match http::post::<_, Invited>(PATH, &body).await {
                // The page may be left by now.
                Ok(invited) => {
                    let _ = trouble.try_set(None);
                    let _ = note.try_set(String::new());
                    let _ = link.try_set(Some(invited));
                    asked.again();
                    acts.ring();
                }
                Err(error) => _ = trouble.try_set(Some(words(&error))),
            }
        });
    };
    let offered = move || {
        let mine = data.my_row().role;
        Role::ALL
            .iter()
            .copied()
            .filter(move |role| mine.may_invite(*role))
    };
    view! {
        <form class="form" on:submit=submit>
            <div class="form__row">
                <TextInput value=note label=invite::NOTE help=invite::NOTE_HELP />
                <Field label=invite::ROLE>
                    <select
                        class="input select"
                        on:change=move |event| {
                            if let Ok(chosen) = event_target_value(&event).parse() {
                                role.set(chosen);
                            }
                        }
                    >
                        {move || {
                            offered()
                                .map(|offered| {
                                    view! {
                                        <option
                                            value=offered.as_str()
                                            prop:selected=move || role.get() == offered
                                        >
                                            {values::role(offered)}
                                        </option>
                                    }
                                })
                                .collect_view()
                        }}
                    </select>
                </Field>
            </div>
            {move || trouble.get().map(|trouble| view! {
                <p class="notice" data-tone="warn" role="alert">{trouble}</p>
            })}
            <div class="form__foot">
                <button class="button button--primary" disabled=move || busy.get()>
                    {invite::CREATE}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Row(invitation: Invitation, asked: Asked<Invitation>) -> impl IntoView {
    let data = use_data();
    let (toasts, acts) = (expect_context::<Toasts>(), AdminActs::here());
    let id = invitation.id;
    let by = invitation.by;
    let role = values::role(invitation.role);
    let whom = if invitation.note.is_empty() {
        invite::NO_NAME.to_owned()
    } else {
        invitation.note
    };
    let revoke = move |_| {
        spawn_local(async move {
            match http::delete(&format!("{PATH}/{id}")).await {
                Ok(()) => toasts.say(invite::REVOKED),
                Err(error) => toasts.say(words(&error)),
            }
            asked.again();
            acts.ring();
        });
    };
    view! {
        <li class="settings__row">
            <div class="settings__what">
                <strong dir="auto">{whom.clone()}</strong>
                <p class="card__meta">
                    {role} " · " {move || settings::by(&data.member_within(by))} " · "
                    {settings::expires(invitation.expires_at)}
                </p>
            </div>
            <button
                type="button"
                class="button"
                aria-label=settings::revoke(&whom)
                on:click=revoke
            >
                {invite::REVOKE}
            </button>
        </li>
    }
}
