//! What members record by hand of what happened beside messages (rule book §3).

use crate::{time::Timestamp, values::*};
use serde::{Deserialize, Serialize};

/// A fact that somebody wrote down. It counts in no figure and moves no status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Recorded {
    /// In which nobody was reached. What was said in a call is a message.
    Called {
        direction: Direction,
        outcome: CallOutcome,
    },
    Meeting {
        step: MeetingStep,
        /// For when it is or was arranged.
        starts_at: Timestamp,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
    },
    Opportunity {
        stage: OpportunityStage,
    },
    /// Never `message`: that is one.
    Linkedin {
        direction: Direction,
        what: LinkedinActivity,
    },
}

impl Recorded {
    /// Whether we turned to them with it: do not contact forbids that (rule book §6).
    pub const fn is_outreach(&self) -> bool {
        matches!(
            self,
            Self::Called {
                direction: Direction::Outbound,
                ..
            } | Self::Linkedin {
                direction: Direction::Outbound,
                what: LinkedinActivity::ConnectionRequest
                    | LinkedinActivity::Comment
                    | LinkedinActivity::Message,
            }
        )
    }
}

/// What is known of a call beside what was said in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Call {
    pub outcome: CallOutcome,
    /// How long it took, to the minute; absent where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// The longest call, in minutes: a day.
pub const CALL_LIMIT: u32 = 24 * 60;
