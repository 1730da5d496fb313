//! A provider of the tests' own: a real HTTP server that says what it is told to say, in the form
//! of whichever interface, and remembers what it was asked.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, Response, StatusCode},
};
use futures_util::{StreamExt, stream};
use protocol::{ProviderBody, ProviderKind, SaveProvider};
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};
use uuid::Uuid;

/// What is said to one request.
#[derive(Debug, Clone)]
pub enum Say {
    Json(Value),
    Problem {
        status: u16,
        body: Value,
    },
    /// Ask again after so many seconds.
    Later(u32),
    /// Somewhere else.
    Elsewhere(String),
    /// Not what was asked for.
    Garbage,
    /// Pieces of a stream of events, to its end.
    Stream(Vec<String>),
    /// The same, and then the line is cut.
    Cut(Vec<String>),
    /// Nothing until it is told to.
    Held(Arc<Notify>, Box<Say>),
}

/// What it was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

#[derive(Debug, Default)]
struct Script {
    to_say: VecDeque<Say>,
    asked: Vec<Asked>,
}

/// It answers until it is dropped. What is left to say last it says again and again.
pub struct OwnProvider {
    pub address: String,
    script: Arc<Mutex<Script>>,
    was_asked: Arc<Notify>,
    serving: JoinHandle<()>,
}

impl Drop for OwnProvider {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl OwnProvider {
    pub async fn saying(to_say: impl IntoIterator<Item = Say>) -> Self {
        Self::at(SocketAddr::from(([127, 0, 0, 1], 0)), to_say).await
    }

    pub async fn at(address: SocketAddr, to_say: impl IntoIterator<Item = Say>) -> Self {
        let listener = TcpListener::bind(address).await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let script = Arc::new(Mutex::new(Script {
            to_say: to_say.into_iter().collect(),
            asked: Vec::new(),
        }));
        let was_asked = Arc::new(Notify::new());
        let app = Router::new()
            .fallback(answer)
            .with_state((Arc::clone(&script), Arc::clone(&was_asked)));
        let serving = tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self {
            address,
            script,
            was_asked,
            serving,
        }
    }

    /// Comes back when somebody asks.
    pub async fn once_asked(&self) {
        self.was_asked.notified().await;
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.script.lock().unwrap().asked.clone()
    }
}

type Told = (Arc<Mutex<Script>>, Arc<Notify>);

async fn answer(State((script, was_asked)): State<Told>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let asked = Asked {
        path: parts.uri.path().to_owned(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    };
    let mut say = next_of(&mut script.lock().unwrap(), asked);
    was_asked.notify_one();
    while let Say::Held(told, then) = say {
        told.notified().await;
        say = *then;
    }
    respond(say)
}

fn next_of(script: &mut Script, asked: Asked) -> Say {
    script.asked.push(asked);
    let say = if script.to_say.len() > 1 {
        script.to_say.pop_front()
    } else {
        script.to_say.front().cloned()
    };
    say.unwrap_or(Say::Garbage)
}

fn respond(say: Say) -> Response<Body> {
    let response = |status: u16| Response::builder().status(status);
    let events = |body| {
        response(200)
            .header("content-type", "text/event-stream")
            .body(body)
            .unwrap()
    };
    match say {
        Say::Held(_, then) => respond(*then),
        Say::Json(value) => response(200).body(Body::from(value.to_string())).unwrap(),
        Say::Problem { status, body } => {
            response(status).body(Body::from(body.to_string())).unwrap()
        }
        Say::Later(seconds) => response(StatusCode::TOO_MANY_REQUESTS.as_u16())
            .header("retry-after", seconds)
            .body(Body::from("{}"))
            .unwrap(),
        Say::Elsewhere(address) => response(307)
            .header("location", address)
            .body(Body::empty())
            .unwrap(),
        Say::Garbage => response(200)
            .body(Body::from("<html>Hello</html>"))
            .unwrap(),
        Say::Stream(pieces) => {
            let pieces = pieces.into_iter().map(|piece| Ok(Bytes::from(piece)));
            events(Body::from_stream(stream::iter(
                pieces.collect::<Vec<io::Result<Bytes>>>(),
            )))
        }
        Say::Cut(pieces) => {
            let pieces = pieces.into_iter().map(|piece| Ok(Bytes::from(piece)));
            let cut = stream::once(async {
                // What was said until then goes out first.
                tokio::task::yield_now().await;
                Err(io::Error::other("cut"))
            });
            let said = stream::iter(pieces.collect::<Vec<io::Result<Bytes>>>());
            events(Body::from_stream(said.chain(cut)))
        }
    }
}

/// A translation as Apertium says it.
pub fn translated(text: &str) -> Say {
    Say::Json(json!({
        "responseData": {"translatedText": text},
        "responseDetails": null,
        "responseStatus": 200,
    }))
}

/// An Apertium, as an admin names it.
pub fn provider_at(id: Uuid, address: &str) -> SaveProvider {
    provider_of(id, ProviderKind::Apertium, address)
}

pub fn provider_of(id: Uuid, kind: ProviderKind, address: &str) -> SaveProvider {
    SaveProvider {
        id,
        body: ProviderBody {
            kind,
            address: address.to_owned(),
            model: if kind.drafts() { "some-model" } else { "" }.to_owned(),
            pairs: Vec::new(),
            reads_replies: kind.drafts(),
        },
        key: (kind != ProviderKind::Apertium).then(|| "zanzibar".to_owned()),
        place: 0,
    }
}
