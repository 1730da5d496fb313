//! What is recorded by hand, and calls: as commands and as rows.

use crate::{frozen::Frozen, rows::message, values::*};
use domain::*;

pub(crate) fn commands() -> Vec<(&'static str, Command)> {
    let activity = ActivityId(id(30));
    let record = RecordActivity {
        id: activity,
        account_id: AccountId(id(4)),
        campaign_id: Some(CampaignId(id(3))),
        at: AT,
        what: Recorded::Meeting {
            step: MeetingStep::Booked,
            starts_at: AT + Span::days(1),
            place: "Carrer Major 3".to_owned(),
        },
        note: "With Marta".to_owned(),
    };
    vec![
        ("record_activity", record.into()),
        ("remove_activity", RemoveActivity { id: activity }.into()),
    ]
}

#[test]
fn what_is_recorded_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/recorded.txt"));
    let facts = [
        (
            "called",
            Recorded::Called {
                direction: Direction::Outbound,
                outcome: CallOutcome::NoAnswer,
            },
        ),
        (
            "meeting",
            Recorded::Meeting {
                step: MeetingStep::Cancelled,
                starts_at: AT,
                place: String::new(),
            },
        ),
        (
            "opportunity",
            Recorded::Opportunity {
                stage: OpportunityStage::Proposal,
            },
        ),
        (
            "linkedin",
            Recorded::Linkedin {
                direction: Direction::Inbound,
                what: LinkedinActivity::ConnectionAccepted,
            },
        ),
    ];
    for (name, what) in facts {
        let note = "With Marta".to_owned();
        let row = Activity {
            id: ActivityId(id(30)),
            conversation_id: ConversationId(id(6)),
            account_id: AccountId(id(4)),
            what: Written::from(&ActivityKind::Recorded { what, note }),
            by: MemberId(id(1)),
            at: AT,
        };
        frozen.hold(name, &Row::from(row));
    }
    let said = Said {
        channel: Channel::PhoneCall,
        ..short(Mode::LogSent)
    };
    let call = Call {
        outcome: CallOutcome::Answered,
        minutes: Some(12),
    };
    let message = Message {
        call: Some(call),
        ..message(MessageStatus::Sent, said.clone())
    };
    frozen.hold("message", &Row::from(message));
    let log = LogMessage {
        id: MessageId(id(7)),
        account_id: AccountId(id(4)),
        campaign_id: None,
        said,
        log_anyway: false,
        base: None,
        call: Some(Call {
            minutes: None,
            ..call
        }),
        html: None,
        suggested: None,
    };
    frozen.hold("log", &Command::from(log));
    frozen.end();
}
