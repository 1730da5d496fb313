//! Many commands one after another: the page goes on answering, shows how far it is, can stop it.

use crate::{
    data::{Data, use_data},
    shell::{
        clock,
        pause::{Slices, breathe},
    },
    texts::campaigns as words,
};
use domain::{Command, Refusal, Span, Timestamp};
use leptos::{prelude::*, task::spawn_local};

/// How long nothing of a batch is drawn at least: a long list takes longer to draw than many commands
/// to decide.
const UNDRAWN: Span = Span(100);

/// After a drawing, nothing is drawn for so many times as long as it took.
const REST: i64 = 4;

/// The commands that are being carried out, if any.
#[derive(Clone, Copy)]
pub struct Batch {
    data: Data,
    progress: RwSignal<Option<Progress>>,
    stopping: RwSignal<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Progress {
    done: usize,
    total: usize,
}

/// How it ended. What was done stays done.
pub struct Ended {
    pub done: usize,
    pub total: usize,
    /// The first refusal: nothing was tried after it.
    pub refusal: Option<Refusal>,
}

impl Batch {
    pub fn new() -> Self {
        Self {
            data: use_data(),
            progress: RwSignal::new(None),
            stopping: RwSignal::new(false),
        }
    }

    pub fn is_running(self) -> bool {
        self.progress.with(Option::is_some)
    }

    /// Begins, unless another is running. A page that is left does not stop what was confirmed on
    /// it.
    pub fn run(self, commands: Vec<Command>, ended: impl FnOnce(Ended) + 'static) {
        // What is undone may have been done on a page that was left.
        if self.progress.try_with_untracked(Option::is_some) == Some(true) {
            return;
        }
        let total = commands.len();
        self.stopping.try_set(false);
        self.progress.try_set(Some(Progress { done: 0, total }));
        spawn_local(async move {
            let engine = self.data.engine();
            let mut slices = Slices::begin();
            let mut drawing = Drawing::begin(self.data);
            let (mut done, mut refusal) = (0, None);
            for command in commands {
                if let Err(reason) = engine.take_act(command) {
                    refusal = Some(reason);
                    break;
                }
                done += 1;
                if !slices.is_over() {
                    continue;
                }
                engine.follow();
                slices.step().await;
                if drawing.is_due() {
                    self.progress.try_set(Some(Progress { done, total }));
                    drawing.draw().await;
                    slices = Slices::begin();
                }
                if self.stopping.try_get_untracked() == Some(true) {
                    break;
                }
            }
            engine.follow();
            drawing.end().await;
            self.progress.try_set(None);
            ended(Ended {
                done,
                total,
                refusal,
            });
        });
    }
}

/// When a batch is drawn: in tasks of their own, between which many of its commands are decided.
struct Drawing {
    data: Data,
    next: Timestamp,
}

impl Drawing {
    fn begin(data: Data) -> Self {
        data.engine().topics.hold();
        Self {
            data,
            next: clock::now() + UNDRAWN,
        }
    }

    fn is_due(&self) -> bool {
        let now = clock::now();
        // A clock that was set back must not keep everything from sight.
        now >= self.next || now < self.next - Span(60_000)
    }

    /// Shows what was done so far. The longer that takes, the longer it is until the next time.
    async fn draw(&mut self) {
        let before = clock::now();
        self.data.engine().topics.draw();
        breathe().await;
        let now = clock::now();
        let took = Span((now - before).0.max(0));
        self.next = now + UNDRAWN.max(Span(took.0 * REST));
    }

    async fn end(self) {
        breathe().await;
        self.data.engine().topics.let_go();
        breathe().await;
    }
}

/// How far it is, with a way to stop it.
#[component]
pub fn BatchProgress(batch: Batch) -> impl IntoView {
    move || {
        batch.progress.get().map(|Progress { done, total }| {
            let words = words::progress(done, total);
            view! {
                <div class="notice">
                    <progress class="progress" max=total value=done aria-label=words.clone()></progress>
                    <span>{words}</span>
                    <button
                        type="button"
                        class="button push"
                        on:click=move |_| batch.stopping.set(true)
                    >
                        {words::STOP}
                    </button>
                </div>
            }
        })
    }
}
