//! A list of which only the rows in sight are built, however long it is.

use leptos::{html, prelude::*};
use std::hash::Hash;

/// Rows beyond each edge that are built already, so that scrolling meets them.
const BEYOND: usize = 6;

/// A scrolling list of rows of one height (in px, as `style/` has it).
///
/// Rows are keyed: one whose value changes is not rebuilt, its own signals change it. The list is
/// a `<ul>` with the real number of rows told to assistive technology.
#[component]
pub fn Windowed<K, V, F>(
    #[prop(into)] keys: Signal<Vec<K>>,
    row_height: f64,
    #[prop(into)] label: Signal<String>,
    /// Brought into sight when it changes.
    #[prop(optional, into)]
    reveal: MaybeProp<K>,
    row: F,
) -> impl IntoView
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    F: Fn(K) -> V + Clone + Send + Sync + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let top = RwSignal::new(0.0_f64);
    let height = RwSignal::new(900.0_f64);

    let measure = move || {
        // A frame later the list may be gone.
        if let Some(node) = node.try_get_untracked().flatten() {
            top.set(f64::from(node.scroll_top()));
            height.set(f64::from(node.client_height().max(200)));
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
    let range = Memo::new(move |_| {
        let first = rows(top.get() / row_height).saturating_sub(BEYOND);
        let shown = rows(height.get() / row_height) + 2 * BEYOND + 1;
        let last = (first + shown).min(total.get());
        (first.min(last), last)
    });
    let shown = move || {
        let (first, last) = range.get();
        keys.with(|keys| {
            let last = last.min(keys.len());
            let first = first.min(last);
            (first..last)
                .map(|index| (index, keys[index].clone()))
                .collect::<Vec<_>>()
        })
    };

    Effect::new(move || {
        let Some(key) = reveal.get() else { return };
        let Some(node) = node.get() else { return };
        let index = keys.with_untracked(|keys| keys.iter().position(|other| *other == key));
        let Some(index) = index else { return };
        let (start, end) = (pixels(index, row_height), pixels(index + 1, row_height));
        let (above, below) = (
            f64::from(node.scroll_top()),
            f64::from(node.scroll_top() + node.client_height()),
        );
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a list is shorter than 2^31 px"
        )]
        if start < above {
            node.set_scroll_top(start as i32);
        } else if end > below {
            node.set_scroll_top((end - f64::from(node.client_height())) as i32);
        }
    });

    view! {
        <div class="rows" node_ref=node on:scroll=move |_| measure()>
            <ul
                class="rows__window"
                aria-label=move || label.get()
                style:height=move || format!("{}px", pixels(total.get(), row_height))
            >
                <For each=shown key=|(_, key)| key.clone() let((index, key))>
                    {
                        let position = {
                            let key = key.clone();
                            Memo::new(move |_| {
                                keys.with(|keys| {
                                    if keys.get(index) == Some(&key) {
                                        index
                                    } else {
                                        keys.iter().position(|other| *other == key).unwrap_or(index)
                                    }
                                })
                            })
                        };
                        view! {
                            <li
                                class="rows__item"
                                aria-setsize=move || total.get().to_string()
                                aria-posinset=move || (position.get() + 1).to_string()
                                style:height=format!("{row_height}px")
                                style:top=move || {
                                    format!("{}px", pixels(position.get(), row_height))
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

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of rows"
)]
fn rows(n: f64) -> usize {
    n.max(0.0) as usize
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a list is shorter than 2^52 rows"
)]
fn pixels(rows: usize, row_height: f64) -> f64 {
    rows as f64 * row_height
}
