//! A campaign in four numbers.

use crate::data::Data;
use domain::{
    CampaignId, Kind, ReviewStatus,
    funnel::{FunnelQuery, Group, funnel},
};
use std::collections::BTreeSet;

/// How many accounts a campaign has, and how far it came with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CampaignFigures {
    pub accounts: usize,
    pub to_review: usize,
    pub initiated: usize,
    pub responded: usize,
}

impl CampaignFigures {
    /// Counts, and watches what it counts.
    pub fn of(data: Data, campaign: CampaignId) -> Self {
        data.watch(Kind::Conversation);
        let query = FunnelQuery {
            campaigns: Some(BTreeSet::from([campaign])),
            // Only the total is shown, and channels need no calendar.
            group: Group::Channel,
            ..FunnelQuery::default()
        };
        data.rows(|rows| {
            let all = || rows.conversations_in(campaign);
            let counted = rows.counted(all());
            let counted = counted.iter().map(AsRef::as_ref);
            let total = funnel(counted, &query, &crate::format::local_date).total;
            Self {
                accounts: all().count(),
                to_review: all()
                    .filter(|row| row.review_status == ReviewStatus::Pending)
                    .count(),
                initiated: total.initiated.len(),
                responded: total.responded.len(),
            }
        })
    }
}
