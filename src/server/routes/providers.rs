//! Who is asked for translations and drafts: admins say so, and see how much it was.

use crate::{
    db::{
        audit,
        providers::{self as db, Saved},
    },
    extract::{Admin, Body, PathId},
    limits::ASSISTED_TIME,
    problem::{Answer, ApiProblem},
    providers::{Original, is_address},
    rate::TooMany,
    state::AppState,
    usage::Used,
};
use axum::{Json, extract::State, http::StatusCode};
use domain::{Field, Language, ProviderTrouble, Refusal, text};
use protocol::{
    AuditAct, LanguagePair, Problem, Provider, ProviderBody, ProviderKind, ProviderTest,
    SaveProvider, Usage,
    limits::{MAX_PROVIDER_FIELD, MAX_PROVIDERS},
};

/// Those that admins named, in the order in which they are asked, and behind them those of the
/// server's own configuration. No key is among it.
#[utoipa::path(get, path = "/api/v1/providers", security(("session" = [])),
    responses((status = 200, body = Vec<Provider>), (status = 403, body = Problem)))]
pub(super) async fn list(
    State(app): State<AppState>,
    Admin(session): Admin,
) -> Answer<Json<Vec<Provider>>> {
    let workspace = session.workspace.id;
    let own = app.db.read(move |db| db::all(db, workspace)).await?;
    let configured = app.configured.iter().map(|provider| Provider {
        id: None,
        body: provider.body.clone(),
        has_key: !provider.key.is_blank(),
        place: u16::MAX,
    });
    let own = own.into_iter().map(db::Stored::into_wire);
    Ok(Json(own.chain(configured).collect()))
}

/// Names a provider, or says of one how it is by now. Its key is kept and never said again: without
/// one in the request the key that is there stays, at the same address alone.
#[utoipa::path(post, path = "/api/v1/providers", request_body = SaveProvider,
    security(("session" = [])), responses((status = 204), (status = 403, body = Problem),
    (status = 422, body = Problem, description = "a field is wrong, or a key is needed")))]
pub(super) async fn save(
    State(app): State<AppState>,
    Admin(session): Admin,
    Body(mut save): Body<SaveProvider>,
) -> Answer<StatusCode> {
    save.body.address = save.body.address.trim().to_owned();
    save.body.model = save.body.model.trim().to_owned();
    save.key = save.key.map(|key| key.trim().to_owned());
    check(&save)?;
    let doer = session.doer(app.now());
    let write = app.db.write(move |tx| {
        let saved = db::save(tx, doer.workspace, &save)?;
        let ProviderBody { kind, address, .. } = save.body;
        match saved {
            Saved::New => audit::note(tx, doer, &AuditAct::ProviderNamed { kind, address })?,
            Saved::Changed => {
                let new_key = save.key.is_some();
                let act = AuditAct::ProviderChanged {
                    kind,
                    address,
                    new_key,
                };
                audit::note(tx, doer, &act)?;
            }
            Saved::Moved | Saved::KeyNeeded | Saved::TooMany => {}
        }
        Ok(saved)
    });
    match write.await? {
        Saved::New | Saved::Changed | Saved::Moved => Ok(StatusCode::NO_CONTENT),
        Saved::KeyNeeded => Err(ApiProblem::malformed(
            "a key goes to the address that it was said for: say it again for this one",
        )),
        Saved::TooMany => Err(ApiProblem::malformed(format!(
            "a workspace may have {MAX_PROVIDERS} providers"
        ))),
    }
}

fn check(save: &SaveProvider) -> Answer<()> {
    let key = save.key.as_deref().unwrap_or_default();
    let fields = [
        (Field::Website, save.body.address.as_str()),
        (Field::Name, &save.body.model),
        (Field::Key, key),
    ];
    for (field, value) in fields {
        let length = value.chars().count();
        if length > MAX_PROVIDER_FIELD {
            let limit = MAX_PROVIDER_FIELD;
            return Err(ApiProblem::refused(&Refusal::TooLong {
                field,
                limit,
                length,
            }));
        }
    }
    if !is_address(&save.body.address) {
        return Err(ApiProblem::malformed(
            "address: it begins with https:// or http://, as https://api.deepl.com does, and has \
             no name, password or question in it",
        ));
    }
    if save.body.kind.drafts() && !text::has_visible(&save.body.model) {
        return Err(ApiProblem::malformed(
            "model: which model is to be asked is missing",
        ));
    }
    if !key.chars().all(|sign| sign.is_ascii_graphic()) {
        return Err(ApiProblem::malformed(
            "key: a key has letters, digits and signs, and no blanks",
        ));
    }
    if save.body.pairs.len() > MAX_PROVIDERS {
        return Err(ApiProblem::malformed(format!(
            "pairs: there may be {MAX_PROVIDERS}"
        )));
    }
    Ok(())
}

/// Takes a provider out, and its key with it.
#[utoipa::path(delete, path = "/api/v1/providers/{id}", security(("session" = [])),
    params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
pub(super) async fn remove(
    State(app): State<AppState>,
    Admin(session): Admin,
    PathId(id): PathId,
) -> Answer<StatusCode> {
    let doer = session.doer(app.now());
    let write = app.db.write(move |tx| {
        let removed = db::remove(tx, doer.workspace, id)?;
        let was_there = removed.is_some();
        if let Some(ProviderBody { kind, address, .. }) = removed {
            audit::note(tx, doer, &AuditAct::ProviderRemoved { kind, address })?;
        }
        Ok(was_there)
    });
    if write.await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiProblem::not_found())
    }
}

/// Asks a provider for something small, and says what came back.
#[utoipa::path(post, path = "/api/v1/providers/{id}/test", security(("session" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = ProviderTest),
    (status = 404, body = Problem)))]
pub(super) async fn test(
    State(app): State<AppState>,
    Admin(session): Admin,
    PathId(id): PathId,
) -> Answer<Json<ProviderTest>> {
    let place = app.assisted.take(session.member.id);
    let _place = place.ok_or(TooMany { retry_after: 5 })?;
    let workspace = session.workspace.id;
    let all = app.db.read(move |db| db::all(db, workspace)).await?;
    let found = all.into_iter().find(|stored| stored.id == id);
    let provider = found.ok_or_else(ApiProblem::not_found)?.provider;
    let (text, pair) = greeting(provider.body.kind, provider.body.pairs.first());
    let texts = [text.to_owned()];
    let original = Original {
        texts: &texts,
        from: &pair.from,
        to: &pair.to,
    };
    let used = Used::by(&app, workspace, session.member.id);
    let asked = app.providers.translate_by(&provider, original, &used.meter);
    let answer = tokio::time::timeout(ASSISTED_TIME, asked).await;
    used.note().await?;
    Ok(Json(match answer {
        Ok(Ok(answers)) => ProviderTest::Answered {
            asked: text.to_owned(),
            answer: answers.concat(),
        },
        Ok(Err(failure)) => ProviderTest::Failed { why: failure.why },
        Err(_) => ProviderTest::Failed {
            why: ProviderTrouble::TooSlow,
        },
    }))
}

/// What is asked of a provider that is tried: within the first pair that it is for.
fn greeting(kind: ProviderKind, pair: Option<&LanguagePair>) -> (&'static str, LanguagePair) {
    let tag = |text: &str| text.parse().unwrap_or_else(|_| Language::english());
    // Apertium has Catalan wherever it has anything; others have Spanish more surely.
    let other = if kind == ProviderKind::Apertium {
        "ca"
    } else {
        "es"
    };
    let pair = pair.cloned().unwrap_or_else(|| LanguagePair {
        from: Language::english(),
        to: tag(other),
    });
    let text = match pair.from.primary() {
        "ca" => "Bon dia i gràcies",
        "es" => "Buenos días y gracias",
        "fr" => "Bonjour et merci",
        "de" => "Guten Tag und danke",
        "it" => "Buongiorno e grazie",
        "pt" => "Bom dia e obrigado",
        _ => "Good morning and thank you",
    };
    (text, pair)
}

/// What members used of providers in the last thirty days.
#[utoipa::path(get, path = "/api/v1/usage", security(("session" = [])),
    responses((status = 200, body = Vec<Usage>), (status = 403, body = Problem)))]
pub(super) async fn usage(
    State(app): State<AppState>,
    Admin(session): Admin,
) -> Answer<Json<Vec<Usage>>> {
    let (workspace, now) = (session.workspace.id, app.now());
    let usage = app.db.read(move |db| db::usage(db, workspace, now));
    Ok(Json(usage.await?))
}
