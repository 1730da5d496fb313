//! A request that can be awaited.

use super::error::reason;
use crate::StoreError;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbRequest;

/// The answer to a request, on its way.
///
/// It listens from the moment it is made. What awaits it goes on inside the request's own event,
/// so that the transaction is still open there: whoever needs it longer makes the next request
/// before awaiting anything else.
pub(in crate::idb) struct Answer {
    request: IdbRequest,
    settled: JsFuture,
}

impl Answer {
    pub(super) fn of(request: Result<IdbRequest, JsValue>) -> Result<Self, StoreError> {
        let request = request.map_err(|error| reason(&error))?;
        let settled = Promise::new(&mut |resolve, _| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&resolve));
        });
        Ok(Self {
            request,
            settled: JsFuture::from(settled),
        })
    }

    pub(in crate::idb) async fn value(self) -> Result<JsValue, StoreError> {
        self.settled.await.map_err(|error| reason(&error))?;
        outcome(&self.request)
    }
}

/// The values of requests of one transaction, in order. They are answered in the order in which
/// they were made, so that one event suffices.
pub(in crate::idb) async fn all(mut requests: Vec<IdbRequest>) -> Result<Vec<JsValue>, StoreError> {
    let Some(last) = requests.pop() else {
        return Ok(Vec::new());
    };
    let last = Answer::of(Ok(last))?.value().await?;
    let mut values = Vec::with_capacity(requests.len() + 1);
    for request in requests {
        values.push(outcome(&request)?);
    }
    values.push(last);
    Ok(values)
}

/// What became of a request that is done.
pub(super) fn outcome(request: &IdbRequest) -> Result<JsValue, StoreError> {
    match request.error() {
        Ok(None) => request.result().map_err(|error| reason(&error)),
        Ok(Some(exception)) => Err(reason(exception.unchecked_ref())),
        Err(error) => Err(reason(&error)),
    }
}
