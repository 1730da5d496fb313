//! A text as words, with the clause and the sentence that each stands in.

use super::super::plain::plain;

pub(super) struct Word {
    /// In lower case, without accents; with the star of a phrase.
    pub(super) text: String,
    pub(super) clause: usize,
    pub(super) sentence: usize,
    /// Whether its sentence ends with a question mark.
    pub(super) is_asked: bool,
    /// *if* and its kin; told from *sí* by the accent.
    pub(super) is_condition: bool,
}

/// Words that deny what follows them, without accents.
const NEGATIONS: &str = "not t no never cannot without nor nunca jamas tampoco sin ni tampoc ne n \
    pas jamais sans aucun nicht kein keine keinen nie niet geen ohne non nao nem sem \
    لا لم لن ليس لسنا لست غير دون";

/// Words that only say how much, without accents.
const DEGREES: &str = "very really quite also definitely still absolutely certainly at all so that \
    particularly currently muy realmente mucho tambien todavia molt realment tambe encara tres \
    vraiment beaucoup aussi toujours sehr wirklich auch leider molto davvero anche ancora muito \
    mesmo tambem ainda especialmente particularmente bien just yet simply";

impl Word {
    pub(super) fn is_negation(&self) -> bool {
        is_in(NEGATIONS, &self.text)
    }

    /// *Re:* and its kin, at the beginning of a subject.
    pub(super) fn is_reply_mark(&self) -> bool {
        is_in("re aw antw r rv res tr fw fwd wg i rif sv vs", &self.text)
    }

    pub(super) fn is_degree(&self) -> bool {
        is_in(DEGREES, &self.text)
    }
}

/// Words that make what follows depend on something. No Latin one has an accent: *sí* is no *si*.
fn is_condition(word: &str) -> bool {
    matches!(
        word,
        "if" | "whether" | "unless" | "si" | "wenn" | "falls" | "ob" | "se" | "caso" | "اذا" | "لو"
    )
}

fn is_in(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// The words of a text. Apostrophes and hyphens part them: *don't* is two.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut clause, mut sentence, mut sentence_from) = (0, 0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_alphanumeric() || c == '*' {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || c == '*' || is_accent(c)))
                .unwrap_or(rest.len());
            let word = &rest[..end];
            rest = &rest[end..];
            let text = plain(word);
            words.push(Word {
                is_condition: (word.is_ascii() || !text.is_ascii()) && is_condition(&text),
                text,
                clause,
                sentence,
                is_asked: false,
            });
            continue;
        }
        let ends_sentence = matches!(c, '.' | '!' | '?' | '¿' | '¡' | '？' | '؟' | '…')
            || rest.starts_with("\n\n")
            || rest.starts_with("\r\n\r\n");
        // Within an address it asks nothing: `example.com/a?b=c`.
        let is_of_an_address =
            c == '?' && rest[1..].starts_with(|next: char| next.is_alphanumeric());
        if matches!(c, '?' | '？' | '؟') && !is_of_an_address {
            for word in &mut words[sentence_from..] {
                word.is_asked = true;
            }
        }
        if ends_sentence {
            sentence += 1;
            sentence_from = words.len();
        }
        if ends_sentence || matches!(c, ',' | '،' | ';' | '؛' | ':' | '—' | '–' | '(' | ')') {
            clause += 1;
        }
        rest = &rest[c.len_utf8()..];
    }
    words
}

/// An accent that stands by itself, behind its letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
