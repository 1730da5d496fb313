//! What is known of an account, for whoever asks what is known of them: as data, and as a page that
//! can be read and printed.

mod every_field;

use chrono::DateTime;
use domain::{
    Account, ActivityKind, Contact, Conversation, ConversationId, Member, MemberId, Message, Note,
    Row, StatusChange, Timestamp,
};
use serde::Serialize;
use std::collections::HashMap;

/// Everything of one account and of all that it absorbed.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct AccountExport {
    pub exported_at: Timestamp,
    /// The workspace's name.
    pub workspace: String,
    pub rows: Vec<Row>,
}

impl AccountExport {
    pub fn new(exported_at: Timestamp, workspace: &str, mut rows: Vec<Row>) -> Self {
        rows.sort_by_key(Row::key);
        // A merge is found by either of its accounts.
        rows.dedup_by_key(|row| row.key());
        Self {
            exported_at,
            workspace: workspace.to_owned(),
            rows,
        }
    }
}

/// How the page looks: plain, and good on paper.
const LOOK: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;\
    padding:0 1rem}table{border-collapse:collapse}th,td{text-align:start;vertical-align:top;\
    padding:.1rem 1rem .1rem 0}article{border-top:1px solid #999;padding:.5rem 0}\
    pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0}\
    .meta{color:#555}";

/// The page. Every text of anybody is written as text: nothing in it is markup.
pub fn page(export: &AccountExport, members: &[Member]) -> String {
    let page = Page {
        names: members.iter().map(|it| (it.id, it.name.as_str())).collect(),
        rows: &export.rows,
    };
    let accounts: Vec<&Account> = page.all().collect();
    // Those that it absorbed bear names of their own.
    let survivor = accounts
        .iter()
        .find(|account| account.merged_into.is_none());
    let title = survivor.or(accounts.first());
    let title = title.map_or("Account", |account| &account.name);
    let mut body = format!(
        "<h1 dir=\"auto\">{}</h1><p class=\"meta\">Everything that {} knows of this account, as of \
         {}. Times are in UTC.</p>",
        escaped(title),
        escaped(&export.workspace),
        instant(export.exported_at),
    );
    for account in &accounts {
        body += &facts(account);
    }
    body += &page.people();
    body += &page.history();
    let mut conversations: Vec<&Conversation> = page.all().collect();
    conversations.sort_by_key(|row| (row.created_at, row.id));
    for conversation in conversations {
        body += &page.conversation(conversation);
    }
    body += &every_field::section(&export.rows);
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{}</title><style>{LOOK}</style></head><body>{body}</body></html>",
        escaped(title)
    )
}

struct Page<'a> {
    names: HashMap<MemberId, &'a str>,
    rows: &'a [Row],
}

/// A record of a row, where the row is of its kind.
trait Of<'a>: Sized {
    fn of(row: &'a Row) -> Option<Self>;
}

macro_rules! records {
    ($($kind:ident),*) => {$(
        impl<'a> Of<'a> for &'a $kind {
            fn of(row: &'a Row) -> Option<Self> {
                match row {
                    Row::$kind(row) => Some(row),
                    _ => None,
                }
            }
        }
    )*};
}

records!(Account, Contact, Conversation, Message, Note, StatusChange);

impl<'a> Page<'a> {
    fn all<T: Of<'a>>(&self) -> impl Iterator<Item = T> {
        self.rows.iter().filter_map(T::of)
    }

    fn name(&self, member: MemberId) -> String {
        escaped(
            self.names
                .get(&member)
                .copied()
                .unwrap_or("a former member"),
        )
    }

    fn people(&self) -> String {
        let people = self.all::<&Contact>().map(|contact| {
            let fields = [
                ("Name", contact.name.clone()),
                ("Title", contact.title.clone()),
                ("Email", contact.email.clone()),
                ("Phone", contact.phone.clone()),
                ("LinkedIn", contact.linkedin.clone()),
                ("Instagram", contact.instagram.clone()),
                ("X", contact.twitter_x.clone()),
            ];
            format!("<article>{}</article>", table(fields))
        });
        let people: String = people.collect();
        if people.is_empty() {
            people
        } else {
            format!("<h2>People</h2>{people}")
        }
    }

    fn history(&self) -> String {
        let mut changes: Vec<&StatusChange> = self.all().collect();
        changes.sort_by_key(|change| (change.at, change.id));
        let lines = changes.into_iter().map(|change| {
            format!(
                "<li>{}: {} by {} <span dir=\"auto\">{}</span></li>",
                instant(change.at),
                change.to,
                self.name(change.by),
                escaped(&change.why),
            )
        });
        let lines: String = lines.collect();
        if lines.is_empty() {
            lines
        } else {
            format!("<h2>Status history</h2><ul>{lines}</ul>")
        }
    }

    fn conversation(&self, conversation: &Conversation) -> String {
        let mut entries: Vec<(Timestamp, String)> = Vec::new();
        for row in self.rows {
            if row.conversation_id() == Some(conversation.id) {
                entries.extend(self.entry(row));
            }
        }
        entries.sort_by_key(|(at, _)| *at);
        let entries: String = entries.into_iter().map(|(_, entry)| entry).collect();
        let ConversationId(id) = conversation.id;
        format!(
            "<h2>Conversation</h2><p class=\"meta\">{id}, begun {}</p>{entries}",
            instant(conversation.created_at),
        )
    }

    fn entry(&self, row: &Row) -> Option<(Timestamp, String)> {
        match row {
            Row::Message(message) => Some((message.said.occurred_at, self.message(message))),
            Row::Note(note) => {
                let head = format!("Note by {}", self.name(note.by));
                Some((note.at, article(note.at, &head, &[&note.text])))
            }
            Row::Activity(activity) => {
                let what: Option<ActivityKind> = activity.what.read();
                let what = what.and_then(|what| serde_json::to_value(what).ok());
                let what = what.as_ref().map(plain).unwrap_or_default();
                let head = format!("By {}", self.name(activity.by));
                Some((activity.at, article(activity.at, &head, &[&what])))
            }
            _ => None,
        }
    }

    fn message(&self, message: &Message) -> String {
        let said = &message.said;
        let with = said.correspondent.as_ref();
        let with = with.map_or_else(String::new, |with| {
            format!(" {} {}", escaped(&with.name), escaped(&with.address))
        });
        let head = format!(
            "{} by {}, {}, recorded by {}{with}",
            said.direction(),
            said.channel,
            message.status,
            self.name(message.recorded_by),
        );
        let translation = said.translation.as_ref().map(|it| it.text.as_str());
        let texts = [
            said.subject.as_str(),
            &said.original_text,
            translation.unwrap_or_default(),
            &said.quoted_history,
        ];
        article(said.occurred_at, &head, &texts)
    }
}

fn facts(account: &Account) -> String {
    let own = account.custom.iter().map(|(key, value)| {
        let value = serde_json::to_value(value).ok();
        let value = value.as_ref().map(plain).unwrap_or_default();
        (key.as_str(), value)
    });
    let fields = [
        ("Name", account.name.clone()),
        ("Business", account.line_of_business.clone()),
        ("City", account.city.clone()),
        ("Country", account.country.clone()),
        ("Language", opt(account.language.as_ref())),
        ("Phone", account.phone.clone()),
        ("Email", account.email.clone()),
        ("Website", account.website.clone()),
        ("Notes", account.notes.clone()),
        ("Status", account.status.to_string()),
        ("Added", instant(account.created_at)),
    ];
    let types = account.relationship_types.iter().map(ToString::to_string);
    let types = ("To us", types.collect::<Vec<_>>().join(", "));
    let all = fields.into_iter().chain([types]).chain(own);
    format!("<h2>Account</h2>{}", table(all))
}

/// The head is markup already; the texts are anybody's.
fn article(at: Timestamp, head: &str, texts: &[&str]) -> String {
    let mut all = String::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        all += &format!("<pre dir=\"auto\">{}</pre>", escaped(text));
    }
    format!(
        "<article><p class=\"meta\">{}: {head}</p>{all}</article>",
        instant(at)
    )
}

fn table<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let filled = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let mut rows = String::new();
    for (label, value) in filled {
        rows += &format!(
            "<tr><th>{}</th><td dir=\"auto\">{}</td></tr>",
            escaped(label),
            escaped(&value)
        );
    }
    format!("<table>{rows}</table>")
}

/// A text as it stands between tags and in attributes: nothing of it is markup.
fn escaped(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => all.push_str("&amp;"),
            '<' => all.push_str("&lt;"),
            '>' => all.push_str("&gt;"),
            '"' => all.push_str("&quot;"),
            '\'' => all.push_str("&#39;"),
            letter => all.push(letter),
        }
    }
    all
}

fn opt(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

/// A value without the quotes of JSON around a text.
fn plain(value: &serde_json::Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn instant(at: Timestamp) -> String {
    DateTime::from_timestamp_millis(at.0)
        .map(|at| at.format("%Y-%m-%d %H:%M").to_string())
        .unwrap_or_default()
}
