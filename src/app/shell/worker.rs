//! The service worker: the app starts without a network, and a new version asks first.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState};

/// A new version that waits to take over.
#[derive(Clone, Copy)]
pub struct Waiting(pub RwSignal<Option<ServiceWorker>, LocalStorage>);

/// Registers the worker. `waiting` receives a new version once it is ready to take over: never by
/// itself, because a composer may hold text.
pub async fn register(waiting: RwSignal<Option<ServiceWorker>, LocalStorage>) {
    let container = window().navigator().service_worker();
    if container.is_undefined() {
        return;
    }
    let Ok(registration) = JsFuture::from(container.register("/sw.js")).await else {
        return;
    };
    // A browser that is told to allow none gives nothing.
    let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() else {
        return;
    };
    let has_controller = container.controller().is_some();
    if has_controller {
        waiting.set(registration.waiting());
    }
    let found = {
        let registration = registration.clone();
        Closure::<dyn FnMut(Event)>::new(move |_| {
            if let Some(worker) = registration.installing() {
                watch(&worker, waiting);
            }
        })
    };
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    // Lives as long as the page.
    found.forget();
}

fn watch(worker: &ServiceWorker, waiting: RwSignal<Option<ServiceWorker>, LocalStorage>) {
    let watched = worker.clone();
    let changed = Closure::<dyn FnMut(Event)>::new(move |_| {
        let is_update = window().navigator().service_worker().controller().is_some();
        if watched.state() == ServiceWorkerState::Installed && is_update {
            waiting.set(Some(watched.clone()));
        }
    });
    worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

/// Lets the new version take over, and loads it.
pub fn take_over(worker: &ServiceWorker) {
    // Another tab has let it in already: it controls this one too.
    if worker.state() != ServiceWorkerState::Installed {
        let _ = window().location().reload();
        return;
    }
    let reload = Closure::once_into_js(move |_: Event| {
        let _ = window().location().reload();
    });
    window()
        .navigator()
        .service_worker()
        .set_oncontrollerchange(Some(reload.unchecked_ref()));
    let message = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&message, &"type".into(), &"take-over".into());
    let _ = worker.post_message(&JsValue::from(message));
}
