//! Amounts of money through `Intl`.

use super::locales;
use domain::{
    Day,
    money::{Currency, DecimalMark, Money},
};
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// *€1,234.50*, with the decimals that the currency has.
#[expect(clippy::cast_precision_loss, reason = "amounts are below 2^53")]
pub fn money(amount: Money) -> String {
    let Money { minor, currency } = amount;
    let decimals = currency.decimals();
    let options = Object::new();
    let set = |key: &str, value: JsValue| _ = Reflect::set(&options, &key.into(), &value);
    set("style", "currency".into());
    set("currency", currency.as_str().into());
    set("minimumFractionDigits", decimals.into());
    set("maximumFractionDigits", decimals.into());
    let value = minor as f64 / f64::from(10_u32.pow(decimals));
    write(&locales(), &options, value).unwrap_or_else(|| format!("{} {value}", currency.as_str()))
}

/// *12 Nov 2026*, of a day without a place.
pub fn day(day: Day) -> String {
    super::parse_input_date_time(&format!("{day}T00:00"))
        .map_or_else(|| day.to_string(), super::date)
}

/// *EUR · Euro*
pub fn currency(currency: Currency) -> String {
    let code = currency.as_str();
    match super::display_name("currency", code) {
        Some(name) if name != code => format!("{code} · {name}"),
        _ => code.to_owned(),
    }
}

/// What stands before the decimals in the numbers that the reader types.
pub fn decimal_mark() -> DecimalMark {
    let own = web_sys::window().and_then(|window| window.navigator().language());
    let locale = own.map_or_else(Array::new, |tag| Array::of1(&tag.into()));
    let half = write(&locale, &Object::new(), 1.5);
    if half.is_some_and(|half| half.contains(',')) {
        DecimalMark::Comma
    } else {
        DecimalMark::Point
    }
}

fn write(locales: &Array, options: &Object, value: f64) -> Option<String> {
    let formatter = Intl::NumberFormat::new(locales, options);
    let written = formatter.format().call1(&JsValue::UNDEFINED, &value.into());
    written
        .ok()?
        .dyn_into::<js_sys::JsString>()
        .ok()
        .map(Into::into)
}
