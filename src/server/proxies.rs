//! Whose word is taken for where a visitor comes from.

use axum::http::HeaderMap;
use std::net::IpAddr;

/// The proxies that may stand before the server.
///
/// A proxy adds the address that it saw at the end of `X-Forwarded-For`; what stands before it is
/// whatever the visitor wrote. So the last entry alone is believed, and only from a peer that is
/// known to be the proxy: anybody else would make up an address for every guess.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    /// One on this machine: where the server was told its public address, that is the proxy's.
    pub on_this_machine: bool,
    /// Those that stand elsewhere, by name.
    pub trusted: Vec<IpAddr>,
}

impl Proxies {
    /// Where a visitor comes from: the peer, or whom a known proxy saw.
    pub(crate) fn visitor(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let seen = self.knows(peer).then(|| last_forwarded(headers)).flatten();
        seen.unwrap_or(peer)
    }

    fn knows(&self, peer: IpAddr) -> bool {
        let peer = peer.to_canonical();
        let is_here = self.on_this_machine && peer.is_loopback();
        is_here || self.trusted.iter().any(|one| one.to_canonical() == peer)
    }
}

fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").into_iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whom a server takes the visitor for that this peer speaks of so.
    fn visitor(proxies: &Proxies, peer: &str, forwarded: &[&'static str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        let peer = peer.parse().unwrap();
        proxies.visitor(peer, &headers).to_string()
    }

    fn on_this_machine() -> Proxies {
        Proxies {
            on_this_machine: true,
            ..Proxies::default()
        }
    }

    fn named(address: &str) -> Proxies {
        Proxies {
            trusted: vec![address.parse().unwrap()],
            ..Proxies::default()
        }
    }

    #[test]
    fn a_proxy_on_this_machine_or_a_named_one_is_believed() {
        let here = on_this_machine();
        for peer in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(visitor(&here, peer, &["198.51.100.7"]), "198.51.100.7");
        }
        let elsewhere = named("10.0.0.2");
        for peer in ["10.0.0.2", "::ffff:10.0.0.2"] {
            assert_eq!(visitor(&elsewhere, peer, &["198.51.100.7"]), "198.51.100.7");
        }
    }

    #[test]
    fn nobody_else_is_believed_however_near() {
        let forwarded = ["198.51.100.7"];
        for peer in ["10.0.0.3", "192.168.1.7", "172.17.0.1", "fd00::1"] {
            for proxies in [Proxies::default(), on_this_machine(), named("10.0.0.2")] {
                assert_eq!(visitor(&proxies, peer, &forwarded), peer, "{proxies:?}");
            }
        }
        let nobody = Proxies::default();
        assert_eq!(visitor(&nobody, "127.0.0.1", &forwarded), "127.0.0.1");
    }

    #[test]
    fn only_what_the_proxy_itself_added_counts() {
        let here = on_this_machine();
        for forwarded in [
            &["203.0.113.1, 198.51.100.7"][..],
            &["203.0.113.1", "203.0.113.2,198.51.100.7"],
        ] {
            assert_eq!(visitor(&here, "127.0.0.1", forwarded), "198.51.100.7");
        }
        for unreadable in ["", "unknown", "198.51.100.7, ", "198.51.100.7, hidden"] {
            assert_eq!(visitor(&here, "127.0.0.1", &[unreadable]), "127.0.0.1");
        }
    }
}
