//! What holds for every text.

use super::*;
use crate::text::has_visible;
use proptest::prelude::*;

/// What can be seen of a text.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|c| has_visible(c.encode_utf8(&mut [0; 4])))
        .collect()
}

/// What was found, whose pieces cover the text.
fn covers(text: &str) -> Recognised {
    let found = read(text);
    let mut done = 0;
    for piece in &found.parts {
        assert_eq!(piece.range.start, done, "{:?}", found.parts);
        done = piece.range.end;
    }
    assert_eq!(done, text.len());
    found
}

/// What the messages and the history hold is what stands in the pieces.
fn nothing_is_lost(text: &str) {
    let found = covers(text);
    let of = |part| {
        let pieces = found.parts.iter().filter(|piece| piece.part == part);
        let said: String = pieces.map(|piece| &text[piece.range.clone()]).collect();
        visible(&said)
    };
    assert_eq!(of(Part::Body), visible(&found.body));
    assert_eq!(of(Part::Quoted), visible(&found.quoted));
    assert_eq!(
        visible(text).len(),
        of(Part::Body).len() + of(Part::Quoted).len() + of(Part::Form).len()
    );
    // What the form says is said again by what was recognised.
    let form = of(Part::Form);
    let named = found
        .messages
        .iter()
        .filter_map(|message| message.sender.as_ref());
    for sender in named {
        assert!(
            form.contains(&visible(sender.called())),
            "{sender:?} in {form}"
        );
    }
    assert!(form.contains(&visible(&found.subject)));
    if has_visible(text) {
        assert!(!found.messages.is_empty());
    }
}

/// Texts of lines that look like the forms, in any order.
fn pasted() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => prop::sample::select(vec![
            "", "> quoted", "wrote:", "On 10/11/2026 09:14, Anna <a@b.example>",
            "From: Nia <nia@b.example>", "Sent: Tuesday, October 6, 2026 9:07 AM", "To: Anna",
            "De : Zoé", "Objet : Cartons", "Subject:", "-----Original Message-----", "________",
            "[06/10/2026, 10:03:15] Pol: Bon dia", "\u{200e}[06/10/2026, 10:03:15] Pol: \u{200e}image omitted",
            "06/10/26, 10:03 - Pol: Hi", "06/10/26, 10:03 - Pol joined", "Nov 12", "TODAY",
            "Chloé Garnier sent the following message at 10:03 AM", "View Chloé’s profile",
            "Chloé Garnier  10:03 AM", "Chloé Garnier", "2:15 PM", "Pol Riera (He/Him)  9:14 AM", "SMS", "Text Message", "Nia Owens <nia@b.example>",
            "Thu, Nov 12, 4:05 PM (2 weeks ago)", "to me", "Bon dia, demà a les 11?",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn every_visible_character_is_kept(text in pasted()) {
        nothing_is_lost(&text);
    }

    #[test]
    fn any_text_at_all_is_kept(text in any::<String>()) {
        nothing_is_lost(&text);
    }

    #[test]
    fn a_file_of_any_kind_does_no_harm(rest in any::<String>(), body in pasted()) {
        let text = format!("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n{rest}\n\n--x\n\n{body}");
        let _ = read(&text);
    }
}

#[test]
fn five_megabytes_of_anything_are_read_once() {
    let lines = [
        "a\n",
        "> a\n",
        "a:\n",
        "From: a\n",
        "On 1/1/2026 10:00 Anna wrote:\n",
        "[06/10/2026, 10:03:15] Pol: Bon dia\n",
        "06/10/26, 10:03 - \n",
        "Pol sent the following message at 10:03 AM\n",
        "Pol Riera\n",
        "Pol Riera  10:03\n",
        "TODAY\nPol Riera\n10:03\n",
        "View Pol’s profile\n",
        "\u{202e}\u{200f}\u{0}",
        "To: a@b.example;\n",
        "\n",
        "?",
        "[",
        "a ",
        "é",
    ];
    for line in lines {
        covers(&line.repeat(5_000_000 / line.len()));
    }
    covers(&format!(
        "From: Nia <a@b.example>\nSubject: x\n{}",
        "To: a@b.example;\n".repeat(300_000)
    ));
}
