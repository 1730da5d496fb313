//! What is recorded by hand, and taken back.

use super::*;

pub(super) fn acts() -> impl Strategy<Value = Command> {
    let act = (1..=3_u128, place(), recorded(), text()).prop_map(|(n, place, what, note)| {
        RecordActivity {
            id: ActivityId(id(n)),
            account_id: place.account,
            campaign_id: place.campaign,
            at: NOW,
            what,
            note,
        }
        .into()
    });
    let back = (1..=3_u128).prop_map(|n| {
        RemoveActivity {
            id: ActivityId(id(n)),
        }
        .into()
    });
    prop_oneof![act, back]
}

fn recorded() -> impl Strategy<Value = Recorded> {
    let side = || select(Direction::ALL);
    prop_oneof![
        (side(), select(CallOutcome::ALL))
            .prop_map(|(direction, outcome)| Recorded::Called { direction, outcome }),
        (side(), select(LinkedinActivity::ALL))
            .prop_map(|(direction, what)| Recorded::Linkedin { direction, what }),
        select(OpportunityStage::ALL).prop_map(|stage| Recorded::Opportunity { stage }),
        (select(MeetingStep::ALL), text()).prop_map(|(step, place)| Recorded::Meeting {
            step,
            starts_at: NOW,
            place,
        }),
    ]
}
