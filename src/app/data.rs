//! What pages read, and how they act. Reading watches what was read.

use crate::{
    shell::{clock, engine::Engine},
    texts::people,
};
use domain::*;
use leptos::prelude::*;
use protocol::KeptDecision;
use replica::{Link, Replica, Rows, Status};
use std::rc::Rc;

/// The engine as the pages see it.
#[derive(Clone, Copy)]
pub struct Data(StoredValue<Rc<Engine>, LocalStorage>);

/// The engine that this tab runs.
pub fn use_data() -> Data {
    expect_context()
}

macro_rules! rows {
    ($($name:ident: $record:ident($id:ident)),* $(,)?) => {$(
        /// One row, watched.
        pub fn $name(self, id: $id) -> Option<$record> {
            self.watch_row(id);
            self.rows(|rows| rows.$name(id).cloned())
        }
    )*};
}

impl Data {
    pub fn new(engine: Rc<Engine>) -> Self {
        Self(StoredValue::new_local(engine))
    }

    /// The engine itself, for what is neither reading nor acting.
    pub fn engine(self) -> Rc<Engine> {
        self.0.get_value()
    }

    /// Reads rows. Watches nothing by itself.
    pub fn rows<R>(self, read: impl FnOnce(&Rows) -> R) -> R {
        self.replica(|replica| read(replica.rows()))
    }

    /// Reads the whole engine. Watches nothing by itself.
    pub fn replica<R>(self, read: impl FnOnce(&Replica) -> R) -> R {
        self.0.with_value(|engine| engine.with(read))
    }

    /// Runs again whenever this row changes.
    pub fn watch_row(self, key: impl Into<RowKey>) {
        self.0
            .with_value(|engine| engine.topics.watch_row(key.into()));
    }

    /// Runs again whenever any row of the kind changes.
    pub fn watch(self, kind: Kind) {
        self.0.with_value(|engine| engine.topics.watch_kind(kind));
    }

    /// Says which rows changed, whenever some do, as long as the present owner stands.
    pub fn listen(self, listener: impl Fn(&[RowKey]) + 'static) {
        let listening = self.0.with_value(|engine| engine.topics.listen(listener));
        on_cleanup(move || {
            self.0
                .try_with_value(|engine| engine.topics.stop(listening));
        });
    }

    rows! {
        member: Member(MemberId),
        product: Product(ProductId),
        campaign: Campaign(CampaignId),
        conversation: Conversation(ConversationId),
        message: Message(MessageId),
        note: Note(NoteId),
        status_change: StatusChange(StatusChangeId),
    }

    /// An account, or the survivor that absorbed it (rule book §8), watched.
    pub fn account(self, id: AccountId) -> Option<Account> {
        survivor(id, |id| {
            self.watch_row(id);
            self.rows(|rows| rows.account(id).cloned())
        })
    }

    /// What the member is told of in the app and has not seen, the newest first. Watched.
    pub fn unseen(self) -> Vec<NotificationId> {
        self.watch(Kind::Notification);
        let telling = self.my_row().telling;
        self.rows(|rows| {
            let unseen = rows.unseen_of(self.me());
            let shown = unseen.filter(|row| telling.is_on(row.what.event(), NoticePlace::InApp));
            shown.map(|row| row.id).collect()
        })
    }

    /// How the device stands, watched.
    pub fn status(self) -> Status {
        self.0.with_value(|engine| engine.topics.status.track());
        self.replica(Replica::status)
    }

    /// Whether a row that is not here may still arrive: the cache or the server has not said all.
    /// Watched.
    pub fn may_still_come(self) -> bool {
        let status = self.status();
        status.link == Link::Starting || status.first_load.is_some()
    }

    /// Refused commands that wait for their writer, watched.
    pub fn decisions(self) -> Vec<KeptDecision> {
        self.0.with_value(|engine| engine.topics.decisions.track());
        self.replica(|replica| replica.decisions().to_vec())
    }

    /// Acts. A refusal has changed and stored nothing.
    pub fn dispatch(self, command: impl Into<Command>) -> Result<CommandId, Refusal> {
        self.engine().act(command.into())
    }

    /// Acts for a form. A refusal says all that is wrong with it, and has changed nothing.
    pub fn submit(self, command: impl Into<Command>) -> Result<(), Vec<Refusal>> {
        let command = command.into();
        self.dispatch(command.clone()).map(drop).map_err(|first| {
            let all = self.mistakes(&command);
            if all.is_empty() { vec![first] } else { all }
        })
    }

    /// All that is wrong with the fields of a command.
    pub fn mistakes(self, command: &Command) -> Vec<Refusal> {
        let each = command.by_field().into_iter();
        each.filter_map(|one| self.would(&one).err()).collect()
    }

    /// Whether the command would be taken now.
    pub fn would(self, command: &Command) -> Result<(), Refusal> {
        self.replica(|replica| replica.would(command, clock::now()))
    }

    /// Whether the row is as it looks because of something that the server has not accepted yet.
    /// Watches the row.
    pub fn is_pending(self, key: impl Into<RowKey>) -> bool {
        let key = key.into();
        self.watch_row(key);
        self.replica(|replica| replica.is_pending(key))
    }

    /// The time, corrected by what the server's answers taught.
    pub fn now(self) -> Timestamp {
        self.replica(|replica| replica.clock(clock::now()))
    }

    /// The member at this device.
    pub fn me(self) -> MemberId {
        self.0.with_value(|engine| engine.session.member.id)
    }

    /// The member at this device as a row, watched; as signed in until the row has arrived.
    pub fn my_row(self) -> Member {
        self.member(self.me())
            .unwrap_or_else(|| self.0.with_value(|engine| engine.session.member.clone()))
    }

    pub fn workspace_name(self) -> String {
        self.0
            .with_value(|engine| engine.session.workspace.name.clone())
    }

    /// What the member writes and reads (rule book §4).
    pub fn source_language(self) -> Language {
        source(self.my_row().reading_language.as_ref())
    }

    /// All languages that the member writes and reads. Watched.
    pub fn own_languages(self) -> Vec<Language> {
        let me = self.my_row();
        let reading = source(me.reading_language.as_ref());
        [reading].into_iter().chain(me.other_languages).collect()
    }

    /// What the member writes and reads with whoever reads this language (rule book §4).
    pub fn source_for(self, target: &Language) -> Language {
        let me = self.my_row();
        source_for(me.reading_language.as_ref(), &me.other_languages, target)
    }

    /// What an account reads (rule book §4): in a campaign or outside any, with the override of one
    /// text. Watched.
    pub fn target_language(
        self,
        account: AccountId,
        campaign: Option<CampaignId>,
        override_: Option<&Language>,
    ) -> Language {
        let account = self.account(account).and_then(|row| row.language);
        let campaign = campaign.and_then(|id| self.campaign(id));
        let product = campaign
            .as_ref()
            .and_then(|row| self.product(row.product_id));
        let reading = self.my_row().reading_language;
        TargetChain {
            override_,
            account: account.as_ref(),
            campaign: campaign
                .as_ref()
                .and_then(|row| row.communication_language.as_ref()),
            product: product
                .as_ref()
                .and_then(|row| row.communication_language.as_ref()),
            reading: reading.as_ref(),
        }
        .target()
    }

    /// A member's name; *You* for the one at this device.
    pub fn member_name(self, id: MemberId) -> String {
        if id == self.me() {
            return people::YOU.to_owned();
        }
        self.member(id)
            .map_or_else(|| people::SOMEBODY.to_owned(), |member| member.name)
    }

    /// The same within a sentence: *set by you*.
    pub fn member_within(self, id: MemberId) -> String {
        if id == self.me() {
            return people::YOU_WITHIN.to_owned();
        }
        self.member_name(id)
    }

    pub fn account_name(self, id: AccountId) -> String {
        self.account(id).map_or_else(
            || people::UNKNOWN_ACCOUNT.to_owned(),
            |account| account.name,
        )
    }

    /// The campaign's name, or that there is none.
    pub fn campaign_name(self, id: Option<CampaignId>) -> String {
        id.and_then(|id| self.campaign(id))
            .map_or_else(|| people::NO_CAMPAIGN.to_owned(), |campaign| campaign.name)
    }

    /// A refusal in the reader's words.
    pub fn refusal_text(self, refusal: &Refusal) -> String {
        // An own field is called as its label calls it.
        let labelled = match refusal {
            Refusal::CustomField { key, problem } => Some(Refusal::CustomField {
                key: self.own_label(key),
                problem: problem.clone(),
            }),
            _ => None,
        };
        let refusal = labelled.as_ref().unwrap_or(refusal);
        crate::texts::shell::refusal(refusal, |id| self.member_within(id))
    }

    fn own_label(self, key: &str) -> String {
        self.rows(|rows| {
            let mut fields = rows.custom_fields();
            let field = fields.find(|field| field.key == key);
            field.map_or_else(|| key.to_owned(), |field| field.label.clone())
        })
    }
}
