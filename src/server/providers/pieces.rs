//! A long text in pieces that a provider takes, cut where a line or a sentence ends.

/// The pieces of a text, each of at most so many characters. Put together they are the text.
pub(super) fn pieces(text: &str, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((end, _)) = rest.char_indices().nth(most) {
        let (piece, after) = rest.split_at(cut(&rest[..end]));
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Where a piece that is full is cut: behind its last line, else its last sentence, else its last
/// word, else where it is full. Not in its first half: the pieces would be many.
fn cut(full: &str) -> usize {
    let half = full.len() / 2;
    let ends: [&[&str]; 3] = [
        &["\n"],
        &[". ", "! ", "? ", "。", "！", "？"],
        &[" ", "\t", "\u{3000}"],
    ];
    let last = ends.iter().find_map(|ends| {
        let each = ends
            .iter()
            .filter_map(|end| Some(full.rfind(end)? + end.len()));
        each.max().filter(|&place| place > half)
    });
    last.unwrap_or(full.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case::short("Bon dia", 10, &["Bon dia"])]
    #[case::at_a_line("one two\nthree four", 12, &["one two\n", "three four"])]
    #[case::at_a_sentence("One two. Three four", 12, &["One two. ", "Three four"])]
    #[case::at_a_word("one two three", 9, &["one two ", "three"])]
    #[case::without_any_end("onetwothree", 4, &["onet", "woth", "ree"])]
    #[case::empty("", 4, &[""])]
    fn a_text_is_cut_where_something_ends(
        #[case] text: &str,
        #[case] most: usize,
        #[case] expected: &[&str],
    ) {
        assert_eq!(pieces(text, most), expected);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "(\\PC|[\n .]){0,60}", most in 1_usize..20) {
            let pieces = pieces(&text, most);
            prop_assert_eq!(pieces.concat(), text.as_str());
            prop_assert!(pieces.iter().all(|piece| piece.chars().count() <= most));
        }
    }
}
