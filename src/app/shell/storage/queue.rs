//! Jobs that wait for their turn.

use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::{Future, poll_fn},
    rc::Rc,
    task::{Poll, Waker},
};

pub(super) struct Queue<J> {
    jobs: RefCell<VecDeque<J>>,
    is_running: Cell<bool>,
    is_closed: Cell<bool>,
    /// Who waits for the last job's end.
    closing: Cell<Option<Waker>>,
}

impl<J> Default for Queue<J> {
    fn default() -> Self {
        Self {
            jobs: RefCell::default(),
            is_running: Cell::new(false),
            is_closed: Cell::new(false),
            closing: Cell::new(None),
        }
    }
}

impl<J: 'static> Queue<J> {
    pub(super) fn push(&self, job: J) {
        if !self.is_closed.get() {
            self.jobs.borrow_mut().push_back(job);
        }
    }

    /// Puts a job behind those that wait, or into the last of them where `join` takes it in.
    pub(super) fn push_or_join(&self, job: J, join: impl FnOnce(&mut J, J) -> Option<J>) {
        if self.is_closed.get() {
            return;
        }
        let mut jobs = self.jobs.borrow_mut();
        let left = match jobs.back_mut() {
            Some(last) => join(last, job),
            None => Some(job),
        };
        jobs.extend(left);
    }

    /// Drops the waiting jobs that another has made needless.
    pub(super) fn retain(&self, is_needed: impl FnMut(&J) -> bool) {
        self.jobs.borrow_mut().retain(is_needed);
    }

    /// Does the jobs one after another, unless that is happening already.
    pub(super) fn run<F: Future<Output = ()>>(self: &Rc<Self>, run: impl Fn(J) -> F + 'static) {
        if self.is_running.replace(true) {
            return;
        }
        let queue = self.clone();
        spawn_local(async move {
            loop {
                let next = queue.jobs.borrow_mut().pop_front();
                let Some(job) = next else { break };
                run(job).await;
            }
            queue.is_running.set(false);
            if let Some(waker) = queue.closing.take() {
                waker.wake();
            }
        });
    }

    /// Takes no jobs any more, and drops those that wait. One that has begun goes on.
    pub(super) fn close(&self) {
        self.is_closed.set(true);
        self.jobs.borrow_mut().clear();
    }

    /// Until the job that has begun is done.
    pub(super) async fn ended(&self) {
        poll_fn(|context| {
            if self.is_running.get() {
                self.closing.set(Some(context.waker().clone()));
                Poll::Pending
            } else {
                Poll::Ready(())
            }
        })
        .await;
    }
}
