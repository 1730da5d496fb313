//! The browsers in which the member is signed in.

use super::{
    Section,
    online::{Asked, InsteadOf, words},
};
use crate::{
    parts::{Chip, Toasts},
    shell::http,
    texts::settings::{self, devices},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::Device;

const PATH: &str = "/api/v1/devices";

#[component]
pub fn Devices() -> impl IntoView {
    let asked = Asked::<Device>::new(PATH);
    view! {
        <Section title=devices::TITLE>
            <p class="soft">{devices::LEAD}</p>
            <InsteadOf asked />
            <ul class="settings__rows">
                <For each=move || asked.list() key=|device| device.id let(device)>
                    <Row device asked />
                </For>
            </ul>
        </Section>
    }
}

#[component]
fn Row(device: Device, asked: Asked<Device>) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let id = device.id;
    let sign_out = move |_| {
        spawn_local(async move {
            match http::delete(&format!("{PATH}/{id}")).await {
                Ok(()) => toasts.say(devices::SIGNED_OUT),
                Err(error) => toasts.say(words(&error)),
            }
            asked.again();
        });
    };
    view! {
        <li class="settings__row">
            <div class="settings__what">
                <p class="line">
                    <strong dir="auto">{device.name.clone()}</strong>
                    {device.current.then(|| view! { <Chip tone="good">{devices::THIS}</Chip> })}
                </p>
                <p class="card__meta">
                    {settings::signed_in(device.signed_in_at)} ", " {settings::seen(device.seen_at)}
                </p>
            </div>
            {(!device.current).then(|| {
                view! {
                    <button
                        type="button"
                        class="button"
                        aria-label=settings::sign_out_device(&device.name)
                        on:click=sign_out
                    >
                        {devices::SIGN_OUT}
                    </button>
                }
            })}
        </li>
    }
}
