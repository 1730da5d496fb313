//! What the team keeps for itself and tells itself.

use super::Named;
use domain::*;

impl Named {
    pub(super) fn keep_reply(&self, text: &str) -> SaveReply {
        SaveReply {
            id: self.reply,
            name: "Hello".to_owned(),
            text: text.to_owned(),
            shared: false,
        }
    }
}

pub(super) fn acts(named: &Named) -> Vec<Command> {
    let ids = vec![NotificationId(named.reply.0)];
    vec![
        named.keep_reply("Hola").into(),
        DeleteReply { id: named.reply }.into(),
        SeeNotifications { ids }.into(),
    ]
}
