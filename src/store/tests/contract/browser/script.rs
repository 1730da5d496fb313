//! The browser's side of a test, in its own language.

use crate::device::Device;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const WORDS: &str = r#"
const settled = (request) => new Promise((yes, no) => {
  request.onsuccess = () => yes(request.result);
  request.onerror = () => no(request.error);
});
const opened = (name, version, upgrade) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade?.(request.result);
  return settled(request);
};
const edited = async (name, store, act) => {
  const db = await opened(name);
  const transaction = db.transaction(store, "readwrite");
  const complete = new Promise((yes) => { transaction.oncomplete = yes; });
  const result = await act(transaction.objectStore(store));
  await complete;
  db.close();
  return result;
};
// Changes one byte of the value at a place of a store.
const damaged = (name, store, place) => edited(name, store, async (values) => {
  const key = (await settled(values.getAllKeys())).at(place);
  const value = await settled(values.get(key));
  value[value.length >> 1] ^= 1;
  values.put(value, key);
});
const counted = (name, store) => edited(name, store, (values) => settled(values.count()));
// Puts another function in place of a method until `restored()`.
const replaced = (owner, method, make) => {
  const real = owner[method];
  owner[method] = make(real);
  (globalThis.replacements ??= []).push(() => { owner[method] = real; });
};
const restored = () => {
  for (const back of globalThis.replacements ?? []) back();
  globalThis.replacements = [];
};
"#;

/// Runs statements, which may await and return; `cache` and `outbox` name the device's databases.
pub(super) async fn run(device: &Device, statements: &str) -> JsValue {
    let (workspace, member) = (device.workspace, device.member);
    let script = format!(
        "(async () => {{ {WORDS}
        const cache = 'rapport-cache-{workspace}-{member}';
        const outbox = 'rapport-outbox-{workspace}-{member}';
        {statements} }})()"
    );
    let promise: Promise = js_sys::eval(&script).unwrap().unchecked_into();
    JsFuture::from(promise).await.unwrap()
}
