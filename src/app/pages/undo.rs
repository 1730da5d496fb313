//! Taking back: what a press has done by the command that undoes it, and a logged message with what it
//! caused (rule book §5), from wherever it is asked.

use crate::{
    data::Data,
    pages::frame::keys::to_composer,
    parts::{Toasts, write_clipboard},
    shell::clock,
    texts::{accounts::UNDO, shell, undo as words},
};
use domain::{
    CampaignId, Command, Message, MessageId, Mode, RetractMessage,
    suggestion::Variants,
    text::has_visible,
    undo::{gives_text_back, set_back_to},
};
use leptos::{
    prelude::{Notify, request_animation_frame},
    task::spawn_local,
};
use protocol::ComposerText;

/// Says what was done, and offers the command that takes it back.
pub fn offer_back(data: Data, toasts: Toasts, done: impl Into<String>, back: impl Into<Command>) {
    let back = back.into();
    toasts.offer(done, UNDO, move || {
        if let Err(refusal) = data.dispatch(back.clone()) {
            toasts.say(data.refusal_text(&refusal));
        }
    });
}

/// Strikes the message out, and gives its text back to the composer where the rules say so. A text
/// that was begun there meanwhile is not overwritten: then what was undone can be copied.
pub fn undo(
    data: Data,
    toasts: Toasts,
    message: &Message,
    campaign: Option<CampaignId>,
    // As it was typed, where that is known better than from the message.
    typed: Option<ComposerText>,
) -> GivenBack {
    let gives_back = gives_text_back(message, data.me(), data.now());
    if let Err(refusal) = data.dispatch(RetractMessage { id: message.id }) {
        toasts.say(data.refusal_text(&refusal));
        return GivenBack::No;
    }
    if !gives_back {
        toasts.say(words::DONE);
        return GivenBack::No;
    }
    let text = typed.unwrap_or_else(|| text_of(message, campaign));
    let copied = text.original_text.clone();
    if put_back(data, text) {
        toasts.say(words::GIVEN_BACK);
        // Its box is filled a frame later; where its page was left there is none.
        request_animation_frame(|| _ = to_composer());
        GivenBack::Yes
    } else {
        offer_copy(toasts, copied);
        GivenBack::No
    }
}

/// Whether the text of what was undone stands in its composer again, and has the focus there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GivenBack {
    Yes,
    No,
}

/// Another text has been begun meanwhile: it stays, and what would have come back can be copied.
pub fn offer_copy(toasts: Toasts, text: String) {
    offer_copy_of(toasts, words::OTHER_TEXT, text);
}

/// Says what was done, and offers a text that has no place by it.
pub fn offer_copy_of(toasts: Toasts, done: &'static str, text: String) {
    toasts.offer(done, words::COPY, move || {
        let text = text.clone();
        spawn_local(async move {
            let done = write_clipboard(&text).await;
            toasts.say(if done {
                shell::COPIED
            } else {
                shell::COPY_FAILED
            });
        });
    });
}

/// What a composer holds when it holds this message or draft.
pub fn text_of(message: &Message, campaign: Option<CampaignId>) -> ComposerText {
    let said = message.said.clone();
    let own_text = said.translation.map(|own| own.text).unwrap_or_default();
    // It keeps both texts, and not who wrote which: what they read is of this very own text.
    let has_both = has_visible(&own_text) && has_visible(&said.original_text);
    let may_be_corrected = said.mode == Mode::TypeTranslate && has_both;
    ComposerText {
        conversation_id: message.conversation_id,
        account_id: message.account_id,
        campaign_id: campaign,
        message_id: message.id,
        base: message.revision,
        mode: said.mode,
        channel: said.channel,
        original_text: said.original_text,
        made_from: may_be_corrected.then(|| own_text.clone()),
        may_be_corrected,
        own_text,
        subject: said.subject,
        quoted_history: said.quoted_history,
        occurred_at: set_back_to(message),
        correspondent: said.correspondent,
        language_override: said.language_override,
        attachments: said.attachments,
        // It lies with the message, and not on the device.
        html: None,
        intent: said.intent,
        begun_at: message.begun(),
        edited_at: clock::now(),
        suggested: message.suggested.clone(),
        variants: Variants::default(),
    }
}

/// The text stands in its conversation's composer again, unless another has been begun there: a text
/// of its own, because the message that it became stays on record. The composer may be gone by then.
pub fn put_back(data: Data, text: ComposerText) -> bool {
    let texts = &data.engine().texts;
    if texts.get(text.conversation_id).is_some() {
        return false;
    }
    texts.keep(ComposerText {
        message_id: MessageId(clock::new_id()),
        base: None,
        edited_at: clock::now(),
        ..text
    });
    texts.arrived.notify();
    true
}
