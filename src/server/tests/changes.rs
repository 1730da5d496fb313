//! What changed since a cursor: each row once, in its latest form, nothing skipped.

use crate::support::*;
use domain::*;
use protocol::*;
use uuid::Uuid;

async fn some_rows(owner: &Browser) -> AccountId {
    let account = owner.create_account("Forn Vell").await;
    for n in 0..8 {
        let at = MORNING - Span::days(n);
        owner
            .act(log(account, Mode::LogSent, &format!("letter {n}"), at))
            .await;
    }
    account
}

#[tokio::test]
async fn small_pages_add_up_to_one_big_pull() {
    let (_world, owner) = World::with_owner().await;
    some_rows(&owner).await;
    let whole = owner.pull(0).await;
    assert!(!whole.more);
    let window = format!("&messages_since={}", (MORNING - Span::days(3)).0);
    let recent: ChangesAnswer = owner
        .get(&format!("/api/v1/changes?{}", &window[1..]))
        .await
        .ok();
    assert!(recent.rows.len() < whole.rows.len());
    let pulls = [1, 2, 3, 7].map(|limit| [(limit, "", &whole), (limit, &window, &recent)]);
    for (limit, window, whole) in pulls.into_iter().flatten() {
        let (mut since, mut paged) = (0, Vec::new());
        loop {
            let path = format!("/api/v1/changes?since={since}&limit={limit}{window}");
            let page: ChangesAnswer = owner.get(&path).await.ok();
            assert!(page.rows.len() <= limit && page.since == since && page.next >= since);
            let (next, more) = (page.next, page.more);
            paged.extend(page.rows);
            assert!(!more || next > since, "the cursor stands still at {since}");
            since = next;
            if !more {
                break;
            }
        }
        assert_eq!(paged, whole.rows, "in pages of {limit}");
        assert_eq!(since, whole.next);
    }
    let seqs: Vec<_> = whole.rows.iter().map(ChangedRow::seq).collect();
    assert!(seqs.windows(2).all(|pair| pair[0] < pair[1]), "{seqs:?}");
}

#[tokio::test]
async fn a_pull_brings_the_latest_form_of_what_changed_and_nothing_else() {
    let (_world, owner) = World::with_owner().await;
    let account = some_rows(&owner).await;
    let before = owner.pull(0).await.next;
    assert!(owner.pull(before).await.rows.is_empty());
    for name in ["two", "three"] {
        let changes = vec![AccountField::Name(name.into())];
        owner
            .act(UpdateAccount {
                id: account,
                changes,
            })
            .await;
    }
    let news = owner.pull(before).await;
    let [Some(Row::Account(row))] = news.rows.iter().map(ChangedRow::row).collect::<Vec<_>>()[..]
    else {
        panic!("{:?}", news.rows);
    };
    assert_eq!(row.name, "three");
}

#[tokio::test]
async fn a_deleted_draft_is_a_tombstone() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    let id = MessageId(Uuid::new_v4());
    let said = said(Mode::LogSent, "never sent", MORNING);
    owner
        .act(SaveDraft {
            id,
            account_id: account,
            campaign_id: None,
            said,
            base: None,
            begun_at: None,
            suggested: None,
        })
        .await;
    let before = owner.pull(0).await.next;
    owner.act(DeleteDraft { id, base: None }).await;
    for since in [0, before] {
        let rows = owner.pull(since).await.rows;
        let of_draft: Vec<_> = rows.iter().filter(|row| row.key() == id.into()).collect();
        assert!(
            matches!(of_draft[..], [ChangedRow::Deleted { .. }]),
            "{of_draft:?}"
        );
        let text = serde_json::to_string(&rows).unwrap();
        assert!(!text.contains("never sent"), "{text}");
    }
}

#[tokio::test]
async fn the_window_leaves_out_old_messages_but_no_drafts() {
    let (_world, owner) = World::with_owner().await;
    let account = some_rows(&owner).await;
    let draft = MessageId(Uuid::new_v4());
    let old = said(Mode::LogSent, "an old draft", MORNING - Span::days(200));
    let save = SaveDraft {
        id: draft,
        account_id: account,
        campaign_id: None,
        said: old,
        base: None,
        begun_at: None,
        suggested: None,
    };
    owner.act(save).await;
    let from = (MORNING - Span::days(3)).0;
    let path = format!("/api/v1/changes?since=0&messages_since={from}");
    let answer: ChangesAnswer = owner.get(&path).await.ok();
    let messages: Vec<_> = answer
        .rows
        .iter()
        .filter_map(|row| match row.row() {
            Some(Row::Message(message)) => Some(message),
            _ => None,
        })
        .collect();
    assert!(messages.iter().any(|message| message.id == draft));
    let logged = messages.iter().filter(|message| message.is_logged());
    assert!(
        logged
            .clone()
            .all(|message| message.said.occurred_at.0 >= from)
    );
    assert_eq!(logged.count(), 4);
    // The cursor passes what was left out.
    assert_eq!(answer.next, owner.pull(0).await.next);
}

#[tokio::test]
async fn a_cursor_ahead_of_the_server_is_told_so() {
    let (_world, owner) = World::with_owner().await;
    let next = owner.pull(0).await.next;
    for ahead in [next + 1, u64::MAX] {
        let reply = owner.get(&format!("/api/v1/changes?since={ahead}")).await;
        assert_eq!(reply.status, 409);
        reply.is_problem(ProblemKind::CursorAhead);
    }
}

#[tokio::test]
async fn older_messages_come_newest_first_and_none_is_skipped() {
    let (_world, owner) = World::with_owner().await;
    let account = owner.create_account("Forn Vell").await;
    // More at the same instant than a page has.
    for (n, days) in [1, 2, 2, 2, 2, 2, 3, 4].into_iter().enumerate() {
        let at = MORNING - Span::days(days);
        owner
            .act(log(account, Mode::LogSent, &format!("letter {n}"), at))
            .await;
    }
    let conversation = ConversationId::of(account, None);
    let (mut before, mut found) = (String::new(), Vec::new());
    loop {
        let path = format!("/api/v1/conversations/{conversation}/messages?limit=2{before}");
        let answer: MessagesAnswer = owner.get(&path).await.ok();
        assert!((1..=2).contains(&answer.rows.len()), "{path}");
        found.extend(answer.rows.iter().map(place));
        let (at, id) = found[found.len() - 1];
        before = format!("&before={}&before_id={id}", at.0);
        if !answer.more {
            break;
        }
    }
    assert_eq!(found.len(), 8);
    assert!(found.windows(2).all(|pair| pair[0] > pair[1]), "{found:?}");
    // An instant alone leaves out all that was said in it.
    let day = (MORNING - Span::days(2)).0;
    let path = format!("/api/v1/conversations/{conversation}/messages?before={day}");
    let answer: MessagesAnswer = owner.get(&path).await.ok();
    let older: Vec<_> = answer.rows.iter().map(place).collect();
    assert_eq!(older, found[6..]);
}

/// A message's place in its thread.
fn place(row: &ChangedRow) -> (Timestamp, MessageId) {
    match row.row() {
        Some(Row::Message(message)) => message.thread_order(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_answer_is_compressed_for_whom_it_suits() {
    let (_world, owner) = World::with_owner().await;
    some_rows(&owner).await;
    let request = owner.request(reqwest::Method::GET, "/api/v1/changes?since=0");
    let reply = request
        .header("accept-encoding", "br")
        .send()
        .await
        .unwrap();
    assert_eq!(reply.headers()["content-encoding"], "br");
    assert!(!reply.bytes().await.unwrap().starts_with(b"{"));
}

#[tokio::test]
async fn what_one_member_keeps_to_themselves_reaches_no_other() {
    let (world, owner) = World::with_owner().await;
    let colleague = world.join(&owner, Role::Admin, "Pau").await;
    let reply = |shared| SaveReply {
        id: SavedReplyId(Uuid::from_u128(1)),
        name: "Zanzibar".to_owned(),
        text: "Zanzibar".to_owned(),
        shared,
    };
    let view = |shared| SaveView {
        id: ViewId(Uuid::from_u128(2)),
        place: ViewPlace::Accounts,
        name: "Zanzibar".to_owned(),
        query: "q=zanzibar".to_owned(),
        shared,
    };
    let keys = [RowKey::from(reply(false).id), RowKey::from(view(false).id)];
    for shared in [false, true, false] {
        let since = colleague.pull(0).await.next;
        owner.act(reply(shared)).await;
        owner.act(view(shared)).await;
        for from in [0, since] {
            let seen = colleague
                .get(&format!("/api/v1/changes?since={from}"))
                .await;
            assert_eq!(
                seen.text.to_lowercase().contains("zanzibar"),
                shared,
                "{from}"
            );
            // Whoever saw it before hears that it is gone.
            let answer: ChangesAnswer = seen.ok();
            let told: Vec<RowKey> = answer.rows.iter().map(ChangedRow::key).collect();
            assert!(keys.iter().all(|key| told.contains(key)), "{told:?}");
        }
        let own = owner.get("/api/v1/changes").await;
        assert!(own.text.contains("Zanzibar"));
    }
}
