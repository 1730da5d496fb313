//! What the team keeps for itself and tells itself.

use super::Named;
use crate::support::MORNING;
use domain::*;

impl Named {
    pub(super) fn record(&self, note: &str) -> RecordActivity {
        RecordActivity {
            id: self.activity,
            account_id: self.account,
            campaign_id: None,
            at: MORNING,
            what: Recorded::Opportunity {
                stage: OpportunityStage::Qualified,
            },
            note: note.to_owned(),
        }
    }

    pub(super) fn keep_reply(&self, text: &str) -> SaveReply {
        SaveReply {
            id: self.reply,
            name: "Hello".to_owned(),
            text: text.to_owned(),
            shared: false,
        }
    }

    pub(super) fn write_note(&self, text: &str) -> AddNote {
        AddNote {
            id: self.note,
            account_id: self.account,
            campaign_id: None,
            text: text.to_owned(),
        }
    }
}

pub(super) fn acts(named: &Named) -> Vec<Command> {
    let conversation_id = named.conversation();
    let tag = TagConversation {
        conversation_id,
        add: vec!["bakery".to_owned()],
        remove: vec!["two shops".to_owned()],
    };
    let read = MarkRead {
        conversation_id,
        seen_inbound: Some(named.message),
    };
    let ids = vec![NotificationId(named.reply.0)];
    let edit = UpdateNote {
        id: named.note,
        text: "noted again".to_owned(),
        from: None,
    };
    let language = SetLanguage {
        id: named.message,
        language: "da".parse().unwrap(),
    };
    vec![
        named.keep_reply("Hola").into(),
        DeleteReply { id: named.reply }.into(),
        SeeNotifications { ids }.into(),
        tag.into(),
        read.into(),
        MarkUnread { conversation_id }.into(),
        SetAiMode {
            conversation_id,
            ai_mode: AiMode::Active,
        }
        .into(),
        edit.into(),
        RetractNote {
            id: named.note,
            takes_back: false,
        }
        .into(),
        language.into(),
        JudgeFit {
            account_id: named.account,
            product_id: named.product,
            goal: Goal::Sales,
            judgement: Judgement {
                score: 7,
                confidence: 60,
                reasons: Vec::new(),
            },
        }
        .into(),
        SetFit {
            account_id: named.account,
            product_id: named.product,
            goal: Goal::Sales,
            score: Some(9),
            why: "They asked".to_owned(),
        }
        .into(),
        UnderstandMessage {
            id: named.message,
            understanding: Some(Understanding::Failed {
                why: ProviderTrouble::Garbled,
            }),
        }
        .into(),
        NoteUntranslated {
            id: named.message,
            why: Some(ProviderTrouble::TooSlow),
        }
        .into(),
    ]
}
