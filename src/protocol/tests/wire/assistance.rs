//! The bodies about providers, and what a row says of a translation that is missing.

use crate::{frozen::Frozen, rows::message, values::*};
use domain::*;
use protocol::*;

fn body() -> ProviderBody {
    ProviderBody {
        kind: ProviderKind::Deepl,
        address: "https://api.deepl.com".to_owned(),
        model: String::new(),
        pairs: vec![LanguagePair {
            from: tag("ca"),
            to: tag("en"),
        }],
        reads_replies: false,
    }
}

#[test]
fn the_bodies_about_providers_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/assistance.txt"));
    frozen.hold(
        "save_provider",
        &SaveProvider {
            id: id(50),
            body: body(),
            key: Some("the key".to_owned()),
            place: 1,
        },
    );
    let model = ProviderBody {
        kind: ProviderKind::Anthropic,
        address: "https://api.anthropic.com".to_owned(),
        model: "some-model".to_owned(),
        pairs: Vec::new(),
        reads_replies: true,
    };
    frozen.hold(
        "save_provider-same_key",
        &SaveProvider {
            id: id(50),
            body: model.clone(),
            key: None,
            place: 0,
        },
    );
    frozen.hold(
        "provider",
        &Provider {
            id: Some(id(50)),
            body: body(),
            has_key: true,
            place: 1,
        },
    );
    frozen.hold(
        "provider-configured",
        &Provider {
            id: None,
            body: model,
            has_key: false,
            place: u16::MAX,
        },
    );
    frozen.hold(
        "test-answered",
        &ProviderTest::Answered {
            asked: "Good morning".to_owned(),
            answer: "Bon dia".to_owned(),
        },
    );
    let why = ProviderTrouble::WrongKey;
    frozen.hold("test-failed", &ProviderTest::Failed { why });
    frozen.hold(
        "usage",
        &Usage {
            member_id: MemberId(id(1)),
            day: AT,
            requests: 2,
            characters: 38,
        },
    );
    frozen.end();
}

#[test]
fn what_is_asked_and_answered_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/assisted.txt"));
    frozen.hold(
        "assistance",
        &Assistance {
            translates: true,
            drafts: false,
            used: 38,
            budget: 10_000_000,
        },
    );
    frozen.hold(
        "translate",
        &Translate {
            texts: vec!["Bon dia".to_owned()],
            from: tag("ca"),
            to: tag("en"),
        },
    );
    frozen.hold(
        "translated",
        &TranslateAnswer::Translated {
            texts: vec!["Good morning".to_owned()],
            by: ProviderKind::Apertium,
        },
    );
    let why = ProviderTrouble::NoSuchPair;
    frozen.hold("not_translated", &TranslateAnswer::Failed { why });
    frozen.hold(
        "ask_draft",
        &AskDraft {
            account_id: AccountId(id(4)),
            campaign_id: Some(CampaignId(id(3))),
            prompt: "Write one message".to_owned(),
            language: tag("ca"),
        },
    );
    frozen.hold("draft-text", &DraftEvent::Text("Bon dia".to_owned()));
    let by = ProviderKind::Openai;
    frozen.hold("draft-done", &DraftEvent::Done { by });
    frozen.hold(
        "draft-failed",
        &DraftEvent::Failed {
            why: ProviderTrouble::Busy,
            retry_after: Some(7),
        },
    );
    let row = Message {
        untranslated: Some(Written::from(&ProviderTrouble::NotReached)),
        ..message(MessageStatus::Sent, short(Mode::InboundPaste))
    };
    frozen.hold("message", &Row::from(row));
    frozen.end();
}

#[test]
fn what_models_made_of_messages_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/made.txt"));
    let read = Understanding::Read {
        intent: Intent::Unknown,
        confidence: 0,
        why: "Nothing is said".to_owned(),
    };
    let row = Message {
        understanding: Some(Written::from(&read)),
        ..message(MessageStatus::Sent, short(Mode::InboundPaste))
    };
    frozen.hold("message-understood", &Row::from(row));
    let not_understood = UnderstandMessage {
        id: MessageId(id(7)),
        understanding: Some(Understanding::Failed {
            why: ProviderTrouble::Garbled,
        }),
    };
    frozen.hold("not_understood", &Command::from(not_understood));
    let suggested = Some("Bon dia, Anna".to_owned());
    let row = Message {
        suggested: suggested.clone(),
        ..message(MessageStatus::Sent, short(Mode::AiDraft))
    };
    frozen.hold("message-suggested", &Row::from(row));
    let log = LogMessage {
        id: MessageId(id(7)),
        account_id: AccountId(id(4)),
        campaign_id: None,
        said: short(Mode::AiDraft),
        log_anyway: false,
        base: None,
        call: None,
        html: None,
        suggested: suggested.clone(),
    };
    frozen.hold("log-suggested", &Command::from(log));
    let save = SaveDraft {
        id: MessageId(id(7)),
        account_id: AccountId(id(4)),
        campaign_id: None,
        said: short(Mode::AiDraft),
        base: None,
        begun_at: None,
        suggested,
    };
    frozen.hold("save-suggested", &Command::from(save));
    frozen.end();
}
