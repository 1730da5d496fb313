//! Names a provider, or changes one. Its key is written and never read back.

use super::PATH;
use crate::{
    pages::settings::online::words,
    parts::{Check, Choice, Field, FormFoot, LanguageSelect, Select, TextInput, Toasts},
    shell::{clock, http, once::once},
    texts::assistance::{self as names, settings as texts},
};
use domain::Language;
use leptos::prelude::*;
use protocol::{LanguagePair, Provider, ProviderBody, ProviderKind, SaveProvider};
use uuid::Uuid;

/// What stands in the form.
#[derive(Clone, Copy)]
struct Typed {
    id: Uuid,
    place: u16,
    kind: RwSignal<ProviderKind>,
    address: RwSignal<String>,
    model: RwSignal<String>,
    key: RwSignal<String>,
    reads_replies: RwSignal<bool>,
    from: RwSignal<Option<Language>>,
    to: RwSignal<Option<Language>>,
    /// Pairs beyond the one that the form shows.
    further: StoredValue<Vec<LanguagePair>>,
}

impl Typed {
    fn of(edited: Option<Provider>, behind: usize) -> Self {
        let place = edited.as_ref().map(|provider| provider.place);
        let id = edited.as_ref().and_then(|provider| provider.id);
        let body = edited.map_or_else(
            || ProviderBody {
                kind: ProviderKind::Apertium,
                address: String::new(),
                model: String::new(),
                pairs: Vec::new(),
                reads_replies: false,
            },
            |provider| provider.body,
        );
        let mut pairs = body.pairs.into_iter();
        let (from, to) = pairs.next().map(|pair| (pair.from, pair.to)).unzip();
        Self {
            id: id.unwrap_or_else(clock::new_id),
            place: place.unwrap_or_else(|| u16::try_from(behind).unwrap_or(u16::MAX)),
            kind: RwSignal::new(body.kind),
            address: RwSignal::new(body.address),
            model: RwSignal::new(body.model),
            key: RwSignal::new(String::new()),
            reads_replies: RwSignal::new(body.reads_replies),
            from: RwSignal::new(from),
            to: RwSignal::new(to),
            further: StoredValue::new(pairs.collect()),
        }
    }

    /// What is to be saved; nothing where a pair has one language alone, which would be no pair.
    fn body(self) -> Option<SaveProvider> {
        let first = match (self.from.get_untracked(), self.to.get_untracked()) {
            (Some(from), Some(to)) => Some(LanguagePair { from, to }),
            (None, None) => None,
            _ => return None,
        };
        let kind = self.kind.get_untracked();
        let key = self.key.get_untracked();
        let model = self.model.get_untracked();
        Some(SaveProvider {
            id: self.id,
            body: ProviderBody {
                kind,
                address: self.address.get_untracked(),
                model: if kind.drafts() { model } else { String::new() },
                pairs: first.into_iter().chain(self.further.get_value()).collect(),
                reads_replies: kind.drafts() && self.reads_replies.get_untracked(),
            },
            // One that has none has no other's either.
            key: (!kind.has_key() || !key.is_empty()).then_some(key),
            place: self.place,
        })
    }
}

#[component]
pub fn ProviderForm(
    edited: Option<Provider>,
    /// Where a new one stands: behind so many.
    behind: usize,
    open: RwSignal<bool>,
    saved: Callback<()>,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let has_key = edited.as_ref().is_some_and(|provider| provider.has_key);
    let typed = Typed::of(edited, behind);
    let trouble = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(body) = typed.body() else {
            trouble.set(Some(texts::HALF_A_PAIR.to_owned()));
            return;
        };
        once(busy, async move {
            match http::post_silently(PATH, &body).await {
                Ok(()) => {
                    toasts.say(texts::SAVED);
                    let _ = open.try_set(false);
                    saved.run(());
                }
                Err(error) => _ = trouble.try_set(Some(words(&error))),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Which typed />
            {move || view! {
                <TextInput
                    value=typed.address
                    label=texts::ADDRESS
                    help=texts::address_help(typed.kind.get())
                    kind="url"
                    required=true
                />
            }}
            <Show when=move || typed.kind.get().drafts()>
                <TextInput value=typed.model label=texts::MODEL required=true />
                <Check checked=typed.reads_replies on_change=move |reads| typed.reads_replies.set(reads)>
                    {texts::READS_REPLIES}
                </Check>
            </Show>
            <Show when=move || typed.kind.get().has_key()>
                <TextInput
                    value=typed.key
                    label=texts::KEY
                    help=if has_key { texts::KEY_KEPT } else { texts::KEY_HELP }
                    kind="password"
                    autocomplete="new-password"
                />
            </Show>
            <div class="form__row">
                <Languages value=typed.from label=texts::FROM />
                <Languages value=typed.to label=texts::TO />
            </div>
            {move || trouble.get().map(|trouble| view! {
                <p class="notice" data-tone="warn" role="alert">{trouble}</p>
            })}
            <FormFoot open disabled=busy />
        </form>
    }
}

#[component]
fn Which(typed: Typed) -> impl IntoView {
    let kinds: Vec<Choice> = ProviderKind::ALL
        .iter()
        .map(|&kind| Choice::new(spelled(kind), names::kind(kind)))
        .collect();
    let choose = move |text: String| {
        let mut all = ProviderKind::ALL.into_iter();
        if let Some(chosen) = all.find(|kind| spelled(*kind) == text) {
            typed.kind.set(chosen);
        }
    };
    view! {
        <Field label=texts::KIND>
            <Select
                choices=kinds
                value=Signal::derive(move || spelled(typed.kind.get()))
                on_change=choose
            />
        </Field>
    }
}

#[component]
fn Languages(value: RwSignal<Option<Language>>, label: &'static str) -> impl IntoView {
    view! {
        <Field label>
            <LanguageSelect value on_change=move |tag| value.set(tag) none=texts::ANY />
        </Field>
    }
}

/// As the wire spells it.
fn spelled(kind: ProviderKind) -> String {
    let value = serde_json::to_value(kind).ok();
    value
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}
