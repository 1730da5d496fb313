//! The sample is a true workspace: every row obeys the rule book.

use crate::support::{MORNING, World};
use domain::*;
use server::sample::{self, Portions, Size};
use std::collections::{BTreeSet, HashMap, HashSet};
use uuid::Uuid;

fn owner(reading_language: Option<&str>) -> Member {
    Member {
        id: MemberId(Uuid::from_u128(1)),
        name: "Marc Oliver".to_owned(),
        email: "owner@example.com".to_owned(),
        role: Role::Owner,
        reading_language: reading_language.map(|tag| tag.parse().unwrap()),
        other_languages: Vec::new(),
        telling: Telling::default(),
        removed_at: None,
    }
}

fn all<T: TryFrom<Row>>(rows: &[Row]) -> Vec<T> {
    rows.iter()
        .cloned()
        .filter_map(|row| T::try_from(row).ok())
        .collect()
}

fn large(seed: u64, size: Size) -> Vec<Row> {
    let mut portions = Portions::new(seed, size, &owner(None), MORNING).unwrap();
    let mut rows = Vec::new();
    while let Some(more) = portions.next_rows().unwrap() {
        rows.extend(more);
    }
    rows
}

/// What must hold of every workspace.
fn obeys_the_rule_book(rows: &[Row], now: Timestamp) {
    let messages: Vec<Message> = all(rows);
    let accounts: HashMap<_, _> = all::<Account>(rows)
        .into_iter()
        .map(|account| (account.id, account))
        .collect();
    let changes: Vec<StatusChange> = all(rows);
    for message in &messages {
        let said = &message.said;
        assert!(said.occurred_at <= message.recorded_at && message.recorded_at <= now);
        assert!(text::has_visible(&said.original_text) && !said.original_text.contains('{'));
        let account = &accounts[&message.account_id];
        assert_eq!(Some(&said.original_language), account.language.as_ref());
        match said.mode {
            Mode::TypeTranslate => assert!(said.translation.is_some()),
            Mode::InboundPaste => {}
            _ => assert!(said.translation.is_none()),
        }
        if let Some(translation) = &said.translation {
            assert!(!translation.language.same_as(&said.original_language));
        }
        assert!(said.channel == Channel::Email || said.subject.is_empty());
    }
    for conversation in all::<Conversation>(rows) {
        let own = messages
            .iter()
            .filter(|one| one.conversation_id == conversation.id);
        assert_eq!(
            conversation.figures,
            Figures::of(own),
            "{}",
            conversation.id
        );
        let has_outbound = conversation.figures.first_outbound.is_some();
        assert!(!has_outbound || conversation.review_status == ReviewStatus::Approved);
    }
    for account in accounts.values() {
        let last = changes
            .iter()
            .filter(|change| change.account_id == account.id);
        let last = last.max_by_key(|change| change.at);
        let status = last.map_or(AccountStatus::Prospect, |change| change.to);
        assert_eq!(account.status, status, "{}", account.name);
        if account.status == AccountStatus::DoNotContact {
            let mark = account.status_mark.as_ref().unwrap();
            assert!(text::has_visible(&mark.why));
            let written = messages.iter().filter(|message| {
                message.account_id == account.id && message.direction() == Direction::Outbound
            });
            assert!(
                written
                    .clone()
                    .all(|message| message.recorded_at <= mark.at)
            );
        }
    }
}

#[test]
fn the_sample_shows_the_product_at_work() {
    let rows = sample::small(2_026, &owner(None), MORNING).unwrap();
    obeys_the_rule_book(&rows, MORNING);
    assert_eq!(all::<Account>(&rows).len(), 40);
    assert_eq!(all::<Product>(&rows).len(), 2);
    let campaigns: Vec<Campaign> = all(&rows);
    assert_eq!(campaigns.len(), 3);
    let languages: HashSet<_> = campaigns
        .iter()
        .map(|campaign| campaign.communication_language.clone())
        .collect();
    assert_eq!(languages.len(), 2);

    let messages: Vec<Message> = all(&rows);
    let modes: HashSet<_> = messages.iter().map(|message| message.said.mode).collect();
    assert_eq!(modes.len(), Mode::ALL.len(), "all modes");
    let intents: BTreeSet<_> = messages
        .iter()
        .filter_map(|message| message.said.intent)
        .collect();
    assert!(intents.len() >= 9, "{intents:?}");
    let spoken: HashSet<_> = messages
        .iter()
        .map(|message| message.said.original_language.primary().to_owned())
        .collect();
    assert!(spoken.len() >= 8, "{spoken:?}");
    assert!(
        messages
            .iter()
            .any(|message| message.status == MessageStatus::Draft)
    );
    assert!(!all::<Note>(&rows).is_empty());
    let accounts: Vec<Account> = all(&rows);
    let statuses: HashSet<_> = accounts.iter().map(|account| account.status).collect();
    assert!(statuses.contains(&AccountStatus::DoNotContact) && statuses.len() >= 5);

    let conversations: Vec<Conversation> = all(&rows);
    assert!(conversations.iter().any(Conversation::needs_reply));
    let reviews: HashSet<_> = conversations
        .iter()
        .map(|conversation| conversation.review_status)
        .collect();
    assert_eq!(reviews.len(), ReviewStatus::ALL.len());
    let weeks: HashSet<_> = conversations
        .iter()
        .filter_map(|conversation| conversation.figures.initiated_at())
        .map(|at| at.0 / Span::days(7).0)
        .collect();
    assert!(weeks.len() >= 8, "weeks of funnel: {}", weeks.len());
}

#[test]
fn the_sample_can_be_made_on_any_day_for_any_reader() {
    let languages = [None, Some("ca"), Some("ja"), Some("nl"), Some("pt-BR")];
    for (day, language) in (0..35).zip(languages.iter().cycle()) {
        let now = MORNING + Span::hours(day * 37);
        let rows = sample::small(2_026, &owner(*language), now).unwrap();
        obeys_the_rule_book(&rows, now);
    }
}

#[test]
fn the_same_seed_gives_the_same_sample() {
    let make = |seed| sample::small(seed, &owner(None), MORNING).unwrap();
    assert_eq!(make(1), make(1));
    assert_ne!(make(1), make(2));
}

#[test]
fn the_same_seed_gives_the_same_large_workspace() {
    let size = Size {
        conversations: 30,
        messages: 200,
    };
    let make = |seed| large(seed, size);
    assert_eq!(make(1), make(1));
    assert_ne!(make(1), make(2));
}

#[test]
fn a_large_workspace_has_as_much_as_was_asked_for() {
    let size = Size {
        conversations: 400,
        messages: 4_000,
    };
    let rows = large(7, size);
    obeys_the_rule_book(&rows, MORNING);
    let keys: HashSet<_> = rows.iter().map(Row::key).collect();
    assert_eq!(keys.len(), rows.len(), "every row comes once");
    assert_eq!(all::<Conversation>(&rows).len(), 400);
    assert_eq!(all::<Message>(&rows).len(), 4_000);
    let names: HashSet<_> = all::<Account>(&rows)
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(
        names.len(),
        all::<Account>(&rows).len(),
        "no two are called alike"
    );
}

#[tokio::test]
async fn the_sample_is_made_once_and_its_link_is_new_at_each_start() {
    let mut world = World::new().await;
    let mut links = HashSet::new();
    for _ in 0..3 {
        world.stop().await;
        let settings = server::running::Settings {
            with_sample: true,
            ..world.settings()
        };
        world.start_as(settings).await.unwrap();
        links.insert(world.server().way_in().unwrap().path());
    }
    assert_eq!(links.len(), 3);
}
