//! The lines that mail programs put before quoted history.

/// The names of a quoted message between dashes, in lower case.
const DIVIDERS: &[&str] = &[
    "original message",
    "original appointment",
    "mensaje original",
    "missatge original",
    "message d'origine",
    "message original",
    "message d’origine",
    "ursprüngliche nachricht",
    "originalnachricht",
    "messaggio originale",
    "mensagem original",
    "oorspronkelijk bericht",
    "wiadomość oryginalna",
    "oryginalna wiadomość",
    "ursprungligt meddelande",
    "reply message",
    "forwarded message",
    "mensaje reenviado",
    "missatge reenviat",
    "message transféré",
    "weitergeleitete nachricht",
    "messaggio inoltrato",
    "mensagem encaminhada",
];

/// How an introduction begins, in lower case, in the languages of rule book §10 and some neighbours.
const OPENERS: &[&str] = &[
    "on ",
    "el ",
    "el dia ",
    "missatge de ",
    "le ",
    "am ",
    "il ",
    "il giorno ",
    "em ",
    "a ",
    "no dia ",
    "op ",
    "w dniu ",
    "dnia ",
    "den ",
    "في ",
];

/// The verb of an introduction, in lower case.
const VERBS: &[&str] = &[
    "wrote",
    "writes",
    "escribió",
    "va escriure",
    "ha escrit",
    "escriví",
    "a écrit",
    "écrivait",
    "schrieb",
    "ha scritto",
    "escreveu",
    "schreef",
    "napisał",
    "napisała",
    "napisał(a)",
    "skrev",
    "كتب",
    "のメール",
    "書きました",
];

/// An introduction is one sentence: longer ones are somebody's own.
const LONGEST_INTRO: usize = 400;

/// The most lines that an introduction is wrapped over.
pub(super) const MOST_LINES: usize = 4;

/// The rule that Outlook draws above a header block.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5 && line.bytes().all(|b| matches!(b, b'_' | b'-' | b'='))
}

/// What Apple's mail program writes above a forwarded message, in lower case.
const FORWARDED: &[&str] = &[
    "begin forwarded message:",
    "inicio del mensaje reenviado:",
    "inici del missatge reenviat:",
    "début du message transféré :",
    "début du message réexpédié :",
    "anfang der weitergeleiteten nachricht:",
    "inizio messaggio inoltrato:",
    "início da mensagem reencaminhada:",
    "início da mensagem encaminhada:",
];

/// `-----Original Message-----` and *Begin forwarded message:* in any of the languages.
pub(super) fn is_divider(line: &str) -> bool {
    let line = line.trim();
    let inner = line.trim_matches(['-', '_', '—', '–', '*', ' ']);
    let is_dashed = line.len() - inner.len() >= 4;
    // None of them is longer, and most lines are neither between dashes nor end as an introduction
    // does: they are not folded for nothing.
    if line.len() > 80 || !(is_dashed || inner.ends_with(':')) {
        return false;
    }
    let folded = inner.to_lowercase().replace('\u{a0}', " ");
    (is_dashed && DIVIDERS.contains(&folded.as_str())) || FORWARDED.contains(&folded.as_str())
}

/// The line with which the introduction begins that ends with the last of these lines: itself, or
/// one of the three before, where it was wrapped.
pub(super) fn begins_at(lines: &[&str]) -> Option<usize> {
    let last = lines.len().checked_sub(1)?;
    if !lines[last].trim_end().ends_with([':', '：']) {
        return None;
    }
    let first = lines.len().saturating_sub(MOST_LINES);
    let wrapped = (first..=last)
        .rev()
        .take_while(|&at| !lines[at].trim().is_empty());
    let opened = wrapped.clone().find(|&at| {
        let intro = joined(&lines[at..]);
        is_intro(&intro) && OPENERS.iter().any(|opener| intro.starts_with(opener))
    });
    // *Anna Roig schrieb am 11.11.2026 um 8:30:* and *2026-11-10 9:14 GMT+1 Anna <a@b.example>:*
    opened.or_else(|| {
        let intro = joined(&lines[last..]);
        is_intro(&intro).then_some(last)
    })
}

/// Whether an introduction is surely a mail program's: it names an address or a time of day.
pub(super) fn names_sender_or_time(lines: &[&str]) -> bool {
    let intro = joined(lines);
    let bytes = intro.as_bytes();
    intro.contains('@')
        || bytes.windows(4).any(|part| {
            part[0].is_ascii_digit()
                && matches!(part[1], b':' | b'h')
                && part[2].is_ascii_digit()
                && part[3].is_ascii_digit()
        })
}

/// A date, and either somebody who wrote or the address of somebody at the end.
fn is_intro(intro: &str) -> bool {
    let dated = intro.bytes().any(|b| b.is_ascii_digit());
    let wrote = VERBS.iter().any(|verb| has_word(intro, verb));
    let addressed =
        intro.contains('@') && (intro.ends_with(">:") || intro.starts_with("missatge de "));
    intro.len() <= LONGEST_INTRO && dated && (wrote || addressed)
}

/// On one line, in lower case, with plain blanks.
fn joined(lines: &[&str]) -> String {
    lines
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Whether the phrase stands in the text as words of their own.
fn has_word(text: &str, phrase: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric();
    // Japanese writes no blanks between words.
    let spaced = phrase.chars().all(|c| c < '\u{3000}');
    text.match_indices(phrase).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let after = text[at + phrase.len()..]
            .chars()
            .next()
            .is_some_and(is_letter);
        !spaced || (!before && !after)
    })
}
