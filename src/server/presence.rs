//! Who has which conversation before them, in memory alone: gone with the server.

use domain::{ConversationId, MemberId, Timestamp, WorkspaceId};
use protocol::{Presence, Present, limits::PRESENCE_LASTS};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};
use uuid::Uuid;

/// So many tabs of one member count; of more the latest.
const TABS: usize = 20;

/// What every tab of a workspace has before it.
type Tabs = HashMap<(MemberId, Uuid), Looking>;

#[derive(Debug, Clone, Copy)]
struct Looking {
    conversation: ConversationId,
    is_writing: bool,
    until: Timestamp,
}

/// Who is present, by workspace.
#[derive(Debug, Default)]
pub struct Presences(Mutex<HashMap<WorkspaceId, Tabs>>);

impl Presences {
    /// Notes what a tab of the member says; whether that changes who is present.
    pub fn note(
        &self,
        workspace: WorkspaceId,
        member: MemberId,
        said: Presence,
        now: Timestamp,
    ) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let tabs = all.entry(workspace).or_default();
        let before = present(tabs, now);
        tabs.retain(|_, looking| looking.until > now);
        match said.conversation_id {
            Some(conversation) => {
                let looking = Looking {
                    conversation,
                    is_writing: said.writing,
                    until: now + PRESENCE_LASTS,
                };
                tabs.insert((member, said.tab), looking);
                drop_surplus(tabs, member);
            }
            None => drop(tabs.remove(&(member, said.tab))),
        }
        let changed = present(tabs, now) != before;
        if tabs.is_empty() {
            all.remove(&workspace);
        }
        changed
    }

    /// Who is present in the workspace: each member once a conversation, in a fixed order.
    pub fn of(&self, workspace: WorkspaceId, now: Timestamp) -> Vec<Present> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(&workspace)
            .map_or_else(Vec::new, |tabs| present(tabs, now))
    }
}

fn drop_surplus(tabs: &mut Tabs, member: MemberId) {
    let theirs = tabs.iter().filter(|((of, _), _)| *of == member);
    let mut theirs: Vec<_> = theirs.map(|(key, looking)| (looking.until, *key)).collect();
    theirs.sort_unstable();
    let surplus = theirs.len().saturating_sub(TABS);
    for (_, key) in theirs.into_iter().take(surplus) {
        tabs.remove(&key);
    }
}

fn present(tabs: &Tabs, now: Timestamp) -> Vec<Present> {
    let mut writing: BTreeMap<(ConversationId, MemberId), bool> = BTreeMap::new();
    for (&(member, _), looking) in tabs.iter().filter(|(_, looking)| looking.until > now) {
        *writing.entry((looking.conversation, member)).or_default() |= looking.is_writing;
    }
    let present = writing.into_iter();
    present
        .map(|((conversation_id, member_id), writing)| Present {
            conversation_id,
            member_id,
            writing,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Span;

    const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(1));
    const NOW: Timestamp = Timestamp(1_000_000);

    fn conversation(n: u128) -> ConversationId {
        ConversationId(Uuid::from_u128(n))
    }

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    /// What a tab says: which conversation, and whether something is written in it.
    fn said(tab: u128, of: Option<u128>, writing: bool) -> Presence {
        Presence {
            tab: Uuid::from_u128(tab),
            conversation_id: of.map(conversation),
            writing,
        }
    }

    fn here(of: u128, who: u128, writing: bool) -> Present {
        Present {
            conversation_id: conversation(of),
            member_id: member(who),
            writing,
        }
    }

    #[test]
    fn a_member_with_two_tabs_is_there_once_and_writes_where_one_of_them_does() {
        let presences = Presences::default();
        assert!(presences.note(WORKSPACE, member(1), said(1, Some(7), false), NOW));
        assert!(!presences.note(WORKSPACE, member(1), said(2, Some(7), false), NOW));
        assert!(presences.note(WORKSPACE, member(1), said(2, Some(7), true), NOW));
        assert_eq!(presences.of(WORKSPACE, NOW), [here(7, 1, true)]);
        assert!(!presences.note(WORKSPACE, member(1), said(1, None, false), NOW));
        assert!(presences.note(WORKSPACE, member(1), said(2, None, false), NOW));
        assert_eq!(presences.of(WORKSPACE, NOW), []);
    }

    #[test]
    fn what_is_not_said_again_is_over() {
        let presences = Presences::default();
        presences.note(WORKSPACE, member(1), said(1, Some(7), false), NOW);
        let late = NOW + PRESENCE_LASTS;
        assert_eq!(presences.of(WORKSPACE, late - Span(1)), [here(7, 1, false)]);
        assert_eq!(presences.of(WORKSPACE, late), []);
    }

    #[test]
    fn another_workspace_is_another_matter() {
        let presences = Presences::default();
        presences.note(WORKSPACE, member(1), said(1, Some(7), false), NOW);
        let other = WorkspaceId(Uuid::from_u128(2));
        assert_eq!(presences.of(other, NOW), []);
    }

    #[test]
    fn of_too_many_tabs_the_latest_count() {
        let presences = Presences::default();
        for tab in 0..=TABS as u128 {
            let at = NOW + Span(i64::try_from(tab).unwrap());
            presences.note(WORKSPACE, member(1), said(tab, Some(tab), false), at);
        }
        let present = presences.of(WORKSPACE, NOW + Span::minutes(0));
        assert_eq!(present.len(), TABS);
        assert!(!present.contains(&here(0, 1, false)));
    }
}
