//! The routes that there are, as the API's own description lists them.

use crate::support::Browser;

/// Every route, as `METHOD path`.
pub async fn all_routes(browser: &Browser) -> Vec<String> {
    let description = browser.get("/api/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let routes = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().keys();
        methods.map(move |method| format!("{} {path}", method.to_uppercase()))
    });
    routes.collect()
}

/// The paths that take a body, all of them by `POST`.
pub async fn routes_with_body(browser: &Browser) -> Vec<String> {
    let description = browser.get("/api/openapi.json").await.json();
    let paths = description["paths"].as_object().unwrap();
    let with_body = paths
        .iter()
        .filter(|(_, methods)| methods["post"].get("requestBody").is_some());
    with_body.map(|(path, _)| path.clone()).collect()
}
