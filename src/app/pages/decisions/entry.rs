//! One refused command: what it was, why it was refused, its whole text, and what can be done.

use super::{
    Leaving,
    about::{About, about},
    written::{Written, as_text, written},
};
use crate::{
    data::{Data, use_data},
    format,
    parts::{ChannelChip, Toasts, copy_text, toast},
    shell::clock,
    texts::{decisions, shell, values},
};
use domain::*;
use leptos::prelude::*;
use protocol::KeptDecision;
use replica::Event;
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

#[component]
pub fn DecisionEntry(id: CommandId) -> impl IntoView {
    let data = use_data();
    let kept = data.decisions().into_iter().find(|kept| kept.id == id);
    kept.map(|kept| view! { <Entry kept /> })
}

#[component]
fn Entry(kept: KeptDecision) -> impl IntoView {
    let data = use_data();
    let about = about(data, &kept.command);
    let written = written(&kept.command);
    let what = decisions::what(&kept.command);
    let refusal = kept.refusal.clone();
    view! {
        <li>
            <article class="card" aria-label=what>
                <header class="line">
                    <h2>{what}</h2>
                    {channel(&kept.command).map(|channel| view! { <ChannelChip channel /> })}
                    <p class="card__meta push">{times(&kept)}</p>
                </header>
                <Names about />
                <p class="notice" data-tone="warn">{move || data.refusal_text(&refusal)}</p>
                <Texts written=written.clone() />
                <Actions kept about written />
            </article>
        </li>
    }
}

fn times(kept: &KeptDecision) -> String {
    let (done, refused) = (
        format::date_time(kept.acted_at),
        format::date_time(kept.refused_at),
    );
    format!(
        "{} {done}, {} {refused}",
        decisions::DONE_AT,
        decisions::REFUSED_AT
    )
}

fn channel(command: &Command) -> Option<Channel> {
    match command {
        Command::LogMessage(LogMessage { said, .. })
        | Command::SaveDraft(SaveDraft { said, .. }) => Some(said.channel),
        _ => None,
    }
}

/// With whom and in which campaign, each leading there.
#[component]
fn Names(about: About) -> impl IntoView {
    let data = use_data();
    view! {
        <p class="card__meta">
            {about.account.map(|id| {
                view! {
                    <a class="link" dir="auto" href=format!("/accounts/{id}")>
                        {move || data.account_name(id)}
                    </a>
                }
            })}
            {about.campaign.map(|id| {
                view! {
                    <a class="link" dir="auto" href=format!("/campaigns/{id}")>
                        {move || data.campaign_name(Some(id))}
                    </a>
                }
            })}
            {about.product.map(|id| {
                view! { <span dir="auto">{move || data.product(id).map(|row| row.name)}</span> }
            })}
            {about.member.map(|id| view! { <span dir="auto">{move || data.member_name(id)}</span> })}
        </p>
    }
}

/// What was written, whole. Long texts scroll, by keyboard too.
#[component]
fn Texts(written: Vec<Written>) -> impl IntoView {
    let is_alone = written.len() == 1;
    written
        .into_iter()
        .map(|field| {
            view! {
                <div class="kept-text">
                    {(!is_alone).then(|| view! { <h3>{field.label}</h3> })}
                    <div
                        class="kept-text__words prose"
                        role="region"
                        aria-label=field.label
                        tabindex="0"
                        dir="auto"
                    >
                        {field.text}
                    </div>
                </div>
            }
        })
        .collect_view()
}

/// What can be done about it.
#[component]
fn Actions(kept: KeptDecision, about: About, written: Vec<Written>) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let leaving = expect_context::<Leaving>();
    let refused = RwSignal::new(None::<Refusal>);
    let id = kept.id;
    let act = move |command: Command, done: &'static str| match data.dispatch(command) {
        Ok(_) => {
            toasts.say(done);
            data.engine().feed(Event::DecisionSettled(id));
        }
        Err(refusal) => refused.set(Some(refusal)),
    };
    let text = (!written.is_empty()).then(|| as_text(&written));
    let anyway = log_anyway(&kept).map(|command| {
        let command = Command::from(command);
        (command, decisions::LOG_ANYWAY, decisions::TRIED)
    });
    let note = as_note(&kept, &written).map(|command| {
        let command = Command::from(command);
        (command, decisions::KEEP_AS_NOTE, decisions::KEPT_AS_NOTE)
    });
    let flagged = match kept.refusal {
        Refusal::DoNotContact { account_id, .. } => Some(account_id),
        _ => None,
    };
    let again = kept.command;
    view! {
        {move || {
            refused.get().map(|refusal| {
                let why = data.refusal_text(&refusal);
                view! {
                    <p class="notice" data-tone="danger" role="alert">
                        {decisions::still_refused(&why)}
                    </p>
                }
            })
        }}
        <div class="form__foot">
            {text.map(|text| {
                view! {
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| copy_text(&text, shell::COPIED)
                    >
                        {decisions::COPY}
                    </button>
                }
            })}
            {[anyway, note].into_iter().flatten().map(|(command, words, done)| {
                view! {
                    <button
                        type="button"
                        class="button button--primary"
                        on:click=move |_| act(command.clone(), done)
                    >
                        {words}
                    </button>
                }
            }).collect_view()}
            {flagged.map(|account| {
                view! {
                    <a class="button" href=format!("/accounts/{account}#status-history")>
                        {decisions::TO_HISTORY}
                    </a>
                }
            })}
            {about.conversation.filter(|id| is_known(data, *id)).map(|conversation| {
                view! {
                    <a class="button" href=format!("/inbox/{conversation}")>
                        {decisions::TO_CONVERSATION}
                    </a>
                }
            })}
            <button type="button" class="button" on:click=move |_| act(again.clone(), decisions::TRIED)>
                {decisions::TRY_AGAIN}
            </button>
            <button
                type="button"
                class="button button--quiet button--danger push"
                on:click=move |_| discard(data, toasts, leaving, id)
            >
                {decisions::DISCARD}
            </button>
        </div>
    }
}

fn is_known(data: Data, conversation: ConversationId) -> bool {
    data.rows(|rows| rows.conversation(conversation).is_some())
}

/// The same reply, as a second one, where it was stopped as a repetition.
fn log_anyway(kept: &KeptDecision) -> Option<LogMessage> {
    match (&kept.refusal, &kept.command) {
        (Refusal::SameReply { .. }, Command::LogMessage(command)) => Some(LogMessage {
            log_anyway: true,
            ..command.clone()
        }),
        _ => None,
    }
}

/// What was really said to somebody who must not be contacted any more: the log takes no message,
/// but the team can keep it as a note (rule book §6).
fn as_note(kept: &KeptDecision, written: &[Written]) -> Option<AddNote> {
    let (Refusal::DoNotContact { .. }, Command::LogMessage(command)) =
        (&kept.refusal, &kept.command)
    else {
        return None;
    };
    let said_at = format::date_time(command.said.occurred_at);
    let channel = values::channel(command.said.channel);
    Some(AddNote {
        id: NoteId(clock::new_id()),
        account_id: command.account_id,
        campaign_id: command.campaign_id,
        text: decisions::note(channel, &said_at, &as_text(written)),
    })
}

/// Takes the decision out of sight at once, and out of the storage once its toast is gone: a tab
/// that is closed before keeps it.
fn discard(data: Data, toasts: Toasts, leaving: Leaving, id: CommandId) {
    let Leaving(leaving) = leaving;
    leaving.update(|leaving| {
        leaving.insert(id);
    });
    let is_taken_back = Arc::new(AtomicBool::new(false));
    let undone = is_taken_back.clone();
    toasts.offer(decisions::DISCARDED, decisions::UNDO, move || {
        undone.store(true, Ordering::Relaxed);
        // The page may be left already: then there is nothing to show again.
        let _ = leaving.try_update(|leaving| leaving.remove(&id));
    });
    set_timeout(
        move || {
            if !is_taken_back.load(Ordering::Relaxed) {
                data.engine().feed(Event::DecisionSettled(id));
            }
        },
        toast::STANDS,
    );
}
