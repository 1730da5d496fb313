//! Drafts by a provider that writes (rule book §16), as they come.

use super::assistance::Means;
use crate::{
    db::{sessions::Session, view::SqlView},
    extract::{Body, SignedIn},
    limits::{ASSISTED_CHARACTERS, DRAFT_TIME, KEEP_ALIVE},
    problem::{Answer, ApiProblem},
    providers::{Draft, Failure, characters},
    rate::TooMany,
    state::{AppState, Place},
    usage::Used,
};
use axum::{
    extract::State,
    http::HeaderName,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::{
    Channel, CommandId, Context, Language, MessageId, Mode, ProviderTrouble, Said, SaveDraft,
    decide, suggestion::can_be_said, text::has_visible, written_in_likely,
};
use futures_util::{Stream, stream};
use protocol::{
    AskDraft, DraftEvent, Problem, ProblemKind, ProviderKind, limits::MAX_ASSISTED_BYTES,
};
use std::convert::Infallible;
use tokio::sync::watch;
use uuid::Uuid;

/// The longest prompt, in characters: a thread's budget, and a brief of the longest kind.
const LONGEST: usize = 200_000;

/// Asks the first provider that writes drafts. The answer is a stream of server-sent events, each a
/// [`DraftEvent`]; whoever hears enough closes it. Nothing is kept of a draft.
#[utoipa::path(post, path = "/api/v1/drafts", request_body = AskDraft,
    security(("session" = [])), responses(
    (status = 200, body = DraftEvent, content_type = "text/event-stream"),
    (status = 401, body = Problem), (status = 404, body = Problem), (status = 413, body = Problem),
    (status = 422, body = Problem, description = "blank, or the account must not be contacted"),
    (status = 429, body = Problem)))]
pub(super) async fn draft(
    State(app): State<AppState>,
    SignedIn(session): SignedIn,
    Body(asked): Body<AskDraft, MAX_ASSISTED_BYTES>,
) -> Answer<impl IntoResponse> {
    let length = asked.prompt.chars().count();
    if length > LONGEST {
        let detail = format!("a prompt may have {LONGEST} characters, this one has {length}");
        return Err(ApiProblem::new(ProblemKind::TooLarge, detail));
    }
    if !has_visible(&asked.prompt) {
        return Err(ApiProblem::malformed("prompt: it is blank"));
    }
    let place = app.assisted.take(session.member.id);
    let place = place.ok_or(TooMany { retry_after: 5 })?;
    let (workspace, member) = (session.workspace.id, session.member.id);
    may_be_written(&app, &session, &asked).await?;
    let means = Means::of(&app, workspace, member).await?;
    let used = Used::by(&app, workspace, member);
    let begun = tokio::time::timeout(DRAFT_TIME, begin(&app, &means, &asked.prompt, &used)).await;
    let begun = begun.unwrap_or_else(|_| Err(ProviderTrouble::TooSlow.into()));
    let ending = app.ending.clone();
    let writing = Writing {
        used,
        language: asked.language,
        text: String::new(),
        source: Some(begun),
        ending,
        _place: place,
    };
    // A proxy that gathers what passes through it would keep the words back.
    let unbuffered = [(HeaderName::from_static("x-accel-buffering"), "no")];
    let comments = KeepAlive::new().interval(KEEP_ALIVE);
    Ok((unbuffered, Sse::new(events(writing)).keep_alive(comments)))
}

/// Asks the rules whether a draft could be kept where this one is asked for (rule book §§6, 7).
async fn may_be_written(app: &AppState, session: &Session, asked: &AskDraft) -> Answer<()> {
    let now = app.now();
    let probe = SaveDraft {
        id: MessageId(Uuid::new_v4()),
        account_id: asked.account_id,
        campaign_id: asked.campaign_id,
        said: Said {
            mode: Mode::AiDraft,
            channel: Channel::Other,
            // What any message could say.
            original_text: "·".to_owned(),
            original_language: asked.language.clone(),
            translation: None,
            subject: String::new(),
            quoted_history: String::new(),
            occurred_at: now,
            correspondent: None,
            intent: None,
            language_override: None,
            attachments: Vec::new(),
        },
        base: None,
        begun_at: None,
        suggested: None,
    };
    let context = Context::of(&session.member, CommandId(Uuid::new_v4()), now);
    let workspace = session.workspace.id;
    let decided = app.db.read(move |db| {
        let view = SqlView::new(db, workspace);
        let decided = decide(&view, &context, &probe.into());
        view.into_result()?;
        Ok(decided.map(drop))
    });
    decided
        .await?
        .map_err(|refusal| ApiProblem::refused(&refusal))
}

type Source = Result<(ProviderKind, Draft), Failure>;

async fn begin(app: &AppState, means: &Means, prompt: &str, used: &Used) -> Source {
    if means.used >= ASSISTED_CHARACTERS {
        return Err(ProviderTrouble::SpentUp.into());
    }
    let mut failure = Failure::from(ProviderTrouble::NoProvider);
    let writers = means.providers.iter();
    for provider in writers.filter(|provider| provider.body.kind.drafts()) {
        match app.providers.draft(provider, prompt, &used.meter).await {
            Ok(draft) => return Ok((provider.body.kind, draft)),
            Err(why) => failure = why,
        }
    }
    Err(failure)
}

fn events(writing: Writing) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(writing, async |mut writing| {
        let event = Event::default().json_data(writing.next().await?);
        Some((Ok(event.ok()?), writing))
    })
}

/// A draft on its way to the member.
struct Writing {
    used: Used,
    language: Language,
    text: String,
    /// Absent once its last event was said.
    source: Option<Source>,
    ending: watch::Receiver<bool>,
    _place: Place,
}

impl Writing {
    async fn next(&mut self) -> Option<DraftEvent> {
        let event = self.hear().await?;
        if !matches!(event, DraftEvent::Text(_)) {
            // Whoever hears the end finds it counted.
            if let Err(error) = self.used.note().await {
                tracing::warn!(%error, "what a draft used is not counted");
            }
        }
        Some(event)
    }

    async fn hear(&mut self) -> Option<DraftEvent> {
        let (kind, mut draft) = match self.source.take()? {
            Ok(source) => source,
            Err(failure) => return Some(failed(failure)),
        };
        let said = tokio::select! {
            said = draft.next() => said,
            _ = self.ending.wait_for(|end| *end) => Err(ProviderTrouble::NotReached.into()),
        };
        Some(match said {
            Ok(Some(text)) => {
                self.text.push_str(&text);
                self.used.meter.add(characters(&text));
                self.source = Some(Ok((kind, draft)));
                DraftEvent::Text(text)
            }
            Ok(None) => self.judge(kind),
            Err(failure) => failed(failure),
        })
    }

    /// A model may answer nothing, or in whatever language it likes.
    fn judge(&self, kind: ProviderKind) -> DraftEvent {
        if !can_be_said(&self.text) {
            return failed(ProviderTrouble::Garbled.into());
        }
        let plain = written_in_likely(&self.text, std::slice::from_ref(&self.language));
        if plain.is_some_and(|language| !language.same_as(&self.language)) {
            return failed(ProviderTrouble::OtherLanguage.into());
        }
        DraftEvent::Done { by: kind }
    }
}

fn failed(failure: Failure) -> DraftEvent {
    tracing::info!(why = failure.why.as_str(), "a draft failed");
    DraftEvent::Failed {
        why: failure.why,
        retry_after: failure.retry_after,
    }
}
