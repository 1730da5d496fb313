//! Laws that are stated for each kind of command by name.

use crate::{decide::tests::world::*, *};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A place in the list of kinds. Whoever adds a kind is led here, and from here to [`every_kind`].
fn place_of(command: &Command) -> usize {
    match command {
        Command::CreateProduct(_) => 0,
        Command::UpdateProduct(_) => 1,
        Command::CreateCampaign(_) => 2,
        Command::UpdateCampaign(_) => 3,
        Command::CreateAccount(_) => 4,
        Command::UpdateAccount(_) => 5,
        Command::ChangeAccountStatus(_) => 6,
        Command::ImportAccounts(_) => 7,
        Command::CreateContact(_) => 8,
        Command::UpdateContact(_) => 9,
        Command::AddToCampaign(_) => 10,
        Command::ReviewConversation(_) => 11,
        Command::CloseConversation(_) => 12,
        Command::ReopenConversation(_) => 13,
        Command::AssignConversation(_) => 14,
        Command::SnoozeConversation(_) => 15,
        Command::LogMessage(_) => 16,
        Command::SaveDraft(_) => 17,
        Command::DeleteDraft(_) => 18,
        Command::TranslateMessage(_) => 19,
        Command::SetIntent(_) => 20,
        Command::RetractMessage(_) => 21,
        Command::AddNote(_) => 22,
        Command::UpdateMember(_) => 23,
        Command::ChangeRole(_) => 24,
        Command::RemoveMember(_) => 25,
        Command::MergeAccounts(_) => 26,
        Command::UndoMerge(_) => 27,
        Command::DismissPair(_) => 28,
        Command::RestorePair(_) => 29,
        Command::SaveView(_) => 30,
        Command::DeleteView(_) => 31,
        Command::CreateCustomField(_) => 32,
        Command::UpdateCustomField(_) => 33,
        Command::AddExpense(_) => 34,
        Command::UpdateExpense(_) => 35,
        Command::DeleteExpense(_) => 36,
        Command::UndoImport(_) => 37,
        Command::ImportMessages(_) => 38,
        Command::SaveReply(_) => 39,
        Command::DeleteReply(_) => 40,
        Command::SeeNotifications(_) => 41,
        Command::TagConversation(_) => 42,
        Command::MarkRead(_) => 43,
        Command::MarkUnread(_) => 44,
        Command::DeleteContact(_) => 45,
        Command::SetLanguage(_) => 46,
        Command::UpdateNote(_) => 47,
        Command::RetractNote(_) => 48,
        Command::RecordActivity(_) => 49,
        Command::RemoveActivity(_) => 50,
        Command::EraseAccount(_) => 51,
        Command::NoteUntranslated(_) => 52,
        Command::UnderstandMessage(_) => 53,
        Command::JudgeFit(_) => 54,
        Command::SetFit(_) => 55,
        Command::TakeOutOfCampaign(_) => 56,
        Command::DeleteAccount(_) => 57,
        Command::SetAiMode(_) => 58,
    }
}

const KINDS: usize = 59;

/// What somebody told the owner before the story begins.
const TOLD: NotificationId = NotificationId(Uuid::from_u128(0xee));

/// A story in which every kind of command has its turn and changes something.
#[expect(clippy::too_many_lines, reason = "one story with a turn for each kind")]
pub(super) fn every_kind() -> Vec<Command> {
    let id = Uuid::from_u128;
    let name = || "Forn Vell".to_owned();
    let (product_id, campaign_id, account_id) =
        (ProductId(id(1)), CampaignId(id(2)), AccountId(id(3)));
    let contact_id = ContactId(id(4));
    let place = Place {
        account: account_id,
        campaign: Some(campaign_id),
    };
    let conversation_id = place.conversation();
    let mistaken = Place {
        account: AccountId(id(21)),
        ..place
    };
    let correspondent = Correspondent {
        contact_id: Some(contact_id),
        name: name(),
        address: String::new(),
    };
    let to_them = Said {
        correspondent: Some(correspondent),
        ..said(Mode::TypeTranslate, "Hola")
    };
    let imported = ImportRow {
        row: 2,
        account_id: AccountId(id(5)),
        contact_id: ContactId(id(6)),
        name: "Celler".to_owned(),
        changes: vec![AccountField::RelationshipTypes(
            [RelationshipType::Press].into(),
        )],
        status: Some(AccountStatus::Lost),
        contact: Some(ImportContact {
            name: "Pau".to_owned(),
            changes: vec![ContactField::Title("Owner".to_owned())],
        }),
    };
    let part = ImportPart {
        import_id: ImportId(id(11)),
        number: 0,
    };
    vec![
        CreateProduct {
            id: product_id,
            name: name(),
            changes: vec![],
        }
        .into(),
        UpdateProduct {
            id: product_id,
            changes: vec![ProductField::Name("Pa".to_owned())],
        }
        .into(),
        CreateCampaign {
            id: campaign_id,
            product_id,
            name: name(),
            changes: vec![],
        }
        .into(),
        UpdateCampaign {
            id: campaign_id,
            changes: vec![CampaignField::Goal(Goal::Event)],
        }
        .into(),
        CreateAccount {
            id: account_id,
            name: name(),
            changes: vec![],
        }
        .into(),
        UpdateAccount {
            id: account_id,
            changes: vec![AccountField::Language(Some(tag("ca")))],
        }
        .into(),
        CreateContact {
            id: contact_id,
            account_id,
            name: name(),
            changes: vec![],
        }
        .into(),
        UpdateContact {
            id: contact_id,
            changes: vec![ContactField::Title("Baker".to_owned())],
        }
        .into(),
        ImportAccounts {
            source: "accounts.csv".to_owned(),
            rows: vec![imported],
            part: Some(part),
        }
        .into(),
        AddToCampaign {
            campaign_id,
            matched: vec![account_id],
            include: [].into(),
            confirmed: vec![account_id],
        }
        .into(),
        ReviewConversation {
            conversation_id,
            verdict: ReviewStatus::Approved,
        }
        .into(),
        AssignConversation {
            conversation_id,
            to: Some(REP),
        }
        .into(),
        SnoozeConversation {
            conversation_id,
            until: Some(minute(60)),
        }
        .into(),
        SetAiMode {
            conversation_id,
            ai_mode: AiMode::Active,
        }
        .into(),
        RecordActivity {
            id: ActivityId(id(12)),
            account_id,
            campaign_id: Some(campaign_id),
            at: NOW,
            what: Recorded::Meeting {
                step: MeetingStep::Booked,
                starts_at: NOW,
                place: name(),
            },
            note: name(),
        }
        .into(),
        RemoveActivity {
            id: ActivityId(id(12)),
        }
        .into(),
        TagConversation {
            conversation_id,
            add: vec!["Bakery".to_owned()],
            remove: vec![],
        }
        .into(),
        MarkUnread { conversation_id }.into(),
        MarkRead {
            conversation_id,
            seen_inbound: None,
        }
        .into(),
        draft(7, place, to_them.clone(), None).into(),
        DeleteDraft {
            id: message(7),
            base: None,
        }
        .into(),
        log(8, place, to_them).into(),
        log(9, place, reply("Gràcies")).into(),
        JudgeFit {
            account_id,
            product_id,
            goal: Goal::Sales,
            judgement: Judgement {
                score: 7,
                confidence: 60,
                reasons: vec![FitReason {
                    aspect: FitAspect::Place,
                    speaks: Speaks::For,
                    text: "Near".to_owned(),
                }],
            },
        }
        .into(),
        SetFit {
            account_id,
            product_id,
            goal: Goal::Sales,
            score: Some(9),
            why: "They asked".to_owned(),
        }
        .into(),
        UnderstandMessage {
            id: message(9),
            understanding: Some(Understanding::Read {
                intent: Intent::Unknown,
                confidence: 60,
                why: "They thank".to_owned(),
            }),
        }
        .into(),
        NoteUntranslated {
            id: message(9),
            why: Some(ProviderTrouble::TooSlow),
        }
        .into(),
        TranslateMessage {
            id: message(9),
            translation: in_english("Gràcies"),
        }
        .into(),
        SetIntent {
            id: message(9),
            intent: Intent::Interested,
        }
        .into(),
        SetLanguage {
            id: message(9),
            language: "es".parse().unwrap(),
        }
        .into(),
        CloseConversation {
            conversation_id,
            seen_inbound: Some(message(9)),
        }
        .into(),
        ReopenConversation {
            conversation_id,
            pending: false,
        }
        .into(),
        RetractMessage { id: message(8) }.into(),
        ImportMessages {
            source: "mail.mbox".to_owned(),
            part: ImportPart { number: 1, ..part },
            people: vec![ImportPerson {
                id: ContactId(id(12)),
                account_id,
                contact: ImportContact {
                    name: "Marta".to_owned(),
                    changes: vec![ContactField::Email("marta@forn.example".to_owned())],
                },
            }],
            messages: vec![ImportMessage {
                id: message(13),
                account_id,
                campaign_id: None,
                said: reply("Bon dia"),
                html: None,
            }],
        }
        .into(),
        AddNote {
            id: NoteId(id(10)),
            account_id,
            campaign_id: Some(campaign_id),
            text: "Call on Monday".to_owned(),
        }
        .into(),
        UpdateNote {
            id: NoteId(id(10)),
            text: "Call on Tuesday".to_owned(),
            from: None,
        }
        .into(),
        RetractNote {
            id: NoteId(id(10)),
            takes_back: false,
        }
        .into(),
        ChangeAccountStatus {
            account_id,
            to: AccountStatus::DoNotContact,
            why: "they asked us to".to_owned(),
            takes_back: false,
        }
        .into(),
        spend(11, campaign_id, euros(1_250)).into(),
        UpdateExpense {
            id: ExpenseId(id(11)),
            changes: vec![ExpenseField::Amount(euros(1_300))],
        }
        .into(),
        DeleteExpense {
            id: ExpenseId(id(11)),
        }
        .into(),
        SaveView {
            id: ViewId(id(12)),
            place: ViewPlace::Accounts,
            name: name(),
            query: "status=customer".to_owned(),
            shared: true,
        }
        .into(),
        DeleteView { id: ViewId(id(12)) }.into(),
        SaveReply {
            id: SavedReplyId(id(12)),
            name: name(),
            text: "Hola {{contact.first_name|there}}".to_owned(),
            shared: true,
        }
        .into(),
        DeleteReply {
            id: SavedReplyId(id(12)),
        }
        .into(),
        SeeNotifications { ids: vec![TOLD] }.into(),
        CreateCustomField {
            key: "tier".to_owned(),
            kind: CustomKind::Select,
            label: name(),
            options: vec!["Gold".to_owned()],
        }
        .into(),
        UpdateCustomField {
            id: CustomFieldId::of("tier"),
            changes: vec![CustomFieldField::Label("Tier".to_owned())],
        }
        .into(),
        UpdateAccount {
            id: account_id,
            changes: vec![AccountField::Custom(CustomFieldChange {
                key: "tier".to_owned(),
                value: Some(CustomValue::Text("Gold".to_owned())),
            })],
        }
        .into(),
        DismissPair {
            a: account_id,
            b: AccountId(id(5)),
        }
        .into(),
        RestorePair {
            a: AccountId(id(5)),
            b: account_id,
        }
        .into(),
        MergeAccounts {
            id: MergeId(id(11)),
            survivor: account_id,
            absorbed: AccountId(id(5)),
            choose: vec![FieldChoice {
                field: Field::Name,
                side: merge::Side::Absorbed,
                key: None,
            }],
        }
        .into(),
        UndoMerge {
            id: MergeId(id(11)),
        }
        .into(),
        UpdateMember {
            id: REP,
            changes: vec![MemberField::Name("Rosa Puig".to_owned())],
        }
        .into(),
        ChangeRole {
            id: REP,
            to: Role::Admin,
        }
        .into(),
        UndoImport {
            batch_id: ImportBatchId::of(part),
        }
        .into(),
        DeleteContact { id: contact_id }.into(),
        CreateAccount {
            id: mistaken.account,
            name: name(),
            changes: vec![],
        }
        .into(),
        AddToCampaign {
            campaign_id,
            matched: vec![mistaken.account],
            include: [].into(),
            confirmed: vec![mistaken.account],
        }
        .into(),
        TakeOutOfCampaign {
            conversation_id: mistaken.conversation(),
        }
        .into(),
        DeleteAccount {
            id: mistaken.account,
        }
        .into(),
        EraseAccount {
            id: ErasureId(id(12)),
            account_id,
            accounts: Vec::new(),
        }
        .into(),
        RemoveMember { id: REP }.into(),
    ]
}

#[test]
fn every_kind_of_command_changes_something_once_and_nothing_the_second_time() {
    let mut world = World::new();
    world.put(told(TOLD, OWNER));
    let mut kinds = BTreeSet::new();
    for command in every_kind() {
        kinds.insert(place_of(&command));
        let changes = world.act(OWNER, command.clone());
        assert!(
            changes.is_ok_and(|changes| !changes.is_empty()),
            "{command:?}"
        );
        let before = world.rows.clone();
        // Later too, under another id, where what it says still stands.
        if !matches!(command, Command::SaveDraft(_)) {
            world.act(OWNER, command.clone()).unwrap();
            assert_eq!(world.rows, before, "{command:?}");
        }
    }
    assert_eq!(kinds, (0..KINDS).collect());
}
