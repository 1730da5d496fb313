//! The bodies of requests and answers.

use crate::{frozen::Frozen, values::*};
use domain::*;
use protocol::*;
use rstest::rstest;
use serde::de::DeserializeOwned;

const EPOCH: Epoch = Epoch(uuid::Uuid::from_u128(0xe));

fn envelope() -> Envelope {
    let command = RetractMessage {
        id: MessageId(id(7)),
    }
    .into();
    Envelope {
        id: CommandId(id(12)),
        at: AT,
        command,
    }
}

fn invitation() -> Invitation {
    Invitation {
        id: id(20),
        role: Role::Member,
        note: "for Rosa".to_owned(),
        by: MemberId(id(1)),
        created_at: AT,
        expires_at: AT,
    }
}

#[test]
fn the_bodies_of_synchronisation_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/sync.txt"));
    frozen.hold("envelope", &envelope());
    for (name, epoch) in [("push", None), ("push_to_an_epoch", Some(EPOCH))] {
        let commands = vec![envelope()];
        frozen.hold(name, &Push { epoch, commands });
    }
    let refusal = Refusal::NotLogged {
        message_id: MessageId(id(7)),
    };
    let outcomes = vec![
        CommandOutcome {
            id: CommandId(id(12)),
            outcome: Outcome::Applied { seq: 7 },
        },
        CommandOutcome {
            id: CommandId(id(13)),
            outcome: Outcome::Refused { refusal },
        },
    ];
    frozen.hold(
        "push_answer",
        &PushAnswer {
            epoch: EPOCH,
            now: AT,
            outcomes,
        },
    );
    let rows = vec![
        ChangedRow::Put {
            seq: 6,
            row: member().into(),
        },
        ChangedRow::Deleted {
            seq: 7,
            key: MessageId(id(7)).into(),
        },
    ];
    let changes = ChangesAnswer {
        epoch: EPOCH,
        now: AT,
        since: 5,
        next: 7,
        more: true,
        rows: rows.clone(),
    };
    frozen.hold("changes_answer", &changes);
    frozen.hold(
        "messages_answer",
        &MessagesAnswer {
            epoch: EPOCH,
            rows,
            more: false,
        },
    );
    let next = SearchPlace {
        before: AT,
        before_id: MessageId(id(7)),
    };
    for (name, next) in [("search_answer", Some(next)), ("last_search_answer", None)] {
        let rows = Vec::new();
        let epoch = EPOCH;
        frozen.hold(name, &SearchAnswer { epoch, rows, next });
    }
    frozen.hold(
        "live_event",
        &LiveEvent::Moved {
            epoch: EPOCH,
            seq: 7,
        },
    );
    let presence = Presence {
        tab: id(30),
        conversation_id: Some(ConversationId(id(6))),
        writing: true,
    };
    frozen.hold("presence", &presence);
    let present = Present {
        conversation_id: ConversationId(id(6)),
        member_id: MemberId(id(1)),
        writing: true,
    };
    frozen.hold("present", &[present]);
    frozen.end();
}

#[test]
fn the_bodies_of_people_and_sessions_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/people.txt"));
    let text = |text: &str| text.to_owned();
    let workspace = Workspace {
        id: WorkspaceId(id(30)),
        name: text("Forns"),
    };
    frozen.hold(
        "session_answer",
        &SessionAnswer {
            workspace,
            member: member(),
            epoch: EPOCH,
        },
    );
    frozen.hold("setup_state", &SetupState { needed: true });
    let setup = Setup {
        token: text("t0ken"),
        workspace_name: text("Forns"),
        name: text("Olga"),
        email: text("olga@rapport.example"),
        password: text("correct horse"),
        reading_language: Some(tag("en")),
        sample: true,
    };
    frozen.hold("setup", &setup);
    let (email, password) = (text("olga@rapport.example"), text("correct horse"));
    frozen.hold(
        "sign_in",
        &SignIn {
            email: email.clone(),
            password: password.clone(),
            code: String::new(),
        },
    );
    frozen.hold(
        "sign_in_by_link",
        &SignInByLink {
            token: text("t0ken"),
        },
    );
    frozen.hold(
        "invite",
        &Invite {
            role: Role::Admin,
            note: text("for Rosa"),
        },
    );
    frozen.hold("invitation", &invitation());
    let invited = Invited {
        invitation: invitation(),
        path: text("/join/t0ken"),
    };
    frozen.hold("invited", &invited);
    frozen.hold(
        "join_state",
        &JoinState {
            workspace: text("Forns"),
            role: Role::Member,
        },
    );
    let join = Join {
        token: text("t0ken"),
        name: text("Rosa"),
        email,
        password,
        reading_language: None,
    };
    frozen.hold("join", &join);
    let device = Device {
        id: id(31),
        name: text("Firefox on Linux"),
        signed_in_at: AT,
        seen_at: AT,
        current: true,
    };
    frozen.hold("device", &device);
    frozen.end();
}

#[test]
fn the_bodies_of_the_way_in_are_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/way_in.txt"));
    let text = |text: &str| text.to_owned();
    let change = ChangePassword {
        current: text("correct horse"),
        new: text("battery staple"),
    };
    frozen.hold("change_password", &change);
    let link = ResetLink {
        path: text("/sign-in/reset?token=t0ken"),
        expires_at: AT,
    };
    frozen.hold("reset_link", &link);
    let state = ResetState {
        workspace: text("Forns"),
        email: text("rosa@rapport.example"),
    };
    frozen.hold("reset_state", &state);
    let reset = ResetPassword {
        token: text("t0ken"),
        password: text("battery staple"),
    };
    frozen.hold("reset_password", &reset);
    for (name, ends_second_factor) in [("make_reset_link", false), ("make_reset_link-both", true)] {
        frozen.hold(name, &MakeResetLink { ends_second_factor });
    }
    let sign_in = SignIn {
        email: text("rosa@rapport.example"),
        password: text("battery staple"),
        code: text("123456"),
    };
    frozen.hold("sign_in-with_a_code", &sign_in);
    let proof = Proof {
        password: text("battery staple"),
    };
    frozen.hold("proof", &proof);
    let mut state = SecondFactorState {
        on: true,
        recovery_left: 8,
        guessed_at: None,
    };
    frozen.hold("second_factor_state", &state);
    state.guessed_at = Some(AT);
    frozen.hold("second_factor_state-guessed", &state);
    let mut offer = SecondFactorOffer {
        secret: text("GEZDGNBV"),
        address: text("otpauth://totp/Rapport:rosa?secret=GEZDGNBV"),
        picture: None,
    };
    frozen.hold("second_factor_offer", &offer);
    offer.picture = Some(Picture {
        size: 33,
        path: text("M4,4h1v1h-1z"),
    });
    frozen.hold("second_factor_offer-drawn", &offer);
    let confirm = ConfirmSecondFactor {
        code: text("123456"),
    };
    frozen.hold("confirm_second_factor", &confirm);
    let codes = RecoveryCodes {
        codes: vec![text("bcdf-ghjk")],
    };
    frozen.hold("recovery_codes", &codes);
    frozen.end();
}

/// The name of an act in JSON. Whoever adds one is led here, and from here to the list below.
fn name_of(act: &AuditAct) -> &'static str {
    match act {
        AuditAct::Invited { .. } => "invited",
        AuditAct::InvitationWithdrawn { .. } => "invitation_withdrawn",
        AuditAct::Joined { .. } => "joined",
        AuditAct::RoleChanged { .. } => "role_changed",
        AuditAct::MemberRemoved { .. } => "member_removed",
        AuditAct::ResetLinkMade { .. } => "reset_link_made",
        AuditAct::PasswordReset => "password_reset",
        AuditAct::PasswordResetEndedFactor => "password_reset_ended_factor",
        AuditAct::PasswordChanged => "password_changed",
        AuditAct::SecondFactorSet => "second_factor_set",
        AuditAct::CodesGuessed => "codes_guessed",
        AuditAct::SecondFactorEnded => "second_factor_ended",
        AuditAct::AccountExported { .. } => "account_exported",
        AuditAct::WorkspaceExported => "workspace_exported",
        AuditAct::AccountErased { .. } => "account_erased",
        AuditAct::ProviderNamed { .. } => "provider_named",
        AuditAct::ProviderChanged { .. } => "provider_changed",
        AuditAct::ProviderRemoved { .. } => "provider_removed",
    }
}

#[test]
fn every_act_of_the_audit_log_is_frozen() {
    let mut frozen = Frozen::of(include_str!("frozen/audit.txt"));
    let (role, note) = (Role::Admin, "for Rosa".to_owned());
    let member_id = MemberId(id(2));
    let account_id = AccountId(id(4));
    let address = || "https://api.deepl.com".to_owned();
    let acts = [
        AuditAct::Invited {
            role,
            note: note.clone(),
        },
        AuditAct::InvitationWithdrawn { role, note },
        AuditAct::Joined { role },
        AuditAct::RoleChanged {
            member_id,
            to: role,
        },
        AuditAct::MemberRemoved { member_id },
        AuditAct::ResetLinkMade {
            member_id,
            ends_second_factor: true,
        },
        AuditAct::PasswordReset,
        AuditAct::PasswordResetEndedFactor,
        AuditAct::PasswordChanged,
        AuditAct::SecondFactorSet,
        AuditAct::CodesGuessed,
        AuditAct::SecondFactorEnded,
        AuditAct::AccountExported { account_id },
        AuditAct::WorkspaceExported,
        AuditAct::AccountErased { account_id },
        AuditAct::ProviderNamed {
            kind: ProviderKind::Deepl,
            address: address(),
        },
        AuditAct::ProviderChanged {
            kind: ProviderKind::Deepl,
            address: address(),
            new_key: true,
        },
        AuditAct::ProviderRemoved {
            kind: ProviderKind::Deepl,
            address: address(),
        },
    ];
    for act in acts {
        frozen.hold(name_of(&act), &act);
    }
    for (name, by) in [
        ("entry", Some(MemberId(id(1)))),
        ("entry-at_the_terminal", None),
    ] {
        let act = AuditAct::PasswordReset;
        let entry = AuditEntry {
            place: 7,
            at: AT,
            by,
            act,
        };
        frozen.hold(name, &entry);
    }
    frozen.end();
}

/// The line of a frozen file with one field more.
fn with_a_surprise(file: &str, name: &str) -> String {
    let line = file
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{name} ")));
    line.expect("a frozen line")
        .replacen('{', r#"{"surprise":1,"#, 1)
}

fn is_read<T: DeserializeOwned>(json: &str) -> bool {
    serde_json::from_str::<T>(json).is_ok()
}

#[rstest]
#[case::envelope("envelope", is_read::<Envelope>)]
#[case::push("push", is_read::<Push<Envelope>>)]
#[case::push_to_an_epoch("push_to_an_epoch", is_read::<Push<Envelope>>)]
#[case::setup("setup", is_read::<Setup>)]
#[case::sign_in("sign_in", is_read::<SignIn>)]
#[case::sign_in_by_link("sign_in_by_link", is_read::<SignInByLink>)]
#[case::invite("invite", is_read::<Invite>)]
#[case::join("join", is_read::<Join>)]
#[case::change_password("change_password", is_read::<ChangePassword>)]
#[case::reset_password("reset_password", is_read::<ResetPassword>)]
#[case::make_reset_link("make_reset_link-both", is_read::<MakeResetLink>)]
#[case::proof("proof", is_read::<Proof>)]
#[case::confirm_second_factor("confirm_second_factor", is_read::<ConfirmSecondFactor>)]
fn a_request_with_an_unknown_field_is_refused(#[case] name: &str, #[case] read: fn(&str) -> bool) {
    let files = concat!(
        include_str!("frozen/sync.txt"),
        include_str!("frozen/people.txt"),
        include_str!("frozen/way_in.txt")
    );
    assert!(!read(&with_a_surprise(files, name)));
}

#[rstest]
#[case::push_answer("push_answer", is_read::<PushAnswer>)]
#[case::changes_answer("changes_answer", is_read::<ChangesAnswer>)]
#[case::messages_answer("messages_answer", is_read::<MessagesAnswer>)]
#[case::session_answer("session_answer", is_read::<SessionAnswer>)]
#[case::setup_state("setup_state", is_read::<SetupState>)]
#[case::invitation("invitation", is_read::<Invitation>)]
#[case::join_state("join_state", is_read::<JoinState>)]
#[case::device("device", is_read::<Device>)]
#[case::reset_link("reset_link", is_read::<ResetLink>)]
#[case::reset_state("reset_state", is_read::<ResetState>)]
#[case::second_factor_state("second_factor_state", is_read::<SecondFactorState>)]
#[case::second_factor_offer("second_factor_offer", is_read::<SecondFactorOffer>)]
#[case::recovery_codes("recovery_codes", is_read::<RecoveryCodes>)]
fn an_answer_may_say_more_than_an_older_app_understands(
    #[case] name: &str,
    #[case] read: fn(&str) -> bool,
) {
    let files = concat!(
        include_str!("frozen/sync.txt"),
        include_str!("frozen/people.txt"),
        include_str!("frozen/way_in.txt")
    );
    assert!(read(&with_a_surprise(files, name)));
}

#[rstest]
#[case::empty("")]
#[case::no_object("[]")]
#[case::cut_off(r#"{"commands":["#)]
#[case::no_commands("{}")]
#[case::a_text_for_a_list(r#"{"commands":"all"}"#)]
#[case::no_command(r#"{"commands":[{}]}"#)]
#[case::no_such_command(
    r#"{"commands":[{"id":"00000000-0000-0000-0000-00000000000c","at":1,"command":{"erase":{}}}]}"#
)]
#[case::no_id(r#"{"commands":[{"id":"12","at":1,"command":{"delete_draft":{"id":"00000000-0000-0000-0000-000000000001"}}}]}"#)]
#[case::a_text_for_a_time(r#"{"commands":[{"id":"00000000-0000-0000-0000-00000000000c","at":"now","command":{"delete_draft":{"id":"00000000-0000-0000-0000-000000000001"}}}]}"#)]
#[case::two_commands_in_one(r#"{"commands":[{"id":"00000000-0000-0000-0000-00000000000c","at":1,"command":{"delete_draft":{"id":"00000000-0000-0000-0000-000000000001"},"retract_message":{"id":"00000000-0000-0000-0000-000000000001"}}}]}"#)]
fn a_malformed_push_is_not_read(#[case] json: &str) {
    assert!(!is_read::<Push<Envelope>>(json));
}
