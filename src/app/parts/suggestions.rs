//! A list that opens while somebody types: behind a sign at the beginning of a word. Arrows choose,
//! Enter or Tab takes, Escape closes it until another word is begun.

use domain::offered::{Sign, search_of};
use leptos::prelude::*;
use uuid::Uuid;
use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// The most that are shown: whoever wants another types on.
const SHOWN: usize = 8;

/// What can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub id: Uuid,
    pub name: String,
    /// In one line what it is, where the name does not say it.
    pub detail: String,
}

/// The list of one field.
#[derive(Clone, Copy)]
pub struct Suggestions {
    sign: Sign,
    /// What was typed behind the sign, while the list is open.
    search: RwSignal<Option<String>>,
    pub found: Memo<Vec<Suggestion>>,
    chosen: RwSignal<usize>,
    /// Closed by Escape: it stays so until another word is begun.
    is_dismissed: StoredValue<bool>,
    /// Names the list on the page.
    name: StoredValue<String>,
}

impl Suggestions {
    /// `find` watches what it reads.
    pub fn of(
        sign: Sign,
        name: String,
        find: impl Fn(&str) -> Vec<Suggestion> + Send + Sync + 'static,
    ) -> Self {
        let search = RwSignal::new(None::<String>);
        let found = Memo::new(move |_| {
            search.with(|search| {
                let mut found = search.as_deref().map(&find).unwrap_or_default();
                found.truncate(SHOWN);
                found
            })
        });
        Self {
            sign,
            search,
            found,
            chosen: RwSignal::new(0),
            is_dismissed: StoredValue::new(false),
            name: StoredValue::new(name),
        }
    }

    /// Follows what stands before the cursor of the field.
    pub fn follow(self, area: &HtmlTextAreaElement) {
        let before = before_cursor(area);
        let search = search_of(&before, self.sign).map(str::to_owned);
        if search.is_none() {
            self.is_dismissed.set_value(false);
        }
        let search = search.filter(|_| !self.is_dismissed.get_value());
        if self.search.with_untracked(|present| *present != search) {
            self.search.set(search);
            self.chosen.set(0);
        }
    }

    pub fn close(self) {
        self.search.set(None);
    }

    /// Whether something can be taken. Watched.
    pub fn is_open(self) -> bool {
        self.found.with(|found| !found.is_empty())
    }

    /// Whether the sign alone was typed. Watched.
    pub fn is_begun(self) -> bool {
        self.search
            .with(|search| search.as_ref().is_some_and(String::is_empty))
    }

    /// A key in the field: what it takes, if it does. A key that the list uses goes no further.
    pub fn press(self, event: &KeyboardEvent) -> Option<Suggestion> {
        let count = self.found.with_untracked(Vec::len);
        let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
        if count == 0 || has_modifier || event.is_composing() {
            return None;
        }
        let chosen = self.chosen.get_untracked().min(count - 1);
        let mut taken = None;
        match event.key().as_str() {
            "ArrowDown" => self.chosen.set((chosen + 1) % count),
            "ArrowUp" => self.chosen.set((chosen + count - 1) % count),
            "Enter" | "Tab" if !event.shift_key() => {
                taken = self
                    .found
                    .with_untracked(|found| found.get(chosen).cloned());
            }
            "Escape" => {
                self.is_dismissed.set_value(true);
                self.close();
            }
            _ => return None,
        }
        event.prevent_default();
        event.stop_propagation();
        taken
    }

    /// Puts a text in the place of the sign and what was typed behind it, and gives what stands in
    /// the field then.
    pub fn put(self, area: &HtmlTextAreaElement, text: &str) -> String {
        let before = before_cursor(area);
        let typed = search_of(&before, self.sign).map_or(0, |search| units(search) + 1);
        let end = units(&before);
        self.close();
        put(area, text, end.saturating_sub(typed), end)
    }

    /// What the field says of its list, for who hears it. Watched.
    pub fn controls(self) -> Option<String> {
        self.is_open().then(|| self.name.get_value())
    }

    /// Which of the list is chosen, for who hears it. Watched.
    pub fn active(self) -> Option<String> {
        self.is_open().then(|| self.name_of(self.chosen.get()))
    }

    fn name_of(self, place: usize) -> String {
        self.name.with_value(|name| format!("{name}-{place}"))
    }
}

/// Puts a word where the cursor of a field is, in the place of what is selected there and apart from
/// the word before, and gives what stands in the field then.
pub fn put_at_cursor(area: &HtmlTextAreaElement, word: &str) -> String {
    let before = before_cursor(area);
    let start = units(&before);
    let end = area.selection_end().ok().flatten().unwrap_or(start);
    let is_apart = before.chars().next_back().is_none_or(char::is_whitespace);
    let gap = if is_apart { "" } else { " " };
    put(area, &format!("{gap}{word}"), start, end.max(start))
}

/// Puts a text in the place of another, the cursor behind it.
fn put(area: &HtmlTextAreaElement, text: &str, start: u32, end: u32) -> String {
    let after = start + units(text);
    let _ = area.set_range_text_with_start_and_end(text, start, end);
    let _ = area.focus();
    let _ = area.set_selection_range(after, after);
    area.value()
}

/// How long a text is as the browser counts.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// What stands before the cursor.
fn before_cursor(area: &HtmlTextAreaElement) -> String {
    let cursor = area.selection_start().ok().flatten().unwrap_or_default();
    let cursor = usize::try_from(cursor).unwrap_or_default();
    let units: Vec<u16> = area.value().encode_utf16().take(cursor).collect();
    String::from_utf16_lossy(&units)
}

/// Draws the list while it is open.
#[component]
pub fn SuggestionList(
    suggestions: Suggestions,
    label: &'static str,
    take: impl Fn(Suggestion) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let option = move |(place, suggestion): (usize, Suggestion)| {
        let taken = suggestion.clone();
        view! {
            <li
                class="suggestion"
                role="option"
                id=suggestions.name_of(place)
                aria-selected=move || (suggestions.chosen.get() == place).to_string()
                // The field keeps the focus and its cursor.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| take(taken.clone())
            >
                <span class="suggestion__name" dir="auto">{suggestion.name}</span>
                <span class="suggestion__detail" dir="auto">{suggestion.detail}</span>
            </li>
        }
    };
    move || {
        suggestions.is_open().then(|| {
            view! {
                <ul
                    class="suggestions"
                    role="listbox"
                    id=suggestions.name.get_value()
                    aria-label=label
                >
                    {suggestions.found.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
            }
        })
    }
}
