//! The chart of the weeks or months. Its columns are buttons: arrows move between them, Enter
//! opens what one counts.

mod plot;
mod sketch;

use super::{line::Line, names, opened::Opening};
use crate::texts::funnel as words;
use leptos::{ev::KeyboardEvent, html, prelude::*};
use plot::{Column, Plot, plot};
use sketch::Shape;
use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

/// The height of the chart in px, as `style/chart.css` has it.
const HEIGHT: u32 = 264;
/// A column is never narrower, in px: a year of weeks scrolls on a phone.
const NARROWEST: usize = 11;

#[component]
pub fn Chart(
    #[prop(into)] lines: Signal<Vec<Line>>,
    #[prop(into)] label: Signal<&'static str>,
    opening: Opening,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let room = RwSignal::new(0);
    let measure = move || {
        // A frame later the page may be gone.
        if let Some(node) = node.try_get_untracked().flatten() {
            room.set(usize::try_from(node.client_width()).unwrap_or_default());
        }
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let width = Memo::new(move |_| room.get().max(lines.with(Vec::len) * NARROWEST + 40));
    // The present week is what is looked for first.
    Effect::new(move || {
        width.track();
        if let Some(node) = node.get() {
            request_animation_frame(move || {
                measure();
                node.set_scroll_left(node.scroll_width());
            });
        }
    });
    let drawn = Memo::new(move |_| {
        let columns = lines.with(|lines| lines.iter().map(column).collect::<Vec<_>>());
        let width = u32::try_from(width.get()).unwrap_or(u32::MAX);
        if room.get() > 0 {
            plot(&columns, (width, HEIGHT))
        } else {
            Plot::default()
        }
    });
    let is_compared =
        Memo::new(move |_| lines.with(|lines| lines.iter().any(|line| line.earlier.is_some())));
    let is_immature =
        Memo::new(move |_| lines.with(|lines| lines.iter().any(|line| line.is_immature)));
    view! {
        <ul class="legend" aria-hidden="true">
            <li class="legend__item" data-figure="initiated">{words::INITIATED}</li>
            <li class="legend__item" data-figure="responded">{words::RESPONDED}</li>
            <Show when=move || is_immature.get()>
                <li class="legend__item" data-figure="immature">{words::NOT_OVER}</li>
            </Show>
            <Show when=move || is_compared.get()>
                <li class="legend__item" data-figure="earlier">{words::INITIATED_BEFORE}</li>
            </Show>
        </ul>
        <div class="chart" node_ref=node>
            <svg
                class="chart__drawing"
                width=move || width.get().to_string()
                height=HEIGHT.to_string()
                role="group"
                aria-label=label
                on:keydown=move |event| move_focus(&event)
            >
                <g aria-hidden="true">
                    {move || {
                        drawn.with(|plot| {
                            plot.shapes.iter().map(|shape| view! { <Drawn shape=shape.clone() /> })
                                .collect_view()
                        })
                    }}
                </g>
                {move || {
                    let lines = lines.get();
                    let plot = drawn.get();
                    let last = lines.len().saturating_sub(1);
                    lines
                        .into_iter()
                        .enumerate()
                        .zip(plot.columns)
                        .map(|((place, line), sides)| {
                            let is_first = place == last;
                            view! { <Touch line sides span=plot.span is_first opening /> }
                        })
                        .collect_view()
                }}
            </svg>
        </div>
    }
}

fn column(line: &Line) -> Column {
    Column {
        label: names::short(line.cohort),
        initiated: line.initiated(),
        responded: line.responded(),
        earlier: line.earlier.as_ref().map(|tally| tally.initiated.len()),
        is_immature: line.is_immature,
    }
}

/// One thing of the drawing. What it looks like is the style sheet's.
#[component]
fn Drawn(shape: Shape) -> impl IntoView {
    match shape {
        Shape::Line { role, from, to } => view! {
            <line
                data-role=role.as_str()
                x1=from.0.to_string()
                y1=from.1.to_string()
                x2=to.0.to_string()
                y2=to.1.to_string()
            ></line>
        }
        .into_any(),
        Shape::Area {
            role,
            upper_left: (left, top),
            bottom_right: (right, bottom),
        } => view! {
            <rect
                data-role=role.as_str()
                x=left.min(right).to_string()
                y=top.min(bottom).to_string()
                width=(right - left).abs().to_string()
                height=(bottom - top).abs().to_string()
            ></rect>
        }
        .into_any(),
        Shape::Text {
            role,
            text,
            at,
            anchor,
            baseline,
        } => view! {
            <text
                data-role=role.as_str()
                x=at.0.to_string()
                y=at.1.to_string()
                text-anchor=anchor
                dominant-baseline=baseline
            >
                {text}
            </text>
        }
        .into_any(),
    }
}

/// The whole height of a column, to be chosen. Only one of them is on the way of the Tab key.
#[component]
fn Touch(
    line: Line,
    sides: (i32, i32),
    span: (i32, i32),
    is_first: bool,
    opening: Opening,
) -> impl IntoView {
    let spoken = line.spoken();
    let name = spoken.clone();
    let opened = line.opened();
    let open = move || opening.open(opened.clone());
    let by_key = open.clone();
    let (top, foot) = span;
    view! {
        <g
            class="chart__column"
            role="button"
            tabindex=if is_first { "0" } else { "-1" }
            aria-haspopup="dialog"
            aria-label=name
            on:click=move |_| open()
            on:keydown=move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    by_key();
                }
            }
        >
            <title>{spoken}</title>
            <rect
                x=sides.0.to_string()
                y=top.to_string()
                width=(sides.1 - sides.0).max(1).to_string()
                height=(foot - top).max(1).to_string()
            ></rect>
        </g>
    }
}

/// Arrows, Home and End go from column to column.
fn move_focus(event: &KeyboardEvent) {
    let Some(here) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let siblings = here.parent_element().map(|parent| parent.children());
    let end = |place: Option<u32>| siblings.as_ref()?.item(place?);
    // The first child is the drawing.
    let last = siblings
        .as_ref()
        .and_then(|all| all.length().checked_sub(1));
    let next = match event.key().as_str() {
        "ArrowLeft" => here.previous_element_sibling(),
        "ArrowRight" => here.next_element_sibling(),
        "Home" => end(Some(1)),
        "End" => end(last),
        _ => return,
    };
    event.prevent_default();
    let next = next.filter(|next| next.has_attribute("tabindex"));
    if let Some(next) = next.and_then(|next| next.dyn_into::<SvgElement>().ok()) {
        let _ = here.set_attribute("tabindex", "-1");
        let _ = next.set_attribute("tabindex", "0");
        let _ = next.focus();
    }
}
