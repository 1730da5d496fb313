//! What the funnel is asked for, as the address holds it.

use crate::{data::Data, format};
use chrono::NaiveDate;
use domain::{
    CampaignId, ProductId,
    funnel::{ChannelOf, Comparison, Days, FunnelQuery, Group, Period},
};
use leptos_router::params::ParamsMap;
use replica::Rows;
use std::collections::BTreeSet;

/// Filters, grouping, and what it is compared with. A campaign says more than a product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    pub product: Option<ProductId>,
    pub campaign: Option<CampaignId>,
    pub period: Period,
    pub group: Group,
    pub channel_of: ChannelOf,
    pub compared: Option<Comparison>,
}

/// The groupings as the address names them.
const GROUPS: [(Group, &str); 6] = [
    (Group::Week, "week"),
    (Group::Month, "month"),
    (Group::Channel, "channel"),
    (Group::Campaign, "campaign"),
    (Group::Product, "product"),
    (Group::Member, "member"),
];

impl Asked {
    /// From the address; whatever is not known there asks for nothing.
    pub fn parse(address: &ParamsMap) -> Self {
        let is = |key: &str, text: &str| address.get_str(key) == Some(text);
        let group = GROUPS.into_iter().find(|(_, name)| is("by", name));
        Self {
            product: address.get("product").and_then(|text| text.parse().ok()),
            campaign: address.get("campaign").and_then(|text| text.parse().ok()),
            period: address
                .get("period")
                .and_then(|text| text.parse().ok())
                .unwrap_or_default(),
            group: group.map(|(group, _)| group).unwrap_or_default(),
            channel_of: if is("channel", "reply") {
                ChannelOf::Responded
            } else {
                ChannelOf::Initiated
            },
            compared: compared(&address.get("compare").unwrap_or_default()),
        }
    }

    pub fn address(self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.product.map(|id| format!("product={id}")));
        parts.extend(self.campaign.map(|id| format!("campaign={id}")));
        if self.period != Period::default() {
            parts.push(format!("period={}", self.period));
        }
        let group = GROUPS.into_iter().find(|(group, _)| *group == self.group);
        parts.extend(
            group
                .filter(|(group, _)| *group != Group::default())
                .map(|(_, name)| format!("by={name}")),
        );
        if self.channel_of == ChannelOf::Responded {
            parts.push("channel=reply".to_owned());
        }
        parts.extend(
            self.compared
                .map(|with| format!("compare={}", compared_name(Some(with)))),
        );
        if parts.is_empty() {
            "/funnel".to_owned()
        } else {
            format!("/funnel?{}", parts.join("&"))
        }
    }

    /// What the rules are asked for this.
    pub fn query(self, rows: &Rows, today: NaiveDate) -> FunnelQuery {
        FunnelQuery {
            period: self.period.days(today),
            campaigns: self.campaigns(rows),
            group: self.group,
            channel_of: self.channel_of,
            products: rows
                .campaigns()
                .map(|campaign| (campaign.id, campaign.product_id))
                .collect(),
        }
    }

    /// The days that it is compared with, where it is and there are such days.
    pub fn earlier(self, today: NaiveDate) -> Option<Days> {
        self.compared?.of(self.period.days(today)?)
    }

    fn campaigns(self, rows: &Rows) -> Option<BTreeSet<CampaignId>> {
        match (self.campaign, self.product) {
            (Some(campaign), _) => Some(BTreeSet::from([campaign])),
            (None, Some(product)) => {
                let of_product = rows.campaigns().filter(|row| row.product_id == product);
                Some(of_product.map(|row| row.id).collect())
            }
            (None, None) => None,
        }
    }
}

/// What a comparison is called in the address and by its choice.
pub const fn compared_name(with: Option<Comparison>) -> &'static str {
    match with {
        None => "",
        Some(Comparison::Before) => "before",
        Some(Comparison::YearBefore) => "year",
    }
}

/// The comparison of a name.
pub fn compared(name: &str) -> Option<Comparison> {
    [Comparison::Before, Comparison::YearBefore]
        .into_iter()
        .find(|with| compared_name(Some(*with)) == name)
}

/// The reader's day.
pub fn today(data: Data) -> NaiveDate {
    format::local_date(data.now())
}
