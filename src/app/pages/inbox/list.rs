//! The list of conversations: search, tabs, rows.

use super::{
    filter,
    row::ConversationRow,
    search::{self, Found},
};
use crate::{
    data::use_data,
    format,
    pages::frame::keys,
    parts::{Icon, Windowed, icon::Glyph},
    texts::{shell, thread as words},
};
use domain::{ConversationId, InboxView, Kind};
use leptos::{ev, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

/// The height of a row in px, as `style/conversation-row.css` has it.
const ROW: usize = 60;

#[component]
pub fn ConversationList(chosen: Memo<Option<ConversationId>>) -> impl IntoView {
    let data = use_data();
    let query = use_query_map();
    let view =
        Memo::new(move |_| filter::parse(&query.with(|map| map.get("view").unwrap_or_default())));
    let search = RwSignal::new(query.with_untracked(|map| map.get("q").unwrap_or_default()));
    let go = StoredValue::new_local(use_navigate());
    // The address follows the search without a trail of half words behind the back button.
    let keep_search = move |text: String| {
        search.set(text);
        let path = address(
            chosen.get_untracked(),
            view.get_untracked(),
            &search.get_untracked(),
        );
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..Default::default()
        };
        go.with_value(|go| go(&path, options));
    };

    let Found { ids, is_settled } = search::found(data, view, search);
    let open = move |id| {
        let path = address(Some(id), view.get_untracked(), &search.get_untracked());
        let options = NavigateOptions {
            scroll: false,
            ..Default::default()
        };
        data.engine().open(id);
        go.with_value(|go| go(&path, options));
    };
    listen_for_arrows(ids, chosen, open);
    // Enter opens the first that is found, once it is.
    let wants_first = RwSignal::new(false);
    Effect::new(move || {
        if wants_first.get() && is_settled.get() {
            wants_first.set(false);
            if let Some(first) = ids.with_untracked(|ids| ids.first().copied()) {
                open(first);
            }
        }
    });
    let search_key = move |event: web_sys::KeyboardEvent| {
        wants_first.set(event.key() == "Enter");
        if event.key() == "Escape" {
            keep_search(String::new());
        }
    };

    let is_empty = move || ids.with(Vec::is_empty);
    view! {
        // Where no conversation is open, the list is what the page is about.
        <section
            class="pane pane--list"
            aria-label=words::CONVERSATIONS
            role=move || chosen.get().is_none().then_some("main")
        >
            <Show when=move || chosen.get().is_none()>
                <h1 class="visually-hidden">{shell::INBOX}</h1>
            </Show>
            <div class="bar">
                <label class="search">
                    <Icon glyph=Glyph::Search />
                    <input
                        type="search"
                        dir="auto"
                        data-search=""
                        aria-label=words::SEARCH
                        placeholder=words::SEARCH
                        prop:value=move || search.get()
                        on:input=move |event| keep_search(event_target_value(&event))
                        on:keydown=search_key
                    />
                    <kbd aria-hidden="true">"/"</kbd>
                </label>
            </div>
            <Tabs chosen view search />
            <Show when=is_empty>
                <Empty searched=Signal::derive(move || search.with(|text| !text.is_empty())) />
            </Show>
            <Windowed
                keys=ids
                row_height=ROW
                label=words::CONVERSATIONS
                reveal=MaybeProp::derive(move || chosen.get())
                row=move |id| {
                    let href = Signal::derive(move || {
                        address(Some(id), view.get(), &search.get())
                    });
                    view! { <ConversationRow id chosen href /> }
                }
            />
        </section>
    }
}

/// One tab for each view, with how many conversations it shows.
#[component]
fn Tabs(
    chosen: Memo<Option<ConversationId>>,
    view: Memo<InboxView>,
    search: RwSignal<String>,
) -> impl IntoView {
    let data = use_data();
    let counts = Memo::new(move |_| {
        data.watch(Kind::Conversation);
        data.rows(|rows| InboxView::ALL.map(|view| rows.inbox_count(view)))
    });
    view! {
        <nav class="tabs" aria-label=words::FILTERS>
            {InboxView::ALL
                .into_iter()
                .enumerate()
                .map(|(index, tab)| {
                    view! {
                        <a
                            class="tab"
                            href=move || address(chosen.get(), tab, "")
                            aria-current=move || (view.get() == tab).then_some("page")
                            on:click=move |_| search.set(String::new())
                        >
                            {filter::name(tab)}
                            " "
                            <span class="tab__count">
                                {move || format::number(counts.get()[index])}
                            </span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// What to do when there is nothing to show.
#[component]
fn Empty(searched: Signal<bool>) -> impl IntoView {
    let data = use_data();
    let is_elsewhere = move || {
        data.watch(Kind::Conversation);
        data.rows(|rows| {
            let mut views = InboxView::ALL.into_iter();
            views.any(|view| rows.inbox_count(view) > 0)
        })
    };
    let is_loading = move || data.status().first_load.is_some();
    view! {
        <div class="empty">
            {move || if searched.get() || is_elsewhere() || is_loading() {
                view! {
                    <h2>{words::NOTHING_FOUND}</h2>
                    <p>{words::NOTHING_FOUND_HELP}</p>
                }
                .into_any()
            } else {
                view! {
                    <h2>{words::EMPTY_TITLE}</h2>
                    <p>{words::EMPTY}</p>
                    <a class="button button--primary" href="/accounts/import">{words::IMPORT}</a>
                }
                .into_any()
            }}
        </div>
    }
}

/// The address of a conversation within a list.
fn address(conversation: Option<ConversationId>, view: InboxView, search: &str) -> String {
    let mut path = "/inbox".to_owned();
    if let Some(id) = conversation {
        path.push_str(&format!("/{id}"));
    }
    let query = web_sys::UrlSearchParams::new().expect("an empty query is always possible");
    if view != InboxView::All {
        query.set("view", view.as_str());
    }
    if !search.is_empty() {
        query.set("q", search);
    }
    let query = String::from(query.to_string());
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// Arrow up and down go through the list, unless somebody types.
fn listen_for_arrows(
    ids: Memo<Vec<ConversationId>>,
    chosen: Memo<Option<ConversationId>>,
    open: impl Fn(ConversationId) + 'static,
) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let step: isize = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        if keys::is_typing(&event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let next = ids.with_untracked(|ids| {
            let present = chosen.get_untracked();
            let index = present.and_then(|id| ids.iter().position(|&other| other == id));
            match index {
                None => ids.first().copied(),
                Some(index) => index
                    .checked_add_signed(step)
                    .and_then(|i| ids.get(i).copied()),
            }
        });
        if let Some(id) = next {
            event.prevent_default();
            open(id);
        }
    });
    on_cleanup(move || handle.remove());
}
