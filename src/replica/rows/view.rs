//! The rows as a rule may look at them.

use super::Rows;
use domain::{duplicates::MatchKey, *};
use uuid::Uuid;

impl View for Rows {
    fn row(&self, key: RowKey) -> Option<Row> {
        self.all.get(&key).cloned()
    }

    fn members(&self) -> Vec<Member> {
        Rows::members(self).cloned().collect()
    }

    fn contacts_of(&self, account: AccountId) -> Vec<Contact> {
        Rows::contacts_of(self, account).cloned().collect()
    }

    fn conversations_of(&self, account: AccountId) -> Vec<Conversation> {
        self.conversations_with(account).cloned().collect()
    }

    fn messages_of(&self, conversation: ConversationId) -> Vec<Message> {
        let ordered = self.indexes.threads.of(&conversation);
        ordered
            .filter(|(_, _, kind)| *kind == Kind::Message)
            .filter_map(|&(_, id, _)| self.message(MessageId(id)).cloned())
            .collect()
    }

    fn inbound_since(&self, account: AccountId, since: Timestamp) -> Vec<Message> {
        let mut found = Vec::new();
        for conversation in self.indexes.of_account.of(&account) {
            let from = (since, Uuid::nil(), Kind::Member);
            let places = self.indexes.threads.from(conversation, from);
            let messages = places
                .filter(|(_, _, kind)| *kind == Kind::Message)
                .filter_map(|&(_, id, _)| self.message(MessageId(id)));
            found.extend(
                messages
                    .filter(|row| row.is_logged() && row.direction() == Direction::Inbound)
                    .cloned(),
            );
        }
        found
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        self.indexes.match_keys.of(key).copied().collect()
    }
}
