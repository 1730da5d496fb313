//! Where this server is reached, and whether a write came from its own pages.

use axum::http::{HeaderMap, Uri, header, uri::Authority};
use std::net::IpAddr;

/// The address that people reach the server by, where it stands behind a proxy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    is_https: bool,
    authority: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no address such as https://rapport.example.org: a scheme, a host, and no path")]
pub struct NoPublicUrl(pub String);

impl std::str::FromStr for PublicUrl {
    type Err = NoPublicUrl;

    fn from_str(text: &str) -> Result<Self, NoPublicUrl> {
        let wrong = || NoPublicUrl(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| wrong())?;
        let authority = uri.authority().ok_or_else(wrong)?;
        let is_https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(wrong()),
        };
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(wrong());
        }
        Ok(Self {
            is_https,
            authority: comparable(authority, is_https),
        })
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = if self.is_https { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority)
    }
}

impl PublicUrl {
    pub fn is_https(&self) -> bool {
        self.is_https
    }
}

/// Whether a write came from a page of this server. A browser says so by `Origin`, an old one by
/// `Sec-Fetch-Site`; whoever says neither is turned away, because a cookie alone proves nothing.
pub fn is_own(headers: &HeaderMap, host: Option<&str>, public: Option<&PublicUrl>) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let Some(origin) = headers.get(header::ORIGIN) else {
        return text(header::HeaderName::from_static("sec-fetch-site")) == Some("same-origin");
    };
    let Some(origin) = origin
        .to_str()
        .ok()
        .and_then(|origin| origin.parse::<PublicUrl>().ok())
    else {
        return false;
    };
    if public.is_some_and(|public| *public == origin) {
        return true;
    }
    let host = host.and_then(|host| host.parse::<Authority>().ok());
    host.is_some_and(|host| comparable(&host, origin.is_https) == origin.authority)
}

/// What a proxy adds to a request that it passes on.
const FORWARDED: [&str; 4] = ["forwarded", "x-forwarded-for", "x-forwarded-proto", "via"];

/// Whether a cookie that only goes over TLS would reach us: everywhere but on this machine itself,
/// and where plain HTTP is what the server was told to be reached by. A proxy on this machine may
/// name that as the host: what it passes on came from elsewhere.
pub fn is_secure(headers: &HeaderMap, host: Option<&str>, public: Option<&PublicUrl>) -> bool {
    let host = host.and_then(|host| host.parse::<Authority>().ok());
    let is_here = host.is_some_and(|host| is_this_machine(host.host()));
    let is_forwarded = || FORWARDED.iter().any(|name| headers.contains_key(*name));
    if is_here && !(public.is_some() && is_forwarded()) {
        return false;
    }
    public.is_none_or(PublicUrl::is_https)
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// Small letters, and the port only where it is not the scheme's own.
fn comparable(authority: &Authority, is_https: bool) -> String {
    let usual = if is_https { 443 } else { 80 };
    let host = authority.host().to_ascii_lowercase();
    match authority.port_u16() {
        Some(port) if port != usual => format!("{host}:{port}"),
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (name.parse().unwrap(), value.parse().unwrap())
        };
        pairs.iter().map(pair).collect()
    }

    fn own(pairs: &[(&'static str, &'static str)], public: Option<&str>) -> bool {
        let public = public.map(|url| url.parse().unwrap());
        is_own(&headers(pairs), Some("localhost:8080"), public.as_ref())
    }

    #[test]
    fn a_write_comes_from_a_page_of_this_server() {
        assert!(own(&[("origin", "http://localhost:8080")], None));
        assert!(own(&[("sec-fetch-site", "same-origin")], None));
        assert!(own(
            &[("origin", "https://team.example")],
            Some("https://team.example/")
        ));
        assert!(own(
            &[("origin", "https://team.example")],
            Some("https://Team.example:443")
        ));
    }

    #[test]
    fn anything_else_is_foreign() {
        assert!(!own(&[], None));
        assert!(!own(&[("origin", "null")], None));
        assert!(!own(&[("origin", "http://localhost:8081")], None));
        assert!(!own(&[("origin", "http://evil.example")], None));
        assert!(!own(&[("sec-fetch-site", "cross-site")], None));
        assert!(!own(&[("sec-fetch-site", "same-site")], None));
        assert!(!own(&[("sec-fetch-site", "none")], None));
        // An origin that is foreign is not mended by the other header.
        let both = [
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "same-origin"),
        ];
        assert!(!own(&both, None));
        assert!(!own(
            &[("origin", "http://team.example")],
            Some("https://team.example")
        ));
    }

    #[test]
    fn cookies_are_secure_everywhere_but_on_this_machine() {
        let secure = |host: Option<&str>, public: Option<&str>, pairs: &[_]| {
            let public = public.map(|url| url.parse::<PublicUrl>().unwrap());
            is_secure(&headers(pairs), host, public.as_ref())
        };
        let team = Some("https://team.example");
        for host in ["localhost:8080", "127.0.0.1", "[::1]:8080"] {
            assert!(!secure(Some(host), None, &[]), "{host}");
            assert!(!secure(Some(host), team, &[]), "{host}");
            // A proxy that names itself as the host.
            let passed_on = [("x-forwarded-for", "203.0.113.7")];
            assert!(secure(Some(host), team, &passed_on), "{host}");
        }
        assert!(secure(Some("team.example"), None, &[]));
        assert!(secure(None, None, &[]));
        assert!(!secure(Some("nas.local"), Some("http://nas.local"), &[]));
        assert!(secure(Some("team.example"), team, &[]));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "team.example",
            "ftp://team.example",
            "https://team.example/app",
            "https://",
        ] {
            assert!(text.parse::<PublicUrl>().is_err(), "{text}");
        }
    }
}
