//! The way to the server and back, on which everything can be lost, late or repeated.

use super::{
    device::TabId,
    server::status,
    world::{Asked, Mutant, Step, World, brief, name},
};
use crate::{Event, Failure, Ticket};
use domain::{Span, Timestamp};
use protocol::*;

impl World {
    /// A request goes out; what becomes of it is decided here.
    pub(super) fn send(&mut self, id: TabId, ticket: Ticket, asked: Asked) {
        let life = self.tab(id).life;
        let there = self.random.between(5, 150);
        if self.is_healed {
            return self.after(there, Step::Request(id, life, ticket, asked, true));
        }
        let wait = self.random.between(5, 3_000);
        match self.random.below(100) {
            // Lost on the way, or refused by something on the way.
            0..7 => self.fail(id, life, wait, ticket, &asked, Failure::Network),
            7 => {
                let busy = Failure::Status {
                    status: 429,
                    kind: Some(ProblemKind::TooMany),
                    detail: String::new(),
                    retry_after: Some(Span(wait * 2)),
                };
                self.fail(id, life, wait, ticket, &asked, busy);
            }
            8 => {
                let foreign = Failure::Status {
                    status: 400,
                    kind: None,
                    detail: "a proxy".to_owned(),
                    retry_after: None,
                };
                self.fail(id, life, wait, ticket, &asked, foreign);
            }
            9 => {
                let busy = status(503, ProblemKind::Storage);
                self.fail(id, life, wait, ticket, &asked, busy);
            }
            // The answer is lost after the deed.
            10..20 => {
                let failure = if self.random.chance(500) {
                    Failure::Network
                } else {
                    Failure::Timeout
                };
                self.fail(id, life, there + wait, ticket, &asked, failure);
                self.after(there, Step::Request(id, life, ticket, asked, false));
            }
            // The shell gives up, and the server hears of it later all the same.
            20..24 => {
                self.fail(id, life, 30_000, ticket, &asked, Failure::Timeout);
                let late = 30_000 + self.random.between(0, 60_000);
                self.after(late, Step::Request(id, life, ticket, asked, true));
            }
            // Twice.
            24..29 => {
                self.after(there, Step::Request(id, life, ticket, asked.clone(), true));
                self.after(there + wait, Step::Request(id, life, ticket, asked, true));
            }
            // Nobody ever answers.
            29 => {}
            _ => self.after(there, Step::Request(id, life, ticket, asked, true)),
        }
    }

    fn fail(
        &mut self,
        id: TabId,
        life: u32,
        wait: i64,
        ticket: Ticket,
        asked: &Asked,
        failure: Failure,
    ) {
        let event = match asked {
            Asked::Push(_) => Event::Pushed {
                ticket,
                answer: Err(failure),
            },
            Asked::Pull(..) => Event::Pulled {
                ticket,
                answer: Err(failure),
            },
        };
        self.after(wait, Step::Event(id, life, event));
    }

    pub(super) fn request(
        &mut self,
        id: TabId,
        life: u32,
        ticket: Ticket,
        asked: &Asked,
        returns: bool,
    ) {
        let device = &self.devices[id.device];
        let (member, mut workspace) = (device.member, device.workspace);
        if self.mutant == Mutant::AnswersForAnother && self.random.chance(50) {
            workspace = 1 - workspace;
        }
        let now = Timestamp(self.now);
        let before = self.servers[workspace].seq;
        let dies_after = (!self.is_healed && self.random.chance(20)).then(|| self.random.below(3));
        let limit = 1 + self.random.below(12);
        let problem = self.devices[id.device].session.problem();
        let server = self.is_server_up.then_some(&mut self.servers[workspace]);
        let event = match asked {
            Asked::Push(push) => Event::Pushed {
                ticket,
                answer: server.map_or(Err(Failure::Network), |server| {
                    if let Some(kind) = problem {
                        return Err(status(401, kind));
                    }
                    server.push(member, push, now, dies_after)
                }),
            },
            Asked::Pull(since, window) => Event::Pulled {
                ticket,
                answer: server.map_or(Err(Failure::Network), |server| {
                    if let Some(kind) = problem {
                        return Err(status(401, kind));
                    }
                    server.pull(member, *since, *window, limit, now)
                }),
            },
        };
        self.tell(|| format!("server answers {}: {}", name(id), brief(&event)));
        if returns {
            let back = self.random.between(5, 150);
            self.after(back, Step::Event(id, life, event));
        }
        if self.servers[workspace].seq > before {
            self.moved(workspace);
        }
    }
}
