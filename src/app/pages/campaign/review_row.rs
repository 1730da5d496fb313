//! One account of a campaign: how it stands, and what is decided about it.

use super::{
    review::{Review, VERDICTS},
    tab::conversation_address,
};
use crate::{
    data::use_data,
    format,
    pages::fits::score_in,
    parts::{Icon, icon::Glyph},
    texts::{campaigns as words, fits, values},
};
use domain::{Account, AccountStatus, CampaignId, ConversationId, OutreachStatus, ReviewStatus};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

pub const fn verdict_glyph(verdict: ReviewStatus) -> Glyph {
    match verdict {
        ReviewStatus::Approved => Glyph::Check,
        ReviewStatus::Rejected => Glyph::Cross,
        ReviewStatus::Deferred | ReviewStatus::Pending => Glyph::Clock,
    }
}

fn tone(status: ReviewStatus) -> Option<&'static str> {
    match status {
        ReviewStatus::Pending => Some("warn"),
        ReviewStatus::Approved => Some("good"),
        ReviewStatus::Rejected => Some("danger"),
        ReviewStatus::Deferred => None,
    }
}

#[component]
pub fn ReviewRow(campaign: CampaignId, id: ConversationId, review: Review) -> impl IntoView {
    let data = use_data();
    let row = Memo::new(move |_| data.conversation(id));
    let status = move || row.with(|row| row.as_ref().map(|row| row.review_status));
    let outreach =
        Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.figures.outreach_status())));
    let account = Memo::new(move |_| {
        row.with(|row| row.as_ref().map(|row| row.account_id))
            .and_then(|id| data.account(id))
    });
    let name = Memo::new(move |_| {
        account.with(|account| {
            account
                .as_ref()
                .map(|account| account.name.clone())
                .unwrap_or_default()
        })
    });
    let is_selected = Memo::new(move |_| review.selected.with(|selected| selected.contains(&id)));
    view! {
        <div
            class="review-row"
            data-conversation=id.to_string()
            data-decided=move || {
                status().is_some_and(|status| status != ReviewStatus::Pending).then_some("")
            }
        >
            <input
                type="checkbox"
                class="review-row__select"
                aria-label=move || words::select(&name.get())
                prop:checked=move || is_selected.get()
                on:click=move |event| {
                    review.choose(id, event_target_checked(&event), event.shift_key());
                }
            />
            <a
                class="review-row__name"
                dir="auto"
                href=move || account.with(|account| account.as_ref().map(|account| format!("/accounts/{}", account.id)))
            >
                {move || name.get()}
                <About campaign account status=Signal::derive(status) />
            </a>
            <span class="review-row__status">
                {move || status().map(|status| {
                    view! {
                        <span class="chip" data-tone=tone(status)>
                            {values::review_status(status)}
                        </span>
                    }
                })}
            </span>
            <span class="review-row__outreach">
                {move || outreach.get().map(|status| {
                    if status == OutreachStatus::NotStarted {
                        values::outreach_status(status).into_any()
                    } else {
                        view! {
                            <a class="link" href=conversation_address(campaign, id)>
                                {values::outreach_status(status)}
                            </a>
                        }
                        .into_any()
                    }
                })}
            </span>
            <Verdicts id name status=Signal::derive(status) review />
        </div>
    }
}

/// How the account stands, and what else tells it.
#[component]
fn About(
    campaign: CampaignId,
    account: Memo<Option<Account>>,
    status: Signal<Option<ReviewStatus>>,
) -> impl IntoView {
    let data = use_data();
    let standing = move || {
        account.with(|account| {
            let status = account.as_ref()?.status;
            let tone = (status == AccountStatus::DoNotContact).then_some("danger");
            Some(view! { <span data-tone=tone>{values::account_status(status)}</span> })
        })
    };
    let rest = move || {
        account.with(|account| {
            let account = account.as_ref()?;
            let fit = data
                .campaign(campaign)
                .and_then(|campaign| score_in(data, account.id, &campaign));
            let fit = fit.map(fits::brief);
            let city = (!account.city.is_empty()).then(|| account.city.clone());
            let language = account.language.as_ref().map(format::language);
            let parts: Vec<String> = [Some(String::new()), fit, city, language]
                .into_iter()
                .flatten()
                .collect();
            Some(parts.join(" · "))
        })
    };
    view! {
        <small class="review-row__about">
            // In place of the chip where there is no room for it.
            <span class="review-row__brief">
                {move || status.get().map(values::review_status)} " · "
            </span>
            {standing}
            {rest}
        </small>
    }
}

/// The decisions, the present one pressed.
#[component]
fn Verdicts(
    id: ConversationId,
    name: Memo<String>,
    status: Signal<Option<ReviewStatus>>,
    review: Review,
) -> impl IntoView {
    let decide = move |event: MouseEvent, verdict: ReviewStatus| {
        if event.detail() > 1 {
            // The second press of a double click would meet the row that slid into this place.
            return;
        }
        let pressed = event_target_button(&event);
        let next = pressed
            .as_ref()
            .and_then(|pressed| same_button_of_next_row(pressed, verdict));
        review.decide_one(id, verdict);
        // Where the filter takes the row away, the keyboard goes on with the next one.
        request_animation_frame(move || {
            if let (Some(pressed), Some(next)) = (pressed, next)
                && !pressed.is_connected()
            {
                let _ = next.focus();
            }
        });
    };
    view! {
        <span class="review-row__verdicts">
            {VERDICTS
                .map(|(verdict, _)| {
                    let is_present = move || status.get() == Some(verdict);
                    view! {
                        <button
                            type="button"
                            class="button"
                            data-verdict=verdict.as_str()
                            aria-label=move || words::verdict_on(verdict, &name.get())
                            aria-pressed=move || is_present().to_string()
                            on:click=move |event| decide(event, verdict)
                        >
                            <Icon glyph=verdict_glyph(verdict) />
                            <span class="review-row__verdict">{words::verdict(verdict)}</span>
                        </button>
                    }
                })
                .into_iter()
                .collect_view()}
        </span>
    }
}

fn event_target_button(event: &MouseEvent) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}

fn same_button_of_next_row(button: &HtmlElement, verdict: ReviewStatus) -> Option<HtmlElement> {
    let next = button.closest("li").ok()??.next_element_sibling()?;
    let selector = format!("[data-verdict={verdict}]");
    next.query_selector(&selector).ok()??.dyn_into().ok()
}
