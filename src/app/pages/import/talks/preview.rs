//! Conversations before they are imported: who we are, whose they are, and what will happen.

use super::{
    choices::{Choices, Chosen, campaign_meant, campaign_of, choices},
    opened::OpenedTalks,
    own::Own,
    row::TalkRow,
    run::Wanted,
    when::When,
};
use crate::{
    data::{Data, use_data},
    format,
    pages::accounts::directory::use_directory,
    parts::{Choice, Field, Select},
    shell::pause::Slices,
    texts::import_messages as words,
};
use domain::{
    AccountId, CampaignId, ConversationId, Kind, MessageId,
    import::{
        history::{Belongs, is_over},
        imported_messages,
    },
    is_in_future,
};
use leptos::{prelude::*, task::spawn_local};
use std::{
    collections::{BTreeSet, HashSet},
    sync::Arc,
};
use uuid::Uuid;

/// So many correspondents are shown at first, and so many more each time.
const SHOWN: usize = 25;

/// So many of those who take part most are offered as ourselves.
const OFFERED: usize = 10;

/// Messages that are compared between two looks at the clock.
const COMPARED: usize = 100;

/// What the choices come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sums {
    new: usize,
    there: usize,
    /// Said to be later than now: they will be refused.
    ahead: usize,
    accounts: usize,
    left_out: usize,
    /// Conversations that begin closed, because nothing was said for long.
    over: usize,
}

#[component]
pub fn TalksPreview(opened: Arc<OpenedTalks>, begin: Callback<Wanted>) -> impl IntoView {
    let data = use_data();
    let campaign = RwSignal::new(None::<CampaignId>);
    let campaign_by_hand = RwSignal::new(false);
    let (is_cut, is_without_looks, is_group) = (
        opened.is_cut,
        opened.is_without_looks,
        opened.chat.as_ref().is_some_and(|it| it.is_group),
    );
    let unread: Vec<String> = opened
        .unread
        .iter()
        .map(|(problem, n)| words::unread(*n, *problem))
        .collect();
    let chosen = Choices::of(opened);
    let Choices {
        opened, own, all, ..
    } = chosen;
    let title = move || opened.with(|opened| words::file(&opened.name, opened.messages.len()));
    let most = Memo::new(move |_| {
        opened.with(|opened| opened.parties.most(&own.get_untracked(), OFFERED))
    });
    // Of the present question: the answer to an earlier one comes too late.
    let latest = StoredValue::new(0_u32);
    let is_found = RwSignal::new(false);
    Effect::new(move || {
        let (opened, own) = (opened.get(), own.get());
        let number = latest.get_value() + 1;
        latest.set_value(number);
        is_found.set(false);
        spawn_local(async move {
            let before = all.get_untracked();
            let found = choices(data, &opened, &own, &before).await;
            if latest.try_get_value() == Some(number) {
                all.set(found);
                is_found.set(true);
            }
        });
    });
    // It follows the accounts that are chosen, until somebody chooses another.
    Effect::new(move || {
        let meant = all.with(|all| campaign_meant(data, all));
        if !campaign_by_hand.get() && campaign.get_untracked() != meant {
            campaign.set(meant);
        }
    });
    let start = Callback::new(move |()| {
        begin.run(Wanted {
            opened: opened.get_untracked(),
            own: own.get_untracked(),
            chosen: all.get_untracked(),
            names: chosen.names.get_untracked(),
            campaign: campaign.get_untracked(),
        });
    });
    view! {
        <p class="page__lead" dir="auto">{title}</p>
        {is_cut.then(|| view! {
            <p class="notice" data-tone="warn" role="alert">{words::TOO_MANY}</p>
        })}
        {is_without_looks.then(|| view! {
            <p class="notice" data-tone="warn" role="alert">{words::WITHOUT_LOOKS}</p>
        })}
        <CutOff chosen />
        <WhatHappens chosen campaign is_found start />
        {(!unread.is_empty()).then(|| view! {
            <section class="card" aria-label=words::UNREAD_MESSAGES>
                <h2>{words::UNREAD_MESSAGES}</h2>
                <ul class="bullets">
                    {unread.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </section>
        })}
        <When opened />
        {move || view! { <Own most=most.get() own is_group /> }}
        <WithWhom chosen campaign campaign_by_hand />
    }
}

/// Says in the middle of whose message the file ends, and takes what there is of it where somebody
/// wants it.
#[component]
fn CutOff(chosen: Choices) -> impl IntoView {
    let Choices { opened, own, .. } = chosen;
    let said = move || {
        opened.with(|opened| {
            let message = opened.cut_off.as_ref()?;
            let at = format::date_time(message.at);
            Some(words::cut_off(message.from.called(), &at))
        })
    };
    let take = move |_| {
        let before = opened.get_untracked();
        spawn_local(async move {
            let after = before.with_what_is_cut_off().await;
            if own.try_with_untracked(BTreeSet::is_empty) == Some(true) {
                own.try_set(after.own.clone());
            }
            opened.try_set(Arc::new(after));
        });
    };
    move || {
        said().map(|said| {
            view! {
                <div class="notice" data-tone="warn" role="alert">
                    <span dir="auto">{said}</span>
                    <button type="button" class="button" on:click=take>
                        {words::TAKE_CUT_OFF}
                    </button>
                </div>
            }
        })
    }
}

/// The figures, and the button that says exactly what it will do.
#[component]
fn WhatHappens(
    chosen: Choices,
    campaign: RwSignal<Option<CampaignId>>,
    is_found: RwSignal<bool>,
    start: Callback<()>,
) -> impl IntoView {
    let data = use_data();
    let sums = RwSignal::new(None::<Sums>);
    let latest = StoredValue::new(0_u32);
    Effect::new(move || {
        let all: Vec<Chosen> = chosen.all.get();
        let number = latest.get_value() + 1;
        latest.set_value(number);
        sums.set(None);
        if !is_found.get() {
            return;
        }
        let opened = chosen.opened.get_untracked();
        campaign.track();
        spawn_local(async move {
            let mut slices = Slices::begin();
            let mut sum = Sums::default();
            let imported = data.rows(|rows| imported_messages(rows.import_batches()));
            let mut seen = HashSet::new();
            for (talk, row) in all.iter().enumerate() {
                sum.accounts += usize::from(row.belongs == Belongs::New);
                sum.over += usize::from(begins_over(data, row, campaign.get_untracked()));
                for places in row.talk.messages.chunks(COMPARED) {
                    let asked = Asked {
                        opened: &opened,
                        imported: &imported,
                        talk,
                        belongs: row.belongs,
                    };
                    count(data, &asked, places, &mut seen, &mut sum);
                    slices.step().await;
                    if latest.try_get_value() != Some(number) {
                        return;
                    }
                }
            }
            sums.try_set(Some(sum));
        });
    });
    let figures = move || {
        let sum = sums.get().unwrap_or_default();
        [
            (words::NEW_MESSAGES, sum.new),
            (words::THERE, sum.there),
            (words::NEW_ACCOUNTS, sum.accounts),
            (words::LEFT_OUT, sum.left_out),
            (words::AHEAD, sum.ahead),
        ]
        .into_iter()
        .filter(|(label, value)| *label != words::AHEAD || *value > 0)
        .map(|(label, value)| {
            view! {
                <div class="figure">
                    <dt class="figure__label">{label}</dt>
                    <dd class="figure__value">{format::number(value)}</dd>
                </div>
            }
        })
        .collect_view()
    };
    view! {
        <section class="card" aria-label=crate::texts::import::WHAT_HAPPENS aria-live="polite">
            <h2>{crate::texts::import::WHAT_HAPPENS}</h2>
            <Show
                when=move || sums.get().is_some()
                fallback=|| view! { <p role="status">{words::COUNTING}</p> }
            >
                <dl class="figures">{figures}</dl>
                {move || {
                    let over = sums.get().unwrap_or_default().over;
                    (over > 0).then(|| view! { <p class="soft">{words::over(over)}</p> })
                }}
            </Show>
            <div class="form__foot">
                <button
                    type="button"
                    class="button button--primary"
                    disabled=move || sums.get().is_none_or(|sum| sum.new == 0)
                    on:click=move |_| start.run(())
                >
                    {move || {
                        let sum = sums.get().unwrap_or_default();
                        words::import(sum.new, sum.accounts)
                    }}
                </button>
            </div>
        </section>
    }
}

/// Whether what was said with a correspondent begins a conversation that is closed.
fn begins_over(data: Data, row: &Chosen, campaign: Option<CampaignId>) -> bool {
    let stands = match row.belongs {
        Belongs::Nowhere => return false,
        Belongs::New => false,
        Belongs::To(known) => {
            let campaign = campaign_of(data, known.account, campaign);
            let id = ConversationId::of(known.account, campaign);
            data.rows(|rows| {
                let row = rows.conversation(id);
                row.is_some_and(|row| row.figures.last.is_some())
            })
        }
    };
    !stands && is_over(row.talk.last, data.now())
}

/// The messages of one correspondent, and what is chosen for them.
struct Asked<'a> {
    opened: &'a OpenedTalks,
    imported: &'a HashSet<MessageId>,
    /// The place of the correspondent.
    talk: usize,
    belongs: Belongs,
}

/// `seen` holds what was counted before: the same message twice in one file is one.
fn count(
    data: Data,
    asked: &Asked<'_>,
    places: &[usize],
    seen: &mut HashSet<(Home, Uuid)>,
    sum: &mut Sums,
) {
    let home = match asked.belongs {
        Belongs::Nowhere => {
            sum.left_out += places.len();
            return;
        }
        Belongs::New => Home::New(asked.talk),
        Belongs::To(known) => Home::Account(known.account),
    };
    let now = data.now();
    data.rows(|rows| {
        for place in places {
            let message = &asked.opened.messages[*place];
            // What is old may be on the server alone; what was imported is known all the same.
            let stands = match home {
                Home::New(_) => false,
                Home::Account(account) => {
                    let id = MessageId::imported(account, message.key);
                    asked.imported.contains(&id) || rows.message(id).is_some()
                }
            };
            if stands || !seen.insert((home, message.key)) {
                sum.there += 1;
            } else if is_in_future(message.at, now) {
                sum.ahead += 1;
            } else {
                sum.new += 1;
            }
        }
    });
}

/// Where messages go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Home {
    Account(AccountId),
    /// The account that is created for a correspondent.
    New(usize),
}

#[component]
fn WithWhom(
    chosen: Choices,
    campaign: RwSignal<Option<CampaignId>>,
    campaign_by_hand: RwSignal<bool>,
) -> impl IntoView {
    let directory = use_directory();
    let shown = RwSignal::new(SHOWN);
    let all = chosen.all;
    let count = Memo::new(move |_| all.with(Vec::len));
    let unknown =
        Memo::new(move |_| all.with(|all| all.iter().filter(|row| row.found.is_none()).count()));
    let all_unknown = move |belongs| chosen.choose(belongs, |_, row| row.found.is_none());
    view! {
        <section class="card" aria-label=words::WITH_WHOM>
            <h2>{words::WITH_WHOM}</h2>
            <p class="soft">{words::WITH_WHOM_HELP}</p>
            <CampaignChoice campaign campaign_by_hand />
            <Show when=move || unknown.get().gt(&0)>
                <div class="line">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| all_unknown(Belongs::Nowhere)
                    >
                        {words::SKIP_UNKNOWN}
                    </button>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| all_unknown(Belongs::New)
                    >
                        {words::CREATE_UNKNOWN}
                    </button>
                </div>
            </Show>
            <ul class="imports" aria-label=words::WITH_WHOM>
                <For each=move || 0..count.get().min(shown.get()) key=|place| *place let(place)>
                    <TalkRow place chosen directory />
                </For>
            </ul>
            <Show when=move || count.get().gt(&shown.get())>
                <div class="line">
                    <span class="faint">{move || words::more(count.get() - shown.get())}</span>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| shown.update(|shown| *shown += SHOWN)
                    >
                        {words::MORE}
                    </button>
                </div>
            </Show>
        </section>
    }
}

#[component]
fn CampaignChoice(
    campaign: RwSignal<Option<CampaignId>>,
    campaign_by_hand: RwSignal<bool>,
) -> impl IntoView {
    let data = use_data();
    let choices = Memo::new(move |_| {
        data.watch(Kind::Campaign);
        let mut choices = vec![Choice::new("", words::NO_CAMPAIGN)];
        data.rows(|rows| {
            let each = rows.campaigns();
            choices.extend(each.map(|row| Choice::new(row.id.to_string(), row.name.clone())));
        });
        choices
    });
    view! {
        <Show when=move || choices.with(Vec::len).gt(&1)>
            <Field label=words::CAMPAIGN help=words::CAMPAIGN_HELP>
                <Select
                    choices
                    value=Signal::derive(move || {
                        campaign.get().map(|id| id.to_string()).unwrap_or_default()
                    })
                    on_change=move |value| {
                        campaign_by_hand.set(true);
                        campaign.set(value.parse().ok());
                    }
                />
            </Field>
        </Show>
    }
}
