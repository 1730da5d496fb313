//! Fields of a workspace's own (rule book §2), and lists kept under a name.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

fn tier() -> CreateCustomField {
    CreateCustomField {
        key: "tier".to_owned(),
        kind: CustomKind::Select,
        label: "Tier".to_owned(),
        options: vec!["Gold".to_owned(), "Silver".to_owned()],
    }
}

fn say(id: AccountId, key: &str, value: Option<CustomValue>) -> UpdateAccount {
    UpdateAccount {
        id,
        changes: vec![AccountField::Custom(CustomFieldChange {
            key: key.to_owned(),
            value,
        })],
    }
}

fn text(text: &str) -> CustomValue {
    CustomValue::Text(text.to_owned())
}

#[test]
fn an_account_says_what_the_field_can_hold() {
    let mut world = World::new();
    world.act(ADMIN, tier()).unwrap();
    let id = world.account("Forn Vell");
    world.act(REP, say(id, "tier", Some(text("Gold")))).unwrap();
    let refused = world.act(REP, say(id, "tier", Some(text("Platinum"))));
    assert_eq!(
        refused,
        Err(Refusal::CustomField {
            key: "tier".to_owned(),
            problem: CustomProblem::NoSuchOption {
                value: "Platinum".to_owned()
            },
        })
    );
    assert_eq!(world.get::<Account>(id).custom["tier"], text("Gold"));
    let unknown = world.act(REP, say(id, "colour", Some(text("red"))));
    let kind = Kind::CustomField;
    assert_eq!(unknown, Err(Refusal::NotFound { kind }));
    world.act(REP, say(id, "tier", None)).unwrap();
    assert!(world.get::<Account>(id).custom.is_empty());
}

#[test]
fn what_stands_in_an_archived_field_stays_and_nothing_new_is_said_in_it() {
    let mut world = World::new();
    world.act(ADMIN, tier()).unwrap();
    let id = world.account("Forn Vell");
    world.act(REP, say(id, "tier", Some(text("Gold")))).unwrap();
    let archive = UpdateCustomField {
        id: CustomFieldId::of("tier"),
        changes: vec![CustomFieldField::Archived(true)],
    };
    world.act(ADMIN, archive).unwrap();
    assert_eq!(world.get::<Account>(id).custom["tier"], text("Gold"));
    assert!(matches!(
        world.act(REP, say(id, "tier", Some(text("Silver")))),
        Err(Refusal::CustomField {
            problem: CustomProblem::Archived,
            ..
        })
    ));
    world.act(REP, say(id, "tier", None)).unwrap();
}

#[test]
fn two_admins_who_make_one_field_make_one_row() {
    let mut world = World::new();
    world.act(ADMIN, tier()).unwrap();
    let again = CreateCustomField {
        label: "  tier ".to_owned(),
        ..tier()
    };
    assert_eq!(world.act(OWNER, again), Ok(vec![]));
}

#[rstest]
#[case::of_another_kind(CreateCustomField { kind: CustomKind::Text, options: vec![], ..tier() })]
#[case::of_another_name(CreateCustomField { label: "Headcount".to_owned(), ..tier() })]
fn a_key_that_another_field_has_is_refused(#[case] other: CreateCustomField) {
    let mut world = World::new();
    world.act(ADMIN, tier()).unwrap();
    let field = Field::Key;
    let value = "tier".to_owned();
    let refused = Err(Refusal::Invalid { field, value });
    assert_eq!(world.act(OWNER, other), refused);
}

#[test]
fn the_key_of_an_archived_field_is_taken() {
    let mut world = World::new();
    world.act(ADMIN, tier()).unwrap();
    let archive = UpdateCustomField {
        id: CustomFieldId::of("tier"),
        changes: vec![CustomFieldField::Archived(true)],
    };
    world.act(ADMIN, archive).unwrap();
    assert!(world.act(OWNER, tier()).is_err());
}

#[rstest]
#[case::bad_key("Tier", CustomKind::Text, "Tier", &[])]
#[case::no_label("tier", CustomKind::Text, " ", &[])]
#[case::no_options("tier", CustomKind::Select, "Tier", &[])]
#[case::blank_option("tier", CustomKind::Select, "Tier", &[" "])]
#[case::comma_in_an_option("tier", CustomKind::Multiselect, "Tier", &["a, b"])]
#[case::options_where_one_writes("tier", CustomKind::Number, "Tier", &["a"])]
fn a_field_that_cannot_be_is_refused(
    #[case] key: &str,
    #[case] kind: CustomKind,
    #[case] label: &str,
    #[case] options: &[&str],
) {
    let mut world = World::new();
    let command = CreateCustomField {
        key: key.to_owned(),
        kind,
        label: label.to_owned(),
        options: options.iter().map(|&option| option.to_owned()).collect(),
    };
    assert!(world.act(ADMIN, command).is_err());
    assert_eq!(world.all::<CustomField>(), vec![]);
}

#[test]
fn fields_are_made_and_changed_by_admins() {
    let mut world = World::new();
    let needs = Role::Admin;
    assert_eq!(world.act(REP, tier()), Err(Refusal::NotAllowed { needs }));
    world.act(ADMIN, tier()).unwrap();
    let rename = UpdateCustomField {
        id: CustomFieldId::of("tier"),
        changes: vec![CustomFieldField::Label("Level".to_owned())],
    };
    assert_eq!(
        world.act(REP, rename.clone()),
        Err(Refusal::NotAllowed { needs })
    );
    world.act(ADMIN, rename).unwrap();
    let field: CustomField = world.get(CustomFieldId::of("tier"));
    assert_eq!(field.label, "Level");
}

const VIEW: ViewId = ViewId(Uuid::from_u128(0xf1));

fn view(name: &str, shared: bool) -> SaveView {
    SaveView {
        id: VIEW,
        place: ViewPlace::Accounts,
        name: name.to_owned(),
        query: "status=customer".to_owned(),
        shared,
    }
}

#[test]
fn a_view_is_its_owners_and_a_shared_one_an_admins_too() {
    let mut world = World::new();
    world.act(REP, view(" Customers ", false)).unwrap();
    let row: SavedView = world.get(VIEW);
    assert_eq!((row.name.as_str(), row.owner), ("Customers", REP));
    assert!(row.is_seen_by(REP) && !row.is_seen_by(COLLEAGUE));
    let kind = Kind::SavedView;
    for other in [COLLEAGUE, ADMIN] {
        let taken = world.act(other, view("Mine now", true));
        assert_eq!(taken, Err(Refusal::NotFound { kind }));
    }
    world.act(REP, view("Customers", true)).unwrap();
    let needs = Role::Admin;
    assert_eq!(
        world.act(COLLEAGUE, DeleteView { id: VIEW }),
        Err(Refusal::NotAllowed { needs })
    );
    world.act(ADMIN, view("All customers", true)).unwrap();
    assert_eq!(world.get::<SavedView>(VIEW).owner, REP);
    world.act(ADMIN, DeleteView { id: VIEW }).unwrap();
    assert_eq!(world.act(REP, DeleteView { id: VIEW }), Ok(vec![]));
}

#[rstest]
#[case::blank(" ", 0)]
#[case::name_too_long("n", 81)]
fn a_view_has_a_name_of_at_most_eighty_characters(#[case] name: &str, #[case] times: usize) {
    let mut world = World::new();
    let name = name.repeat(times.max(1));
    assert!(world.act(REP, view(&name, false)).is_err());
}
