//! A small workspace, and a tab that is driven by hand.

use super::*;
use domain::Said;
use std::collections::BTreeSet;

pub(super) const NOW: Timestamp = Timestamp(1_800_000_000_000);
pub(super) const EPOCH: Epoch = Epoch(Uuid::from_u128(1));
pub(super) const RESTORED: Epoch = Epoch(Uuid::from_u128(2));
pub(super) const ME: MemberId = MemberId(Uuid::from_u128(10));
pub(super) const ACCOUNT: AccountId = AccountId(Uuid::from_u128(20));
pub(super) const NOTE: NoteId = NoteId(Uuid::from_u128(30));
pub(super) const MESSAGE: MessageId = MessageId(Uuid::from_u128(40));
/// Where the cache stands that [`Tab::load_cache`] reads.
pub(super) const CACHED: Seq = 4;

pub(super) struct Tab {
    pub(super) replica: Replica,
    pub(super) now: Timestamp,
}

impl Tab {
    pub(super) fn new() -> Self {
        Self {
            replica: Replica::new(ME, 1, Rules::whole()),
            now: NOW,
        }
    }

    /// A leading tab that has just heard from the server that there is nothing new.
    pub(super) fn synced() -> Self {
        let mut tab = Self::new();
        tab.handle(Event::Leading(true));
        tab.load_cache();
        let effects = tab.handle(Event::Restored {
            waiting: Vec::new(),
            decisions: Vec::new(),
        });
        tab.answer_pull(&effects, Ok(answer(EPOCH, CACHED, CACHED, Vec::new())));
        tab
    }

    pub(super) fn load_cache(&mut self) {
        let rows = first_rows().into_iter().map(|(_, row)| row).collect();
        self.handle(Event::Loaded {
            meta: cache_meta(),
            rows,
        });
        self.handle(Event::LoadedAll);
    }

    pub(super) fn pull_first_load(&mut self) {
        let effects = self.handle(Event::Woke);
        let effects = if has(&effects, |it| matches!(it, Effect::Pull { .. })) {
            effects
        } else {
            // The first pull is under way already: it is the first ticket.
            vec![Effect::Pull {
                ticket: Ticket(1),
                since: 0,
                messages_since: None,
            }]
        };
        self.answer_pull(&effects, Ok(answer(EPOCH, 0, CACHED, first_rows())));
    }

    pub(super) fn open_account(&mut self) {
        self.replica.open(conversation().id, self.now);
        self.handle(Event::PagesLoaded {
            conversations: vec![conversation().id],
            rows: Vec::new(),
            meta: Some(cache_meta()),
        });
    }

    pub(super) fn handle(&mut self, event: Event) -> Vec<Effect> {
        self.replica.handle(event, self.now)
    }

    pub(super) fn act(&mut self, number: u128, command: Command) -> Vec<Effect> {
        self.replica
            .act(envelope(number, command), self.now)
            .unwrap()
    }

    pub(super) fn save_and_push(&mut self, number: u128, command: Command) -> Vec<Effect> {
        self.act(number, command);
        self.handle(Event::Saved(vec![id(number)]))
    }

    pub(super) fn answer_push(
        &mut self,
        effects: &[Effect],
        answer: Result<PushAnswer, Failure>,
    ) -> Vec<Effect> {
        let ticket = effects.iter().find_map(|effect| match effect {
            Effect::Push { ticket, .. } => Some(*ticket),
            _ => None,
        });
        let ticket = ticket.expect("something is pushed");
        self.handle(Event::Pushed { ticket, answer })
    }

    pub(super) fn answer_pull(
        &mut self,
        effects: &[Effect],
        answer: Result<ChangesAnswer, Failure>,
    ) -> Vec<Effect> {
        let ticket = effects.iter().find_map(|effect| match effect {
            Effect::Pull { ticket, .. } => Some(*ticket),
            _ => None,
        });
        let ticket = ticket.expect("something is pulled");
        self.handle(Event::Pulled { ticket, answer })
    }

    /// Makes a pull due.
    pub(super) fn want_pull(&mut self) -> Vec<Effect> {
        let ahead = LiveEvent::Moved {
            epoch: EPOCH,
            seq: self.replica.cursor() + 1,
        };
        self.handle(Event::Live(ahead))
    }

    pub(super) fn pull(&mut self, answer: Result<ChangesAnswer, Failure>) -> Vec<Effect> {
        let effects = self.want_pull();
        self.answer_pull(&effects, answer)
    }
}

pub(super) fn id(number: u128) -> CommandId {
    CommandId(Uuid::from_u128(number))
}

pub(super) fn envelope(number: u128, command: Command) -> Envelope {
    Envelope {
        id: id(number),
        at: NOW,
        command,
    }
}

pub(super) fn note(text: &str) -> Command {
    Command::from(AddNote {
        id: NOTE,
        account_id: ACCOUNT,
        campaign_id: None,
        text: text.to_owned(),
    })
}

pub(super) fn outbound(text: &str) -> Command {
    Command::from(LogMessage {
        id: MESSAGE,
        account_id: ACCOUNT,
        campaign_id: None,
        said: message(text).said,
        log_anyway: false,
        base: None,
        call: None,
        html: None,
        suggested: None,
    })
}

pub(super) fn message(text: &str) -> Message {
    Message {
        id: MESSAGE,
        conversation_id: conversation().id,
        account_id: ACCOUNT,
        status: MessageStatus::Sent,
        said: Said {
            mode: Mode::LogSent,
            channel: Channel::Email,
            original_text: text.to_owned(),
            original_language: Language::english(),
            translation: None,
            subject: String::new(),
            quoted_history: String::new(),
            occurred_at: NOW,
            correspondent: None,
            intent: None,
            language_override: None,
            attachments: Vec::new(),
        },
        recorded_at: NOW,
        recorded_by: ME,
        revision: None,
        begun_at: None,
        second_of: None,
        call: None,
        html: None,
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: None,
    }
}

pub(super) fn account() -> Account {
    Account {
        id: ACCOUNT,
        name: "Forn Vell".to_owned(),
        line_of_business: String::new(),
        city: "Girona".to_owned(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Contacted,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: Timestamp(0),
    }
}

pub(super) fn do_not_contact() -> Row {
    Row::Account(Account {
        status: AccountStatus::DoNotContact,
        ..account()
    })
}

/// It begins outside any campaign, and its last message is [`MESSAGE`].
pub(super) fn conversation() -> Conversation {
    let mut conversation = Conversation::begin(ACCOUNT, None, Timestamp(0));
    conversation.figures.last = Some(Mark {
        at: NOW,
        id: MESSAGE,
        channel: Channel::Email,
        direction: Direction::Outbound,
        intent: None,
    });
    conversation
}

pub(super) fn first_rows() -> Vec<(Seq, Row)> {
    let me = Member {
        id: ME,
        name: "Anna".to_owned(),
        email: String::new(),
        role: Role::Member,
        reading_language: None,
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    };
    vec![
        (1, Row::Member(me)),
        (2, Row::Account(account())),
        (4, Row::Conversation(conversation())),
    ]
}

pub(super) fn cache_meta() -> CacheMeta {
    CacheMeta {
        epoch: EPOCH,
        cursor: CACHED,
        messages_since: Timestamp(0),
        filled: true,
    }
}

pub(super) fn answer(epoch: Epoch, since: Seq, next: Seq, rows: Vec<(Seq, Row)>) -> ChangesAnswer {
    let put = |(seq, row): (Seq, Row)| ChangedRow::Put {
        seq,
        row: row.into(),
    };
    ChangesAnswer {
        epoch,
        now: NOW,
        since,
        next,
        more: false,
        rows: rows.into_iter().map(put).collect(),
    }
}

fn outcomes(outcomes: Vec<(u128, Outcome)>) -> PushAnswer {
    let one = |(number, outcome)| CommandOutcome {
        id: id(number),
        outcome,
    };
    PushAnswer {
        epoch: EPOCH,
        now: NOW,
        outcomes: outcomes.into_iter().map(one).collect(),
    }
}

pub(super) fn applied(which: &[(u128, Seq)]) -> PushAnswer {
    let one = |&(number, seq)| (number, Outcome::Applied { seq });
    outcomes(which.iter().map(one).collect())
}

pub(super) fn refused(number: u128, refusal: &Refusal) -> PushAnswer {
    let refusal = refusal.clone();
    outcomes(vec![(number, Outcome::Refused { refusal })])
}

pub(super) fn status(status: u16, kind: ProblemKind) -> Failure {
    Failure::Status {
        status,
        kind: Some(kind),
        detail: String::new(),
        retry_after: None,
    }
}

pub(super) fn has(effects: &[Effect], what: impl Fn(&Effect) -> bool) -> bool {
    effects.iter().any(what)
}

pub(super) fn saves(effects: &[Effect]) -> Vec<CommandId> {
    let saved = effects.iter().filter_map(|effect| match effect {
        Effect::SaveCommands(commands) => Some(commands),
        _ => None,
    });
    saved.flatten().map(|envelope| envelope.id).collect()
}

/// The commands of the push that is sent, if one is.
pub(super) fn pushes(effects: &[Effect]) -> Option<Vec<CommandId>> {
    effects.iter().find_map(|effect| match effect {
        Effect::Push { push, .. } => Some(push.commands.iter().map(|it| it.id).collect()),
        _ => None,
    })
}

pub(super) fn changed(effects: &[Effect]) -> Vec<RowKey> {
    let changed = effects.iter().filter_map(|effect| match effect {
        Effect::Changed(keys) => Some(keys.clone()),
        _ => None,
    });
    changed.flatten().collect()
}
