//! What tells of accounts that were erased, outside their rows.

use super::*;

/// What a device keeps of an erased account beside its rows.
#[test]
fn commands_that_tell_of_an_erased_account_are_known_and_no_others() {
    let (mut world, place, other) = furnished();
    world.act(ADMIN, erase(place.account)).unwrap();
    let erasure: Erasure = world.get(ERASURE);
    let campaigns: Vec<CampaignId> = place.campaign.into_iter().collect();
    let rows = [
        (contact_id(1).into(), Belonged::Account(place.account)),
        (
            message(10).into(),
            Belonged::Conversation(place.conversation()),
        ),
        (contact_id(2).into(), Belonged::Account(other.account)),
        (
            message(20).into(),
            Belonged::Conversation(other.conversation()),
        ),
        (message(30).into(), Belonged::Unknown),
    ];
    let traces = Traces::of([&erasure], &campaigns)
        .with_rows(rows)
        .with_prints([&erasure]);
    let tag = |conversation_id| TagConversation {
        conversation_id,
        add: vec!["bread".to_owned()],
        remove: Vec::new(),
    };
    let rename = |n| UpdateContact {
        id: contact_id(n),
        changes: vec![ContactField::Name("Maria".to_owned())],
    };
    let translate = |n| TranslateMessage {
        id: message(n),
        translation: Translation {
            text: "Good morning".to_owned(),
            language: Language::english(),
        },
    };
    let not_translated = |n| NoteUntranslated {
        id: message(n),
        why: None,
    };
    let known = |n: u128| {
        let email = AccountField::Email(format!("maria{n}@example.com"));
        import(1, vec![row("Else", vec![email], None)])
    };
    let pairs: [(Command, Command); 6] = [
        (
            log(50, place, sent("Bon dia")).into(),
            log(51, other, sent("Bon dia")).into(),
        ),
        (
            tag(place.conversation()).into(),
            tag(other.conversation()).into(),
        ),
        (rename(1).into(), rename(2).into()),
        (translate(10).into(), translate(20).into()),
        (not_translated(10).into(), not_translated(20).into()),
        (known(1).into(), known(2).into()),
    ];
    for (of_it, of_another) in pairs {
        assert_eq!(traces.told_by(&of_it), Some(erasure.at), "{of_it:?}");
        assert_eq!(traces.told_by(&of_another), None, "{of_another:?}");
    }
    assert_eq!(traces.told_by(&erase(place.account).into()), None);
    // Nobody knows whose it was.
    let in_doubt = translate(30).into();
    assert_eq!(traces.told_by(&in_doubt), None);
    assert!(traces.may_be_told_by(&in_doubt) && !traces.may_be_told_by(&translate(20).into()));
    assert!(traces.are_of(None, place.conversation()));
    assert!(traces.are_of(Some(place.account), other.conversation()));
    assert!(!traces.are_of(Some(other.account), other.conversation()));
}

#[test]
fn an_import_is_told_of_by_all_its_rows_and_not_by_one_of_many() {
    let (mut world, place, _) = furnished();
    world.act(ADMIN, erase(place.account)).unwrap();
    let erasure: Erasure = world.get(ERASURE);
    let traces = Traces::of([&erasure], &[]).with_prints([&erasure]);
    let email = AccountField::Email("maria1@example.com".to_owned());
    let erased = || row("Else", vec![email.clone()], None);
    let another = || row("Celler", Vec::new(), None);
    let alone = import(1, vec![erased()]).into();
    assert_eq!(traces.told_by(&alone), Some(erasure.at));
    assert_eq!(traces.rest_of(&alone), None);
    let among = import(1, vec![another(), erased()]).into();
    assert_eq!(traces.told_by(&among), None);
    let rest = import(1, vec![another()]).into();
    assert_eq!(traces.rest_of(&among), Some((erasure.at, rest)));
    let of_nobody = import(1, vec![another()]).into();
    assert_eq!(traces.rest_of(&of_nobody), None);
}

#[test]
fn of_an_account_that_stays_an_import_says_all_but_who_was_erased() {
    let (mut world, place, _) = furnished();
    world.act(ADMIN, erase(place.account)).unwrap();
    let erasure: Erasure = world.get(ERASURE);
    let traces = Traces::of([&erasure], &[]).with_prints([&erasure]);
    let celler = |person| import(1, vec![row("Celler", Vec::new(), person)]);
    let with_her = celler(Some(maria("maria1@example.com"))).into();
    assert_eq!(traces.told_by(&with_her), None);
    let without = celler(None).into();
    assert_eq!(traces.rest_of(&with_her), Some((erasure.at, without)));
    let with_another = celler(Some(maria("maria2@example.com"))).into();
    assert_eq!(traces.rest_of(&with_another), None);
}
