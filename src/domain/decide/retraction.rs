//! Striking a logged message out (rule book §5).

use super::{Context, Decision, accounts::set_status};
use crate::{
    command::RetractMessage,
    family,
    figures::Figures,
    records::*,
    refusal::Refusal,
    row::Change,
    time::Span,
    turns::Turns,
    values::*,
    view::{View, find, need, need_account},
};

/// How long its author can retract a message (rule book §5).
const RETRACT_WINDOW: Span = Span::hours(24);

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
    let rest = || rest.iter().filter(|other| other.id != message.id);
    conversation.figures = Figures::of(rest());
    if conversation.status != ConversationStatus::Closed {
        conversation.status = whose_turn(&conversation.figures);
    }
    conversation.turns = Turns::of(rest());
    let mut changes = undo_promotion(view, context, &message, &conversation)?;
    changes.push(Change::put(message));
    changes.push(Change::put(conversation));
    Ok(changes)
}

/// What the last message that stands makes of a conversation that is not closed.
pub(super) fn whose_turn(figures: &Figures) -> ConversationStatus {
    match figures.last.as_ref().map(|last| last.direction) {
        Some(Direction::Outbound) => ConversationStatus::Pending,
        Some(Direction::Inbound) | None => ConversationStatus::Open,
    }
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
    let elsewhere = family::conversations(view, account.id);
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
