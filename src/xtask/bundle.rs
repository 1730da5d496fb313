//! From what the compilers leave to what a browser loads: files named by their content, the
//! service worker with its list, and each file compressed beside itself.

use std::collections::BTreeMap;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::inputs::hash;

/// Path in `dist/`, with slashes, and content.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

const PAGE: &str = "index.html";
/// Never renamed: the browser looks for a newer worker at the address of the old one.
const WORKER: &str = "sw.js";
/// How a script begins to name another that it imports.
const IMPORTS: [&str; 4] = ["from \"./", "from './", "import \"./", "import './"];
/// Served, but no part of the app.
const NOT_KEPT: [&str; 2] = [WORKER, "robots.txt"];
/// Below this, compression saves less than the header that announces it.
const WORTH_COMPRESSING: usize = 1024;

pub(crate) fn finish(files: &mut Files) -> Result<()> {
    edit(files, PAGE, |page| Ok(without_comments(page)))?;
    name_by_content(files)?;
    fill_in_build(files)?;
    compress(files);
    Ok(())
}

/// Gives scripts, style sheets and WebAssembly names that change with their content, so that a
/// browser may keep them for ever. Done last, because wasm-opt changes content.
fn name_by_content(files: &mut Files) -> Result<()> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for old in names(files, is_leaf) {
        let new = new_name(&old, &hash([files[&old].as_slice()]));
        renamed.push((old, new));
    }
    // Scripts refer to all of these, and to each other in a circle: they bear the hash of all.
    let scripts = names(files, is_script);
    for name in &scripts {
        edit(files, name, |script| Ok(with_new_names(script, &renamed)))?;
    }
    let together = hash(scripts.iter().map(|name| files[name].as_slice()));
    let scripts: Vec<_> = scripts
        .into_iter()
        .map(|old| (old.clone(), new_name(&old, &together)))
        .collect();
    for (name, _) in &scripts {
        edit(files, name, |script| Ok(with_new_imports(script, &scripts)))?;
    }
    renamed.extend(scripts);
    for (old, new) in &renamed {
        let bytes = files.remove(old).expect("the name was just listed");
        files.insert(new.clone(), bytes);
    }
    edit(files, PAGE, |page| Ok(with_new_names(page, &renamed)))?;
    refuse_lost_names(files, &renamed)
}

fn names(files: &Files, which: fn(&str) -> bool) -> Vec<String> {
    files.keys().filter(|name| which(name)).cloned().collect()
}

/// What refers to nothing.
fn is_leaf(name: &str) -> bool {
    has_ending(name, "wasm") || has_ending(name, "css")
}

fn is_script(name: &str) -> bool {
    has_ending(name, "js") && name != WORKER
}

fn new_name(old: &str, hash: &str) -> String {
    let (stem, ending) = old
        .rsplit_once('.')
        .expect("only names with an ending are listed");
    format!("{stem}-{hash}.{ending}")
}

fn with_new_names(text: String, renamed: &[(String, String)]) -> String {
    renamed
        .iter()
        .fold(text, |text, (old, new)| text.replace(old, new))
}

/// Only where a script imports another: by the same name it also tells WebAssembly which one it is,
/// and WebAssembly knows the old name.
fn with_new_imports(mut script: String, renamed: &[(String, String)]) -> String {
    for import in IMPORTS {
        for (old, new) in renamed {
            script = script.replace(&format!("{import}{old}"), &format!("{import}{new}"));
        }
    }
    script
}

fn refuse_lost_names(files: &Files, renamed: &[(String, String)]) -> Result<()> {
    for (name, bytes) in files
        .iter()
        .filter(|(name, _)| is_script(name) || *name == PAGE)
    {
        let text = String::from_utf8_lossy(bytes);
        let refers_to = |old: &str| {
            if name == PAGE || is_leaf(old) {
                text.contains(old)
            } else {
                IMPORTS
                    .iter()
                    .any(|import| text.contains(&format!("{import}{old}")))
            }
        };
        if let Some((old, _)) = renamed.iter().find(|(old, _)| refers_to(old)) {
            bail!("{name} refers to {old}, which has another name in dist");
        }
    }
    Ok(())
}

/// Tells the page and the worker which build they are of, and the worker what belongs to it.
fn fill_in_build(files: &mut Files) -> Result<()> {
    let pieces = files.iter().filter(|(name, _)| *name != "robots.txt");
    let build = hash(pieces.flat_map(|(name, bytes)| [name.as_bytes(), bytes.as_slice()]));
    let kept: Vec<_> = files
        .keys()
        .filter(|name| !NOT_KEPT.contains(&name.as_str()))
        .map(address)
        .collect();
    edit(files, PAGE, |page| filled(&page, "%BUILD%", &build))?;
    edit(files, WORKER, |worker| {
        let worker = filled(&worker, "\"%BUILD%\"", &format!("{build:?}"))?;
        filled(&worker, "[\"%FILES%\"]", &format!("{kept:#?}"))
    })
}

fn address(name: &String) -> String {
    if name == PAGE {
        "/".to_owned()
    } else {
        format!("/{name}")
    }
}

fn filled(text: &str, place: &str, value: &str) -> Result<String> {
    if text.matches(place).count() != 1 {
        bail!("{place} has to stand there exactly once");
    }
    Ok(text.replace(place, value))
}

fn without_comments(mut page: String) -> String {
    while let Some((before, after)) = page.split_once("<!--") {
        let rest = after
            .split_once("-->")
            .map_or("", |(_, rest)| rest.trim_start());
        page = format!("{before}{rest}");
    }
    page
}

/// Adds `name.br` beside each file that is worth it: the server sends it as it is.
fn compress(files: &mut Files) {
    let compressed: Files = thread::scope(|scope| {
        let working: Vec<_> = files
            .iter()
            .filter(|(name, bytes)| bytes.len() > WORTH_COMPRESSING && is_text_like(name))
            .map(|(name, bytes)| scope.spawn(move || (format!("{name}.br"), brotli(bytes))))
            .collect();
        let finished = working.into_iter();
        finished
            .map(|thread| thread.join().expect("the compressor takes any bytes"))
            .collect()
    });
    files.extend(compressed);
}

fn is_text_like(name: &str) -> bool {
    [
        "css",
        "html",
        "js",
        "json",
        "svg",
        "txt",
        "wasm",
        "webmanifest",
    ]
    .iter()
    .any(|ending| has_ending(name, ending))
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        // 16 MiB, the widest that every browser has to understand.
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &best).expect("memory does not fail");
    compressed
}

fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, last)| last == ending)
}

fn edit(files: &mut Files, name: &str, by: impl FnOnce(String) -> Result<String>) -> Result<()> {
    let bytes = files
        .remove(name)
        .with_context(|| format!("{name} is missing"))?;
    let edited = by(text(name, bytes)?).with_context(|| format!("{name} cannot be finished"))?;
    files.insert(name.to_owned(), edited.into_bytes());
    Ok(())
}

fn text(name: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).with_context(|| format!("{name} is not text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SNIPPET: &str = "snippets/leptos-1/inline0.js";

    fn small_app() -> Files {
        let page = "<!-- why --><meta content=\"%BUILD%\"><script>import '/app.js'</script>";
        let script = format!(
            "import './{SNIPPET}'; import * as parts from \"./parts.js\"; \
             new URL('app_bg.wasm'); const imports = {{ \"./parts.js\": parts }};"
        );
        let parts = "import { initSync } from \"./app.js\"; fetch(\"./split_pages.wasm\")";
        let worker = "const BUILD = \"%BUILD%\"; const FILES = [\"%FILES%\"];";
        let files: [(&str, &[u8]); 8] = [
            ("index.html", page.as_bytes()),
            ("app.js", script.as_bytes()),
            ("app_bg.wasm", &[0; 2000]),
            ("parts.js", parts.as_bytes()),
            ("split_pages.wasm", &[1; 20]),
            (SNIPPET, b"export const one = 1;"),
            ("sw.js", worker.as_bytes()),
            ("robots.txt", b"Disallow: /"),
        ];
        files
            .map(|(name, bytes)| (name.to_owned(), bytes.to_vec()))
            .into()
    }

    fn finished(mut files: Files) -> Files {
        finish(&mut files).unwrap();
        files
    }

    fn text_of(files: &Files, name: &str) -> String {
        String::from_utf8(files[name].clone()).unwrap()
    }

    fn name_like(files: &Files, start: &str, end: &str) -> String {
        let name = files
            .keys()
            .find(|name| name.starts_with(start) && name.ends_with(end));
        name.unwrap_or_else(|| panic!("{start}…{end} in {:?}", files.keys()))
            .clone()
    }

    #[test]
    fn every_reference_follows_the_new_names() {
        let files = finished(small_app());
        let script = name_like(&files, "app-", ".js");
        assert!(text_of(&files, "index.html").contains(&format!("'/{script}'")));
        for name in [
            name_like(&files, "app_bg-", ".wasm"),
            name_like(&files, "snippets/", ".js"),
        ] {
            assert!(text_of(&files, &script).contains(&name), "{name}");
        }
    }

    #[test]
    fn webassembly_finds_a_script_by_the_name_that_it_knows() {
        let files = finished(small_app());
        let parts = name_like(&files, "parts-", ".js");
        let script = text_of(&files, &name_like(&files, "app-", ".js"));
        assert!(script.contains(&format!("from \"./{parts}\"")), "{script}");
        assert!(script.contains("{ \"./parts.js\": parts }"), "{script}");
    }

    #[test]
    fn scripts_that_import_each_other_bear_the_hash_of_all() {
        for (name, content) in [(SNIPPET, "export const one = 2;"), ("app_bg.wasm", "new")] {
            let mut changed = small_app();
            changed.insert(name.to_owned(), content.into());
            let (before, after) = (finished(small_app()), finished(changed));
            for start in ["app-", "parts-", "snippets/"] {
                let named = |files: &Files| name_like(files, start, ".js");
                assert_ne!(named(&before), named(&after), "{name}");
            }
        }
    }

    #[test]
    fn the_worker_lists_what_the_app_needs_and_no_more() {
        let files = finished(small_app());
        let worker = text_of(&files, "sw.js");
        assert!(
            worker.contains("\"/\"") && !worker.contains("robots"),
            "{worker}"
        );
        assert!(!worker.contains(".br") && !worker.contains('%'), "{worker}");
        for name in files
            .keys()
            .filter(|name| name.contains('-') && !has_ending(name, "br"))
        {
            assert!(
                worker.contains(&format!("\"/{name}\"")),
                "{name} in {worker}"
            );
        }
    }

    #[test]
    fn the_page_and_the_worker_bear_the_same_build() {
        let build = |files: &Files| {
            let page = text_of(files, "index.html");
            page.split('"').nth(1).unwrap().to_owned()
        };
        let files = finished(small_app());
        assert!(text_of(&files, "sw.js").contains(&build(&files)));
        let mut changed = small_app();
        changed.insert("icon.svg".to_owned(), b"<svg/>".to_vec());
        assert_ne!(build(&finished(changed)), build(&files));
    }

    #[test]
    fn only_what_is_worth_it_is_compressed() {
        let files = finished(small_app());
        let compressed: Vec<_> = files.keys().filter(|name| has_ending(name, "br")).collect();
        assert_eq!(
            compressed,
            [&format!("{}.br", name_like(&files, "app_bg-", ".wasm"))]
        );
    }

    #[test]
    fn a_missing_placeholder_is_named() {
        let mut files = small_app();
        files.insert("sw.js".to_owned(), b"const BUILD = \"%BUILD%\";".to_vec());
        let error = format!("{:#}", finish(&mut files).unwrap_err());
        assert!(
            error.contains("sw.js") && error.contains("%FILES%"),
            "{error}"
        );
    }
}
