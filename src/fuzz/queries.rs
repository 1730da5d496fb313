//! What is typed into the search.

use domain::{
    Timestamp,
    search::{excerpt_of, name_words, offers, parse, pieces},
    text::collapse,
};

/// A search that is written and read again is the same, and what it marks in a text is the text. The
/// first line is typed, the rest is the text.
pub(crate) fn query(bytes: &[u8]) {
    let all = String::from_utf8_lossy(bytes);
    let (typed, text) = all.split_once('\n').unwrap_or((&all, &all));
    let own = [typed.to_owned()];
    let _ = offers(typed, &own);
    let Ok(query) = parse(typed) else { return };
    let written = query.to_string();
    assert_eq!(parse(&written).as_ref(), Ok(&query), "{written}");
    let _ = query.span(|_| Timestamp(0));
    let needles = query.needles();
    let whole: String = pieces(text, &needles)
        .into_iter()
        .map(|it| it.text)
        .collect();
    assert_eq!(whole, collapse(text));
    let marks_something = excerpt_of(text, &needles).iter().any(|it| it.is_found);
    if marks_something {
        assert!(!needles.is_empty());
    }
    let _ = needles.are_in(&name_words(text));
}
