//! Profiles on LinkedIn, Instagram and X: a page of that very site, or nothing.

use super::Opens;
use crate::values::Channel;

/// A site that has profiles.
struct Site {
    opens: Opens,
    /// Where its profiles are opened, up to the name.
    start: &'static str,
    /// The hosts under which an address may stand, without `www.` and the like.
    hosts: &'static [&'static str],
    /// The longest name of a profile, and which signs it may have besides letters and digits.
    longest: usize,
    signs: &'static str,
}

const LINKEDIN: Site = Site {
    opens: Opens::LinkedinProfile,
    start: "https://www.linkedin.com/in/",
    hosts: &["linkedin.com"],
    longest: 100,
    signs: "-",
};
const INSTAGRAM: Site = Site {
    opens: Opens::InstagramProfile,
    start: "https://www.instagram.com/",
    hosts: &["instagram.com"],
    longest: 30,
    signs: "._",
};
const X: Site = Site {
    opens: Opens::XProfile,
    start: "https://x.com/",
    hosts: &["x.com", "twitter.com"],
    longest: 15,
    signs: "_",
};

/// The address of a profile, from a whole address or from its name alone.
pub(super) fn profile(channel: Channel, address: &str) -> Option<(Opens, String)> {
    let site = match channel {
        Channel::Linkedin => &LINKEDIN,
        Channel::Instagram => &INSTAGRAM,
        Channel::TwitterX => &X,
        _ => return None,
    };
    let href = site.page(address).or_else(|| site.name(address))?;
    Some((site.opens, href))
}

impl Site {
    /// A name alone, with or without the sign that people write before it.
    fn name(&self, text: &str) -> Option<String> {
        let name = text.strip_prefix('@').unwrap_or(text);
        let fits = |c: char| c.is_ascii_alphanumeric() || self.signs.contains(c);
        let is_name = (1..=self.longest).contains(&name.len()) && name.chars().all(fits);
        is_name.then(|| format!("{}{name}", self.start))
    }

    /// A page of this site, opened by `https:` whatever was written. A user before the host, a port
    /// or another host is refused; what follows the path is left out.
    fn page(&self, address: &str) -> Option<String> {
        let lower = address.to_ascii_lowercase();
        let rest = ["https://", "http://", "//"]
            .iter()
            .find_map(|scheme| lower.starts_with(scheme).then(|| &address[scheme.len()..]))
            .unwrap_or(address);
        let (host, path) = rest.split_once('/')?;
        let host = host.to_ascii_lowercase();
        let is_here = self.hosts.iter().any(|known| {
            host.strip_suffix(known)
                .is_some_and(|under| under.is_empty() || is_subdomain(under))
        });
        let end = path.find(['?', '#']).unwrap_or(path.len());
        let path = encode_path(&path[..end])?;
        (is_here && !path.is_empty()).then(|| format!("https://{host}/{path}"))
    }
}

/// `www.`, `es.`, `m.`: labels of letters, digits and hyphens, each with its dot.
fn is_subdomain(under: &str) -> bool {
    under.ends_with('.')
        && under.split_terminator('.').all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

/// A path as it is, with letters of other scripts encoded. Refused where it has what no profile has:
/// white space, controls, backslashes.
fn encode_path(path: &str) -> Option<String> {
    let is_odd = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || crate::text::is_invisible_format(c)
            || matches!(c, '\\' | '<' | '>' | '"' | '@' | ':')
    };
    if path.contains(is_odd) {
        return None;
    }
    let mut encoded = String::with_capacity(path.len());
    for c in path.chars() {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '/' | '%') {
            encoded.push(c);
        } else {
            encoded.push_str(&super::encode(c.encode_utf8(&mut [0; 4])));
        }
    }
    Some(encoded)
}
