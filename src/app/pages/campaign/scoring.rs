//! Scoring the accounts of a campaign, one after another: what it takes is said first, how far it is
//! while it goes on, and it can be stopped.

use crate::{
    data::{Data, use_data},
    pages::fits::{NoScore, ReadFits, ask},
    parts::{TextInput, Toasts},
    shell::assistance,
    texts::{fits as words, shell},
};
use domain::{
    AccountId, CampaignId, Goal, Kind,
    fit::{Estimate, Standing},
    prompt::{FitInput, fit},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::AskFit;
use replica::Rows;
use std::collections::BTreeSet;

/// After so many accounts in a row for which there is no score, the trouble is the model's.
const ODD_IN_A_ROW: usize = 2;

/// What goes on, whatever tab is looked at.
#[derive(Clone, Copy)]
pub struct Scoring {
    data: Data,
    campaign: CampaignId,
    toasts: Toasts,
    progress: RwSignal<Option<(usize, usize)>>,
    stopping: RwSignal<bool>,
    trouble: RwSignal<Option<&'static str>>,
    /// How many were not there any more when it was their turn.
    gone: RwSignal<usize>,
    /// For which the model answered nothing that is a score.
    odd: RwSignal<Vec<AccountId>>,
    read: StoredValue<ReadFits>,
}

/// How the accounts of the campaign stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stand {
    goal: Option<Goal>,
    all: usize,
    /// Those without a score for its product and goal as they are.
    open: Vec<AccountId>,
    /// Those of them that have one for another goal.
    other_goal: usize,
    /// Those of them that have one from before it was said anew whom the product is for.
    earlier: usize,
}

impl Scoring {
    pub fn of(campaign: CampaignId) -> Self {
        assistance::ask_now_and_then();
        Self {
            data: use_data(),
            campaign,
            toasts: expect_context(),
            progress: RwSignal::new(None),
            stopping: RwSignal::new(false),
            trouble: RwSignal::new(None),
            gone: RwSignal::new(0),
            odd: RwSignal::new(Vec::new()),
            read: StoredValue::default(),
        }
    }

    /// Watched.
    fn stand(self) -> Stand {
        self.data.watch(Kind::Account);
        self.data.watch(Kind::Conversation);
        self.data.watch(Kind::Campaign);
        self.data.watch(Kind::Product);
        let stand = |rows: &Rows, read: &mut ReadFits| {
            let Some(campaign) = rows.campaign(self.campaign) else {
                return Stand::default();
            };
            let conversations = rows.conversations_in(self.campaign);
            let accounts = conversations.filter_map(|row| rows.survivor(row.account_id));
            let accounts: BTreeSet<AccountId> = accounts.map(|account| account.id).collect();
            let mut stand = Stand {
                goal: Some(campaign.goal),
                all: accounts.len(),
                ..Stand::default()
            };
            for account in accounts {
                match read.stands(rows, account, campaign.product_id, campaign.goal) {
                    Standing::Scored(_) => continue,
                    Standing::OtherGoal(_) => stand.other_goal += 1,
                    Standing::Earlier(_) => stand.earlier += 1,
                    Standing::Unscored => {}
                }
                stand.open.push(account);
            }
            stand
        };
        let read = self.read;
        self.data
            .rows(|rows| read.try_update_value(|read| stand(rows, read)))
            .unwrap_or_default()
    }

    /// What it takes to score these: the prompts are built as they will be.
    fn estimate(self, accounts: &[AccountId]) -> Estimate {
        let reader = self.data.source_language();
        self.data.rows(|rows| {
            let campaign = rows.campaign(self.campaign);
            let product = campaign.and_then(|campaign| rows.product(campaign.product_id));
            let Some((campaign, product)) = campaign.zip(product) else {
                return Estimate::default();
            };
            let accounts = accounts.iter().filter_map(|id| rows.account(*id));
            Estimate::of(accounts.map(|account| {
                let contacts: Vec<_> = rows.contacts_of(account.id).collect();
                let prompt = fit(&FitInput {
                    product,
                    goal: campaign.goal,
                    account,
                    contacts: &contacts,
                    reader: &reader,
                });
                prompt.chars().count()
            }))
        })
    }

    /// One after another, until it is stopped or something goes wrong.
    fn run(self, accounts: Vec<AccountId>) {
        let campaign = self.data.rows(|rows| rows.campaign(self.campaign).cloned());
        let Some(campaign) = campaign.filter(|_| self.progress.with_untracked(Option::is_none))
        else {
            return;
        };
        let total = accounts.len();
        self.stopping.set(false);
        self.trouble.set(None);
        self.gone.set(0);
        self.odd.set(Vec::new());
        self.progress.set(Some((0, total)));
        spawn_local(async move {
            let (mut done, mut in_a_row) = (0, 0);
            for account_id in accounts {
                let asked = AskFit {
                    account_id,
                    product_id: campaign.product_id,
                    goal: campaign.goal,
                };
                match ask(asked).await {
                    Ok(()) => {
                        done += 1;
                        in_a_row = 0;
                    }
                    // The others may still be there.
                    Err(NoScore::Gone) => {
                        self.gone.try_update(|gone| *gone += 1);
                    }
                    // The model was there, and may answer for the next.
                    Err(NoScore::Trouble(why))
                        if why.may_be_of_one() && in_a_row < ODD_IN_A_ROW =>
                    {
                        in_a_row += 1;
                        self.odd.try_update(|odd| odd.push(account_id));
                    }
                    Err(trouble) => {
                        self.trouble.try_set(Some(trouble.words()));
                        break;
                    }
                }
                // Whoever has left the page has not asked for more.
                let is_gone = self.progress.try_set(Some((done, total))).is_some();
                if is_gone || self.stopping.get_untracked() {
                    break;
                }
            }
            self.progress.try_set(None);
            self.toasts.say(words::progress(done, total));
        });
    }
}

#[component]
pub fn ScoringView(scoring: Scoring) -> impl IntoView {
    let stand = Memo::new(move |_| scoring.stand());
    let estimate = RwSignal::new(None::<Estimate>);
    // Of other accounts, or for another goal, it takes something else.
    Effect::new(move || {
        stand.track();
        estimate.set(None);
    });
    let is_running = move || scoring.progress.with(Option::is_some);
    let is_open = move || stand.with(|stand| !stand.open.is_empty());
    let goal_changed = move || {
        let n = stand.with(|stand| stand.other_goal);
        (n > 0).then(|| words::goal_changed(n))
    };
    let customer_changed = move || {
        let n = stand.with(|stand| stand.earlier);
        (n > 0).then(|| words::customer_changed(n))
    };
    let odd = move || {
        let odd = scoring.odd.get();
        let names: Vec<String> = odd
            .iter()
            .map(|id| scoring.data.account_name(*id))
            .collect();
        (!names.is_empty()).then(|| words::odd(&names))
    };
    let gone = move || Some(scoring.gone.get()).filter(|n| *n > 0).map(words::gone);
    view! {
        <section class="scoring" aria-label=words::TITLE>
            <p class="line">
                <strong>{words::TITLE}</strong>
                <span>{move || stand.with(|stand| {
                    words::scored(stand.all - stand.open.len(), stand.all)
                })}</span>
                <Show when=move || is_open() && !is_running() && assistance::drafts()>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            estimate.set(Some(stand.with_untracked(|stand| {
                                scoring.estimate(&stand.open)
                            })));
                        }
                    >
                        {move || {
                            let is_none = stand.with(|stand| stand.open.len() == stand.all);
                            if is_none { words::ESTIMATE_ALL } else { words::ESTIMATE }
                        }}
                    </button>
                </Show>
            </p>
            {move || goal_changed().map(|text| view! {
                <p class="notice" data-tone="warn" role="status">{text}</p>
            })}
            {move || customer_changed().map(|text| view! {
                <p class="notice" data-tone="warn" role="status">{text}</p>
            })}
            {move || gone().map(|text| view! {
                <p class="notice" data-tone="warn" role="status">{text}</p>
            })}
            {move || odd().map(|text| view! {
                <p class="notice" data-tone="warn" role="status" dir="auto">{text}</p>
            })}
            <Show when=move || is_open() && !assistance::drafts()>
                <p class="faint">{words::NO_MODEL}</p>
            </Show>
            {move || estimate.get().filter(|_| !is_running()).map(|told| view! {
                <Confirm
                    told
                    fold=move || estimate.set(None)
                    begin=move || {
                        estimate.set(None);
                        scoring.run(stand.with_untracked(|stand| stand.open.clone()));
                    }
                />
            })}
            {move || scoring.progress.get().map(|(done, total)| view! {
                <div class="scoring__estimate">
                    <progress
                        class="progress"
                        max=total
                        value=done
                        aria-label=words::progress(done, total)
                    ></progress>
                    <span>{words::progress(done, total)}</span>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| scoring.stopping.set(true)
                    >
                        {words::STOP}
                    </button>
                </div>
            })}
            {move || scoring.trouble.get().map(|trouble| view! {
                <p class="notice" data-tone="danger" role="alert">
                    {words::FAILED} " " {trouble} "."
                </p>
            })}
        </section>
    }
}

/// What it takes, and the way to begin.
#[component]
fn Confirm(told: Estimate, fold: impl Fn() + 'static, begin: impl Fn() + 'static) -> impl IntoView {
    // As it is by now.
    assistance::ask();
    let left = move || assistance::today().map(|(used, budget)| budget.saturating_sub(used));
    let price = RwSignal::new(String::new());
    let cost = move || {
        let price: f64 = price.get().trim().replace(',', ".").parse().ok()?;
        Some(words::cost(told.cost(price)))
    };
    view! {
        <div class="scoring__estimate">
            <p>{move || words::estimate(told, left())}</p>
            <TextInput value=price label=words::PRICE />
            <p role="status">{cost}</p>
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| begin()
            >
                {words::BEGIN}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| fold()>
                {shell::CANCEL}
            </button>
        </div>
    }
}
