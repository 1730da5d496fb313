//! What is done with many rows at once, and the way back from all of it.

use super::batch::Batch;
use crate::{
    data::Data,
    parts::Toasts,
    texts::{inbox as words, thread},
};
use domain::{Command, inbox::at_once::Step};

/// Takes the steps, says in words how many were taken, and offers to take back what then still `stands`.
pub fn take(
    data: Data,
    toasts: Toasts,
    batch: Batch,
    steps: Vec<Step>,
    done: impl FnOnce(usize) -> String + 'static,
    stands: impl Fn(&Command) -> bool + Send + Sync + 'static,
) {
    let (commands, back): (Vec<Command>, Vec<Vec<Command>>) =
        steps.into_iter().map(|step| (step.act, step.back)).unzip();
    batch.run(commands, move |ended| {
        if let Some(refusal) = &ended.refusal {
            toasts.say(data.refusal_text(refusal));
        }
        let mut back = back;
        back.truncate(ended.done);
        if back.is_empty() {
            return;
        }
        let back: Vec<Command> = back.into_iter().rev().flatten().collect();
        toasts.offer(done(ended.done), thread::UNDO, move || {
            let back = back.iter().filter(|command| stands(command)).cloned();
            batch.run(back.collect(), move |ended| {
                toasts.say(match &ended.refusal {
                    Some(refusal) => data.refusal_text(refusal),
                    None => words::TAKEN_BACK.to_owned(),
                });
            });
        });
    });
}
