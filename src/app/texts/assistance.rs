//! Translations and drafts by providers.

use domain::ProviderTrouble;
use protocol::ProviderKind;

pub const TRANSLATE: &str = "Translate";
pub const READ_BACK: &str = "Read it back";
pub const TRY_AGAIN: &str = "Try again";
pub const NOT_TRANSLATED: &str = "Not translated:";
/// Before the reason that follows it.
pub const NOT_READ: &str = "What they want was not read:";
pub const ASK_AGAIN: &str = "Ask again";

/// What a model takes a reply for, and how sure it is.
pub fn read_as(intent: &str, confidence: &str) -> String {
    format!("Read by AI: {intent}, {confidence} sure")
}

pub const STILL_NEEDS_REPLY: &str = "It needs a reply as long as nobody says that it is so.";
pub const THAT_IS_SO: &str = "That is so";

/// The server was not reached, so that no provider was either.
pub const OFFLINE: &str = "the server cannot be reached. What you write is kept, and can be logged";
pub const NOT_FETCHED: &str = "this browser has no model for these languages, and could not fetch one. Write \
    what they read yourself; it can be logged";

pub const NO_MODEL: &str = "this browser has no model that writes, and could not fetch one. The prompt can be \
    copied";

/// What they would read was made of what the member wrote before.
pub const OUTDATED: &str = "What they read is not the translation of your text as it stands. It is not \
    logged: have it translated again, correct it, or keep it as it is.";
pub const KEEP_IT: &str = "Keep it as it is";
/// What they would read was corrected, and the member wrote on.
pub const LEFT_BEHIND: &str = "Older than your text.";
pub const ANEW: &str = "Translate again";
pub const TRANSLATED_ANEW: &str = "Translated again";

/// Before the reason that follows it.
pub const TRANSLATION_FAILED: &str = "No translation:";

/// What went wrong, within a sentence and after a colon.
pub fn trouble(why: ProviderTrouble) -> &'static str {
    use ProviderTrouble as T;
    match why {
        T::NoProvider => "nobody is named who could do it. An admin does that in Settings",
        T::NotReached => "the provider cannot be reached, or fails",
        T::TooSlow => "the provider takes too long",
        T::WrongKey => "the provider does not accept the key. An admin sets it in Settings",
        T::Refused => "the provider refuses it",
        T::Busy => "the provider has too much to do at the moment",
        T::TooLong => "it is longer than the provider takes",
        T::Garbled => "the provider answers what cannot be used",
        T::OtherLanguage => "the answer is in another language",
        T::NoSuchPair => "no provider translates between these languages",
        T::SpentUp => "what may be used in a day is used up",
    }
}

pub const TRIED_AGAIN: &str = "It is tried again by itself for nine hours.";

/// A provider, by its interface.
pub fn kind(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Apertium => "Apertium",
        ProviderKind::LibreTranslate => "LibreTranslate",
        ProviderKind::Deepl => "DeepL",
        ProviderKind::Openai => "OpenAI, or a server that speaks like it",
        ProviderKind::Anthropic => "Anthropic",
    }
}

/// Drafts in the composer.
pub mod drafts {
    pub const TITLE: &str = "Draft by AI";
    pub const STEER: &str = "What it should say, or how to change it";
    pub const STEER_PLACEHOLDER: &str =
        "Instructions (optional), such as: shorter, mention the fair";
    pub const DRAFT: &str = "Draft it";
    pub const AGAIN: &str = "Draft again";
    /// What *AI draft* is for.
    pub const BEGINS: &str = "Starts a new message from what is known of the account.";
    /// What *AI continue* is for.
    pub const CONTINUES: &str = "Goes on from what was said last.";
    /// Where nobody is named who drafts.
    pub const STEPS: &str = "1 Copy the prompt · 2 Ask your assistant · 3 Paste its answer below";
    pub const ANOTHER: &str = "Another variant";
    pub const VARIANTS: &str = "Variants";
    pub const MOST_VARIANTS: &str = "three at most";
    pub const OWN_VARIANT: &str = "With words of yours";

    pub fn variant(n: usize) -> String {
        format!("Variant {n}")
    }

    pub const STOP: &str = "Stop";
    pub const WRITING: &str = "Being written";
    pub const ASKED: &str = "What was asked";
    /// Where it was to be logged while it was being written.
    pub const STOPPED: &str =
        "The draft was still being written. It is stopped: read it, and log it then.";
    /// Where somebody went elsewhere in the middle of one.
    pub const LEFT: &str =
        "The draft broke off as you left: what had come of it is in the composer";
    pub const FAILED: &str = "No draft:";
    pub const CUT: &str = "The draft broke off:";
    /// After why there is none, where it was written over something.
    pub const PUT_BACK: &str = " What stood here is back.";
    /// Of a draft that is none.
    pub const GARBLED: &str = "what the model answers is no message";
    /// A model that refuses does so in its own language.
    pub const OTHER_LANGUAGE: &str = "the answer is in another language, or the model refuses";
    pub const REPLACED: &str = "The draft replaced what was here";
}

/// Settings.
pub mod settings {
    use crate::format;

    pub const TITLE: &str = "AI and translation";
    pub const LEAD: &str = "Who translates replies and writes drafts. The first that can is asked \
        first. What is sent to a provider leaves this server: the text to translate, or the \
        thread and what is known of the account; of a model that reads replies, also each reply that no \
        rule understands, with what it answers.";
    pub const NONE: &str = "No provider yet. You can still copy prompts and type translations.";
    pub const NEW: &str = "Add a provider";
    pub const NEW_TITLE: &str = "Add a provider";
    pub const EDIT_TITLE: &str = "Change a provider";
    pub const KIND: &str = "Service";
    pub const ADDRESS: &str = "Address";

    /// Where services of a kind answer.
    pub fn address_help(kind: super::ProviderKind) -> &'static str {
        use super::ProviderKind as K;
        match kind {
            K::Apertium => "Where it answers, such as http://localhost:2737",
            K::LibreTranslate => "Where it answers, such as http://localhost:5000",
            K::Deepl => "https://api.deepl.com, or https://api-free.deepl.com",
            K::Openai => {
                "With its path, such as https://api.openai.com/v1 or http://localhost:11434/v1"
            }
            K::Anthropic => "https://api.anthropic.com",
        }
    }

    pub const MODEL: &str = "Model";
    pub const READS_REPLIES: &str = "Reads what replies want, where no rule can tell";
    pub const KEY: &str = "Key";
    pub const KEY_HELP: &str = "Kept on the server and shown to nobody. Blank: none";
    pub const KEY_KEPT: &str = "Blank: the one that is there stays, as long as the address does";
    pub const FROM: &str = "From";
    pub const TO: &str = "To";
    pub const ANY: &str = "Any language";
    pub const HALF_A_PAIR: &str = "From and to: choose both languages, or neither.";
    pub const CONFIGURED: &str = "set in the server's configuration";
    pub const HAS_KEY: &str = "with a key";
    pub const NO_KEY: &str = "without a key";
    pub const SAVED: &str = "Provider saved";
    pub const TEST: &str = "Test connection";
    pub const TESTING: &str = "Asking";
    pub const EARLIER: &str = "Ask earlier";
    pub const REMOVE: &str = "Remove";
    pub const REMOVED: &str = "The provider is removed, and its key with it";
    pub const USAGE: &str = "Used in the last thirty days";
    pub const UNUSED: &str = "Nothing yet.";
    pub const MEMBER: &str = "Member";
    pub const DAY: &str = "Day";
    pub const REQUESTS: &str = "Requests";
    pub const CHARACTERS: &str = "Characters";

    pub const READS: &str = "reads replies";

    /// `language`: what it answered in, where that is plain.
    pub fn answered(asked: &str, answer: &str, language: Option<&str>) -> String {
        match language {
            Some(language) => format!("It answers. “{asked}” became “{answer}” ({language})."),
            None => format!("It answers. “{asked}” became “{answer}”."),
        }
    }

    pub fn today(used: &str, budget: &str) -> String {
        format!("Each member may use {budget} characters a day. Used by you today: {used}.")
    }

    pub fn failed(why: &str) -> String {
        format!("It does not work: {why}.")
    }

    pub fn named(what: &str, name: &str) -> String {
        format!("{what}: {name}")
    }

    pub fn pair(from: &domain::Language, to: &domain::Language) -> String {
        format!("{} → {}", format::language(from), format::language(to))
    }
}
