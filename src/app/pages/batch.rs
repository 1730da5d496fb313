//! Many commands one after another: the page goes on answering, shows how far it is, can stop it.

use crate::{
    data::{Data, use_data},
    shell::pause::Slices,
    texts::campaigns as words,
};
use domain::{Command, Refusal};
use leptos::{prelude::*, task::spawn_local};

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
            let mut slices = Slices::begin();
            let (mut done, mut refusal) = (0, None);
            for command in commands {
                if let Err(reason) = self.data.dispatch(command) {
                    refusal = Some(reason);
                    break;
                }
                done += 1;
                if slices.step().await {
                    self.progress.try_set(Some(Progress { done, total }));
                }
                if self.stopping.try_get_untracked() == Some(true) {
                    break;
                }
            }
            self.progress.try_set(None);
            ended(Ended {
                done,
                total,
                refusal,
            });
        });
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
