//! What an earlier version of the app wrote, brought to a later layout by whoever is stopped in the
//! middle of it. There is no second layout yet: the later one is made up, the earlier one is what the
//! first version of the app has on devices.

use super::*;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The outbox as the first version made it, with a value of each kind as it wrote them.
const FIRST: &str = r#"
const first = (name) => new Promise((yes, no) => {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("commands", { autoIncrement: true }).createIndex("id", "id");
    db.createObjectStore("decisions");
    db.createObjectStore("texts");
    const put = (store, value, key) => request.transaction.objectStore(store).put(value, key);
    const id = (kind, number) => `00000000-0000-000${kind}-0000-00000000000${number}`;
    const said = { mode: "log_sent", channel: "email", original_text: "Gràcies", original_language: "en", occurred_at: 1 };
    const log = (number) => ({ log_message: {
      id: id(3, number), account_id: id(1, 1), campaign_id: null, said, log_anyway: false,
    } });
    const kept = (id, entry) => ({ id, text: JSON.stringify({ v: 1, entry }) });
    for (const number of [1, 2]) {
      const envelope = { id: id(4, number), at: 1, command: log(number) };
      put("commands", kept(envelope.id, { envelope }));
    }
    const refused = { id: id(4, 3), acted_at: 1, refused_at: 2, command: log(3), refusal: { not_found: { kind: "account" } } };
    put("decisions", kept(refused.id, refused), refused.id);
    const text = {
      conversation_id: id(2, 1), account_id: id(1, 1), message_id: id(3, 4), mode: "log_sent", channel: "email",
      original_text: "Bon dia", own_text: "", subject: "", quoted_history: "", begun_at: 1, edited_at: 2,
    };
    put("texts", kept(text.conversation_id, text), text.conversation_id);
  };
  request.onsuccess = () => { request.result.close(); yes(); };
  request.onerror = () => no(request.error);
});
"#;

/// Begins to bring an outbox to the second layout and to move what stands in it there, without end;
/// tells when half of that is done.
const UPGRADE_WITHOUT_END: &str = r#"
const upgradeWithoutEnd = (indexedDB, name, halfDone) => {
  const request = indexedDB.open(name, 2);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("labels", { autoIncrement: true });
    const { transaction } = request;
    transaction.objectStore("commands").clear();
    transaction.objectStore("texts").clear();
    request.result.deleteObjectStore("decisions");
    const labels = transaction.objectStore("labels");
    let count = 0;
    const more = () => {
      count += 1;
      if (count === 50) halfDone();
      labels.add({ count }).onsuccess = more;
    };
    more();
  };
};
"#;

async fn script(name: &str, statements: &str) {
    let script = format!(
        "(async () => {{ {FIRST} {UPGRADE_WITHOUT_END} const name = '{name}'; {statements} }})()"
    );
    let promise: Promise = js_sys::eval(&script).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap();
}

fn outbox(
    name: &str,
    version: u32,
    upgrade: fn(&IdbDatabase, u32) -> Result<(), JsValue>,
) -> IdbOutbox {
    let schema = Schema { version, upgrade };
    IdbOutbox {
        connection: Connection::new(name.to_owned(), schema),
    }
}

/// One step behind the other, in one transaction.
fn to_second(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    upgrade(db, from)?;
    if from < 2 {
        db.create_object_store("labels")?;
    }
    Ok(())
}

fn to_second_and_fails(db: &IdbDatabase, from: u32) -> Result<(), JsValue> {
    to_second(db, from)?;
    db.delete_object_store(DECISIONS)?;
    Err(JsValue::from_str("as in a test"))
}

/// All that the first version wrote is there, and can be read.
async fn has_everything(outbox: &IdbOutbox) {
    let waiting = outbox.waiting().await.unwrap();
    let decisions = outbox.decisions().await.unwrap();
    let texts = outbox.texts().await.unwrap();
    let typed = |command: &Command| command.typed_text().map(str::to_owned);
    let said: Vec<_> = waiting
        .entries
        .iter()
        .map(|it| (it.envelope.id.to_string(), typed(&it.envelope.command)))
        .collect();
    let gracies = || Some("Gràcies".to_owned());
    let command = |number| format!("00000000-0000-0004-0000-00000000000{number}");
    assert_eq!(said, [(command(1), gracies()), (command(2), gracies())]);
    let refused: Vec<_> = decisions
        .entries
        .iter()
        .map(|it| (it.id.to_string(), typed(&it.command)))
        .collect();
    assert_eq!(refused, [(command(3), gracies())]);
    let begun: Vec<_> = texts.entries.iter().map(|it| &it.original_text).collect();
    assert_eq!(begun, ["Bon dia"]);
    assert_eq!(
        (waiting.unreadable, decisions.unreadable, texts.unreadable),
        (Vec::new(), Vec::new(), Vec::new())
    );
}

/// Whoever stopped it, the old layout is as it was, and the next start brings it to the new one.
async fn is_restartable(name: &str) {
    has_everything(&outbox(name, 1, upgrade)).await;
    let later = outbox(name, 2, to_second);
    has_everything(&later).await;
    let labels = later.connection.transaction(&["labels"], Mode::Read).await;
    assert!(labels.is_ok(), "it is the new layout");
}

#[wasm_bindgen_test]
async fn what_the_first_version_wrote_is_brought_to_a_later_layout_whole() {
    let name = "upgrade-whole";
    script(name, "await first(name);").await;
    has_everything(&outbox(name, 1, upgrade)).await;
    has_everything(&outbox(name, 2, to_second)).await;
    // The earlier version leaves it alone.
    let earlier = outbox(name, 1, upgrade).waiting().await;
    assert_eq!(earlier, Err(StoreError::Newer));
    has_everything(&outbox(name, 2, to_second)).await;
}

#[wasm_bindgen_test]
async fn an_upgrade_that_fails_in_the_middle_has_changed_nothing() {
    let name = "upgrade-fails";
    script(name, "await first(name);").await;
    let failed = outbox(name, 2, to_second_and_fails).waiting().await;
    assert!(failed.is_err());
    is_restartable(name).await;
}

#[wasm_bindgen_test]
async fn an_upgrade_whose_worker_is_ended_in_the_middle_has_changed_nothing() {
    let name = "upgrade-worker";
    let ended = r#"
        await first(name);
        const source = `${upgradeWithoutEnd.toString().replace(/^/, "const upgradeWithoutEnd = ")};
          upgradeWithoutEnd(indexedDB, "${name}", () => postMessage("half"));`;
        const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        const worker = new Worker(address);
        await new Promise((done, fail) => { worker.onmessage = done; worker.onerror = fail; });
        worker.terminate();
    "#;
    script(name, ended).await;
    is_restartable(name).await;
}

#[wasm_bindgen_test]
async fn an_upgrade_whose_page_is_gone_in_the_middle_has_changed_nothing() {
    let name = "upgrade-page";
    let gone = r"
        await first(name);
        const frame = document.createElement('iframe');
        document.body.append(frame);
        await new Promise((done) => upgradeWithoutEnd(frame.contentWindow.indexedDB, name, done));
        frame.remove();
    ";
    script(name, gone).await;
    is_restartable(name).await;
}
