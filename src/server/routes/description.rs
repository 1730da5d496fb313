//! The page that describes the API: OpenAPI 3.1, made from the code.

use utoipa::openapi::{
    Content, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder,
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

/// What any address may answer besides what it says itself, in the one envelope of errors.
fn describe_errors(description: &mut OpenApi) {
    const PROBLEM: &str = "application/problem+json";
    let problem = Content::new(Some(Ref::from_schema_name("Problem")));
    let any_other = ResponseBuilder::new()
        .description("anything that is wrong")
        .content(PROBLEM, problem)
        .build();
    let operations = description.paths.paths.values_mut().flat_map(|path| {
        let methods = [
            &mut path.get,
            &mut path.post,
            &mut path.put,
            &mut path.delete,
        ];
        methods.into_iter().flatten()
    });
    for operation in operations {
        let responses = &mut operation.responses.responses;
        for (status, response) in &mut *responses {
            if let RefOr::T(response) = response
                && status.starts_with(['4', '5'])
                && let Some(said) = response.content.swap_remove("application/json")
            {
                response.content.insert(PROBLEM.to_owned(), said);
            }
        }
        responses.insert("default".to_owned(), any_other.clone().into());
    }
}

pub(super) fn finish(mut description: OpenApi) -> String {
    describe_errors(&mut description);
    let over_tls = "over TLS the name begins with `__Host-`";
    let cookie = ApiKeyValue::with_description(crate::extract::COOKIE, over_tls);
    let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
    let components = description.components.get_or_insert_default();
    components
        .security_schemes
        .insert("session".to_owned(), scheme.into());
    description.to_json().expect("a description is plain JSON")
}
