//! Web domains, and the hosts that many organisations share (rule book §8, level 3).

use super::words::WordList;
use crate::normal::{Form, normal};

/// Hosts whose pages belong to many: an account found there is not the account of its neighbour.
/// Their subdomains are shared too.
static SHARED: WordList = WordList::new(
    "gmail.com googlemail.com outlook.com outlook.es outlook.fr outlook.de \
    hotmail.com hotmail.es hotmail.fr hotmail.it hotmail.de hotmail.co.uk live.com msn.com \
    yahoo.com yahoo.es yahoo.fr yahoo.de yahoo.it yahoo.co.uk yahoo.co.jp ymail.com icloud.com \
    me.com mac.com aol.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de \
    proton.me protonmail.com pm.me zoho.com yandex.com yandex.ru mail.com mail.ru orange.fr free.fr \
    wanadoo.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it tin.it telefonica.net \
    sapo.pt wp.pl onet.pl o2.pl interia.pl qq.com 163.com 126.com naver.com daum.net rediffmail.com \
    facebook.com fb.com fb.me messenger.com instagram.com instagr.am linkedin.com lnkd.in \
    twitter.com x.com t.co threads.net tiktok.com youtube.com youtu.be pinterest.com pinterest.es \
    snapchat.com reddit.com vk.com ok.ru xing.com tumblr.com vimeo.com flickr.com mastodon.social \
    bsky.app whatsapp.com wa.me t.me telegram.me discord.gg discord.com line.me weibo.com \
    linktr.ee linkin.bio lnk.bio bio.link beacons.ai taplink.cc campsite.bio carrd.co about.me \
    allmylinks.com solo.to milkshake.app hoo.be bit.ly tinyurl.com goo.gl g.page g.co \
    google.com google.es google.fr google.de google.it google.pt google.co.uk business.site \
    wixsite.com wix.com wordpress.com blogspot.com blogspot.com.es weebly.com jimdo.com \
    jimdofree.com jimdosite.com squarespace.com webflow.io webnode.com webnode.es webnode.page \
    strikingly.com site123.me godaddysites.com myshopify.com negocio.site ueniweb.com \
    canva.site notion.site notion.so medium.com substack.com github.com github.io gitlab.io \
    gitlab.com netlify.app vercel.app pages.dev web.app firebaseapp.com herokuapp.com \
    etsy.com ebay.com ebay.es ebay.de ebay.fr ebay.co.uk amazon.com amazon.es amazon.de amazon.fr \
    amazon.it amazon.co.uk wallapop.com tripadvisor.com tripadvisor.es tripadvisor.fr \
    tripadvisor.it tripadvisor.de tripadvisor.co.uk booking.com airbnb.com airbnb.es yelp.com \
    yelp.es thefork.com eltenedor.es opentable.com ubereats.com deliveroo.co.uk just-eat.co.uk \
    just-eat.es glovoapp.com paginasamarillas.es pagesjaunes.fr paginegialle.it gelbeseiten.de \
    doctolib.fr crunchbase.com eventbrite.com meetup.com patreon.com ko-fi.com behance.net \
    dribbble.com soundcloud.com spotify.com bandcamp.com calendly.com forms.gle rb.gy",
);

/// The host of a web address, by which two addresses compare equal (rule book §8): no scheme, no
/// `www.`, no user, port or path, in lower case. Absent where the text names no host.
pub fn web_domain(website: &str) -> Option<String> {
    let text: String = normal(website.trim(), Form::Nfkc)
        .chars()
        .flat_map(char::to_lowercase)
        .collect();
    let text = text.replace('\\', "/");
    let rest = text
        .split_once("://")
        .map_or(text.as_str(), |(_, rest)| rest);
    let rest = rest
        .strip_prefix("mailto:")
        .unwrap_or(rest)
        .trim_start_matches('/');
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | ',' | ';'));
    let authority = &rest[..end.unwrap_or(rest.len())];
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let host = host.split(':').next().unwrap_or(host).trim_end_matches('.');
    let host = host
        .strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(host);
    is_host(host).then(|| host.to_owned())
}

/// Two labels at least, and the last one no number and no single letter: `n.a.` is no host.
fn is_host(host: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || !c.is_ascii() || matches!(c, '-' | '_');
    let is_label = |label: &str| !label.is_empty() && label.chars().all(fits);
    host.rsplit_once('.').is_some_and(|(labels, top)| {
        labels.split('.').all(is_label)
            && is_label(top)
            && top.chars().nth(1).is_some()
            && !top.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Whether a domain is shared by many organisations: itself, or as part of a shared host.
pub fn is_shared(domain: &str) -> bool {
    let mut host = domain;
    loop {
        if SHARED.has(host) {
            return true;
        }
        match host.split_once('.') {
            Some((_, parent)) => host = parent,
            None => return false,
        }
    }
}
