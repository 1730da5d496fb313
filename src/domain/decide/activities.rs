//! What members record by hand beside messages (rule book §3): a call in which nobody was reached, a
//! meeting, the stage of an opportunity, what was done on LinkedIn. A fact on the timeline, and
//! nothing follows from it.

use super::{
    Context, Decision,
    campaigns::conversation_of,
    content::{check_when, may_contact},
};
use crate::{
    command::{RecordActivity, RemoveActivity},
    records::*,
    refusal::{Field, Refusal},
    row::{Change, Kind},
    text::{self, MESSAGE_LIMIT, NAME_LIMIT},
    time::EARLIEST,
    values::*,
    view::{View, find, need_account},
    written::Written,
};

pub(super) fn record(view: &dyn View, context: &Context, command: &RecordActivity) -> Decision {
    if find::<Activity>(view, command.id).is_some() {
        return Ok(Vec::new());
    }
    check_recorded(&command.what)?;
    text::within(Field::Note, &command.note, MESSAGE_LIMIT)?;
    check_when(command.at, context)?;
    let account = need_account(view, command.account_id)?;
    if command.what.is_outreach() {
        may_contact(&account)?;
    }
    let conversation = conversation_of(
        view,
        context,
        command.account_id,
        account.id,
        command.campaign_id,
    )?;
    let activity = Activity {
        id: command.id,
        conversation_id: conversation.id,
        account_id: conversation.account_id,
        what: Written::from(&ActivityKind::Recorded {
            what: command.what.clone(),
            note: command.note.clone(),
        }),
        by: context.member_id,
        at: command.at,
    };
    let mut changes = vec![Change::put(activity)];
    if find::<Conversation>(view, conversation.id).is_none() {
        changes.push(Change::put(conversation));
    }
    Ok(changes)
}

/// By whoever recorded it, or an admin. What is gone is gone; what the product itself noted stays.
pub(super) fn remove(view: &dyn View, context: &Context, command: &RemoveActivity) -> Decision {
    let Some(activity) = find::<Activity>(view, command.id) else {
        return Ok(Vec::new());
    };
    if !matches!(activity.what.read(), Some(ActivityKind::Recorded { .. })) {
        return Err(Refusal::NotFound {
            kind: Kind::Activity,
        });
    }
    if activity.by != context.member_id {
        context.needs(Role::Admin)?;
    }
    Ok(vec![Change::Delete(activity.id.into())])
}

/// What was said is a message, by whatever way it was said.
fn check_recorded(what: &Recorded) -> Result<(), Refusal> {
    match what {
        Recorded::Called { outcome, .. } if outcome.is_said() => Err(Refusal::Invalid {
            field: Field::Call,
            value: outcome.to_string(),
        }),
        Recorded::Linkedin {
            what: LinkedinActivity::Message,
            ..
        } => Err(Refusal::Invalid {
            field: Field::LinkedinActivity,
            value: LinkedinActivity::Message.to_string(),
        }),
        Recorded::Meeting {
            starts_at, place, ..
        } => {
            text::within(Field::Place, place, NAME_LIMIT)?;
            if *starts_at < EARLIEST {
                return Err(Refusal::OutOfRange {
                    field: Field::OccurredAt,
                    least: EARLIEST.0,
                    most: i64::MAX,
                });
            }
            Ok(())
        }
        Recorded::Called { .. } | Recorded::Linkedin { .. } | Recorded::Opportunity { .. } => {
            Ok(())
        }
    }
}

/// What is said of a call: of one in which something was said, on the channel of calls.
pub(super) fn check_call(call: Option<Call>, said: &Said) -> Result<(), Refusal> {
    let Some(call) = call else {
        return Ok(());
    };
    if said.channel != Channel::PhoneCall {
        return Err(Refusal::Unexpected { field: Field::Call });
    }
    if !call.outcome.is_said() {
        return Err(Refusal::Invalid {
            field: Field::Call,
            value: call.outcome.to_string(),
        });
    }
    if call.minutes.is_some_and(|minutes| minutes > CALL_LIMIT) {
        return Err(Refusal::OutOfRange {
            field: Field::Call,
            least: 0,
            most: i64::from(CALL_LIMIT),
        });
    }
    Ok(())
}
