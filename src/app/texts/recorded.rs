//! What is recorded by hand of what happened beside messages.

use crate::format;
use domain::{
    Call, CallOutcome, Direction, LinkedinActivity, MeetingStep, OpportunityStage, Recorded,
};

pub const RECORD: &str = "Record a call or a meeting";
pub const TITLE: &str = "Record what happened";
pub const WHAT: &str = "What happened";
pub const CALL: &str = "Call";
pub const MEETING: &str = "Meeting";
pub const OPPORTUNITY: &str = "Opportunity";
pub const LINKEDIN: &str = "LinkedIn";
pub const WHEN: &str = "When";
pub const WRONG_TIME: &str = "Say on which day, and at what time.";
pub const WHO: &str = "Direction";
pub const WE: &str = "By us";
pub const THEY: &str = "By them";
pub const WITH: &str = "With";
pub const OUTCOME: &str = "How it ended";
pub const MINUTES: &str = "Minutes";
pub const WRONG_MINUTES: &str = "A whole number of minutes, or nothing.";
pub const STEP: &str = "The meeting is";
pub const STARTS: &str = "It begins";
pub const PLACE: &str = "Where";
pub const STAGE: &str = "Stage";
pub const NOTES: &str = "Notes";
pub const TRANSCRIPT: &str = "Notes or transcript";
pub const TRANSCRIPT_HELP: &str = "Shown in the thread as a phone call, and counted as a message.";
pub const FACT_HELP: &str = "Shown on the timeline. It counts in no figure and changes no status.";
pub const SAVE: &str = "Record";
pub const RECORDED: &str = "Recorded";
pub const REMOVE: &str = "Remove";
pub const REMOVED: &str = "Removed";

pub fn outcome(outcome: CallOutcome) -> &'static str {
    match outcome {
        CallOutcome::Answered => "Answered",
        CallOutcome::LeftMessage => "Message left",
        CallOutcome::NoAnswer => "No answer",
        CallOutcome::Busy => "Busy",
        CallOutcome::WrongNumber => "Wrong number",
    }
}

pub fn step(step: MeetingStep) -> &'static str {
    match step {
        MeetingStep::Booked => "Booked",
        MeetingStep::Held => "Held",
        MeetingStep::Cancelled => "Cancelled",
        MeetingStep::Missed => "Missed",
    }
}

pub fn stage(stage: OpportunityStage) -> &'static str {
    match stage {
        OpportunityStage::Identified => "Identified",
        OpportunityStage::Qualified => "Qualified",
        OpportunityStage::Proposal => "Proposal",
        OpportunityStage::Negotiation => "Negotiation",
        OpportunityStage::Won => "Won",
        OpportunityStage::Lost => "Lost",
    }
}

pub fn linkedin(what: LinkedinActivity) -> &'static str {
    match what {
        LinkedinActivity::ConnectionRequest => "Connection request",
        LinkedinActivity::Message => "Message",
        LinkedinActivity::Comment => "Comment",
        LinkedinActivity::ConnectionAccepted => "Connection accepted",
        LinkedinActivity::ProfileView => "Profile viewed",
    }
}

/// Whose call it was, and with whom.
pub fn call_with(direction: Direction, name: Option<&str>) -> String {
    match (direction, name.filter(|name| !name.is_empty())) {
        (Direction::Outbound, Some(name)) => format!("Call to {name}"),
        (Direction::Inbound, Some(name)) => format!("Call from {name}"),
        (Direction::Outbound, None) => "Call to them".to_owned(),
        (Direction::Inbound, None) => "Call from them".to_owned(),
    }
}

/// *Answered · 12 min*
pub fn call(call: Call) -> String {
    let how = outcome(call.outcome);
    match call.minutes {
        Some(minutes) => format!("{how} · {} min", format::number(minutes as usize)),
        None => how.to_owned(),
    }
}

/// What was recorded, as it stands behind *recorded*.
pub fn named(what: &Recorded) -> String {
    match what {
        Recorded::Called {
            direction: Direction::Outbound,
            outcome: how,
        } => format!("a call to them: {}", outcome(*how).to_lowercase()),
        Recorded::Called { outcome: how, .. } => {
            format!("a call from them: {}", outcome(*how).to_lowercase())
        }
        Recorded::Meeting {
            step: what,
            starts_at,
            place,
        } => {
            let when = format::date_time(*starts_at);
            let place = if place.is_empty() {
                String::new()
            } else {
                format!(", {place}")
            };
            format!("a meeting, {}: {when}{place}", step(*what).to_lowercase())
        }
        Recorded::Opportunity { stage: reached } => {
            format!(
                "the stage of the opportunity: {}",
                stage(*reached).to_lowercase()
            )
        }
        Recorded::Linkedin { direction, what } => {
            let side = match direction {
                Direction::Outbound => "ours",
                Direction::Inbound => "theirs",
            };
            format!("on LinkedIn, {side}: {}", linkedin(*what).to_lowercase())
        }
    }
}

pub fn recorded(who: &str, what: &Recorded) -> String {
    format!("{who} recorded {}", named(what))
}
