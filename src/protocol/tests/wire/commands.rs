//! Every kind of command, as it waits in the outbox and as it is sent.

mod expenses;
mod team;

use crate::{frozen::Frozen, values::*};
use domain::{guardrails::Include, *};

fn name() -> String {
    "Forn Vell".to_owned()
}

#[expect(clippy::too_many_lines, reason = "a list with an entry for each kind")]
fn accounts_and_campaigns() -> Vec<(&'static str, Command)> {
    let text = |text: &str| text.to_owned();
    let (product_id, campaign_id, account_id, contact_id) = (
        ProductId(id(2)),
        CampaignId(id(3)),
        AccountId(id(4)),
        ContactId(id(5)),
    );
    let product = vec![
        ProductField::Name(text("Pa")),
        ProductField::Description(text("Bread")),
        ProductField::Website(text("pa.example")),
        ProductField::CommunicationLanguage(Some(tag("ca"))),
        ProductField::IdealCustomer(text("Bakeries")),
    ];
    let campaign = vec![
        CampaignField::Name(text("Autumn")),
        CampaignField::Goal(Goal::Renewal),
        CampaignField::Brief(text("Ask politely")),
        CampaignField::CommunicationLanguage(None),
        CampaignField::Tone(text("Warm")),
    ];
    let account = vec![
        AccountField::Name(text("Forn Nou")),
        AccountField::LineOfBusiness(text("bakery")),
        AccountField::City(text("Vic")),
        AccountField::Country(text("ES")),
        AccountField::Language(Some(tag("ca"))),
        AccountField::Phone(text("938 000 111")),
        AccountField::Email(text("hola@forn.example")),
        AccountField::Website(text("forn.example")),
        AccountField::Notes(text("Closed on Mondays")),
        AccountField::RelationshipTypes([RelationshipType::EventOrganizer].into()),
        AccountField::Custom(CustomFieldChange {
            key: text("tags"),
            value: Some(CustomValue::Options([text("a"), text("b")].into())),
        }),
        AccountField::NotesLine(text("Fax: 1")),
        AccountField::NotesEdited(TextEdit {
            from: text("Fax: 1"),
            to: text("Fax: 2"),
        }),
    ];
    let contact = vec![
        ContactField::Name(text("Anna")),
        ContactField::Title(text("Baker")),
        ContactField::Email(text("anna@forn.example")),
        ContactField::Phone(text("600 000 000")),
        ContactField::Linkedin(text("linkedin.example/anna")),
        ContactField::Role(Some(ContactRole::DecisionMaker)),
        ContactField::Instagram(text("@anna")),
        ContactField::TwitterX(text("@anna_x")),
    ];
    let row = ImportRow {
        row: 2,
        account_id,
        contact_id,
        name: name(),
        changes: vec![AccountField::City(text("Vic"))],
        status: Some(AccountStatus::Customer),
        contact: Some(ImportContact {
            name: text("Anna"),
            changes: vec![],
        }),
    };
    let part = ImportPart {
        import_id: ImportId(id(14)),
        number: 2,
    };
    let to = AccountStatus::DoNotContact;
    let none = Vec::new;
    vec![
        (
            "create_product",
            CreateProduct {
                id: product_id,
                name: name(),
                changes: vec![],
            }
            .into(),
        ),
        (
            "update_product",
            UpdateProduct {
                id: product_id,
                changes: product,
            }
            .into(),
        ),
        (
            "create_campaign",
            CreateCampaign {
                id: campaign_id,
                product_id,
                name: name(),
                changes: vec![],
            }
            .into(),
        ),
        (
            "update_campaign",
            UpdateCampaign {
                id: campaign_id,
                changes: campaign,
            }
            .into(),
        ),
        (
            "create_account",
            CreateAccount {
                id: account_id,
                name: name(),
                changes: none(),
            }
            .into(),
        ),
        (
            "update_account",
            UpdateAccount {
                id: account_id,
                changes: account,
            }
            .into(),
        ),
        (
            "change_account_status",
            ChangeAccountStatus {
                account_id,
                to,
                why: text("they asked"),
                takes_back: false,
            }
            .into(),
        ),
        (
            "import_accounts",
            ImportAccounts {
                source: text("accounts.csv"),
                rows: vec![row],
                part: None,
            }
            .into(),
        ),
        (
            "import_messages",
            ImportMessages {
                source: text("mail.mbox"),
                part,
                people: vec![ImportPerson {
                    id: contact_id,
                    account_id,
                    contact: ImportContact {
                        name: text("Anna"),
                        changes: vec![ContactField::Email(text("anna@forn.example"))],
                    },
                }],
                messages: vec![ImportMessage {
                    id: MessageId(id(7)),
                    account_id,
                    campaign_id: None,
                    said: short(Mode::InboundPaste),
                    html: None,
                }],
            }
            .into(),
        ),
        (
            "undo_import",
            UndoImport {
                batch_id: ImportBatchId::of(part),
            }
            .into(),
        ),
        (
            "create_contact",
            CreateContact {
                id: contact_id,
                account_id,
                name: name(),
                changes: vec![],
            }
            .into(),
        ),
        (
            "update_contact",
            UpdateContact {
                id: contact_id,
                changes: contact,
            }
            .into(),
        ),
        ("delete_account", DeleteAccount { id: account_id }.into()),
        ("delete_contact", DeleteContact { id: contact_id }.into()),
        (
            "merge_accounts",
            MergeAccounts {
                id: MergeId(id(14)),
                survivor: account_id,
                absorbed: AccountId(id(40)),
                choose: vec![FieldChoice {
                    field: Field::LineOfBusiness,
                    side: merge::Side::Absorbed,
                    key: None,
                }],
            }
            .into(),
        ),
        (
            "undo_merge",
            UndoMerge {
                id: MergeId(id(14)),
            }
            .into(),
        ),
        (
            "dismiss_pair",
            DismissPair {
                a: account_id,
                b: AccountId(id(40)),
            }
            .into(),
        ),
        (
            "restore_pair",
            RestorePair {
                a: account_id,
                b: AccountId(id(40)),
            }
            .into(),
        ),
        (
            "save_view",
            SaveView {
                id: ViewId(id(16)),
                place: ViewPlace::Accounts,
                name: text("Customers"),
                query: text("status=customer"),
                shared: true,
            }
            .into(),
        ),
        ("delete_view", DeleteView { id: ViewId(id(16)) }.into()),
        (
            "create_custom_field",
            CreateCustomField {
                key: text("tier"),
                kind: CustomKind::Select,
                label: text("Tier"),
                options: vec![text("Gold")],
            }
            .into(),
        ),
        (
            "update_custom_field",
            UpdateCustomField {
                id: CustomFieldId(id(17)),
                changes: vec![
                    CustomFieldField::Label(text("Level")),
                    CustomFieldField::Options(vec![text("Gold"), text("Silver")]),
                    CustomFieldField::Archived(true),
                ],
            }
            .into(),
        ),
        (
            "add_to_campaign",
            AddToCampaign {
                campaign_id,
                matched: vec![account_id, AccountId(id(40))],
                include: [
                    Include::Customers,
                    Include::Trials,
                    Include::Type(RelationshipType::Press),
                ]
                .into(),
                confirmed: vec![account_id],
            }
            .into(),
        ),
        (
            "take_out_of_campaign",
            TakeOutOfCampaign {
                conversation_id: ConversationId(id(6)),
            }
            .into(),
        ),
    ]
}

#[expect(clippy::too_many_lines, reason = "a list with an entry for each kind")]
fn conversations_and_members() -> Vec<(&'static str, Command)> {
    let (conversation_id, message_id, member_id) =
        (ConversationId(id(6)), MessageId(id(7)), MemberId(id(1)));
    let (account_id, campaign_id) = (AccountId(id(4)), Some(CampaignId(id(3))));
    let verdict = ReviewStatus::Approved;
    let log = LogMessage {
        id: message_id,
        account_id,
        campaign_id,
        said: full(),
        log_anyway: true,
        base: Some(CommandId(id(12))),
        call: None,
        html: None,
        suggested: None,
    };
    let save = SaveDraft {
        id: message_id,
        account_id,
        campaign_id: None,
        said: short(Mode::AiContinue),
        base: Some(CommandId(id(12))),
        begun_at: None,
        suggested: None,
    };
    let note = AddNote {
        id: NoteId(id(10)),
        account_id,
        campaign_id,
        text: "Call on Monday".to_owned(),
    };
    let member = vec![
        MemberField::Name("Olga".to_owned()),
        MemberField::ReadingLanguage(None),
        MemberField::OtherLanguages(vec![tag("ca")]),
        MemberField::Telling(telling()),
    ];
    vec![
        (
            "review_conversation",
            ReviewConversation {
                conversation_id,
                verdict,
            }
            .into(),
        ),
        (
            "close_conversation",
            CloseConversation {
                conversation_id,
                seen_inbound: Some(message_id),
            }
            .into(),
        ),
        (
            "assign_conversation",
            AssignConversation {
                conversation_id,
                to: Some(member_id),
            }
            .into(),
        ),
        (
            "snooze_conversation",
            SnoozeConversation {
                conversation_id,
                until: Some(AT),
            }
            .into(),
        ),
        (
            "set_ai_mode",
            SetAiMode {
                conversation_id,
                ai_mode: AiMode::Active,
            }
            .into(),
        ),
        ("log_message", log.into()),
        ("save_draft", save.into()),
        (
            "delete_draft",
            DeleteDraft {
                id: message_id,
                base: None,
            }
            .into(),
        ),
        (
            "translate_message",
            TranslateMessage {
                id: message_id,
                translation: translation(),
            }
            .into(),
        ),
        (
            "set_intent",
            SetIntent {
                id: message_id,
                intent: Intent::NotNow,
            }
            .into(),
        ),
        ("retract_message", RetractMessage { id: message_id }.into()),
        ("add_note", note.into()),
        (
            "update_member",
            UpdateMember {
                id: member_id,
                changes: member,
            }
            .into(),
        ),
        (
            "change_role",
            ChangeRole {
                id: member_id,
                to: Role::Admin,
            }
            .into(),
        ),
        ("remove_member", RemoveMember { id: member_id }.into()),
    ]
}

#[test]
fn every_kind_of_command_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/commands.txt"));
    let commands: Vec<_> = accounts_and_campaigns()
        .into_iter()
        .chain(conversations_and_members())
        .chain(expenses::commands())
        .chain(team::commands())
        .chain(crate::recorded::commands())
        .collect();
    assert_eq!(commands.len(), 59);
    for (name, command) in commands {
        let json = serde_json::to_value(&command).expect("a command can be written");
        assert!(json.get(name).is_some(), "{json} is no {name}");
        frozen.hold(name, &command);
    }
    frozen.end();
}

/// What may be left out has been left out by some client already.
#[test]
fn a_command_may_leave_out_what_has_a_default() {
    let id = id(1);
    let read = |json: String| serde_json::from_str::<Command>(&json).expect("it is complete");
    assert_eq!(
        read(format!(
            r#"{{"create_account":{{"id":"{id}","name":"Forn Vell"}}}}"#
        )),
        CreateAccount {
            id: AccountId(id),
            name: name(),
            changes: vec![]
        }
        .into()
    );
    assert_eq!(
        read(format!(
            r#"{{"log_message":{{"id":"{id}","account_id":"{id}","said":{{"mode":"log_sent",
            "channel":"whatsapp","original_text":"Bon dia","original_language":"ca",
            "occurred_at":{}}}}}}}"#,
            AT.0
        )),
        LogMessage {
            id: MessageId(id),
            account_id: AccountId(id),
            campaign_id: None,
            said: short(Mode::LogSent),
            log_anyway: false,
            base: None,
            call: None,
            html: None,
            suggested: None,
        }
        .into()
    );
    assert_eq!(
        read(format!(
            r#"{{"close_conversation":{{"conversation_id":"{id}"}}}}"#
        )),
        CloseConversation {
            conversation_id: ConversationId(id),
            seen_inbound: None
        }
        .into()
    );
}
