//! The subject of an answer by email stands there with the first sign of the text (rule book §9).

use super::Compose;
use domain::{Channel, Direction, compose::answer_subject};
use leptos::prelude::*;
use replica::ThreadItem;

impl Compose {
    /// Takes the subject under which the thread goes on, where our text begins without one; gives it
    /// back where nothing else is left. What the person makes of it in between stands.
    pub(super) fn take_answers_subject(self) {
        let is_email_of_ours = self.channel.get_untracked() == Channel::Email
            && self.mode.get_untracked().direction() == Direction::Outbound;
        if !is_email_of_ours {
            return;
        }
        let is_begun = self
            .data
            .engine()
            .texts
            .get(self.subject.conversation)
            .is_some()
            || self.begun.get_untracked().base.is_some();
        let has_words = [self.account_text, self.own_text]
            .iter()
            .any(|text| text.with_untracked(|text| !text.is_empty()))
            || self.attachments.with_untracked(|files| !files.is_empty());
        let has_subject = self.mail_subject.with_untracked(|text| !text.is_empty());
        // Only the first sign and the last ask the thread.
        if is_begun == has_words || has_words == has_subject {
            return;
        }
        let answer = self.data.rows(|rows| {
            let thread = rows.thread(self.subject.conversation);
            answer_subject(thread.filter_map(|item| match item {
                ThreadItem::Message(message) => Some(message),
                _ => None,
            }))
        });
        let Some(answer) = answer else { return };
        if has_words {
            self.mail_subject.set(answer);
        } else if self.mail_subject.with_untracked(|text| *text == answer) {
            self.mail_subject.set(String::new());
        }
    }
}
