//! The declarations of style that may stay, in an attribute and in a sheet: what a text looks like, never where it
//! stands above others, and nothing that is fetched.

/// What may be said of an element. Nothing by which it would be there unseen: where a link leads is
/// shown beside it.
const PROPERTIES: [&str; 72] = [
    "background",
    "background-color",
    "border",
    "border-bottom",
    "border-bottom-color",
    "border-bottom-left-radius",
    "border-bottom-right-radius",
    "border-bottom-style",
    "border-bottom-width",
    "border-collapse",
    "border-color",
    "border-left",
    "border-left-color",
    "border-left-style",
    "border-left-width",
    "border-radius",
    "border-right",
    "border-right-color",
    "border-right-style",
    "border-right-width",
    "border-spacing",
    "border-style",
    "border-top",
    "border-top-color",
    "border-top-left-radius",
    "border-top-right-radius",
    "border-top-style",
    "border-top-width",
    "border-width",
    "caption-side",
    "clear",
    "color",
    "direction",
    "display",
    "empty-cells",
    "float",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style",
    "list-style-position",
    "list-style-type",
    "margin",
    "margin-bottom",
    "margin-left",
    "margin-right",
    "margin-top",
    "max-height",
    "max-width",
    "min-height",
    "min-width",
    "overflow-wrap",
    "padding",
    "padding-bottom",
    "padding-left",
    "padding-right",
    "padding-top",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-indent",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
];

/// Functions that only name a colour.
const COLOURS: [&str; 4] = ["rgb", "rgba", "hsl", "hsla"];

/// What of the declarations may stay; nothing where none may.
pub(super) fn harmless(style: &str) -> Option<String> {
    let kept: Vec<String> = style.split(';').filter_map(declaration).collect();
    (!kept.is_empty()).then(|| kept.join(";"))
}

/// A declaration, written anew, if it may stay.
fn declaration(text: &str) -> Option<String> {
    let (name, value) = text.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    // The names of fonts are the same without quotes; nothing else that may stay has any.
    let value = value.replace(['"', '\''], "");
    let words: Vec<&str> = value.split_ascii_whitespace().collect();
    let value = words.join(" ");
    let is_known = PROPERTIES.contains(&name.as_str());
    (is_known && is_plain(&value)).then(|| format!("{name}:{value}"))
}

/// Whether a value is made of words, numbers and colours.
fn is_plain(value: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || " #%.,-+!/_()".contains(c);
    let functions = value
        .split('(')
        .rev()
        .skip(1)
        .map(|before| before.rsplit([' ', ',', ')']).next().unwrap_or_default());
    !value.is_empty()
        && value.chars().all(is_plain)
        && !value.contains("//")
        && functions
            .map(str::to_ascii_lowercase)
            .all(|name| COLOURS.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("color: red; FONT-SIZE:12px", Some("color:red;font-size:12px"))]
    #[case::colours("background:rgba(1, 2,3, .5)", Some("background:rgba(1, 2,3, .5)"))]
    #[case::fonts(
        "font-family: \"Open Sans\", Arial",
        Some("font-family:Open Sans, Arial")
    )]
    #[case::lines(
        "font-family:\n  Arial,\n  sans-serif",
        Some("font-family:Arial, sans-serif")
    )]
    #[case::unseen("opacity:.01;color:red", Some("color:red"))]
    #[case::important("color:#fff !important", Some("color:#fff !important"))]
    #[case::unknown("position:fixed; inset:0; color:red", Some("color:red"))]
    #[case::fetched("background:url(https://x.example/a.png)", None)]
    #[case::fetched_in_capitals("background:URL(//x.example)", None)]
    #[case::fetched_by_another("background:image-set('a.png' 1x)", None)]
    #[case::fetched_beside_a_colour("background:rgb(1,2,3) url(a)", None)]
    #[case::data_with_semicolons(
        "background:url(data:image/png;base64,QUJD);color:red",
        Some("color:red")
    )]
    #[case::run("width:expression(alert(1))", None)]
    #[case::escaped("background:u\\72l(x)", None)]
    #[case::escaped_name("p\\6fsition:fixed", None)]
    #[case::commented("position/**/:fixed", None)]
    #[case::value_commented("color:re/**/d", None)]
    #[case::rule("color:red}body{display:none", None)]
    #[case::import("@import 'https://x.example/a.css'", None)]
    #[case::bound("-moz-binding:url(x);behavior:url(x)", None)]
    #[case::variable("--a:url(x);color:var(--a)", None)]
    #[case::out_of_the_attribute("color:red\"><script>", None)]
    #[case::blank(" ; :; color:", None)]
    fn only_what_is_harmless_stays(#[case] style: &str, #[case] expected: Option<&str>) {
        assert_eq!(harmless(style).as_deref(), expected);
    }
}
