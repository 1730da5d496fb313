//! What a member is told of.

use crate::{
    ids::*,
    time::Timestamp,
    values::{NoticeEvent, NoticePlace},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that a colleague did and that concerns one member. The account never hears of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notification {
    pub id: NotificationId,
    /// Who is told.
    pub to: MemberId,
    pub what: Notice,
    pub conversation_id: ConversationId,
    pub account_id: AccountId,
    pub by: MemberId,
    pub at: Timestamp,
    /// Absent until they have seen it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen_at: Option<Timestamp>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// Their name stands in a note, behind an `@`; with its first words, because a thread that was not
    /// opened is not on the device.
    Mentioned { note_id: NoteId, preview: String },
    /// The conversation is theirs now.
    Assigned,
    /// The conversation was theirs, and is somebody else's now, or nobody's.
    Taken { to: Option<MemberId> },
    /// A colleague logged what the account wrote in a conversation of theirs; with its first words.
    Replied {
        message_id: MessageId,
        preview: String,
    },
}

impl Notice {
    pub fn event(&self) -> NoticeEvent {
        match self {
            Self::Mentioned { .. } => NoticeEvent::Mentioned,
            Self::Assigned | Self::Taken { .. } => NoticeEvent::Assigned,
            Self::Replied { .. } => NoticeEvent::Replied,
        }
    }

    /// The first words of what was said, where something was.
    pub fn preview(&self) -> Option<&str> {
        match self {
            Self::Mentioned { preview, .. } | Self::Replied { preview, .. } => Some(preview),
            Self::Assigned | Self::Taken { .. } => None,
        }
    }
}

/// How a member wants to be told: of what, where, and when not. At first of everything, everywhere,
/// at every hour.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Telling {
    /// What is switched off.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub off: BTreeSet<Silenced>,
    /// When the browser shows nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
}

/// An event that is not shown in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Silenced {
    pub event: NoticeEvent,
    pub place: NoticePlace,
}

/// Hours of every day, in minutes since midnight on the member's clock: from the first until before
/// the last, over midnight where the last is the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    pub from: u16,
    pub until: u16,
}

/// The minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

impl Telling {
    /// Whether nothing was chosen yet.
    pub fn is_first(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the event is shown there.
    pub fn is_on(&self, event: NoticeEvent, place: NoticePlace) -> bool {
        !self.off.contains(&Silenced { event, place })
    }

    /// Switches the event on or off there.
    pub fn switch(&mut self, event: NoticeEvent, place: NoticePlace, on: bool) {
        let silenced = Silenced { event, place };
        if on {
            self.off.remove(&silenced);
        } else {
            self.off.insert(silenced);
        }
    }

    /// Whether a member whose clock is so many minutes east of UTC is not to be disturbed.
    pub fn is_quiet(&self, at: Timestamp, utc_offset: i32) -> bool {
        let minute =
            (at.0.div_euclid(60_000) + i64::from(utc_offset)).rem_euclid(DAY_MINUTES.into());
        self.quiet.is_some_and(|QuietHours { from, until }| {
            let (from, until) = (i64::from(from), i64::from(until));
            if from <= until {
                (from..until).contains(&minute)
            } else {
                minute >= from || minute < until
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// Minutes since midnight.
    const fn clock(hours: u16, minutes: u16) -> u16 {
        hours * 60 + minutes
    }

    #[rstest]
    #[case::within((9, 0), (17, 0), (9, 0), true)]
    #[case::at_their_end((9, 0), (17, 0), (17, 0), false)]
    #[case::before((9, 0), (17, 0), (8, 59), false)]
    #[case::over_midnight_in_the_evening((22, 0), (7, 0), (23, 30), true)]
    #[case::over_midnight_in_the_morning((22, 0), (7, 0), (6, 59), true)]
    #[case::over_midnight_by_day((22, 0), (7, 0), (7, 0), false)]
    fn quiet_hours_hold_on_the_clock_of_the_member(
        #[case] from: (u16, u16),
        #[case] until: (u16, u16),
        #[case] now: (u16, u16),
        #[case] is_quiet: bool,
        #[values(0, 330, -480)] utc_offset: i32,
    ) {
        let telling = Telling {
            quiet: Some(QuietHours {
                from: clock(from.0, from.1),
                until: clock(until.0, until.1),
            }),
            ..Telling::default()
        };
        let local = i64::from(clock(now.0, now.1));
        let at =
            Timestamp((20_000 * i64::from(DAY_MINUTES) + local - i64::from(utc_offset)) * 60_000);
        assert_eq!(telling.is_quiet(at, utc_offset), is_quiet);
    }

    #[test]
    fn at_first_everything_is_told_everywhere() {
        let mut telling = Telling::default();
        for &event in NoticeEvent::ALL {
            for &place in NoticePlace::ALL {
                assert!(telling.is_on(event, place));
            }
        }
        assert!(!telling.is_quiet(Timestamp(0), 0));
        telling.switch(NoticeEvent::Assigned, NoticePlace::Browser, false);
        assert!(!telling.is_on(NoticeEvent::Assigned, NoticePlace::Browser));
        assert!(telling.is_on(NoticeEvent::Assigned, NoticePlace::InApp));
        telling.switch(NoticeEvent::Assigned, NoticePlace::Browser, true);
        assert_eq!(telling, Telling::default());
    }
}
