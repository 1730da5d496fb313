//! How well accounts fit what is offered, as a model judges it (rule book §11): asked for by hand, one
//! account at a time, and kept as an act of the member's.

use super::assistance::Means;
use crate::{
    db::{
        DbError,
        commands::{self, Sender, Sent},
        rows,
        view::SqlView,
    },
    extract::{Body, SignedIn},
    limits::{ASSISTED_CHARACTERS, ASSISTED_TIME},
    problem::{Answer, ApiProblem},
    rate::TooMany,
    state::AppState,
    usage::Used,
};
use axum::{Json, extract::State};
use domain::{
    Account, CommandId, Contact, JudgeFit, Judgement, Member, Product, ProviderTrouble, Row, View,
    WorkspaceId,
    prompt::{FitInput, fit, read_fit},
    source, survivor,
};
use protocol::{AskFit, Envelope, FitAnswer, Outcome, Problem, ProblemKind};
use rusqlite::Connection;
use uuid::Uuid;

/// Has one account judged for a product and a goal. The score is a row like any other.
#[utoipa::path(post, path = "/api/v1/fits", request_body = AskFit,
    security(("session" = [])), responses((status = 200, body = FitAnswer),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem), (status = 429, body = Problem)))]
pub(super) async fn judge(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(asked): Body<AskFit>,
) -> Answer<Json<FitAnswer>> {
    let place = app.assisted.take(session.member.id);
    let _place = place.ok_or(TooMany { retry_after: 5 })?;
    let (workspace, member) = (session.workspace.id, session.member.id);
    let (wish, reader) = (asked.clone(), session.member.clone());
    let prompt = app
        .db
        .read(move |db| prompt_of(db, workspace, &reader, &wish))
        .await?
        .ok_or_else(ApiProblem::not_found)?;
    let means = Means::of(&app, workspace, member).await?;
    if means.used >= ASSISTED_CHARACTERS {
        let why = ProviderTrouble::SpentUp;
        return Ok(Json(FitAnswer::Failed { why }));
    }
    let used = Used::by(&app, workspace, member);
    // Somebody asked for it: whoever writes drafts may be asked, and not only who reads replies.
    let models = means.providers.iter();
    let models = models.filter(|provider| provider.body.kind.drafts());
    let answer = app.providers.answer(models, &prompt, &used.meter, read_fit);
    let answer = tokio::time::timeout(ASSISTED_TIME, answer).await;
    let answer = answer.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into()));
    used.note().await?;
    match answer {
        Ok(judgement) => keep(&app, workspace, &session.member, asked, judgement).await,
        Err(failure) => Ok(Json(FitAnswer::Failed { why: failure.why })),
    }
}

/// What is to be asked; nothing where one of them is not there.
fn prompt_of(
    db: &Connection,
    workspace: WorkspaceId,
    reader: &Member,
    asked: &AskFit,
) -> Result<Option<String>, DbError> {
    let view = SqlView::new(db, workspace);
    let found = |id: domain::RowKey| match view.row(id) {
        Some(Row::Account(account)) => Some(account),
        _ => None,
    };
    let account: Option<Account> = survivor(asked.account_id, |id| found(id.into()));
    let product = rows::find(db, workspace, asked.product_id.into())?;
    let product: Option<Product> = product.and_then(|row| row.try_into().ok());
    let contacts: Vec<Contact> = account
        .as_ref()
        .map(|account| view.contacts_of(account.id))
        .unwrap_or_default();
    view.into_result()?;
    Ok(account.zip(product).map(|(account, product)| {
        fit(&FitInput {
            product: &product,
            goal: asked.goal,
            account: &account,
            contacts: &contacts.iter().collect::<Vec<_>>(),
            reader: &source(reader.reading_language.as_ref()),
        })
    }))
}

async fn keep(
    app: &AppState,
    workspace: WorkspaceId,
    member: &Member,
    asked: AskFit,
    judgement: Judgement,
) -> Answer<Json<FitAnswer>> {
    let AskFit {
        account_id,
        product_id,
        goal,
    } = asked;
    let now = app.now();
    let envelope = Envelope {
        id: CommandId(Uuid::new_v4()),
        at: now,
        command: JudgeFit {
            account_id,
            product_id,
            goal,
            judgement: judgement.clone(),
        }
        .into(),
    };
    let sender = Sender {
        workspace,
        member: member.id,
    };
    let run = app
        .db
        .write(move |tx| commands::run(tx, sender, now, &[Sent::Understood(Box::new(envelope))]));
    let outcomes = run.await?;
    let is_applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. });
    if outcomes.iter().all(|one| is_applied(&one.outcome)) {
        return Ok(Json(FitAnswer::Judged { judgement }));
    }
    // Erased meanwhile, or the member was removed.
    let detail = "what it was judged for is not there any more";
    Err(ApiProblem::new(ProblemKind::NotFound, detail))
}
