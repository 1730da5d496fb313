//! What the sample's campaigns cost, in two currencies.

use super::{
    random::Random,
    stage::{SampleError, Stage},
};
use chrono::DateTime;
use domain::{
    AddExpense, CampaignId, Day, ExpenseId, ExpenseKind, Member, Span, Timestamp, money::Money,
};

/// A cost: how many days after the sample begins, what for, how much, and the note on it.
type Cost = (i64, ExpenseKind, i64, &'static str, &'static str);

/// By campaign.
const COSTS: [&[Cost]; 3] = [
    &[
        (
            7,
            ExpenseKind::LinkedinAds,
            24_000,
            "EUR",
            "Shop owners, four weeks",
        ),
        (
            20,
            ExpenseKind::Agency,
            65_000,
            "EUR",
            "Landing page, invoice 2031",
        ),
        (
            33,
            ExpenseKind::Software,
            5_900,
            "USD",
            "Mail checker, monthly",
        ),
        (
            41,
            ExpenseKind::LinkedinAds,
            24_000,
            "EUR",
            "Four more weeks",
        ),
    ],
    &[
        (12, ExpenseKind::GoogleAds, 18_550, "EUR", ""),
        (
            30,
            ExpenseKind::Content,
            32_000,
            "EUR",
            "Traducción de la web",
        ),
    ],
    &[(15, ExpenseKind::Other, 9_480, "EUR", "Samples and postage")],
];

/// Enters the costs of the campaigns, in their order.
pub(super) fn spend(
    stage: &mut Stage,
    random: &mut Random,
    by: &Member,
    campaigns: &[CampaignId],
    begins: Timestamp,
) -> Result<(), SampleError> {
    for (campaign, costs) in campaigns.iter().zip(COSTS) {
        for &(days, kind, minor, code, note) in costs {
            let at = begins + Span::days(days);
            let date = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
            let (Some(spent_on), Ok(currency)) = (Day::of(date.date_naive()), code.parse()) else {
                continue;
            };
            let command = AddExpense {
                id: ExpenseId(random.id(at)),
                campaign_id: *campaign,
                kind,
                amount: Money { minor, currency },
                spent_on,
                note: note.to_owned(),
            };
            stage.act(random, by, at, command).map(drop)?;
        }
    }
    Ok(())
}
