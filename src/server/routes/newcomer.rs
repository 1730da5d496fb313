//! What somebody types to get a login, checked.

use crate::{
    db::people::Newcomer,
    problem::{Answer, ApiProblem},
    state::App,
};
use domain::{
    Field, Language, MemberId, Refusal, Role,
    text::{self, LINE_LIMIT, NAME_LIMIT},
};
use protocol::{
    ProblemKind,
    limits::{MAX_PASSWORD, MIN_PASSWORD},
};
use uuid::Uuid;

/// As it was typed.
pub(super) struct Typed {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) password: String,
    pub(super) reading_language: Option<Language>,
}

/// Checks everything, then hashes the password.
pub(super) async fn checked(app: &App, typed: Typed, role: Role) -> Answer<Newcomer> {
    let name = name(&typed.name)?;
    let email = email(&typed.email)?;
    password(&typed.password)?;
    let password_hash = app.passwords.hash(typed.password).await?;
    Ok(Newcomer {
        id: MemberId(Uuid::new_v4()),
        name,
        email,
        password_hash,
        reading_language: typed.reading_language,
        role,
    })
}

/// A name on one line, of a person or a workspace.
pub(super) fn name(typed: &str) -> Answer<String> {
    line(Field::Name, typed, NAME_LIMIT)
}

fn email(typed: &str) -> Answer<String> {
    let address = line(Field::Email, typed, LINE_LIMIT)?;
    if text::has_two_sides(&address) {
        return Ok(address);
    }
    let value = text::preview(&address);
    Err(ApiProblem::refused(&Refusal::Invalid {
        field: Field::Email,
        value,
    }))
}

fn line(field: Field, typed: &str, limit: usize) -> Answer<String> {
    text::within(field, typed, limit).map_err(|refusal| ApiProblem::refused(&refusal))?;
    if !text::has_visible(typed) {
        return Err(ApiProblem::refused(&Refusal::Blank { field }));
    }
    Ok(text::collapse(typed))
}

/// The rules know no passwords, so that this problem says its limits in words.
pub(super) fn password(typed: &str) -> Answer<()> {
    let length = typed.chars().count();
    if (MIN_PASSWORD..=MAX_PASSWORD).contains(&length) {
        return Ok(());
    }
    let detail = format!(
        "password has {length} characters, it needs {MIN_PASSWORD} at least and {MAX_PASSWORD} at \
         most"
    );
    Err(ApiProblem::new(ProblemKind::Refused, detail))
}
