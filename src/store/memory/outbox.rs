//! The outbox in memory.

use crate::{Kept, Outbox, StoreError};
use domain::{Command, CommandId, ConversationId, MessageId};
use protocol::{Accepted, ComposerText, Envelope, KeptDecision, Waiting};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// An outbox that lasts as long as its last handle: where it stands in for the device's, the
/// person is to be told so.
#[derive(Debug, Clone, Default)]
pub struct MemoryOutbox(Rc<RefCell<Precious>>);

#[derive(Debug, Default)]
struct Precious {
    waiting: Vec<Waiting>,
    decisions: BTreeMap<CommandId, KeptDecision>,
    texts: BTreeMap<ConversationId, ComposerText>,
}

impl Precious {
    fn find(&mut self, id: CommandId) -> Option<&mut Waiting> {
        self.waiting.iter_mut().find(|one| one.envelope.id == id)
    }
}

fn readable<T: Clone>(entries: impl IntoIterator<Item = T>) -> Kept<T> {
    Kept {
        entries: entries.into_iter().collect(),
        unreadable: Vec::new(),
    }
}

impl Outbox for MemoryOutbox {
    async fn append(&self, commands: &[Envelope]) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        for envelope in commands {
            if kept.find(envelope.id).is_none() {
                kept.waiting.push(Waiting {
                    envelope: envelope.clone(),
                    accepted: None,
                });
            }
        }
        Ok(())
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        let kept = self.0.borrow();
        Ok(kept.waiting.is_empty() && kept.decisions.is_empty() && kept.texts.is_empty())
    }

    async fn waiting(&self) -> Result<Kept<Waiting>, StoreError> {
        Ok(readable(self.0.borrow().waiting.iter().cloned()))
    }

    async fn accept(&self, accepted: &[(CommandId, Accepted)]) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        for (id, accepted) in accepted {
            if let Some(waiting) = kept.find(*id) {
                waiting.accepted = Some(*accepted);
            }
        }
        Ok(())
    }

    async fn forget(&self, ids: &[CommandId]) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        kept.waiting.retain(|one| !ids.contains(&one.envelope.id));
        Ok(())
    }

    async fn rewrite(&self, id: CommandId, command: &Command) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        if let Some(waiting) = kept.find(id) {
            waiting.envelope.command = command.clone();
        }
        if let Some(decision) = kept.decisions.get_mut(&id) {
            decision.command = command.clone();
        }
        Ok(())
    }

    async fn keep_decision(&self, decision: &KeptDecision) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        kept.waiting.retain(|one| one.envelope.id != decision.id);
        kept.decisions.insert(decision.id, decision.clone());
        Ok(())
    }

    async fn decisions(&self) -> Result<Kept<KeptDecision>, StoreError> {
        Ok(readable(self.0.borrow().decisions.values().cloned()))
    }

    async fn forget_decision(&self, id: CommandId) -> Result<(), StoreError> {
        self.0.borrow_mut().decisions.remove(&id);
        Ok(())
    }

    async fn keep_text(&self, text: &ComposerText) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        kept.texts.insert(text.conversation_id, text.clone());
        Ok(())
    }

    async fn texts(&self) -> Result<Kept<ComposerText>, StoreError> {
        Ok(readable(self.0.borrow().texts.values().cloned()))
    }

    async fn forget_text(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<(), StoreError> {
        let mut kept = self.0.borrow_mut();
        if kept
            .texts
            .get(&conversation)
            .is_some_and(|text| text.message_id == message)
        {
            kept.texts.remove(&conversation);
        }
        Ok(())
    }

    async fn clear(&self) -> Result<(), StoreError> {
        *self.0.borrow_mut() = Precious::default();
        Ok(())
    }
}
