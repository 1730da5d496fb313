//! What the names of files say of chats, and which file of an archive holds messages.

use crate::{paste::whatsapp::chat_line, text::has_visible};
use chrono::NaiveDate;

/// Whether a file that begins so is a chat's export.
pub fn begins_chat(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let first = text.lines().find(|line| has_visible(line));
    first.is_some_and(|line| chat_line(line, NaiveDate::default()).is_some())
}

/// The file of an archive that holds messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held<'a> {
    /// LinkedIn's `messages.csv`.
    Linkedin(&'a str),
    /// A chat of WhatsApp.
    Chat(&'a str),
}

/// Which of an archive's files holds messages, however deep it stands: LinkedIn's, or a chat; of
/// several texts the one that is named as a chat is.
pub fn held<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Option<Held<'a>> {
    // What a Mac adds beside each file.
    let mut names = names.filter(|name| !name.contains("__MACOSX/"));
    let is_linkedins = |name: &&str| base(name).eq_ignore_ascii_case("messages.csv");
    if let Some(name) = names.clone().find(is_linkedins) {
        return Some(Held::Linkedin(name));
    }
    let is_text = |name: &&str| extension(name).eq_ignore_ascii_case("txt");
    let mut texts = names.clone().filter(is_text);
    let is_chats = |name: &&str| {
        let base = base(name).to_lowercase();
        is_text(name) && (base == "_chat.txt" || base.contains("whatsapp"))
    };
    let only = match (texts.next(), texts.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    };
    names.find(is_chats).or(only).map(Held::Chat)
}

fn base(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn extension(name: &str) -> &str {
    base(name).rsplit_once('.').map_or("", |(_, end)| end)
}

/// The person or group that a chat's file is named for: *WhatsApp Chat with Marta Bosch.txt*,
/// *WhatsApp Chat - Marta Bosch.zip*.
pub fn title_of(file: &str) -> Option<String> {
    const BEFORE: [&str; 8] = [
        " with ", " con ", " amb ", " avec ", " mit ", " com ", " met ", " - ",
    ];
    let name = base(file);
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    // Browsers number what is downloaded twice.
    let name = match name.rsplit_once(" (") {
        Some((name, number)) if number.trim_end_matches(')').parse::<u16>().is_ok() => name,
        _ => name,
    };
    let from = name.to_ascii_lowercase().find("whatsapp")?;
    let rest = &name[from..];
    let title = BEFORE
        .iter()
        .filter_map(|word| Some((rest.find(word)?, word)))
        .min_by_key(|(at, _)| *at)
        .map(|(at, word)| rest[at + word.len()..].trim())?;
    has_visible(title).then(|| title.to_owned())
}
