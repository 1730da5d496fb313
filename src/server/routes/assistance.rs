//! Translations and drafts by providers (rule book §16). That a provider fails is an answer like
//! any other: nothing of what a member does waits for one.

use crate::{
    assisting::all_providers,
    db::providers as db,
    extract::{Body, SignedIn},
    limits::{ASSISTED_CHARACTERS, ASSISTED_TIME},
    problem::{Answer, ApiProblem},
    providers::{Original, Provider},
    rate::TooMany,
    state::{App, AppState},
    usage::Used,
};
use axum::{Json, extract::State};
use domain::{MemberId, ProviderTrouble, WorkspaceId, text::MESSAGE_LIMIT};
use protocol::{
    Assistance, Problem, ProblemKind, Translate, TranslateAnswer,
    limits::{MAX_ASSISTED_BYTES, MAX_TRANSLATED},
};

/// What there is to help the member, and how much of it they may have today.
#[utoipa::path(get, path = "/api/v1/assistance", security(("session" = [])),
    responses((status = 200, body = Assistance), (status = 401, body = Problem)))]
pub(super) async fn state(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
) -> Answer<Json<Assistance>> {
    let means = Means::of(&app, session.workspace.id, session.member.id).await?;
    Ok(Json(Assistance {
        translates: !means.providers.is_empty(),
        drafts: means.providers.iter().any(|one| one.body.kind.drafts()),
        used: means.used,
        budget: ASSISTED_CHARACTERS,
    }))
}

/// Texts in another language, by the first provider that can. Nothing is kept of them.
#[utoipa::path(post, path = "/api/v1/translate", request_body = Translate,
    security(("session" = [])), responses((status = 200, body = TranslateAnswer),
    (status = 401, body = Problem), (status = 413, body = Problem), (status = 422, body = Problem),
    (status = 429, body = Problem)))]
pub(super) async fn translate(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(asked): Body<Translate, MAX_ASSISTED_BYTES>,
) -> Answer<Json<TranslateAnswer>> {
    let count = asked.texts.len();
    if count > MAX_TRANSLATED {
        let detail = format!("there may be {MAX_TRANSLATED} texts, here are {count}");
        return Err(ApiProblem::new(ProblemKind::TooLarge, detail));
    }
    let characters: usize = asked.texts.iter().map(|text| text.chars().count()).sum();
    if characters > MESSAGE_LIMIT {
        let detail = format!("texts may have {MESSAGE_LIMIT} characters, these have {characters}");
        return Err(ApiProblem::new(ProblemKind::TooLarge, detail));
    }
    let place = app.assisted.take(session.member.id);
    let _place = place.ok_or(TooMany { retry_after: 5 })?;
    let (workspace, member) = (session.workspace.id, session.member.id);
    let means = Means::of(&app, workspace, member).await?;
    if means.used >= ASSISTED_CHARACTERS {
        let why = ProviderTrouble::SpentUp;
        return Ok(Json(TranslateAnswer::Failed { why }));
    }
    let original = Original {
        texts: &asked.texts,
        from: &asked.from,
        to: &asked.to,
    };
    let used = Used::by(&app, workspace, member);
    let asked = app
        .providers
        .translate(&means.providers, original, &used.meter);
    let answer = tokio::time::timeout(ASSISTED_TIME, asked).await;
    let answer = answer.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into()));
    used.note().await?;
    Ok(Json(match answer {
        Ok(translated) => TranslateAnswer::Translated {
            texts: translated.texts,
            by: translated.by,
        },
        Err(failure) => TranslateAnswer::Failed { why: failure.why },
    }))
}

/// Whom a member may ask, and what they used today.
pub(super) struct Means {
    pub(super) providers: Vec<Provider>,
    pub(super) used: u64,
}

impl Means {
    pub(super) async fn of(app: &App, workspace: WorkspaceId, member: MemberId) -> Answer<Self> {
        let (now, configured) = (app.now(), app.configured.clone());
        let means = app.db.read(move |db| {
            Ok(Self {
                providers: all_providers(db, workspace, configured)?,
                used: db::used(db, workspace, member, now)?,
            })
        });
        Ok(means.await?)
    }
}
