//! What the storage cannot read is asked for again, and never taken for empty.

use super::{Tab, *};

fn waiting(number: u128, command: Command) -> Event {
    Event::Restored {
        waiting: vec![Waiting {
            envelope: envelope(number, command),
            accepted: None,
        }],
        decisions: Vec::new(),
    }
}

fn nothing_waits() -> Event {
    Event::Restored {
        waiting: Vec::new(),
        decisions: Vec::new(),
    }
}

/// Every row of the cache but the last.
fn first_part() -> Event {
    let mut rows: Vec<Row> = first_rows().into_iter().map(|(_, row)| row).collect();
    rows.pop();
    Event::Loaded {
        meta: cache_meta(),
        rows,
    }
}

impl Tab {
    /// Lets the time pass after which everything that failed is tried again.
    fn retry(&mut self) -> Vec<Effect> {
        self.now = self.now + Span::minutes(1);
        self.handle(Event::Timer)
    }
}

#[test]
fn a_cache_that_was_read_in_part_stands_for_nothing() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.handle(first_part());
    tab.handle(Event::LoadFailed);
    assert_eq!(tab.replica.status().storage, Storage::Unreadable);
    assert!(tab.replica.rows().account(ACCOUNT).is_some());
    let effects = tab.handle(waiting(1, outbound("Bon dia")));
    // What may lie in the rest of the cache is no reason to refuse.
    assert_eq!(tab.replica.decisions(), []);
    assert!(has(&effects, |it| matches!(
        it,
        Effect::Pull { since: 0, .. }
    )));
    assert!(!has(&effects, |it| *it == Effect::ClearCache));
    // What the server does not have any more is not left over.
    let rows = first_rows().into_iter();
    let rest = rows
        .filter(|(_, row)| row.key() != ACCOUNT.into())
        .collect();
    tab.answer_pull(&effects, Ok(answer(EPOCH, 0, 9, rest)));
    assert!(tab.replica.rows().account(ACCOUNT).is_none());
}

#[test]
fn a_cache_that_could_not_be_read_at_the_start_is_read_again() {
    let mut tab = Tab::new();
    tab.handle(first_part());
    tab.handle(Event::LoadFailed);
    tab.handle(nothing_waits());
    assert!(has(&tab.retry(), |it| *it == Effect::ReadCache));
    tab.load_cache();
    assert_eq!(tab.replica.cursor(), CACHED);
    assert!(tab.replica.rows().conversation(conversation().id).is_some());
    assert_eq!(tab.replica.status().storage, Storage::Ok);
}

/// A tab that follows, missed news, and reads the cache for what they were.
fn reading_again() -> Tab {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(false));
    tab.load_cache();
    tab.handle(nothing_waits());
    tab.handle(Event::Heard(TabMessage::Pulled {
        answer: answer(EPOCH, 6, 9, Vec::new()),
        cached: true,
    }));
    assert!(has(&tab.retry(), |it| *it == Effect::ReadCache));
    tab
}

#[test]
fn a_cache_that_is_read_again_in_part_takes_nothing_away() {
    let mut tab = reading_again();
    let Event::Loaded { meta, rows } = first_part() else {
        unreachable!("a part is loaded")
    };
    let meta = CacheMeta { cursor: 9, ..meta };
    tab.handle(Event::Loaded { meta, rows });
    tab.handle(Event::LoadFailed);
    assert!(tab.replica.rows().conversation(conversation().id).is_some());
    assert_eq!(tab.replica.cursor(), CACHED);
    assert!(has(&tab.retry(), |it| *it == Effect::ReadCache));
}

#[test]
fn a_cache_that_turns_out_damaged_while_it_is_read_again_is_not_taken_over() {
    let mut tab = reading_again();
    tab.handle(first_part());
    tab.handle(Event::CacheElsewhere { cursor: 0 });
    tab.handle(first_part());
    tab.handle(Event::LoadedAll);
    assert_eq!(tab.replica.cursor(), 0);
    assert!(tab.replica.status().first_load.is_some());
    assert!(tab.replica.rows().account(ACCOUNT).is_none());
}

#[test]
fn an_outbox_that_cannot_be_read_is_not_taken_for_an_empty_one() {
    let mut tab = Tab::new();
    tab.handle(Event::Leading(true));
    tab.load_cache();
    let effects = tab.handle(Event::RestoreFailed);
    assert!(!tab.replica.status().knows_outbox);
    assert_eq!(tab.replica.status().storage, Storage::Unreadable);
    // News arrive meanwhile; nothing is sent before what stands in the outbox.
    let current = || answer(EPOCH, CACHED, CACHED, Vec::new());
    tab.answer_pull(&effects, Ok(current()));
    let effects = tab.save_and_push(2, note("Call back"));
    assert_eq!(pushes(&effects), None);
    assert!(has(&tab.retry(), |it| *it == Effect::ReadOutbox));
    let effects = tab.handle(waiting(1, outbound("Bon dia")));
    let effects = if has(&effects, |it| matches!(it, Effect::Push { .. })) {
        effects
    } else {
        tab.pull(Ok(current()))
    };
    assert_eq!(pushes(&effects), Some(vec![id(1), id(2)]));
    assert!(tab.replica.status().knows_outbox);
    assert_eq!(tab.replica.status().storage, Storage::Ok);
}

#[test]
fn a_thread_that_could_not_be_read_is_asked_for_again_and_leaves_the_cache_alone() {
    let mut tab = Tab::synced();
    let asked = |effects: &[Effect]| {
        has(effects, |it| {
            *it == Effect::LoadPages(vec![conversation().id])
        })
    };
    assert!(asked(&tab.replica.open(conversation().id, NOW)));
    let effects = tab.handle(Event::PagesFailed(vec![conversation().id]));
    assert!(!has(&effects, |it| *it == Effect::ClearCache));
    assert!(!asked(&effects) && !tab.replica.is_open(conversation().id));
    assert_eq!(tab.replica.cursor(), CACHED);
    assert_eq!(tab.replica.status().storage, Storage::Unreadable);
    assert!(asked(&tab.retry()));
    tab.open_account();
    assert!(tab.replica.is_open(conversation().id));
    assert_eq!(tab.replica.status().storage, Storage::Ok);
}

#[test]
fn a_look_at_the_cache_that_failed_is_taken_again() {
    let mut tab = Tab::synced();
    tab.handle(Event::PagesFailed(Vec::new()));
    assert_eq!(tab.replica.cursor(), CACHED);
    assert!(has(&tab.retry(), |it| *it == Effect::LoadPages(Vec::new())));
}
