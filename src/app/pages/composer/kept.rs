//! Logging what stands in a conversation's composer from elsewhere: the list of drafts.

use super::{
    super::{
        filling::fill_in,
        handed::{HandedOver, logged, refusal_of},
    },
    state::{Place, say_saved},
};
use crate::{
    data::Data,
    parts::Toasts,
    texts::{assistance, variables},
};
use domain::{
    LogMessage, Mode, SaveDraft,
    compose::{Composition, MachineMade, is_outdated},
    email_html::can_have_form,
    suggestion::kept_with,
};
use leptos::prelude::{Notify, untrack};
use protocol::ComposerText;

/// Logs the text as it stands, said now unless its time was set back. What is refused stays where
/// it stands.
pub fn log_kept(data: Data, toasts: Toasts, handed: HandedOver, text: ComposerText) {
    let place = Place::of(data, text.message_id, text.base, text.mode);
    let composition = untrack(|| composition(data, &text));
    if is_of_earlier(&text, &composition) {
        toasts.say(assistance::OUTDATED);
        return;
    }
    let mut said = composition.said();
    let missing = fill_in(data, text.account_id, text.campaign_id, &mut said);
    if !missing.is_empty() {
        toasts.say(variables::missing(&missing));
        return;
    }
    let command = LogMessage {
        id: place.id,
        account_id: text.account_id,
        campaign_id: text.campaign_id,
        said: said.clone(),
        log_anyway: false,
        base: place.base,
        call: None,
        html: text
            .html
            .clone()
            .filter(|_| can_have_form(said.mode, said.channel)),
        suggested: kept_with(said.mode, text.suggested.as_deref()),
    };
    if let Err(refusal) = data.dispatch(command) {
        toasts.say(refusal_of(data, &said, &refusal));
        return;
    }
    let texts = &data.engine().texts;
    texts.forget(text.conversation_id, text.message_id);
    texts.arrived.notify();
    let (id, campaign) = (place.id, text.campaign_id);
    place.leave(data);
    logged(data, toasts, handed, campaign, id, &said, Some(text));
}

/// Saves the text as it stands as a draft of its conversation. Says whether it could; else it stays.
pub(super) fn save_kept(data: Data, toasts: Toasts, text: &ComposerText) -> bool {
    let place = Place::of(data, text.message_id, text.base, text.mode);
    let mut composition = untrack(|| composition(data, text));
    // A translation of an earlier text does not go along: the draft would not tell that it is one.
    if is_of_earlier(text, &composition) && !text.may_be_corrected {
        composition.account_text.clear();
    }
    let command = SaveDraft {
        id: place.id,
        account_id: text.account_id,
        campaign_id: text.campaign_id,
        said: composition.said(),
        base: place.base,
        begun_at: Some(text.begun_at),
        suggested: kept_with(text.mode, text.suggested.as_deref()),
    };
    let is_saved = data.dispatch(command).is_ok();
    if is_saved {
        let texts = &data.engine().texts;
        texts.forget(text.conversation_id, text.message_id);
        place.leave(data);
        say_saved(toasts, &text.variants);
    }
    is_saved
}

/// Whether what they would read is a machine's translation of an earlier text than the one beside it.
fn is_of_earlier(text: &ComposerText, composition: &Composition) -> bool {
    let made = text.made_from.clone().map(|from| MachineMade {
        from,
        into: composition.target.clone(),
        text: text.original_text.clone(),
        may_be_corrected: text.may_be_corrected,
    });
    let (theirs, own) = (&text.original_text, &text.own_text);
    is_outdated(text.mode, made.as_ref(), theirs, own, &composition.target)
}

fn composition(data: Data, text: &ComposerText) -> Composition {
    let ComposerText {
        account_id,
        campaign_id,
        language_override,
        ..
    } = text;
    let target = data.target_language(*account_id, *campaign_id, language_override.as_ref());
    Composition {
        mode: text.mode,
        channel: text.channel,
        account_text: text.original_text.clone(),
        own_text: text.own_text.clone(),
        subject: text.subject.clone(),
        quoted_history: text.quoted_history.clone(),
        occurred_at: text.occurred_at.unwrap_or_else(|| data.now()),
        correspondent: text.correspondent.clone(),
        intent: text.intent,
        language_override: language_override.clone(),
        attachments: text.attachments.clone(),
        found_in: None,
        source: match text.mode {
            Mode::TypeTranslate => data.source_language(),
            _ => data.source_for(&target),
        },
        target,
    }
}
