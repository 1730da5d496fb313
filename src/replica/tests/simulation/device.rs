//! Devices and their tabs: a replica each, over one disk.

use super::{disk::Disk, random::Random};
use crate::Replica;
use domain::{MemberId, Span, Timestamp};
use protocol::ProblemKind;

/// Which tab of which device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TabId {
    pub(super) device: usize,
    pub(super) tab: usize,
}

/// How the browser's session stands with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Session {
    Stands,
    /// It is over; the server knows of none.
    Over,
    /// It was ended from elsewhere, and the device is to clear itself.
    Ended,
    /// The same, and nobody signs in there any more.
    EndedForGood,
}

impl Session {
    /// What the server says to whoever holds its token.
    pub(super) fn problem(self) -> Option<ProblemKind> {
        match self {
            Self::Stands => None,
            Self::Over => Some(ProblemKind::SignedOut),
            Self::Ended | Self::EndedForGood => Some(ProblemKind::SessionEnded),
        }
    }
}

#[derive(Debug)]
pub(super) struct Device {
    /// Which of the two.
    pub(super) workspace: usize,
    pub(super) member: MemberId,
    pub(super) disk: Disk,
    pub(super) tabs: Vec<Tab>,
    /// How far its clock is ahead.
    pub(super) clock_ahead: Span,
    /// The tab that holds the lock.
    pub(super) leader: Option<usize>,
    pub(super) has_storage: bool,
    pub(super) session: Session,
    /// The version of the app that a tab gets which opens now.
    pub(super) version: u32,
}

#[derive(Debug)]
pub(super) struct Tab {
    pub(super) replica: Replica,
    pub(super) is_open: bool,
    /// What is said to a frozen tab is not heard.
    pub(super) is_frozen: bool,
    pub(super) is_live: bool,
    /// Grows with every start: what was under way for an earlier one is void.
    pub(super) life: u32,
    /// When the storage has done what it was asked for so far.
    pub(super) disk_free_at: i64,
    /// Tabs of two versions do not understand each other.
    pub(super) version: u32,
    /// The latest wish to be woken: earlier ones are void.
    pub(super) alarm: u32,
}

impl Device {
    pub(super) fn new(
        workspace: usize,
        member: MemberId,
        tabs: usize,
        random: &mut Random,
    ) -> Self {
        let hour = 3_600_000;
        let clock_ahead = match random.below(4) {
            0 => Span(random.between(-6 * hour, 6 * hour)),
            1 => Span(random.between(-90_000, 90_000)),
            _ => Span(0),
        };
        let tab = |random: &mut Random| Tab {
            replica: Replica::new(member, random.next(), crate::Rules::whole()),
            is_open: false,
            is_frozen: false,
            is_live: false,
            life: 0,
            disk_free_at: 0,
            version: 0,
            alarm: 0,
        };
        Self {
            workspace,
            member,
            disk: Disk::default(),
            tabs: (0..tabs).map(|_| tab(random)).collect(),
            clock_ahead,
            leader: None,
            has_storage: !random.chance(60),
            session: Session::Stands,
            version: 0,
        }
    }

    /// What its clock says when it is truly this late.
    pub(super) fn clock(&self, truly: i64) -> Timestamp {
        Timestamp(truly) + self.clock_ahead
    }

    pub(super) fn awake(&self) -> Vec<usize> {
        let tabs = self.tabs.iter().enumerate();
        tabs.filter(|(_, tab)| tab.is_open && !tab.is_frozen)
            .map(|(index, _)| index)
            .collect()
    }
}
