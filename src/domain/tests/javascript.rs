//! What JavaScript says of Unicode is what the server says of it: a match key, a fingerprint and a
//! fold must come out the same on both sides.

#![cfg(target_arch = "wasm32")]

use domain::normal::{Form, is_mark, normal};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use wasm_bindgen_test::wasm_bindgen_test;

fn on_the_server(text: &str, form: Form) -> String {
    match form {
        Form::Nfc => text.nfc().collect(),
        Form::Nfkc => text.nfkc().collect(),
        Form::Nfkd => text.nfkd().collect(),
    }
}

const FORMS: [Form; 3] = [Form::Nfc, Form::Nfkc, Form::Nfkd];

#[wasm_bindgen_test]
fn texts_come_out_the_same() {
    let texts = [
        "Viatges Pirineu · l’Atelier de la Forêt",
        "E\u{301}cole Saint-Éloi, ŁÓDŹ, Ångström, ﬁn, ① ½ ™",
        "ﾊﾟﾝ パン ハ\u{309a}ン",
        "빵집 ᄈ\u{1161}\u{11bc}",
        "रोटी क़लम น้ำ Ναύπλιο Ёлка İzmir",
        "q\u{307}\u{323} q\u{323}\u{307}",
        "🙂\u{200d}\u{fe0f} ＡＢＣ １２３ ﷺ",
    ];
    for text in texts {
        for form in FORMS {
            assert_eq!(
                normal(text, form),
                on_the_server(text, form),
                "{text} {form:?}"
            );
        }
    }
}

/// One of the two may know a newer Unicode: a character that only one of them knows is left alone
/// by the other. Nowhere may they make different things of it.
#[wasm_bindgen_test]
fn no_character_comes_out_differently() {
    let mut known_to_one = 0;
    for c in ('\u{80}'..='\u{1ffff}').chain('\u{2f800}'..='\u{2fa1f}') {
        let text = c.to_string();
        for form in FORMS {
            let (here, there) = (normal(&text, form), on_the_server(&text, form));
            if here != there {
                assert!(here == text || there == text, "{:x} {form:?}", u32::from(c));
                known_to_one += 1;
            }
        }
    }
    assert!(known_to_one < 300, "{known_to_one} differ");
}

#[wasm_bindgen_test]
fn a_mark_is_a_mark() {
    let differ = ('\0'..='\u{ffff}').filter(|&c| is_mark(c) != is_combining_mark(c));
    let differ = differ.count();
    assert!(differ < 50, "{differ} differ");
    assert!(is_mark('\u{e49}') && is_mark('\u{309a}') && !is_mark('é') && !is_mark('a'));
}
