//! What stands in the databases: frozen for the outbox, and no more than needed in the cache.

use super::script::run;
use crate::{
    device::{Device, Follow, summaries},
    sample::*,
};
use protocol::{ChangedRow, Seq};
use store::{Cache, Outbox, Taken, Unreadable};
use wasm_bindgen_test::wasm_bindgen_test;

/// A later version of the app reads exactly this.
#[wasm_bindgen_test]
async fn a_waiting_command_is_stored_as_this_text() {
    let device = Device::new("stored_as");
    device
        .outbox()
        .append(&[command(1, "Gràcies")])
        .await
        .unwrap();
    let stored = "return await edited(outbox, 'commands', async (commands) =>
        JSON.stringify(await settled(commands.getAll())));";
    let expected = concat!(
        r#"[{"id":"00000000-0000-0004-0000-000000000001","text":"{\"v\":1,\"entry\":{\"envelope\":"#,
        r#"{\"id\":\"00000000-0000-0004-0000-000000000001\",\"at\":1,\"command\":{\"log_message\":"#,
        r#"{\"id\":\"00000000-0000-0003-0000-000000000001\","#,
        r#"\"account_id\":\"00000000-0000-0001-0000-000000000001\",\"campaign_id\":null,"#,
        r#"\"said\":{\"mode\":\"log_sent\",\"channel\":\"email\",\"original_text\":\"Gràcies\","#,
        r#"\"original_language\":\"en\",\"occurred_at\":1},\"log_anyway\":false,\"base\":null}}}}}"}]"#,
    );
    assert_eq!(run(&device, stored).await.as_string().unwrap(), expected);
}

#[wasm_bindgen_test]
async fn an_entry_that_cannot_be_read_is_kept_and_reported() {
    let device = Device::new("unreadable");
    let outbox = device.outbox();
    outbox.append(&[command(1, "a")]).await.unwrap();
    let strange = r#"await edited(outbox, "commands", (commands) => {
          commands.add({ id: "x", text: '{"v":2,"entry":{}}' });
          commands.add({ id: 7, fields: ["of", "another"] });
          commands.add("Gràcies");
        });"#;
    run(&device, strange).await;
    outbox.append(&[command(2, "b")]).await.unwrap();
    outbox.forget(&[command_id(1)]).await.unwrap();
    let waiting = device.outbox().waiting().await.unwrap();
    assert_eq!(waiting.entries.len(), 1);
    let unreadable = |id: &str, text: &str| Unreadable {
        id: id.to_owned(),
        text: text.to_owned(),
    };
    let expected = [
        unreadable("x", r#"{"v":2,"entry":{}}"#),
        unreadable("", r#"{"id":7,"fields":["of","another"]}"#),
        unreadable("", r#""Gràcies""#),
    ];
    assert_eq!(waiting.unreadable, expected);
}

#[wasm_bindgen_test]
async fn a_text_that_cannot_be_read_is_kept_when_its_composer_is_written_in_again() {
    let device = Device::new("unreadable-text");
    let outbox = device.outbox();
    let id = conversation_id(1);
    let newer = format!(
        r#"await edited(outbox, "texts", (texts) => {{
          texts.put({{ id: "{id}", text: '{{"v":2,"entry":{{}}}}' }}, "{id}");
        }});"#
    );
    outbox.keep_text(&text(2, 2, "Guten")).await.unwrap();
    run(&device, &newer).await;
    for written in ["B", "Bon dia"] {
        outbox.keep_text(&text(1, 1, written)).await.unwrap();
    }
    let texts = device.outbox().texts().await.unwrap();
    assert_eq!(texts.entries, [text(1, 1, "Bon dia"), text(2, 2, "Guten")]);
    let unreadable: Vec<_> = texts
        .unreadable
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(unreadable, [r#"{"v":2,"entry":{}}"#]);
}

#[wasm_bindgen_test]
async fn a_text_that_lay_aside_and_can_be_read_by_now_is_forgotten_with_its_message() {
    let device = Device::new("readable-text");
    let outbox = device.outbox();
    let id = conversation_id(1);
    outbox.keep_text(&text(1, 1, "Bon dia")).await.unwrap();
    let aside = format!(
        r#"await edited(outbox, "texts", (texts) => {{
          const there = texts.get("{id}");
          there.onsuccess = () => texts.put(there.result, "{id} unreadable");
        }});"#
    );
    run(&device, &aside).await;
    outbox.forget_text(id, message_id(1)).await.unwrap();
    assert_eq!(outbox.texts().await, Ok(store::Kept::default()));
}

#[wasm_bindgen_test]
async fn every_write_of_the_outbox_is_strictly_durable_and_no_write_of_the_cache_is() {
    let device = Device::new("durable");
    let noted = r#"globalThis.noted = [];
        replaced(IDBDatabase.prototype, "transaction", (real) => function (...all) {
          const transaction = real.apply(this, all);
          if (transaction.mode === "readwrite") noted.push(transaction.durability);
          return transaction;
        });"#;
    run(&device, noted).await;
    let (outbox, cache) = (device.outbox(), device.cache());
    outbox.append(&[command(1, "a")]).await.unwrap();
    outbox
        .keep_decision(&decision(&command(1, "a")))
        .await
        .unwrap();
    outbox.keep_text(&text(1, 1, "Bon")).await.unwrap();
    outbox.clear().await.unwrap();
    cache
        .follow(EPOCH, 1, &[put(1, account(1, "Forn"))])
        .await
        .unwrap();
    let durabilities = run(&device, "restored(); return noted.join()").await;
    assert_eq!(durabilities, "strict,strict,strict,strict,relaxed");
}

#[wasm_bindgen_test]
async fn messages_that_were_never_drafts_leave_no_trace_outside_their_pages() {
    let device = Device::new("no_trace");
    let cache = device.cache();
    let mut rows: Vec<_> = (1..=600)
        .map(|n| put(n, message(n, n % 7, "Hola")))
        .collect();
    rows.push(put(601, draft(601, 1, "Bon")));
    cache.follow(EPOCH, 601, &rows).await.unwrap();
    let sent = [put(602, message(601, 1, "Bon dia"))];
    cache.follow(EPOCH, 602, &sent).await.unwrap();
    let counts = "const counts = [];
        for (const store of ['segments', 'log', 'loose', 'pages'])
          counts.push(await counted(cache, store));
        return counts.join()";
    assert_eq!(run(&device, counts).await, "0,0,0,7");
}

/// The mark as versions wrote it that left out of a row what they did not know.
fn older_mark(cursor: Seq) -> Vec<u8> {
    let content = format!(
        r#"{{"epoch":"{EPOCH}","cursor":{cursor},"messages_since":7,"filled":true,"generation":3}}"#
    );
    let sum = xxhash_rust::xxh64::xxh64(content.as_bytes(), 0);
    [&[1], &sum.to_le_bytes()[..], content.as_bytes()].concat()
}

#[wasm_bindgen_test]
async fn what_an_older_version_wrote_is_read_until_the_server_is_heard_and_then_fetched_anew() {
    let device = Device::new("older_mark");
    let rows: Vec<ChangedRow> = (1..=3).map(|n| put(n, account(n, "Forn"))).collect();
    let cache = device.cache();
    cache.follow(EPOCH, 3, &rows).await.unwrap();
    let older = format!(
        "await edited(cache, 'singles', (singles) =>
            {{ singles.put(Uint8Array.from({:?}), 'meta'); }});",
        older_mark(3)
    );
    run(&device, &older).await;

    let cache = device.cache();
    assert_eq!(cache.meta().await.unwrap(), Some(meta(EPOCH, 3)));
    assert_eq!(summaries(&cache).await.len(), 3);
    let news = [put(4, account(4, "Forn"))];
    let taken = cache.apply(meta(EPOCH, 4), 3, &news).await.unwrap();
    assert_eq!(taken, Taken::Elsewhere(0), "news of it are not added");
    assert_eq!(summaries(&cache).await.len(), 3);

    let taken = cache.apply(meta(EPOCH, 3), 0, &rows[..2]).await.unwrap();
    assert_eq!(taken, Taken::Here, "as far as it was is far enough");
    assert_eq!(summaries(&cache).await.len(), 2);
    let taken = cache.apply(meta(EPOCH, 4), 3, &news).await.unwrap();
    assert_eq!(taken, Taken::Here);
    assert_eq!(summaries(&device.cache()).await.len(), 3);
}

/// The stores that are written to, in order.
const WRITTEN: &str = r#"globalThis.written = [];
    for (const method of ["put", "add", "delete", "clear"]) {
      replaced(IDBObjectStore.prototype, method, (real) => function (...all) {
        written.push(this.name);
        return real.apply(this, all);
      });
    }"#;

async fn written(device: &Device) -> String {
    let all = run(device, "return written.splice(0).join()").await;
    all.as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_small_answer_writes_little() {
    let device = Device::new("writes_little");
    let cache = device.cache();
    let mut rows: Vec<_> = (1..=700).map(|n| put(n, account(n, "Forn"))).collect();
    rows.extend((701..=1_400).map(|n| put(n, conversation(n - 700, n))));
    cache.follow(EPOCH, 1_400, &rows).await.unwrap();
    let early = [put(1_401, conversation(1, 1))];
    cache.follow(EPOCH, 1_401, &early).await.unwrap();

    run(&device, WRITTEN).await;
    let said = [put(1_402, message(1, 1, "Hola"))];
    cache.follow(EPOCH, 1_402, &said).await.unwrap();
    assert_eq!(written(&device).await, "pages,singles");
    // A conversation far down: the log, and the mark.
    let low = [put(1_403, conversation(2, 2))];
    cache.follow(EPOCH, 1_403, &low).await.unwrap();
    assert_eq!(written(&device).await, "log,singles");
    // One of the newest: the head too.
    let high = [put(1_404, conversation(700, 9_000))];
    cache.follow(EPOCH, 1_404, &high).await.unwrap();
    assert_eq!(written(&device).await, "singles,log,singles");
    run(&device, "restored()").await;
}
