//! Two style sheets from many: `style/app.css` imports what the first load shows and
//! `style/later.css` the rest, and a browser that followed these imports would ask for them one
//! after another.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::read;

/// What the first load shows, and what the later parts show.
pub(crate) const SHEETS: [&str; 2] = ["app.css", "later.css"];

/// Each of the [`SHEETS`]: its imported files in their order, followed by its own rules.
///
/// An import may name a cascade layer: `@import "./thread-row.css" layer(components);`. A file of
/// the folder that nobody imports is an error: it would be missing without a word.
pub(crate) fn bundle(folder: &Path) -> Result<[String; 2]> {
    let mut used = BTreeSet::new();
    let [first, later] = SHEETS;
    let sheets = [
        inlined(folder, first, &mut used)?,
        inlined(folder, later, &mut used)?,
    ];
    for entry in fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_style_sheet(&name) && !used.contains(&name) {
            bail!("style/{name} is imported neither by style/{first} nor by style/{later}");
        }
    }
    Ok(sheets)
}

fn inlined(folder: &Path, name: &str, used: &mut BTreeSet<String>) -> Result<String> {
    if !used.insert(name.to_owned()) {
        bail!("style/{name} is imported twice");
    }
    let css = without_comments(&read(&folder.join(name))?);
    let mut out = String::new();
    for line in css.lines() {
        if let Some(import) = line.strip_prefix("@import ") {
            let (file, layer) = understood(import).with_context(|| {
                format!("style/{name} has an import that is not understood: {line}")
            })?;
            let inner = inlined(folder, file, used)?;
            let inner = match layer {
                Some(layer) => format!("@layer {layer} {{\n{inner}}}\n"),
                None => inner,
            };
            out.push_str(&inner);
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

fn is_style_sheet(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|ending| ending == "css")
}

/// `"./file.css" layer(name);` or the same with `url("…")`.
fn understood(import: &str) -> Option<(&str, Option<&str>)> {
    let import = import.trim().strip_suffix(';')?.trim();
    let (file, rest) = match import.strip_prefix("url(") {
        Some(inside) => inside.split_once(')')?,
        None => import.split_at(import.get(1..)?.find(['"', '\''])? + 2),
    };
    let file = file.trim_matches(['"', '\'']).trim_start_matches("./");
    match rest.trim() {
        "" => Some((file, None)),
        rest => Some((file, Some(rest.strip_prefix("layer(")?.strip_suffix(')')?))),
    }
}

/// Drops comments, indentation and empty lines: comments are for us, and brotli does the rest.
/// Text in quotes stays as it is.
pub(crate) fn without_comments(css: &str) -> String {
    let mut kept = String::new();
    let mut quote = None;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest[2..].split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        match quote {
            None if next == '"' || next == '\'' => quote = Some(next),
            Some(open) if next == open || next == '\n' => quote = None,
            _ => {}
        }
        kept.push(next);
        rest = &rest[next.len_utf8()..];
        if next == '\\'
            && let Some(escaped) = rest.chars().next()
        {
            kept.push(escaped);
            rest = &rest[escaped.len_utf8()..];
        }
    }
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundled(files: &[(&str, &str)]) -> Result<[String; 2]> {
        let folder = tempfile::tempdir().unwrap();
        for (name, css) in files {
            fs::write(folder.path().join(name), css).unwrap();
        }
        bundle(folder.path())
    }

    #[test]
    fn imports_are_put_in_place_and_in_their_layer() {
        let app = "/* order */\n@layer base, parts;\n@import \"./base.css\";\n\
                   @import url('row.css') layer(parts);\n.own { gap: 0 }\n";
        let files = [
            ("app.css", app),
            ("base.css", "a {\n  gap: 1\n}"),
            ("row.css", ".row { gap: 2 }"),
            ("later.css", "@import \"page.css\";\n"),
            ("page.css", ".page { gap: 3 }"),
        ];
        let [app, later] = bundled(&files).unwrap();
        assert_eq!(later, ".page { gap: 3 }\n");
        assert_eq!(
            app,
            "@layer base, parts;\na {\ngap: 1\n}\n@layer parts {\n.row { gap: 2 }\n}\n.own { gap: 0 }\n"
        );
    }

    #[test]
    fn a_file_that_nobody_imports_is_named() {
        let error = bundled(&[("app.css", ""), ("later.css", ""), ("lost.css", "")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("lost.css"), "{error}");
    }

    #[test]
    fn an_import_with_a_condition_is_refused_rather_than_lost() {
        let app = "@import \"./print.css\" print;\n";
        let error = bundled(&[("app.css", app), ("later.css", ""), ("print.css", "")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("print.css"), "{error}");
    }

    #[test]
    fn comments_go_and_quoted_text_stays() {
        let css = "a::after { content: \"/* no */ \\\"\"; } /* yes\n yes */ b { gap: 0 }";
        let kept = "a::after { content: \"/* no */ \\\"\"; }  b { gap: 0 }\n";
        assert_eq!(without_comments(css), kept);
    }
}
