//! A running server: from a folder and an address to an answer, and to an orderly end.

use crate::{
    assets::Assets,
    assisting,
    clock::Clock,
    connections,
    db::{
        Db, DbError, OpenError,
        people::{self, Newcomer, Origin},
    },
    files,
    folder::{Folder, FolderError},
    limits,
    origin::PublicUrl,
    passwords::{self, PasswordError},
    providers::{Client, Provider},
    routes, sample,
    secrets::{NoRandomness, Token, readable_password},
    state::{App, AppState},
};
use domain::{MemberId, Role, Span, WorkspaceId};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};
use tokio::{net::TcpListener, sync::watch, task::JoinHandle, time};
use uuid::Uuid;

/// How a server is to be started.
#[derive(Debug)]
pub struct Settings {
    pub data: PathBuf,
    /// Port 0 takes any that is free.
    pub address: SocketAddr,
    /// What people type, where a proxy stands before the server.
    pub public_url: Option<PublicUrl>,
    /// Proxies on other machines that are believed whom they saw.
    pub trusted_proxies: Vec<IpAddr>,
    /// Whom every workspace may ask for translations and drafts.
    pub providers: Vec<Provider>,
    /// Fills an empty database with the sample, and signs its owner in by a link.
    pub with_sample: bool,
    pub clock: Clock,
    pub assets: Assets,
}

/// Why a server did not start. Each is one sentence for whoever started it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("port {0} is in use: stop the program that has it, or choose another with --port")]
    PortInUse(u16),
    #[error("{address} cannot be listened on: {error}")]
    NoListener {
        address: SocketAddr,
        error: io::Error,
    },
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Password(#[from] PasswordError),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("this server could ask no provider of translations: {0}")]
    NoClient(#[from] reqwest::Error),
}

/// The way in that the terminal prints.
#[derive(Clone, PartialEq, Eq)]
pub enum WayIn {
    /// Nobody has a login yet: whoever opens this becomes the first owner.
    SetUp(Token),
    /// Signs the sample's owner in, once.
    Sample(Token),
}

impl WayIn {
    /// The path of the link.
    pub fn path(&self) -> String {
        match self {
            Self::SetUp(token) => format!("/setup?token={}", token.as_str()),
            Self::Sample(token) => format!("/sign-in/link?token={}", token.as_str()),
        }
    }
}

/// A server that answers.
pub struct Running {
    address: SocketAddr,
    way_in: Option<WayIn>,
    app: AppState,
    end: watch::Sender<bool>,
    serving: JoinHandle<()>,
}

/// Binds, opens the database, and answers from then on.
pub async fn start(settings: Settings) -> Result<Running, StartError> {
    // First the port: a server that cannot listen leaves the folder as it was.
    let listener = listen(settings.address).await?;
    let no_listener = |error| StartError::NoListener {
        address: settings.address,
        error,
    };
    let address = listener.local_addr().map_err(no_listener)?;
    let folder = Folder::claim(&settings.data)?;
    let db = Db::open(folder, settings.clock)?;
    let (end, ending) = watch::channel(false);
    let app = Arc::new(App::new(
        db,
        settings.assets,
        settings.public_url,
        settings.trusted_proxies,
        Client::new()?,
        settings.providers,
        ending.clone(),
    )?);
    let way_in = way_in(&app, settings.with_sample).await?;

    tokio::spawn(assisting::work(Arc::clone(&app), ending.clone()));
    let router = routes::router(Arc::clone(&app));
    let serving = tokio::spawn(connections::serve(
        listener,
        router,
        limits::connections(files::raise_limit()),
        until_told(ending),
    ));
    Ok(Running {
        address,
        way_in,
        app,
        end,
        serving,
    })
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address)
        .await
        .map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => StartError::PortInUse(address.port()),
            _ => StartError::NoListener { address, error },
        })
}

async fn until_told(mut ending: watch::Receiver<bool>) {
    // A sender that is gone says the same.
    let _ = ending.wait_for(|end| *end).await;
}

async fn way_in(app: &App, with_sample: bool) -> Result<Option<WayIn>, StartError> {
    let is_empty = !app.db.read(people::has_workspace).await?;
    if is_empty && !with_sample {
        let token = Token::random()?;
        app.expect_setup(&token);
        return Ok(Some(WayIn::SetUp(token)));
    }
    if !with_sample {
        return Ok(None);
    }
    if is_empty {
        create_sample(app).await?;
    }
    let Some((workspace, owner)) = app.db.read(people::sample_owner).await? else {
        tracing::warn!("the database holds a workspace of its own: --sample changes nothing");
        return Ok(None);
    };
    Ok(Some(WayIn::Sample(link_for(app, workspace, owner).await?)))
}

/// How long a printed link can wait to be opened.
const LINK_LIFETIME: Span = Span::days(1);

async fn link_for(app: &App, workspace: WorkspaceId, owner: MemberId) -> Result<Token, StartError> {
    let token = Token::random()?;
    let (hash, expires_at) = (token.hash(), app.now() + LINK_LIFETIME);
    let write = app
        .db
        .write(move |tx| people::add_one_time_link(tx, workspace, owner, hash, expires_at));
    write.await?;
    Ok(token)
}

async fn create_sample(app: &App) -> Result<(), StartError> {
    let now = app.now();
    let owner = sample_owner(MemberId(Uuid::new_v4()), &readable_password()?)?;
    let write = app.db.write(move |tx| {
        let workspace = WorkspaceId(Uuid::new_v4());
        people::create_workspace(tx, workspace, sample::WORKSPACE, Origin::Sample, now)?;
        let Some(member) = people::add_member(tx, workspace, &owner)? else {
            return Err(DbError::Interrupted);
        };
        sample::fill(tx, workspace, &member, now)
    });
    Ok(write.await?)
}

/// The sample's owner. Nobody needs the password of one who is signed in by link.
pub fn sample_owner(id: MemberId, password: &str) -> Result<Newcomer, PasswordError> {
    Ok(Newcomer {
        id,
        name: sample::OWNER.to_owned(),
        email: sample::OWNER_EMAIL.to_owned(),
        password_hash: passwords::hash_for_terminal(password)?,
        reading_language: None,
        role: Role::Owner,
    })
}

impl Running {
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What people open: the public address, or the one that is listened on.
    pub fn url(&self) -> String {
        match &self.app.public_url {
            Some(url) => url.to_string(),
            None if self.address.ip().is_unspecified() => {
                format!("http://localhost:{}", self.address.port())
            }
            None => format!("http://{}", self.address),
        }
    }

    pub fn way_in(&self) -> Option<&WayIn> {
        self.way_in.as_ref()
    }

    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// Ends in order: what runs is finished within some seconds, then the database is closed.
    pub async fn stop(self) {
        let _ = self.end.send(true);
        let serving = time::timeout(limits::SHUTDOWN_TIME, self.serving);
        match serving.await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => tracing::error!("serving broke off"),
            Err(_) => tracing::warn!("some requests were cut off"),
        }
        let app = self.app;
        // Requests that were cut off let go of the state when their tasks have ended.
        let begun = time::Instant::now();
        let mut app = Some(app);
        while let Some(shared) = app.take() {
            match Arc::try_unwrap(shared) {
                Ok(app) => {
                    let closing = tokio::task::spawn_blocking(move || app.db.close());
                    let _ = closing.await;
                }
                Err(shared) if begun.elapsed() < limits::SHUTDOWN_TIME => {
                    app = Some(shared);
                    time::sleep(Duration::from_millis(10)).await;
                }
                Err(_) => tracing::warn!("the database is left open: it is whole all the same"),
            }
        }
    }
}
