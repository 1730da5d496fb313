//! Refusals and problems: every reason by its name.

use crate::{frozen::Frozen, values::*};
use domain::{guardrails::Include, *};
use protocol::*;

/// The name that a refusal's JSON bears. Whoever adds a reason is led here, and from here to
/// [`refusals`].
fn name_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Blank { .. } => "blank",
        Refusal::TooLong { .. } => "too_long",
        Refusal::TooMany { .. } => "too_many",
        Refusal::Invalid { .. } => "invalid",
        Refusal::OutOfRange { .. } => "out_of_range",
        Refusal::Unexpected { .. } => "unexpected",
        Refusal::Fixed { .. } => "fixed",
        Refusal::InFuture { .. } => "in_future",
        Refusal::NotFound { .. } => "not_found",
        Refusal::NotAllowed { .. } => "not_allowed",
        Refusal::DoNotContact { .. } => "do_not_contact",
        Refusal::ReasonNeeded => "reason_needed",
        Refusal::NotApproved { .. } => "not_approved",
        Refusal::NotInCampaign => "not_in_campaign",
        Refusal::SameReply { .. } => "same_reply",
        Refusal::AlreadyLogged { .. } => "already_logged",
        Refusal::NotLogged { .. } => "not_logged",
        Refusal::TooLateToRetract { .. } => "too_late_to_retract",
        Refusal::CustomField { .. } => "custom_field",
        Refusal::TooLateToUndo { .. } => "too_late_to_undo",
        Refusal::MergedSince { .. } => "merged_since",
        Refusal::SetChanged { .. } => "set_changed",
        Refusal::InUse { .. } => "in_use",
        Refusal::Erased => "erased",
        Refusal::LastOwner => "last_owner",
        Refusal::NotUnderstood { .. } => "not_understood",
    }
}

const REASONS: usize = 26;

fn refusals() -> [Refusal; REASONS] {
    let message_id = MessageId(id(7));
    let account_id = AccountId(id(4));
    [
        Refusal::Blank {
            field: Field::OriginalText,
        },
        Refusal::TooLong {
            field: Field::TranslatedText,
            limit: 100_000,
            length: 100_001,
        },
        Refusal::TooMany {
            field: Field::Rows,
            limit: 200,
            count: 201,
        },
        Refusal::Invalid {
            field: Field::Email,
            value: "anna".to_owned(),
        },
        Refusal::OutOfRange {
            field: Field::Amount,
            least: 1,
            most: 1_000,
        },
        Refusal::Unexpected {
            field: Field::QuotedHistory,
        },
        Refusal::Fixed { field: Field::Mode },
        Refusal::InFuture {
            occurred_at: AT,
            now: Timestamp(0),
        },
        Refusal::NotFound {
            kind: Kind::StatusChange,
        },
        Refusal::NotAllowed { needs: Role::Admin },
        Refusal::DoNotContact {
            account_id,
            by: Some(MemberId(id(1))),
            at: Some(AT),
            why: "they asked".to_owned(),
        },
        Refusal::ReasonNeeded,
        Refusal::NotApproved {
            review_status: ReviewStatus::Deferred,
        },
        Refusal::NotInCampaign,
        Refusal::SameReply {
            earlier: message_id,
            at: AT,
        },
        Refusal::AlreadyLogged { message_id },
        Refusal::NotLogged { message_id },
        Refusal::TooLateToRetract { message_id },
        Refusal::CustomField {
            key: "tier".to_owned(),
            problem: CustomProblem::TooLong {
                limit: 500,
                length: 501,
            },
        },
        Refusal::TooLateToUndo {
            merge_id: MergeId(id(14)),
        },
        Refusal::MergedSince { account_id },
        Refusal::SetChanged {
            added: vec![account_id],
            gone: vec![AccountId(id(40))],
            include: vec![Include::Type(RelationshipType::Supplier)],
        },
        Refusal::InUse {
            kind: Kind::Conversation,
        },
        Refusal::Erased,
        Refusal::LastOwner,
        Refusal::NotUnderstood {
            detail: "unknown variant".to_owned(),
        },
    ]
}

#[test]
fn every_refusal_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/refusals.txt"));
    for refusal in refusals() {
        frozen.hold(name_of(&refusal), &refusal);
    }
    frozen.end();
}

#[test]
fn every_refusal_is_one_sentence_without_a_full_stop() {
    for refusal in refusals() {
        let said = refusal.to_string();
        assert!(
            !said.is_empty() && !said.ends_with('.') && !said.contains('\n'),
            "{said}"
        );
    }
}

/// The server takes quotations out of JSON by their places, the rules by the reason.
#[test]
fn a_refusal_quotes_where_the_list_of_quotations_says() {
    let no_such = Refusal::CustomField {
        key: "tier".to_owned(),
        problem: CustomProblem::NoSuchOption {
            value: "gold".to_owned(),
        },
    };
    for refusal in refusals().into_iter().chain([no_such]) {
        let json = serde_json::to_value(&refusal).expect("a refusal can be written");
        let quotations = Refusal::QUOTATIONS.map(|place| format!("/{}", place.replace('.', "/")));
        let is_quoted = quotations.iter().any(|place| json.pointer(place).is_some());
        assert_eq!(refusal.quotes(), is_quoted, "{refusal}");
    }
}

#[test]
fn every_problem_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/problems.txt"));
    let kinds = [
        ("malformed", ProblemKind::Malformed),
        ("refused", ProblemKind::Refused),
        ("signed-out", ProblemKind::SignedOut),
        ("revoked", ProblemKind::Revoked),
        ("session-ended", ProblemKind::SessionEnded),
        ("wrong-credentials", ProblemKind::WrongCredentials),
        ("code-needed", ProblemKind::CodeNeeded),
        ("wrong-code", ProblemKind::WrongCode),
        ("already-on", ProblemKind::AlreadyOn),
        ("forbidden", ProblemKind::Forbidden),
        ("foreign-origin", ProblemKind::ForeignOrigin),
        ("not-found", ProblemKind::NotFound),
        ("link-spent", ProblemKind::LinkSpent),
        ("taken", ProblemKind::Taken),
        ("too-large", ProblemKind::TooLarge),
        ("too-slow", ProblemKind::TooSlow),
        ("too-many", ProblemKind::TooMany),
        ("cursor-ahead", ProblemKind::CursorAhead),
        ("other-epoch", ProblemKind::OtherEpoch),
        ("storage", ProblemKind::Storage),
        ("internal", ProblemKind::Internal),
    ];
    for (name, kind) in kinds {
        frozen.hold(name, &kind);
    }
    let problem = Problem {
        kind: ProblemKind::Refused,
        title: "Refused".to_owned(),
        status: 422,
        detail: String::new(),
        refusal: None,
    };
    frozen.hold("problem", &problem);
    let refusal = Some((&Refusal::LastOwner).into());
    let detail = "the last owner can be neither removed nor lowered".to_owned();
    frozen.hold(
        "problem-with-a-refusal",
        &Problem {
            detail,
            refusal,
            ..problem
        },
    );
    frozen.end();
}
