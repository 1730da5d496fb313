//! Four devices, a server, and everything that can go wrong between them.

use super::{
    acts::Ledger,
    device::{Device, Session, TabId},
    random::Random,
    server::Server,
    start,
};
use crate::{Effect, Event, TabMessage, Ticket};
use domain::Timestamp;
use protocol::*;
use std::{cmp::Reverse, collections::BTreeMap, collections::BinaryHeap, fmt::Debug};

/// The device of the other workspace.
pub(super) const LAST: usize = 3;

/// What stands in every text of either workspace.
pub(super) const MARKS: [&str; 2] = ["(here)", "(there)"];

/// One seed of so many is played with proofs.
const PROVED: u64 = 8;

/// A fault of the model or of the engine, on purpose: the simulation has to find it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mutant {
    #[default]
    None,
    /// The server executes a command as often as it hears it.
    NoIdempotency,
    /// The engine does not decide again what waits.
    NoRebase,
    /// The storage says *saved* before it is.
    SavedTooEarly,
    /// The engine applies what does not begin at its cursor.
    AppliesGaps,
    /// The engine does not send the journal to a server of another epoch.
    ForgetsJournal,
    /// The engine takes the cache for what it was when it last heard of it.
    TrustsCache,
    /// A tab that follows does not ask what became of its commands.
    NeverAsks,
    /// The engine takes what it decided to stand, whatever the server says.
    SettlesAlways,
    /// The engine takes what covers a row to stand, whatever was confirmed beneath it.
    CoversStandAlways,
    /// The engine's journal does not matter again in another life of the server's database.
    JournalStaysShut,
    /// The engine decides only that again which changed the same rows.
    LooksAway,
    /// The engine takes a cache that was read in part for the whole.
    TrustsParts,
    /// The engine clears nothing where the session was ended from elsewhere.
    KeepsWhatEnded,
    /// The storage of a browser is not divided by member.
    OneStorage,
    /// The server, now and then, does not look whose the session is.
    AnswersForAnother,
}

/// A request to the server.
#[derive(Debug, Clone)]
pub(super) enum Asked {
    Push(Push<Envelope>),
    Pull(Seq, Option<Timestamp>),
}

/// Something that is going to happen.
#[derive(Debug)]
pub(super) enum Step {
    /// A tab hears of something.
    Event(TabId, u32, Event),
    /// The storage does what it was asked for.
    Disk(TabId, u32, Effect),
    /// A request reaches the server; whether the answer finds its way back.
    Request(TabId, u32, Ticket, Asked, bool),
    Alarm(TabId, u32),
    Act(usize),
    Chaos,
    Start(usize, usize),
    Thaw(TabId),
    ServerUp,
    DiskRoom(usize),
    DiskReadable(usize),
    SignIn(usize),
}

#[derive(Debug)]
pub(super) struct World {
    pub(super) random: Random,
    pub(super) now: i64,
    /// The workspaces of the one database: that of most devices, and the other.
    pub(super) servers: [Server; 2],
    pub(super) is_server_up: bool,
    pub(super) backup: Option<[Server; 2]>,
    /// The device in whose browser the last one is: whoever signs in there signs the other out.
    pub(super) beside_last: Option<usize>,
    pub(super) devices: Vec<Device>,
    pub(super) ledger: Ledger,
    pub(super) mutant: Mutant,
    /// Whether the engines prove what they spare themselves: slow, so only in some seeds.
    pub(super) proves: bool,
    /// From here on nothing goes wrong any more.
    pub(super) is_healed: bool,
    /// What was seen that must never be, the first of it.
    pub(super) seen: Option<String>,
    pub(super) story: Option<Vec<String>>,
    queue: BinaryHeap<Reverse<(i64, u64)>>,
    steps: BTreeMap<(i64, u64), Step>,
    scheduled: u64,
}

impl World {
    pub(super) fn new(seed: u64, mutant: Mutant, tells: bool) -> Self {
        let mut random = Random::new(seed);
        let mut here = Server::new(&mut random);
        let mut there = here.clone();
        // Whatever has an id has the same in both.
        let members = start::fill(&mut here, &mut random.clone(), MARKS[0]);
        start::fill(&mut there, &mut random, MARKS[1]);
        let mut servers = [here, there];
        for server in &mut servers {
            server.is_forgetful = mutant == Mutant::NoIdempotency;
        }
        let mut world = Self {
            now: start::NOW,
            servers,
            beside_last: random.chance(500).then_some(0),
            is_server_up: true,
            backup: None,
            devices: Vec::new(),
            ledger: Ledger::default(),
            mutant,
            proves: seed.is_multiple_of(PROVED),
            is_healed: false,
            seen: None,
            story: tells.then(Vec::new),
            queue: BinaryHeap::new(),
            steps: BTreeMap::new(),
            scheduled: 0,
            random,
        };
        for device in 0..4 {
            let workspace = usize::from(device == LAST);
            // Sometimes two devices are one member's.
            let of_owner = workspace == 1 || world.random.chance(300);
            let member = members[if of_owner { 0 } else { device }];
            let tabs = 1 + usize::from(world.random.chance(450));
            let device = Device::new(workspace, member, tabs, &mut world.random);
            world.devices.push(device);
        }
        if let Some(beside) = world.beside_last {
            world.devices[LAST].session = Session::Over;
            world.devices[LAST].has_storage = world.devices[beside].has_storage;
        }
        for device in 0..4 {
            for tab in 0..world.devices[device].tabs.len() {
                let at = world.random.between(0, 3_000);
                world.after(at, Step::Start(device, tab));
            }
        }
        world
    }

    /// The workspace of a device, as the server has it.
    pub(super) fn server_of(&self, device: usize) -> &Server {
        &self.servers[self.devices[device].workspace]
    }

    pub(super) fn tell(&mut self, what: impl FnOnce() -> String) {
        if let Some(story) = &mut self.story {
            let at = self.now - start::NOW;
            story.push(format!("{:>8} ms  {}", at, what()));
        }
    }

    pub(super) fn after(&mut self, wait: i64, step: Step) {
        self.scheduled += 1;
        let at = (self.now + wait.max(0), self.scheduled);
        self.queue.push(Reverse(at));
        self.steps.insert(at, step);
    }

    /// Does what is next, up to an instant; false where nothing is.
    pub(super) fn step(&mut self, until: i64) -> bool {
        match self.queue.peek() {
            Some(Reverse((at, _))) if *at <= until => {}
            _ => {
                self.now = until;
                return false;
            }
        }
        let Some(Reverse(at)) = self.queue.pop() else {
            return false;
        };
        self.now = at.0;
        if let Some(step) = self.steps.remove(&at) {
            self.perform(step);
        }
        true
    }

    fn perform(&mut self, step: Step) {
        match step {
            Step::Event(id, life, event) => self.event(id, life, event),
            Step::Disk(id, life, effect) => self.disk(id, life, effect),
            Step::Request(id, life, ticket, asked, returns) => {
                self.request(id, life, ticket, &asked, returns);
            }
            Step::Alarm(id, alarm) => {
                if self.tab(id).alarm == alarm {
                    let life = self.tab(id).life;
                    self.event(id, life, Event::Timer);
                }
            }
            Step::Act(device) => self.act(device),
            Step::Chaos => self.chaos(),
            Step::Start(device, tab) => self.start(device, tab),
            Step::Thaw(id) => self.thaw(id),
            Step::ServerUp => self.is_server_up = true,
            Step::DiskRoom(device) => self.devices[device].disk.is_full = false,
            Step::DiskReadable(device) => self.devices[device].disk.is_unreadable = false,
            Step::SignIn(device) => self.sign_in(device),
        }
    }

    pub(super) fn tab(&self, id: TabId) -> &super::device::Tab {
        &self.devices[id.device].tabs[id.tab]
    }

    pub(super) fn tab_mut(&mut self, id: TabId) -> &mut super::device::Tab {
        &mut self.devices[id.device].tabs[id.tab]
    }

    pub(super) fn event(&mut self, id: TabId, life: u32, event: Event) {
        let tab = self.tab(id);
        if !tab.is_open || tab.life != life {
            return;
        }
        if tab.is_frozen && matches!(event, Event::Heard(_) | Event::Live(_) | Event::Timer) {
            return;
        }
        let event = match event {
            // The lock may have been passed on since that was on its way.
            Event::Leading(_) => Event::Leading(self.devices[id.device].leader == Some(id.tab)),
            event => event,
        };
        if let Event::Saved(ids) = &event {
            self.ledger.saved(ids);
        }
        match &event {
            Event::LiveOpened => self.tab_mut(id).is_live = true,
            Event::LiveLost => self.tab_mut(id).is_live = false,
            _ => {}
        }
        self.tell(|| format!("{} hears {}", name(id), brief(&event)));
        let now = self.devices[id.device].clock(self.now);
        let effects = self.tab_mut(id).replica.handle(event, now);
        self.look_at(id);
        self.run(id, effects);
    }

    /// Does what a tab's engine asks for.
    pub(super) fn run(&mut self, id: TabId, effects: Vec<Effect>) {
        let life = self.tab(id).life;
        for effect in effects {
            match effect {
                Effect::Push { ticket, push } => {
                    self.send(id, ticket, Asked::Push(push));
                }
                Effect::Pull {
                    ticket,
                    since,
                    messages_since,
                } => self.send(id, ticket, Asked::Pull(since, messages_since)),
                Effect::OpenLive => {
                    let opens = self.is_healed || (self.is_server_up && self.random.chance(700));
                    let event = if opens {
                        Event::LiveOpened
                    } else {
                        Event::LiveLost
                    };
                    let wait = self.random.between(5, 200);
                    self.after(wait, Step::Event(id, life, event));
                }
                Effect::CloseLive => self.tab_mut(id).is_live = false,
                Effect::ForgetCommands(ids) => {
                    self.ledger.forgotten.extend(&ids);
                    self.write(id, life, Effect::ForgetCommands(ids));
                }
                Effect::Tell(message) => self.say(id, &message),
                Effect::WakeAt(at) => {
                    let now = self.devices[id.device].clock(self.now);
                    self.tell(|| format!("{} wants to wake in {} ms", name(id), (at - now).0));
                    let tab = self.tab_mut(id);
                    tab.alarm += 1;
                    let alarm = tab.alarm;
                    self.after((at - now).0, Step::Alarm(id, alarm));
                }
                Effect::Changed(keys) => self.look_whose(id, &keys),
                Effect::StatusChanged | Effect::DecisionsChanged | Effect::ForgetSession => {}
                effect => self.write(id, life, effect),
            }
        }
    }

    fn write(&mut self, id: TabId, life: u32, effect: Effect) {
        if self.mutant == Mutant::SavedTooEarly
            && let Effect::SaveCommands(commands) = &effect
        {
            let ids = commands.iter().map(|envelope| envelope.id).collect();
            self.after(0, Step::Event(id, life, Event::Saved(ids)));
        }
        let takes = self.random.between(1, 40);
        let now = self.now;
        let tab = self.tab_mut(id);
        tab.disk_free_at = tab.disk_free_at.max(now) + takes;
        let wait = tab.disk_free_at - now;
        self.after(wait, Step::Disk(id, life, effect));
    }

    fn disk(&mut self, id: TabId, life: u32, effect: Effect) {
        // What a crashed tab had not written yet is not written any more.
        if !self.tab(id).is_open || self.tab(id).life != life {
            return;
        }
        self.tell(|| format!("{} writes {}", name(id), brief(&effect)));
        let beside = self.beside_last.filter(|_| id.device == LAST);
        let is_one = self.mutant == Mutant::OneStorage;
        let whose = beside.filter(|_| is_one).unwrap_or(id.device);
        for event in self.devices[whose].disk.perform(effect) {
            // A storage reports in the order of its deeds; a crash can come in between.
            self.after(2, Step::Event(id, life, event));
        }
    }

    fn say(&mut self, from: TabId, message: &TabMessage) {
        for tab in 0..self.devices[from.device].tabs.len() {
            let id = TabId { tab, ..from };
            let is_understood = self.tab(id).version == self.tab(from).version;
            if tab == from.tab || !self.tab(id).is_open || !is_understood {
                continue;
            }
            let life = self.tab(id).life;
            let text = message.to_text();
            let heard = TabMessage::from_text(&text).expect("a message can be read back");
            let copies = 1 + usize::from(!self.is_healed && self.random.chance(50));
            for _ in 0..copies {
                let wait = self.random.between(0, 30);
                let event = Event::Heard(heard.clone());
                self.after(wait, Step::Event(id, life, event));
            }
        }
    }

    /// The live events tell every tab that listens.
    pub(super) fn moved(&mut self, workspace: usize) {
        let server = &self.servers[workspace];
        let said = LiveEvent::Moved {
            epoch: server.epoch,
            seq: server.seq,
        };
        for id in self.tabs() {
            let is_its = self.devices[id.device].workspace == workspace;
            if is_its && self.tab(id).is_live && (self.is_healed || self.random.chance(900)) {
                let life = self.tab(id).life;
                let wait = self.random.between(5, 300);
                let event = Event::Live(said.clone());
                self.after(wait, Step::Event(id, life, event));
            }
        }
    }

    pub(super) fn tabs(&self) -> Vec<TabId> {
        let devices = self.devices.iter().enumerate();
        devices
            .flat_map(|(device, it)| (0..it.tabs.len()).map(move |tab| TabId { device, tab }))
            .collect()
    }
}

pub(super) fn name(id: TabId) -> String {
    format!("device {} tab {}", id.device, id.tab)
}

/// The beginning of what is said, for the story.
pub(super) fn brief(what: &impl Debug) -> String {
    let text = format!("{what:?}");
    text.chars().take(400).collect()
}
