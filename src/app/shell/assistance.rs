//! What providers can do for the member, by way of the server (rule book §16), or what the browser
//! can do itself.

use super::{
    clock,
    http::{self, HttpError},
    translator::{self, Model},
};
use domain::{
    Language, ProviderTrouble, Span, Timestamp,
    text::has_visible,
    variables::{Piece, pieces},
};
use leptos::{prelude::*, task::spawn_local};
use protocol::{Assistance, Translate, TranslateAnswer, limits::MAX_TRANSLATED};
use std::cell::Cell;

thread_local! {
    /// What the server said last. Nothing as long as it said nothing.
    static KNOWN: ArcRwSignal<Option<Assistance>> = ArcRwSignal::new(None);
    static ASKED_AT: Cell<Option<Timestamp>> = const { Cell::new(None) };
}

/// How long it is believed.
const BELIEVED: Span = Span::minutes(5);

/// Asks the server what there is, unless it said so lately.
pub fn ask_now_and_then() {
    let now = clock::now();
    let is_known = KNOWN.with(|known| known.with_untracked(Option::is_some));
    let is_fresh = ASKED_AT.get().is_some_and(|at| now - at < BELIEVED);
    if !(is_known && is_fresh) {
        ask();
    }
}

/// Asks the server what there is.
pub fn ask() {
    ASKED_AT.set(Some(clock::now()));
    spawn_local(async {
        // What was known is still likely where it cannot be asked.
        if let Ok(said) = http::get("/api/v1/assistance").await {
            KNOWN.with(|known| known.set(Some(said)));
        }
    });
}

/// What there is, as far as it is known. Watched.
fn known() -> Option<Assistance> {
    KNOWN.with(ArcRwSignal::get)
}

/// Whether the server has somebody who translates. Watched.
pub fn server_translates() -> bool {
    known().is_some_and(|known| known.translates)
}

/// Whether anything translates: the browser, or somebody behind the server. Watched.
pub fn translates() -> bool {
    translator::exists() || server_translates()
}

/// How many characters the member has had read and written today, and how many a day they may. Watched.
pub fn today() -> Option<(u64, u64)> {
    known().map(|known| (known.used, known.budget))
}

/// Whether somebody writes drafts. Watched.
pub fn drafts() -> bool {
    known().is_some_and(|known| known.drafts)
}

/// Why there is no translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTranslation {
    /// The server was not reached.
    Offline,
    /// The browser would have to fetch its model first, and nobody asked for that.
    NotFetched,
    Trouble(ProviderTrouble),
}

/// Who asks for a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The member, who waits for it.
    ByPress,
    /// A pause in typing: nothing is fetched for it.
    ByPause,
}

/// Translates on the device where it can, which sends nothing and needs no network; else by the
/// server. Variables stay as they are: in another language they would be none.
pub async fn translate(
    text: &str,
    from: &Language,
    to: &Language,
    asked: Asked,
) -> Result<String, NoTranslation> {
    let pieces = pieces(text);
    let is_work = |piece: &Piece<'_>| matches!(piece, Piece::Words(words) if has_visible(words));
    let words: Vec<&str> = pieces
        .iter()
        .filter(|piece| is_work(piece))
        .map(|piece| piece.written())
        .collect();
    let mut translated = translate_each(&words, from, to, asked).await?.into_iter();
    let whole = pieces.iter().map(|piece| {
        let other = if is_work(piece) {
            translated.next()
        } else {
            None
        };
        other.unwrap_or_else(|| piece.written().to_owned())
    });
    Ok(whole.collect())
}

async fn translate_each(
    texts: &[&str],
    from: &Language,
    to: &Language,
    asked: Asked,
) -> Result<Vec<String>, NoTranslation> {
    // Nobody waits for a model to be fetched where somebody else answers at once.
    let served = untrack(known).map(|known| known.translates);
    let model = if served == Some(true) || asked == Asked::ByPause {
        Model::Here
    } else {
        Model::Fetched
    };
    if let Some(translated) = translator::translate(texts, from, to, model).await {
        return Ok(translated);
    }
    if served == Some(false) && translator::exists() {
        return Err(NoTranslation::NotFetched);
    }
    let mut translated = Vec::new();
    for texts in texts.chunks(MAX_TRANSLATED) {
        let body = Translate {
            texts: texts.iter().map(|&text| text.to_owned()).collect(),
            from: from.clone(),
            to: to.clone(),
        };
        match http::post("/api/v1/translate", &body).await {
            Ok(TranslateAnswer::Translated { texts, .. }) => translated.extend(texts),
            Ok(TranslateAnswer::Failed { why }) => return Err(NoTranslation::Trouble(why)),
            Err(error) => return Err(of_request(&error)),
        }
    }
    Ok(translated)
}

fn of_request(error: &HttpError) -> NoTranslation {
    use protocol::ProblemKind as K;
    match error {
        HttpError::Network | HttpError::Garbled { .. } => NoTranslation::Offline,
        HttpError::Timeout => NoTranslation::Trouble(ProviderTrouble::TooSlow),
        HttpError::Problem { problem, .. } => NoTranslation::Trouble(match problem.kind {
            K::TooLarge => ProviderTrouble::TooLong,
            K::TooMany => ProviderTrouble::Busy,
            K::TooSlow => ProviderTrouble::TooSlow,
            _ => ProviderTrouble::NotReached,
        }),
    }
}
