//! Every address of the server, in one router. The page that describes the API is made from it.

mod assistance;
mod audit;
mod changes;
mod commands;
mod description;
mod devices;
mod drafts;
mod email;
mod export;
mod fits;
mod health;
mod invitations;
mod join;
mod live;
mod newcomer;
mod password;
mod presence;
mod providers;
mod search;
mod second_factor;
mod session;
mod setup;
mod sign_in;

use crate::{
    headers::{self, Fixed},
    problem::ApiProblem,
    state::AppState,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The whole application.
pub(crate) fn router(app: AppState) -> Router {
    let (api, description) = api().split_for_parts();
    let description: Arc<str> = description::finish(description).into();
    let is_https = app
        .public_url
        .as_ref()
        .is_some_and(crate::origin::PublicUrl::is_https);
    let fixed = Fixed::new(&app.assets.script_hashes(), is_https);
    let describe = async move || {
        (
            [(header::CONTENT_TYPE, "application/json")],
            description.to_string(),
        )
    };
    api.route("/api/openapi.json", get(describe))
        // The app's own files are compressed already.
        .layer(CompressionLayer::new())
        .fallback(anything_else)
        .method_not_allowed_fallback(wrong_method)
        .layer(CatchPanicLayer::custom(headers::after_panic))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), headers::refuse_foreign))
        .layer(middleware::from_fn(headers::limit_time))
        .layer(middleware::from_fn_with_state(fixed, headers::add_fixed))
        .layer(middleware::from_fn(headers::log))
        .with_state(app)
}

/// What stands under `/api/v1`.
fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(description::frame())
        .routes(routes!(health::health))
        .routes(routes!(setup::state, setup::set_up))
        .routes(routes!(sign_in::sign_in))
        .routes(routes!(sign_in::sign_in_by_link))
        .routes(routes!(session::sign_out))
        .routes(routes!(session::session))
        .routes(routes!(join::state))
        .routes(routes!(join::join))
        .routes(routes!(audit::list))
        .routes(routes!(invitations::list, invitations::invite))
        .routes(routes!(invitations::withdraw))
        .routes(routes!(password::change))
        .routes(routes!(password::make_link))
        .routes(routes!(password::state))
        .routes(routes!(password::reset))
        .routes(routes!(second_factor::state, second_factor::offer))
        .routes(routes!(second_factor::confirm))
        .routes(routes!(second_factor::end))
        .routes(routes!(devices::list))
        .routes(routes!(devices::sign_out))
        .routes(routes!(commands::push))
        .routes(routes!(changes::changes))
        .routes(routes!(changes::messages))
        .routes(routes!(email::email))
        .routes(routes!(export::account))
        .routes(routes!(export::workspace))
        .routes(routes!(search::search))
        .routes(routes!(live::live))
        .routes(routes!(presence::say))
        .routes(routes!(providers::list, providers::save))
        .routes(routes!(providers::remove))
        .routes(routes!(providers::test))
        .routes(routes!(providers::usage))
        .routes(routes!(assistance::state))
        .routes(routes!(assistance::translate))
        .routes(routes!(drafts::draft))
        .routes(routes!(fits::judge))
}

/// A page or a file of the app; under `/api` there is nothing else.
async fn anything_else(State(app): State<AppState>, request: Request) -> Response {
    if headers::is_api(request.uri().path()) {
        return ApiProblem::not_found().into_response();
    }
    if !matches!(request.method().as_str(), "GET" | "HEAD") {
        return wrong_method().await.into_response();
    }
    app.assets.answer(request.uri().path(), request.headers())
}

async fn wrong_method() -> ApiProblem {
    ApiProblem::malformed("this address does not know the method")
        .with_status(StatusCode::METHOD_NOT_ALLOWED)
}
