use super::*;
use crate::{
    Contact, Conversation, ConversationId, CustomField, Kind, Member, Merge, Message, Note,
    Notification, Row, RowKey, StatusChange, View, duplicates::MatchKey,
};

/// The accounts that stand before the file.
struct Standing(Vec<Account>);

impl View for Standing {
    fn row(&self, key: RowKey) -> Option<Row> {
        let mut accounts = self.0.iter();
        let account = accounts.find(|account| RowKey::from(account.id) == key);
        account.cloned().map(Row::from)
    }

    fn custom_fields(&self) -> Vec<CustomField> {
        Vec::new()
    }

    fn merges_of(&self, _: AccountId) -> Vec<Merge> {
        Vec::new()
    }

    fn all_of(&self, _: Kind) -> Vec<Row> {
        Vec::new()
    }

    fn going_with(&self, _: &[AccountId]) -> Vec<Row> {
        Vec::new()
    }

    fn accounts_matching(&self, key: &MatchKey) -> Vec<AccountId> {
        let bear_it = self
            .0
            .iter()
            .filter(|account| index_keys(account).contains(key));
        bear_it.map(|account| account.id).collect()
    }

    fn members(&self) -> Vec<Member> {
        Vec::new()
    }

    fn contacts_of(&self, _: AccountId) -> Vec<Contact> {
        Vec::new()
    }

    fn conversations_of(&self, _: AccountId) -> Vec<Conversation> {
        Vec::new()
    }

    fn status_changes_of(&self, _: AccountId) -> Vec<StatusChange> {
        Vec::new()
    }

    fn notes_of(&self, _: ConversationId) -> Vec<Note> {
        Vec::new()
    }

    fn messages_of(&self, _: ConversationId) -> Vec<Message> {
        Vec::new()
    }

    fn notifications_of(&self, _: ConversationId) -> Vec<Notification> {
        Vec::new()
    }

    fn inbound_since(&self, _: AccountId, _: Timestamp) -> Vec<Message> {
        Vec::new()
    }
}

fn preview(text: &str, standing: Vec<Account>) -> Vec<RowOutcome> {
    let view = Standing(standing);
    let mut preview = Preview::default();
    let plan = plan_of(text);
    let rows = plan.rows.iter();
    rows.map(|row| preview.take(&view, row)).collect()
}

/// The rows of the worked example that come again: which row, and which earlier one it is.
const SAME_NAME_AND_CITY: [(u32, u32); 40] = [
    (58, 11),
    (102, 71),
    (116, 2),
    (117, 17),
    (119, 110),
    (134, 20),
    (161, 46),
    (172, 108),
    (187, 162),
    (203, 55),
    (207, 192),
    (212, 81),
    (217, 195),
    (221, 81),
    (235, 91),
    (236, 90),
    (249, 198),
    (252, 105),
    (253, 183),
    (277, 195),
    (281, 195),
    (286, 30),
    (300, 91),
    (313, 275),
    (314, 167),
    (320, 175),
    (328, 265),
    (341, 232),
    (351, 75),
    (358, 114),
    (359, 186),
    (378, 189),
    (385, 296),
    (388, 48),
    (392, 248),
    (393, 109),
    (395, 78),
    (396, 140),
    (398, 53),
    (407, 255),
];
const SAME_PHONE: [(u32, u32); 2] = [(173, 159), (318, 196)];
const SAME_DOMAIN: [(u32, u32); 2] = [(381, 272), (410, 296)];

#[rstest]
#[case::level_1(Level::NameAndCity, &SAME_NAME_AND_CITY)]
#[case::level_2(Level::Phone, &SAME_PHONE)]
#[case::level_3(Level::Domain, &SAME_DOMAIN)]
fn the_preview_of_the_worked_example_merges_its_doubled_rows(
    #[case] by: Level,
    #[case] expected: &[(u32, u32)],
) {
    let outcomes = preview(ACCOUNTS, Vec::new());
    assert_eq!(outcomes.len(), 408);
    let merged: Vec<_> = outcomes
        .iter()
        .filter_map(|outcome| match outcome.outcome {
            Outcome::Merged {
                level, into_row, ..
            } if level == by => Some((outcome.row, into_row.unwrap())),
            _ => None,
        })
        .collect();
    assert_eq!(merged, expected);
}

#[test]
fn the_preview_says_which_account_takes_a_row() {
    let text = "Name,City,Phone,Website\n\
        Forn Vell SL,Vic,,\n\
        New,Olot,934123456,\n\
        Newer,Berga,934 123 456,new.example\n\
        Third,Ripoll,,www.new.example\n\
        Other,Vic,,\n";
    let standing = Account {
        id: AccountId(Uuid::from_u128(1_000)),
        name: "Forn Vell".to_owned(),
        city: "Vic".to_owned(),
        ..blank_account()
    };
    let outcomes = preview(text, vec![standing]);
    let id = |n| AccountId(Uuid::from_u128(n));
    let outcomes: Vec<_> = outcomes.iter().map(|row| (row.row, row.outcome)).collect();
    assert_eq!(
        outcomes,
        [
            (
                2,
                Outcome::Merged {
                    level: Level::NameAndCity,
                    account_id: id(1_000),
                    into_row: None
                }
            ),
            (3, Outcome::Created { account_id: id(3) }),
            (
                4,
                Outcome::Merged {
                    level: Level::Phone,
                    account_id: id(3),
                    into_row: Some(3)
                }
            ),
            // The row before filled the website in.
            (
                5,
                Outcome::Merged {
                    level: Level::Domain,
                    account_id: id(3),
                    into_row: Some(3)
                }
            ),
            (6, Outcome::Created { account_id: id(9) }),
        ]
    );
}

fn blank_account() -> Account {
    Account {
        id: AccountId(Uuid::nil()),
        name: String::new(),
        line_of_business: String::new(),
        city: String::new(),
        country: String::new(),
        language: None,
        phone: String::new(),
        email: String::new(),
        website: String::new(),
        notes: String::new(),
        status: AccountStatus::Prospect,
        status_mark: None,
        relationship_types: BTreeSet::new(),
        custom: [].into(),
        merged_into: None,
        fits: None,
        created_at: Timestamp(0),
    }
}

#[test]
fn a_new_account_of_a_name_that_is_borne_is_said_to_be_one() {
    let text = "Company,City\nForn Vell S.L.,Vic\nCeller,Olot\nceller,Vic\nCeller,\nCeller,Olot\n";
    let mut preview = Preview::default();
    preview.stands(&Account {
        name: "Forn Vell".to_owned(),
        ..blank_account()
    });
    let view = Standing(Vec::new());
    let plan = plan_of(text);
    let rows = plan.rows.iter();
    let namesakes: Vec<bool> = rows
        .map(|row| preview.take(&view, row).is_namesake)
        .collect();
    // Two known cities tell two of one name apart. The last is merged: there is nothing to look at.
    assert_eq!(namesakes, [true, false, false, true, false]);
}
