//! The page that describes the API: OpenAPI 3.1, made from the code.

use utoipa::openapi::{
    InfoBuilder, OpenApi, OpenApiBuilder,
    security::{ApiKey, ApiKeyValue, SecurityScheme},
};

/// What the routes are added to.
pub(super) fn frame() -> OpenApi {
    let info = InfoBuilder::new()
        .title("Rapport")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "What the app says to its server. Every error is `application/problem+json`. A write \
             needs the `Origin` of the server itself.",
        ))
        .build();
    OpenApiBuilder::new().info(info).build()
}

pub(super) fn finish(mut description: OpenApi) -> String {
    let over_tls = "over TLS the name begins with `__Host-`";
    let cookie = ApiKeyValue::with_description(crate::extract::COOKIE, over_tls);
    let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
    let components = description.components.get_or_insert_default();
    components
        .security_schemes
        .insert("session".to_owned(), scheme.into());
    description.to_json().expect("a description is plain JSON")
}
