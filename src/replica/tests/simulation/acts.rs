//! What people do: random, but meant. Each act is built from what its tab shows.

use super::{
    choice::choose,
    device::TabId,
    world::{MARKS, World, brief, name},
};
use crate::Rows;
use domain::*;
use protocol::Envelope;
use std::collections::{BTreeMap, BTreeSet};

/// What was acted, to be found again at the end.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    pub(super) acts: BTreeMap<CommandId, Act>,
    /// Drafts that somebody deleted or logged: a save of another device may have gone with them,
    /// as the rules have it today.
    pub(super) ended_drafts: BTreeSet<MessageId>,
    /// Erasures that stood before the server was restored.
    pub(super) erased: Vec<Erasure>,
    /// Survivors with whom they took in: what is said of the latter stands with the former.
    pub(super) merges: Vec<(AccountId, AccountId)>,
    /// Accepted commands that a device whose session was ended has forgotten, as it is to.
    pub(super) forgotten: BTreeSet<CommandId>,
    /// The server was restored: it may lack what nobody has any more.
    pub(super) is_restored: bool,
}

#[derive(Debug)]
pub(super) struct Act {
    pub(super) by: TabId,
    pub(super) life: u32,
    pub(super) command: Command,
    /// The person was told that it is saved on the device.
    pub(super) is_saved: bool,
    /// It was not saved when its tab crashed.
    pub(super) may_be_lost: bool,
    /// Its writer wrote over it, or dealt with its refusal.
    pub(super) is_over: bool,
}

impl Ledger {
    pub(super) fn saved(&mut self, ids: &[CommandId]) {
        for id in ids {
            if let Some(act) = self.acts.get_mut(id) {
                act.is_saved = true;
            }
        }
    }

    pub(super) fn crashed(&mut self, tab: TabId, life: u32) {
        for act in self.acts.values_mut() {
            if act.by == tab && act.life == life && !act.is_saved {
                act.may_be_lost = true;
            }
        }
    }

    pub(super) fn over(&mut self, id: Option<CommandId>) {
        if let Some(act) = id.and_then(|id| self.acts.get_mut(&id)) {
            act.is_over = true;
        }
    }
}

impl World {
    /// Somebody at a device does something, or several things at once.
    pub(super) fn act(&mut self, device: usize) {
        let awake = self.devices[device].awake();
        let Some(tab) = self.random.pick(awake) else {
            return;
        };
        let id = TabId { device, tab };
        let now = self.devices[device].clock(self.now);
        let many = self.random.chance(150);
        let count = if many { self.random.between(2, 5) } else { 1 };
        let taken = (0..count).filter(|_| self.take(id, now)).count();
        if taken == 0 {
            return;
        }
        let effects = self.tab_mut(id).replica.follow(now);
        self.run(id, effects);
        if self.random.chance(300) {
            let open = self
                .random
                .pick(all_conversations(self.tab(id).replica.rows()));
            if let Some(conversation) = open {
                let effects = self.tab_mut(id).replica.open(conversation, now);
                self.run(id, effects);
            }
        }
    }

    /// One thing that they do; whether it was taken.
    fn take(&mut self, id: TabId, now: Timestamp) -> bool {
        let number = self.ledger.acts.len();
        let of = &self.devices[id.device];
        let replica = &of.tabs[id.tab].replica;
        let mark = MARKS[of.workspace];
        let chosen = choose(&mut self.random, replica, of.member, now, (number, mark));
        let Some(command) = chosen else {
            return false;
        };
        let envelope = Envelope {
            id: CommandId(self.random.uuid()),
            at: replica.clock(now),
            command,
        };
        let draft = draft_touched(replica.rows(), &envelope.command);
        let taken = self.tab_mut(id).replica.take(envelope.clone());
        self.tell(|| format!("{} acts {} -> {taken:?}", name(id), brief(&envelope)));
        if taken.is_err() {
            return false;
        }
        if let Command::MergeAccounts(merge) = &envelope.command {
            self.ledger.merges.push((merge.survivor, merge.absorbed));
        }
        self.ledger.over(draft.revision);
        self.ledger.ended_drafts.extend(draft.ended);
        let act = Act {
            by: id,
            life: self.tab(id).life,
            command: envelope.command,
            is_saved: false,
            may_be_lost: false,
            is_over: false,
        };
        self.ledger.acts.insert(envelope.id, act);
        true
    }
}

fn all_conversations(rows: &Rows) -> Vec<ConversationId> {
    rows.conversations().map(|row| row.id).collect()
}

/// The save that an act writes over, and the drafts that it ends.
#[derive(Default)]
struct DraftTouched {
    revision: Option<CommandId>,
    ended: Vec<MessageId>,
}

fn draft_touched(rows: &Rows, command: &Command) -> DraftTouched {
    let (id, ends) = match command {
        Command::SaveDraft(save) => {
            return DraftTouched {
                revision: save.base,
                ended: Vec::new(),
            };
        }
        Command::DeleteDraft(delete) => (delete.id, true),
        Command::LogMessage(log) => (log.id, true),
        _ => return DraftTouched::default(),
    };
    let Some(draft) = rows
        .message(id)
        .filter(|row| row.status == MessageStatus::Draft)
    else {
        return DraftTouched::default();
    };
    DraftTouched {
        revision: draft.revision,
        ended: if ends {
            [Some(id), draft.second_of].into_iter().flatten().collect()
        } else {
            Vec::new()
        },
    }
}
