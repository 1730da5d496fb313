//! What narrows a section of the inbox: a plain value that stands in an address, in a link and in a
//! saved view alike (features S2 to S4, R2, R3).

use super::{Section, action::requires_action};
use crate::{
    Account, AccountStatus, AiMode, Campaign, CampaignId, Channel, Conversation,
    ConversationStatus, Intent, Language, MemberId, Product, ProductId, Span, Timestamp, tags,
};
use std::{collections::BTreeSet, str::FromStr};

/// Which conversations the list shows. All that is chosen must hold at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    pub section: Section,
    pub standing: Option<Standing>,
    /// What the reader has not read.
    pub unread: bool,
    /// Of the last message.
    pub channel: Option<Channel>,
    pub campaign: Option<CampaignChoice>,
    pub product: Option<ProductId>,
    pub assignee: Option<MemberId>,
    /// Each of them must be on the conversation.
    pub tags: BTreeSet<String>,
    /// Whether the assistant takes part, or people alone.
    pub ai: Option<bool>,
    /// What the account reads, in whatever variety (rule book §4).
    pub language: Option<Language>,
    /// What their last message wants.
    pub intent: Option<Intent>,
    pub account_status: Option<AccountStatus>,
    pub recency: Option<Recency>,
    /// Whether they have ever written.
    pub they_wrote: Option<bool>,
    /// Whether a draft waits in it.
    pub draft: bool,
    /// Whether that of the oldest activity stands first. It takes nothing away.
    pub oldest_first: bool,
}

/// How a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Somebody of the team is to answer it now.
    NeedsReply,
    /// A person is to do something in it now ([`super::action`]).
    RequiresAction,
    /// It waits for their answer.
    Waiting,
    /// It is put aside.
    Snoozed,
}

/// A campaign, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CampaignChoice {
    In(CampaignId),
    OutsideAny,
}

/// When something was last said or noted, seen from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recency {
    /// Within the last so many days.
    Within(u16),
    /// Not within them.
    NotWithin(u16),
}

/// What is known of a conversation besides its row.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub row: &'a Conversation,
    /// Or the survivor that absorbed it. Absent while it has not arrived.
    pub account: Option<&'a Account>,
    pub campaign: Option<&'a Campaign>,
    pub product: Option<&'a Product>,
    pub is_unread: bool,
    pub has_draft: bool,
    /// When the reader last saved that of their drafts in it which they have left for longest.
    pub own_draft: Option<Timestamp>,
}

/// For whom it is asked, and when.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub me: MemberId,
    pub now: Timestamp,
}

/// One thing that narrows the list, which can be taken off by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Narrowing {
    Standing(Standing),
    Unread,
    Channel(Channel),
    Campaign(CampaignChoice),
    Product(ProductId),
    Assignee(MemberId),
    Tag(String),
    Ai(bool),
    Language(Language),
    Intent(Intent),
    AccountStatus(AccountStatus),
    Recency(Recency),
    TheyWrote(bool),
    Draft,
    OldestFirst,
}

impl Standing {
    pub const ALL: [Self; 4] = [
        Self::NeedsReply,
        Self::RequiresAction,
        Self::Waiting,
        Self::Snoozed,
    ];

    /// The spelling in an address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NeedsReply => "needs-reply",
            Self::RequiresAction => "requires-action",
            Self::Waiting => "waiting",
            Self::Snoozed => "snoozed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    fn holds(self, facts: &Facts, now: Timestamp) -> bool {
        let row = facts.row;
        let account = facts.account.map(|account| account.status);
        match self {
            Self::NeedsReply => row.is_to_answer(account, now),
            Self::RequiresAction => requires_action(row, account, facts.own_draft, now),
            Self::Waiting => row.status == ConversationStatus::Pending,
            Self::Snoozed => row.is_snoozed(now),
        }
    }
}

impl CampaignChoice {
    /// The spelling in an address.
    pub fn spelled(self) -> String {
        match self {
            Self::In(id) => id.to_string(),
            Self::OutsideAny => OUTSIDE_ANY.to_owned(),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        if text == OUTSIDE_ANY {
            return Some(Self::OutsideAny);
        }
        text.parse().ok().map(Self::In)
    }
}

const OUTSIDE_ANY: &str = "none";

impl Recency {
    /// What is offered.
    pub const OFFERED: [Self; 6] = [
        Self::Within(1),
        Self::Within(7),
        Self::Within(30),
        Self::NotWithin(7),
        Self::NotWithin(30),
        Self::NotWithin(90),
    ];

    /// The spelling in an address: `7d`, `not-30d`.
    pub fn spelled(self) -> String {
        match self {
            Self::Within(days) => format!("{days}d"),
            Self::NotWithin(days) => format!("not-{days}d"),
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        let days = |text: &str| text.strip_suffix('d')?.parse().ok();
        match text.strip_prefix("not-") {
            Some(rest) => days(rest).map(Self::NotWithin),
            None => days(text).map(Self::Within),
        }
    }

    fn holds(self, at: Option<Timestamp>, now: Timestamp) -> bool {
        let since = |days: u16| now - Span::days(i64::from(days));
        match self {
            Self::Within(days) => at.is_some_and(|at| at >= since(days)),
            Self::NotWithin(days) => at.is_none_or(|at| at < since(days)),
        }
    }
}

impl Filter {
    /// A section as it is.
    pub fn of(section: Section) -> Self {
        Self {
            section,
            ..Self::default()
        }
    }

    /// From the pairs of an address. What is not known there, or cannot be read, narrows nothing.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs {
            filter.read(name, value);
        }
        filter
    }

    fn read(&mut self, name: &str, value: &str) {
        match name {
            "view" => match (Section::parse(value), Standing::parse(value)) {
                (Some(section), _) => self.section = section,
                // As addresses said it before the sections.
                (None, Some(standing)) => self.standing = Some(standing),
                (None, None) => {}
            },
            "standing" => read_into(&mut self.standing, Standing::parse(value)),
            "unread" => self.unread |= value == YES,
            "channel" => read_into(&mut self.channel, known(value)),
            "campaign" => read_into(&mut self.campaign, CampaignChoice::parse(value)),
            "product" => read_into(&mut self.product, known(value)),
            "assignee" => read_into(&mut self.assignee, known(value)),
            "tag" => self.tags.extend(tags::tag(value)),
            "ai" => read_into(&mut self.ai, yes_or_no(value)),
            "language" => read_into(&mut self.language, known(value)),
            "intent" => read_into(&mut self.intent, known(value)),
            "account_status" => read_into(&mut self.account_status, known(value)),
            "activity" => read_into(&mut self.recency, Recency::parse(value)),
            "they_wrote" => read_into(&mut self.they_wrote, yes_or_no(value)),
            "draft" => self.draft |= value == YES,
            "order" => self.oldest_first |= value == OLDEST,
            _ => {}
        }
    }

    /// The pairs of its address, in one order always: none for the whole inbox.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if self.section != Section::default() {
            pairs.push(("view", self.section.as_str().to_owned()));
        }
        pairs.extend(self.narrowings().iter().map(Narrowing::pair));
        pairs
    }

    /// All that narrows the section.
    pub fn narrowings(&self) -> Vec<Narrowing> {
        let Self {
            section: _,
            standing,
            unread,
            channel,
            campaign,
            product,
            assignee,
            tags,
            ai,
            language,
            intent,
            account_status,
            recency,
            they_wrote,
            draft,
            oldest_first,
        } = self;
        let mut all = Vec::new();
        all.extend(standing.map(Narrowing::Standing));
        all.extend(unread.then_some(Narrowing::Unread));
        all.extend(channel.map(Narrowing::Channel));
        all.extend(campaign.map(Narrowing::Campaign));
        all.extend(product.map(Narrowing::Product));
        all.extend(assignee.map(Narrowing::Assignee));
        all.extend(tags.iter().cloned().map(Narrowing::Tag));
        all.extend(ai.map(Narrowing::Ai));
        all.extend(language.clone().map(Narrowing::Language));
        all.extend(intent.map(Narrowing::Intent));
        all.extend(account_status.map(Narrowing::AccountStatus));
        all.extend(recency.map(Narrowing::Recency));
        all.extend(they_wrote.map(Narrowing::TheyWrote));
        all.extend(draft.then_some(Narrowing::Draft));
        all.extend(oldest_first.then_some(Narrowing::OldestFirst));
        all
    }

    /// Whether the section is shown as it is.
    pub fn is_open(&self) -> bool {
        *self == Self::of(self.section)
    }

    /// The same without one thing that narrows it.
    #[must_use]
    pub fn without(&self, narrowing: &Narrowing) -> Self {
        let mut rest = self.clone();
        match narrowing {
            Narrowing::Standing(_) => rest.standing = None,
            Narrowing::Unread => rest.unread = false,
            Narrowing::Channel(_) => rest.channel = None,
            Narrowing::Campaign(_) => rest.campaign = None,
            Narrowing::Product(_) => rest.product = None,
            Narrowing::Assignee(_) => rest.assignee = None,
            Narrowing::Tag(tag) => {
                rest.tags.remove(tag);
            }
            Narrowing::Ai(_) => rest.ai = None,
            Narrowing::Language(_) => rest.language = None,
            Narrowing::Intent(_) => rest.intent = None,
            Narrowing::AccountStatus(_) => rest.account_status = None,
            Narrowing::Recency(_) => rest.recency = None,
            Narrowing::TheyWrote(_) => rest.they_wrote = None,
            Narrowing::Draft => rest.draft = false,
            Narrowing::OldestFirst => rest.oldest_first = false,
        }
        rest
    }

    /// What is shown, which stands by last activity, in the order that is asked for.
    pub fn ordered<T>(&self, mut shown: Vec<T>) -> Vec<T> {
        if self.oldest_first {
            shown.reverse();
        }
        shown
    }

    /// Whether the account decides: it need not be looked for where it does not.
    pub fn looks_at_account(&self) -> bool {
        let by_standing = matches!(
            self.standing,
            Some(Standing::NeedsReply | Standing::RequiresAction)
        );
        by_standing || self.account_status.is_some() || self.language.is_some()
    }

    /// Whether the list shows the conversation.
    pub fn matches(&self, facts: &Facts, reader: Reader) -> bool {
        let row = facts.row;
        // What is put aside is out of the way until its time comes, unless it is asked for.
        let is_aside = row.is_snoozed(reader.now) && self.standing != Some(Standing::Snoozed);
        self.section.shows(row, reader.me)
            && !is_aside
            && holds(self.standing, |it| it.holds(facts, reader.now))
            && (!self.unread || facts.is_unread)
            && holds(self.channel, |it| {
                row.figures
                    .last
                    .as_ref()
                    .is_some_and(|last| last.channel == it)
            })
            && holds(self.campaign, |it| match it {
                CampaignChoice::In(id) => row.campaign_id == Some(id),
                CampaignChoice::OutsideAny => row.campaign_id.is_none(),
            })
            && holds(self.product, |it| {
                facts.campaign.is_some_and(|row| row.product_id == it)
            })
            && self.tags.is_subset(&row.tags)
            && holds(self.assignee, |it| row.assignee == Some(it))
            && holds(self.ai, |it| it == (row.ai_mode != AiMode::Manual))
            && holds(self.intent, |it| {
                let last = row.figures.last_inbound.as_ref();
                last.is_some_and(|last| last.intent == Some(it))
            })
            && holds(self.account_status, |it| {
                facts.account.is_some_and(|row| row.status == it)
            })
            && holds(self.recency, |it| {
                it.holds(row.last_activity_at(), reader.now)
            })
            && holds(self.they_wrote, |it| {
                it == row.figures.first_inbound.is_some()
            })
            && (!self.draft || facts.has_draft)
            && self.language.as_ref().is_none_or(|it| {
                facts
                    .language()
                    .is_some_and(|language| language.same_as(it))
            })
    }
}

impl Facts<'_> {
    /// What the account reads: its own language, the campaign's or the product's (rule book §4).
    /// Where none of them says, it depends on who reads.
    pub fn language(&self) -> Option<&Language> {
        let account = self.account.and_then(|row| row.language.as_ref());
        let campaign = self
            .campaign
            .and_then(|row| row.communication_language.as_ref());
        let product = self
            .product
            .and_then(|row| row.communication_language.as_ref());
        account.or(campaign).or(product)
    }
}

impl Narrowing {
    /// How an address says it.
    fn pair(&self) -> (&'static str, String) {
        let said = |yes: bool| if yes { YES } else { NO }.to_owned();
        match self {
            Self::Standing(it) => ("standing", it.as_str().to_owned()),
            Self::Unread => ("unread", YES.to_owned()),
            Self::Channel(it) => ("channel", it.to_string()),
            Self::Campaign(it) => ("campaign", it.spelled()),
            Self::Product(it) => ("product", it.to_string()),
            Self::Assignee(it) => ("assignee", it.to_string()),
            Self::Tag(it) => ("tag", it.clone()),
            Self::Ai(it) => ("ai", said(*it)),
            Self::Language(it) => ("language", it.to_string()),
            Self::Intent(it) => ("intent", it.to_string()),
            Self::AccountStatus(it) => ("account_status", it.to_string()),
            Self::Recency(it) => ("activity", it.spelled()),
            Self::TheyWrote(it) => ("they_wrote", said(*it)),
            Self::Draft => ("draft", YES.to_owned()),
            Self::OldestFirst => ("order", OLDEST.to_owned()),
        }
    }
}

const OLDEST: &str = "oldest";
const YES: &str = "yes";
const NO: &str = "no";

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

fn known<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// What cannot be read takes nothing away.
fn read_into<T>(field: &mut Option<T>, read: Option<T>) {
    if read.is_some() {
        *field = read;
    }
}

fn holds<T: Copy>(chosen: Option<T>, holds: impl FnOnce(T) -> bool) -> bool {
    chosen.is_none_or(holds)
}

#[cfg(test)]
mod tests;
