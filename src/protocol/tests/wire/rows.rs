//! The body of a row of every kind: as the server stores and sends it, and as devices keep it.

mod team;

use crate::{frozen::Frozen, values::*};
use domain::*;

fn mark(number: u128, direction: Direction, intent: Option<Intent>) -> Mark {
    let id = MessageId(id(number));
    Mark {
        at: AT,
        id,
        channel: Channel::Email,
        direction,
        intent,
    }
}

fn conversation() -> Conversation {
    Conversation {
        review_status: ReviewStatus::Approved,
        assignee: Some(MemberId(id(1))),
        snoozed_until: Some(AT),
        figures: Figures {
            first_outbound: Some(mark(7, Direction::Outbound, None)),
            first_inbound: Some(mark(8, Direction::Inbound, Some(Intent::Question))),
            last_inbound: Some(mark(8, Direction::Inbound, Some(Intent::Question))),
            last: Some(mark(8, Direction::Inbound, Some(Intent::Question))),
            last_by_ai: false,
            initiated_by: None,
            preview: "Bon dia".to_owned(),
            translated_preview: Some("Good morning".to_owned()),
        },
        last_note_at: Some(AT),
        ..Conversation::begin(AccountId(id(4)), Some(CampaignId(id(3))), AT)
    }
}

fn counted() -> Conversation {
    let answer = Answer {
        asked_at: AT,
        answered_at: AT + Span::minutes(1),
    };
    let mut counted = Conversation {
        status: ConversationStatus::Closed,
        turns: Turns {
            answers: vec![answer],
            asked_at: Some(AT),
            heard: Vec::new(),
            left_alone_at: None,
            ai_drafted: 1,
            human: 2,
        },
        closed_at: Some(AT),
        ..Conversation::begin(AccountId(id(4)), Some(CampaignId(id(3))), AT)
    };
    counted.figures.initiated_by = Some(MemberId(id(1)));
    counted
}

/// They asked not to be written to.
fn left_alone() -> Conversation {
    Conversation {
        turns: Turns {
            heard: vec![AT],
            left_alone_at: Some(AT),
            ..Turns::default()
        },
        ..Conversation::begin(AccountId(id(4)), None, AT)
    }
}

/// They wrote twice, and an assistant drafted what was said last.
fn heard() -> Conversation {
    Conversation {
        turns: Turns {
            asked_at: Some(AT),
            heard: vec![AT, AT + Span::minutes(1)],
            ..Turns::default()
        },
        figures: Figures {
            last_by_ai: true,
            ..Figures::default()
        },
        ..Conversation::begin(AccountId(id(4)), None, AT)
    }
}

pub(crate) fn message(status: MessageStatus, said: Said) -> Message {
    Message {
        id: MessageId(id(7)),
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        status,
        said,
        recorded_at: AT,
        recorded_by: MemberId(id(1)),
        revision: None,
        begun_at: None,
        second_of: None,
        call: None,
        html: None,
        retraction: None,
        untranslated: None,
        understanding: None,
        suggested: None,
    }
}

fn import_batch() -> ImportBatch {
    let import_id = ImportId(id(14));
    let key = RowKey::from(AccountId(id(4)));
    let created = serde_json::from_value(serde_json::json!({
        "key": { "kind": "account", "id": id(4) }, "print": 4_294_967_295_u32
    }));
    ImportBatch {
        id: ImportBatchId(id(15)),
        import_id,
        number: 2,
        source: "accounts.csv".to_owned(),
        by: MemberId(id(1)),
        at: AT,
        created: vec![created.expect("a created row")],
        filled: vec![
            Filled::Account {
                id: AccountId(id(40)),
                fields: (&vec![AccountField::City("Vic".to_owned())]).into(),
            },
            Filled::Contact {
                id: ContactId(id(5)),
                fields: (&vec![ContactField::Title("Baker".to_owned())]).into(),
            },
        ],
        statuses: vec![StatusChangeId(id(9))],
        there: 3,
        erased: 0,
        refused: vec![RefusedMessage {
            id: MessageId(id(7)),
            refusal: (&Refusal::NotInCampaign).into(),
        }],
        undone: Some(ImportUndone {
            by: MemberId(id(1)),
            at: AT,
            kept: vec![Kept {
                key,
                why: KeptBecause::HasContacts,
            }],
        }),
    }
}

fn activity(what: &ActivityKind) -> Activity {
    Activity {
        id: ActivityId(id(11)),
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        what: Written::from(what),
        by: MemberId(id(1)),
        at: AT,
    }
}

#[test]
fn rows_of_people_and_products_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/rows.txt"));
    let mut hold = |name: &str, row: Row| frozen.hold(name, &row);
    hold("member", member().into());
    let removed = Member {
        reading_language: None,
        removed_at: Some(AT),
        ..member()
    };
    hold("member-removed", removed.into());
    let of_two_languages = Member {
        other_languages: vec![tag("ca")],
        ..member()
    };
    hold("member-languages", of_two_languages.into());
    let product = Product {
        id: ProductId(id(2)),
        name: "Farina".to_owned(),
        description: "Flour".to_owned(),
        website: "https://farina.example".to_owned(),
        ideal_customer: String::new(),
        ideal_customer_since: None,
        communication_language: Some(tag("en")),
        archived: false,
        created_at: AT,
    };
    hold("product", product.clone().into());
    let blank = String::new;
    let plain = Product {
        description: blank(),
        website: blank(),
        communication_language: None,
        ..product
    };
    hold("product-blank", plain.clone().into());
    let with_customers = Product {
        ideal_customer: "Bakeries".to_owned(),
        ideal_customer_since: Some(AT),
        ..plain.clone()
    };
    hold("product-ideal-customer", with_customers.into());
    let archived = true;
    hold("product-archived", Product { archived, ..plain }.into());
    let campaign = Campaign {
        id: CampaignId(id(3)),
        product_id: ProductId(id(2)),
        name: "Spring".to_owned(),
        goal: Goal::WinBack,
        brief: "Ask politely".to_owned(),
        tone: String::new(),
        communication_language: Some(tag("es")),
        archived: false,
        created_at: AT,
    };
    hold("campaign", campaign.clone().into());
    let plain = Campaign {
        brief: blank(),
        communication_language: None,
        ..campaign
    };
    hold("campaign-blank", plain.clone().into());
    let with_tone = Campaign {
        tone: "Warm".to_owned(),
        ..plain.clone()
    };
    hold("campaign-tone", with_tone.into());
    hold("campaign-archived", Campaign { archived, ..plain }.into());
    hold("account", account().into());
    hold("account-blank", blank_account().into());
    let contact = Contact {
        id: ContactId(id(5)),
        account_id: AccountId(id(4)),
        name: "Anna".to_owned(),
        title: "Baker".to_owned(),
        email: "anna@forn.example".to_owned(),
        phone: "600 000 000".to_owned(),
        role: None,
        linkedin: "https://linkedin.example/anna".to_owned(),
        instagram: String::new(),
        twitter_x: String::new(),
        created_at: AT,
    };
    hold("contact", contact.into());
    let status_change = StatusChange {
        id: StatusChangeId(id(9)),
        account_id: AccountId(id(4)),
        from: Some(AccountStatus::Prospect),
        to: AccountStatus::Contacted,
        source: StatusSource::CampaignOutreach,
        campaign_id: Some(CampaignId(id(3))),
        message_id: Some(MessageId(id(7))),
        by: MemberId(id(1)),
        at: AT,
        why: "called".to_owned(),
    };
    hold("status_change", status_change.into());
    frozen.end();
}

#[test]
fn rows_about_accounts_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/accounts.txt"));
    let mut hold = |name: &str, row: Row| frozen.hold(name, &row);
    let merge = Merge {
        id: MergeId(id(14)),
        survivor: AccountId(id(4)),
        absorbed: AccountId(id(40)),
        before: Box::new(blank_account()),
        after: Box::new(blank_account()),
        by: MemberId(id(1)),
        at: AT,
        undone: None,
    };
    hold("merge", merge.clone().into());
    let undone = Merge {
        undone: Some(Undone {
            by: MemberId(id(1)),
            at: AT,
        }),
        ..merge
    };
    hold("merge-undone", undone.into());
    let dismissed = DismissedPair {
        id: PairId(id(15)),
        a: AccountId(id(4)),
        b: AccountId(id(40)),
        by: MemberId(id(1)),
        at: AT,
    };
    hold("dismissed_pair", dismissed.into());
    let view = SavedView {
        id: ViewId(id(16)),
        place: ViewPlace::Inbox,
        name: "Customers".to_owned(),
        query: "status=customer".to_owned(),
        owner: MemberId(id(1)),
        shared: true,
        created_at: AT,
    };
    hold("saved_view", view.into());
    let field = CustomField {
        id: CustomFieldId(id(17)),
        key: "tier".to_owned(),
        kind: CustomKind::Select,
        label: "Tier".to_owned(),
        options: vec!["Gold".to_owned()],
        archived: true,
        created_at: AT,
    };
    hold("custom_field", field.into());
    let own = Account {
        custom: [
            ("tier".to_owned(), CustomValue::Text("Gold".to_owned())),
            ("vip".to_owned(), CustomValue::Boolean(true)),
        ]
        .into(),
        ..blank_account()
    };
    hold("account-own-fields", own.into());
    let expense = Expense {
        id: ExpenseId(id(14)),
        campaign_id: CampaignId(id(3)),
        kind: ExpenseKind::MetaAds,
        amount: dinars(),
        spent_on: day("2026-11-12"),
        note: "invoice 7".to_owned(),
        by: MemberId(id(1)),
        created_at: AT,
    };
    hold("expense", expense.clone().into());
    let plain = Expense {
        note: String::new(),
        ..expense
    };
    hold("expense-blank", plain.into());
    hold("import_batch", import_batch().into());
    let blank = ImportBatch {
        created: vec![],
        filled: vec![],
        statuses: vec![],
        there: 0,
        refused: vec![],
        undone: None,
        ..import_batch()
    };
    hold("import_batch-blank", blank.clone().into());
    let left_out = ImportBatch { erased: 2, ..blank };
    hold("import_batch-erased", left_out.into());
    frozen.end();
}

/// A note as it is written, with mentions, and struck out after an edit.
fn notes() -> [(&'static str, Note); 3] {
    let note = Note {
        id: NoteId(id(10)),
        conversation_id: ConversationId(id(6)),
        account_id: AccountId(id(4)),
        text: "Call on Monday".to_owned(),
        mentions: [].into(),
        by: MemberId(id(1)),
        at: AT,
        edited: None,
        retraction: None,
    };
    let by = MemberId(id(20));
    let with_mentions = Note {
        mentions: [MemberId(id(1)), by].into(),
        ..note.clone()
    };
    let struck_out = Note {
        edited: Some(Edited { by, at: AT }),
        retraction: Some(Retraction { by, at: AT }),
        ..note.clone()
    };
    [
        ("note", note),
        ("note-mentions", with_mentions),
        ("note-struck_out", struck_out),
    ]
}

#[test]
fn rows_of_threads_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/threads.txt"));
    let mut hold = |name: &str, row: Row| frozen.hold(name, &row);
    hold("conversation", conversation().into());
    hold("conversation-counted", counted().into());
    hold("conversation-heard", heard().into());
    hold("conversation-left_alone", left_alone().into());
    let begun = Conversation::begin(AccountId(id(4)), None, AT);
    hold("conversation-begun", begun.clone().into());
    let tagged = Conversation {
        tags: ["bakery".to_owned(), "two shops".to_owned()].into(),
        ..begun
    };
    hold("conversation-tagged", tagged.into());
    hold("message", message(MessageStatus::Sent, full()).into());
    hold(
        "message-short",
        message(MessageStatus::Sent, short(Mode::LogSent)).into(),
    );
    let with_files = Said {
        attachments: vec![attachment()],
        ..short(Mode::LogSent)
    };
    hold(
        "message-attachments",
        message(MessageStatus::Sent, with_files).into(),
    );
    let draft = Message {
        revision: Some(CommandId(id(12))),
        second_of: Some(MessageId(id(13))),
        ..message(MessageStatus::Draft, short(Mode::AiDraft))
    };
    hold("message-draft", draft.clone().into());
    let begun = Message {
        begun_at: Some(AT),
        ..draft
    };
    hold("message-draft-begun", begun.into());
    let retracted = Message {
        retraction: Some(Retraction {
            by: MemberId(id(1)),
            at: AT,
        }),
        ..message(MessageStatus::Retracted, short(Mode::LogSent))
    };
    hold("message-retracted", retracted.into());
    for (name, note) in notes() {
        hold(name, note.into());
    }
    let (added, to) = (
        ActivityKind::AddedToCampaign {
            campaign_id: CampaignId(id(3)),
        },
        id(1),
    );
    hold("activity-added", activity(&added).into());
    let reviewed = ActivityKind::Reviewed {
        verdict: ReviewStatus::Deferred,
    };
    hold("activity-reviewed", activity(&reviewed).into());
    hold("activity-closed", activity(&ActivityKind::Closed).into());
    hold(
        "activity-reopened",
        activity(&ActivityKind::Reopened).into(),
    );
    let assigned = ActivityKind::Assigned {
        to: Some(MemberId(to)),
    };
    hold("activity-assigned", activity(&assigned).into());
    hold(
        "activity-unassigned",
        activity(&ActivityKind::Assigned { to: None }).into(),
    );
    hold(
        "activity-snoozed",
        activity(&ActivityKind::Snoozed { until: Some(AT) }).into(),
    );
    let tagged = ActivityKind::Tagged {
        added: ["vip".to_owned()].into(),
        removed: ["later".to_owned()].into(),
    };
    hold("activity-tagged", activity(&tagged).into());
    frozen.end();
}
