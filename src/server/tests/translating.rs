//! Replies that are translated after they were accepted (rule book §16).

use crate::{live::Listener, provider::*, support::*};
use domain::*;
use protocol::*;
use rstest::rstest;
use serde_json::json;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use tokio::sync::Notify;
use uuid::Uuid;

pub fn tag(text: &str) -> Language {
    text.parse().unwrap()
}

pub async fn name(owner: &Browser, provider: &SaveProvider) {
    let reply = owner.post("/api/v1/providers", provider).await;
    assert_eq!(reply.status, 204, "{}", reply.text);
}

/// Logs a reply in Catalan, as the app does for a member who reads English.
pub async fn paste(browser: &Browser, text: &str) -> MessageId {
    let account = browser.create_account(text).await;
    let mut letter = log(account, Mode::InboundPaste, text, MORNING);
    letter.said.original_language = tag("ca");
    let id = letter.id;
    browser.act(letter).await;
    id
}

async fn message(browser: &Browser, id: MessageId) -> Message {
    let rows = browser.rows().await;
    let found = rows.into_iter().find_map(|row| match row {
        Row::Message(message) if message.id == id => Some(message),
        _ => None,
    });
    found.unwrap()
}

/// The message once it is as expected; each look follows a live event.
pub async fn once(browser: &Browser, id: MessageId, is_so: impl Fn(&Message) -> bool) -> Message {
    let mut live = Listener::open(browser).await;
    loop {
        live.next().await.unwrap();
        let message = message(browser, id).await;
        if is_so(&message) {
            return message;
        }
    }
}

fn is_translated(message: &Message) -> bool {
    message.said.translation.is_some()
}

pub fn is_in_trouble(message: &Message) -> bool {
    message.untranslated.is_some()
}

pub fn why(message: &Message) -> Option<ProviderTrouble> {
    message.untranslated.as_ref()?.read()
}

/// An address where nobody listens.
fn nowhere() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test]
async fn a_reply_is_translated_after_it_was_accepted() {
    let (_world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([translated("Good morning")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    let id = paste(&owner, "Bon dia").await;
    let found = once(&owner, id, is_translated).await;
    let expected = Translation {
        text: "Good morning".to_owned(),
        language: tag("en"),
    };
    assert_eq!(found.said.translation, Some(expected));
    assert_eq!(found.said.original_text, "Bon dia");
    let asked = provider.asked();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].body.contains("langpair=ca%7Cen"), "{:?}", asked[0]);
}

#[tokio::test]
async fn a_provider_that_is_down_is_said_with_the_reply_and_tried_again() {
    let (world, owner) = World::with_owner().await;
    let place = nowhere();
    name(
        &owner,
        &provider_at(Uuid::new_v4(), &format!("http://{place}")),
    )
    .await;
    let id = paste(&owner, "Bon dia").await;
    let found = once(&owner, id, is_in_trouble).await;
    assert_eq!(why(&found), Some(ProviderTrouble::NotReached));
    let provider = OwnProvider::at(place, [translated("Good morning")]).await;
    // By itself, once its time has come; another reply makes the server look.
    world.pass(Span(5_000));
    let other = paste(&owner, "Gràcies").await;
    let found = once(&owner, id, is_translated).await;
    assert_eq!(found.untranslated, None);
    once(&owner, other, is_translated).await;
    assert_eq!(provider.asked().len(), 2);
}

#[tokio::test]
async fn what_was_given_up_is_tried_again_when_somebody_asks() {
    let (_world, owner) = World::with_owner().await;
    let refused = Say::Problem {
        status: 400,
        body: json!({"explanation": "That pair is not installed"}),
    };
    let provider = OwnProvider::saying([refused, translated("Good morning")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    let id = paste(&owner, "Bon dia").await;
    let found = once(&owner, id, is_in_trouble).await;
    assert_eq!(why(&found), Some(ProviderTrouble::NoSuchPair));
    owner.act(NoteUntranslated { id, why: None }).await;
    once(&owner, id, is_translated).await;
}

#[tokio::test]
async fn a_translation_by_hand_is_kept_and_nothing_is_asked_for_it() {
    let (_world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([translated("Thanks")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    let account = owner.create_account("Forn Vell").await;
    let mut letter = log(account, Mode::InboundPaste, "Bon dia", MORNING);
    letter.said.original_language = tag("ca");
    letter.said.translation = Some(Translation {
        text: "By hand".to_owned(),
        language: tag("en"),
    });
    owner.act(letter).await;
    let same_language = log(account, Mode::InboundPaste, "Hello", MORNING);
    owner.act(same_language).await;
    let after = paste(&owner, "Gràcies").await;
    once(&owner, after, is_translated).await;
    assert_eq!(provider.asked().len(), 1, "{:?}", provider.asked());
}

#[tokio::test]
async fn what_waits_is_translated_after_a_restart() {
    let (mut world, owner) = World::with_owner().await;
    let place = nowhere();
    name(
        &owner,
        &provider_at(Uuid::new_v4(), &format!("http://{place}")),
    )
    .await;
    let id = paste(&owner, "Bon dia").await;
    once(&owner, id, is_in_trouble).await;
    world.stop().await;
    let _provider = OwnProvider::at(place, [translated("Good morning")]).await;
    world.pass(Span(5_000));
    world.start().await;
    let again = Browser {
        base: world.base(),
        origin: Some(world.base()),
        ..owner
    };
    once(&again, id, is_translated).await;
}

/// A provider that was asked, and says nothing until it is told to.
async fn waiting(owner: &Browser, say: Say) -> (OwnProvider, Arc<Notify>) {
    let told = Arc::new(Notify::new());
    let held = Say::Held(Arc::clone(&told), Box::new(say));
    let provider = OwnProvider::saying([held, translated("another")]).await;
    name(owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    (provider, told)
}

#[rstest]
#[case::translated_by_hand(|id| TranslateMessage {
    id,
    translation: Translation {
        text: "By hand".to_owned(),
        language: "en".parse().unwrap(),
    },
}.into())]
#[case::retracted(|id| RetractMessage { id }.into())]
#[case::said_to_be_in_our_language(|id| SetLanguage {
    id,
    language: "en".parse().unwrap(),
}.into())]
#[tokio::test]
async fn what_changed_while_it_was_translated_stays_as_it_is_then(
    #[case] change: fn(MessageId) -> Command,
    #[values(translated("Good morning"), Say::Garbage)] say: Say,
) {
    let (_world, owner) = World::with_owner().await;
    let (provider, told) = waiting(&owner, say).await;
    let id = paste(&owner, "Bon dia, Anna").await;
    provider.once_asked().await;
    owner.act(change(id)).await;
    let changed = message(&owner, id).await;
    told.notify_one();
    // What is translated after it shows that it was looked at.
    let after = paste(&owner, "Gràcies pel missatge").await;
    once(&owner, after, is_translated).await;
    assert_eq!(message(&owner, id).await, changed);
}

#[tokio::test]
async fn what_was_erased_while_it_was_translated_comes_back_no_more() {
    let (_world, owner) = World::with_owner().await;
    let (provider, told) = waiting(&owner, translated("Good morning")).await;
    let id = paste(&owner, "Bon dia, Anna").await;
    provider.once_asked().await;
    let account_id = message(&owner, id).await.account_id;
    let erase = EraseAccount {
        id: ErasureId(Uuid::new_v4()),
        account_id,
        accounts: vec![account_id],
    };
    owner.act(erase).await;
    told.notify_one();
    let after = paste(&owner, "Gràcies pel missatge").await;
    once(&owner, after, is_translated).await;
    let is_it = |row: &Row| matches!(row, Row::Message(message) if message.id == id);
    assert!(!owner.rows().await.iter().any(is_it));
}

#[tokio::test]
async fn a_provider_that_takes_its_time_holds_up_one_workspace_and_no_other() {
    let (world, owner) = World::with_owner().await;
    let told = Arc::new(Notify::new());
    let held = Say::Held(Arc::clone(&told), Box::new(translated("late")));
    let slow = OwnProvider::saying([held]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &slow.address)).await;
    for n in 0..5 {
        paste(&owner, &format!("Bon dia, Anna {n}")).await;
    }
    slow.once_asked().await;
    let stranger = world.stranger("one").await;
    let quick = OwnProvider::saying([translated("Thank you")]).await;
    name(&stranger, &provider_at(Uuid::new_v4(), &quick.address)).await;
    let id = paste(&stranger, "Gràcies pel missatge").await;
    once(&stranger, id, is_translated).await;
    assert!(slow.asked().len() <= 2, "{:?}", slow.asked());
}

#[tokio::test]
async fn a_reply_that_cannot_be_looked_at_holds_no_other_up() {
    let (world, owner) = World::with_owner().await;
    let place = nowhere();
    name(
        &owner,
        &provider_at(Uuid::new_v4(), &format!("http://{place}")),
    )
    .await;
    let mut broken = Vec::new();
    for n in 0..6 {
        let id = paste(&owner, &format!("Bon dia, Anna {n}")).await;
        once(&owner, id, is_in_trouble).await;
        broken.push(id);
    }
    let spoil = world.server().db().write(move |tx| {
        for id in broken {
            let sql = "UPDATE records SET body = '{' WHERE id = ?1";
            tx.execute(sql, [id.0])?;
        }
        Ok(())
    });
    spoil.await.unwrap();
    let _provider = OwnProvider::at(place, [translated("Thank you")]).await;
    world.pass(Span(5_000));
    let stranger = world.stranger("one").await;
    name(
        &stranger,
        &provider_at(Uuid::new_v4(), &format!("http://{place}")),
    )
    .await;
    let id = paste(&stranger, "Gràcies pel missatge").await;
    once(&stranger, id, is_translated).await;
}

#[tokio::test]
async fn a_reply_in_our_language_is_sent_to_nobody() {
    let (_world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([translated("Thank you")]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    // Their language is Catalan; this once they write in ours.
    paste(&owner, "Thank you for the message, we will see you soon.").await;
    let after = paste(&owner, "Gràcies pel missatge").await;
    once(&owner, after, is_translated).await;
    assert_eq!(provider.asked().len(), 1, "{:?}", provider.asked());
}

#[tokio::test]
async fn a_translation_that_fails_is_counted_too() {
    let (_world, owner) = World::with_owner().await;
    let provider = OwnProvider::saying([Say::Garbage]).await;
    name(&owner, &provider_at(Uuid::new_v4(), &provider.address)).await;
    let id = paste(&owner, "Bon dia, Anna").await;
    once(&owner, id, is_in_trouble).await;
    let state: Assistance = owner.get("/api/v1/assistance").await.ok();
    assert_eq!(state.used, 13);
}
