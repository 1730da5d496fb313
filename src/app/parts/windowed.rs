//! A list of which only the rows in sight are built, however long it is.

use crate::shell::pause::breathe;
use leptos::{html, prelude::*, task::spawn_local};
use std::{hash::Hash, time::Duration};

/// Rows beyond each edge that are built already, so that scrolling meets them.
const BEYOND: usize = 4;

/// How many rows are built in one task while a list begins, at most. In the first it is one: a
/// browser compiles code when it is first run, which takes longer than running it.
const AT_FIRST: usize = 4;

/// A scrolling list of rows of one height (in px, as `style/` has it).
///
/// Rows are keyed: one whose value changes is not rebuilt, its own signals change it. The list is
/// a `<ul>` with the real number of rows told to assistive technology.
#[component]
pub fn Windowed<K, V, F>(
    #[prop(into)] keys: Signal<Vec<K>>,
    row_height: usize,
    #[prop(into)] label: Signal<String>,
    /// Brought into sight when it changes.
    #[prop(optional, into)]
    reveal: MaybeProp<K>,
    /// How far it is scrolled, in px.
    #[prop(default = RwSignal::new(0))]
    top: RwSignal<usize>,
    row: F,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(K) -> V + Clone + Send + Sync + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let height = RwSignal::new(900);

    // After a leap those in sight are built first, and the others once they are drawn, in a task of
    // their own: to build all at once would hold the page.
    let beyond = RwSignal::new(BEYOND);
    let is_measured = RwSignal::new(false);

    let measure = move || {
        // A frame later the list may be gone.
        if let Some(node) = node.try_get_untracked().flatten() {
            let now = px(node.scroll_top());
            if now.abs_diff(top.get_untracked()) > height.get_untracked() {
                beyond.set(0);
                set_timeout(move || _ = beyond.try_set(BEYOND), Duration::ZERO);
            }
            top.set(now);
            height.set(px(node.client_height()).max(200));
            if !is_measured.get_untracked() {
                is_measured.set(true);
            }
        }
    };
    Effect::new(move || {
        if node.get().is_some() {
            request_animation_frame(measure);
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());

    let total = Memo::new(move |_| keys.with(Vec::len));
    // One more where the first and the last are both cut.
    let in_sight = Memo::new(move |_| height.get() / row_height + 2 * beyond.get() + 2);
    let at_most = at_most(total, in_sight);
    let range = Memo::new(move |_| {
        let first = (top.get() / row_height).saturating_sub(beyond.get());
        let last = (first + in_sight.get().min(at_most.get())).min(total.get());
        (first.min(last), last)
    });
    let shown = Memo::new(move |_| {
        let (first, last) = range.get();
        keys.with(|keys| {
            let last = last.min(keys.len());
            let first = first.min(last);
            (first..last)
                .map(|index| (index, keys[index].clone()))
                .collect::<Vec<_>>()
        })
    });

    Effect::new(move || {
        let Some(key) = reveal.get().filter(|_| is_measured.get()) else {
            return;
        };
        let Some(node) = node.get() else { return };
        let index = keys.with_untracked(|keys| keys.iter().position(|other| *other == key));
        let Some(index) = index else { return };
        let (start, end) = (index * row_height, (index + 1) * row_height);
        // As last measured: to ask the browser now would make it lay the page out at once.
        let (above, within) = (top.get_untracked(), height.get_untracked());
        let to = if start < above {
            start
        } else if end > above + within {
            end - within
        } else {
            return;
        };
        // A list is shorter than 2^31 px. With the frame, which lays the page out anyway: at once,
        // the page would be laid out twice.
        let to = i32::try_from(to).unwrap_or(i32::MAX);
        request_animation_frame(move || node.set_scroll_top(to));
    });

    view! {
        <div class="rows" node_ref=node on:scroll=move |_| measure()>
            <ul
                class="rows__window"
                aria-label=move || label.get()
                style:height=move || format!("{}px", total.get() * row_height)
            >
                <For each=move || shown.get() key=|(_, key)| key.clone() let((index, key))>
                    {
                        // Looked for among the rows in sight: one that left them goes, wherever it
                        // stands now.
                        let position = {
                            let key = key.clone();
                            Memo::new(move |before: Option<&usize>| {
                                let place = |(place, other): &(usize, K)| {
                                    (*other == key).then_some(*place)
                                };
                                let found = shown.with(|shown| shown.iter().find_map(place));
                                found.unwrap_or_else(|| before.copied().unwrap_or(index))
                            })
                        };
                        view! {
                            <li
                                class="rows__item"
                                aria-setsize=move || total.get().to_string()
                                aria-posinset=move || (position.get() + 1).to_string()
                                style:height=format!("{row_height}px")
                                style:top=move || {
                                    format!("{}px", position.get() * row_height)
                                }
                            >
                                {row(key)}
                            </li>
                        }
                    }
                </For>
            </ul>
        </div>
    }
}

/// How many rows are built: few at first, and soon all.
fn at_most(total: Memo<usize>, in_sight: Memo<usize>) -> RwSignal<usize> {
    let at_most = RwSignal::new(1);
    Effect::new(move |has_begun: Option<bool>| {
        let has_begun = has_begun.unwrap_or_default();
        let has_rows = total.get() > 0;
        if has_rows && !has_begun {
            spawn_local(build_the_rest(at_most, in_sight));
        }
        has_begun || has_rows
    });
    at_most
}

/// Lets a few rows more be built in every task, until all that are in sight are.
async fn build_the_rest(at_most: RwSignal<usize>, in_sight: Memo<usize>) {
    loop {
        breathe().await;
        // The list may be gone by now.
        let (Some(built), Some(all)) = (at_most.try_get_untracked(), in_sight.try_get_untracked())
        else {
            return;
        };
        if built >= all {
            let _ = at_most.try_set(usize::MAX);
            return;
        }
        let _ = at_most.try_set(built + built.min(AT_FIRST));
    }
}

/// A length as the browser tells it; over-scrolled ones are negative.
fn px(length: i32) -> usize {
    usize::try_from(length).unwrap_or_default()
}
