//! How well the account fits, for each product and goal of the campaigns that it is in.

use crate::{
    data::use_data,
    pages::fits::{NoScore, ask, stands},
    parts::{Choice, Field, FormFoot, Select, TextInput, Toasts},
    shell::assistance,
    texts::{fits as words, values},
};
use domain::{
    AccountId, Fit, FitReason, Goal, Kind, ProductId, SetFit,
    fit::{Label, MOST, Standing},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::AskFit;
use std::collections::BTreeSet;

#[component]
pub fn Fits(account: AccountId) -> impl IntoView {
    let data = use_data();
    let of = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.watch(Kind::Campaign);
        data.rows(|rows| {
            let conversations = rows.conversations_with(account);
            let campaigns = conversations.filter_map(|row| rows.campaign(row.campaign_id?));
            campaigns
                .map(|campaign| (campaign.product_id, campaign.goal))
                .collect::<BTreeSet<_>>()
        })
    });
    assistance::ask_now_and_then();
    view! {
        <Show when=move || of.with(|of| !of.is_empty())>
            <section aria-label=words::TITLE>
                <h2>{words::TITLE}</h2>
                <ul class="stack">
                    <For
                        each=move || of.get()
                        key=|of| *of
                        children=move |(product, goal)| view! { <Item account product goal /> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Item(account: AccountId, product: ProductId, goal: Goal) -> impl IntoView {
    let data = use_data();
    let stands = Memo::new(move |_| {
        data.watch(Kind::Account);
        data.watch(Kind::Product);
        data.rows(|rows| stands(rows, account, product, goal))
    });
    let name = move || {
        let product = data.product(product).map(|product| product.name);
        format!("{} · {}", product.unwrap_or_default(), values::goal(goal))
    };
    let fit = move || stands.with(|stands| stands.fit().cloned());
    let other = move || match stands.get() {
        Standing::OtherGoal(goal) => Some(words::other_goal(goal)),
        Standing::Earlier(_) => Some(words::EARLIER.to_owned()),
        Standing::Scored(_) | Standing::Unscored => None,
    };
    let is_by_hand = move || fit().is_some_and(|fit| fit.by_hand.is_some());
    let setting = RwSignal::new(false);
    let typed = Typed::default();
    view! {
        <li class="fit" aria-label=name>
            <span dir="auto">{name}</span>
            {move || match fit() {
                Some(fit) => view! { <Score fit /> }.into_any(),
                None => view! { <p class="faint">{words::UNSCORED}</p> }.into_any(),
            }}
            {move || other().map(|other| view! { <p class="notice" data-tone="warn">{other}</p> })}
            <p class="line">
                <AskKey account product goal is_again=Signal::derive(move || fit().is_some()) />
                <button
                    type="button"
                    class="button button--quiet"
                    aria-expanded=move || setting.get().to_string()
                    on:click=move |_| setting.update(|open| *open = !*open)
                >
                    {words::SET}
                </button>
                <Show when=is_by_hand>
                    <UnsetKey account product goal />
                </Show>
            </p>
            <Show when=move || setting.get()>
                <SetForm account product goal open=setting typed />
            </Show>
        </li>
    }
}

/// The score with its word, and why.
#[component]
fn Score(fit: Fit) -> impl IntoView {
    let label = Label::of(fit.score);
    let tone = match label {
        Label::Good | Label::Excellent => Some("good"),
        Label::Fair | Label::Poor => None,
    };
    let Fit {
        judged, by_hand, ..
    } = fit;
    let how = match (&by_hand, &judged) {
        (Some(_), _) => words::BY_HAND.to_owned(),
        (None, Some(judged)) => words::sure(judged.confidence),
        (None, None) => String::new(),
    };
    let why = by_hand.map(|by_hand| by_hand.why).unwrap_or_default();
    let reasons = judged.map(|judged| judged.reasons).unwrap_or_default();
    view! {
        <p class="line">
            <span class="chip" data-tone=tone>{words::label(label)}</span>
            <span>{words::score(fit.score)}</span>
            <span class="faint">{how}</span>
        </p>
        {(!why.is_empty()).then(|| view! { <p dir="auto">{why}</p> })}
        {(!reasons.is_empty()).then(|| view! {
            <details>
                <summary>{words::REASONS}</summary>
                <ul class="stack">
                    {reasons.into_iter().map(|reason| view! { <Reason reason /> }).collect_view()}
                </ul>
            </details>
        })}
    }
}

#[component]
fn Reason(reason: FitReason) -> impl IntoView {
    view! {
        <li>
            <span class="faint">
                {words::speaks(reason.speaks)} " · " {words::aspect(reason.aspect)}
            </span>
            " "
            <span dir="auto">{reason.text}</span>
        </li>
    }
}

/// Has the model judge it.
#[component]
fn AskKey(
    account: AccountId,
    product: ProductId,
    goal: Goal,
    is_again: Signal<bool>,
) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let trouble = RwSignal::new(None::<&'static str>);
    let press = move |_| {
        is_asking.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = ask(AskFit {
                account_id: account,
                product_id: product,
                goal,
            })
            .await;
            // The page may be left by now.
            is_asking.try_set(false);
            trouble.try_set(answer.err().map(NoScore::words));
        });
    };
    view! {
        <Show when=assistance::drafts>
            <button
                type="button"
                class="button"
                disabled=move || is_asking.get()
                on:click=press
            >
                {move || if is_again.get() { words::AGAIN } else { words::SCORE }}
            </button>
            <span class="faint" role="status">{move || is_asking.get().then_some(words::SCORING)}</span>
        </Show>
        {move || trouble.get().map(|trouble| view! {
            <span class="drafting__trouble" role="alert">{words::FAILED} " " {trouble} "."</span>
        })}
    }
}

#[component]
fn UnsetKey(account: AccountId, product: ProductId, goal: Goal) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let press = move |_| {
        let unset = SetFit {
            account_id: account,
            product_id: product,
            goal,
            score: None,
            why: String::new(),
        };
        if let Err(refusal) = data.dispatch(unset) {
            toasts.say(data.refusal_text(&refusal));
        }
    };
    view! {
        <button type="button" class="button button--quiet" on:click=press>
            {words::UNSET}
        </button>
    }
}

/// What is typed into the form, which is kept as long as its account is looked at.
#[derive(Clone, Copy, Default)]
struct Typed {
    score: RwSignal<Option<u8>>,
    why: RwSignal<String>,
}

#[component]
fn SetForm(
    account: AccountId,
    product: ProductId,
    goal: Goal,
    open: RwSignal<bool>,
    typed: Typed,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let present = data.rows(|rows| {
        let stands = stands(rows, account, product, goal);
        stands.fit().map_or(MOST / 2, |fit| fit.score)
    });
    let Typed { score, why } = typed;
    let chosen = move || score.get().unwrap_or(present);
    let choices: Vec<Choice> = (0..=MOST)
        .map(|score| Choice::new(score.to_string(), score.to_string()))
        .collect();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let set = SetFit {
            account_id: account,
            product_id: product,
            goal,
            score: Some(untrack(chosen)),
            why: why.get_untracked(),
        };
        match data.dispatch(set) {
            Ok(_) => {
                score.set(None);
                why.set(String::new());
                open.set(false);
            }
            Err(refusal) => toasts.say(data.refusal_text(&refusal)),
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Field label=words::VALUE>
                <Select
                    choices=choices
                    value=Signal::derive(move || chosen().to_string())
                    on_change=move |text| {
                        if let Ok(chosen) = text.parse() {
                            score.set(Some(chosen));
                        }
                    }
                />
            </Field>
            <TextInput value=why label=words::WHY />
            <FormFoot open />
        </form>
    }
}
