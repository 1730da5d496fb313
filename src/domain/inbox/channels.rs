//! How many conversations of a section each channel has (feature S2).

use crate::{Channel, Conversation};

/// Conversations by the channel of their last message, as the filter takes them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChannelCounts {
    counts: [usize; Channel::ALL.len()],
    all: usize,
}

impl ChannelCounts {
    /// Counts one more. Where only notes stand, there is no channel yet.
    pub fn add(&mut self, row: &Conversation) {
        self.all += 1;
        if let Some(last) = &row.figures.last {
            self.counts[last.channel as usize] += 1;
        }
    }

    /// All that were counted.
    pub const fn all(&self) -> usize {
        self.all
    }

    pub const fn of(&self, channel: Channel) -> usize {
        self.counts[channel as usize]
    }

    /// The channels that have any, in the order of their list, and the one that is chosen.
    pub fn shown(&self, chosen: Option<Channel>) -> Vec<Channel> {
        let all = Channel::ALL.iter().copied();
        all.filter(|channel| self.of(*channel) > 0 || chosen == Some(*channel))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Direction, MemberId, Timestamp,
        inbox::{Facts, Filter, Reader, tests::conversation},
    };
    use proptest::{collection::vec, option, prelude::*, sample::select};
    use uuid::Uuid;

    fn row(channel: Option<Channel>) -> Conversation {
        let mut row = conversation(channel.map(|_| Direction::Inbound));
        if let (Some(last), Some(channel)) = (&mut row.figures.last, channel) {
            last.channel = channel;
        }
        row.last_note_at = Some(Timestamp(1));
        row
    }

    #[test]
    fn every_channel_has_its_own_place() {
        for channel in Channel::ALL {
            let mut counts = ChannelCounts::default();
            counts.add(&row(Some(*channel)));
            assert_eq!(counts.shown(None), [*channel]);
        }
        let mut counts = ChannelCounts::default();
        counts.add(&row(None));
        assert_eq!((counts.all(), counts.shown(None)), (1, vec![]));
        assert_eq!(counts.shown(Some(Channel::Sms)), [Channel::Sms]);
    }

    proptest! {
        #[test]
        fn a_channel_counts_what_its_filter_shows(
            channels in vec(option::of(select(Channel::ALL)), 0..20),
            chosen in select(Channel::ALL),
        ) {
            let rows: Vec<Conversation> = channels.iter().copied().map(row).collect();
            let mut counts = ChannelCounts::default();
            for row in &rows {
                counts.add(row);
            }
            let filter = Filter { channel: Some(chosen), ..Filter::default() };
            let reader = Reader { me: MemberId(Uuid::nil()), now: Timestamp(2) };
            let is_shown = |row: &&Conversation| {
                let facts = Facts {
                    row,
                    account: None,
                    campaign: None,
                    product: None,
                    is_unread: false,
                    has_draft: false,
                    own_draft: None,
                };
                filter.matches(&facts, reader)
            };
            prop_assert_eq!(counts.of(chosen), rows.iter().filter(is_shown).count());
            prop_assert_eq!(counts.all(), rows.len());
        }
    }
}
