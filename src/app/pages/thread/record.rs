//! Recording what happened beside messages: calls, meetings, opportunities, LinkedIn.

mod form;
mod with;

use super::Subject;
use crate::{
    data::{Data, use_data},
    parts::Dialog,
    texts::recorded as words,
};
use form::{Held, RecordForm};
use leptos::prelude::*;

/// What is being recorded, and its dialog.
#[derive(Clone, Copy)]
pub struct Recording {
    data: Data,
    subject: Subject,
    open: RwSignal<bool>,
    /// What was begun stays when the dialog is closed, until it is recorded.
    held: RwSignal<Option<Held>>,
    owner: StoredValue<Option<Owner>>,
}

impl Recording {
    pub fn of(subject: Subject) -> Self {
        Self {
            data: use_data(),
            subject,
            open: RwSignal::new(false),
            held: RwSignal::new(None),
            owner: StoredValue::new(Owner::current()),
        }
    }

    pub fn begin_or_go_on(self) {
        if let Some(begun) = self.held.get_untracked() {
            begun.go_on(self.data);
        } else {
            let begin = || Held::begin(self.data, self.subject);
            self.held
                .set(self.owner.get_value().map(|owner| owner.with(begin)));
        }
        self.open.set(true);
    }

    pub fn dialog(self) -> impl IntoView {
        let Self {
            subject,
            open,
            held,
            ..
        } = self;
        let done = Callback::new(move |()| {
            open.set(false);
            held.set(None);
        });
        view! {
            <Dialog open title=words::TITLE keeps=true>
                {move || held.get().map(|held| view! { <RecordForm subject held done open /> })}
            </Dialog>
        }
    }
}
