use super::*;
use crate::{inbox::tests::conversation, records::example::account_of, *};
use Direction::{Inbound, Outbound};
use proptest::{collection::btree_set, option, prelude::*, sample::select};
use rstest::rstest;
use uuid::Uuid;

const ME: MemberId = MemberId(Uuid::from_u128(1));
const NOW: Timestamp = Timestamp(90 * 24 * 60 * 60 * 1_000);
const CAMPAIGN: CampaignId = CampaignId(Uuid::from_u128(3));
const PRODUCT: ProductId = ProductId(Uuid::from_u128(4));
const READER: Reader = Reader { me: ME, now: NOW };

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn language() -> impl Strategy<Value = Language> {
    select(vec!["ca", "pt-BR", "zh-Hant"]).prop_map(|tag| tag.parse().unwrap())
}

fn recency() -> impl Strategy<Value = Recency> {
    (any::<u16>(), any::<bool>()).prop_map(|(days, within)| {
        if within {
            Recency::Within(days)
        } else {
            Recency::NotWithin(days)
        }
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let campaign = option::of(id()).prop_map(|id| match id {
        Some(id) => CampaignChoice::In(CampaignId(id)),
        None => CampaignChoice::OutsideAny,
    });
    let of_rows = (
        option::of(campaign),
        option::of(id().prop_map(ProductId)),
        option::of(id().prop_map(MemberId)),
        btree_set(
            ".{1,9}".prop_filter_map("is no tag", |text| tags::tag(&text)),
            0..3,
        ),
    );
    let of_words = (
        option::of(select(Channel::ALL)),
        option::of(select(Intent::ALL)),
        option::of(select(AccountStatus::ALL)),
        option::of(language()),
        option::of(recency()),
    );
    let yes_or_no = (
        any::<[bool; 3]>(),
        option::of(any::<bool>()),
        option::of(any::<bool>()),
    );
    let stands = (
        select(Section::ALL.to_vec()),
        option::of(select(Standing::ALL.to_vec())),
    );
    (stands, of_rows, of_words, yes_or_no).prop_map(
        |(
            (section, standing),
            (campaign, product, assignee, tags),
            (channel, intent, account_status, language, recency),
            ([unread, draft, oldest_first], ai, they_wrote),
        )| Filter {
            section,
            standing,
            unread,
            channel,
            campaign,
            product,
            assignee,
            tags,
            ai,
            language,
            intent,
            account_status,
            recency,
            they_wrote,
            draft,
            oldest_first,
        },
    )
}

fn read(pairs: &[(&str, &str)]) -> Filter {
    Filter::parse(pairs.iter().copied())
}

proptest! {
    #[test]
    fn what_an_address_says_is_read_as_it_was(filter in filter()) {
        let pairs = filter.pairs();
        let said = pairs.iter().map(|(name, value)| (*name, value.as_str()));
        prop_assert_eq!(Filter::parse(said), filter);
    }

    #[test]
    fn whatever_an_address_says_is_read(pairs: Vec<(String, String)>) {
        let said = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let filter = Filter::parse(said);
        let again = filter.pairs();
        let again = again.iter().map(|(name, value)| (*name, value.as_str()));
        prop_assert_eq!(Filter::parse(again), filter);
    }

    #[test]
    fn without_all_that_narrows_it_a_filter_is_its_section(filter in filter()) {
        let mut rest = filter.clone();
        for narrowing in filter.narrowings() {
            prop_assert!(!rest.is_open());
            rest = rest.without(&narrowing);
        }
        prop_assert_eq!(rest, Filter::of(filter.section));
    }

    #[test]
    fn taking_something_off_never_hides_what_was_shown(filter in filter(), heard: bool) {
        let row = conversation(Some(if heard { Inbound } else { Outbound }));
        let facts = facts(&row);
        for narrowing in filter.narrowings() {
            let is_shown = filter.without(&narrowing).matches(&facts, READER);
            prop_assert!(is_shown || !filter.matches(&facts, READER));
        }
    }

    #[test]
    fn an_account_that_is_not_looked_at_decides_nothing(
        filter in filter(),
        status in select(AccountStatus::ALL.to_vec()),
        heard: bool,
    ) {
        let row = conversation(Some(if heard { Inbound } else { Outbound }));
        let account = account(&row, status);
        let known = Facts { account: Some(&account), ..facts(&row) };
        let is_shown = filter.matches(&known, READER);
        prop_assert!(filter.looks_at_account() || filter.matches(&facts(&row), READER) == is_shown);
    }
}

#[rstest]
#[case::an_old_link_to_what_needs_a_reply(
    &[("view", "needs-reply")],
    Filter { standing: Some(Standing::NeedsReply), ..Filter::default() },
)]
#[case::a_search_beside_it(&[("q", "bread"), ("view", "mine")], Filter::of(Section::Mine))]
#[case::unknown_names(&[("colour", "red"), ("", "")], Filter::default())]
#[case::unknown_values(
    &[("channel", "pigeon"), ("campaign", "x"), ("ai", "perhaps"), ("activity", "-1d"), ("tag", " ")],
    Filter::default(),
)]
#[case::the_last_of_two(
    &[("channel", "email"), ("channel", "sms")],
    Filter { channel: Some(Channel::Sms), ..Filter::default() },
)]
#[case::several_tags(
    &[("tag", "Bakery"), ("tag", "two shops")],
    Filter { tags: ["bakery".to_owned(), "two shops".to_owned()].into(), ..Filter::default() },
)]
fn an_address_is_read_as(#[case] pairs: &[(&str, &str)], #[case] filter: Filter) {
    assert_eq!(read(pairs), filter);
}

fn facts(row: &Conversation) -> Facts<'_> {
    Facts {
        row,
        account: None,
        campaign: None,
        product: None,
        is_unread: false,
        has_draft: false,
        own_draft: None,
    }
}

fn account(row: &Conversation, status: AccountStatus) -> Account {
    Account {
        status,
        ..account_of(row.account_id)
    }
}

/// An interested reply of three days ago in a campaign, assigned to the reader, with two tags.
fn answered() -> Conversation {
    let mut row = Conversation {
        campaign_id: Some(CAMPAIGN),
        assignee: Some(ME),
        tags: ["bakery".to_owned(), "two shops".to_owned()].into(),
        ..conversation(Some(Inbound))
    };
    if let Some(last) = &mut row.figures.last {
        last.at = NOW - Span::days(3);
        last.intent = Some(Intent::Interested);
    }
    row.figures.last_inbound.clone_from(&row.figures.last);
    row.figures.first_inbound.clone_from(&row.figures.last);
    row
}

#[rstest]
#[case::nothing_chosen(&[], true)]
#[case::needs_a_reply(&[("standing", "needs-reply")], true)]
#[case::requires_action(&[("standing", "requires-action")], true)]
#[case::waiting(&[("standing", "waiting")], false)]
#[case::snoozed(&[("standing", "snoozed")], false)]
#[case::unread(&[("unread", "yes")], true)]
#[case::its_channel(&[("channel", "email")], true)]
#[case::another_channel(&[("channel", "sms")], false)]
#[case::its_campaign(&[("campaign", "00000000-0000-0000-0000-000000000003")], true)]
#[case::another_campaign(&[("campaign", "00000000-0000-0000-0000-000000000004")], false)]
#[case::outside_any(&[("campaign", "none")], false)]
#[case::its_product(&[("product", "00000000-0000-0000-0000-000000000004")], true)]
#[case::another_product(&[("product", "00000000-0000-0000-0000-000000000003")], false)]
#[case::its_assignee(&[("assignee", "00000000-0000-0000-0000-000000000001")], true)]
#[case::another_assignee(&[("assignee", "00000000-0000-0000-0000-000000000002")], false)]
#[case::one_of_its_tags(&[("tag", "bakery")], true)]
#[case::both_tags(&[("tag", "bakery"), ("tag", "two shops")], true)]
#[case::one_tag_too_many(&[("tag", "bakery"), ("tag", "vegan")], false)]
#[case::by_people(&[("ai", "no")], true)]
#[case::with_the_assistant(&[("ai", "yes")], false)]
#[case::the_campaigns_language(&[("language", "pt")], true)]
#[case::another_language(&[("language", "ca")], false)]
#[case::its_intent(&[("intent", "interested")], true)]
#[case::another_intent(&[("intent", "question")], false)]
#[case::its_accounts_status(&[("account_status", "in_trial")], true)]
#[case::another_status(&[("account_status", "lost")], false)]
#[case::this_week(&[("activity", "7d")], true)]
#[case::today(&[("activity", "1d")], false)]
#[case::quiet_for_a_day(&[("activity", "not-1d")], true)]
#[case::quiet_for_a_week(&[("activity", "not-7d")], false)]
#[case::they_wrote(&[("they_wrote", "yes")], true)]
#[case::they_never_wrote(&[("they_wrote", "no")], false)]
#[case::a_draft(&[("draft", "yes")], false)]
#[case::the_oldest_first(&[("order", "oldest")], true)]
#[case::mine(&[("view", "mine")], true)]
#[case::unassigned(&[("view", "unassigned")], false)]
#[case::all_at_once(&[("view", "mine"), ("unread", "yes"), ("tag", "bakery")], true)]
#[case::all_but_one(&[("view", "mine"), ("unread", "yes"), ("tag", "vegan")], false)]
fn a_filter_shows(#[case] pairs: &[(&str, &str)], #[case] expected: bool) {
    let row = answered();
    let account = account(&row, AccountStatus::InTrial);
    let campaign = Campaign {
        id: CAMPAIGN,
        product_id: PRODUCT,
        name: "Spring".to_owned(),
        goal: Goal::Sales,
        brief: String::new(),
        tone: String::new(),
        communication_language: Some("pt-BR".parse().unwrap()),
        archived: false,
        created_at: Timestamp(0),
    };
    let facts = Facts {
        account: Some(&account),
        campaign: Some(&campaign),
        is_unread: true,
        ..facts(&row)
    };
    assert_eq!(read(pairs).matches(&facts, READER), expected);
}

#[rstest]
#[case::the_latest_first(&[], &[1, 2, 3])]
#[case::the_oldest_first(&[("order", "oldest")], &[3, 2, 1])]
#[case::no_such_order(&[("order", "loudest")], &[1, 2, 3])]
fn what_is_shown_stands_in_the_order_that_is_asked_for(
    #[case] pairs: &[(&str, &str)],
    #[case] expected: &[u8],
) {
    let filter = Filter::parse(pairs.iter().copied());
    assert_eq!(filter.ordered(vec![1, 2, 3]), expected);
}
