//! Logging, translations, intents (rule book §§3, 5, 8, 13).

use super::{
    Context, Decision,
    accounts::set_status,
    activities::check_call,
    content::{
        check_content, check_correspondent, check_html, check_suggested, conversation_of_text,
        html_of, keeps_what_is_fixed, may_contact, may_write_in,
    },
    drafts::leave_later_save,
    notifications::tell,
    put_if_changed,
    readings::has_read,
};
use crate::{
    command::*,
    family, fingerprint,
    records::*,
    refusal::{Field, Refusal},
    row::Change,
    text::{self, LINE_LIMIT, MESSAGE_LIMIT},
    turns::Turns,
    values::*,
    view::{View, find, need, need_account},
    written::Written,
};

pub(super) fn log(view: &dyn View, context: &Context, command: &LogMessage) -> Decision {
    let earlier: Option<Message> = find(view, command.id);
    if let Some(message) = &earlier
        && message.status != MessageStatus::Draft
    {
        return same_message_again(view, message, command);
    }
    check_content(&command.said, context)?;
    check_call(command.call, &command.said)?;
    check_html(command.html.as_ref(), &command.said)?;
    check_suggested(command.suggested.as_deref(), &command.said)?;
    text::required(
        Field::OriginalText,
        &command.said.original_text,
        MESSAGE_LIMIT,
    )?;
    let account = need_account(view, command.account_id)?;
    let conversation = conversation_of_text(
        view,
        context,
        earlier.as_ref(),
        command.account_id,
        &account,
        command.campaign_id,
    )?;
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
        account_id: conversation.account_id,
        status: MessageStatus::Sent,
        said: command.said.clone(),
        recorded_at: context.now,
        recorded_by: context.member_id,
        revision: None,
        begun_at: None,
        second_of: None,
        call: command.call,
        html: command.html.as_ref().map(HtmlMark::of),
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: command.suggested.clone(),
    };
    let mut follows = Vec::new();
    if let Some(kept) = &command.html {
        follows.push(Change::put(html_of(&message, kept)));
    }
    if message.direction() == Direction::Inbound {
        follows.extend(has_read(view, context, &conversation, &message));
        let what = || Notice::Replied {
            message_id: message.id,
            preview: text::preview(&message.said.original_text),
        };
        let assignee = conversation.assignee;
        follows.extend(assignee.and_then(|to| tell(context, to, what(), &conversation)));
    }
    let mut changes = record(view, context, account, conversation, message);
    changes.extend(follows);
    if let Some(draft) = earlier {
        changes.extend(leave_later_save(view, context, draft, command));
    }
    Ok(changes)
}

/// What follows from a message that is really said.
fn record(
    view: &dyn View,
    context: &Context,
    mut account: Account,
    mut conversation: Conversation,
    message: Message,
) -> Vec<Change> {
    let mut changes = Vec::new();
    conversation.turns = turns_with(view, &conversation, &message);
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
            conversation.closed_at = None;
            conversation.snoozed_until = None;
        }
    }
    changes.push(Change::put(message));
    changes.push(Change::put(conversation));
    changes
}

/// The turns once a message is logged. Where it is not the newest, or nothing was counted yet, all
/// messages are.
fn turns_with(view: &dyn View, conversation: &Conversation, message: &Message) -> Turns {
    let last = conversation.figures.last.as_ref();
    let is_newest = last.is_none_or(|last| last.order() < message.thread_order());
    if is_newest && conversation.turns.is_empty() == last.is_none() {
        let mut turns = conversation.turns.clone();
        turns.add_newest(message);
        return turns;
    }
    let messages = view.messages_of(conversation.id);
    let others = messages.iter().filter(|other| other.id != message.id);
    Turns::of(others.chain([message]))
}

/// One message by its id: the same text changes nothing, another is kept for its writer, and so is
/// one for another conversation (rule book §13).
fn same_message_again(view: &dyn View, message: &Message, command: &LogMessage) -> Decision {
    let begun: Conversation = need(view, message.conversation_id)?;
    let (named, home) = (
        need_account(view, command.account_id)?,
        need_account(view, begun.account_id)?,
    );
    if named.id != home.id || begun.campaign_id != command.campaign_id {
        return Err(Refusal::Fixed {
            field: Field::Conversation,
        });
    }
    let (logged, again) = (&message.said, &command.said);
    // What a reply says in the reader's language may have been filled in since.
    let same_translation =
        again.direction() == Direction::Inbound || logged.translation == again.translation;
    if logged.original_text == again.original_text && same_translation {
        Ok(Vec::new())
    } else {
        Err(Refusal::AlreadyLogged {
            message_id: message.id,
        })
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
    after.untranslated = None;
    with_figures(view, &before, &after)
}

/// Says why an inbound message has no translation, or that it is to be tried again (rule book §16).
pub(super) fn note_untranslated(view: &dyn View, command: &NoteUntranslated) -> Decision {
    let before: Message = need(view, command.id)?;
    if before.direction() != Direction::Inbound {
        return Err(Refusal::Unexpected {
            field: Field::TranslatedText,
        });
    }
    let mut after = before.clone();
    // A translation that came meanwhile, by whatever way, is better than any reason.
    let why = command.why.filter(|_| before.said.translation.is_none());
    after.untranslated = why.as_ref().map(Written::from);
    Ok(put_if_changed(&before, after))
}

/// What a model read in an inbound message (rule book §16). What is known of it already, by rule or by
/// hand, is nothing that a model changes.
pub(super) fn understand(view: &dyn View, command: &UnderstandMessage) -> Decision {
    let before: Message = need(view, command.id)?;
    if before.direction() != Direction::Inbound {
        return Err(Refusal::Unexpected {
            field: Field::Intent,
        });
    }
    let mut after = before.clone();
    if let Some(Understanding::Read {
        intent,
        confidence,
        why,
    }) = &command.understanding
    {
        if *confidence > 100 {
            return Err(Refusal::OutOfRange {
                field: Field::Confidence,
                least: 0,
                most: 100,
            });
        }
        text::within(Field::Why, why, LINE_LIMIT)?;
        // What would silence the conversation is a person's to say.
        if !intent.wants_no_reply() {
            after.said.intent = Some(*intent);
        }
    }
    if before.said.intent.is_some() {
        return Ok(Vec::new());
    }
    after.understanding = command.understanding.as_ref().map(Written::from);
    with_figures(view, &before, &after)
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
    // What a model made of it is not why any more.
    after.understanding = None;
    with_figures(view, &before, &after)
}

/// Corrects the language that a message is in. A draft has that of its own chain (rule book §4).
pub(super) fn set_language(view: &dyn View, context: &Context, command: &SetLanguage) -> Decision {
    let before: Message = need(view, command.id)?;
    if before.status == MessageStatus::Draft {
        return Err(Refusal::NotLogged {
            message_id: before.id,
        });
    }
    if before.recorded_by != context.member_id {
        context.needs(Role::Admin)?;
    }
    let mut after = before.clone();
    after.said.original_language = command.language.clone();
    // What was tried from another language says nothing of this one.
    after.untranslated = None;
    with_figures(view, &before, &after)
}

/// A logged message in a new form, and its conversation with it.
fn with_figures(view: &dyn View, before: &Message, after: &Message) -> Decision {
    let mut changes = put_if_changed(before, after.clone());
    if changes.is_empty() || !after.is_logged() {
        return Ok(changes);
    }
    let conversation: Conversation = need(view, after.conversation_id)?;
    let mut updated = conversation.clone();
    updated.figures.retouch(after);
    if before.said.intent != after.said.intent {
        let messages = view.messages_of(conversation.id);
        let others = messages.iter().filter(|other| other.id != after.id);
        updated.turns = Turns::of(others.chain([after]));
    }
    changes.extend(put_if_changed(&conversation, updated));
    Ok(changes)
}

/// A reply whose fingerprint stands on the account within 30 days (rule book §8).
fn is_no_reply_again(view: &dyn View, account: &Account, said: &Said) -> Result<(), Refusal> {
    let print = fingerprint::fingerprint(&said.original_text);
    let since = said.occurred_at - fingerprint::WINDOW;
    let until = said.occurred_at + fingerprint::WINDOW;
    let same = family::inbound_since(view, account.id, since)
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
