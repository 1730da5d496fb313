//! Why nothing of ours can be logged here, and the way out.

use super::state::Compose;
use crate::{data::use_data, parts::Toasts, texts::composer as words};
use domain::{Refusal, ReviewConversation, ReviewStatus};
use leptos::prelude::*;

#[component]
pub fn Barrier(compose: Compose) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let barrier = Memo::new(move |_| compose.barrier());
    let approve = move |_| {
        let conversation_id = compose.subject.conversation;
        let command = ReviewConversation {
            conversation_id,
            verdict: ReviewStatus::Approved,
        };
        if let Err(refusal) = data.dispatch(command) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    move || {
        barrier.get().map(|refusal| {
            let words = data.refusal_text(&refusal);
            match refusal {
                Refusal::DoNotContact { account_id, .. } => view! {
                    <div class="notice" data-tone="danger" role="status">
                        <span dir="auto">{words}</span>
                        <a class="link" href=format!("/accounts/{account_id}#status-history")>
                            {words::TO_HISTORY}
                        </a>
                        <span>{words::PASTE_STILL_ALLOWED}</span>
                    </div>
                }
                .into_any(),
                Refusal::NotApproved { review_status } => view! {
                    <div class="notice" data-tone="warn" role="status">
                        <span>{review_words(review_status)}</span>
                        <button type="button" class="button push" on:click=approve>
                            {words::APPROVE}
                        </button>
                    </div>
                }
                .into_any(),
                _ => view! {
                    <p class="notice" data-tone="warn" role="status" dir="auto">{words}</p>
                }
                .into_any(),
            }
        })
    }
}

fn review_words(status: ReviewStatus) -> &'static str {
    match status {
        ReviewStatus::Rejected => words::REVIEW_REJECTED,
        ReviewStatus::Deferred => words::REVIEW_DEFERRED,
        ReviewStatus::Pending | ReviewStatus::Approved => words::NOT_APPROVED,
    }
}
