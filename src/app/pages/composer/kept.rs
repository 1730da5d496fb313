//! Logging what stands in a conversation's composer from elsewhere: the list of drafts.

use super::{
    super::{
        filling::fill_in,
        handed::{HandedOver, logged, refusal_of},
    },
    state::Place,
};
use crate::{
    data::Data,
    parts::Toasts,
    texts::{assistance, variables},
};
use domain::{
    LogMessage, Mode,
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
    let made = text.made_from.clone().map(|from| MachineMade {
        from,
        into: composition.target.clone(),
        text: text.original_text.clone(),
        may_be_corrected: text.may_be_corrected,
    });
    let (theirs, own) = (&text.original_text, &text.own_text);
    if is_outdated(text.mode, made.as_ref(), theirs, own, &composition.target) {
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
