//! What admins did, and what members did to their own way in. For admins.

use super::{AdminSection, online::words};
use crate::{
    data::{Data, use_data},
    format,
    shell::{
        http::{self, HttpError},
        once::once,
    },
    texts::settings::{self, audit as texts},
};
use domain::{Kind, MemberId};
use leptos::prelude::*;
use protocol::{AuditAct, AuditEntry};

/// Entries that are shown at a time.
const AT_ONCE: usize = 20;

/// Rings when an admin did something on this page that is written down.
#[derive(Clone, Copy)]
pub struct AdminActs(Trigger);

impl AdminActs {
    pub fn provide() {
        provide_context(Self(Trigger::new()));
    }

    pub fn here() -> Self {
        expect_context()
    }

    pub fn ring(self) {
        self.0.notify();
    }
}

#[component]
pub fn Audit() -> impl IntoView {
    view! {
        <AdminSection title=texts::TITLE lead=texts::LEAD>
            <Entries />
        </AdminSection>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let data = use_data();
    let entries = RwSignal::new(Vec::<AuditEntry>::new());
    let trouble = RwSignal::new(None::<HttpError>);
    let (is_busy, has_more) = (RwSignal::new(false), RwSignal::new(false));
    // The newest anew, or those before the last that is shown.
    let ask = move |is_earlier: bool| {
        once(is_busy, async move {
            let last = entries.with_untracked(|all| all.last().map(|entry| entry.place));
            let last = last.filter(|_| is_earlier);
            let before = last.map_or_else(String::new, |place| format!("&before={place}"));
            let path = format!("/api/v1/audit?limit={AT_ONCE}{before}");
            match http::get::<Vec<AuditEntry>>(&path).await {
                // The page may be left by now.
                Ok(found) => {
                    let _ = has_more.try_set(found.len() == AT_ONCE);
                    let _ = trouble.try_set(None);
                    let _ = entries.try_update(|all| {
                        if !is_earlier {
                            all.clear();
                        }
                        all.extend(found);
                    });
                }
                Err(error) => _ = trouble.try_set(Some(error)),
            }
        });
    };
    let acts = AdminActs::here();
    Effect::new(move || {
        acts.0.track();
        // Who joins, leaves or changes role is written down too.
        data.watch(Kind::Member);
        ask(false);
    });
    view! {
        <ul class="settings__rows">
            <For each=move || entries.get() key=|entry| entry.place let(entry)>
                <li class="settings__row">
                    <div class="settings__what">
                        <p dir="auto">{said(data, &entry.act)}</p>
                        <p class="card__meta">
                            {format::date_time(entry.at)} " · "
                            {entry.by.map_or_else(
                                || texts::TERMINAL.to_owned(),
                                |by| settings::by(&data.member_within(by)),
                            )}
                        </p>
                    </div>
                </li>
            </For>
        </ul>
        {move || trouble.get().map(|error| view! {
            <p class="soft" role="status">{words(&error)}</p>
        })}
        <Show when=move || has_more.get() || trouble.with(Option::is_some)>
            <button
                type="button"
                class="button"
                disabled=move || is_busy.get()
                on:click=move |_| ask(true)
            >
                {texts::EARLIER}
            </button>
        </Show>
    }
}

/// What was done, in a sentence with the names of today.
fn said(data: Data, act: &AuditAct) -> String {
    let name = |id: MemberId| untrack(|| data.member_name(id));
    match act {
        AuditAct::Invited { role, note } => texts::invited(*role, note),
        AuditAct::InvitationWithdrawn { role, note } => texts::withdrawn(*role, note),
        AuditAct::Joined { role } => texts::joined(*role),
        AuditAct::RoleChanged { member_id, to } => texts::role_changed(&name(*member_id), *to),
        AuditAct::MemberRemoved { member_id } => texts::removed(&name(*member_id)),
        AuditAct::ResetLinkMade {
            member_id,
            ends_second_factor,
        } => texts::link_made(&name(*member_id), *ends_second_factor),
        AuditAct::PasswordReset => texts::PASSWORD_RESET.to_owned(),
        AuditAct::PasswordResetEndedFactor => texts::PASSWORD_RESET_FACTOR.to_owned(),
        AuditAct::PasswordChanged => texts::PASSWORD_CHANGED.to_owned(),
        AuditAct::SecondFactorSet => texts::FACTOR_SET.to_owned(),
        AuditAct::CodesGuessed => texts::CODES_GUESSED.to_owned(),
        AuditAct::SecondFactorEnded => texts::FACTOR_ENDED.to_owned(),
        AuditAct::AccountExported { account_id } => {
            let is_here = data.rows(|rows| rows.account(*account_id).is_some());
            let name = is_here.then(|| untrack(|| data.account_name(*account_id)));
            texts::account_exported(name.as_deref())
        }
        AuditAct::WorkspaceExported => texts::WORKSPACE_EXPORTED.to_owned(),
        // Erased is erased: not even the name is known.
        AuditAct::AccountErased { .. } => texts::ACCOUNT_ERASED.to_owned(),
        AuditAct::ProviderNamed { kind, address } => texts::provider_named(*kind, address),
        AuditAct::ProviderChanged {
            kind,
            address,
            new_key,
        } => texts::provider_changed(*kind, address, *new_key),
        AuditAct::ProviderRemoved { kind, address } => texts::provider_removed(*kind, address),
    }
}
