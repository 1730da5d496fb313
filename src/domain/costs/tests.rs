use super::*;
use crate::{
    AccountId, CampaignId, Channel, Direction, ExpenseId, ExpenseKind, Mark, MemberId, MessageId,
    Span, StatusChangeId, StatusMark, Timestamp,
};
use rstest::rstest;
use uuid::Uuid;

fn expense(code: &str, minor: i64) -> Expense {
    Expense {
        id: ExpenseId(Uuid::nil()),
        campaign_id: CampaignId(Uuid::nil()),
        kind: ExpenseKind::Agency,
        amount: money(code, minor),
        spent_on: "2026-11-12".parse().unwrap(),
        note: String::new(),
        by: MemberId(Uuid::nil()),
        created_at: Timestamp(0),
    }
}

fn money(code: &str, minor: i64) -> Money {
    let currency = code.parse().unwrap();
    Money { minor, currency }
}

#[test]
fn each_currency_has_its_own_figures() {
    let all = [
        expense("USD", 5_900),
        expense("EUR", 10_000),
        expense("EUR", 5_001),
        expense("JPY", 500),
    ];
    let outcomes = Outcomes {
        initiated: 40,
        responded: 4,
        customers: 0,
    };
    let found = costs(&all, outcomes);
    let totals: Vec<_> = found
        .iter()
        .map(|cost| (cost.total, cost.expenses))
        .collect();
    assert_eq!(
        totals,
        [
            (money("EUR", 15_001), 2),
            (money("JPY", 500), 1),
            (money("USD", 5_900), 1)
        ]
    );
    let euros = found[0];
    assert_eq!(euros.per_initiated, Some(money("EUR", 375)));
    assert_eq!(euros.per_responded, Some(money("EUR", 3_750)));
    assert_eq!(euros.per_customer, None, "nothing is divided by nothing");
    assert_eq!(
        found[1].per_initiated,
        Some(money("JPY", 13)),
        "halves go up"
    );
}

#[test]
fn nothing_spent_costs_nothing() {
    assert_eq!(costs(&[], Outcomes::default()), []);
}

#[rstest]
#[case::after_we_wrote(AccountStatus::Customer, Some(5), Some(9), true)]
#[case::in_the_same_instant(AccountStatus::Customer, Some(5), Some(5), true)]
#[case::before_we_wrote(AccountStatus::Customer, Some(5), Some(1), false)]
#[case::always_was_one(AccountStatus::Customer, Some(5), None, false)]
#[case::they_wrote_first(AccountStatus::Customer, None, Some(9), false)]
#[case::is_none_any_more(AccountStatus::Lost, Some(5), Some(9), false)]
fn a_customer_is_won_by_what_we_began(
    #[case] status: AccountStatus,
    #[case] began: Option<i64>,
    #[case] became: Option<i64>,
    #[case] won: bool,
) {
    let at = |minutes| Timestamp(0) + Span::minutes(minutes);
    let account_id = AccountId(Uuid::from_u128(1));
    let campaign = Some(CampaignId(Uuid::from_u128(2)));
    let mut conversation = Conversation::begin(account_id, campaign, at(0));
    conversation.figures.first_outbound = began.map(|minutes| Mark {
        at: at(minutes),
        id: MessageId(Uuid::nil()),
        channel: Channel::Email,
        direction: Direction::Outbound,
        intent: None,
    });
    let mut account: Account = serde_json::from_value(serde_json::json!({
        "id": account_id, "name": "Forn Vell", "status": status, "created_at": 0,
    }))
    .unwrap();
    account.status_mark = became.map(|minutes| StatusMark {
        change_id: StatusChangeId(Uuid::nil()),
        by: MemberId(Uuid::nil()),
        at: at(minutes),
        why: String::new(),
    });
    let found = customers([&conversation], |_| Some(&account));
    assert_eq!(found.len(), usize::from(won));
}
