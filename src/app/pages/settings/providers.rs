//! Who translates and who writes drafts, for admins: named, tried, ordered, removed (rule book §16).

mod form;
mod used;

use super::{
    AdminSection,
    audit::AdminActs,
    online::{Asked, InsteadOf, words},
};
use crate::{
    format,
    parts::{Dialog, Toasts},
    shell::{
        assistance,
        http::{self, HttpError},
        once::once,
    },
    texts::{
        assistance::{self as names, settings as texts},
        shell,
    },
};
use form::ProviderForm;
use leptos::{prelude::*, task::spawn_local};
use protocol::{Provider, ProviderTest, SaveProvider};
use used::UsedLately;
use uuid::Uuid;

const PATH: &str = "/api/v1/providers";

#[component]
pub fn Providers() -> impl IntoView {
    view! {
        <AdminSection title=texts::TITLE lead=texts::LEAD>
            <List />
        </AdminSection>
    }
}

/// What the list shows of a provider, and by what it is known.
fn key_of(provider: &Provider) -> (Option<Uuid>, String, u16, bool) {
    let body = serde_json::to_string(&provider.body).unwrap_or_default();
    (provider.id, body, provider.place, provider.has_key)
}

#[component]
fn List() -> impl IntoView {
    let asked = Asked::<Provider>::new(PATH);
    let edited = RwSignal::new(None::<Provider>);
    let open = RwSignal::new(false);
    let is_none = move || asked.is_here() && asked.list().is_empty();
    let show = Callback::new(move |provider: Option<Provider>| {
        edited.set(provider);
        open.set(true);
    });
    let title = Signal::derive(move || {
        let is_new = edited.with(Option::is_none);
        let title = if is_new {
            texts::NEW_TITLE
        } else {
            texts::EDIT_TITLE
        };
        title.to_owned()
    });
    let acts = AdminActs::here();
    let saved = Callback::new(move |()| {
        asked.again();
        acts.ring();
        assistance::ask();
    });
    view! {
        <InsteadOf asked />
        <Show when=is_none>
            <p class="soft">{texts::NONE}</p>
        </Show>
        <ol class="settings__rows" aria-label=texts::TITLE>
            <For each=move || asked.list() key=key_of let(provider)>
                <Row provider asked show saved />
            </For>
        </ol>
        <p>
            <button type="button" class="button" on:click=move |_| show.run(None)>
                {texts::NEW}
            </button>
        </p>
        <UsedLately />
        <Dialog open title>
            <ProviderForm
                edited=edited.get_untracked()
                behind=untrack(|| asked.list().iter().filter(|one| one.id.is_some()).count())
                open
                saved
            />
        </Dialog>
    }
}

#[component]
fn Row(
    provider: Provider,
    asked: Asked<Provider>,
    show: Callback<Option<Provider>>,
    saved: Callback<()>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let name = names::kind(provider.body.kind);
    let key = if provider.has_key {
        texts::HAS_KEY
    } else {
        texts::NO_KEY
    };
    let pairs: Vec<_> = provider
        .body
        .pairs
        .iter()
        .map(|pair| texts::pair(&pair.from, &pair.to))
        .collect();
    let remove = move |id: Uuid| {
        spawn_local(async move {
            match http::delete(&format!("{PATH}/{id}")).await {
                Ok(()) => toasts.say(texts::REMOVED),
                Err(error) => toasts.say(words(&error)),
            }
            saved.run(());
        });
    };
    let acts = provider.id.map(|id| {
        let edited = provider.clone();
        let is_first = move || asked.list().first().and_then(|first| first.id) == Some(id);
        view! {
            <Test id name />
            <Show when=move || !is_first()>
                <button
                    type="button"
                    class="button button--quiet"
                    aria-label=texts::named(texts::EARLIER, name)
                    on:click=move |_| ask_earlier(id, asked, saved, toasts)
                >
                    {texts::EARLIER}
                </button>
            </Show>
            <button
                type="button"
                class="button button--quiet"
                aria-label=texts::named(shell::EDIT, name)
                on:click=move |_| show.run(Some(edited.clone()))
            >
                {shell::EDIT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                aria-label=texts::named(texts::REMOVE, name)
                on:click=move |_| remove(id)
            >
                {texts::REMOVE}
            </button>
        }
    });
    let is_configured = provider.id.is_none();
    view! {
        <li class="settings__row">
            <div class="settings__what">
                <strong>{name}</strong>
                <p class="card__meta">
                    <span dir="ltr">{provider.body.address}</span>
                    {(!provider.body.model.is_empty())
                        .then(|| view! { <span>"· " <bdi dir="ltr">{provider.body.model}</bdi></span> })}
                    <span>"· " {key}</span>
                    {provider.body.reads_replies.then(|| view! { <span>"· " {texts::READS}</span> })}
                    {(!pairs.is_empty()).then(|| view! { <span>"· " {format::list(&pairs)}</span> })}
                    {is_configured.then(|| view! { <span>"· " {texts::CONFIGURED}</span> })}
                </p>
            </div>
            {acts}
        </li>
    }
}

/// Asks it, and says what came back.
#[component]
fn Test(id: Uuid, name: &'static str) -> impl IntoView {
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<(bool, String)>);
    let test = move |_| {
        once(busy, async move {
            said.set(None);
            let answer = http::post(&format!("{PATH}/{id}/test"), &()).await;
            let _ = said.try_set(Some(match answer {
                Ok(ProviderTest::Answered { asked, answer }) => {
                    let language = domain::written_in(&answer);
                    let language = language.map(|language| format::language(&language));
                    (true, texts::answered(&asked, &answer, language.as_deref()))
                }
                Ok(ProviderTest::Failed { why }) => (false, texts::failed(names::trouble(why))),
                Err(error) => (false, words(&error)),
            }));
        });
    };
    view! {
        <button
            type="button"
            class="button"
            aria-label=texts::named(texts::TEST, name)
            disabled=move || busy.get()
            on:click=test
        >
            {move || if busy.get() { texts::TESTING } else { texts::TEST }}
        </button>
        {move || said.get().map(|(is_good, said)| view! {
            <p
                class="notice settings__said"
                data-tone=if is_good { "good" } else { "warn" }
                role="status"
                dir="auto"
            >
                {said}
            </p>
        })}
    }
}

/// Changes places with the one before it.
fn ask_earlier(id: Uuid, asked: Asked<Provider>, saved: Callback<()>, toasts: Toasts) {
    let mut all: Vec<Provider> = asked.list();
    all.retain(|provider| provider.id.is_some());
    let Some(place) = all
        .iter()
        .position(|one| one.id == Some(id))
        .filter(|&place| place > 0)
    else {
        return;
    };
    all.swap(place - 1, place);
    spawn_local(async move {
        for (provider, place) in all.into_iter().zip(0_u16..) {
            if provider.place == place {
                continue;
            }
            if let Err(error) = save_at(provider, place).await {
                toasts.say(words(&error));
                break;
            }
        }
        saved.run(());
    });
}

async fn save_at(provider: Provider, place: u16) -> Result<(), HttpError> {
    let Some(id) = provider.id else { return Ok(()) };
    let body = SaveProvider {
        id,
        body: provider.body,
        key: None,
        place,
    };
    http::post_silently(PATH, &body).await
}
