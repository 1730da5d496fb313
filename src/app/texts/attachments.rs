//! What goes along with a message.

use crate::format;

pub const TITLE: &str = "Attachments";
pub const ATTACH: &str = "Attach file names";
pub const ATTACH_HELP: &str = "Notes their names and sizes. The files stay where they are.";

pub fn take_out(name: &str) -> String {
    format!("Take out {name}")
}

/// How large a file is, in the largest unit of which there is one; nothing where it is not known.
pub fn size(bytes: u64) -> String {
    const UNITS: [&str; 3] = ["kB", "MB", "GB"];
    if bytes == 0 {
        return String::new();
    }
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    let mut tenths = bytes / 100;
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths /= 1_000;
        unit += 1;
    }
    let (whole, tenth) = (tenths / 10, tenths % 10);
    let number = if tenth == 0 || whole >= 100 {
        whole.to_string()
    } else {
        format!("{whole}.{tenth}")
    };
    format!("{} {}", format::decimal(&number), UNITS[unit])
}
