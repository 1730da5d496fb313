//! Rule book §8: two accounts become one, everything of both is read over both, and a merge is
//! taken back within a day.

use super::world::*;
use crate::{merge::Side, *};
use rstest::rstest;
use uuid::Uuid;

const MERGE: MergeId = MergeId(Uuid::from_u128(0xe1));
const LATER: MergeId = MergeId(Uuid::from_u128(0xe2));

fn merge(id: MergeId, survivor: AccountId, absorbed: AccountId) -> MergeAccounts {
    MergeAccounts {
        id,
        survivor,
        absorbed,
        choose: Vec::new(),
    }
}

fn edit(id: AccountId, field: AccountField) -> UpdateAccount {
    UpdateAccount {
        id,
        changes: vec![field],
    }
}

/// Two accounts in one campaign, approved there: survivor and absorbed.
fn pair() -> (World, Place, Place) {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let (one, other) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    let (one, other) = (
        world.approved(one, campaign),
        world.approved(other, campaign),
    );
    (world, one, other)
}

#[test]
fn the_survivor_keeps_what_only_one_knew_and_what_was_chosen() {
    let (mut world, survivor, absorbed) = pair();
    let (a, b) = (survivor.account, absorbed.account);
    for (id, city, phone) in [(a, "Vic", ""), (b, "Olot", "972 000 111")] {
        let changes = vec![
            AccountField::City(city.to_owned()),
            AccountField::Phone(phone.to_owned()),
        ];
        world.act(REP, UpdateAccount { id, changes }).unwrap();
    }
    let choose = vec![FieldChoice {
        field: Field::City,
        side: Side::Absorbed,
        key: None,
    }];
    let command = MergeAccounts {
        choose,
        ..merge(MERGE, a, b)
    };
    world.act(REP, command).unwrap();
    let account: Account = world.get(a);
    assert_eq!(
        (
            account.name.as_str(),
            account.city.as_str(),
            account.phone.as_str()
        ),
        ("Forn Vell", "Olot", "972 000 111")
    );
    assert_eq!(world.get::<Account>(b).merged_into, Some(a));
    assert_eq!(world.get::<Account>(b).city, "Olot");
}

#[test]
fn the_history_says_that_the_status_came_from_a_merge() {
    let (mut world, survivor, absorbed) = pair();
    world.set_status(absorbed.account, AccountStatus::Customer);
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    let history = world.history(survivor.account);
    let last = history.last().unwrap();
    assert_eq!(
        (last.from, last.to, last.source, last.by),
        (
            Some(AccountStatus::Prospect),
            AccountStatus::Customer,
            StatusSource::Merge,
            REP
        )
    );
    assert_eq!(last.why, "they asked us to");
}

#[rstest]
#[case::of_the_survivor(true)]
#[case::of_the_absorbed(false)]
fn do_not_contact_of_either_wins_for_every_conversation_of_both(#[case] flags_survivor: bool) {
    let (mut world, survivor, absorbed) = pair();
    let flagged = if flags_survivor { survivor } else { absorbed };
    world.set_status(flagged.account, AccountStatus::DoNotContact);
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    for (n, place) in [(1, survivor), (2, absorbed)] {
        let refused = world.act(REP, log(n, place, sent("Bon dia")));
        assert!(
            matches!(&refused, Err(Refusal::DoNotContact { why, .. }) if why == "they asked us to"),
            "{refused:?}"
        );
        world
            .act(REP, log(n, place, reply(&format!("Hola {n}"))))
            .unwrap();
    }
}

#[test]
fn a_text_goes_where_it_was_written_for_and_promotes_the_survivor() {
    let (mut world, survivor, absorbed) = pair();
    world
        .act(REP, draft(1, absorbed, sent("Bon"), None))
        .unwrap();
    let base = Some(world.last_act());
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    // A page that knows of the merge names the survivor; one that does not, the absorbed account.
    let by_survivor = LogMessage {
        base,
        account_id: survivor.account,
        ..log(1, absorbed, sent("Bon dia"))
    };
    world.act(REP, by_survivor).unwrap();
    world.act(REP, log(2, absorbed, sent("Hola"))).unwrap();
    world.act(REP, log(3, survivor, sent("Salut"))).unwrap();
    for (n, place) in [(1, absorbed), (2, absorbed), (3, survivor)] {
        let message: Message = world.get(message(n));
        assert_eq!(message.conversation_id, place.conversation(), "{n}");
        assert_eq!(message.account_id, place.account, "{n}");
    }
    assert_eq!(world.status(survivor.account), AccountStatus::Contacted);
    assert_eq!(world.status(absorbed.account), AccountStatus::Prospect);
}

#[test]
fn an_account_is_in_the_campaigns_of_all_that_it_absorbed() {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let (a, b) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    let place = world.approved(b, campaign);
    world.act(REP, merge(MERGE, a, b)).unwrap();
    let add = AddToCampaign {
        campaign_id: campaign,
        matched: vec![a, b],
        include: [].into(),
        confirmed: vec![],
    };
    assert_eq!(world.act(REP, add), Ok(vec![]));
    // Writing in the survivor's name there reaches the conversation that there is.
    let named = Place {
        account: a,
        ..place
    };
    world.act(REP, log(1, named, sent("Bon dia"))).unwrap();
    assert_eq!(
        world.get::<Message>(message(1)).conversation_id,
        place.conversation()
    );
}

#[test]
fn a_reply_pasted_to_either_is_known_to_both() {
    let (mut world, survivor, absorbed) = pair();
    world.act(REP, log(1, absorbed, reply("Gràcies"))).unwrap();
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    assert_eq!(
        world.act(REP, log(2, survivor, reply("gràcies"))),
        Err(Refusal::SameReply {
            earlier: message(1),
            at: NOW
        })
    );
}

#[test]
fn a_retraction_looks_at_the_conversations_of_both() {
    let (mut world, survivor, absorbed) = pair();
    world.act(REP, log(1, absorbed, sent("Bon dia"))).unwrap();
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    world.act(REP, log(2, survivor, sent("Hola"))).unwrap();
    world.act(REP, RetractMessage { id: message(1) }).unwrap();
    assert_eq!(world.status(survivor.account), AccountStatus::Contacted);
    world.act(REP, log(3, absorbed, sent("Salut"))).unwrap();
    for n in [2, 3] {
        world.act(REP, RetractMessage { id: message(n) }).unwrap();
    }
    // The message that caused it is struck out, and none else stands.
    world.act(REP, UndoMerge { id: MERGE }).unwrap();
    assert_eq!(world.status(absorbed.account), AccountStatus::Prospect);
    assert_eq!(world.status(survivor.account), AccountStatus::Prospect);
}

#[test]
fn a_row_of_an_import_that_looks_like_the_absorbed_account_reaches_its_survivor() {
    let mut world = World::new();
    let (a, b) = (world.account("Forn Vell"), world.account("Fleca Nova"));
    world
        .act(REP, edit(b, AccountField::City("Vic".to_owned())))
        .unwrap();
    world.act(REP, merge(MERGE, a, b)).unwrap();
    world
        .act(REP, edit(a, AccountField::City("Olot".to_owned())))
        .unwrap();
    let row = ImportRow {
        row: 2,
        account_id: AccountId(Uuid::from_u128(77)),
        contact_id: ContactId(Uuid::from_u128(77)),
        name: "Fleca Nova".to_owned(),
        changes: vec![
            AccountField::City("Vic".to_owned()),
            AccountField::Email("hola@fleca.example".to_owned()),
        ],
        status: None,
        contact: None,
    };
    let source = "accounts.csv".to_owned();
    let rows = vec![row];
    let part = None;
    world
        .act(REP, ImportAccounts { source, rows, part })
        .unwrap();
    assert_eq!(world.all::<Account>().len(), 2);
    assert_eq!(world.get::<Account>(a).email, "hola@fleca.example");
}

#[test]
fn taking_a_merge_back_gives_both_as_they_were() {
    let (mut world, survivor, absorbed) = pair();
    world
        .act(
            REP,
            edit(absorbed.account, AccountField::City("Vic".to_owned())),
        )
        .unwrap();
    world.set_status(absorbed.account, AccountStatus::InTrial);
    let before: [Account; 2] = [world.get(survivor.account), world.get(absorbed.account)];
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    world.wait(Span::minutes(1));
    world.act(COLLEAGUE, UndoMerge { id: MERGE }).unwrap();
    let after = [world.get(survivor.account), world.get(absorbed.account)];
    assert_eq!(before, after);
    let last = world.history(survivor.account).pop().unwrap();
    assert_eq!(
        (last.from, last.to, last.source),
        (
            Some(AccountStatus::InTrial),
            AccountStatus::Prospect,
            StatusSource::Undo
        )
    );
    let undone = world.get::<Merge>(MERGE).undone.unwrap();
    assert_eq!((undone.by, undone.at), (COLLEAGUE, world.now));
    // The very same merge, arriving once more, stays taken back.
    let again = merge(MERGE, survivor.account, absorbed.account);
    assert_eq!(world.act(REP, again), Ok(vec![]));
    // Another one merges again.
    world
        .act(REP, merge(LATER, survivor.account, absorbed.account))
        .unwrap();
    assert_eq!(world.status(survivor.account), AccountStatus::InTrial);
}

#[test]
fn what_was_edited_since_the_merge_stays() {
    let (mut world, survivor, absorbed) = pair();
    let (a, b) = (survivor.account, absorbed.account);
    let field = |text: &str| AccountField::City(text.to_owned());
    world.act(REP, edit(b, field("Vic"))).unwrap();
    let phone = AccountField::Phone("972 000 111".to_owned());
    world.act(REP, edit(b, phone)).unwrap();
    world.act(REP, merge(MERGE, a, b)).unwrap();
    // An edit of either reaches the survivor.
    world.act(REP, edit(b, field("Olot"))).unwrap();
    world.act(REP, UndoMerge { id: MERGE }).unwrap();
    let (a, b): (Account, Account) = (world.get(a), world.get(b));
    assert_eq!((a.city.as_str(), a.phone.as_str()), ("Olot", ""));
    assert_eq!((b.city.as_str(), b.phone.as_str()), ("Vic", "972 000 111"));
}

#[test]
fn what_was_said_while_they_were_one_gives_each_its_status() {
    let (mut world, survivor, absorbed) = pair();
    world.act(REP, log(1, survivor, sent("Bon dia"))).unwrap();
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    world.act(REP, log(2, absorbed, sent("Hola"))).unwrap();
    world.act(REP, UndoMerge { id: MERGE }).unwrap();
    assert_eq!(world.status(survivor.account), AccountStatus::Contacted);
    assert_eq!(world.status(absorbed.account), AccountStatus::Contacted);
    let last = world.history(absorbed.account).pop().unwrap();
    assert_eq!(last.message_id, Some(message(2)));
}

#[test]
fn a_flag_that_was_set_while_they_were_one_stays_on_both() {
    let (mut world, survivor, absorbed) = pair();
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    world.set_status(survivor.account, AccountStatus::DoNotContact);
    world.act(REP, UndoMerge { id: MERGE }).unwrap();
    for place in [survivor, absorbed] {
        assert_eq!(world.status(place.account), AccountStatus::DoNotContact);
        let account: Account = world.get(place.account);
        assert_eq!(account.status_mark.unwrap().why, "they asked us to");
    }
}

#[rstest]
#[case::just_in_time(Span::days(1), true)]
#[case::too_late(Span(Span::days(1).0 + 1), false)]
fn a_merge_is_taken_back_within_a_day(#[case] waits: Span, #[case] taken: bool) {
    let (mut world, survivor, absorbed) = pair();
    world
        .act(REP, merge(MERGE, survivor.account, absorbed.account))
        .unwrap();
    world.wait(waits);
    let undone = world.act(REP, UndoMerge { id: MERGE });
    assert_eq!(undone.is_ok(), taken);
    if !taken {
        assert_eq!(undone, Err(Refusal::TooLateToUndo { merge_id: MERGE }));
    }
}

#[rstest]
#[case::into_the_same(true)]
#[case::of_the_survivor(false)]
fn the_latest_merge_is_taken_back_first(#[case] into_the_same: bool) {
    let (mut world, one, other) = pair();
    let third = world.account("Forn Vell de Vic");
    world
        .act(REP, merge(MERGE, one.account, other.account))
        .unwrap();
    world.wait(Span::minutes(1));
    let later = if into_the_same {
        merge(LATER, one.account, third)
    } else {
        merge(LATER, third, one.account)
    };
    let survivor = later.survivor;
    world.act(REP, later).unwrap();
    assert_eq!(
        world.act(REP, UndoMerge { id: MERGE }),
        Err(Refusal::MergedSince {
            account_id: survivor
        })
    );
    world.act(REP, UndoMerge { id: LATER }).unwrap();
    world.act(REP, UndoMerge { id: MERGE }).unwrap();
    for id in [one.account, other.account, third] {
        assert_eq!(world.get::<Account>(id).merged_into, None);
    }
}

#[test]
fn an_account_cannot_absorb_itself() {
    let mut world = World::new();
    let id = world.account("Forn Vell");
    assert!(matches!(
        world.act(REP, merge(MERGE, id, id)),
        Err(Refusal::Invalid { .. })
    ));
}

#[test]
fn a_dismissed_pair_is_one_row_whoever_is_named_first() {
    let mut world = World::new();
    let (a, b) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    world.act(REP, DismissPair { a, b }).unwrap();
    assert_eq!(world.act(COLLEAGUE, DismissPair { a: b, b: a }), Ok(vec![]));
    assert_eq!(world.all::<DismissedPair>().len(), 1);
    world.act(REP, RestorePair { a: b, b: a }).unwrap();
    assert_eq!(world.all::<DismissedPair>(), vec![]);
}

/// Rule book §13.
mod two_devices {
    use super::*;

    #[test]
    fn merging_twice_merges_once() {
        let (mut world, one, other) = pair();
        world
            .act(REP, merge(MERGE, one.account, other.account))
            .unwrap();
        let again = merge(LATER, one.account, other.account);
        assert_eq!(world.act(COLLEAGUE, again), Ok(vec![]));
        assert_eq!(world.all::<Merge>().len(), 1);
    }

    #[test]
    fn merging_each_into_the_other_leaves_what_the_server_accepted_first() {
        let (mut world, one, other) = pair();
        world
            .act(REP, merge(MERGE, one.account, other.account))
            .unwrap();
        let reverse = merge(LATER, other.account, one.account);
        assert_eq!(world.act(COLLEAGUE, reverse), Ok(vec![]));
        assert_eq!(world.get::<Account>(one.account).merged_into, None);
    }

    #[rstest]
    #[case::the_edit_first(true)]
    #[case::the_merge_first(false)]
    fn an_edit_of_the_absorbed_account_is_not_lost(#[case] edit_first: bool) {
        let (mut world, one, other) = pair();
        let edit = edit(other.account, AccountField::City("Vic".to_owned()));
        let merge = merge(MERGE, one.account, other.account);
        if edit_first {
            world.act(COLLEAGUE, edit).unwrap();
            world.act(REP, merge).unwrap();
        } else {
            world.act(REP, merge).unwrap();
            world.act(COLLEAGUE, edit).unwrap();
        }
        assert_eq!(world.get::<Account>(one.account).city, "Vic");
    }

    #[rstest]
    #[case::the_message_first(true)]
    #[case::the_merge_first(false)]
    fn a_message_to_the_absorbed_account_makes_the_survivor_contacted(#[case] log_first: bool) {
        let (mut world, one, other) = pair();
        let log = log(1, other, sent("Bon dia"));
        let merge = merge(MERGE, one.account, other.account);
        if log_first {
            world.act(COLLEAGUE, log).unwrap();
            world.act(REP, merge).unwrap();
        } else {
            world.act(REP, merge).unwrap();
            world.act(COLLEAGUE, log).unwrap();
        }
        assert_eq!(world.status(one.account), AccountStatus::Contacted);
        assert_eq!(
            world.get::<Message>(message(1)).conversation_id,
            other.conversation()
        );
    }

    #[test]
    fn a_contact_that_was_added_to_the_absorbed_account_is_the_survivors() {
        let (mut world, one, other) = pair();
        let id = ContactId(Uuid::from_u128(9));
        world
            .act(REP, merge(MERGE, one.account, other.account))
            .unwrap();
        let add = CreateContact {
            id,
            account_id: other.account,
            name: "Anna".to_owned(),
            changes: vec![],
        };
        world.act(COLLEAGUE, add).unwrap();
        assert_eq!(world.get::<Contact>(id).account_id, one.account);
    }

    #[test]
    fn taking_it_back_here_and_writing_there_leaves_each_text_with_its_account() {
        let (mut world, one, other) = pair();
        world
            .act(REP, merge(MERGE, one.account, other.account))
            .unwrap();
        world.act(REP, UndoMerge { id: MERGE }).unwrap();
        // Written on a device that had heard of the merge and not of its end.
        let log = LogMessage {
            account_id: one.account,
            ..log(1, one, sent("Bon dia"))
        };
        world.act(COLLEAGUE, log).unwrap();
        assert_eq!(world.status(one.account), AccountStatus::Contacted);
        assert_eq!(world.status(other.account), AccountStatus::Prospect);
    }
}
