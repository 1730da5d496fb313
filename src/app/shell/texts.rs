//! What stands in the composers: kept on every input, by conversation, never by route, and the
//! same in every tab.
//!
//! A durable write takes longer than a key does. Until it is done the text also lies on the
//! *shelf*, `localStorage`, which takes it before the key's event is over: a reload between two
//! letters loses neither.

use super::{
    acting,
    shelf::Shelf,
    storage::{OutboxJob, Storage},
    tabs::Tabs,
};
use domain::{ConversationId, MessageId};
use leptos::{prelude::*, task::spawn_local};
use protocol::ComposerText;
use serde::{Deserialize, Serialize};
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// What one tab tells the others about a composer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "one at a time, read and written at once: a box would save nothing"
)]
pub enum TextNews {
    Kept(ComposerText),
    Gone(ConversationId, MessageId),
}

/// Whether what stands in a composer is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    Saving,
    Saved,
    /// The device has no room, or no storage.
    Failed,
}

struct Known {
    texts: HashMap<ConversationId, ComposerText>,
    safety: HashMap<ConversationId, Safety>,
}

/// The composers' texts of one member on this device.
pub struct Texts {
    known: Rc<RefCell<Known>>,
    storage: Rc<Storage>,
    shelf: Shelf,
    tabs: Tabs,
    /// A text came from the storage or from another tab.
    pub arrived: ArcTrigger,
    /// A text became safe, or could not.
    pub safety: ArcTrigger,
}

impl Texts {
    pub fn new(scope: &str, storage: Rc<Storage>) -> Self {
        let known = Rc::new(RefCell::new(Known {
            texts: HashMap::new(),
            safety: HashMap::new(),
        }));
        let arrived = ArcTrigger::new();
        let tabs = {
            let (known, arrived) = (known.clone(), arrived.clone());
            Tabs::join(&format!("rapport-texts-{scope}"), move |text: String| {
                if acting::is_too_much() {
                    return;
                }
                let (known, arrived) = (known.clone(), arrived.clone());
                acting::when_here(move |acting| {
                    if let Some(news) = (acting.read_text_news)(&text) {
                        known.borrow_mut().hear(news);
                        arrived.notify();
                    }
                });
            })
        };
        Self {
            known,
            storage,
            shelf: Shelf::new(scope),
            tabs,
            arrived,
            safety: ArcTrigger::new(),
        }
    }

    /// What stands in a conversation's composer.
    pub fn get(&self, conversation: ConversationId) -> Option<ComposerText> {
        self.known.borrow().texts.get(&conversation).cloned()
    }

    /// Everything that stands in a composer, for the list of drafts.
    pub fn all(&self) -> Vec<ComposerText> {
        self.known.borrow().texts.values().cloned().collect()
    }

    /// Keeps a text, on this input and not later.
    pub fn keep(&self, text: ComposerText) {
        let conversation = text.conversation_id;
        {
            let mut known = self.known.borrow_mut();
            known.texts.insert(conversation, text.clone());
            known.safety.insert(conversation, Safety::Saving);
        }
        // Written once for both: it may be long, and this happens with every key. Whoever types has the
        // part that writes it.
        if let Some(json) = acting::now().and_then(|acting| (acting.write_text)(&text)) {
            self.shelf.put(conversation, &json);
            self.tabs.tell(&kept(&json));
        }
        self.storage.outbox(OutboxJob::KeepText(Box::new(text)));
    }

    /// Forgets a text that became a message or a draft, or was cleared.
    pub fn forget(&self, conversation: ConversationId, message: MessageId) {
        {
            let mut known = self.known.borrow_mut();
            if known
                .texts
                .get(&conversation)
                .is_some_and(|text| text.message_id == message)
            {
                known.texts.remove(&conversation);
                known.safety.remove(&conversation);
                self.shelf.take(conversation);
            }
        }
        self.storage
            .outbox(OutboxJob::ForgetText(conversation, message));
        self.safety.notify();
        self.say(&TextNews::Gone(conversation, message));
    }

    /// Forgets the texts of which this is said, those on the shelf too.
    pub fn forget_where(&self, is_gone: impl Fn(&ComposerText) -> bool) {
        let read = |text: String| serde_json::from_str::<ComposerText>(&text).ok();
        let on_shelf = self.shelf.texts().into_iter().filter_map(read);
        let all = self.all().into_iter().chain(on_shelf);
        let gone: Vec<ComposerText> = all.filter(|text| is_gone(text)).collect();
        for text in &gone {
            self.forget(text.conversation_id, text.message_id);
            self.shelf.take(text.conversation_id);
        }
        if !gone.is_empty() {
            self.arrived.notify();
        }
    }

    /// Leaves nothing behind, and keeps nothing any more: at sign-out.
    pub fn end(&self) {
        let mut known = self.known.borrow_mut();
        known.texts.clear();
        known.safety.clear();
        self.shelf.close();
    }

    /// Whether the conversation's text is safe; absent where there is none. Watched.
    pub fn safety(&self, conversation: ConversationId) -> Option<Safety> {
        self.safety.track();
        self.known.borrow().safety.get(&conversation).copied()
    }

    /// What was typed just before the page went is here again: not durable yet.
    pub fn restore_shelf(&self) {
        if self.shelf.texts().is_empty() {
            return;
        }
        let (known, storage) = (self.known.clone(), self.storage.clone());
        let (arrived, lying) = (self.arrived.clone(), self.shelf.clone());
        spawn_local(async move {
            let acting = acting::here().await;
            // As they lie now: another tab may have gone on meanwhile.
            let read = |text: String| (acting.read_text)(&text);
            for text in lying.texts().into_iter().filter_map(read) {
                if known.borrow_mut().take(text.clone(), Safety::Saving) {
                    storage.outbox(OutboxJob::KeepText(Box::new(text)));
                }
            }
            arrived.notify();
        });
    }

    /// The storage was read. What was typed meanwhile was begun without knowing what stood there.
    pub fn restore(&self, texts: Vec<ComposerText>) {
        for stored in texts {
            let conversation = stored.conversation_id;
            let Some(typed) = self.get(conversation) else {
                let mut known = self.known.borrow_mut();
                known.safety.insert(conversation, Safety::Saved);
                known.texts.insert(conversation, stored);
                continue;
            };
            if typed.message_id != stored.message_id {
                self.keep(behind(stored, typed));
            } else if self.has_failed(conversation) {
                self.keep(typed);
            }
        }
        self.arrived.notify();
    }

    /// The storage is perhaps empty now: everything is written again.
    pub fn keep_again(&self) {
        for text in self.all() {
            self.keep(text);
        }
    }

    /// This form of a text is durable; what was typed since is on its way.
    pub fn saved(&self, text: &ComposerText) {
        let conversation = text.conversation_id;
        if self.get(conversation).as_ref() == Some(text) {
            self.shelf.take(conversation);
            self.set_safety(conversation, Safety::Saved);
        }
    }

    fn has_failed(&self, conversation: ConversationId) -> bool {
        self.known.borrow().safety.get(&conversation) == Some(&Safety::Failed)
    }

    pub fn failed(&self, conversation: ConversationId) {
        self.set_safety(conversation, Safety::Failed);
    }

    fn set_safety(&self, conversation: ConversationId, safety: Safety) {
        if let Some(known) = self.known.borrow_mut().safety.get_mut(&conversation) {
            *known = safety;
        }
        self.safety.notify();
    }

    fn say(&self, news: &TextNews) {
        if let Ok(text) = serde_json::to_string(news) {
            self.tabs.tell(&text);
        }
    }
}

/// [`TextNews::Kept`] of a text that is written already.
fn kept(json: &str) -> String {
    format!(r#"{{"kept":{json}}}"#)
}

/// What was typed behind what stood there, as one text: the writer sees both before anything is
/// logged. It goes where the typed one goes, and has its id: what stood there may be logged by now.
fn behind(stored: ComposerText, typed: ComposerText) -> ComposerText {
    let joined = |stored: &str, typed: &str| match (stored.trim(), typed.trim()) {
        ("", _) => typed.to_owned(),
        (_, "") => stored.to_owned(),
        _ => format!("{stored}\n\n{typed}"),
    };
    let either = |stored: String, typed: String| if typed.is_empty() { stored } else { typed };
    let mut attachments = stored.attachments;
    for attachment in typed.attachments {
        if !attachments.contains(&attachment) {
            attachments.push(attachment);
        }
    }
    ComposerText {
        original_text: joined(&stored.original_text, &typed.original_text),
        own_text: joined(&stored.own_text, &typed.own_text),
        subject: either(stored.subject, typed.subject),
        quoted_history: either(stored.quoted_history, typed.quoted_history),
        attachments,
        suggested: typed.suggested.or(stored.suggested),
        made_from: None,
        may_be_corrected: false,
        variants: if typed.variants.is_empty() {
            stored.variants
        } else {
            typed.variants
        },
        ..typed
    }
}

impl Known {
    /// Takes a text in, unless what is here is newer; says whether it did.
    fn take(&mut self, text: ComposerText, safety: Safety) -> bool {
        let conversation = text.conversation_id;
        let is_older = self
            .texts
            .get(&conversation)
            .is_some_and(|mine| mine.edited_at > text.edited_at);
        if !is_older {
            self.safety.insert(conversation, safety);
            self.texts.insert(conversation, text);
        }
        !is_older
    }

    fn hear(&mut self, news: TextNews) {
        match news {
            TextNews::Kept(text) => drop(self.take(text, Safety::Saved)),
            TextNews::Gone(conversation, message) => {
                if self
                    .texts
                    .get(&conversation)
                    .is_some_and(|text| text.message_id == message)
                {
                    self.texts.remove(&conversation);
                    self.safety.remove(&conversation);
                }
            }
        }
    }
}
