//! Hints beside the text (rule book §9). They never block, and each can be dismissed.

use super::{paste::Pasting, state::Compose};
use crate::{
    data::use_data,
    format,
    shell::assistance,
    texts::{composer as words, hints, values},
};
use domain::{
    Kind, Message, MessageId, Mode,
    hints::{Composer, DraftTimes, Hint, only_theirs_hint, own_text_hint},
    opt_out,
};
use leptos::prelude::*;
use replica::ThreadItem;

#[component]
pub fn Hints(compose: Compose) -> impl IntoView {
    let data = use_data();
    let pasting = expect_context::<Pasting>();
    let dismissed = RwSignal::new(Vec::<Hint>::new());
    let found = Memo::new(move |_| {
        data.watch(Kind::Message);
        data.watch_row(compose.subject.account);
        let text = compose.account_text.get();
        let is_blank = text.is_empty() && compose.own_text.with(String::is_empty);
        let (source, target) = (compose.source(), compose.target());
        let (mode, channel) = (compose.mode.get(), compose.channel.get());
        let channel_is_recognised = pasting.recognised_channel() == Some(channel);
        let (begun_at, saved_at) = compose.times();
        let by_words = || domain::written_in_likely(&text, &compose.likely());
        let detected = compose.found_in(&text).or_else(by_words);
        let draft = Some(DraftTimes { begun_at, saved_at });
        let own = compose.own_text.get();
        let own_in = domain::written_in_likely(&own, &compose.likely());
        let texts = (text.as_str(), own.as_str());
        let of_own = own_text_hint(mode, texts, own_in.as_ref(), (&source, &target));
        let is_anybody_named = assistance::server_translates();
        let only_theirs = only_theirs_hint(mode, is_anybody_named, texts, (&source, &target));
        data.rows(|rows| {
            let thread: Vec<&Message> = rows
                .thread(compose.subject.conversation)
                .filter_map(|item| match item {
                    ThreadItem::Message(message) => Some(message),
                    _ => None,
                })
                .collect();
            let composer = Composer {
                thread: &thread,
                mode,
                channel,
                channel_is_recognised,
                occurred_at: compose.occurred_at.get(),
                text: &text,
                detected: detected.as_ref(),
                me: data.me(),
                source: &source,
                target: &target,
                draft,
                asked_to_stop: rows
                    .account(compose.subject.account)
                    .and_then(|account| opt_out::asked(thread.iter().copied(), account)),
            };
            let mut found = domain::hints::hints(&composer, data.now());
            found.extend(of_own.into_iter().chain(only_theirs));
            found.retain(|hint| !is_blank || hint.is_said_at_once());
            found
        })
    });
    let shown = move || {
        let dismissed = dismissed.get();
        found
            .get()
            .into_iter()
            .filter(|hint| !dismissed.contains(hint))
            .collect::<Vec<_>>()
    };
    let lines = move || {
        shown()
            .into_iter()
            .map(|hint| {
                let dismissing = hint.clone();
                view! {
                    <p class="hint">
                        <span>{hint_words(&hint)}</span>
                        <span class="push"></span>
                        {remedy(compose, &hint)}
                        <button
                            type="button"
                            class="button button--quiet"
                            on:click=move |_| {
                                if let Hint::Language { target, .. } = &dismissing {
                                    // They know better what it is in.
                                    compose.language_override.set(Some(target.clone()));
                                    compose.keep();
                                }
                                dismissed.update(|hints| hints.push(dismissing.clone()));
                            }
                        >
                            {words::HINT_DISMISS}
                        </button>
                    </p>
                }
            })
            .collect_view()
    };
    view! {
        <LeftAside compose />
        {lines}
    }
}

/// Whoever looks at *Paste reply* alone is one press away from what they were writing.
#[component]
fn LeftAside(compose: Compose) -> impl IntoView {
    view! {
        <Show when=move || compose.has_aside()>
            <p class="hint">
                <span>{words::ASIDE}</span>
                <span class="push"></span>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| _ = compose.come_back()
                >
                    {words::BACK_TO_IT}
                </button>
            </p>
        </Show>
    }
}

/// A hint in the reader's words.
pub fn hint_words(hint: &Hint) -> String {
    match hint {
        Hint::Channel { instead, .. } => hints::channel(values::channel(*instead)),
        Hint::Mode { written_in } => hints::mode(&format::language(written_in)),
        Hint::AlreadyTheirs { written_in } => hints::already_theirs(&format::language(written_in)),
        Hint::OnlyTheirs { target } => hints::only_theirs(&format::language(target)),
        Hint::Language { written_in, target } => {
            hints::language(&format::language(written_in), &format::language(target))
        }
        Hint::TheirLanguage { language } => hints::their_language(&format::language(language)),
        Hint::StaleDraft { saved_at } => hints::stale(&format::date(*saved_at)),
        Hint::AskedToStop { at, .. } => hints::asked_to_stop(&format::date_time(*at)),
        Hint::TheyWroteAgain { at, .. } => hints::they_wrote(&format::date_time(*at)),
        Hint::ColleagueWrote { at, by, .. } => {
            let name = use_data().member_name(*by);
            hints::colleague_wrote(&name, &format::date_time(*at))
        }
        Hint::BeforeOurs { at, .. } => hints::before_ours(&format::date_time(*at)),
    }
}

/// One key does what the hint suggests.
fn remedy(compose: Compose, hint: &Hint) -> Option<AnyView> {
    let (label, act): (String, Callback<()>) = match hint {
        Hint::Channel { instead, .. } => {
            let instead = *instead;
            let act = move |()| {
                compose.channel.set(instead);
                compose.keep();
            };
            (hints::switch(values::channel(instead)), Callback::new(act))
        }
        Hint::Mode { .. } => {
            let act = move |()| {
                compose.mode.set(Mode::TypeTranslate);
                let typed = compose.account_text.get_untracked();
                compose.own_text.set(typed);
                compose.account_text.set(String::new());
                compose.keep();
            };
            (
                hints::switch(values::mode(Mode::TypeTranslate)),
                Callback::new(act),
            )
        }
        Hint::AlreadyTheirs { .. } => {
            return Some(view! { <AsItIs compose /> }.into_any());
        }
        Hint::OnlyTheirs { target } => {
            let target = format::language(target);
            return Some(view! { <NoTranslator compose target /> }.into_any());
        }
        Hint::TheyWroteAgain { message_id, .. }
        | Hint::ColleagueWrote { message_id, .. }
        | Hint::AskedToStop { message_id, .. }
        | Hint::BeforeOurs { message_id, .. } => {
            let href = message_here(*message_id);
            let link = view! { <a class="button button--quiet" href=href>{hints::SEE_IT}</a> };
            return Some(link.into_any());
        }
        Hint::Language { written_in, .. } => {
            let language = written_in.clone();
            let act = move |()| compose.choose_language(Some(language.clone()));
            (
                hints::it_is_in(&format::language(written_in)),
                Callback::new(act),
            )
        }
        Hint::TheirLanguage { language } => {
            let theirs = language.clone();
            let act = move |()| compose.choose_language(Some(theirs.clone()));
            (
                hints::answer_in(&format::language(language)),
                Callback::new(act),
            )
        }
        Hint::StaleDraft { .. } => return None,
    };
    let button = view! {
        <button type="button" class="button button--quiet" on:click=move |_| act.run(())>
            {label}
        </button>
    };
    Some(button.into_any())
}

/// Whose words they are: ours as they were sent, or theirs.
#[component]
fn AsItIs(compose: Compose) -> impl IntoView {
    let turn = move |mode: Mode| {
        let typed = compose.own_text.get_untracked();
        compose.own_text.set(String::new());
        compose.account_text.set(typed);
        compose.mode.set(mode);
        compose.keep();
        compose.log(false);
    };
    let ways = [
        (hints::AS_SENT, Mode::LogSent),
        (hints::THEIR_REPLY, Mode::InboundPaste),
    ];
    ways.map(|(label, mode)| {
        view! {
            <button type="button" class="button button--quiet" on:click=move |_| turn(mode)>
                {label}
            </button>
        }
    })
}

/// The text as it was sent, or the member's languages.
#[component]
fn NoTranslator(compose: Compose, target: String) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| compose.turn_to(Mode::LogSent)
        >
            {hints::switch(values::mode(Mode::LogSent))}
        </button>
        <a class="button button--quiet" href="/settings">
            {hints::i_write(&target)}
        </a>
    }
}

/// The address of a message in the thread that is open.
fn message_here(id: MessageId) -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let query = location.search().unwrap_or_default();
    format!("{path}{query}#message-{id}")
}
