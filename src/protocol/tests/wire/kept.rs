//! What a device keeps between starts: a later version of the app reads it.

use crate::{frozen::Frozen, values::*};
use domain::{
    suggestion::{Variant, Variants},
    *,
};
use protocol::*;

#[test]
fn what_a_device_keeps_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/kept.txt"));
    let command: Command = DeleteDraft {
        id: MessageId(id(7)),
        base: None,
    }
    .into();
    let envelope = Envelope {
        id: CommandId(id(12)),
        at: AT,
        command: command.clone(),
    };
    let waiting = Waiting {
        envelope,
        accepted: None,
    };
    frozen.hold("waiting", &waiting);
    let accepted = Some(Accepted {
        epoch: Epoch(id(0xe)),
        seq: 7,
        at: AT,
    });
    frozen.hold(
        "waiting-accepted",
        &Waiting {
            accepted,
            ..waiting
        },
    );
    let decision = KeptDecision {
        id: CommandId(id(12)),
        acted_at: AT,
        refused_at: AT,
        command,
        refusal: Refusal::NotInCampaign,
    };
    frozen.hold("kept_decision", &decision);
    let begun = begun();
    frozen.hold("composer_text", &begun);
    let full = ComposerText {
        campaign_id: Some(CampaignId(id(3))),
        base: Some(CommandId(id(12))),
        own_text: "Good".to_owned(),
        subject: "Pa".to_owned(),
        quoted_history: "> abans".to_owned(),
        occurred_at: Some(AT),
        correspondent: Some(correspondent()),
        language_override: Some(tag("es")),
        intent: Some(Intent::Objection),
        ..begun.clone()
    };
    frozen.hold("composer_text-full", &full);
    let with_files = ComposerText {
        attachments: vec![attachment()],
        ..begun.clone()
    };
    frozen.hold("composer_text-attachments", &with_files);
    let translated = ComposerText {
        mode: Mode::TypeTranslate,
        own_text: "Good".to_owned(),
        made_from: Some("Good".to_owned()),
        may_be_corrected: false,
        ..begun.clone()
    };
    frozen.hold("composer_text-translated", &translated);
    let with_html = ComposerText {
        html: Some(MailHtml {
            html: "<b>Bon</b>".to_owned(),
            left_out: vec![],
        }),
        ..begun.clone()
    };
    frozen.hold("composer_text-html", &with_html);
    let suggested = Some("Bon dia".to_owned());
    let begun = ComposerText { suggested, ..begun };
    frozen.hold("composer_text-suggested", &begun);
    let beside_others = beside_others(begun);
    frozen.hold("composer_text-variants", &beside_others);
    frozen.end();
}

/// With a draft and what somebody wrote before it.
fn beside_others(begun: ComposerText) -> ComposerText {
    let own = Variant {
        text: "Bon dia, Marta".to_owned(),
        suggested: None,
    };
    let drafted = Variant {
        text: "Bon".to_owned(),
        suggested: Some("Bon".to_owned()),
    };
    let mut variants = Variants::default();
    variants.add(own, drafted);
    ComposerText { variants, ..begun }
}

/// A text that was begun, with nothing in it that is not needed.
fn begun() -> ComposerText {
    ComposerText {
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        campaign_id: None,
        message_id: MessageId(id(7)),
        base: None,
        mode: Mode::LogSent,
        channel: Channel::Email,
        original_text: "Bon".to_owned(),
        own_text: String::new(),
        made_from: None,
        may_be_corrected: false,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: None,
        correspondent: None,
        language_override: None,
        attachments: Vec::new(),
        html: None,
        intent: None,
        begun_at: AT,
        edited_at: AT,
        suggested: None,
        variants: Variants::default(),
    }
}

/// What is said only where a change is taken back: no other command is read or written otherwise for it.
#[test]
fn what_is_taken_back_says_so() {
    let note = id(9);
    let back: Command = RetractNote {
        id: NoteId(note),
        takes_back: true,
    }
    .into();
    let written = format!(r#"{{"retract_note":{{"id":"{note}","takes_back":true}}}}"#);
    assert_eq!(serde_json::to_string(&back).unwrap(), written);
    assert_eq!(serde_json::from_str::<Command>(&written).unwrap(), back);

    let account = id(4);
    let back: Command = ChangeAccountStatus {
        account_id: AccountId(account),
        to: AccountStatus::Contacted,
        why: String::new(),
        takes_back: true,
    }
    .into();
    let written = format!(
        r#"{{"change_account_status":{{"account_id":"{account}","to":"contacted","why":"","takes_back":true}}}}"#
    );
    assert_eq!(serde_json::to_string(&back).unwrap(), written);
    assert_eq!(serde_json::from_str::<Command>(&written).unwrap(), back);
}
