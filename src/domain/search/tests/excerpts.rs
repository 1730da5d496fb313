//! The place of a text where it was found.

use super::*;

/// What was found in brackets.
fn shown(pieces: &[Piece]) -> String {
    let written = pieces.iter().map(|piece| {
        if piece.is_found {
            format!("[{}]", piece.text)
        } else {
            piece.text.clone()
        }
    });
    written.collect()
}

#[rstest]
#[case::a_word("adeu", "Adéu, Anna", "[Adéu], Anna")]
#[case::every_time("pa", "Pa, i més pà", "[Pa], i més [pà]")]
#[case::a_phrase("\"bon dia\"", "Bon, dia!", "[Bon, dia]!")]
#[case::one_in_another("bon \"bon dia\"", "Bon dia", "[Bon dia]")]
#[case::decomposed("gracies", "Gra\u{300}cies!", "[Gra\u{300}cies]!")]
#[case::japanese("会議", "明日の会議です", "明日の[会議]です")]
#[case::ligature("fine", "ﬁne day", "[ﬁne] day")]
#[case::lines("dia", "Bon\n\ndia", "Bon [dia]")]
#[case::nothing("vi", "Bon dia", "Bon dia")]
fn what_was_found_is_marked(#[case] search: &str, #[case] text: &str, #[case] marked: &str) {
    let needles = parse(search).unwrap().needles();
    assert_eq!(shown(&pieces(text, &needles)), marked);
}

#[test]
fn of_a_long_text_the_place_is_shown() {
    let text = format!(
        "{}pastisseria{}",
        "bon dia ".repeat(500),
        " adéu".repeat(500)
    );
    let needles = parse("pastis").unwrap().needles();
    let shown = shown(&excerpt(&said(&text, None), &needles));
    assert!(
        shown.starts_with("…dia bon dia") || shown.starts_with("…bon dia"),
        "{shown}"
    );
    assert!(shown.contains(" [pastisseria] adéu"), "{shown}");
    assert!(
        shown.ends_with('…') && shown.chars().count() < 240,
        "{shown}"
    );
}

#[rstest]
#[case::of_the_translation("thanks lot", "[Thanks] a [lot], Marc")]
#[case::of_the_original("gracies", "[Gràcies], Marc")]
#[case::of_both("marc", "Thanks a lot, [Marc]")]
#[case::of_none("channel:email", "Thanks a lot, Marc")]
fn the_text_with_most_of_it_is_shown_and_the_translation_rather(
    #[case] query: &str,
    #[case] expected: &str,
) {
    let needles = parse(query).unwrap().needles();
    let message = said("Gràcies, Marc", Some("Thanks a lot, Marc"));
    let found = shown(&excerpt(&message, &needles));
    assert_eq!(found, expected);
}

#[test]
fn of_a_message_that_is_found_by_whom_it_was_with_what_was_said_is_shown_too() {
    let needles = parse("weiss").unwrap().needles();
    let message = Said {
        correspondent: Some(Correspondent {
            contact_id: None,
            name: "Klara Weiß".to_owned(),
            address: String::new(),
        }),
        ..said("Thanks a lot", None)
    };
    let shown = shown(&excerpt(&message, &needles));
    assert_eq!(shown, "Klara [Weiß] · Thanks a lot");
}
