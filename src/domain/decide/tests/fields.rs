//! Products, campaigns, accounts and contacts: each field is checked and written apart.

use super::world::*;
use crate::*;
use rstest::rstest;
use uuid::Uuid;

const PRODUCT: ProductId = ProductId(Uuid::from_u128(1));
const CAMPAIGN: CampaignId = CampaignId(Uuid::from_u128(2));
const ACCOUNT: AccountId = AccountId(Uuid::from_u128(3));
const CONTACT: ContactId = ContactId(Uuid::from_u128(4));

fn world() -> World {
    let mut world = World::new();
    let name = || " Forn \n Vell ".to_owned();
    world
        .act(
            REP,
            CreateProduct {
                id: PRODUCT,
                name: name(),
                changes: vec![],
            },
        )
        .unwrap();
    let (product_id, account_id) = (PRODUCT, ACCOUNT);
    let campaign = CreateCampaign {
        id: CAMPAIGN,
        product_id,
        name: name(),
        changes: vec![],
    };
    world.act(REP, campaign).unwrap();
    world
        .act(
            REP,
            CreateAccount {
                id: ACCOUNT,
                name: name(),
                changes: vec![],
            },
        )
        .unwrap();
    let contact = CreateContact {
        id: CONTACT,
        account_id,
        name: name(),
        changes: vec![],
    };
    world.act(REP, contact).unwrap();
    world
}

fn product(field: fn(String) -> ProductField, text: String) -> Command {
    UpdateProduct {
        id: PRODUCT,
        changes: vec![field(text)],
    }
    .into()
}

fn campaign(field: fn(String) -> CampaignField, text: String) -> Command {
    UpdateCampaign {
        id: CAMPAIGN,
        changes: vec![field(text)],
    }
    .into()
}

fn account(field: fn(String) -> AccountField, text: String) -> Command {
    UpdateAccount {
        id: ACCOUNT,
        changes: vec![field(text)],
    }
    .into()
}

fn contact(field: fn(String) -> ContactField, text: String) -> Command {
    UpdateContact {
        id: CONTACT,
        changes: vec![field(text)],
    }
    .into()
}

#[rstest]
#[case::product_name(|text| product(ProductField::Name, text), Field::Name, 500)]
#[case::description(|text| product(ProductField::Description, text), Field::Description, 20_000)]
#[case::product_website(|text| product(ProductField::Website, text), Field::Website, 2_000)]
#[case::campaign_name(|text| campaign(CampaignField::Name, text), Field::Name, 500)]
#[case::brief(|text| campaign(CampaignField::Brief, text), Field::Brief, 20_000)]
#[case::tone(|text| campaign(CampaignField::Tone, text), Field::Tone, 320)]
#[case::ideal_customer(|text| product(ProductField::IdealCustomer, text), Field::IdealCustomer, 20_000)]
#[case::account_name(|text| account(AccountField::Name, text), Field::Name, 500)]
#[case::line_of_business(|text| account(AccountField::LineOfBusiness, text), Field::LineOfBusiness, 320)]
#[case::city(|text| account(AccountField::City, text), Field::City, 320)]
#[case::country(|text| account(AccountField::Country, text), Field::Country, 320)]
#[case::phone(|text| account(AccountField::Phone, text), Field::Phone, 320)]
#[case::website(|text| account(AccountField::Website, text), Field::Website, 2_000)]
#[case::notes(|text| account(AccountField::Notes, text), Field::Notes, 20_000)]
#[case::contact_name(|text| contact(ContactField::Name, text), Field::Name, 500)]
#[case::title(|text| contact(ContactField::Title, text), Field::Title, 320)]
#[case::contact_phone(|text| contact(ContactField::Phone, text), Field::Phone, 320)]
#[case::linkedin(|text| contact(ContactField::Linkedin, text), Field::Linkedin, 2_000)]
fn a_field_has_a_limit_and_only_a_name_must_be_filled(
    #[case] update: fn(String) -> Command,
    #[case] field: Field,
    #[case] limit: usize,
) {
    let mut world = world();
    // A text that every field takes: a website names a host.
    let text = |length| "é".repeat(length - 3) + ".ex";
    world.act(REP, update(text(limit))).unwrap();
    let length = limit + 1;
    assert_eq!(
        world.act(REP, update(text(length))),
        Err(Refusal::TooLong {
            field,
            limit,
            length
        })
    );
    let cleared = world.act(REP, update(String::new())).map(drop);
    let expected = if field == Field::Name {
        Err(Refusal::Blank { field })
    } else {
        Ok(())
    };
    assert_eq!(cleared, expected);
}

#[test]
fn a_name_is_one_line_without_blanks_around_it() {
    let world = world();
    assert_eq!(world.get::<Product>(PRODUCT).name, "Forn Vell");
    assert_eq!(world.get::<Campaign>(CAMPAIGN).name, "Forn Vell");
    assert_eq!(world.get::<Account>(ACCOUNT).name, "Forn Vell");
    assert_eq!(world.get::<Contact>(CONTACT).name, "Forn Vell");
}

#[rstest]
#[case::plain("anna@forn.example", Some("anna@forn.example"))]
#[case::with_blanks_around(" anna@forn.example\n", Some("anna@forn.example"))]
#[case::none("", Some(""))]
#[case::no_host("anna@", None)]
#[case::no_person("@forn.example", None)]
#[case::one_side("forn.example", None)]
#[case::a_blank_inside("an na@forn.example", None)]
fn an_address_has_two_sides(#[case] text: &str, #[case] kept: Option<&str>) {
    let mut world = world();
    let value = text.to_owned();
    let expected = match kept {
        Some(_) => Ok(()),
        None => Err(Refusal::Invalid {
            field: Field::Email,
            value: value.clone(),
        }),
    };
    let commands = [
        account(AccountField::Email, value.clone()),
        contact(ContactField::Email, value),
    ];
    for command in commands {
        assert_eq!(world.act(REP, command).map(drop), expected);
    }
    if let Some(kept) = kept {
        assert_eq!(world.get::<Account>(ACCOUNT).email, kept);
        assert_eq!(world.get::<Contact>(CONTACT).email, kept);
    }
}

#[rstest]
#[case::whole("https://forn.example/ca", Some("https://forn.example/ca"))]
#[case::host_alone(" forn.example ", Some("forn.example"))]
#[case::none(" ", Some(""))]
#[case::words("hello world", None)]
#[case::one_label("localhost", None)]
#[case::not_known("n.a.", None)]
fn a_website_names_a_host(#[case] text: &str, #[case] kept: Option<&str>) {
    let mut world = world();
    let value = text.to_owned();
    let expected = match kept {
        Some(_) => Ok(()),
        None => Err(Refusal::Invalid {
            field: Field::Website,
            value: value.clone(),
        }),
    };
    let commands = [
        account(AccountField::Website, value.clone()),
        product(ProductField::Website, value),
    ];
    for command in commands {
        assert_eq!(world.act(REP, command).map(drop), expected);
    }
    if let Some(kept) = kept {
        assert_eq!(world.get::<Account>(ACCOUNT).website, kept);
        assert_eq!(world.get::<Product>(PRODUCT).website, kept);
    }
}

#[test]
fn a_new_row_begins_with_its_defaults() {
    let world = world();
    assert_eq!(world.get::<Campaign>(CAMPAIGN).goal, Goal::Sales);
    let account: Account = world.get(ACCOUNT);
    assert_eq!(
        (account.status, account.status_mark),
        (AccountStatus::Prospect, None)
    );
    assert_eq!(account.created_at, NOW);
}

#[test]
fn an_account_is_created_though_it_seems_to_be_there_already() {
    let mut world = world();
    let id = AccountId(Uuid::from_u128(9));
    let name = "Forn Vell".to_owned();
    world
        .act(
            REP,
            CreateAccount {
                id,
                name,
                changes: vec![],
            },
        )
        .unwrap();
    assert_eq!(world.all::<Account>().len(), 2);
}

#[test]
fn one_field_that_is_refused_leaves_all_as_they_were() {
    let mut world = world();
    let changes = vec![
        AccountField::City("Vic".to_owned()),
        AccountField::Name(String::new()),
    ];
    let before = world.rows.clone();
    assert!(
        world
            .act(
                REP,
                UpdateAccount {
                    id: ACCOUNT,
                    changes
                }
            )
            .is_err()
    );
    assert_eq!(world.rows, before);
}

#[test]
fn what_stands_so_already_changes_nothing() {
    let mut world = world();
    let changes = vec![
        AccountField::Name("Forn Vell".to_owned()),
        AccountField::Language(None),
    ];
    assert_eq!(
        world.act(
            REP,
            UpdateAccount {
                id: ACCOUNT,
                changes
            }
        ),
        Ok(Vec::new())
    );
}

#[rstest]
#[case::product(UpdateProduct { id: ProductId(Uuid::nil()), changes: vec![] }.into(), Kind::Product)]
#[case::campaign(UpdateCampaign { id: CampaignId(Uuid::nil()), changes: vec![] }.into(), Kind::Campaign)]
#[case::account(UpdateAccount { id: AccountId(Uuid::nil()), changes: vec![] }.into(), Kind::Account)]
#[case::contact(UpdateContact { id: ContactId(Uuid::nil()), changes: vec![] }.into(), Kind::Contact)]
#[case::member(UpdateMember { id: MemberId(Uuid::nil()), changes: vec![] }.into(), Kind::Member)]
#[case::conversation(
    ReopenConversation { conversation_id: ConversationId(Uuid::nil()), pending: false }.into(),
    Kind::Conversation,
)]
#[case::message(
    SetIntent { id: MessageId(Uuid::nil()), intent: Intent::Question }.into(),
    Kind::Message,
)]
fn what_is_not_there_is_not_changed(#[case] command: Command, #[case] kind: Kind) {
    let mut world = world();
    assert_eq!(world.act(OWNER, command), Err(Refusal::NotFound { kind }));
}

#[test]
fn a_form_is_refused_for_all_that_is_wrong_with_it() {
    let mut world = World::new();
    let account = world.account("Forn Vell");
    let wrong = |field: Field, value: &str| Refusal::Invalid {
        field,
        value: value.to_owned(),
    };
    let changes = vec![
        AccountField::Email("nobody".to_owned()),
        AccountField::City("Vic".to_owned()),
        AccountField::Website("nowhere".to_owned()),
    ];
    let of_both = [
        wrong(Field::Email, "nobody"),
        wrong(Field::Website, "nowhere"),
    ];
    let update = UpdateAccount {
        id: account,
        changes: changes.clone(),
    };
    assert_eq!(mistakes(&mut world, update), of_both);
    let create = CreateAccount {
        id: AccountId(Uuid::from_u128(99)),
        name: " ".to_owned(),
        changes,
    };
    let blank = Refusal::Blank { field: Field::Name };
    assert_eq!(mistakes(&mut world, create)[0], blank);
    assert_eq!(
        contact_mistakes("", &[ContactField::Email("x".to_owned())]).len(),
        2
    );
}

/// The fields that a command is refused for.
fn wrong_fields(world: &mut World, command: impl Into<Command>) -> Vec<Field> {
    let refusals = mistakes(world, command).into_iter();
    let field = |refusal| match refusal {
        Refusal::Blank { field }
        | Refusal::Invalid { field, .. }
        | Refusal::TooLong { field, .. }
        | Refusal::OutOfRange { field, .. } => field,
        other => panic!("{other:?} names no field"),
    };
    refusals.map(field).collect()
}

#[test]
fn every_form_of_a_dialog_is_refused_for_all_that_is_wrong_with_it() {
    let mut world = World::new();
    let campaign_id = world.campaign(Goal::Sales);
    let none = Uuid::from_u128(99);
    let reply = SaveReply {
        id: SavedReplyId(none),
        name: " ".to_owned(),
        text: "{{contact.frist_name}}".to_owned(),
        shared: false,
    };
    assert_eq!(wrong_fields(&mut world, reply), [Field::Name, Field::Text]);
    let saved = SaveView {
        id: ViewId(none),
        place: ViewPlace::Accounts,
        name: String::new(),
        query: "q".repeat(100_000),
        shared: false,
    };
    assert_eq!(wrong_fields(&mut world, saved), [Field::Name, Field::Query]);
    let expense = AddExpense {
        id: ExpenseId(none),
        campaign_id,
        kind: ExpenseKind::Agency,
        amount: money::Money {
            minor: 0,
            currency: "EUR".parse().unwrap(),
        },
        spent_on: "2026-11-12".parse().unwrap(),
        note: "a".repeat(100_000),
    };
    assert_eq!(
        wrong_fields(&mut world, expense),
        [Field::Amount, Field::Note]
    );
    let own = CreateCustomField {
        key: "1".to_owned(),
        kind: CustomKind::Select,
        label: String::new(),
        options: Vec::new(),
    };
    let each = own.clone().into();
    let refused = Command::by_field(&each)
        .into_iter()
        .filter_map(|one| world.act(ADMIN, one).err());
    let blank = |field| Refusal::Blank { field };
    let wrong_key = Refusal::Invalid {
        field: Field::Key,
        value: own.key,
    };
    assert_eq!(
        refused.collect::<Vec<_>>(),
        [blank(Field::Label), wrong_key, blank(Field::Options)]
    );
}

fn mistakes(world: &mut World, command: impl Into<Command>) -> Vec<Refusal> {
    let each = command.into().by_field().into_iter();
    each.filter_map(|one| world.act(REP, one).err()).collect()
}
