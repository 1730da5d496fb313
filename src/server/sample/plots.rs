//! What happens in a conversation, beat by beat.

use super::voices::Line;
use domain::{AccountStatus, Intent, ReviewStatus};

/// One thing that happens, so many hours after the one before.
#[derive(Debug, Clone, Copy)]
pub(super) enum Beat {
    /// We say it.
    Say(Line),
    /// We say it, in this wording.
    SayAs(Line, usize),
    /// They say it, and this is what they want.
    Hear(Line, Intent),
    /// They say it in this wording.
    HearAs(Line, usize, Intent),
    /// They say it, and nobody has translated it yet.
    HearUntranslated(Line, Intent),
    /// Somebody begins to write it and leaves it.
    Draft(Line),
    Note(&'static str),
    Status(AccountStatus, &'static str),
    Close,
    Snooze,
    Assign,
}

/// The first and the last hour after which a beat comes.
pub(super) type After = (i64, i64);

/// A story, how often it is told, and how its review ended before.
pub(super) struct Plot {
    pub(super) weight: usize,
    pub(super) review: ReviewStatus,
    pub(super) beats: &'static [(After, Beat)],
}

const SOON: After = (1, 6);
const NEXT_DAY: After = (18, 40);
const DAYS: After = (48, 120);
const WEEK: After = (140, 220);

use Beat::{
    Assign, Close, Draft, Hear, HearAs, HearUntranslated, Note, Say, SayAs, Snooze, Status,
};
use ReviewStatus::{Approved, Deferred, Pending, Rejected};

/// The stories about the order book.
pub(super) const ORDERS: &[Plot] = &[
    Plot {
        weight: 14,
        review: Approved,
        beats: &[(SOON, Say(Line::OpenOrders)), (WEEK, Say(Line::FollowUp))],
    },
    Plot {
        weight: 8,
        review: Approved,
        beats: &[(SOON, Say(Line::OpenOrders))],
    },
    Plot {
        weight: 9,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (NEXT_DAY, Hear(Line::Interested, Intent::Interested)),
            (SOON, Assign),
            (SOON, Say(Line::AgreeTime)),
            (NEXT_DAY, Hear(Line::Agreed, Intent::Interested)),
            (
                DAYS,
                Note(
                    "Showed it in the shop. They liked the list for Saturdays most; the till stays as it is.",
                ),
            ),
            (SOON, Status(AccountStatus::InTrial, "first month begun")),
            (WEEK, Hear(Line::Thanks, Intent::Interested)),
            (
                DAYS,
                Status(AccountStatus::Customer, "stays after the first month"),
            ),
            (SOON, Close),
        ],
    },
    Plot {
        weight: 8,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (DAYS, Hear(Line::Question, Intent::Question)),
            (SOON, Say(Line::Offer)),
            (SOON, Status(AccountStatus::InNegotiation, "")),
            (NEXT_DAY, HearUntranslated(Line::Thanks, Intent::Unknown)),
            (WEEK, Say(Line::FollowUp)),
            (NEXT_DAY, Hear(Line::Agreed, Intent::Interested)),
            (SOON, Say(Line::AgreeTime)),
        ],
    },
    Plot {
        weight: 8,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (NEXT_DAY, Hear(Line::Objection, Intent::Objection)),
            (SOON, Say(Line::AnswerDoubt)),
            (DAYS, Hear(Line::Question, Intent::Question)),
            (NEXT_DAY, Say(Line::Offer)),
        ],
    },
    Plot {
        weight: 8,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenShort)),
            (DAYS, Hear(Line::NotNow, Intent::NotNow)),
            (SOON, Say(Line::UntilLater)),
            (SOON, Snooze),
        ],
    },
    Plot {
        weight: 6,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (NEXT_DAY, Hear(Line::NotInterested, Intent::NotInterested)),
            (SOON, Say(Line::Sorry)),
            (SOON, Status(AccountStatus::Lost, "no interest")),
            (SOON, Close),
        ],
    },
    Plot {
        weight: 7,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (SOON, Hear(Line::OutOfOffice, Intent::OutOfOffice)),
            (WEEK, Say(Line::FollowUp)),
            (NEXT_DAY, Hear(Line::Interested, Intent::Interested)),
        ],
    },
    Plot {
        weight: 5,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (NEXT_DAY, Hear(Line::WrongPerson, Intent::WrongPerson)),
            (NEXT_DAY, Hear(Line::Referral, Intent::Referral)),
            (
                SOON,
                Note("The sister decides. In the shop every day except Monday."),
            ),
            (NEXT_DAY, Say(Line::OpenShort)),
        ],
    },
    Plot {
        weight: 3,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (NEXT_DAY, Hear(Line::Unsubscribe, Intent::Unsubscribe)),
            (
                SOON,
                Status(
                    AccountStatus::DoNotContact,
                    "asked by email not to be written to again",
                ),
            ),
            (SOON, Close),
        ],
    },
    Plot {
        weight: 5,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (SOON, Hear(Line::AutoReply, Intent::AutoReply)),
            (DAYS, HearUntranslated(Line::Question, Intent::Question)),
        ],
    },
    Plot {
        weight: 4,
        review: Approved,
        beats: &[
            (SOON, Say(Line::Call)),
            (SOON, Say(Line::Offer)),
            (DAYS, Hear(Line::Thanks, Intent::Unknown)),
        ],
    },
    Plot {
        weight: 4,
        review: Approved,
        beats: &[(SOON, Draft(Line::OpenOrders))],
    },
    Plot {
        weight: 3,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenOrders)),
            (DAYS, Hear(Line::Question, Intent::Question)),
            (SOON, Draft(Line::Offer)),
        ],
    },
    Plot {
        weight: 5,
        review: Pending,
        beats: &[],
    },
    Plot {
        weight: 2,
        review: Deferred,
        beats: &[],
    },
    Plot {
        weight: 1,
        review: Rejected,
        beats: &[],
    },
];

/// The stories about printed bags.
pub(super) const BAGS: &[Plot] = &[
    Plot {
        weight: 5,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenBags)),
            (WEEK, SayAs(Line::FollowUp, 0)),
        ],
    },
    Plot {
        weight: 4,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenBags)),
            (NEXT_DAY, HearAs(Line::Interested, 2, Intent::Interested)),
        ],
    },
    Plot {
        weight: 3,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenBags)),
            (DAYS, Hear(Line::NotNow, Intent::NotNow)),
            (SOON, Say(Line::UntilLater)),
            (SOON, Snooze),
        ],
    },
    Plot {
        weight: 2,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenBags)),
            (NEXT_DAY, Hear(Line::NotInterested, Intent::NotInterested)),
            (SOON, Say(Line::Sorry)),
            (SOON, Close),
        ],
    },
    Plot {
        weight: 2,
        review: Approved,
        beats: &[
            (SOON, Say(Line::OpenBags)),
            (SOON, Hear(Line::AutoReply, Intent::AutoReply)),
        ],
    },
    Plot {
        weight: 1,
        review: Approved,
        beats: &[(SOON, Draft(Line::OpenBags))],
    },
    Plot {
        weight: 2,
        review: Pending,
        beats: &[],
    },
];

/// Added to a campaign, and nothing since.
pub(super) const WAITING: Plot = Plot {
    weight: 1,
    review: Pending,
    beats: &[],
};

impl Plot {
    /// Whether more can be said afterwards: nobody asked to be left alone, and nothing waits.
    pub(super) fn may_go_on(&self) -> bool {
        let ends = |beat: &Beat| {
            matches!(
                beat,
                Beat::Draft(_) | Beat::Status(AccountStatus::DoNotContact, _)
            )
        };
        self.review == Approved && !self.beats.iter().any(|(_, beat)| ends(beat))
    }
}

/// They wrote first, outside any campaign.
pub(super) const WROTE_FIRST: Plot = Plot {
    weight: 1,
    review: Approved,
    beats: &[
        (SOON, Hear(Line::WroteFirst, Intent::Question)),
        (SOON, Say(Line::Offer)),
        (NEXT_DAY, Hear(Line::Agreed, Intent::Interested)),
    ],
};

/// What people go on saying in long conversations.
pub(super) const GOING_ON: &[(After, Beat)] = &[
    (DAYS, Say(Line::FollowUp)),
    (NEXT_DAY, Hear(Line::Question, Intent::Question)),
    (SOON, Say(Line::Offer)),
    (NEXT_DAY, Hear(Line::Objection, Intent::Objection)),
    (SOON, Say(Line::AnswerDoubt)),
    (DAYS, Hear(Line::Interested, Intent::Interested)),
    (SOON, Say(Line::AgreeTime)),
    (NEXT_DAY, Hear(Line::Agreed, Intent::Interested)),
    (WEEK, Hear(Line::Thanks, Intent::Unknown)),
];
