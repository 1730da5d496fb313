//! The query of an address: names and values, as browsers write and read them.

use web_sys::UrlSearchParams;

/// Without the question mark; what cannot be read says nothing.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    let Ok(params) = UrlSearchParams::new_with_str(query) else {
        return Vec::new();
    };
    let pairs = js_sys::try_iter(&params).ok().flatten();
    let pairs = pairs.into_iter().flatten().flatten().map(|pair| {
        let pair = js_sys::Array::from(&pair);
        pair.get(0).as_string().zip(pair.get(1).as_string())
    });
    pairs.flatten().collect()
}

/// The same written, without the question mark.
pub fn spelled<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let Ok(query) = UrlSearchParams::new() else {
        return String::new();
    };
    for (name, value) in pairs {
        query.append(name, value);
    }
    String::from(query.to_string())
}
