//! Rule book §7: adding accounts to a campaign. The table of conditions and goals stands beside
//! the guardrails; here is what the command does with them.

use super::world::*;
use crate::{guardrails::Include, *};
use rstest::rstest;

fn add(campaign_id: CampaignId, matched: &[AccountId], confirmed: &[AccountId]) -> AddToCampaign {
    AddToCampaign {
        campaign_id,
        matched: matched.to_vec(),
        include: [].into(),
        confirmed: confirmed.to_vec(),
    }
}

#[test]
fn exactly_the_confirmed_set_is_added_and_waits_for_review() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let (free, customer) = (
        world.account("Forn"),
        world.account_with(AccountStatus::Customer),
    );
    world
        .act(REP, add(campaign, &[free, customer], &[free]))
        .unwrap();

    let place = Place {
        account: free,
        campaign: Some(campaign),
    };
    let conversation = world.conversation(place);
    assert_eq!(conversation, Conversation::begin(free, Some(campaign), NOW));
    assert_eq!(conversation.review_status, ReviewStatus::Pending);
    assert_eq!(conversation.status, ConversationStatus::Open);
    let blocked = Place {
        account: customer,
        campaign: Some(campaign),
    };
    assert_eq!(world.find::<Conversation>(blocked.conversation()), None);
    let facts: Vec<Activity> = world.all();
    assert_eq!(facts.len(), 1);
    assert_eq!(
        facts[0].what.read().unwrap(),
        ActivityKind::AddedToCampaign {
            campaign_id: campaign
        }
    );
    assert_eq!(
        (facts[0].conversation_id, facts[0].by),
        (conversation.id, REP)
    );
}

#[test]
fn a_flag_lifts_its_soft_block() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let customer = world.account_with(AccountStatus::Customer);
    let lifted = AddToCampaign {
        include: [Include::Customers].into(),
        ..add(campaign, &[customer], &[customer])
    };
    assert!(!world.act(REP, lifted).unwrap().is_empty());
}

/// The set changed between the preview and its confirmation.
#[rstest]
#[case::one_more_would_be_added(&[0, 1], &[0], &[1], &[])]
#[case::one_was_blocked_meanwhile(&[0, 2], &[0, 2], &[], &[2])]
#[case::one_was_never_matched(&[0], &[0, 1], &[], &[1])]
#[case::nothing_was_confirmed(&[0, 1], &[], &[0, 1], &[])]
fn a_set_that_changed_is_shown_again(
    #[case] matched: &[usize],
    #[case] confirmed: &[usize],
    #[case] added: &[usize],
    #[case] gone: &[usize],
) {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let accounts = [
        world.account("Forn"),
        world.account("Celler"),
        world.account_with(AccountStatus::DoNotContact),
    ];
    let ids = |places: &[usize]| places.iter().map(|&n| accounts[n]).collect::<Vec<_>>();
    let before = world.rows.clone();
    assert_eq!(
        world.act(REP, add(campaign, &ids(matched), &ids(confirmed))),
        Err(Refusal::SetChanged {
            added: ids(added),
            gone: ids(gone),
            include: Vec::new()
        })
    );
    assert_eq!(world.rows, before);
}

#[test]
fn the_refusal_says_which_blocks_were_lifted() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let account = world.account("Forn");
    let lifted = AddToCampaign {
        include: [Include::Trials].into(),
        ..add(campaign, &[account], &[])
    };
    assert_eq!(
        world.act(REP, lifted),
        Err(Refusal::SetChanged {
            added: vec![account],
            gone: Vec::new(),
            include: vec![Include::Trials]
        })
    );
}

#[test]
fn what_a_colleague_added_meanwhile_stays_as_it_is() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let (forn, celler) = (world.account("Forn"), world.account("Celler"));
    let place = world.approved(forn, campaign);
    world
        .act(REP, add(campaign, &[forn, celler], &[forn, celler]))
        .unwrap();
    assert_eq!(
        world.conversation(place).review_status,
        ReviewStatus::Approved
    );
    let other = Place {
        account: celler,
        campaign: Some(campaign),
    };
    assert_eq!(
        world.conversation(other).review_status,
        ReviewStatus::Pending
    );
    assert_eq!(
        world.act(ADMIN, add(campaign, &[forn, celler], &[forn, celler])),
        Ok(Vec::new())
    );
}

#[test]
fn an_absorbed_account_is_added_as_its_survivor_and_once() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let (survivor, absorbed) = (world.account("Forn"), world.account("Forn SL"));
    let merged_into = Some(survivor);
    world.put(Account {
        merged_into,
        ..world.get(absorbed)
    });
    world
        .act(REP, add(campaign, &[survivor, absorbed], &[absorbed]))
        .unwrap();
    assert_eq!(world.all::<Conversation>().len(), 1);
    assert_eq!(world.all::<Conversation>()[0].account_id, survivor);
}

#[test]
fn one_command_adds_so_many_accounts_and_no_more() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let account = world.account("Forn");
    let too_many = vec![account; ADD_LIMIT + 1];
    let refusal = Refusal::TooMany {
        field: Field::Accounts,
        limit: 2_000,
        count: ADD_LIMIT + 1,
    };
    assert_eq!(
        world.act(REP, add(campaign, &too_many, &[account])),
        Err(refusal.clone())
    );
    assert_eq!(
        world.act(REP, add(campaign, &[account], &too_many)),
        Err(refusal)
    );
    let most = vec![account; ADD_LIMIT];
    world.act(REP, add(campaign, &most, &[account])).unwrap();
}

#[test]
fn what_is_not_there_is_not_added() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let account = world.account("Forn");
    let unknown = AccountId(uuid::Uuid::from_u128(9));
    assert_eq!(
        world.act(REP, add(campaign, &[account, unknown], &[account])),
        Err(Refusal::NotFound {
            kind: Kind::Account
        })
    );
    let nowhere = CampaignId(uuid::Uuid::from_u128(9));
    assert_eq!(
        world.act(REP, add(nowhere, &[account], &[account])),
        Err(Refusal::NotFound {
            kind: Kind::Campaign
        })
    );
}

#[rstest]
#[case::pending(ReviewStatus::Pending, false)]
#[case::approved(ReviewStatus::Approved, true)]
#[case::rejected(ReviewStatus::Rejected, false)]
#[case::deferred(ReviewStatus::Deferred, false)]
fn a_conversation_can_be_written_in_once_it_is_approved(
    #[case] review_status: ReviewStatus,
    #[case] may_write: bool,
) {
    let mut world = World::new();
    let (account, campaign) = (world.account("Forn"), world.campaign(Goal::Sales));
    let place = world.pending(account, campaign);
    if review_status != ReviewStatus::Pending {
        world.review(place, review_status);
    }
    let expected = if may_write {
        Ok(())
    } else {
        Err(Refusal::NotApproved { review_status })
    };
    let mut result = |command: Command| world.act(REP, command).map(drop);
    assert_eq!(result(log(1, place, sent("Bon dia")).into()), expected);
    assert_eq!(
        result(draft(2, place, sent("Bon dia"), None).into()),
        expected
    );
    // What they said was said, and a note is ours alone.
    assert_eq!(result(log(3, place, reply("Gràcies")).into()), Ok(()));
    let note = AddNote {
        id: NoteId(uuid::Uuid::from_u128(1)),
        account_id: account,
        campaign_id: Some(campaign),
        text: "Ask Anna first".to_owned(),
    };
    assert_eq!(result(note.into()), Ok(()));
}

#[test]
fn nobody_is_written_to_in_a_campaign_that_they_are_not_in() {
    let mut world = World::new();
    let (account, campaign) = (world.account("Forn"), world.campaign(Goal::Sales));
    let place = Place {
        account,
        campaign: Some(campaign),
    };
    for said in [sent("Bon dia"), reply("Bon dia")] {
        assert_eq!(
            world.act(REP, log(1, place, said)),
            Err(Refusal::NotInCampaign)
        );
    }
    let nowhere = Place {
        account,
        campaign: Some(CampaignId(uuid::Uuid::from_u128(9))),
    };
    assert_eq!(
        world.act(REP, log(1, nowhere, sent("Bon dia"))),
        Err(Refusal::NotFound {
            kind: Kind::Campaign
        })
    );
}
