//! To whom the text goes: frozen with its first sign, and changed by the person alone (feature B6).

use super::Compose;
use domain::{
    Channel, ContactId, Correspondent, Kind,
    recipient::{present_address, recipient},
};
use leptos::prelude::*;

/// The recipient as it was when the text was begun, or when the person chose another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frozen {
    contact: Option<ContactId>,
    channel: Channel,
    who: Option<Correspondent>,
}

impl Compose {
    /// The recipient of the text; while there is none, of the one that would be begun. Watched.
    pub fn recipient(self) -> Option<Correspondent> {
        match self.frozen.get() {
            Some(frozen) => frozen.who,
            None => self.present_recipient(),
        }
    }

    /// The address that the recipient has by now, where it is another than the frozen one. Watched.
    pub fn present_address(self) -> Option<String> {
        let frozen = self.frozen.get()?.who?;
        self.data.watch_row(self.subject.account);
        self.data.watch(Kind::Contact);
        self.data.rows(|rows| {
            let account = rows.survivor(self.subject.account)?;
            let contact = frozen.contact_id.and_then(|id| rows.contact(id));
            let present = present_address(&frozen, account, contact, self.channel.get());
            present.map(str::to_owned)
        })
    }

    /// Takes the address that the recipient has by now, because the person says so.
    pub fn take_present_address(self) {
        self.frozen.set(None);
        self.keep();
    }

    /// Freezes the recipient, unless it stands for the chosen person and channel already.
    pub(super) fn freeze(self) {
        let (contact, channel) = (self.contact.get_untracked(), self.channel.get_untracked());
        let stands = self.frozen.with_untracked(|frozen| {
            frozen
                .as_ref()
                .is_some_and(|frozen| frozen.contact == contact && frozen.channel == channel)
        });
        if !stands {
            let who = untrack(|| self.present_recipient());
            self.freeze_as(who);
        }
    }

    /// Freezes a recipient that came with its text.
    pub(super) fn freeze_as(self, who: Option<Correspondent>) {
        self.frozen.set(Some(Frozen {
            contact: self.contact.get_untracked(),
            channel: self.channel.get_untracked(),
            who,
        }));
    }

    fn present_recipient(self) -> Option<Correspondent> {
        self.data.watch_row(self.subject.account);
        self.data.watch(Kind::Contact);
        let (contact, channel) = (self.contact.get(), self.channel.get());
        self.data.rows(|rows| {
            let account = rows.survivor(self.subject.account)?;
            recipient(account, contact.and_then(|id| rows.contact(id)), channel)
        })
    }
}
