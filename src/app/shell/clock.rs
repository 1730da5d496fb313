//! The device's clock, and new ids.

use domain::Timestamp;
use std::cell::Cell;
use uuid::Uuid;

thread_local! {
    /// The latest tick that an id was made in, a 4,096th of a millisecond: ids made here go up,
    /// also within a millisecond.
    static LATEST: Cell<u64> = const { Cell::new(0) };
}

/// The device's time, as it stands: it may lie.
pub fn now() -> Timestamp {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "milliseconds fit until the year 287396"
    )]
    Timestamp(js_sys::Date::now() as i64)
}

/// A new `UUIDv7`, greater than every one made before in this tab.
pub fn new_id() -> Uuid {
    let now = u64::try_from(now().0).unwrap_or_default();
    let tick = LATEST.with(|latest| latest.get() + 1).max(now << 12);
    LATEST.set(tick);
    let mut random = [0; 10];
    if let Ok(crypto) = web_sys::window().expect("a page has a window").crypto() {
        // Without randomness two devices could make the same id in one millisecond: every
        // browser that can run WebAssembly has it.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    // The twelve bits that follow the time: a counter, as RFC 9562 §6.2 has it.
    [.., random[0], random[1]] = tick.to_be_bytes();
    uuid::Builder::from_unix_timestamp_millis(tick >> 12, &random).into_uuid()
}

/// The device's offset from UTC at an instant, in minutes east.
pub fn utc_offset(at: Timestamp) -> i32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "exact for dates within 285,000 years"
    )]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64));
    #[expect(clippy::cast_possible_truncation, reason = "at most 26 hours")]
    let west = date.get_timezone_offset() as i32;
    -west
}
