//! The built app, inside the binary.

use crate::secrets::hex;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, collections::HashMap, path::Path};

/// `dist/` as it was when the server was compiled.
#[derive(rust_embed::RustEmbed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Dist;

/// What is sent where the app was not built.
const NO_APP: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Rapport</title>\
    <p>The server runs, but the app is not inside: build it with <code>cargo xtask serve</code>.";

const PAGE: &str = "index.html";

/// The files of the app, by their path without the first slash.
#[derive(Debug, Default)]
pub struct Assets {
    files: HashMap<String, Asset>,
}

#[derive(Debug)]
struct Asset {
    bytes: Cow<'static, [u8]>,
    brotli: Option<Cow<'static, [u8]>>,
    kind: &'static str,
    tag: HeaderValue,
    /// Named by its content: it can be kept for ever.
    is_immutable: bool,
}

impl Assets {
    /// The app that was compiled in.
    pub fn embedded() -> Self {
        let files = Dist::iter().filter_map(|name| {
            let file = Dist::get(&name)?;
            Some((name.into_owned(), file.data))
        });
        Self::of(files)
    }

    /// Given files; one called `name.br` is the compressed form of `name`.
    pub fn of(files: impl IntoIterator<Item = (String, Cow<'static, [u8]>)>) -> Self {
        let mut all: HashMap<_, _> = files.into_iter().collect();
        let names: Vec<_> = all
            .keys()
            .filter(|name| Path::new(name).extension() != Some("br".as_ref()))
            .cloned()
            .collect();
        let mut assets = Self::default();
        for name in names {
            let brotli = all.remove(&format!("{name}.br"));
            if let Some(bytes) = all.remove(&name) {
                let asset = Asset::new(&name, bytes, brotli);
                assets.files.insert(name, asset);
            }
        }
        assets
    }

    /// The answer to a request for a file or for one of the app's pages.
    pub fn answer(&self, path: &str, headers: &HeaderMap) -> Response {
        let name = path.trim_start_matches('/');
        if let Some(asset) = self.files.get(name) {
            return asset.answer(headers);
        }
        // The service worker asks for the shell as for any file.
        let is_page =
            name.is_empty() || accepts(headers, header::ACCEPT, "text/html") && !is_file_name(name);
        if !is_page {
            return not_found();
        }
        // Every page is the same shell; the app reads the address.
        match self.files.get(PAGE) {
            Some(page) => page.answer(headers),
            None => no_app(),
        }
    }

    /// The `script-src` hashes of the scripts that stand in the page itself.
    pub fn script_hashes(&self) -> Vec<String> {
        let page = self
            .files
            .get(PAGE)
            .map(|page| String::from_utf8_lossy(&page.bytes));
        let scripts = page.as_deref().map(inline_scripts).unwrap_or_default();
        let hash = |script: &&str| format!("'sha256-{}'", base64(&Sha256::digest(script)));
        scripts.iter().map(hash).collect()
    }
}

impl Asset {
    fn new(name: &str, bytes: Cow<'static, [u8]>, brotli: Option<Cow<'static, [u8]>>) -> Self {
        let tag = format!("\"{}\"", &hex(&Sha256::digest(&bytes))[..32]);
        Self {
            kind: content_type(name),
            tag: HeaderValue::from_str(&tag).expect("quotes and digits make a header"),
            is_immutable: is_named_by_content(name),
            bytes,
            brotli,
        }
    }

    fn answer(&self, asked: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::ETAG, self.tag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let kept = if self.is_immutable {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
        if accepts(
            asked,
            header::IF_NONE_MATCH,
            self.tag.to_str().unwrap_or_default(),
        ) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        let bytes = match &self.brotli {
            Some(brotli) if accepts(asked, header::ACCEPT_ENCODING, "br") => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
                brotli
            }
            _ => &self.bytes,
        };
        let body = match bytes {
            Cow::Borrowed(bytes) => Body::from(*bytes),
            Cow::Owned(bytes) => Body::from(bytes.clone()),
        };
        (headers, body).into_response()
    }
}

/// Whether one of a header's values is the wanted one, and not refused by `q=0`.
fn accepts(headers: &HeaderMap, name: header::HeaderName, wanted: &str) -> bool {
    let lines = headers
        .get_all(name)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|value| {
        let mut parts = value.split(';').map(str::trim);
        let value = parts.next().unwrap_or_default().trim_start_matches("W/");
        value.eq_ignore_ascii_case(wanted) && !parts.any(|part| matches!(part, "q=0" | "q=0.0"))
    })
}

fn is_file_name(name: &str) -> bool {
    name.rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
}

/// `name-0123456789abcdef.wasm`, as xtask names what may be kept for ever.
fn is_named_by_content(name: &str) -> bool {
    let hash = name
        .rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'));
    hash.is_some_and(|(_, hash)| {
        hash.len() == 16
            && hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// The text of each `<script>` without `src`: what a browser compares with the policy's hashes.
fn inline_scripts(page: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("<script") {
        let Some((attributes, after)) = after.split_once('>') else {
            break;
        };
        let Some((script, after)) = after.split_once("</script>") else {
            break;
        };
        let has_source = attributes
            .split_whitespace()
            .any(|part| part.starts_with("src="));
        if !has_source {
            scripts.push(script);
        }
        rest = after;
    }
    scripts
}

/// The alphabet of RFC 4648 §4, with padding, as the policy wants it.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let whole = group
            .iter()
            .fold(0u32, |whole, byte| whole << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for place in 0..4 {
            if place > group.len() {
                text.push('=');
            } else {
                text.push(char::from(
                    LETTERS[(whole >> (18 - 6 * place) & 63) as usize],
                ));
            }
        }
    }
    text
}

fn not_found() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (StatusCode::NOT_FOUND, kind, "There is nothing here.\n").into_response()
}

fn no_app() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, NO_APP).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn app() -> Assets {
        let page = "<script src=\"/a.js\"></script><script type=module>import '/b.js'</script>";
        let files: [(&str, &str); 4] = [
            (PAGE, page),
            ("app-0123456789abcdef.wasm", "plain"),
            ("app-0123456789abcdef.wasm.br", "compressed"),
            ("sw.js", "worker"),
        ];
        Assets::of(files.map(|(name, text)| (name.to_owned(), Cow::from(text.as_bytes()))))
    }

    fn ask(path: &str, name: header::HeaderName, value: &str) -> Response {
        let headers = HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())]);
        app().answer(path, &headers)
    }

    fn header_of(response: &Response, name: header::HeaderName) -> &str {
        response
            .headers()
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn a_compressed_file_is_sent_to_whom_it_suits() {
        let path = "/app-0123456789abcdef.wasm";
        let compressed = ask(path, header::ACCEPT_ENCODING, "gzip, br;q=0.9");
        assert_eq!(header_of(&compressed, header::CONTENT_ENCODING), "br");
        assert_eq!(
            header_of(&compressed, header::CONTENT_TYPE),
            "application/wasm"
        );
        assert!(header_of(&compressed, header::CACHE_CONTROL).contains("immutable"));
        let plain = ask(path, header::ACCEPT_ENCODING, "gzip, br;q=0");
        assert_eq!(header_of(&plain, header::CONTENT_ENCODING), "");
    }

    #[test]
    fn every_page_is_the_shell_and_a_missing_file_is_missing() {
        let page = ask("/conversations/1", header::ACCEPT, "text/html,*/*;q=0.8");
        assert_eq!(page.status(), StatusCode::OK);
        assert_eq!(header_of(&page, header::CACHE_CONTROL), "no-cache");
        let old = ask("/app-ffffffffffffffff.wasm", header::ACCEPT, "text/html");
        assert_eq!(old.status(), StatusCode::NOT_FOUND);
        assert_eq!(
            ask("/nothing", header::ACCEPT, "*/*").status(),
            StatusCode::NOT_FOUND
        );
    }

    #[test]
    fn what_the_browser_has_is_not_sent_again() {
        let first = ask("/sw.js", header::ACCEPT, "*/*");
        let tag = header_of(&first, header::ETAG).to_owned();
        assert_eq!(
            ask("/sw.js", header::IF_NONE_MATCH, &tag).status(),
            StatusCode::NOT_MODIFIED
        );
    }

    #[test]
    fn the_policy_knows_the_scripts_in_the_page() {
        // printf "import '/b.js'" | openssl dgst -sha256 -binary | base64
        assert_eq!(
            app().script_hashes(),
            ["'sha256-pq97yxHuBwrYC5r3DYmClO5fUidjKb+wUFkivHD7+iw='"]
        );
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        let cases = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
        ];
        for (text, expected) in cases {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn without_an_app_a_page_says_so() {
        let headers =
            HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("text/html"))]);
        assert_eq!(
            Assets::default().answer("/", &headers).status(),
            StatusCode::OK
        );
    }
}
