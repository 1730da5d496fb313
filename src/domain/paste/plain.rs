//! Letters without case and accents, for comparing with lists of words.
//!
//! Not [`crate::text::search_fold`]: that asks the browser about every word, and a long paste has
//! many.

/// In lower case, Latin letters without their accents: *Größe* → *grosse*. Arabic letters without
/// their vowels, in the form that all of them share.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            plain.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| push(&mut plain, c));
        }
    }
    plain
}

fn push(plain: &mut String, c: char) {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => plain.push('a'),
        'ç' | 'č' | 'ć' => plain.push('c'),
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => plain.push('e'),
        'ì' | 'í' | 'î' | 'ï' | 'ī' => plain.push('i'),
        'ñ' | 'ń' | 'ň' => plain.push('n'),
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => plain.push('o'),
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ű' | 'ů' => plain.push('u'),
        'ý' | 'ÿ' => plain.push('y'),
        'š' | 'ś' | 'ș' => plain.push('s'),
        'ž' | 'ź' | 'ż' => plain.push('z'),
        'ß' => plain.push_str("ss"),
        'œ' => plain.push_str("oe"),
        'æ' => plain.push_str("ae"),
        'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
        'ى' => plain.push('ي'),
        'ة' => plain.push('ه'),
        // Accents that stand by themselves, as some systems write them; Arabic vowels, and what only
        // makes a word longer.
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{652}' | '\u{640}' => {}
        other => plain.push(other),
    }
}
