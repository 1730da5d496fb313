//! Requests to the server. Every answer that is not the expected body is an [`HttpError`].

use domain::{MemberId, Span};
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use js_sys::{Reflect, Uint8Array};
use protocol::{MEMBER_HEADER, Problem};
use replica::Failure;
use serde::{Serialize, de::DeserializeOwned};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader};

thread_local! {
    /// Whom this tab speaks for, once it knows.
    static MEMBER: Cell<Option<MemberId>> = const { Cell::new(None) };
}

/// From now on every request says for whom it is. Another tab may sign in as somebody else, and the
/// cookie is then theirs: the server answers that this member is signed out.
pub fn speak_for(member: MemberId) {
    MEMBER.set(Some(member));
}

/// How long a request may take: a first load over a slow line comes in parts, each within this.
const TIMEOUT_MS: u32 = 30_000;

/// Why there is no answer of the expected kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HttpError {
    /// The server was not reached, or the answer broke off.
    Network,
    /// It took too long.
    Timeout,
    /// The server answered with a problem.
    Problem {
        problem: Problem,
        retry_after: Option<Span>,
    },
    /// An answer that is neither: something stands between us and the server.
    Garbled { status: u16 },
}

impl HttpError {
    /// The server's own words, where it had any.
    pub fn detail(&self) -> Option<&str> {
        match self {
            Self::Problem { problem, .. } if !problem.detail.is_empty() => Some(&problem.detail),
            Self::Problem { problem, .. } => Some(&problem.title),
            Self::Network | Self::Timeout | Self::Garbled { .. } => None,
        }
    }
}

/// What the engine is told of it.
impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::Network => Self::Network,
            HttpError::Timeout => Self::Timeout,
            HttpError::Garbled { status } if (200..300).contains(&status) => Self::Garbled,
            HttpError::Garbled { status } => Self::Status {
                status,
                kind: None,
                detail: String::new(),
                retry_after: None,
            },
            HttpError::Problem {
                problem,
                retry_after,
            } => Self::Status {
                status: problem.status,
                kind: Some(problem.kind),
                detail: if problem.detail.is_empty() {
                    problem.title
                } else {
                    problem.detail
                },
                retry_after,
            },
        }
    }
}

/// Asks for a body.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, HttpError> {
    get_as(MEMBER.get(), path).await
}

/// Asks for a body on behalf of the member, or of whoever the browser's cookie is of.
pub async fn get_as<T: DeserializeOwned>(
    member: Option<MemberId>,
    path: &str,
) -> Result<T, HttpError> {
    let request = builder(member, path, Method::GET)
        .build()
        .map_err(|_| HttpError::Network)?;
    json(send(request).await?).await
}

/// Sends a body and expects one.
pub async fn post<B: Serialize, T: DeserializeOwned>(path: &str, body: &B) -> Result<T, HttpError> {
    json(send(with_body(MEMBER.get(), path, body)?).await?).await
}

/// Sends a body and expects none.
pub async fn post_silently<B: Serialize>(path: &str, body: &B) -> Result<(), HttpError> {
    send(with_body(MEMBER.get(), path, body)?).await.map(|_| ())
}

/// Sends a body on behalf of the member and expects none.
pub async fn post_silently_as<B: Serialize>(
    member: MemberId,
    path: &str,
    body: &B,
) -> Result<(), HttpError> {
    send(with_body(Some(member), path, body)?).await.map(|_| ())
}

/// Sends a body and hears the answer in the pieces in which it comes, until `hear` wants no more. It
/// may take as long as it likes: `signal` ends it.
pub async fn post_and_hear<B: Serialize>(
    path: &str,
    body: &B,
    signal: Option<&AbortSignal>,
    mut hear: impl FnMut(&[u8]) -> bool,
) -> Result<(), HttpError> {
    let request = builder(MEMBER.get(), path, Method::POST)
        .abort_signal(signal)
        .json(body)
        .map_err(|_| HttpError::Network)?;
    let Some(stream) = send(request).await?.body() else {
        return Ok(());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await;
        let piece = piece.map_err(|_| HttpError::Network)?;
        let Ok(bytes) = Reflect::get(&piece, &"value".into()) else {
            return Ok(());
        };
        let wants_more = bytes
            .dyn_ref::<Uint8Array>()
            .is_some_and(|bytes| hear(&bytes.to_vec()));
        if !wants_more {
            return Ok(());
        }
    }
}

/// Deletes.
pub async fn delete(path: &str) -> Result<(), HttpError> {
    let request = builder(MEMBER.get(), path, Method::DELETE)
        .build()
        .map_err(|_| HttpError::Network)?;
    send(request).await.map(|_| ())
}

fn builder(member: Option<MemberId>, path: &str, method: Method) -> RequestBuilder {
    let signal = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let builder = RequestBuilder::new(path)
        .method(method)
        .abort_signal(Some(&signal));
    match member {
        Some(member) => builder.header(MEMBER_HEADER, &member.to_string()),
        None => builder,
    }
}

fn with_body<B: Serialize>(
    member: Option<MemberId>,
    path: &str,
    body: &B,
) -> Result<Request, HttpError> {
    builder(member, path, Method::POST)
        .json(body)
        .map_err(|_| HttpError::Network)
}

async fn send(request: Request) -> Result<Response, HttpError> {
    let response = request.send().await.map_err(|error| broke_off(&error))?;
    if response.ok() {
        return Ok(response);
    }
    let status = response.status();
    let retry_after = response
        .headers()
        .get("retry-after")
        .and_then(|seconds| seconds.parse::<i64>().ok())
        .map(|seconds| Span(seconds * 1_000));
    match response.json::<Problem>().await {
        Ok(problem) => Err(HttpError::Problem {
            problem,
            retry_after,
        }),
        Err(_) => Err(HttpError::Garbled { status }),
    }
}

fn broke_off(error: &gloo_net::Error) -> HttpError {
    match error {
        gloo_net::Error::JsError(error) if error.name == "TimeoutError" => HttpError::Timeout,
        _ => HttpError::Network,
    }
}

async fn json<T: DeserializeOwned>(response: Response) -> Result<T, HttpError> {
    let status = response.status();
    // As bytes: the way through the browser's strings is twice as long for a big answer.
    let bytes = response.binary().await.map_err(|error| broke_off(&error))?;
    let garbled = HttpError::Garbled { status };
    let Ok(text) = str::from_utf8(&bytes) else {
        return Err(garbled);
    };
    serde_json::from_str(text).map_err(|_| garbled)
}
