//! The contract of the storage, run on each of its implementations: on the host in memory, in a
//! browser in its IndexedDB. What only a browser can do to a database stands in [`browser`].

#![expect(clippy::unwrap_used, reason = "a test that fails here says where")]

/// A test for the host and for the browser. It gets a device of its own.
macro_rules! contract {
    ($($(#[$attribute:meta])* async fn $name:ident($device:ident: Device) $body:block)*) => {$(
        #[cfg(not(target_arch = "wasm32"))]
        $(#[$attribute])*
        #[test]
        fn $name() {
            pollster::block_on(async {
                let $device = $crate::device::Device::new(stringify!($name));
                $body
            });
        }

        #[cfg(target_arch = "wasm32")]
        $(#[$attribute])*
        #[wasm_bindgen_test::wasm_bindgen_test]
        async fn $name() {
            let $device = $crate::device::Device::new(stringify!($name));
            $body
        }
    )*};
}

mod cache;
mod device;
mod head;
mod histories;
mod large;
mod outbox;
mod sample;

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
