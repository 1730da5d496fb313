//! What goes wrong besides lost and repeated messages.

use super::{
    device::{Session, TabId},
    world::{LAST, Step, World, name},
};
use crate::{Effect, Event, Link, Replica};
use domain::{Epoch, Row, Span};

impl World {
    pub(super) fn chaos(&mut self) {
        let device = self.random.below(self.devices.len());
        let tab = self.random.below(self.devices[device].tabs.len());
        let id = TabId { device, tab };
        match self.random.below(20) {
            0 | 1 => self.crash(device),
            2 | 3 => self.close(id),
            4 => self.freeze(id),
            5 | 6 => self.server_dies(),
            7 => self.back_up(),
            8 => self.restore(),
            9 => self.disk_fills(device),
            10 => self.evict(device),
            11 => self.clock_jumps(device),
            12 => self.goes_offline(device),
            13 | 14 => self.live_is_lost(id),
            15 => self.disk_fails(device),
            16 => self.session_ends(device),
            17 => self.app_is_deployed(device),
            18 => self.another_signs_in(),
            _ => self.settle(id),
        }
    }

    /// A tab opens, reads what is on the disk, and asks for the lock.
    pub(super) fn start(&mut self, device: usize, tab: usize) {
        let id = TabId { device, tab };
        if self.tab(id).is_open {
            return;
        }
        self.tell(|| format!("{} opens", name(id)));
        let (member, seed) = (self.devices[device].member, self.random.next());
        let version = self.devices[device].version;
        let (now, breaks, proves) = (self.now, super::breaks(self.mutant), self.proves);
        let it = self.tab_mut(id);
        it.replica = Replica::new(member, seed, crate::Rules::whole());
        it.replica.breaks = breaks;
        it.replica.proves_settling = proves;
        it.is_open = true;
        it.is_frozen = false;
        it.is_live = false;
        it.version = version;
        it.life += 1;
        it.disk_free_at = now;
        let life = it.life;
        if self.devices[device].has_storage {
            let waits = [Effect::ReadCache, Effect::ReadOutbox];
            self.run(id, waits.into());
        } else {
            self.event(id, life, Event::StorageMissing);
        }
        let leads = self.devices[device].leader.is_none();
        if leads {
            self.devices[device].leader = Some(tab);
        }
        let wait = self.random.between(0, 100);
        self.after(wait, Step::Event(id, life, Event::Leading(leads)));
    }

    /// Power loss: every tab of the device is gone between any two steps.
    fn crash(&mut self, device: usize) {
        self.tell(|| format!("device {device} crashes"));
        for tab in 0..self.devices[device].tabs.len() {
            self.kill(TabId { device, tab });
            let wait = self.random.between(500, 60_000);
            self.after(wait, Step::Start(device, tab));
        }
        self.devices[device].leader = None;
    }

    fn close(&mut self, id: TabId) {
        if self.tab(id).is_open {
            self.tell(|| format!("{} is killed", name(id)));
            self.kill(id);
            self.pass_lock(id);
            let wait = self.random.between(500, 60_000);
            self.after(wait, Step::Start(id.device, id.tab));
        }
    }

    fn kill(&mut self, id: TabId) {
        let life = self.tab(id).life;
        self.ledger.crashed(id, life);
        let tab = self.tab_mut(id);
        tab.is_open = false;
        tab.is_live = false;
        tab.alarm += 1;
    }

    /// Another open tab gets the lock.
    fn pass_lock(&mut self, from: TabId) {
        let device = &mut self.devices[from.device];
        if device.leader != Some(from.tab) {
            return;
        }
        let next = device.awake().into_iter().find(|tab| *tab != from.tab);
        device.leader = next;
        if let Some(tab) = next {
            let id = TabId { tab, ..from };
            let life = self.tab(id).life;
            let wait = self.random.between(0, 800);
            self.after(wait, Step::Event(id, life, Event::Leading(true)));
        }
    }

    /// A tab in the background is frozen; its lock may be taken over.
    fn freeze(&mut self, id: TabId) {
        if !self.tab(id).is_open || self.tab(id).is_frozen {
            return;
        }
        self.tell(|| format!("{} freezes", name(id)));
        self.tab_mut(id).is_frozen = true;
        let another = self.devices[id.device].awake();
        if self.devices[id.device].leader == Some(id.tab) && !another.is_empty() {
            self.pass_lock(id);
            let life = self.tab(id).life;
            self.after(10, Step::Event(id, life, Event::Leading(false)));
        }
        let wait = self.random.between(1_000, 120_000);
        self.after(wait, Step::Thaw(id));
    }

    pub(super) fn thaw(&mut self, id: TabId) {
        if self.tab(id).is_open && self.tab(id).is_frozen {
            self.tab_mut(id).is_frozen = false;
            let life = self.tab(id).life;
            self.event(id, life, Event::Woke);
        }
    }

    fn server_dies(&mut self) {
        self.tell(|| "the server dies".to_owned());
        self.is_server_up = false;
        self.all_live_is_lost();
        let wait = self.random.between(200, 40_000);
        self.after(wait, Step::ServerUp);
    }

    fn back_up(&mut self) {
        self.tell(|| "the server is backed up".to_owned());
        self.backup = Some(self.servers.clone());
    }

    fn restore(&mut self) {
        if let Some(backup) = self.backup.take() {
            self.tell(|| "the server is restored".to_owned());
            // Devices have forgotten what they sent of these, and send it no more.
            let epoch = Epoch(self.random.uuid());
            for (server, backup) in self.servers.iter_mut().zip(backup) {
                let erasures = server.all().filter_map(|row| match row {
                    Row::Erasure(erasure) => Some(erasure.clone()),
                    _ => None,
                });
                self.ledger.erased.extend(erasures);
                server.restore(backup, epoch);
            }
            self.ledger.is_restored = true;
            self.all_live_is_lost();
        }
    }

    /// Somebody signs in again after a while.
    fn session_ends(&mut self, device: usize) {
        // One that is over cannot be ended.
        if self.devices[device].session != Session::Stands {
            return;
        }
        let session = match self.random.below(6) {
            0..3 => Session::Over,
            3 | 4 => Session::Ended,
            _ => Session::EndedForGood,
        };
        self.tell(|| format!("the session of device {device} is {session:?}"));
        self.devices[device].session = session;
        let wait = self.random.between(1_000, 90_000);
        self.after(wait, Step::SignIn(device));
    }

    pub(super) fn sign_in(&mut self, device: usize) {
        if self.devices[device].session == Session::EndedForGood {
            return;
        }
        self.tell(|| format!("somebody signs in at device {device}"));
        self.devices[device].session = Session::Stands;
        self.sign_out_the_other(device);
        let awake = self.devices[device].awake();
        if let Some(tab) = self.random.pick(awake) {
            let id = TabId { device, tab };
            let life = self.tab(id).life;
            self.event(id, life, Event::SignedIn);
        }
    }

    /// A browser has one cookie: the tabs of whoever was signed in before go on for them, and are told
    /// that they are signed out.
    fn sign_out_the_other(&mut self, device: usize) {
        let other = match self.beside_last {
            Some(beside) if device == LAST => beside,
            Some(beside) if device == beside => LAST,
            _ => return,
        };
        let session = &mut self.devices[other].session;
        if matches!(session, Session::Stands | Session::Ended) {
            *session = Session::Over;
        }
    }

    /// Somebody signs in where another member, of another workspace, was signed in.
    fn another_signs_in(&mut self) {
        if let Some(beside) = self.beside_last {
            let stands = self.devices[LAST].session == Session::Stands;
            self.sign_in(if stands { beside } else { LAST });
        }
    }

    /// Tabs that open from now on are of another version. Those that are open go on, and neither
    /// hears what the other says.
    fn app_is_deployed(&mut self, device: usize) {
        self.tell(|| format!("device {device} gets another version of the app"));
        self.devices[device].version += 1;
    }

    fn disk_fills(&mut self, device: usize) {
        self.tell(|| format!("the disk of device {device} is full"));
        self.devices[device].disk.is_full = true;
        let wait = self.random.between(1_000, 90_000);
        self.after(wait, Step::DiskRoom(device));
    }

    fn disk_fails(&mut self, device: usize) {
        self.tell(|| format!("the disk of device {device} cannot be read"));
        self.devices[device].disk.is_unreadable = true;
        let wait = self.random.between(1_000, 90_000);
        self.after(wait, Step::DiskReadable(device));
    }

    fn evict(&mut self, device: usize) {
        self.tell(|| format!("the cache of device {device} is evicted"));
        self.devices[device].disk.clear();
        // The browser closes the connections: every tab looks what is left.
        for tab in 0..self.devices[device].tabs.len() {
            let id = TabId { device, tab };
            if self.tab(id).is_open {
                self.run(id, vec![Effect::LoadPages(Vec::new())]);
            }
        }
    }

    fn clock_jumps(&mut self, device: usize) {
        let hour = 3_600_000;
        // Of another time zone, or of another day.
        let farthest = if self.random.chance(300) { 100 } else { 5 };
        let ahead = self.random.between(-farthest * hour, farthest * hour);
        self.tell(|| format!("the clock of device {device} jumps to {ahead} ahead"));
        self.devices[device].clock_ahead = Span(ahead);
    }

    fn goes_offline(&mut self, device: usize) {
        for tab in self.devices[device].awake() {
            let id = TabId { device, tab };
            let life = self.tab(id).life;
            self.event(id, life, Event::Offline);
            let wait = self.random.between(500, 60_000);
            self.after(wait, Step::Event(id, life, Event::Online));
        }
    }

    fn live_is_lost(&mut self, id: TabId) {
        if self.tab(id).is_live {
            let life = self.tab(id).life;
            self.event(id, life, Event::LiveLost);
        }
    }

    fn all_live_is_lost(&mut self) {
        for id in self.tabs() {
            if self.tab(id).is_live {
                let life = self.tab(id).life;
                let wait = self.random.between(1, 3_000);
                self.after(wait, Step::Event(id, life, Event::LiveLost));
            }
        }
    }

    /// Somebody deals with a refused command.
    fn settle(&mut self, id: TabId) {
        let decisions = self.tab(id).replica.decisions();
        let first = decisions.first().map(|decision| decision.id);
        if let Some(command) = first
            && self.tab(id).is_open
        {
            self.ledger.over(Some(command));
            let life = self.tab(id).life;
            self.event(id, life, Event::DecisionSettled(command));
        }
    }

    /// Every thread is looked at in every tab.
    pub(super) fn open_everything(&mut self) {
        for id in self.tabs() {
            let rows = self.tab(id).replica.rows();
            let all: Vec<_> = rows.conversations().map(|row| row.id).collect();
            let now = self.devices[id.device].clock(self.now);
            for conversation in all {
                let effects = self.tab_mut(id).replica.open(conversation, now);
                self.run(id, effects);
            }
        }
    }

    /// Whoever was removed is a member again where a backup was restored, and signs in; so does whose
    /// session ended. Two of one browser do so in turn: that none waits for the other is not modelled.
    pub(super) fn sign_in_again(&mut self) {
        for id in self.tabs() {
            let link = self.tab(id).replica.status().link;
            let is_out = if self.is_out_for_good(id) {
                // Told before that it was over, it asks again only where the app is loaded again.
                link == Link::SignedOut
            } else {
                self.devices[id.device].session = Session::Stands;
                matches!(link, Link::Revoked | Link::SignedOut | Link::Ended)
            };
            if is_out && !self.is_removed(id) {
                let life = self.tab(id).life;
                self.event(id, life, Event::SignedIn);
            }
        }
    }

    /// A tab of an earlier version asks to be loaded again, and is.
    fn load_again(&mut self, id: TabId) {
        if self.tab(id).is_open && self.tab(id).version != self.devices[id.device].version {
            self.tell(|| format!("{} is loaded again", name(id)));
            self.kill(id);
            self.pass_lock(id);
        }
    }

    /// From now on everything works, and everybody is there.
    pub(super) fn heal(&mut self) {
        self.tell(|| "everything heals".to_owned());
        self.is_healed = true;
        self.is_server_up = true;
        for id in self.tabs() {
            self.devices[id.device].disk.is_full = false;
            self.devices[id.device].disk.is_unreadable = false;
            if !self.is_out_for_good(id) {
                self.devices[id.device].session = Session::Stands;
            }
            self.thaw(id);
            self.load_again(id);
        }
        for id in self.tabs() {
            self.start(id.device, id.tab);
        }
        // Whoever holds no lock anywhere gets one.
        for device in 0..self.devices.len() {
            if self.devices[device].leader.is_none() {
                self.devices[device].leader = Some(0);
                let id = TabId { device, tab: 0 };
                let life = self.tab(id).life;
                self.after(1, Step::Event(id, life, Event::Leading(true)));
            }
        }
    }
}
