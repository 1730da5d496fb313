//! What a device keeps between starts: a later version of the app reads it.

use crate::{frozen::Frozen, values::*};
use domain::*;
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
    let begun = ComposerText {
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
    };
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
    frozen.end();
}
