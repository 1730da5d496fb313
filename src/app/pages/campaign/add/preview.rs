//! What the guardrails say to a choice (rule book §7), and its confirmation.

use super::super::review::seems_unused;
use super::{
    names::Names,
    plan::{Plan, changed_names},
    reason::Reason,
};
use crate::{
    data::{Data, use_data},
    format,
    pages::batch::{Batch, BatchProgress},
    parts::Toasts,
    texts::{
        campaigns::{self, add as words},
        thread,
    },
};
use domain::{
    AccountId, CampaignId, Command, ConversationId, TakeOutOfCampaign,
    guardrails::{Block, Include},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub fn PreviewStep(
    campaign: CampaignId,
    selected: RwSignal<BTreeSet<AccountId>>,
    back: Callback<()>,
    open: RwSignal<bool>,
    batch: Batch,
) -> impl IntoView {
    let data = use_data();
    let toasts = expect_context::<Toasts>();
    let plan_now =
        move |include| selected.with_untracked(|chosen| Plan::of(data, campaign, chosen, include));
    let plan = RwSignal::new(plan_now(BTreeSet::new()));
    let changed = RwSignal::new(None::<String>);
    let lift = Callback::new(move |(flag, on): (Include, bool)| {
        let mut include = plan.with_untracked(|plan| plan.include.clone());
        if on {
            include.insert(flag);
        } else {
            include.remove(&flag);
        }
        plan.set(plan_now(include));
    });
    let confirm = move |_| {
        changed.set(None);
        let (commands, added) =
            plan.with_untracked(|plan| (plan.commands(campaign), plan.preview.would_add.clone()));
        batch.run(commands, move |ended| match ended.refusal {
            None if ended.done == ended.total => {
                toasts.offer(words::added(added.len()), thread::UNDO, move || {
                    take_out(data, toasts, batch, campaign, &added);
                });
                open.try_set(false);
                selected.try_set(BTreeSet::new());
            }
            refusal => {
                let sentence = refusal.map(|refusal| match changed_names(data, &refusal) {
                    Some((added, gone)) => words::changed(&added, &gone),
                    None => data.refusal_text(&refusal),
                });
                // The dialog may have been closed meanwhile: then there is nothing to show it in.
                if let Some(include) = plan.try_with_untracked(|plan| plan.include.clone()) {
                    plan.set(plan_now(include));
                    changed.set(sentence);
                } else if let Some(sentence) = sentence {
                    toasts.say(sentence);
                }
            }
        });
    };
    let would_add = move || plan.with(|plan| plan.preview.would_add.len());
    view! {
        {move || changed.get().map(|sentence| {
            view! { <p class="notice" data-tone="warn" role="alert">{sentence}</p> }
        })}
        {move || plan.with(|plan| view! { <Outcome plan=plan.clone() lift /> })}
        <BatchProgress batch />
        <div class="form__foot">
            <button type="button" class="button" on:click=move |_| back.run(())>
                {words::BACK}
            </button>
            <button
                type="button"
                class="button button--primary push"
                disabled=move || would_add() == 0 || batch.is_running()
                on:click=confirm
            >
                {move || words::confirm(would_add())}
            </button>
        </div>
    }
}

/// Takes back the adding of those to whom nothing was said since.
fn take_out(data: Data, toasts: Toasts, batch: Batch, campaign: CampaignId, added: &[AccountId]) {
    let ids = added
        .iter()
        .map(|account| ConversationId::of(*account, Some(campaign)));
    let unused = data.rows(|rows| {
        let unused = ids.filter(|id| seems_unused(rows, *id));
        unused.collect::<Vec<ConversationId>>()
    });
    let acts = unused.into_iter();
    let acts = acts.map(|conversation_id| TakeOutOfCampaign { conversation_id }.into());
    let acts: Vec<Command> = acts.collect();
    let count = added.len();
    batch.run(acts, move |ended| {
        toasts.say(match &ended.refusal {
            Some(refusal) => data.refusal_text(refusal),
            None if ended.done == 0 => campaigns::NONE_TAKEN_OUT.to_owned(),
            None => campaigns::taken_out(ended.done, count - ended.done),
        });
    });
}

/// The figures of a plan, and the reasons behind them.
#[component]
fn Outcome(plan: Plan, lift: Callback<(Include, bool)>) -> impl IntoView {
    let Plan {
        goal,
        matched,
        include,
        preview,
        reasons,
    } = plan;
    let blocked: Vec<AccountId> = preview.blocked.iter().map(|(id, _)| *id).collect();
    let nobody = preview.would_add.is_empty();
    let is_lifted =
        move |block: Block| matches!(block, Block::Soft(flag) if include.contains(&flag));
    let reasons = reasons
        .into_iter()
        .map(|(block, accounts)| {
            view! { <Reason block accounts goal is_lifted=is_lifted(block) lift /> }
        })
        .collect_view();
    let has_reasons = !reasons.is_empty();
    view! {
        <dl class="figures" aria-live="polite">
            <Figure label=words::MATCHED accounts=matched />
            <Figure label=words::WOULD_ADD accounts=preview.would_add />
            <Figure label=words::ALREADY_IN accounts=preview.already_in />
            <Figure label=words::BLOCKED accounts=blocked />
        </dl>
        <p class="soft">{if nobody { words::NOBODY } else { words::THEY_WAIT }}</p>
        {has_reasons.then(|| view! {
            <section class="stack">
                <h3>{words::WHY_BLOCKED}</h3>
                <ul class="reasons">{reasons}</ul>
            </section>
        })}
    }
}

/// A number with the names behind it.
#[component]
fn Figure(label: &'static str, accounts: Vec<AccountId>) -> impl IntoView {
    let count = accounts.len();
    view! {
        <div class="figure preview-figure">
            <dt class="figure__label">{label}</dt>
            <dd class="figure__value">{format::number(count)}</dd>
            {(count > 0).then(|| view! {
                <dd>
                    <Names accounts label=label.to_owned() />
                </dd>
            })}
        </div>
    }
}
