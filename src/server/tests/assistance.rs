//! Translations by providers, told to a real one over the network (rule book §16).

use crate::{provider::*, support::*, translating::*};
use domain::*;
use protocol::*;
use rstest::rstest;
use serde_json::json;
use server::{providers::read_file, running::Settings};
use std::fs;
use uuid::Uuid;

async fn translate(browser: &Browser, texts: &[&str]) -> TranslateAnswer {
    let body = Translate {
        texts: texts.iter().map(|&text| text.to_owned()).collect(),
        from: tag("ca"),
        to: tag("en"),
    };
    browser.post("/api/v1/translate", &body).await.ok()
}

fn failed(why: ProviderTrouble) -> TranslateAnswer {
    TranslateAnswer::Failed { why }
}

#[rstest]
#[case::apertium(ProviderKind::Apertium, json!({"responseData": {"translatedText": "Good morning"}}))]
#[case::libre_translate(ProviderKind::LibreTranslate, json!({"translatedText": ["Good morning"]}))]
#[case::deepl(ProviderKind::Deepl, json!({"translations": [{"text": "Good morning"}]}))]
#[case::openai(ProviderKind::Openai, json!({"choices": [{"message": {"content": "Good morning"}}]}))]
#[case::anthropic(ProviderKind::Anthropic, json!({"content": [{"type": "text", "text": "Good morning"}]}))]
#[tokio::test]
async fn every_interface_is_spoken(#[case] kind: ProviderKind, #[case] answer: serde_json::Value) {
    let (_world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([Say::Json(answer)]).await;
    let id = Uuid::new_v4();
    let mut named = provider_of(id, kind, &provider.address);
    named.body.pairs = vec![LanguagePair {
        from: tag("ca"),
        to: tag("en"),
    }];
    name(&owner, &named).await;
    let expected = TranslateAnswer::Translated {
        texts: vec!["Good morning\n".to_owned()],
        by: kind,
    };
    assert_eq!(translate(&owner, &["Bon dia\n"]).await, expected);
    let tested = format!("/api/v1/providers/{id}/test");
    let tested: ProviderTest = owner.post(&tested, &json!(null)).await.ok();
    assert!(
        matches!(&tested, ProviderTest::Answered { answer, .. } if answer == "Good morning"),
        "{tested:?}"
    );
    let says_key = provider.asked().iter().any(|asked| {
        let mut headers = asked.headers.values();
        asked.body.contains("zanzibar")
            || headers.any(|value| value.to_str().is_ok_and(|value| value.contains("zanzibar")))
    });
    assert_eq!(says_key, kind != ProviderKind::Apertium);
}

#[rstest]
#[case::garbage(Say::Garbage, ProviderTrouble::Garbled)]
#[case::busy(Say::Later(7), ProviderTrouble::Busy)]
#[case::wrong_key(Say::Problem { status: 403, body: json!({}) }, ProviderTrouble::WrongKey)]
#[case::broken(Say::Problem { status: 500, body: json!({}) }, ProviderTrouble::NotReached)]
#[case::nothing_to_see(translated(" "), ProviderTrouble::Garbled)]
#[tokio::test]
async fn what_is_wrong_with_a_provider_is_said(#[case] say: Say, #[case] why: ProviderTrouble) {
    let (_world, owner) = World::with_owner().await;
    assert_eq!(
        translate(&owner, &["a"]).await,
        failed(ProviderTrouble::NoProvider)
    );
    let provider = OwnProvider::saying([say]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    assert_eq!(translate(&owner, &["Bon dia"]).await, failed(why));
}

#[tokio::test]
async fn an_answer_leads_to_no_other_address() {
    let (_world, owner) = World::with_owner().await;
    let secret = OwnProvider::saying([translated("a secret")]).await;
    let provider = OwnProvider::saying([Say::Elsewhere(secret.address.clone())]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    assert_eq!(
        translate(&owner, &["Bon dia"]).await,
        failed(ProviderTrouble::Garbled)
    );
    assert!(secret.asked().is_empty());
}

#[tokio::test]
async fn a_model_that_answers_in_another_language_is_not_believed() {
    let (_world, owner) = World::with_owner().await;
    let text = "Sehr geehrte Damen und Herren, vielen Dank für Ihre Nachricht und bis bald";
    let answer = json!({"choices": [{"message": {"content": text}}]});
    let provider = OwnProvider::saying([Say::Json(answer)]).await;
    let provider = provider_of(Uuid::new_v4(), ProviderKind::Openai, &provider.address);
    name(&owner, &provider).await;
    let failed = failed(ProviderTrouble::OtherLanguage);
    assert_eq!(translate(&owner, &["Bon dia"]).await, failed);
}

#[tokio::test]
async fn the_first_that_takes_the_pair_is_asked_and_the_next_where_it_fails() {
    let (_world, owner) = World::with_owner().await;
    let other_pair = OwnProvider::saying([translated("wrong")]).await;
    let broken = OwnProvider::saying([Say::Garbage]).await;
    let good = OwnProvider::saying([translated("Good morning")]).await;
    let at = |provider: &OwnProvider, place| SaveProvider {
        place,
        ..provider_at(Uuid::new_v4(), &provider.address)
    };
    name(&owner, &at(&good, 3)).await;
    name(&owner, &at(&broken, 2)).await;
    let mut first = at(&other_pair, 1);
    first.body.pairs = vec![LanguagePair {
        from: tag("es"),
        to: tag("en"),
    }];
    name(&owner, &first).await;
    let answer = translate(&owner, &["Bon dia", "", "Bon dia"]).await;
    let texts = ["Good morning", "", "Good morning"].map(str::to_owned);
    let expected = TranslateAnswer::Translated {
        texts: texts.into(),
        by: ProviderKind::Apertium,
    };
    assert_eq!(answer, expected);
    assert_eq!(other_pair.asked().len(), 0);
    assert_eq!(broken.asked().len(), 1);
    assert_eq!(good.asked().len(), 2, "what shows nothing is not asked");
}

#[tokio::test]
async fn a_key_is_said_to_its_provider_alone() {
    let (world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([Say::Garbage]).await;
    let id = Uuid::new_v4();
    let named = provider_of(id, ProviderKind::Deepl, &provider.address);
    name(&owner, &named).await;
    for path in ["/api/v1/providers", "/api/v1/export", "/api/v1/changes"] {
        let reply = owner.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(!reply.text.contains("zanzibar"), "{path}: {}", reply.text);
    }
    let all: Vec<Provider> = owner.get("/api/v1/providers").await.ok();
    assert!(all[0].has_key && all[0].id == Some(id));
    // Without a key the one that is there stays, and does not go elsewhere.
    let moved = SaveProvider {
        key: None,
        ..provider_of(id, ProviderKind::Deepl, "http://127.0.0.1:9")
    };
    let reply = owner.post("/api/v1/providers", &moved).await;
    reply.is_problem(ProblemKind::Malformed);
    let kept = SaveProvider { key: None, ..named };
    name(&owner, &kept).await;
    assert_eq!(
        translate(&owner, &["a"]).await,
        failed(ProviderTrouble::Garbled)
    );
    let key = &provider.asked()[0].headers["authorization"];
    assert_eq!(key, "DeepL-Auth-Key zanzibar");
    let member = world.join(&owner, Role::Member, "mia").await;
    let reply = member.get("/api/v1/providers").await;
    reply.is_problem(ProblemKind::Forbidden);
    assert_eq!(
        owner
            .delete(&format!("/api/v1/providers/{id}"))
            .await
            .status,
        204
    );
    assert_eq!(
        translate(&owner, &["a"]).await,
        failed(ProviderTrouble::NoProvider)
    );
}

#[rstest]
#[case::no_address(|body: &mut ProviderBody| body.address = "deepl".to_owned())]
#[case::of_a_file(|body: &mut ProviderBody| body.address = "file:///etc/passwd".to_owned())]
#[case::long(|body: &mut ProviderBody| body.address = format!("http://{}", "a".repeat(500)))]
#[case::no_model(|body: &mut ProviderBody| body.kind = ProviderKind::Openai)]
#[tokio::test]
async fn a_provider_that_cannot_be_asked_is_not_saved(#[case] spoil: fn(&mut ProviderBody)) {
    let (_world, owner) = World::with_owner().await;
    let mut provider = provider_at(Uuid::new_v4(), "http://127.0.0.1:9");
    spoil(&mut provider.body);
    let reply = owner.post("/api/v1/providers", &provider).await;
    assert_eq!(reply.status, 422, "{}", reply.text);
    let all: Vec<Provider> = owner.get("/api/v1/providers").await.ok();
    assert!(all.is_empty());
}

#[tokio::test]
async fn usage_is_counted_by_member_and_day_and_has_an_end() {
    let (mut world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([translated("Good morning")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    translate(&owner, &["Bon dia"]).await;
    translate(&owner, &["Bon dia"]).await;
    let used = 2 * (7 + 12);
    let state: Assistance = owner.get("/api/v1/assistance").await.ok();
    assert!(state.translates && !state.drafts);
    assert_eq!(state.used, used);
    let usage: Vec<Usage> = owner.get("/api/v1/usage").await.ok();
    assert_eq!(usage.len(), 1);
    assert_eq!((usage[0].requests, usage[0].characters), (2, used));
    assert_eq!(usage[0].member_id, owner.me().id);
    // It is kept with the database, and nobody has more by a restart.
    let all = i64::try_from(state.budget).unwrap();
    let spend = world.server().db().write(move |tx| {
        tx.execute("UPDATE provider_usage SET characters = ?1", [all])?;
        Ok(())
    });
    spend.await.unwrap();
    world.restart().await;
    let again = Browser {
        base: world.base(),
        origin: Some(world.base()),
        ..owner
    };
    assert_eq!(
        translate(&again, &["Bon dia"]).await,
        failed(ProviderTrouble::SpentUp)
    );
    let id = paste(&again, "Bon dia").await;
    let found = once(&again, id, is_in_trouble).await;
    assert_eq!(why(&found), Some(ProviderTrouble::SpentUp));
    assert_eq!(provider.asked().len(), 2);
    world.pass(Span::days(1));
    let expected = translate(&again, &["Bon dia"]).await;
    assert!(matches!(expected, TranslateAnswer::Translated { .. }));
}

#[tokio::test]
async fn whom_the_servers_file_names_every_workspace_asks_behind_its_own() {
    let mut world = World::new().await;
    world.stop().await;
    let common = OwnProvider::saying([translated("Good morning")]).await;
    let file = world.data().join("providers.toml");
    let named = format!(
        "[[provider]]\nkind = \"apertium\"\naddress = \"{}\"\n",
        common.address
    );
    fs::write(&file, named).unwrap();
    let settings = Settings {
        providers: read_file(&file).unwrap(),
        ..world.settings()
    };
    world.start_as(settings).await.unwrap();
    let owner = world.set_up().await;
    let by_common = TranslateAnswer::Translated {
        texts: vec!["Good morning".to_owned()],
        by: ProviderKind::Apertium,
    };
    for browser in [&owner, &world.stranger("olga").await] {
        assert_eq!(translate(browser, &["Bon dia"]).await, by_common);
    }
    assert_eq!(common.asked().len(), 2);

    let own = OwnProvider::saying([translated("Hello")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &own.address)).await;
    let answer = translate(&owner, &["Bon dia"]).await;
    assert!(matches!(answer, TranslateAnswer::Translated { texts, .. } if texts == ["Hello"]));
    assert_eq!((common.asked().len(), own.asked().len()), (2, 1));
}
