//! Names without what does not tell two organisations apart (rule book §8).

use super::words::WordList;
use crate::normal::{Form, is_mark, normal};
use crate::text;

/// Legal forms, without dots and blanks, that are taken off at either end of a name.
static LEGAL_FORMS: WordList = WordList::new(
    "inc incorporated corp corporation llc llp lllp ltd limited plc gmbh \
    ggmbh mbh gmbhandcokg gmbhandco gmbhcokg agandcokg ugandcokg andcokg andco ag kg kgaa ohg gbr ug \
    ughaftungsbeschrankt sl slu sll slne sa sau sal sccl scp scl sas sasu sarl sarlu eurl snc sci \
    scop bv nv bvba sprl vof srl srls spa sapa sdad lda ltda eireli sadecv sderldecv sabdecv spzoo \
    spzook spj spk oy oyj ab as asa aps doo kft zrt nyrt sro eood ood uab sia ou pty pte pvt ptyltd \
    pvtltd pteltd sdn bhd sdnbhd tbk pt kk yk ooo oao zao pao fze fzco fzllc \
    ооо оао зао пао ао ип тоо тов",
);

/// Legal forms that are also how an ordinary name may begin: taken off at the end alone.
static LEGAL_ENDINGS: WordList = WordList::new(
    "co se lp eg ek ev ea bt ad hb hf ehf cb sc ss cv ko ska dd gk jsc pjsc \
    еоод оод ад αε επε ικε шмм شمم ذمم",
);

/// Legal forms of scripts that write no blanks between words, in their compatibility form.
const UNSPACED_FORMS: [&str; 15] = [
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "(株)",
    "(有)",
    "(同)",
    "股份有限公司",
    "有限责任公司",
    "有限公司",
    "株式會社",
    "주식회사",
    "유한회사",
    "(주)",
    "(유)",
];

/// Definite and indefinite articles of the languages that the product is written for. Words for
/// *and* stay: `und`, `y`, `i`, `et`. So do prepositions, also where an article melted into them.
static ARTICLES: WordList = WordList::new(
    "the an el la los las lo les els le l der die das den dem ein eine il \
    gli un una uno une o a os as um uma",
);

/// The longest legal form in separate pieces: *G.m.b.H. & Co. K.G.* is shorter without its dots.
const MOST_PIECES: usize = 5;

/// A name as it is compared: without case, accents, legal forms, articles and punctuation, `&` read
/// as *and* (rule book §8). A name that is nothing but those keeps its folded text.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let words = words(without_unspaced_forms(&folded));
    let mut core = words.as_slice();
    while let Some(shorter) = without_legal_form(core) {
        core = shorter;
    }
    let telling: Vec<&str> = core
        .iter()
        .map(String::as_str)
        .filter(|word| !ARTICLES.has(word))
        .collect();
    if telling.is_empty() {
        bare(&folded)
    } else {
        telling.join(" ")
    }
}

/// A city as it is compared: without case, accents and punctuation.
pub(super) fn city_key(city: &str) -> String {
    bare(&fold(city))
}

/// The words alone; where there are none, whatever can be seen.
fn bare(folded: &str) -> String {
    let words = words(folded).join(" ");
    if words.is_empty() && text::has_visible(folded) {
        text::collapse(folded)
    } else {
        words
    }
}

/// Without case and accents. The marks that other scripts cannot be read without stay: dropping
/// them would make ハン of パン and take the vowels out of Hindi.
fn fold(text: &str) -> String {
    let whole = normal(text, Form::Nfkd);
    let seen = |c: &char| !text::is_invisible_format(*c);
    let bare: String = whole
        .chars()
        .filter(|c| seen(c) && !is_accent(*c))
        .flat_map(char::to_lowercase)
        .flat_map(|c| Spelled::of(c).chars())
        .collect();
    if text::has_visible(&bare) {
        return normal(&bare, Form::Nfc).into_owned();
    }
    // Marks that stand on nothing are all that there is to compare.
    whole.chars().filter(seen).collect()
}

/// Marks of Latin, Greek and Cyrillic letters, Arabic vowel signs and Hebrew points.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{655}'
        | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}')
}

/// A letter, or the letters that it is spelled with where the accent cannot be taken off.
enum Spelled {
    As(&'static str),
    Itself(char),
}

impl Spelled {
    fn of(c: char) -> Self {
        match c {
            'ß' => Self::As("ss"),
            'æ' => Self::As("ae"),
            'œ' => Self::As("oe"),
            'þ' => Self::As("th"),
            'ø' => Self::As("o"),
            'ł' => Self::As("l"),
            'đ' | 'ð' => Self::As("d"),
            'ı' => Self::As("i"),
            'ς' => Self::As("σ"),
            '&' => Self::As(" and "),
            _ => Self::Itself(c),
        }
    }

    fn chars(self) -> impl Iterator<Item = char> {
        let (letters, letter) = match self {
            Self::As(letters) => (letters, None),
            Self::Itself(letter) => ("", Some(letter)),
        };
        letters.chars().chain(letter)
    }
}

/// The words of a folded text. Dots and apostrophes join (`s.l.`, `o'brien`), except that the
/// apostrophe of an elided article divides (`l'atelier`); other punctuation divides.
fn words(folded: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(folded.len());
    let mut word_start = 0;
    for c in folded.chars() {
        match c {
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {
                if &spaced[word_start..] == "l" {
                    spaced.push(' ');
                    word_start = spaced.len();
                }
            }
            '.' | '·' => {}
            // Marks are no letters, and yet part of a word in scripts that cannot do without.
            _ if c.is_alphanumeric() || is_mark(c) => spaced.push(c),
            _ => {
                spaced.push(' ');
                word_start = spaced.len();
            }
        }
    }
    spaced.split_ascii_whitespace().map(str::to_owned).collect()
}

fn without_unspaced_forms(folded: &str) -> &str {
    let mut rest = folded.trim();
    loop {
        let shorter = UNSPACED_FORMS.iter().find_map(|form| {
            rest.strip_prefix(form)
                .or_else(|| rest.strip_suffix(form))
                .map(str::trim)
        });
        match shorter {
            Some(shorter) if !shorter.is_empty() => rest = shorter,
            _ => return rest,
        }
    }
}

/// One legal form less, or the *and* that the last one left behind; absent where there is none, or
/// where nothing would stay.
fn without_legal_form(words: &[String]) -> Option<&[String]> {
    let count = words.len();
    for pieces in (1..=MOST_PIECES.min(count.saturating_sub(1))).rev() {
        let (start, end) = words.split_at(count - pieces);
        let form = end.concat();
        if LEGAL_FORMS.has(&form) || LEGAL_ENDINGS.has(&form) {
            return Some(start);
        }
        let (start, end) = words.split_at(pieces);
        if LEGAL_FORMS.has(&start.concat()) {
            return Some(end);
        }
    }
    match words {
        [start @ .., last] if last == "and" && !start.is_empty() => Some(start),
        _ => None,
    }
}
