//! The rows as a rule may look at them.

use super::{Rows, index::Order};
use domain::{duplicates::MatchKey, *};

impl View for Rows {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.get(&key).cloned()
    }

    fn members(&self) -> Vec<Member> {
        Rows::members(self).cloned().collect()
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        self.contacts_entered_for(account).cloned().collect()
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        self.conversations_begun_with(account).cloned().collect()
    }

    fn status_changes_of(&self, account: AccountId) -> Vec<StatusChange> {
        Rows::status_changes_of(self, account).cloned().collect()
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        self.messages_since(conversation, Timestamp(i64::MIN))
            .cloned()
            .collect()
    }

    fn notes_of(&self, conversation: ConversationId) -> Vec<Note> {
        let thread = self.indexes.of(Order::Thread, conversation.0.as_u128());
        thread
            .filter(|key| key.kind == Kind::Note)
            .filter_map(|key| self.note(NoteId(key.id)).cloned())
            .collect()
    }

    fn notifications_of(&self, conversation: ConversationId) -> Vec<Notification> {
        let told = self.notifications();
        told.filter(|row| row.conversation_id == conversation)
            .cloned()
            .collect()
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let mut found = Vec::new();
        for conversation in self.conversations_begun_with(account) {
            let messages = self.messages_since(conversation.id, since);
            let inbound =
                messages.filter(|row| row.is_logged() && row.direction() == Direction::Inbound);
            found.extend(inbound.cloned());
        }
        found
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        Rows::custom_fields(self).cloned().collect()
    }

    fn merges_of(&self, account: AccountId) -> Vec<Merge> {
        Rows::merges_of(self, account).cloned().collect()
    }

    fn all_of(&self, kind: Kind) -> Vec<Row> {
        let all = self.all.range((kind, 0)..=(kind, u128::MAX));
        all.map(|(_, row)| row.clone()).collect()
    }

    fn going_with(&self, accounts: &[AccountId]) -> Vec<Row> {
        let all = self.all.values();
        all.filter(|row| row.goes_with(accounts)).cloned().collect()
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        self.matching(key)
    }

    fn each_address(&self, show: &mut dyn FnMut(AccountId, &str)) {
        for kind in [Kind::Account, Kind::Contact] {
            for (_, row) in self.all.range((kind, 0)..=(kind, u128::MAX)) {
                row.each_address(show);
            }
        }
    }
}

impl Rows {
    /// The messages of a conversation in order, from a time on.
    fn messages_since(
        &self,
        conversation: ConversationId,
        since: Timestamp,
    ) -> impl Iterator<Item = &Message> {
        let thread = self
            .indexes
            .since(Order::Thread, conversation.0.as_u128(), since);
        thread
            .filter(|key| key.kind == Kind::Message)
            .filter_map(|key| self.message(MessageId(key.id)))
    }
}
