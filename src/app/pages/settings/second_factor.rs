//! A second factor for the login of the member at this device: set up, and ended.

use super::{
    online::words,
    password::{CurrentPassword, is_wrong, trouble_text},
};
use crate::{
    format,
    parts::{Chip, Dialog, FormFoot, TextInput, Toasts, copy_text},
    shell::{
        http::{self, HttpError},
        once::once,
    },
    texts::{
        gate,
        settings::{self, password, second_factor as texts},
        shell,
    },
};
use leptos::{ev, prelude::*, task::spawn_local};
use protocol::{
    ConfirmSecondFactor, Picture, ProblemKind, Proof, RecoveryCodes, SecondFactorOffer,
    SecondFactorState,
};

const PATH: &str = "/api/v1/second-factor";

/// What the server said last of whether it is on; absent until it did.
type State = RwSignal<Option<Result<SecondFactorState, HttpError>>>;

/// How far setting it up has come.
#[derive(Clone)]
enum Step {
    Proving,
    Scanning(SecondFactorOffer),
    Keeping(RecoveryCodes),
}

#[component]
pub fn SecondFactor() -> impl IntoView {
    let state: State = RwSignal::new(None);
    let ask = move || {
        spawn_local(async move {
            let got = http::get::<SecondFactorState>(PATH).await;
            // The page may be left by now.
            let _ = state.try_set(Some(got));
        });
    };
    ask();
    let (setting, ending) = (RwSignal::new(false), RwSignal::new(false));
    // Whether the recovery codes are in sight, which are never shown again.
    let shown_once = RwSignal::new(false);
    // Asked again once a dialog has closed.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = setting.get() || ending.get();
        if was_open == Some(true) && !is_open {
            ask();
        }
        is_open
    });
    let lead = move || match state.get() {
        None => settings::LOADING.to_owned(),
        Some(Err(error)) => words(&error),
        Some(Ok(SecondFactorState { on: false, .. })) => texts::LEAD.to_owned(),
        Some(Ok(state)) => texts::left(state.recovery_left),
    };
    let guessed = move || match state.get() {
        Some(Ok(state)) => state.guessed_at.map(format::date_time),
        _ => None,
    };
    let is = move |on: bool| state.with(|it| matches!(it, Some(Ok(state)) if state.on == on));
    view! {
        <div class="settings__row">
            <div class="settings__what">
                <p class="line">
                    <strong>{texts::TITLE}</strong>
                    <Show when=move || is(true)>
                        <Chip tone="good">{texts::ON}</Chip>
                    </Show>
                </p>
                <p class="card__meta">{lead}</p>
            </div>
            <Show when=move || is(false)>
                <button type="button" class="button" on:click=move |_| setting.set(true)>
                    {texts::SET_UP}
                </button>
            </Show>
            <Show when=move || is(true)>
                <button type="button" class="button" on:click=move |_| ending.set(true)>
                    {texts::END}
                </button>
            </Show>
        </div>
        {move || guessed().map(|when| view! {
            <p class="notice" data-tone="warn">{texts::guessed(&when)}</p>
        })}
        <Dialog open=setting title=texts::SET_UP keeps=true holds=shown_once>
            <SettingUp open=setting state shown_once />
        </Dialog>
        <Dialog open=ending title=texts::END keeps=true>
            <Ending open=ending />
        </Dialog>
    }
}

#[component]
fn SettingUp(open: RwSignal<bool>, state: State, shown_once: RwSignal<bool>) -> impl IntoView {
    let step = RwSignal::new(Step::Proving);
    Effect::new(move || shown_once.set(matches!(step.get(), Step::Keeping(_))));
    on_cleanup(move || shown_once.set(false));
    move || match step.get() {
        Step::Proving => {
            let offered = Callback::new(move |offer| step.set(Step::Scanning(offer)));
            let send = move |proof: Proof| async move {
                let offer = http::post::<_, SecondFactorOffer>(PATH, &proof).await?;
                offered.run(offer);
                Ok(())
            };
            view! {
                <p class="page__lead">{texts::WHAT}</p>
                <Proving open label=texts::NEXT send />
            }
            .into_any()
        }
        Step::Scanning(offer) => view! { <Scanning open step state offer /> }.into_any(),
        Step::Keeping(codes) => view! { <Keeping open codes=codes.codes /> }.into_any(),
    }
}

/// The password once more; what is sent with it says whether it was right.
#[component]
fn Proving<S, F>(open: RwSignal<bool>, label: &'static str, send: S) -> impl IntoView
where
    S: Fn(Proof) -> F + Copy + 'static,
    F: Future<Output = Result<(), HttpError>> + 'static,
{
    let current = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        once(busy, async move {
            let proof = Proof {
                password: current.get_untracked(),
            };
            if let Err(error) = send(proof).await {
                let text = if is_wrong(&error) {
                    password::WRONG.to_owned()
                } else {
                    code_trouble(&error)
                };
                let _ = wrong.try_set(Some(text));
            }
        });
    };
    view! {
        <form class="form" on:submit=submit>
            <CurrentPassword value=current error=wrong />
            <FormFoot open label disabled=busy />
        </form>
    }
}

/// The secret goes into an authenticator app, and the app's first code proves it.
#[component]
fn Scanning(
    open: RwSignal<bool>,
    step: RwSignal<Step>,
    state: State,
    offer: SecondFactorOffer,
) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        once(busy, async move {
            let body = ConfirmSecondFactor {
                code: code.get_untracked(),
            };
            let path = format!("{PATH}/confirm");
            match http::post::<_, RecoveryCodes>(&path, &body).await {
                Ok(codes) => step.set(Step::Keeping(codes)),
                // Where only the answer was lost, it is on by now, and its codes were never seen.
                Err(error) => {
                    let now = http::get::<SecondFactorState>(PATH).await;
                    let is_on = now.as_ref().is_ok_and(|now| now.on);
                    if now.is_ok() {
                        let _ = state.try_set(Some(now));
                    }
                    let text = if is_on {
                        texts::ON_ALREADY.to_owned()
                    } else if is_wrong_code(&error) {
                        texts::WRONG_CODE.to_owned()
                    } else {
                        code_trouble(&error)
                    };
                    let _ = wrong.try_set(Some(text));
                }
            }
        });
    };
    let secret = offer.secret;
    view! {
        <form class="form" on:submit=submit>
            <p>{texts::SCAN}</p>
            {offer.picture.map(|picture| view! { <Drawn picture /> })}
            <p class="soft">
                {texts::OR_TYPE} " " <code class="settings__secret">{secret}</code>
            </p>
            <TextInput
                value=code
                label=gate::CODE
                autocomplete="one-time-code"
                required=true
                error=wrong
            />
            <FormFoot open label=texts::CONFIRM disabled=busy />
        </form>
    }
}

/// An error of a request about the second factor, in plain words.
fn code_trouble(error: &HttpError) -> String {
    match error {
        error if is_wrong_code(error) => gate::WRONG_CODE.to_owned(),
        HttpError::Problem { problem, .. } if problem.kind == ProblemKind::AlreadyOn => {
            texts::ON_ALREADY.to_owned()
        }
        error => trouble_text(error),
    }
}

fn is_wrong_code(error: &HttpError) -> bool {
    matches!(error, HttpError::Problem { problem, .. } if problem.kind == ProblemKind::WrongCode)
}

/// Black on white in every theme: cameras want it so.
#[component]
fn Drawn(picture: Picture) -> impl IntoView {
    let size = picture.size;
    view! {
        <svg
            class="settings__code"
            viewBox=format!("0 0 {size} {size}")
            role="img"
            aria-label=texts::PICTURE
        >
            <path d=picture.path></path>
        </svg>
    }
}

/// The recovery codes, shown once.
#[component]
fn Keeping(open: RwSignal<bool>, codes: Vec<String>) -> impl IntoView {
    // The browser lets the second Escape that would close a dialog be held up no more: the key is.
    let escape = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" {
            event.prevent_default();
        }
    });
    on_cleanup(move || escape.remove());
    let all = codes.join("\n");
    view! {
        <p>{texts::KEEP}</p>
        <ul class="settings__codes" aria-label=texts::CODES>
            {codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect_view()}
        </ul>
        <div class="form__foot">
            <button type="button" class="button" on:click=move |_| copy_text(&all, shell::COPIED)>
                {texts::COPY}
            </button>
            <button type="button" class="button button--primary" on:click=move |_| open.set(false)>
                {texts::KEPT}
            </button>
        </div>
    }
}

#[component]
fn Ending(open: RwSignal<bool>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let send = move |proof: Proof| async move {
        http::post_silently(&format!("{PATH}/end"), &proof).await?;
        toasts.say(texts::ENDED);
        open.set(false);
        Ok(())
    };
    view! {
        <p class="page__lead">{texts::CONSEQUENCE}</p>
        <Proving open label=texts::END send />
    }
}
