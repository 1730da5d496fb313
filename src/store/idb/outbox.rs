//! The outbox: few values, each on its own, and every transaction strictly durable.
//!
//! | store | key | value |
//! |---|---|---|
//! | `commands` | numbered, so that the order is that of the appends, of all tabs | `{id, text}`, with an index on `id` |
//! | `decisions` | id of the command | `{id, text}` |
//! | `texts` | id of the conversation | `{id, text}` |
//!
//! The text is JSON with a version, see [`shape`]. Additive changes only: a later version of the
//! app reads what this one wrote, and one that finds what it cannot read leaves it where it is.

mod shape;

use super::binding::{Connection, Durability, Mode, Notice, Schema, Store, Transaction, all};
use crate::{Kept, Outbox, StoreError};
use domain::{Command, CommandId, ConversationId, MemberId, MessageId, WorkspaceId};
use js_sys::Array;
use protocol::{Accepted, ComposerText, Envelope, KeptDecision, Waiting};
use serde::de::DeserializeOwned;
use shape::{read, write};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

const COMMANDS: &str = "commands";
const DECISIONS: &str = "decisions";
const TEXTS: &str = "texts";
const ALL: [&str; 3] = [COMMANDS, DECISIONS, TEXTS];
/// The index of `commands`.
const BY_ID: &str = "id";

/// A tab's handle on the outbox of one member.
pub struct IdbOutbox {
    connection: Connection,
}

impl IdbOutbox {
    /// A handle; the first call opens the database.
    pub fn new(workspace: WorkspaceId, member: MemberId) -> Self {
        let schema = Schema {
            version: 1,
            upgrade,
        };
        Self {
            connection: Connection::new(super::outbox_name(workspace, member), schema),
        }
    }

    /// Whom to tell when the connection is lost, or a newer version of the app wants it.
    pub fn on_notice(&self, tell: impl Fn(Notice) + 'static) {
        self.connection.on_notice(tell);
    }

    /// Lets go of the database, as before the page is frozen. The next call opens it again.
    pub fn close(&self) {
        self.connection.close();
    }

    async fn writing(&self, stores: &[&str]) -> Result<Transaction, StoreError> {
        let mode = Mode::Write(Durability::Strict);
        self.connection.transaction(stores, mode).await
    }

    async fn entries<T: DeserializeOwned>(&self, name: &str) -> Result<Kept<T>, StoreError> {
        let transaction = self.connection.transaction(&[name], Mode::Read).await?;
        let values = transaction.store(name)?.get_all()?.value().await?;
        let mut kept = Kept::default();
        for value in Array::from(&values).iter() {
            match read(&value) {
                Ok(entry) => kept.entries.push(entry),
                Err(unreadable) => kept.unreadable.push(unreadable),
            }
        }
        Ok(kept)
    }

    async fn remove(&self, name: &str, key: &JsValue) -> Result<(), StoreError> {
        let transaction = self.writing(&[name]).await?;
        transaction.store(name)?.delete(key)?;
        transaction.done().await
    }
}

/// Where a text lies that this version of the app could not read when another was written.
fn beside(conversation: &str) -> JsValue {
    format!("{conversation} unreadable").into()
}

fn upgrade(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    if from < 1 {
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        let commands = db.create_object_store_with_optional_parameters(COMMANDS, &numbered)?;
        commands.create_index_with_str(BY_ID, "id")?;
        db.create_object_store(DECISIONS)?;
        db.create_object_store(TEXTS)?;
    }
    Ok(())
}

/// The keys under which commands stand, in the order of their ids; `undefined` for one that does
/// not.
async fn keys(
    store: &Store,
    ids: impl Iterator<Item = CommandId>,
) -> Result<Vec<JsValue>, StoreError> {
    let requests = ids.map(|id| store.key_by_index(BY_ID, &id.to_string().into()));
    all(requests.collect::<Result<_, _>>()?).await
}

impl Outbox for IdbOutbox {
    async fn append(&self, commands: &[Envelope]) -> Result<(), StoreError> {
        let transaction = self.writing(&[COMMANDS]).await?;
        let store = transaction.store(COMMANDS)?;
        let mut seen = Vec::new();
        let there = keys(&store, commands.iter().map(|envelope| envelope.id)).await?;
        for (envelope, there) in commands.iter().zip(there) {
            if there.is_undefined() && !seen.contains(&envelope.id) {
                seen.push(envelope.id);
                let waiting = Waiting {
                    envelope: envelope.clone(),
                    accepted: None,
                };
                store.add(&write(&envelope.id.to_string(), &waiting))?;
            }
        }
        transaction.done().await
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        let transaction = self.connection.transaction(&ALL, Mode::Read).await?;
        for name in ALL {
            let count = transaction.store(name)?.count()?.value().await?;
            if count.as_f64() != Some(0.0) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn waiting(&self) -> Result<Kept<Waiting>, StoreError> {
        self.entries(COMMANDS).await
    }

    async fn accept(&self, accepted: &[(CommandId, Accepted)]) -> Result<(), StoreError> {
        let transaction = self.writing(&[COMMANDS]).await?;
        let store = transaction.store(COMMANDS)?;
        let there = keys(&store, accepted.iter().map(|(id, _)| *id)).await?;
        for (key, (id, accepted)) in there.iter().zip(accepted) {
            if key.is_undefined() {
                continue;
            }
            let value = store.get(key)?.value().await?;
            // What cannot be read is not written over.
            if let Ok(waiting) = read::<Waiting>(&value) {
                let waiting = Waiting {
                    accepted: Some(*accepted),
                    ..waiting
                };
                store.put(key, &write(&id.to_string(), &waiting))?;
            }
        }
        transaction.done().await
    }

    async fn forget(&self, ids: &[CommandId]) -> Result<(), StoreError> {
        let transaction = self.writing(&[COMMANDS]).await?;
        let store = transaction.store(COMMANDS)?;
        for key in keys(&store, ids.iter().copied()).await? {
            if !key.is_undefined() {
                store.delete(&key)?;
            }
        }
        transaction.done().await
    }

    async fn rewrite(&self, id: CommandId, command: &Command) -> Result<(), StoreError> {
        let transaction = self.writing(&[COMMANDS, DECISIONS]).await?;
        let (commands, name) = (transaction.store(COMMANDS)?, id.to_string());
        for key in keys(&commands, std::iter::once(id)).await? {
            // Where there is none, the index knows no key.
            if key.is_undefined() {
                continue;
            }
            let value = commands.get(&key)?.value().await?;
            if let Ok(mut waiting) = read::<Waiting>(&value) {
                waiting.envelope.command = command.clone();
                commands.put(&key, &write(&name, &waiting))?;
            }
        }
        let decisions = transaction.store(DECISIONS)?;
        let key = JsValue::from(name.as_str());
        let value = decisions.get(&key)?.value().await?;
        if let Ok(mut decision) = read::<KeptDecision>(&value) {
            decision.command = command.clone();
            decisions.put(&key, &write(&name, &decision))?;
        }
        transaction.done().await
    }

    async fn keep_decision(&self, decision: &KeptDecision) -> Result<(), StoreError> {
        let transaction = self.writing(&[COMMANDS, DECISIONS]).await?;
        let id = decision.id.to_string();
        let commands = transaction.store(COMMANDS)?;
        for key in keys(&commands, std::iter::once(decision.id)).await? {
            if !key.is_undefined() {
                commands.delete(&key)?;
            }
        }
        let decisions = transaction.store(DECISIONS)?;
        decisions.put(&id.as_str().into(), &write(&id, decision))?;
        transaction.done().await
    }

    async fn decisions(&self) -> Result<Kept<KeptDecision>, StoreError> {
        self.entries(DECISIONS).await
    }

    async fn forget_decision(&self, id: CommandId) -> Result<(), StoreError> {
        self.remove(DECISIONS, &id.to_string().into()).await
    }

    async fn keep_text(&self, text: &ComposerText) -> Result<(), StoreError> {
        let transaction = self.writing(&[TEXTS]).await?;
        let id = text.conversation_id.to_string();
        let texts = transaction.store(TEXTS)?;
        let key = JsValue::from(id.as_str());
        let before = texts.get(&key)?.value().await?;
        // What a newer version wrote stays, beside the conversation's own place.
        if !before.is_undefined() && read::<ComposerText>(&before).is_err() {
            texts.put(&beside(&id), &before)?;
        }
        texts.put(&key, &write(&id, text))?;
        transaction.done().await
    }

    async fn texts(&self) -> Result<Kept<ComposerText>, StoreError> {
        self.entries(TEXTS).await
    }

    async fn forget_text(
        &self,
        conversation: ConversationId,
        message: MessageId,
    ) -> Result<(), StoreError> {
        let transaction = self.writing(&[TEXTS]).await?;
        let store = transaction.store(TEXTS)?;
        let id = conversation.to_string();
        for key in [JsValue::from(id.as_str()), beside(&id)] {
            let value = store.get(&key)?.value().await?;
            if read::<ComposerText>(&value).is_ok_and(|text| text.message_id == message) {
                store.delete(&key)?;
            }
        }
        transaction.done().await
    }

    async fn clear(&self) -> Result<(), StoreError> {
        let transaction = self.writing(&ALL).await?;
        for name in ALL {
            transaction.store(name)?.clear()?;
        }
        transaction.done().await
    }
}

#[cfg(test)]
mod tests;
