//! What an erasure (rule book §15) means for this device, beside the rows: accepted commands that
//! are kept for a restored server, and decisions, say what was in them.

use super::Replica;
use crate::effect::Effect;
use domain::{AccountId, Row, RowKey, View, tells_of};
use protocol::{ChangedRow, ChangesAnswer};
use std::collections::BTreeSet;

impl Replica {
    /// Forgets what commands say of accounts that an answer erases. Before their rows go: after that
    /// nobody knows any more whose a message or a note was. What still waits is the server's to
    /// refuse, and then its writer's to discard.
    pub(super) fn forget_erased(&mut self, answer: &ChangesAnswer) {
        let accounts: Vec<AccountId> = answer.rows.iter().flat_map(erased_by).copied().collect();
        if accounts.is_empty() {
            return;
        }
        let going = self.layers.rows().going_with(&accounts);
        let keys: BTreeSet<RowKey> = going.iter().map(Row::key).collect();
        let journal = self
            .outbox
            .forget_accepted(|command| tells_of(command, &accounts, &keys));
        let told = self
            .decisions
            .iter()
            .filter(|it| tells_of(&it.command, &accounts, &keys));
        let decisions: Vec<_> = told.map(|it| it.id).collect();
        for id in &decisions {
            self.forget_decision(*id);
        }
        // Whoever leads writes; the others forget what they hold in memory.
        if self.tab.is_leading && !self.is_memory_only {
            if !journal.is_empty() {
                self.out.push(Effect::ForgetCommands(journal));
            }
            let each = decisions.into_iter().map(Effect::ForgetDecision);
            self.out.extend(each);
        }
    }
}

fn erased_by(changed: &ChangedRow) -> &[AccountId] {
    match changed {
        ChangedRow::Put {
            row: Row::Erasure(erasure),
            ..
        } => &erasure.accounts,
        _ => &[],
    }
}
