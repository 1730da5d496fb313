//! Emails as they looked: asked for one by one, cleaned, and gone with their messages.

use crate::support::*;
use domain::*;
use protocol::ProblemKind;
use reqwest::header;
use uuid::Uuid;

const HTML: &str = "<p onclick=alert(1)>Zanzibar <script>alert(1)</script>\
    <img src=https://x.example/a.png></p>";

fn part() -> ImportPart {
    ImportPart {
        import_id: ImportId(Uuid::from_u128(1)),
        number: 0,
    }
}

/// An email with a form of its own, imported to a new account.
async fn import(browser: &Browser, html: &str) -> MessageId {
    let account_id = browser.create_account("Forn Vell").await;
    let id = MessageId(Uuid::new_v4());
    let mut said = said(Mode::InboundPaste, "Bon dia", MORNING);
    said.original_language = "ca".parse().unwrap();
    browser
        .act(ImportMessages {
            source: "mail.mbox".into(),
            part: part(),
            people: Vec::new(),
            messages: vec![ImportMessage {
                id,
                account_id,
                campaign_id: None,
                said,
                html: Some(MailHtml {
                    html: html.into(),
                    left_out: Vec::new(),
                }),
            }],
        })
        .await;
    id
}

fn address(id: MessageId) -> String {
    format!("/api/v1/messages/{id}/email")
}

#[tokio::test]
async fn an_email_is_a_page_that_can_do_nothing() {
    let (_world, owner) = World::with_owner().await;
    let id = import(&owner, HTML).await;
    let page = owner.get(&address(id)).await;
    assert_eq!(page.status, 200);
    assert_eq!(
        page.headers[header::CONTENT_TYPE],
        "text/html; charset=utf-8"
    );
    assert!(page.text.contains("<html lang=\"ca\">"));
    assert!(page.text.contains("<p>Zanzibar <img></p>"), "{}", page.text);
    let policy = page.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    assert!(policy.starts_with("sandbox allow-popups"), "{policy}");
    assert!(policy.contains("img-src data:;"), "{policy}");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert_eq!(page.headers["referrer-policy"], "no-referrer");
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn pictures_from_elsewhere_are_shown_when_they_are_asked_for() {
    let (_world, owner) = World::with_owner().await;
    let id = import(&owner, HTML).await;
    let page = owner.get(&format!("{}?pictures=true", address(id))).await;
    assert!(page.text.contains("<img src=\"https://x.example/a.png\">"));
    let policy = page.headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap();
    assert!(policy.contains("img-src data: https: http:;"), "{policy}");
}

#[tokio::test]
async fn no_pull_brings_what_an_email_looked_like() {
    let (_world, owner) = World::with_owner().await;
    let id = import(&owner, HTML).await;
    let before = owner.pull(0).await;
    let changes = owner.get("/api/v1/changes").await.text;
    assert!(!changes.contains("Zanzibar"), "{changes}");
    let message = owner.rows().await.into_iter().find_map(|row| match row {
        Row::Message(row) if row.id == id => Some(row),
        _ => None,
    });
    let mark = message.unwrap().html.unwrap();
    assert_eq!((mark.bytes, mark.remote), (HTML.len() as u64, true));
    // The cursor passes it: nothing is left to be pulled.
    let rest = owner.pull(before.next).await;
    assert_eq!((rest.rows, rest.more), (vec![], false));
}

#[tokio::test]
async fn another_workspace_has_no_such_email() {
    let (world, owner) = World::with_owner().await;
    let id = import(&owner, HTML).await;
    let stranger = world.stranger("one").await;
    for nowhere in [id, MessageId(Uuid::new_v4())] {
        let reply = stranger.get(&address(nowhere)).await;
        reply.is_problem(ProblemKind::NotFound);
        assert!(!reply.text.contains("Zanzibar"));
    }
}

#[tokio::test]
async fn an_email_goes_with_its_message() {
    let (_world, owner) = World::with_owner().await;
    let id = import(&owner, HTML).await;
    let batch_id = ImportBatchId::of(part());
    owner.act(UndoImport { batch_id }).await;
    owner
        .get(&address(id))
        .await
        .is_problem(ProblemKind::NotFound);
}

#[tokio::test]
async fn a_message_without_a_form_of_its_own_is_no_page() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let letter = log(account, Mode::InboundPaste, "Bon dia", MORNING);
    let id = letter.id;
    owner.act(letter).await;
    owner
        .get(&address(id))
        .await
        .is_problem(ProblemKind::NotFound);
}
