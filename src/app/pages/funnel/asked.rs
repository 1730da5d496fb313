//! What the funnel is asked for, as the address holds it.

use crate::format;
use chrono::{Days, NaiveDate, Weekday};
use domain::{
    CampaignId, ProductId, Timestamp,
    funnel::{ChannelOf, FunnelQuery, Group},
};
use leptos_router::params::ParamsMap;
use replica::Rows;
use std::collections::BTreeSet;

/// How far back the cohorts reach: whole weeks, the present one included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    FourWeeks,
    #[default]
    TwelveWeeks,
    All,
}

impl Period {
    pub const EVERY: [Self; 3] = [Self::FourWeeks, Self::TwelveWeeks, Self::All];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FourWeeks => "4w",
            Self::TwelveWeeks => "12w",
            Self::All => "all",
        }
    }

    pub fn parse(text: &str) -> Self {
        Self::EVERY
            .into_iter()
            .find(|period| period.as_str() == text)
            .unwrap_or_default()
    }

    const fn weeks(self) -> Option<u64> {
        match self {
            Self::FourWeeks => Some(4),
            Self::TwelveWeeks => Some(12),
            Self::All => None,
        }
    }

    /// The Mondays of a period that has an end, the oldest first.
    pub fn mondays(self, now: Timestamp) -> Option<Vec<NaiveDate>> {
        let this_week = format::local_date(now).week(Weekday::Mon).first_day();
        let back = |weeks| this_week.checked_sub_days(Days::new(7 * weeks));
        Some((0..self.weeks()?).rev().filter_map(back).collect())
    }

    /// From the first Monday to the one after the present week, at midnight where the reader is.
    fn bounds(self, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        let mondays = self.mondays(now)?;
        let after = mondays.last()?.checked_add_days(Days::new(7))?;
        Some((midnight(*mondays.first()?)?, midnight(after)?))
    }
}

/// When a day begins where the reader is.
pub fn midnight(day: NaiveDate) -> Option<Timestamp> {
    format::parse_input_date_time(&format!("{day}T00:00"))
}

/// The filters. A campaign says more than a product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    pub product: Option<ProductId>,
    pub campaign: Option<CampaignId>,
    pub period: Period,
    pub channel_of: ChannelOf,
}

impl Asked {
    /// From the address; whatever is not known there asks for nothing.
    pub fn parse(address: &ParamsMap) -> Self {
        let reply = address.get("channel").is_some_and(|text| text == "reply");
        Self {
            product: address.get("product").and_then(|text| text.parse().ok()),
            campaign: address.get("campaign").and_then(|text| text.parse().ok()),
            period: Period::parse(&address.get("period").unwrap_or_default()),
            channel_of: if reply {
                ChannelOf::Responded
            } else {
                ChannelOf::Initiated
            },
        }
    }

    pub fn address(self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.product.map(|id| format!("product={id}")));
        parts.extend(self.campaign.map(|id| format!("campaign={id}")));
        if self.period != Period::default() {
            parts.push(format!("period={}", self.period.as_str()));
        }
        if self.channel_of == ChannelOf::Responded {
            parts.push("channel=reply".to_owned());
        }
        if parts.is_empty() {
            "/funnel".to_owned()
        } else {
            format!("/funnel?{}", parts.join("&"))
        }
    }

    pub fn query(self, rows: &Rows, group: Group, now: Timestamp) -> FunnelQuery {
        FunnelQuery {
            period: self.period.bounds(now),
            campaigns: self.campaigns(rows),
            group,
            channel_of: self.channel_of,
        }
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
