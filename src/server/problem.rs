//! Every error that leaves the server: `application/problem+json`, and for a failure of ours no
//! more than that there was one.

use crate::{db::DbError, passwords::PasswordError, rate::TooMany, secrets::NoRandomness};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{Refusal, Role};
use protocol::{Problem, ProblemKind};

/// A problem on its way out.
#[derive(Debug)]
pub(crate) struct ApiProblem {
    problem: Box<Problem>,
    retry_after: Option<u64>,
}

pub(crate) type Answer<T> = Result<T, ApiProblem>;

impl ApiProblem {
    pub(crate) fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
        let (status, title) = usual(kind);
        let problem = Problem {
            kind,
            title: title.to_owned(),
            status: status.as_u16(),
            detail: detail.into(),
            refusal: None,
        };
        Self {
            problem: Box::new(problem),
            retry_after: None,
        }
    }

    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(ProblemKind::Malformed, detail)
    }

    /// Understood, and refused by a rule.
    pub(crate) fn refused(refusal: &Refusal) -> Self {
        let kind = match refusal {
            Refusal::NotAllowed { .. } => ProblemKind::Forbidden,
            Refusal::NotFound { .. } => ProblemKind::NotFound,
            _ => ProblemKind::Refused,
        };
        let mut problem = Self::new(kind, refusal.to_string());
        problem.problem.refusal = Some(refusal.into());
        problem
    }

    pub(crate) fn needs(role: Role) -> Self {
        Self::refused(&Refusal::NotAllowed { needs: role })
    }

    pub(crate) fn not_found() -> Self {
        Self::new(ProblemKind::NotFound, "")
    }

    pub(crate) fn link_spent() -> Self {
        Self::new(ProblemKind::LinkSpent, "ask for a new link")
    }

    #[must_use]
    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.problem.status = status.as_u16();
        self
    }

    #[must_use]
    pub(crate) fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.problem.detail = detail.into();
        self
    }

    #[must_use]
    pub(crate) fn with_retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// A failure of ours: what happened is only in the log.
    pub(crate) fn internal(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(ProblemKind::Internal, "")
    }
}

fn usual(kind: ProblemKind) -> (StatusCode, &'static str) {
    use ProblemKind as K;
    match kind {
        K::Malformed => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The request is not understood",
        ),
        K::Refused => (StatusCode::UNPROCESSABLE_ENTITY, "The request is refused"),
        K::SignedOut => (StatusCode::UNAUTHORIZED, "Nobody is signed in here"),
        K::Revoked => (
            StatusCode::UNAUTHORIZED,
            "The member was removed from the workspace",
        ),
        K::SessionEnded => (
            StatusCode::UNAUTHORIZED,
            "This browser was signed out from elsewhere",
        ),
        K::WrongCredentials => (
            StatusCode::UNAUTHORIZED,
            "Email and password do not belong together",
        ),
        K::CodeNeeded => (
            StatusCode::UNAUTHORIZED,
            "A code of the second factor is needed",
        ),
        K::WrongCode => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "The code of the second factor is not good",
        ),
        K::AlreadyOn => (StatusCode::CONFLICT, "A second factor is on already"),
        K::Forbidden => (StatusCode::FORBIDDEN, "The role does not allow this"),
        K::ForeignOrigin => (
            StatusCode::FORBIDDEN,
            "The request did not come from this app",
        ),
        K::NotFound => (StatusCode::NOT_FOUND, "There is nothing here"),
        K::LinkSpent => (StatusCode::GONE, "The link is not good any more"),
        K::Taken => (
            StatusCode::CONFLICT,
            "The email address has a login already",
        ),
        K::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "The request is too large"),
        K::TooSlow => (StatusCode::REQUEST_TIMEOUT, "The request took too long"),
        K::TooMany => (StatusCode::TOO_MANY_REQUESTS, "Too many requests"),
        K::CursorAhead => (StatusCode::CONFLICT, "The cursor is ahead of the server"),
        K::OtherEpoch => (
            StatusCode::CONFLICT,
            "The server was restored from a backup",
        ),
        K::Storage => (
            StatusCode::INSUFFICIENT_STORAGE,
            "The server cannot use its storage at the moment",
        ),
        K::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "The server failed"),
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&*self.problem).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (status, [(header::CONTENT_TYPE, kind)], body).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<DbError> for ApiProblem {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Storage(_) => {
                tracing::error!(%error, "the database cannot be written");
                Self::new(ProblemKind::Storage, "nothing was lost: try again later")
                    .with_retry_after(30)
            }
            DbError::Damaged(_) => {
                tracing::error!(%error, "the database cannot be read");
                let detail =
                    "the server's database is damaged: whoever runs it has to restore a backup";
                Self::new(ProblemKind::Storage, detail).with_retry_after(60)
            }
            DbError::Busy | DbError::Closed => {
                tracing::warn!(%error, "a request was turned away");
                Self::new(ProblemKind::Storage, "try again in a moment")
                    .with_status(StatusCode::SERVICE_UNAVAILABLE)
                    .with_retry_after(2)
            }
            _ => Self::internal(&error),
        }
    }
}

impl From<PasswordError> for ApiProblem {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => TooMany { retry_after: 10 }.into(),
            _ => Self::internal(&error),
        }
    }
}

impl From<NoRandomness> for ApiProblem {
    fn from(error: NoRandomness) -> Self {
        Self::internal(&error)
    }
}

impl From<serde_json::Error> for ApiProblem {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<TooMany> for ApiProblem {
    fn from(error: TooMany) -> Self {
        let seconds = error.retry_after;
        Self::new(
            ProblemKind::TooMany,
            format!("try again in {seconds} seconds"),
        )
        .with_retry_after(seconds)
    }
}
