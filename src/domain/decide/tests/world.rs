//! A workspace in memory, and readable ways to fill it.

use crate::{
    duplicates::{MatchKey, index_keys},
    guardrails::Include,
    money::Money,
    *,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// When every test begins.
pub(super) const NOW: Timestamp = Timestamp(1_795_258_800_000);

pub(super) const OWNER: MemberId = MemberId(Uuid::from_u128(0xa1));
pub(super) const ADMIN: MemberId = MemberId(Uuid::from_u128(0xa2));
pub(super) const REP: MemberId = MemberId(Uuid::from_u128(0xa3));
pub(super) const COLLEAGUE: MemberId = MemberId(Uuid::from_u128(0xa4));

/// Rows by their keys, a clock that only moves when it is told to, and the number of acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct World {
    pub rows: BTreeMap<RowKey, Row>,
    pub now: Timestamp,
    acts: u128,
    made: u128,
}

/// Where a message is said: to an account, inside a campaign or outside any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub account: AccountId,
    pub campaign: Option<CampaignId>,
}

impl Place {
    pub(super) fn outside(account: AccountId) -> Self {
        Self {
            account,
            campaign: None,
        }
    }

    pub(super) fn conversation(self) -> ConversationId {
        ConversationId::of(self.account, self.campaign)
    }
}

/// Somebody was assigned a conversation by the admin.
pub(super) fn told(id: NotificationId, to: MemberId) -> Notification {
    Notification {
        id,
        to,
        what: Notice::Assigned,
        conversation_id: ConversationId(Uuid::from_u128(0xe1)),
        account_id: AccountId(Uuid::from_u128(0xe2)),
        by: ADMIN,
        at: NOW,
        seen_at: None,
    }
}

impl World {
    /// A workspace with an owner, an admin and two members.
    pub(super) fn new() -> Self {
        let mut world = Self {
            rows: BTreeMap::new(),
            now: NOW,
            acts: 0,
            made: 0,
        };
        let roles = [
            (OWNER, "Olga", Role::Owner),
            (ADMIN, "Adam", Role::Admin),
            (REP, "Rosa", Role::Member),
            (COLLEAGUE, "Carl", Role::Member),
        ];
        for (id, name, role) in roles {
            world.put(Member {
                id,
                name: name.to_owned(),
                email: format!("{name}@rapport.example"),
                role,
                reading_language: None,
                other_languages: Vec::new(),
                telling: Telling::default(),
                removed_at: None,
            });
        }
        world
    }

    /// Decides a command, applies it, and holds it to two laws: decided a second time it changes
    /// nothing, and what was refused is refused again for the same reason.
    pub(super) fn act(
        &mut self,
        by: MemberId,
        command: impl Into<Command>,
    ) -> Result<Vec<Change>, Refusal> {
        let command = command.into();
        let context = self.context(by);
        let decision = decide(self, &context, &command);
        let Ok(changes) = &decision else {
            assert_eq!(decide(self, &context, &command), decision);
            return decision;
        };
        let keys: BTreeSet<RowKey> = changes.iter().map(Change::key).collect();
        assert_eq!(keys.len(), changes.len(), "one row twice in {changes:?}");
        for change in changes {
            self.apply(change.clone());
        }
        let again = decide(self, &context, &command);
        assert_eq!(again, Ok(Vec::new()), "the second time of {command:?}");
        decision
    }

    /// The context of this member's next act.
    fn context(&mut self, by: MemberId) -> Context {
        self.acts += 1;
        Context::of(&self.get(by), self.last_act(), self.now)
    }

    /// The command id of the latest act: the revision of the draft that it saved.
    pub(super) fn last_act(&self) -> CommandId {
        CommandId(Uuid::from_u128(0xc0_0000 + self.acts))
    }

    pub(super) fn apply(&mut self, change: Change) {
        match change {
            Change::Put(row) => drop(self.rows.insert(row.key(), row)),
            Change::Delete(key) => drop(self.rows.remove(&key)),
        }
    }

    pub(super) fn put(&mut self, row: impl Into<Row>) {
        self.apply(Change::put(row));
    }

    pub(super) fn wait(&mut self, span: Span) {
        self.now = self.now + span;
    }

    fn new_id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(0xd0_0000 + self.made)
    }

    /// A new prospect.
    pub(super) fn account(&mut self, name: &str) -> AccountId {
        let id = AccountId(self.new_id());
        let command = CreateAccount {
            id,
            name: name.to_owned(),
            changes: Vec::new(),
        };
        self.act(OWNER, command).unwrap();
        id
    }

    /// A new account with a status that the owner gave it by hand.
    pub(super) fn account_with(&mut self, to: AccountStatus) -> AccountId {
        let account_id = self.account("Forn Vell");
        self.set_status(account_id, to);
        account_id
    }

    pub(super) fn set_status(&mut self, account_id: AccountId, to: AccountStatus) {
        let why = "they asked us to".to_owned();
        self.act(
            OWNER,
            ChangeAccountStatus {
                account_id,
                to,
                why,
                takes_back: false,
            },
        )
        .unwrap();
    }

    /// A new campaign, with a product of its own.
    pub(super) fn campaign(&mut self, goal: Goal) -> CampaignId {
        let (product_id, id) = (ProductId(self.new_id()), CampaignId(self.new_id()));
        let name = "Spring".to_owned();
        let product = CreateProduct {
            id: product_id,
            name: name.clone(),
            changes: Vec::new(),
        };
        self.act(OWNER, product).unwrap();
        let changes = vec![CampaignField::Goal(goal)];
        self.act(
            OWNER,
            CreateCampaign {
                id,
                product_id,
                name,
                changes,
            },
        )
        .unwrap();
        id
    }

    /// Adds an account to a campaign; its conversation waits for review.
    pub(super) fn pending(&mut self, account: AccountId, campaign: CampaignId) -> Place {
        let all: Vec<Include> = [Include::Customers, Include::Trials].into();
        self.act(
            OWNER,
            AddToCampaign {
                campaign_id: campaign,
                matched: vec![account],
                include: all.into_iter().collect(),
                confirmed: vec![account],
            },
        )
        .unwrap();
        Place {
            account,
            campaign: Some(campaign),
        }
    }

    /// Adds an account to a campaign and approves it.
    pub(super) fn approved(&mut self, account: AccountId, campaign: CampaignId) -> Place {
        let place = self.pending(account, campaign);
        self.review(place, ReviewStatus::Approved);
        place
    }

    pub(super) fn review(&mut self, place: Place, verdict: ReviewStatus) {
        let conversation_id = place.conversation();
        self.act(
            OWNER,
            ReviewConversation {
                conversation_id,
                verdict,
            },
        )
        .unwrap();
    }

    /// A new prospect in a new campaign, approved: where most stories begin.
    pub(super) fn place(&mut self) -> Place {
        let (account, campaign) = (self.account("Forn Vell"), self.campaign(Goal::Sales));
        self.approved(account, campaign)
    }

    pub(super) fn find<T: TryFrom<Row>>(&self, key: impl Into<RowKey>) -> Option<T> {
        self.row(key.into()).and_then(|row| T::try_from(row).ok())
    }

    pub(super) fn get<T: TryFrom<Row>>(&self, key: impl Into<RowKey>) -> T {
        let key = key.into();
        self.find(key)
            .unwrap_or_else(|| panic!("there is no {key}"))
    }

    pub(super) fn status(&self, account: AccountId) -> AccountStatus {
        self.get::<Account>(account).status
    }

    pub(super) fn conversation(&self, place: Place) -> Conversation {
        self.get(place.conversation())
    }

    /// All rows of one kind.
    pub(super) fn all<T: TryFrom<Row>>(&self) -> Vec<T> {
        self.rows
            .values()
            .filter_map(|row| T::try_from(row.clone()).ok())
            .collect()
    }

    /// The status history of an account, oldest first.
    pub(super) fn history(&self, account: AccountId) -> Vec<StatusChange> {
        let mut history: Vec<StatusChange> = self.all();
        history.retain(|change| change.account_id == account);
        history.sort_by_key(|change| (change.at, change.id));
        history
    }
}

impl View for World {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.rows.get(&key).cloned()
    }

    fn members(&self) -> Vec<Member> {
        self.all()
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        let all = self.all::<Contact>().into_iter();
        all.filter(|contact| contact.account_id == account)
            .collect()
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        let all = self.all::<Conversation>().into_iter();
        all.filter(|conversation| conversation.account_id == account)
            .collect()
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        self.history(account)
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        let all = self.all::<Message>().into_iter();
        all.filter(|message| message.conversation_id == conversation)
            .collect()
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        let all = self.all::<Note>().into_iter();
        all.filter(|note| note.conversation_id == conversation)
            .collect()
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        let all = self.all::<Notification>().into_iter();
        all.filter(|told| told.conversation_id == conversation)
            .collect()
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let all = self.all::<Message>().into_iter();
        all.filter(|message| message.account_id == account && message.is_logged())
            .filter(|message| message.direction() == Direction::Inbound)
            .filter(|message| message.said.occurred_at >= since)
            .collect()
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        self.all()
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        let all = self.all::<Merge>().into_iter();
        all.filter(|merge| merge.survivor == account).collect()
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        let all = self.rows.values().cloned();
        all.filter(|row| row.key().kind == kind).collect()
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        let all = self.rows.values().cloned();
        all.filter(|row| row.goes_with(accounts)).collect()
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        let all = self.all::<Account>().into_iter();
        all.filter(|account| index_keys(account).contains(key))
            .map(|account| account.id)
            .collect()
    }
}

pub(super) fn message(n: u128) -> MessageId {
    MessageId(Uuid::from_u128(n))
}

/// So many minutes after the tests begin.
pub(super) fn minute(n: i64) -> Timestamp {
    NOW + Span::minutes(n)
}

pub(super) fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

/// A text as its mode has it: `type_translate` with the member's own beside it.
pub(super) fn said(mode: Mode, text: &str) -> Said {
    Said {
        mode,
        channel: Channel::Email,
        original_text: text.to_owned(),
        original_language: tag("ca"),
        translation: (mode == Mode::TypeTranslate).then(|| in_english(text)),
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: NOW,
        correspondent: None,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

pub(super) fn in_english(text: &str) -> Translation {
    Translation {
        text: format!("{text}, in English"),
        language: tag("en"),
    }
}

/// A message of ours.
pub(super) fn sent(text: &str) -> Said {
    said(Mode::LogSent, text)
}

/// A message of theirs.
pub(super) fn reply(text: &str) -> Said {
    said(Mode::InboundPaste, text)
}

pub(super) fn at(occurred_at: Timestamp, said: Said) -> Said {
    Said {
        occurred_at,
        ..said
    }
}

pub(super) fn log(n: u128, place: Place, said: Said) -> LogMessage {
    LogMessage {
        id: message(n),
        account_id: place.account,
        campaign_id: place.campaign,
        said,
        log_anyway: false,
        base: None,
        call: None,
        html: None,
        suggested: None,
    }
}

/// A save of a draft, edited from the given revision.
pub(super) fn draft(n: u128, place: Place, said: Said, base: Option<CommandId>) -> SaveDraft {
    SaveDraft {
        id: message(n),
        account_id: place.account,
        campaign_id: place.campaign,
        said,
        base,
        begun_at: None,
        suggested: None,
    }
}

pub(super) fn euros(minor: i64) -> Money {
    let currency = "EUR".parse().unwrap();
    Money { minor, currency }
}

/// An expense for advertising, on a day of November.
pub(super) fn spend(n: u128, campaign_id: CampaignId, amount: Money) -> AddExpense {
    AddExpense {
        id: ExpenseId(Uuid::from_u128(n)),
        campaign_id,
        kind: ExpenseKind::GoogleAds,
        amount,
        spent_on: "2026-11-12".parse().unwrap(),
        note: String::new(),
    }
}

pub(super) fn text_of(world: &World, id: MessageId) -> String {
    world.get::<Message>(id).said.original_text
}

pub(super) fn drafts(world: &World) -> Vec<Message> {
    let mut drafts = world.all::<Message>();
    drafts.retain(|message| message.status == MessageStatus::Draft);
    drafts
}

/// One draft, saved once: its revision.
pub(super) fn with_draft(world: &mut World, place: Place) -> CommandId {
    world
        .act(REP, draft(1, place, sent("Bon dia"), None))
        .unwrap();
    world.last_act()
}
