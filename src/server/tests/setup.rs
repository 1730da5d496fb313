//! The first owner, once.

use crate::support::*;
use domain::*;
use protocol::*;

#[tokio::test]
async fn the_first_owner_sets_the_server_up_and_nobody_does_again() {
    let world = World::new().await;
    let visitor = world.browser();
    assert_eq!(
        visitor.get("/api/v1/setup").await.ok::<SetupState>(),
        SetupState { needed: true }
    );
    let body = world.setup_body();
    let session: SessionAnswer = visitor.post("/api/v1/setup", &body).await.ok();
    assert_eq!(session.member.role, Role::Owner);
    assert_eq!(session.workspace.name, "Forn & Co.");
    assert_eq!(
        visitor.get("/api/v1/session").await.ok::<SessionAnswer>(),
        session
    );
    assert_eq!(
        visitor.get("/api/v1/setup").await.ok::<SetupState>(),
        SetupState { needed: false }
    );
    let again = Setup {
        email: "other@example.com".to_owned(),
        ..body
    };
    let reply = world.browser().post("/api/v1/setup", &again).await;
    assert_eq!(reply.status, 410);
    reply.is_problem(ProblemKind::LinkSpent);
}

#[tokio::test]
async fn two_who_set_up_at_once_are_one_owner() {
    let world = World::new().await;
    let (one, other) = (world.browser(), world.browser());
    let body = world.setup_body();
    let second = Setup {
        email: "other@example.com".to_owned(),
        ..body.clone()
    };
    let (one, other) = tokio::join!(
        one.post("/api/v1/setup", &body),
        other.post("/api/v1/setup", &second)
    );
    let mut statuses = [one.status.as_u16(), other.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 410]);
}

#[tokio::test]
async fn a_wrong_token_sets_nothing_up() {
    let world = World::new().await;
    let body = Setup {
        token: "guessed".to_owned(),
        ..world.setup_body()
    };
    world
        .browser()
        .post("/api/v1/setup", &body)
        .await
        .is_problem(ProblemKind::LinkSpent);
    let state = world.browser().get("/api/v1/setup").await;
    assert!(state.ok::<SetupState>().needed);
}

#[tokio::test]
async fn the_link_is_new_at_each_start_while_it_is_needed() {
    let mut world = World::new().await;
    let first = world.setup_token();
    world.restart().await;
    assert_ne!(world.setup_token(), first);
    world.set_up().await;
    world.restart().await;
    assert!(world.server().way_in().is_none());
}

#[tokio::test]
async fn what_is_typed_wrong_is_named_with_its_limit() {
    let world = World::new().await;
    let good = world.setup_body();
    let cases = [
        (
            Setup {
                name: " \u{200b}".into(),
                ..good.clone()
            },
            "name is blank",
        ),
        (
            Setup {
                name: "n".repeat(501),
                ..good.clone()
            },
            "limit is 500",
        ),
        (
            Setup {
                email: "nobody".into(),
                ..good.clone()
            },
            "email cannot be `nobody`",
        ),
        (
            Setup {
                email: String::new(),
                ..good.clone()
            },
            "email is blank",
        ),
        (
            Setup {
                password: "short".into(),
                ..good.clone()
            },
            "password has 5 characters",
        ),
        (
            Setup {
                password: "p".repeat(201),
                ..good.clone()
            },
            "200 at most",
        ),
        (
            Setup {
                workspace_name: String::new(),
                ..good.clone()
            },
            "workspace_name",
        ),
    ];
    for (body, expected) in cases {
        let reply = world.browser().post("/api/v1/setup", &body).await;
        assert_eq!(reply.status, 422, "{expected}");
        let problem = reply.problem();
        assert_eq!(problem.kind, ProblemKind::Refused);
        assert!(
            problem.detail.contains(expected),
            "{} for {expected}",
            problem.detail
        );
    }
    let session: SessionAnswer = world.browser().post("/api/v1/setup", &good).await.ok();
    assert_eq!(session.member.name, "Olga Owner");
}

#[tokio::test]
async fn set_up_with_the_sample_fills_the_workspace() {
    let world = World::new().await;
    let reading_language = Some("ca".parse().unwrap());
    let body = Setup {
        sample: true,
        reading_language,
        ..world.setup_body()
    };
    let mut owner = world.browser();
    owner.enter("/api/v1/setup", &body).await;
    let rows = owner.rows().await;
    let accounts = rows.iter().filter(|row| matches!(row, Row::Account(_)));
    assert_eq!(accounts.count(), 40);
    let catalan = |row: &Row| match row {
        Row::Message(message) => message
            .said
            .translation
            .as_ref()
            .is_some_and(|other| other.language.as_str() == "ca"),
        _ => false,
    };
    assert!(
        rows.iter().any(catalan),
        "replies are translated for the reader"
    );
}
