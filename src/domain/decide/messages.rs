//! Logging, drafts, translations, intents, retractions (rule book §§3, 5, 6, 8, 13).

use super::{Context, Decision, accounts::set_status, campaigns::conversation_of, put_if_changed};
use crate::{
    command::*,
    figures::Figures,
    fingerprint,
    ids::*,
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Kind, RowKey},
    text::{self, LINE_LIMIT, MESSAGE_LIMIT, NAME_LIMIT, SUBJECT_LIMIT},
    time::{FUTURE_TOLERANCE, Span},
    values::*,
    view::{View, find, need, need_account},
};

/// How long its author can retract a message (rule book §5).
const RETRACT_WINDOW: Span = Span::hours(24);

pub(super) fn log(view: &dyn View, context: &Context, command: &LogMessage) -> Decision {
    let earlier: Option<Message> = find(view, command.id);
    if let Some(message) = &earlier
        && message.status != MessageStatus::Draft
    {
        return same_message_again(message, command);
    }
    check_content(&command.said, context)?;
    text::required(
        Field::OriginalText,
        &command.said.original_text,
        MESSAGE_LIMIT,
    )?;
    let account = need_account(view, command.account_id)?;
    let conversation = conversation_of(view, context, account.id, command.campaign_id)?;
    check_correspondent(view, &account, &command.said)?;
    if let Some(draft) = &earlier {
        keeps_what_is_fixed(draft, &conversation, &command.said)?;
    }
    match command.said.direction() {
        Direction::Outbound => {
            may_contact(&account)?;
            may_write_in(&conversation)?;
        }
        Direction::Inbound if !command.log_anyway => {
            is_no_reply_again(view, &account, &command.said)?;
        }
        Direction::Inbound => {}
    }
    let message = Message {
        id: command.id,
        conversation_id: conversation.id,
        account_id: account.id,
        status: MessageStatus::Sent,
        said: command.said.clone(),
        recorded_at: context.now,
        recorded_by: context.member_id,
        revision: None,
        second_of: None,
        retraction: None,
    };
    Ok(record(context, account, conversation, message))
}

/// What follows from a message that is really said.
fn record(
    context: &Context,
    mut account: Account,
    mut conversation: Conversation,
    message: Message,
) -> Vec<Change> {
    let mut changes = Vec::new();
    conversation.figures.add(&message);
    match message.direction() {
        Direction::Outbound => {
            if conversation.status == ConversationStatus::Open {
                conversation.status = ConversationStatus::Pending;
            }
            if account.status == AccountStatus::Prospect {
                let source = StatusSource::CampaignOutreach;
                let to = AccountStatus::Contacted;
                let mut change = set_status(&mut account, to, source, context, String::new());
                change.campaign_id = conversation.campaign_id;
                change.message_id = Some(message.id);
                changes.push(Change::put(account));
                changes.push(Change::put(change));
            }
        }
        Direction::Inbound => {
            conversation.status = ConversationStatus::Open;
            conversation.snoozed_until = None;
        }
    }
    changes.push(Change::put(message));
    changes.push(Change::put(conversation));
    changes
}

/// One message by its id: the same text changes nothing, another is kept for its writer.
fn same_message_again(message: &Message, command: &LogMessage) -> Decision {
    if message.said.original_text == command.said.original_text {
        Ok(Vec::new())
    } else {
        Err(Refusal::AlreadyLogged {
            message_id: message.id,
        })
    }
}

pub(super) fn save_draft(view: &dyn View, context: &Context, command: &SaveDraft) -> Decision {
    let said = &command.said;
    check_content(said, context)?;
    if !text::has_visible(said.typed_text()) {
        return Err(Refusal::Blank {
            field: Field::OriginalText,
        });
    }
    if said.direction() == Direction::Inbound {
        let value = said.mode.to_string();
        return Err(Refusal::Invalid {
            field: Field::Mode,
            value,
        });
    }
    let account = need_account(view, command.account_id)?;
    let conversation = conversation_of(view, context, account.id, command.campaign_id)?;
    check_correspondent(view, &account, said)?;
    let target = draft_to_write(view, command, context.command_id)?;
    if let Some(draft) = &target.before {
        keeps_what_is_fixed(draft, &conversation, said)?;
        if draft.said == *said {
            return Ok(Vec::new());
        }
    } else {
        may_contact(&account)?;
    }
    may_write_in(&conversation)?;
    let draft = Message {
        id: target.id,
        conversation_id: conversation.id,
        account_id: account.id,
        status: MessageStatus::Draft,
        said: said.clone(),
        recorded_at: context.now,
        recorded_by: context.member_id,
        revision: Some(context.command_id),
        second_of: target.second_of,
        retraction: None,
    };
    let mut changes = vec![Change::put(draft)];
    if view.row(conversation.id.into()).is_none() {
        changes.push(Change::put(conversation));
    }
    Ok(changes)
}

/// Where a save goes: into its draft, or beside it.
struct DraftToWrite {
    id: MessageId,
    before: Option<Message>,
    second_of: Option<MessageId>,
}

/// Two devices that edit one draft from the same state leave two drafts: the later save becomes a
/// second one, and the saves that follow it on that device go on there (rule book §13).
fn draft_to_write(
    view: &dyn View,
    command: &SaveDraft,
    save: CommandId,
) -> Result<DraftToWrite, Refusal> {
    let own = |before: Option<Message>| DraftToWrite {
        id: command.id,
        before,
        second_of: None,
    };
    let Some(draft) = find::<Message>(view, command.id) else {
        // New, or deleted meanwhile by another device: what was typed stays.
        return Ok(own(None));
    };
    if draft.status != MessageStatus::Draft {
        return Err(Refusal::AlreadyLogged {
            message_id: draft.id,
        });
    }
    if draft.revision == command.base || draft.revision == Some(save) {
        return Ok(DraftToWrite {
            second_of: draft.second_of,
            ..own(Some(draft))
        });
    }
    if draft.said == command.said {
        return Ok(own(Some(draft)));
    }
    let beside = |id: MessageId, before| DraftToWrite {
        id,
        before,
        second_of: Some(command.id),
    };
    if let Some(base) = command.base
        && let Some(second) = find::<Message>(view, MessageId::of_second_draft(base))
        && second.status == MessageStatus::Draft
        && second.revision == Some(base)
    {
        return Ok(beside(second.id, Some(second)));
    }
    let id = MessageId::of_second_draft(save);
    Ok(beside(id, find(view, id)))
}

/// Deleting a draft is allowed whatever the account's status (rule book §6). A draft that is not
/// there any more is deleted already; one that was logged elsewhere stays logged (§13).
pub(super) fn delete_draft(view: &dyn View, command: &DeleteDraft) -> Decision {
    match find::<Message>(view, command.id) {
        Some(message) if message.status == MessageStatus::Draft => {
            Ok(vec![Change::Delete(RowKey::from(message.id))])
        }
        _ => Ok(Vec::new()),
    }
}

/// Fills in what an inbound message says in the reader's language.
pub(super) fn translate(view: &dyn View, command: &TranslateMessage) -> Decision {
    let before: Message = need(view, command.id)?;
    if before.direction() != Direction::Inbound {
        return Err(Refusal::Unexpected {
            field: Field::TranslatedText,
        });
    }
    text::required(
        Field::TranslatedText,
        &command.translation.text,
        MESSAGE_LIMIT,
    )?;
    let mut after = before.clone();
    after.said.translation = Some(command.translation.clone());
    with_figures(view, &before, after)
}

/// Corrects what an inbound message wants.
pub(super) fn set_intent(view: &dyn View, command: &SetIntent) -> Decision {
    let before: Message = need(view, command.id)?;
    if before.direction() != Direction::Inbound {
        return Err(Refusal::Unexpected {
            field: Field::Intent,
        });
    }
    let mut after = before.clone();
    after.said.intent = Some(command.intent);
    with_figures(view, &before, after)
}

/// A logged message in a new form, and its conversation with it.
fn with_figures(view: &dyn View, before: &Message, after: Message) -> Decision {
    let mut changes = put_if_changed(before, after.clone());
    if changes.is_empty() || !after.is_logged() {
        return Ok(changes);
    }
    let conversation: Conversation = need(view, after.conversation_id)?;
    let mut updated = conversation.clone();
    updated.figures.retouch(&after);
    changes.extend(put_if_changed(&conversation, updated));
    Ok(changes)
}

/// Strikes a message out together with what it caused (rule book §5).
pub(super) fn retract(view: &dyn View, context: &Context, command: &RetractMessage) -> Decision {
    let mut message: Message = need(view, command.id)?;
    match message.status {
        MessageStatus::Retracted => return Ok(Vec::new()),
        MessageStatus::Draft => {
            return Err(Refusal::NotLogged {
                message_id: message.id,
            });
        }
        MessageStatus::Sent => {}
    }
    let is_own = message.recorded_by == context.member_id;
    let in_time = context.now - message.recorded_at <= RETRACT_WINDOW;
    if !(is_own && in_time) && context.role < Role::Admin {
        return Err(if is_own {
            Refusal::TooLateToRetract {
                message_id: message.id,
            }
        } else {
            Refusal::NotAllowed { needs: Role::Admin }
        });
    }
    message.status = MessageStatus::Retracted;
    message.retraction = Some(Retraction {
        by: context.member_id,
        at: context.now,
    });

    let mut conversation: Conversation = need(view, message.conversation_id)?;
    let rest = view.messages_of(conversation.id);
    conversation.figures = Figures::of(rest.iter().filter(|other| other.id != message.id));
    let mut changes = undo_promotion(view, context, &message, &conversation)?;
    changes.push(Change::put(message));
    changes.push(Change::put(conversation));
    Ok(changes)
}

/// Back to prospect, if this message caused the present `contacted` and no other outbound stands.
fn undo_promotion(
    view: &dyn View,
    context: &Context,
    message: &Message,
    conversation: &Conversation,
) -> Decision {
    let mut account = need_account(view, message.account_id)?;
    let cause = account
        .status_mark
        .as_ref()
        .and_then(|mark| find::<StatusChange>(view, mark.change_id))
        .and_then(|change| change.message_id);
    if account.status != AccountStatus::Contacted || cause != Some(message.id) {
        return Ok(Vec::new());
    }
    let elsewhere = view.conversations_of(account.id);
    let outbound_stands = elsewhere
        .iter()
        .map(|other| {
            if other.id == conversation.id {
                conversation
            } else {
                other
            }
        })
        .any(|other| other.figures.first_outbound.is_some());
    if outbound_stands {
        return Ok(Vec::new());
    }
    let to = AccountStatus::Prospect;
    let mut change = set_status(&mut account, to, StatusSource::Undo, context, String::new());
    change.campaign_id = conversation.campaign_id;
    change.message_id = Some(message.id);
    Ok(vec![Change::put(account), Change::put(change)])
}

/// Limits, and which text goes where (rule book §3).
fn check_content(said: &Said, context: &Context) -> Result<(), Refusal> {
    text::within(Field::OriginalText, &said.original_text, MESSAGE_LIMIT)?;
    text::within(Field::QuotedHistory, &said.quoted_history, MESSAGE_LIMIT)?;
    text::within(Field::Subject, &said.subject, SUBJECT_LIMIT)?;
    if let Some(translation) = &said.translation {
        text::required(Field::TranslatedText, &translation.text, MESSAGE_LIMIT)?;
    }
    match said.mode {
        Mode::AiDraft | Mode::AiContinue | Mode::LogSent if said.translation.is_some() => {
            return Err(Refusal::Unexpected {
                field: Field::TranslatedText,
            });
        }
        Mode::TypeTranslate if said.translation.is_none() => {
            return Err(Refusal::Blank {
                field: Field::TranslatedText,
            });
        }
        _ => {}
    }
    if said.channel != Channel::Email && !said.subject.is_empty() {
        return Err(Refusal::Unexpected {
            field: Field::Subject,
        });
    }
    if said.direction() == Direction::Outbound {
        if said.intent.is_some() {
            return Err(Refusal::Unexpected {
                field: Field::Intent,
            });
        }
        if !said.quoted_history.is_empty() {
            return Err(Refusal::Unexpected {
                field: Field::QuotedHistory,
            });
        }
    }
    if said.occurred_at > context.now + FUTURE_TOLERANCE {
        return Err(Refusal::InFuture {
            occurred_at: said.occurred_at,
            now: context.now,
        });
    }
    Ok(())
}

/// The person named must belong to the account: text for one can never go to another.
fn check_correspondent(view: &dyn View, account: &Account, said: &Said) -> Result<(), Refusal> {
    let Some(correspondent) = &said.correspondent else {
        return Ok(());
    };
    text::within(Field::Correspondent, &correspondent.name, NAME_LIMIT)?;
    text::within(
        Field::Correspondent,
        &correspondent.address,
        text::LINK_LIMIT.max(LINE_LIMIT),
    )?;
    let Some(id) = correspondent.contact_id else {
        return Ok(());
    };
    let contact: Contact = need(view, id)?;
    let home = need_account(view, contact.account_id)?;
    if home.id == account.id {
        Ok(())
    } else {
        Err(Refusal::NotFound {
            kind: Kind::Contact,
        })
    }
}

/// Mode, direction and conversation never change (rule book §3).
fn keeps_what_is_fixed(
    draft: &Message,
    conversation: &Conversation,
    said: &Said,
) -> Result<(), Refusal> {
    if draft.conversation_id != conversation.id {
        return Err(Refusal::Fixed {
            field: Field::Conversation,
        });
    }
    if draft.said.mode != said.mode {
        return Err(Refusal::Fixed { field: Field::Mode });
    }
    Ok(())
}

/// Rule book §6. Says who set the status, when and why.
fn may_contact(account: &Account) -> Result<(), Refusal> {
    if account.status != AccountStatus::DoNotContact {
        return Ok(());
    }
    let mark = account.status_mark.as_ref();
    Err(Refusal::DoNotContact {
        account_id: account.id,
        by: mark.map(|mark| mark.by),
        at: mark.map(|mark| mark.at),
        why: mark.map(|mark| mark.why.clone()).unwrap_or_default(),
    })
}

/// A conversation can be written in once it is approved (rule book §7).
fn may_write_in(conversation: &Conversation) -> Result<(), Refusal> {
    match conversation.review_status {
        ReviewStatus::Approved => Ok(()),
        review_status => Err(Refusal::NotApproved { review_status }),
    }
}

/// A reply whose fingerprint stands on the account within 30 days (rule book §8).
fn is_no_reply_again(view: &dyn View, account: &Account, said: &Said) -> Result<(), Refusal> {
    let print = fingerprint::fingerprint(&said.original_text);
    let since = said.occurred_at - fingerprint::WINDOW;
    let until = said.occurred_at + fingerprint::WINDOW;
    let same = view
        .inbound_since(account.id, since)
        .into_iter()
        .filter(|earlier| earlier.is_logged() && earlier.said.occurred_at <= until)
        .filter(|earlier| fingerprint::fingerprint(&earlier.said.original_text) == print)
        .min_by_key(Message::thread_order);
    match same {
        None => Ok(()),
        Some(earlier) => Err(Refusal::SameReply {
            earlier: earlier.id,
            at: earlier.said.occurred_at,
        }),
    }
}
