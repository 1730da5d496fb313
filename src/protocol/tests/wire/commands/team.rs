//! What the team keeps for itself and tells itself.

use crate::values::*;
use domain::*;

pub(super) fn commands() -> Vec<(&'static str, Command)> {
    let reply = SavedReplyId(id(18));
    let save = SaveReply {
        id: reply,
        name: "Hello".to_owned(),
        text: "Hola {{contact.first_name|there}}".to_owned(),
        shared: true,
    };
    let see = SeeNotifications {
        ids: vec![NotificationId(id(19))],
    };
    vec![
        ("save_reply", save.into()),
        ("delete_reply", DeleteReply { id: reply }.into()),
        ("see_notifications", see.into()),
    ]
}
