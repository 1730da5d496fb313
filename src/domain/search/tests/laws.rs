//! What holds of every search and every text.

use super::super::*;
use crate::text::collapse;
use proptest::prelude::*;

/// Words of several scripts, signs, operators and quotes, as people and attackers mix them.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zà-ÿ]{1,6}",
        "\\PC{0,8}",
        "[ \"“(:]{1,4}",
        "(from|channel|before|is|status|tag|assignee|x):[a-z0-9-]{0,8}",
        "(tag|assignee|from):\"[a-z A-Zà(:]{0,8}\"?",
        Just("is:note ".to_owned()),
        Just("before:2026-01-02 ".to_owned()),
        Just("明日の会議".to_owned()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zà-ÿA-Z]{1,8}",
        "\\PC{0,6}",
        "[ \n.,]{1,3}",
        Just("パン屋".to_owned())
    ];
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_search_that_is_written_and_read_again_is_the_same(typed in typed()) {
        if let Ok(query) = parse(&typed) {
            let written = query.to_string();
            prop_assert_eq!(parse(&written), Ok(query), "{}", written);
        }
    }

    #[test]
    fn whatever_is_typed_is_a_search_or_says_why(typed in any::<String>()) {
        let _ = parse(&typed).map(|query| query.needles().are_in(&typed));
        offers(&typed, std::slice::from_ref(&typed));
    }

    #[test]
    fn a_text_is_found_by_each_of_its_own_words(text in text()) {
        let words = name_words(&text);
        for word in words.split_whitespace().take(TERM_LIMIT) {
            let needles = parse(&format!("\"{word}\"")).unwrap().needles();
            prop_assert!(needles.are_in(&words), "{word}");
        }
    }

    #[test]
    fn a_text_in_pieces_is_the_text(text in text(), typed in typed()) {
        let needles = parse(&typed).map(|query| query.needles()).unwrap_or_default();
        let whole: String = pieces(&text, &needles).into_iter().map(|piece| piece.text).collect();
        prop_assert_eq!(whole, collapse(&text));
    }

    #[test]
    fn what_is_found_is_marked(text in "[a-zà-ÿA-Zパン会 .,]{1,40}", at in any::<prop::sample::Index>()) {
        let words = name_words(&text);
        let words: Vec<&str> = words.split_whitespace().collect();
        prop_assume!(!words.is_empty());
        let needles = parse(words[at.index(words.len())]).unwrap().needles();
        prop_assert!(pieces(&text, &needles).iter().any(|piece| piece.is_found));
    }
}
