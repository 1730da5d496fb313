//! What was made by mistake goes again, as long as nobody has used it (rule book §§7, 8).

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const ID: Uuid = Uuid::from_u128(77);

/// An account in a campaign, approved, assigned, tagged and read; with a person.
fn added() -> (World, Place) {
    let mut world = World::new();
    let place = world.place();
    let conversation_id = place.conversation();
    world
        .act(
            REP,
            CreateContact {
                id: ContactId(ID),
                account_id: place.account,
                name: "Marta".to_owned(),
                changes: Vec::new(),
            },
        )
        .unwrap();
    let acts: [Command; 3] = [
        AssignConversation {
            conversation_id,
            to: Some(COLLEAGUE),
        }
        .into(),
        TagConversation {
            conversation_id,
            add: vec!["fair".to_owned()],
            remove: Vec::new(),
        }
        .into(),
        MarkUnread { conversation_id }.into(),
    ];
    for act in acts {
        world.act(REP, act).unwrap();
    }
    (world, place)
}

/// Something happens with the account, in the campaign or outside.
fn happens(world: &mut World, what: &str, place: Place) {
    let meeting = Recorded::Meeting {
        step: MeetingStep::Booked,
        starts_at: NOW,
        place: String::new(),
    };
    let act: Command = match what {
        "a message" => log(1, place, sent("Bon dia")).into(),
        "a message that was undone" => {
            world.act(REP, log(1, place, sent("Bon dia"))).unwrap();
            RetractMessage { id: message(1) }.into()
        }
        "a draft" => draft(1, place, sent("Bon dia"), None).into(),
        "a note" => AddNote {
            id: NoteId(ID),
            account_id: place.account,
            campaign_id: place.campaign,
            text: "Call on Monday".to_owned(),
        }
        .into(),
        "a meeting" => RecordActivity {
            id: ActivityId(ID),
            account_id: place.account,
            campaign_id: place.campaign,
            at: NOW,
            what: meeting,
            note: String::new(),
        }
        .into(),
        other => unreachable!("{other}"),
    };
    world.act(REP, act).unwrap();
}

fn rows_of(world: &World, place: Place) -> usize {
    let of_account = |row: &&Row| row.account_id() == Some(place.account);
    world.rows.values().filter(of_account).count()
}

#[test]
fn an_account_is_taken_out_of_a_campaign_without_a_trace_and_comes_back_as_it_stood() {
    let (mut world, place) = added();
    let before = world.conversation(place);
    let take_out = TakeOutOfCampaign {
        conversation_id: place.conversation(),
    };
    world.act(COLLEAGUE, take_out).unwrap();
    assert!(
        !world
            .rows
            .values()
            .any(|row| row.conversation_id().is_some())
    );
    assert!(world.find::<Contact>(ContactId(ID)).is_some());
    for command in TakeOutOfCampaign::back(&before) {
        world.act(REP, command).unwrap();
    }
    let again = world.conversation(place);
    assert_eq!(again.review_status, before.review_status);
    assert_eq!(again.assignee, before.assignee);
}

#[rstest]
#[case::logged("a message")]
#[case::undone("a message that was undone")]
#[case::draft("a draft")]
#[case::note("a note")]
#[case::recorded("a meeting")]
fn what_was_used_stays(#[case] what: &str) {
    let (mut world, place) = added();
    happens(&mut world, what, place);
    let take_out = TakeOutOfCampaign {
        conversation_id: place.conversation(),
    };
    let refused = |kind| Err(Refusal::InUse { kind });
    assert_eq!(world.act(OWNER, take_out), refused(Kind::Conversation));
    let delete = DeleteAccount { id: place.account };
    assert_eq!(world.act(OWNER, delete), refused(Kind::Account));
}

#[test]
fn what_is_outside_any_campaign_is_taken_out_of_none() {
    let mut world = World::new();
    let place = Place::outside(world.account("Forn Vell"));
    happens(&mut world, "a note", place);
    let take_out = TakeOutOfCampaign {
        conversation_id: place.conversation(),
    };
    assert_eq!(world.act(REP, take_out), Err(Refusal::NotInCampaign));
}

#[test]
fn an_account_that_was_made_by_mistake_goes_with_its_people_and_its_places_in_campaigns() {
    let (mut world, place) = added();
    let other = world.account("Forn Nou");
    let dismiss = DismissPair {
        a: place.account,
        b: other,
    };
    world.act(REP, dismiss).unwrap();
    world.act(REP, DeleteAccount { id: place.account }).unwrap();
    assert_eq!(rows_of(&world, place), 0);
    assert!(world.all::<DismissedPair>().is_empty());
    assert!(world.find::<Account>(other).is_some());
}

#[test]
fn whom_not_to_contact_is_not_forgotten() {
    let mut world = World::new();
    let id = world.account_with(AccountStatus::DoNotContact);
    let kind = Kind::Account;
    assert_eq!(
        world.act(OWNER, DeleteAccount { id }),
        Err(Refusal::InUse { kind })
    );
}

#[test]
fn neither_side_of_a_merge_is_deleted() {
    let mut world = World::new();
    let (survivor, absorbed) = (world.account("Forn Vell"), world.account("Forn Vell SL"));
    let merge = MergeAccounts {
        id: MergeId(ID),
        survivor,
        absorbed,
        choose: Vec::new(),
    };
    world.act(REP, merge).unwrap();
    for id in [survivor, absorbed] {
        let kind = Kind::Account;
        assert_eq!(
            world.act(OWNER, DeleteAccount { id }),
            Err(Refusal::InUse { kind })
        );
    }
}

#[test]
fn a_text_for_an_account_that_was_deleted_meanwhile_is_refused_and_so_kept() {
    let (mut world, place) = added();
    world.act(REP, DeleteAccount { id: place.account }).unwrap();
    let kind = Kind::Account;
    assert_eq!(
        world.act(COLLEAGUE, log(1, place, sent("Bon dia"))),
        Err(Refusal::NotFound { kind })
    );
}

#[rstest]
#[case::over(true)]
#[case::goes_on(false)]
fn campaigns_and_products_are_archived_and_brought_back(#[case] archived: bool) {
    let mut world = World::new();
    let campaign = world.campaign(Goal::Sales);
    let product = world.get::<Campaign>(campaign).product_id;
    for is_now in [!archived, archived] {
        world
            .act(
                REP,
                UpdateCampaign {
                    id: campaign,
                    changes: vec![CampaignField::Archived(is_now)],
                },
            )
            .unwrap();
        world
            .act(
                REP,
                UpdateProduct {
                    id: product,
                    changes: vec![ProductField::Archived(is_now)],
                },
            )
            .unwrap();
    }
    assert_eq!(world.get::<Campaign>(campaign).archived, archived);
    assert_eq!(world.get::<Product>(product).archived, archived);
}

#[test]
fn what_somebody_wrote_of_an_account_keeps_it() {
    let kind = Kind::Account;
    let notes = AccountField::Notes("Closed on Mondays".to_owned());
    let by_hand: fn(AccountId) -> Command = |account_id| {
        ChangeAccountStatus {
            account_id,
            to: AccountStatus::Customer,
            why: "signed".to_owned(),
            takes_back: false,
        }
        .into()
    };
    let written = |id| -> Command {
        UpdateAccount {
            id,
            changes: vec![notes.clone()],
        }
        .into()
    };
    let acts: [&dyn Fn(AccountId) -> Command; 2] = [&by_hand, &written];
    for act in acts {
        let mut world = World::new();
        let id = world.account("Forn Vell");
        world.act(REP, act(id)).unwrap();
        let delete = DeleteAccount { id };
        assert_eq!(world.act(OWNER, delete), Err(Refusal::InUse { kind }));
    }
}

#[test]
fn what_an_import_wrote_down_of_a_deleted_account_goes_with_it() {
    let mut world = World::new();
    let part = ImportPart {
        import_id: ImportId(ID),
        number: 0,
    };
    let row = |n: u128, name: &str| ImportRow {
        row: 2,
        account_id: AccountId(Uuid::from_u128(n)),
        contact_id: ContactId(Uuid::from_u128(n + 10)),
        name: name.to_owned(),
        changes: Vec::new(),
        status: None,
        contact: None,
    };
    let import = ImportAccounts {
        source: "accounts.csv".to_owned(),
        rows: vec![row(1, "Forn Vell"), row(2, "Celler")],
        part: Some(part),
    };
    world.act(REP, import).unwrap();
    let id = AccountId(Uuid::from_u128(1));
    world.act(REP, DeleteAccount { id }).unwrap();
    let batch: ImportBatch = world.get(ImportBatchId::of(part));
    let keys: Vec<RowKey> = batch.created.iter().map(|created| created.key).collect();
    assert_eq!(keys, [AccountId(Uuid::from_u128(2)).into()]);
}
