//! Where members were seen lately: from there they get in, however many strangers guess at their
//! login from elsewhere.

use domain::MemberId;
use std::{
    collections::{HashMap, VecDeque},
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Networks that are kept of each member: home, the office, a phone, and some journeys.
const KEPT: usize = 8;

/// The networks from which members used their sessions since the server was started, the latest
/// last. Never written down.
#[derive(Debug, Default)]
pub(crate) struct Whereabouts(Mutex<HashMap<MemberId, VecDeque<IpAddr>>>);

impl Whereabouts {
    pub(crate) fn note(&self, member: MemberId, network: IpAddr) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = all.entry(member).or_default();
        seen.retain(|one| *one != network);
        seen.push_back(network);
        if seen.len() > KEPT {
            seen.pop_front();
        }
    }

    pub(crate) fn knows(&self, member: MemberId, network: IpAddr) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&member).is_some_and(|seen| seen.contains(&network))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;
    use uuid::Uuid;

    #[test]
    fn a_member_is_known_where_they_were_seen_lately() {
        let (olga, pau) = (MemberId(Uuid::from_u128(1)), MemberId(Uuid::from_u128(2)));
        let whereabouts = Whereabouts::default();
        let network = |n| IpAddr::from(Ipv4Addr::from_bits(n));
        for n in 0..8 {
            whereabouts.note(olga, network(n));
        }
        whereabouts.note(olga, network(0));
        whereabouts.note(olga, network(8));
        let known: Vec<_> = (0..10)
            .filter(|n| whereabouts.knows(olga, network(*n)))
            .collect();
        assert_eq!(known, [0, 2, 3, 4, 5, 6, 7, 8]);
        assert!(!whereabouts.knows(pau, network(0)));
    }
}
