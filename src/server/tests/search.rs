//! The search over what is older than a device keeps: what the domain finds, and nobody else's.

use crate::support::*;
use domain::{search::Entry, *};
use protocol::{limits::MAX_FOUND, *};
use uuid::Uuid;

/// Letters of one conversation, a day apart, the first the newest.
async fn letters(owner: &Browser, texts: &[&str]) -> AccountId {
    let account = owner.create_account("Forn Vell").await;
    for (day, text) in (0..).zip(texts) {
        let mode = if day % 2 == 0 {
            Mode::LogSent
        } else {
            Mode::InboundPaste
        };
        let at = MORNING - Span::days(day);
        owner.act(log(account, mode, text, at)).await;
    }
    account
}

async fn search(browser: &Browser, query: &str) -> SearchAnswer {
    browser
        .get(&format!("/api/v1/search?{}", encoded(&[("q", query)])))
        .await
        .ok()
}

fn encoded(parameters: &[(&str, &str)]) -> String {
    let base = reqwest::Url::parse_with_params("http://localhost", parameters).unwrap();
    base.query().unwrap_or_default().to_owned()
}

fn texts(answer: &SearchAnswer) -> Vec<String> {
    let text = |row: &ChangedRow| match row.row() {
        Some(Row::Message(row)) => row.said.original_text.clone(),
        other => panic!("{other:?} is no message"),
    };
    answer.rows.iter().map(text).collect()
}

/// What is asked of both.
const SEARCHES: &[&str] = &[
    "pa",
    "PÀ",
    "bon dia",
    "\"bon dia\"",
    "\"dia bon\"",
    "gracies",
    "barr",
    "会議",
    "議会",
    "パン",
    "रोटी",
    "καλως",
    "lodz",
    "strasse",
    "🥖",
    "quoted and",
    "near x",
    "words",
    "workspace",
    "\"dia el forn\"",
    "b \"quoted",
    "10",
    "channel:email",
    "channel:sms",
    "is:inbound pa",
    "tag:\"two shops\" pa",
    "tag:two",
    "assignee:me pa",
    "assignee:nobody",
    "is:unread",
    "is:mine pa",
    "is:snoozed",
    "is:closed",
    "nobody",
    "from:me",
    "(((((",
    "\"\"",
    "after:2026-11-19",
    "before:2026-11-15 a",
];

#[tokio::test]
async fn messages_are_found_as_the_domain_finds_them() {
    let (_world, owner) = World::with_owner().await;
    let all = [
        "Bon dia, el Forn Vell fa pa de pagès",
        "Gràcies! 10 barres, 🥖 i coca",
        "Bon dimarts. Dia de pa?",
        "明日の会議はパン屋で",
        "ताज़ी रोटी चाहिए",
        "ΚΑΛΩΣ ΗΡΘΑΤΕ στο Łódź, Straße 5",
        "a\u{0}b \"quoted\" AND OR NOT NEAR(x) * ^ : - \u{e000} {words}",
        "workspace words",
    ];
    let account = letters(&owner, &all).await;
    let conversation_id = ConversationId::of(account, None);
    let add = vec!["Two Shops".to_owned()];
    let remove = Vec::new();
    owner
        .act(TagConversation {
            conversation_id,
            add,
            remove,
        })
        .await;
    let to = Some(owner.me().id);
    owner
        .act(AssignConversation {
            conversation_id,
            to,
        })
        .await;
    let every_row = owner.rows().await;
    let rows: Vec<Entry> = every_row.iter().filter_map(Entry::of).collect();
    assert_eq!(rows.len(), all.len());
    let conversation = every_row.iter().find_map(|row| match row {
        Row::Conversation(row) => Some(row.clone()),
        _ => None,
    });
    let conversation = conversation.unwrap();
    for sought in SEARCHES {
        let query = domain::search::parse(sought).unwrap();
        let needles = query.needles();
        let day = |day: Day| {
            let time = day.date().and_hms_opt(0, 0, 0).unwrap();
            Timestamp(time.and_utc().timestamp_millis())
        };
        let me = owner.me();
        let around = domain::search::Around {
            within: domain::search::Within {
                me: me.id,
                now: MORNING,
                row: &conversation,
                account: AccountStatus::Contacted,
                reading: None,
                assignee: Some(&me.name),
                campaign: None,
            },
            by: &me.name,
            account_name: "Forn Vell",
        };
        let mut expected: Vec<_> = rows
            .iter()
            .filter(|entry| query.takes(&needles, entry, day) && query.takes_around(entry, &around))
            .map(|entry| (entry.at, entry.key))
            .collect();
        expected.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        let answer = search(&owner, sought).await;
        let found: Vec<_> = answer.rows.iter().map(ChangedRow::key).collect();
        let expected: Vec<_> = expected.into_iter().map(|(_, key)| key).collect();
        assert_eq!(found, expected, "{sought}");
        assert_eq!(answer.next, None, "{sought}");
    }
}

#[tokio::test]
async fn each_member_finds_what_they_have_not_read_themselves() {
    let (world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let reply = log(account, Mode::InboundPaste, "Gràcies", MORNING);
    let seen_inbound = Some(reply.id);
    owner.act(reply).await;
    let colleague = world.join(&owner, Role::Member, "pau").await;
    assert_eq!(texts(&search(&colleague, "is:unread").await), ["Gràcies"]);
    let conversation_id = ConversationId::of(account, None);
    colleague
        .act(MarkRead {
            conversation_id,
            seen_inbound,
        })
        .await;
    assert!(search(&colleague, "is:unread").await.rows.is_empty());
    colleague.act(MarkUnread { conversation_id }).await;
    assert_eq!(texts(&search(&colleague, "is:unread").await), ["Gràcies"]);
}

#[tokio::test]
async fn small_pages_add_up_to_one_big_answer_and_begin_anywhere() {
    let (_world, owner) = World::with_owner().await;
    letters(&owner, &["pa 1", "pa 2", "vi", "pa 3", "pa 4", "pa 5"]).await;
    let whole = search(&owner, "pa").await;
    assert_eq!(texts(&whole), ["pa 1", "pa 2", "pa 3", "pa 4", "pa 5"]);
    for limit in 1..=4 {
        let (mut place, mut paged) = (String::new(), Vec::new());
        loop {
            let path = format!("/api/v1/search?q=pa&limit={limit}{place}");
            let page: SearchAnswer = owner.get(&path).await.ok();
            assert!(page.rows.len() <= limit);
            paged.extend(page.rows);
            let Some(next) = page.next else { break };
            place = format!("&before={}&before_id={}", next.before.0, next.before_id);
        }
        assert_eq!(paged, whole.rows, "in pages of {limit}");
    }
    let before = (MORNING - Span::days(2)).0;
    let older: SearchAnswer = owner
        .get(&format!("/api/v1/search?q=pa&before={before}"))
        .await
        .ok();
    assert_eq!(texts(&older), ["pa 3", "pa 4", "pa 5"]);
}

#[tokio::test]
async fn what_was_said_at_once_is_found_each_once() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    for n in 0..4 {
        let text = format!("pa {n}");
        owner.act(log(account, Mode::LogSent, &text, MORNING)).await;
    }
    let mut place = String::new();
    let mut found = Vec::new();
    for _ in 0..4 {
        let path = format!("/api/v1/search?q=pa&limit=1{place}");
        let page: SearchAnswer = owner.get(&path).await.ok();
        found.extend(texts(&page));
        let next = page.next.unwrap();
        place = format!("&before={}&before_id={}", next.before.0, next.before_id);
    }
    found.sort();
    assert_eq!(found, ["pa 0", "pa 1", "pa 2", "pa 3"]);
}

#[tokio::test]
async fn a_draft_is_not_found_until_it_is_sent_and_a_translation_is_at_once() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let id = MessageId(Uuid::new_v4());
    let mut draft = SaveDraft {
        id,
        account_id: account,
        campaign_id: None,
        said: said(Mode::LogSent, "esborrany", MORNING),
        base: None,
        begun_at: None,
        suggested: None,
    };
    draft.said.subject = "Coques".to_owned();
    let said = draft.said.clone();
    owner.act(draft).await;
    assert!(search(&owner, "esborrany").await.rows.is_empty());
    let send = LogMessage {
        id,
        account_id: account,
        campaign_id: None,
        said,
        log_anyway: false,
        base: None,
        call: None,
        html: None,
        suggested: None,
    };
    owner.act(send).await;
    assert_eq!(
        texts(&search(&owner, "esborrany coques").await),
        ["esborrany"]
    );
    let reply = log(account, Mode::InboundPaste, "Gràcies", MORNING);
    let reply_id = reply.id;
    owner.act(reply).await;
    assert!(search(&owner, "thanks").await.rows.is_empty());
    owner
        .act(TranslateMessage {
            id: reply_id,
            translation: Translation {
                text: "Thanks".to_owned(),
                language: Language::english(),
            },
        })
        .await;
    assert_eq!(texts(&search(&owner, "thanks").await), ["Gràcies"]);
    owner.act(RetractMessage { id }).await;
    let answer = search(&owner, "esborrany").await;
    let [Some(Row::Message(row))] = answer.rows.iter().map(ChangedRow::row).collect::<Vec<_>>()[..]
    else {
        panic!("{answer:?}");
    };
    assert_eq!(row.status, MessageStatus::Retracted, "it stays on record");
}

#[tokio::test]
async fn nobody_finds_what_another_workspace_says() {
    let (world, owner) = World::with_owner().await;
    letters(&owner, &["Zanzibar secret", "Zanzibar again"]).await;
    let stranger = world.stranger("one").await;
    letters(&stranger, &["ours"]).await;
    let theirs = owner
        .me
        .as_ref()
        .unwrap()
        .workspace
        .id
        .0
        .simple()
        .to_string();
    let tries = [
        "zanzibar".to_owned(),
        "z".to_owned(),
        "channel:email".to_owned(),
        "is:outbound".to_owned(),
        theirs.clone(),
        format!("workspace:{theirs}"),
        format!("x\" OR workspace : \"{theirs}"),
        format!("{{workspace words}} : {theirs}"),
        "\" OR words : \"zanzibar".to_owned(),
        "zanzibar*) OR (secret".to_owned(),
    ];
    for tried in &tries {
        let answer = search(&stranger, tried).await;
        let ours = texts(&answer).iter().all(|text| *text == "ours");
        assert!(ours, "{tried} finds {answer:?}");
    }
    // Their place is none of ours.
    let place = search(&owner, "zanzibar").await.rows[0].key().id;
    let path = format!(
        "/api/v1/search?q=ours&before={}&before_id={place}",
        i64::MAX
    );
    let answer: SearchAnswer = stranger.get(&path).await.ok();
    assert_eq!(texts(&answer), ["ours"]);
}

#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let (_world, owner) = World::with_owner().await;
    letters(&owner, &["Bon dia"]).await;
    for odd in [
        "",
        "   ",
        "(((((",
        "\"",
        "\"\"\"",
        "*",
        "NEAR(",
        "a\u{0}b",
        "'; DROP TABLE records; --",
        "{a b}:c",
        "-x",
        "^bon",
    ] {
        let path = format!("/api/v1/search?{}", encoded(&[("q", odd)]));
        assert_eq!(owner.get(&path).await.status, 200, "{odd}");
    }
    let long = format!("/api/v1/search?{}", encoded(&[("q", &"à".repeat(10_000))]));
    let reply = owner.get(&long).await;
    reply.is_problem(ProblemKind::Malformed);
    assert!(reply.problem().detail.contains("500"), "{}", reply.text);
    for wrong in [
        "q=before:yesterday",
        "q=a&limit=0",
        "q=a&before=x",
        "q=a&before_id=x",
        "q=a&utc_offset=x",
        "q=a&more=1",
        "",
    ] {
        let reply = owner.get(&format!("/api/v1/search?{wrong}")).await;
        reply.is_problem(ProblemKind::Malformed);
    }
    let many = format!("/api/v1/search?q=bon&limit={}", MAX_FOUND + 1);
    assert_eq!(owner.get(&many).await.status, 200);
}

#[tokio::test]
async fn a_database_from_before_the_search_is_searched_after_its_next_start() {
    let (mut world, owner) = World::with_owner().await;
    letters(&owner, &["Bon dia", "Gràcies"]).await;
    world.stop().await;
    let database = world.data().join("rapport.db");
    let old = rusqlite::Connection::open(&database).unwrap();
    old.execute_batch(
        "DROP TABLE message_words; DROP TABLE found_messages; DROP TABLE reset_links;
        DROP TABLE second_factors; DROP TABLE recovery_codes; DROP TABLE audit;
        DROP TABLE providers; DROP TABLE provider_usage; DROP TABLE awaited_translations;
        ALTER TABLE sessions DROP COLUMN ended_at;
        PRAGMA user_version = 1;",
    )
    .unwrap();
    old.close().unwrap();
    world.start().await;
    let owner = Browser {
        base: world.base(),
        ..owner
    };
    assert_eq!(texts(&search(&owner, "gracies").await), ["Gràcies"]);
}
