//! Which reply a provider is to translate, and into what (rule book §16).

use crate::{
    language::{self, Language},
    records::Message,
    text,
    values::Direction,
};

/// The language into which a message is to be translated: what its recorder reads, where that is
/// another than the message's. Nothing where it has a translation, shows nothing, or is none of
/// theirs.
pub fn wanted_translation(message: &Message, reading: Option<&Language>) -> Option<Language> {
    let said = &message.said;
    let source = language::source(reading);
    let is_wanted = message.is_logged()
        && message.direction() == Direction::Inbound
        && said.translation.is_none()
        && text::has_visible(&said.original_text)
        && !said.original_language.same_as(&source);
    is_wanted.then_some(source)
}
