//! Rules about the style sheets.

use super::{Finding, TextFile, has_ending};

const TOKENS: &str = "style/tokens.css";
const COLOUR_FUNCTIONS: [&str; 8] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "oklab(", "oklch(",
];

/// A colour has a role, and roles stand in one file: there light and dark stand side by side, and
/// contrast is kept.
pub(super) fn raw_colours(files: &[TextFile]) -> Vec<Finding> {
    let sheets = style_sheets(files).filter(|file| file.path != TOKENS);
    findings(sheets, |line| {
        let raw = hex_colour(line).or_else(|| colour_function(line))?;
        Some(format!(
            "{raw} is a raw colour: use a token of {TOKENS}, or add one there"
        ))
    })
}

/// The cascade layers say what wins; `!important` would turn their order round.
pub(super) fn importance(files: &[TextFile]) -> Vec<Finding> {
    findings(style_sheets(files), |line| {
        let rule = "!important turns the order of the layers round: put the rule into a later one";
        line.contains("!important").then(|| rule.to_owned())
    })
}

fn style_sheets(files: &[TextFile]) -> impl Iterator<Item = &TextFile> {
    let in_style = |file: &&TextFile| file.path.starts_with("style/");
    files
        .iter()
        .filter(in_style)
        .filter(|file| has_ending(&file.path, "css"))
}

fn findings<'a>(
    sheets: impl Iterator<Item = &'a TextFile>,
    broken: impl Fn(&str) -> Option<String>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in sheets {
        let code = blanked_comments(&file.text);
        for (index, line) in code.lines().enumerate() {
            findings.extend(broken(line).map(|rule| file.at(index + 1, rule)));
        }
    }
    findings
}

/// Three to eight hexadecimal digits after a hash, and no letter after them.
fn hex_colour(line: &str) -> Option<String> {
    line.match_indices('#').find_map(|(at, _)| {
        let word: String = line[at + 1..]
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '-')
            .collect();
        let is_colour = matches!(word.len(), 3 | 4 | 6 | 8)
            && word.chars().all(|digit| digit.is_ascii_hexdigit());
        is_colour.then(|| format!("#{word}"))
    })
}

fn colour_function(line: &str) -> Option<String> {
    let starts_word = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '-');
    COLOUR_FUNCTIONS.iter().find_map(|name| {
        let found = line.match_indices(name).any(|(at, _)| starts_word(at));
        found.then(|| format!("{name}…)"))
    })
}

/// The text with comments emptied, every line where it was.
fn blanked_comments(css: &str) -> String {
    let mut out = String::new();
    let mut rest = css;
    while let Some((code, after)) = rest.split_once("/*") {
        let (comment, after) = after.split_once("*/").unwrap_or((after, ""));
        out.push_str(code);
        out.extend(comment.chars().filter(|c| *c == '\n'));
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::super::tests::places;
    use super::*;

    #[test]
    fn a_raw_colour_is_found_outside_the_tokens() {
        let tree = [
            ("style/tokens.css", ":root { --ink: #22201c; }"),
            (
                "style/row.css",
                "/* like\n #fff */ .row {\n  color: var(--ink);\n  border: 1px #ABC;\n}",
            ),
            (
                "style/chip.css",
                "a { color: color-mix(in oklab, var(--a), var(--b)) }",
            ),
            ("style/note.css", "a { color: oklch(50% 0 0) }"),
            ("style/link.css", "#decade-list, a { mask: url(#mask) }"),
        ];
        assert_eq!(
            places(raw_colours, &tree),
            ["style/row.css:4", "style/note.css:1"]
        );
    }

    #[test]
    fn importance_is_found() {
        let tree = [(
            "style/row.css",
            "/* no !important */\na { gap: 0 !important }",
        )];
        assert_eq!(places(importance, &tree), ["style/row.css:2"]);
    }
}
