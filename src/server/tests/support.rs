//! A server with its folder and its clock, and the browsers of its members.

use domain::*;
use protocol::*;
use reqwest::{Client, Method, RequestBuilder, StatusCode, Url, cookie::Jar, header};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use server::{
    assets::Assets,
    clock::Clock,
    db::{people, sessions},
    providers::ready_tls,
    running::{self, Running, Settings, StartError, WayIn},
    secrets::Token,
};
use std::{
    borrow::Cow,
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

/// 2026-11-20 09:00 UTC, a Friday.
pub const MORNING: Timestamp = Timestamp(1_795_165_200_000);
pub const PASSWORD: &str = "a long enough password";

/// A server and all that belongs to it. The clock stands until a test moves it.
pub struct World {
    home: TempDir,
    clock: Arc<AtomicI64>,
    server: Option<Running>,
}

impl World {
    /// A folder in which no server was started yet.
    pub fn stopped() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            clock: Arc::new(AtomicI64::new(MORNING.0)),
            server: None,
        }
    }

    /// A server that nobody has set up.
    pub async fn new() -> Self {
        let mut world = Self::stopped();
        world.start().await;
        world
    }

    /// A server with its owner signed in.
    pub async fn with_owner() -> (Self, Browser) {
        let world = Self::new().await;
        let owner = world.set_up().await;
        (world, owner)
    }

    pub fn settings(&self) -> Settings {
        let clock = Arc::clone(&self.clock);
        Settings {
            data: self.data().to_owned(),
            address: SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0),
            public_url: None,
            trusted_proxies: Vec::new(),
            providers: Vec::new(),
            with_sample: false,
            clock: Clock::by(move || Timestamp(clock.load(Ordering::SeqCst))),
            assets: small_app(),
        }
    }

    pub fn data(&self) -> &Path {
        self.home.path()
    }

    pub async fn start(&mut self) {
        self.start_as(self.settings()).await.unwrap();
    }

    pub async fn start_as(&mut self, settings: Settings) -> Result<(), StartError> {
        self.server = Some(running::start(settings).await?);
        Ok(())
    }

    pub async fn stop(&mut self) {
        self.server.take().unwrap().stop().await;
    }

    pub async fn restart(&mut self) {
        self.stop().await;
        self.start().await;
    }

    pub fn server(&self) -> &Running {
        self.server.as_ref().unwrap()
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.server().address())
    }

    pub fn now(&self) -> Timestamp {
        Timestamp(self.clock.load(Ordering::SeqCst))
    }

    pub fn pass(&self, span: Span) {
        self.clock.fetch_add(span.0, Ordering::SeqCst);
    }

    /// A browser in which nobody is signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(&self.base())
    }

    pub fn setup_token(&self) -> String {
        match self.server().way_in() {
            Some(WayIn::SetUp(token)) => token.as_str().to_owned(),
            _ => panic!("the server is set up"),
        }
    }

    pub fn setup_body(&self) -> Setup {
        setup_body(&self.setup_token())
    }

    pub async fn set_up(&self) -> Browser {
        let mut browser = self.browser();
        browser.enter("/api/v1/setup", &self.setup_body()).await;
        browser
    }

    /// A further member of the owner's workspace.
    pub async fn join(&self, owner: &Browser, role: Role, name: &str) -> Browser {
        let invited = owner.invite(role).await;
        let mut browser = self.browser();
        browser
            .enter("/api/v1/join", &join_body(&invited, name))
            .await;
        browser
    }

    /// The owner of another workspace in the same database.
    pub async fn stranger(&self, name: &str) -> Browser {
        let (token, now) = (Token::random().unwrap(), self.now());
        let hash = token.hash();
        let id = WorkspaceId(Uuid::new_v4());
        let newcomer = people::Newcomer {
            id: MemberId(Uuid::new_v4()),
            name: name.to_owned(),
            email: format!("{name}@elsewhere.example"),
            password_hash: String::new(),
            reading_language: None,
            role: Role::Owner,
        };
        let write = self.server().db().write(move |tx| {
            people::create_workspace(tx, id, "Other", people::Origin::SetUp, now)?;
            let member = people::add_member(tx, id, &newcomer)?.unwrap();
            sessions::begin(tx, id, member.id, hash, "test", now)?;
            Ok(())
        });
        write.await.unwrap();
        let mut browser = self.browser();
        let cookie = format!("rapport_session={}; Path=/", token.as_str());
        browser
            .jar
            .add_cookie_str(&cookie, &self.base().parse::<Url>().unwrap());
        browser.me = Some(browser.get("/api/v1/session").await.ok());
        browser
    }
}

/// An app with a script of its own in the page.
fn small_app() -> Assets {
    let page = "<!doctype html><script type=\"module\">start()</script><p>app</p>";
    let files: [(&str, &str); 3] = [
        ("index.html", page),
        ("app-0123456789abcdef.wasm", "plain bytes"),
        ("app-0123456789abcdef.wasm.br", "compressed bytes"),
    ];
    Assets::of(files.map(|(name, text)| (name.to_owned(), Cow::from(text.as_bytes()))))
}

/// What the first owner types who holds this token.
pub fn setup_body(token: &str) -> Setup {
    Setup {
        token: token.to_owned(),
        workspace_name: "Forn & Co.".to_owned(),
        name: "Olga Owner".to_owned(),
        email: "olga@example.com".to_owned(),
        password: PASSWORD.to_owned(),
        reading_language: None,
        sample: false,
    }
}

pub fn join_body(invited: &Invited, name: &str) -> Join {
    Join {
        token: invited.path.rsplit('/').next().unwrap().to_owned(),
        name: name.to_owned(),
        email: format!("{name}@example.com"),
        password: PASSWORD.to_owned(),
        reading_language: None,
    }
}

/// A browser with its cookies.
#[derive(Clone)]
pub struct Browser {
    pub client: Client,
    pub jar: Arc<Jar>,
    pub base: String,
    /// What it says as `Origin`.
    pub origin: Option<String>,
    pub me: Option<SessionAnswer>,
}

/// What the server answered.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Browser {
    pub fn new(base: &str) -> Self {
        let jar = Arc::new(Jar::default());
        ready_tls();
        let client = Client::builder()
            .cookie_provider(Arc::clone(&jar))
            // None is asked over TLS: reading the system's certificates would only take time.
            .tls_certs_only([]);
        Self {
            client: client.build().unwrap(),
            jar,
            base: base.to_owned(),
            origin: Some(base.to_owned()),
            me: None,
        }
    }

    /// The same browser, after the server has come up at another address.
    pub fn at(&self, base: &str) -> Self {
        Self {
            base: base.to_owned(),
            origin: Some(base.to_owned()),
            ..self.clone()
        }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.base));
        match &self.origin {
            Some(origin) => request.header(header::ORIGIN, origin),
            None => request,
        }
    }

    pub async fn send(&self, request: RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply {
            status,
            headers,
            text: response.text().await.unwrap(),
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &impl Serialize) -> Reply {
        self.send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn post_text(&self, path: &str, body: impl Into<String>) -> Reply {
        let request = self.request(Method::POST, path);
        let request = request.header(header::CONTENT_TYPE, "application/json");
        self.send(request.body(body.into())).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        self.send(self.request(Method::DELETE, path)).await
    }

    /// Signs in by a body that gives a session.
    pub async fn enter(&mut self, path: &str, body: &impl Serialize) {
        self.me = Some(self.post(path, body).await.ok());
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Reply {
        let body = SignIn {
            email: email.to_owned(),
            password: password.to_owned(),
            code: String::new(),
        };
        self.post("/api/v1/sign-in", &body).await
    }

    pub fn me(&self) -> &Member {
        &self.me.as_ref().unwrap().member
    }

    pub async fn invite(&self, role: Role) -> Invited {
        let body = Invite {
            role,
            note: "a colleague".to_owned(),
        };
        self.post("/api/v1/invitations", &body).await.created()
    }

    pub async fn push(&self, commands: Vec<Envelope>) -> Vec<Outcome> {
        let push = Push {
            epoch: None,
            commands,
        };
        let answer: PushAnswer = self.post("/api/v1/commands", &push).await.ok();
        answer
            .outcomes
            .into_iter()
            .map(|outcome| outcome.outcome)
            .collect()
    }

    /// Does one thing, which must be allowed.
    pub async fn act(&self, command: impl Into<Command>) -> Seq {
        match self.try_to(command).await {
            Outcome::Applied { seq } => seq,
            Outcome::Refused { refusal } => panic!("refused: {refusal}"),
        }
    }

    pub async fn try_to(&self, command: impl Into<Command>) -> Outcome {
        self.push(vec![envelope(command)]).await.remove(0)
    }

    pub async fn pull(&self, since: Seq) -> ChangesAnswer {
        self.get(&format!("/api/v1/changes?since={since}"))
            .await
            .ok()
    }

    /// All rows that stand.
    pub async fn rows(&self) -> Vec<Row> {
        let changes = self.pull(0).await.rows.into_iter();
        changes
            .filter_map(|change| match change {
                ChangedRow::Put { row, .. } => Some(row.into_row()),
                ChangedRow::Deleted { .. } => None,
            })
            .collect()
    }

    /// A new account, in no campaign.
    pub async fn create_account(&self, name: &str) -> AccountId {
        let id = AccountId(Uuid::new_v4());
        self.act(CreateAccount {
            id,
            name: name.to_owned(),
            changes: Vec::new(),
        })
        .await;
        id
    }
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    pub fn created<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::CREATED, "{}", self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// The problem that this must be.
    pub fn problem(&self) -> Problem {
        let kind = self.headers.get(header::CONTENT_TYPE).unwrap();
        assert_eq!(
            kind, "application/problem+json",
            "{} {}",
            self.status, self.text
        );
        let problem: Problem = serde_json::from_str(&self.text).unwrap();
        assert_eq!(problem.status, self.status.as_u16());
        problem
    }

    pub fn is_problem(&self, kind: ProblemKind) {
        assert_eq!(self.problem().kind, kind, "{}", self.text);
    }
}

pub fn envelope(command: impl Into<Command>) -> Envelope {
    Envelope {
        id: CommandId(Uuid::new_v4()),
        at: MORNING,
        command: command.into(),
    }
}

/// Something said by email, outside any campaign.
pub fn log(account_id: AccountId, mode: Mode, text: &str, at: Timestamp) -> LogMessage {
    LogMessage {
        id: MessageId(Uuid::new_v4()),
        account_id,
        campaign_id: None,
        said: said(mode, text, at),
        log_anyway: false,
        base: None,
        call: None,
        html: None,
        suggested: None,
    }
}

pub fn said(mode: Mode, text: &str, at: Timestamp) -> Said {
    Said {
        mode,
        channel: Channel::Email,
        original_text: text.to_owned(),
        original_language: Language::english(),
        translation: None,
        subject: String::new(),
        quoted_history: String::new(),
        occurred_at: at,
        correspondent: None,
        intent: None,
        language_override: None,
        attachments: Vec::new(),
    }
}

pub fn refusal(outcome: &Outcome) -> &Refusal {
    match outcome {
        Outcome::Refused { refusal } => refusal,
        Outcome::Applied { .. } => panic!("it was applied"),
    }
}
