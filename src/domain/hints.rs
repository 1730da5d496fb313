//! The hints (rule book §9). Hints never block, and each can be dismissed.
//!
//! A hint is a kind and its parameters, never a sentence: every reader gets it in their own words.

mod channel;

use crate::{
    compose::keeps_both,
    ids::{MemberId, MessageId},
    language::Language,
    paste,
    records::{Conversation, Message},
    text,
    time::{Span, Timestamp},
    values::{Channel, Direction, Mode},
};

/// What a person may want to know before they log or send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// The thread or the text itself points to another channel than the one chosen.
    Channel { instead: Channel, clue: ChannelClue },
    /// The text to be logged is in the member's language and not in the account's: *Type &
    /// translate* would keep both.
    Mode { written_in: Language },
    /// What stands in the member's own box of *Type & translate* is in the account's language already,
    /// and nothing beside it: it is what was sent, or what they wrote.
    AlreadyTheirs { written_in: Language },
    /// In *Type & translate* only what the account reads stands there, and nobody translates: the text is
    /// logged as it was sent, or the member reads the account's language, too.
    OnlyTheirs { target: Language },
    /// The text is not in the target language.
    Language {
        written_in: Language,
        target: Language,
    },
    /// Their last two messages are in another language than the target: the answer may be in theirs.
    TheirLanguage { language: Language },
    /// The draft is older than three days: send it, or delete it.
    StaleDraft { saved_at: Timestamp },
    /// They asked not to be written to again, and it is not decided whether they are.
    AskedToStop {
        message_id: MessageId,
        at: Timestamp,
    },
    /// An inbound message arrived after this draft was begun.
    TheyWroteAgain {
        message_id: MessageId,
        at: Timestamp,
    },
    /// A colleague wrote to them after this draft was begun.
    ColleagueWrote {
        message_id: MessageId,
        at: Timestamp,
        by: MemberId,
    },
    /// Their reply is dated before our first message, which may have been sent before it was logged: as
    /// it stands, they wrote first (rule book §11).
    BeforeOurs {
        message_id: MessageId,
        at: Timestamp,
    },
}

/// What points to a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelClue {
    /// The last two logged messages.
    Thread,
    /// The form of the pasted text.
    Text,
}

/// From this age on a draft is stale (rule book §9).
pub const STALE_AFTER: Span = Span::days(3);

/// The composer as it stands.
#[derive(Debug, Clone, Copy)]
pub struct Composer<'a> {
    /// The messages of the thread in any order; only logged ones count.
    pub thread: &'a [&'a Message],
    pub mode: Mode,
    pub channel: Channel,
    /// Whether the channel was recognised in what was pasted: then the thread is not asked.
    pub channel_is_recognised: bool,
    /// When it was said, where that is not now.
    pub occurred_at: Option<Timestamp>,
    /// The text that is to be the original one.
    pub text: &'a str,
    /// The language that the text was found to be in; absent while nobody knows.
    pub detected: Option<&'a Language>,
    /// Who writes.
    pub me: MemberId,
    /// What the member writes and reads (rule book §4).
    pub source: &'a Language,
    /// What the account reads (rule book §4).
    pub target: &'a Language,
    pub draft: Option<DraftTimes>,
    /// Where they ask not to be written to, while that is undecided: [`opt_out::asked`].
    pub asked_to_stop: Option<&'a Message>,
}

/// When the draft at hand was begun, and when it was last saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftTimes {
    pub begun_at: Timestamp,
    pub saved_at: Timestamp,
}

impl Hint {
    /// Whether it is said before anything is written: it is about what is to be written.
    pub const fn is_said_at_once(&self) -> bool {
        matches!(self, Self::TheirLanguage { .. } | Self::AskedToStop { .. })
    }
}

/// The hints for a composer, in the order of the table (rule book §9).
pub fn hints(composer: &Composer<'_>, now: Timestamp) -> Vec<Hint> {
    [
        asked_to_stop_hint(composer),
        channel_hint(composer),
        mode_hint(composer),
        // What the hint above says already is not said twice.
        language_hint(composer).filter(|_| mode_hint(composer).is_none()),
        their_language_hint(composer),
        stale_hint(composer.draft, now),
        wrote_again_hint(composer),
        colleague_hint(composer),
        before_ours_hint(composer),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The hints for a draft that lies in a list, before it is logged from there: whether it is stale,
/// and whether they wrote again since it was begun (rule book §9).
pub fn draft_hints(
    draft: DraftTimes,
    conversation: Option<&Conversation>,
    now: Timestamp,
) -> Vec<Hint> {
    let last_inbound = conversation.and_then(|row| row.figures.last_inbound.as_ref());
    let wrote_again = last_inbound
        .filter(|mark| mark.at > draft.begun_at)
        .map(|mark| Hint::TheyWroteAgain {
            message_id: mark.id,
            at: mark.at,
        });
    let stale = stale_hint(Some(draft), now);
    stale.into_iter().chain(wrote_again).collect()
}

impl DraftTimes {
    pub fn of(draft: &Message) -> Self {
        Self {
            begun_at: draft.begun(),
            saved_at: draft.recorded_at,
        }
    }
}

/// The text knows better than the thread: where it shows its channel, or showed it when it was
/// pasted, the thread is not asked.
fn channel_hint(composer: &Composer<'_>) -> Option<Hint> {
    let from_text = paste::channel_of(composer.text).map(|channel| (channel, ChannelClue::Text));
    let from_thread = || {
        let asked = (!composer.channel_is_recognised).then_some(composer.thread)?;
        channel::of_thread(asked).map(|channel| (channel, ChannelClue::Thread))
    };
    let (instead, clue) = from_text.or_else(from_thread)?;
    (instead != composer.channel).then_some(Hint::Channel { instead, clue })
}

fn mode_hint(composer: &Composer<'_>) -> Option<Hint> {
    let written_in = composer.detected?;
    let is_own = written_in.same_as(composer.source) && !written_in.same_as(composer.target);
    (composer.mode == Mode::LogSent && is_own).then(|| Hint::Mode {
        written_in: written_in.clone(),
    })
}

/// So many words, or signs where no blanks stand between words, are more than a greeting, which says
/// little of its language: names stand in it.
const MORE_THAN_A_GREETING: (usize, usize) = (3, 16);

/// Of what stands in the member's own box while the other is blank: `written_in` is what it was found
/// to be in.
pub fn own_text_hint(
    mode: Mode,
    (account_text, own_text): (&str, &str),
    written_in: Option<&Language>,
    (source, target): (&Language, &Language),
) -> Option<Hint> {
    let written_in = written_in?;
    let is_theirs = written_in.same_as(target) && !written_in.same_as(source);
    let is_alone = mode == Mode::TypeTranslate && !text::has_visible(account_text);
    let (words, signs) = MORE_THAN_A_GREETING;
    let is_told_apart =
        own_text.split_whitespace().count() >= words || own_text.chars().count() >= signs;
    (is_theirs && is_alone && is_told_apart).then(|| Hint::AlreadyTheirs {
        written_in: written_in.clone(),
    })
}

/// Of what stands in the account's box while the member's own is blank, where nobody is named who
/// translates: what a browser may do by itself it has not done then.
pub fn only_theirs_hint(
    mode: Mode,
    is_anybody_named: bool,
    (account_text, own_text): (&str, &str),
    (source, target): (&Language, &Language),
) -> Option<Hint> {
    let is_alone = text::has_visible(account_text) && !text::has_visible(own_text);
    let keeps_both = keeps_both(mode, source, target);
    (mode == Mode::TypeTranslate && !is_anybody_named && keeps_both && is_alone).then(|| {
        Hint::OnlyTheirs {
            target: target.clone(),
        }
    })
}

fn language_hint(composer: &Composer<'_>) -> Option<Hint> {
    let written_in = composer.detected?;
    (!written_in.same_as(composer.target)).then(|| Hint::Language {
        written_in: written_in.clone(),
        target: composer.target.clone(),
    })
}

/// Of a text that they are to read, as long as it is not known to be in another language than theirs.
fn their_language_hint(composer: &Composer<'_>) -> Option<Hint> {
    if composer.mode.direction() == Direction::Inbound {
        return None;
    }
    let theirs = composer
        .thread
        .iter()
        .filter(|message| message.is_logged() && message.direction() == Direction::Inbound);
    let mut theirs: Vec<&&Message> = theirs.collect();
    theirs.sort_by_key(|message| std::cmp::Reverse(message.thread_order()));
    let [last, before, ..] = theirs[..] else {
        return None;
    };
    let language = &last.said.original_language;
    let is_theirs = language.same_as(&before.said.original_language)
        && !language.same_as(composer.target)
        && composer
            .detected
            .is_none_or(|written_in| written_in.same_as(composer.target));
    is_theirs.then(|| Hint::TheirLanguage {
        language: language.clone(),
    })
}

/// Of what is to go to them.
fn asked_to_stop_hint(composer: &Composer<'_>) -> Option<Hint> {
    let is_ours = composer.mode.direction() == Direction::Outbound;
    let asked = composer.asked_to_stop.filter(|_| is_ours)?;
    Some(Hint::AskedToStop {
        message_id: asked.id,
        at: asked.said.occurred_at,
    })
}

/// By the last save: a draft that is being worked on is not stale.
fn stale_hint(draft: Option<DraftTimes>, now: Timestamp) -> Option<Hint> {
    let saved_at = draft?.saved_at;
    (now - saved_at > STALE_AFTER).then_some(Hint::StaleDraft { saved_at })
}

/// By when it was said or recorded, whichever is later: what a colleague pastes now from this
/// morning is news to the draft of an hour ago. The latest such message is named.
fn wrote_again_hint(composer: &Composer<'_>) -> Option<Hint> {
    // What the writer pasted they know of; recorded offline, the server may have heard of it since.
    let latest = latest_since(composer, |message| {
        let at = message.said.occurred_at;
        let is_theirs = message.direction() == Direction::Inbound;
        let is_own = message.recorded_by == composer.me;
        is_theirs.then(|| {
            if is_own {
                at
            } else {
                at.max(message.recorded_at)
            }
        })
    })?;
    Some(Hint::TheyWroteAgain {
        message_id: latest.id,
        at: latest.said.occurred_at,
    })
}

/// Two answers to one question: said of what goes to them.
fn colleague_hint(composer: &Composer<'_>) -> Option<Hint> {
    let latest = latest_since(composer, |message| {
        let is_ours = message.direction() == Direction::Outbound;
        let is_another = message.recorded_by != composer.me;
        (is_ours && is_another).then(|| message.said.occurred_at.max(message.recorded_at))
    });
    let is_to_them = composer.mode.direction() == Direction::Outbound;
    let latest = latest.filter(|_| is_to_them)?;
    Some(Hint::ColleagueWrote {
        message_id: latest.id,
        at: latest.said.occurred_at,
        by: latest.recorded_by,
    })
}

/// The last logged message that is heard of, as is said of each that counts, since the draft was begun.
fn latest_since<'a>(
    composer: &Composer<'a>,
    heard_at: impl Fn(&Message) -> Option<Timestamp>,
) -> Option<&'a Message> {
    let begun_at = composer.draft?.begun_at;
    let logged = composer.thread.iter().filter(|message| message.is_logged());
    let since = logged.filter(|message| heard_at(message).is_some_and(|at| at > begun_at));
    since.max_by_key(|message| message.thread_order()).copied()
}

/// What is logged first stands first in no thread: the time does, at which it was said.
fn before_ours_hint(composer: &Composer<'_>) -> Option<Hint> {
    let said_at = composer.occurred_at?;
    let logged = composer.thread.iter().filter(|message| message.is_logged());
    let first = logged.min_by_key(|message| message.thread_order())?;
    let at = first.said.occurred_at;
    let is_turned = composer.mode == Mode::InboundPaste
        && first.direction() == Direction::Outbound
        && said_at < at;
    is_turned.then_some(Hint::BeforeOurs {
        message_id: first.id,
        at,
    })
}

#[cfg(test)]
mod tests;
