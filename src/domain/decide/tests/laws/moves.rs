//! Stories: commands of every kind over so few ids that they meet.

mod assisted;
mod recorded;

use crate::{decide::tests::world::*, guardrails::Include, *};
use proptest::{collection::vec, option, prelude::*, sample::select};
use uuid::Uuid;

/// One thing said, somewhere.
#[derive(Debug, Clone)]
pub(super) struct Saying {
    pub place: usize,
    pub said: Said,
}

/// Members, time since the move before, and the command.
type Move = (MemberId, Span, Command);

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// Products 1 and 2, campaigns 1 and 2, accounts 1 to 3 of which the third was absorbed.
pub(super) fn stage() -> World {
    let mut world = World::new();
    let name = || "Forn Vell".to_owned();
    for n in 1..=2 {
        let (product_id, id) = (ProductId(id(n)), CampaignId(id(n)));
        world
            .act(
                OWNER,
                CreateProduct {
                    id: product_id,
                    name: name(),
                    changes: vec![],
                },
            )
            .unwrap();
        let campaign = CreateCampaign {
            id,
            product_id,
            name: name(),
            changes: vec![],
        };
        world.act(OWNER, campaign).unwrap();
    }
    let accounts: Vec<AccountId> = (1..=3).map(|n| AccountId(id(n))).collect();
    for &id in &accounts {
        world
            .act(
                OWNER,
                CreateAccount {
                    id,
                    name: name(),
                    changes: vec![],
                },
            )
            .unwrap();
    }
    world.put(Account {
        merged_into: Some(accounts[0]),
        ..world.get(accounts[2])
    });
    world
}

/// A base of `k` stands for the act `k` acts ago, which only the story knows.
pub(super) fn with_recent_base(world: &World, command: Command) -> Command {
    match command {
        Command::SaveDraft(save) => {
            let latest = world.last_act().0.as_u128();
            let base = save
                .base
                .map(|ago| CommandId(id(latest + 1 - ago.0.as_u128())));
            SaveDraft { base, ..save }.into()
        }
        command => command,
    }
}

pub(super) fn moves() -> impl Strategy<Value = Vec<Move>> {
    let pause = (0..400_i64).prop_map(Span::minutes);
    vec((members(), pause, command()), 1..20)
}

pub(super) fn members() -> impl Strategy<Value = MemberId> {
    select(vec![OWNER, ADMIN, REP, COLLEAGUE])
}

pub(super) fn text() -> impl Strategy<Value = String> {
    let texts = [
        "Bon dia",
        "Hola",
        "Gràcies",
        "Gràcies\n\n> Bon dia",
        " ",
        "\u{200b}",
        "",
    ];
    select(texts.to_vec()).prop_map(str::to_owned)
}

/// Something that can be logged.
pub(super) fn saying() -> impl Strategy<Value = Saying> {
    let parts = (
        0..6_usize,
        select(Mode::ALL),
        select(vec!["Bon dia", "Hola", "Gràcies"]),
        -5..=5_i64,
        select(Channel::ALL),
        option::of(select(Intent::ALL)),
    );
    parts.prop_map(|(place, mode, text, minutes, channel, intent)| {
        let intent = intent.filter(|_| mode == Mode::InboundPaste);
        let said = Said {
            channel,
            intent,
            ..at(minute(minutes), said(mode, text))
        };
        Saying { place, said }
    })
}

/// Something that perhaps cannot.
fn anything_said() -> impl Strategy<Value = Said> {
    (saying(), text(), -900..900_i64, 0..8_u8).prop_map(|(saying, text, minutes, oddity)| {
        let mut said = at(minute(minutes), saying.said);
        match oddity {
            0 => said.original_text = text,
            1 => said.translation = None,
            2 => said.translation = Some(in_english(&text)),
            3 => said.subject = text,
            _ => {}
        }
        said
    })
}

fn account() -> impl Strategy<Value = AccountId> {
    (1..=4_u128).prop_map(|n| AccountId(id(n)))
}

fn campaign() -> impl Strategy<Value = CampaignId> {
    (1..=2_u128).prop_map(|n| CampaignId(id(n)))
}

fn place() -> impl Strategy<Value = Place> {
    (account(), option::of(campaign())).prop_map(|(account, campaign)| Place { account, campaign })
}

fn conversation() -> impl Strategy<Value = ConversationId> {
    place().prop_map(Place::conversation)
}

fn some_message() -> impl Strategy<Value = MessageId> {
    (1..=6_u128).prop_map(message)
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["Forn Vell", "Celler Nou", "Cal Pep", " "]).prop_map(str::to_owned)
}

fn account_fields() -> impl Strategy<Value = Vec<AccountField>> {
    let field = prop_oneof![
        select(vec!["Vic", "Olot", ""]).prop_map(|text| AccountField::City(text.to_owned())),
        select(vec!["938000111", "938000222"])
            .prop_map(|text| AccountField::Phone(text.to_owned())),
        select(vec!["forn.example", "vell.example"])
            .prop_map(|text| AccountField::Website(text.to_owned())),
        select(vec!["hola@forn.example", "forn"])
            .prop_map(|text| AccountField::Email(text.to_owned())),
        select(RelationshipType::ALL).prop_map(|one| AccountField::RelationshipTypes([one].into())),
    ];
    vec(field, 0..4)
}

fn import_rows() -> impl Strategy<Value = Vec<ImportRow>> {
    let contact = option::of(select(vec!["Anna", "Pau"])).prop_map(|name| {
        name.map(|name| ImportContact {
            name: name.to_owned(),
            changes: Vec::new(),
        })
    });
    let status = option::of(select(AccountStatus::ALL));
    let row = (name(), account_fields(), status, contact, 0..40_u128);
    vec(row, 0..6).prop_map(|rows| {
        let rows = rows.into_iter().enumerate();
        rows.map(|(row, (name, changes, status, contact, n))| {
            // Rows of one command have ids of their own; commands may share some.
            let n = 100 + n * 6 + row as u128;
            ImportRow {
                row: 1,
                account_id: AccountId(id(n)),
                contact_id: ContactId(id(n)),
                name,
                changes,
                status,
                contact,
            }
        })
        .collect()
    })
}

fn add_to_campaign() -> impl Strategy<Value = AddToCampaign> {
    (
        campaign(),
        vec(account(), 1..4),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(campaign_id, matched, includes, confirms)| AddToCampaign {
            campaign_id,
            confirmed: if confirms {
                matched.clone()
            } else {
                matched[..1].to_vec()
            },
            matched,
            include: if includes {
                Include::every()
            } else {
                [].into()
            },
        })
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        2 => rows_of_accounts(),
        2 => acts_on_conversations(),
        4 => acts_on_messages(),
        1 => acts_on_members(),
    ]
}

fn rows_of_accounts() -> impl Strategy<Value = Command> {
    prop_oneof![
        (1..=3_u128, name()).prop_map(|(n, name)| {
            CreateProduct {
                id: ProductId(id(n)),
                name,
                changes: Vec::new(),
            }
            .into()
        }),
        (1..=3_u128, name()).prop_map(|(n, name)| {
            UpdateProduct {
                id: ProductId(id(n)),
                changes: vec![ProductField::Name(name)],
            }
            .into()
        }),
        (1..=3_u128, 1..=3_u128, name()).prop_map(|(n, product, name)| {
            let (id, product_id) = (CampaignId(id(n)), ProductId(id(product)));
            CreateCampaign {
                id,
                product_id,
                name,
                changes: Vec::new(),
            }
            .into()
        }),
        (campaign(), select(Goal::ALL)).prop_map(|(id, goal)| {
            UpdateCampaign {
                id,
                changes: vec![CampaignField::Goal(goal)],
            }
            .into()
        }),
        (account(), name(), account_fields()).prop_map(|(id, name, changes)| CreateAccount {
            id,
            name,
            changes
        }
        .into()),
        (account(), account_fields())
            .prop_map(|(id, changes)| UpdateAccount { id, changes }.into()),
        account().prop_map(|id| DeleteAccount { id }.into()),
        (account(), select(AccountStatus::ALL), text()).prop_map(|(account_id, to, why)| {
            ChangeAccountStatus {
                account_id,
                to,
                why,
                takes_back: false,
            }
            .into()
        }),
        (import_rows(), part()).prop_map(|(rows, part)| ImportAccounts {
            source: "a.csv".to_owned(),
            rows,
            part: Some(part),
        }
        .into()),
        part().prop_map(|part| UndoImport {
            batch_id: ImportBatchId::of(part),
        }
        .into()),
        (1..=6_u128, account(), account()).prop_map(|(n, survivor, absorbed)| {
            MergeAccounts {
                id: MergeId(id(n)),
                survivor,
                absorbed,
                choose: Vec::new(),
            }
            .into()
        }),
        (1..=6_u128).prop_map(|n| UndoMerge { id: MergeId(id(n)) }.into()),
        (account(), account(), any::<bool>()).prop_map(|(a, b, restores)| {
            if restores {
                RestorePair { a, b }.into()
            } else {
                DismissPair { a, b }.into()
            }
        }),
        contacts(),
        expenses(),
    ]
}

fn contacts() -> impl Strategy<Value = Command> {
    prop_oneof![
        (1..=3_u128, account(), name()).prop_map(|(n, account_id, name)| {
            let id = ContactId(id(n));
            CreateContact {
                id,
                account_id,
                name,
                changes: Vec::new(),
            }
            .into()
        }),
        (1..=3_u128).prop_map(|n| {
            DeleteContact {
                id: ContactId(id(n)),
            }
            .into()
        }),
        (1..=3_u128, name()).prop_map(|(n, name)| {
            UpdateContact {
                id: ContactId(id(n)),
                changes: vec![ContactField::Name(name)],
            }
            .into()
        }),
    ]
}

fn expenses() -> impl Strategy<Value = Command> {
    let minor = || (0..3_i64).prop_map(euros);
    prop_oneof![
        (1..=2_u128, campaign(), minor())
            .prop_map(|(n, campaign, amount)| spend(n, campaign, amount).into()),
        (1..=2_u128, minor()).prop_map(|(n, amount)| {
            UpdateExpense {
                id: ExpenseId(id(n)),
                changes: vec![ExpenseField::Amount(amount)],
            }
            .into()
        }),
        (1..=2_u128).prop_map(|n| {
            DeleteExpense {
                id: ExpenseId(id(n)),
            }
            .into()
        }),
    ]
}

fn part() -> impl Strategy<Value = ImportPart> {
    (0..3_u32).prop_map(|number| ImportPart {
        import_id: ImportId(id(1)),
        number,
    })
}

fn acts_on_conversations() -> impl Strategy<Value = Command> {
    prop_oneof![
        add_to_campaign().prop_map(Into::into),
        add_to_campaign().prop_map(Into::into),
        conversation().prop_map(|conversation_id| TakeOutOfCampaign { conversation_id }.into()),
        (
            conversation(),
            select(vec![ReviewStatus::Approved, ReviewStatus::Rejected])
        )
            .prop_map(|(conversation_id, verdict)| ReviewConversation {
                conversation_id,
                verdict
            }
            .into()),
        (conversation(), option::of(some_message())).prop_map(|(conversation_id, seen_inbound)| {
            CloseConversation {
                conversation_id,
                seen_inbound,
            }
            .into()
        }),
        conversation().prop_map(|conversation_id| ReopenConversation {
            conversation_id,
            pending: false
        }
        .into()),
        (conversation(), option::of(members())).prop_map(|(conversation_id, to)| {
            AssignConversation {
                conversation_id,
                to,
            }
            .into()
        }),
        (conversation(), option::of(0..99_i64)).prop_map(|(conversation_id, until)| {
            SnoozeConversation {
                conversation_id,
                until: until.map(minute),
            }
            .into()
        }),
        (conversation(), option::of(some_message())).prop_map(|(conversation_id, seen_inbound)| {
            MarkRead {
                conversation_id,
                seen_inbound,
            }
            .into()
        }),
        conversation().prop_map(|conversation_id| MarkUnread { conversation_id }.into()),
        (conversation(), some_tags(), some_tags()).prop_map(|(conversation_id, add, remove)| {
            TagConversation {
                conversation_id,
                add,
                remove,
            }
            .into()
        }),
        recorded::acts(),
        (1..=3_u128, place(), text()).prop_map(|(n, place, text)| {
            let Place {
                account: account_id,
                campaign: campaign_id,
            } = place;
            AddNote {
                id: NoteId(id(n)),
                account_id,
                campaign_id,
                text,
            }
            .into()
        }),
        (1..=3_u128, text()).prop_map(|(n, text)| {
            let id = NoteId(id(n));
            let from = None;
            UpdateNote { id, text, from }.into()
        }),
        (1..=3_u128, any::<bool>()).prop_map(|(n, takes_back)| RetractNote {
            id: NoteId(id(n)),
            takes_back
        }
        .into()),
    ]
}

fn some_tags() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[aB ]{0,3}", 0..3)
}

fn acts_on_messages() -> impl Strategy<Value = Command> {
    let log_of = (some_message(), place(), anything_said(), any::<bool>());
    let base = option::of((1..=4_u128).prop_map(|ago| CommandId(id(ago))));
    prop_oneof![
        3 => log_of.prop_map(|(id, place, said, log_anyway)| {
            LogMessage { id, log_anyway, ..log(0, place, said) }.into()
        }),
        3 => (some_message(), place(), anything_said(), base).prop_map(|(id, place, said, base)| {
            SaveDraft { id, ..draft(0, place, said, base) }.into()
        }),
        1 => some_message().prop_map(|id| DeleteDraft { id, base: None }.into()),
        3 => assisted::acts(),
        1 => (some_message(), select(Intent::ALL))
            .prop_map(|(id, intent)| SetIntent { id, intent }.into()),
        1 => (some_message(), select(&["ca", "es", "en"][..])).prop_map(|(id, tag)| {
            let language = tag.parse().expect("a known tag");
            SetLanguage { id, language }.into()
        }),
        2 => some_message().prop_map(|id| RetractMessage { id }.into()),
    ]
}

fn acts_on_members() -> impl Strategy<Value = Command> {
    prop_oneof![
        (members(), name()).prop_map(|(id, name)| {
            UpdateMember {
                id,
                changes: vec![MemberField::Name(name)],
            }
            .into()
        }),
        (members(), select(Role::ALL)).prop_map(|(id, to)| ChangeRole { id, to }.into()),
        members().prop_map(|id| RemoveMember { id }.into()),
    ]
}
