//! The chart of the weeks or months: a column each, as high as conversations began in it, filled
//! as far as they were answered, with a mark where it was before.

use super::sketch::{Role, Shape, Sketch};
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};
use std::convert::Infallible;

/// A column, by what it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands under it, where there is room.
    pub label: String,
    pub initiated: usize,
    pub responded: usize,
    pub earlier: Option<usize>,
    pub is_immature: bool,
}

/// The chart as it is drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plot {
    pub shapes: Vec<Shape>,
    /// Where each column stands, from side to side, in px.
    pub columns: Vec<(i32, i32)>,
    /// From the top of the plotted area to its foot, in px.
    pub span: (i32, i32),
}

/// The width of a label with the room around it, in px.
const LABEL: usize = 60;
/// The widest label itself, in px: *Sept 2026*.
const LABEL_WIDTH: u32 = 56;
/// A column is never wider, in px.
const WIDEST: f64 = 76.0;
/// From here on, in px, a column has room for its number.
const ROOM: usize = 26;

/// Nothing where there is no room at all.
pub fn plot(columns: &[Column], size: (u32, u32)) -> Plot {
    draw(columns, size).unwrap_or_default()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts and px are far below 2^52"
)]
fn draw(columns: &[Column], size: (u32, u32)) -> Result<Plot, DrawingAreaErrorKind<Infallible>> {
    let most = columns.iter().map(highest).max().unwrap_or_default().max(1);
    // Some room above the highest, for its number.
    let top = most as f64 * 1.12;
    let count = columns.len();
    let sketch = Sketch::new(size);
    let area = sketch.clone().into_drawing_area();
    let mut chart = ChartBuilder::on(&area)
        .margin_top(6)
        .margin_right(beyond_last(size.0, count))
        .set_label_area_size(LabelAreaPosition::Left, axis_width(most))
        .set_label_area_size(LabelAreaPosition::Bottom, 24)
        .build_cartesian_2d(-0.5..count as f64 - 0.5, 0.0..top)?;
    let width = usize::try_from(size.0).unwrap_or_default();
    let step = (count * LABEL / width.max(1) + 1).max(1);
    // The last column is the one that is looked for first: labels are counted from it.
    let name = |at: &f64| {
        let place = at.round();
        let is_whole = (at - place).abs() < 0.01 && place >= 0.0;
        let column = columns.get(whole(place)).filter(|_| is_whole);
        column
            .filter(|_| (count - 1 - whole(place)).is_multiple_of(step))
            .map(|column| column.label.clone())
            .unwrap_or_default()
    };
    let value = |at: &f64| {
        let is_whole = (at - at.round()).abs() < 0.01;
        if is_whole {
            crate::format::number(whole(*at))
        } else {
            String::new()
        }
    };
    let style = |role: Role| ("sans-serif", 12).into_font().color(&role.colour());
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(TRANSPARENT)
        .bold_line_style(Role::Grid.colour())
        .axis_style(Role::Axis.colour())
        .set_all_tick_mark_size(3)
        .x_labels(count.max(2) * 2)
        .y_labels(5)
        .x_label_formatter(&name)
        .y_label_formatter(&value)
        .label_style(style(Role::Label))
        .draw()?;

    let has_room = width / count.max(1) > ROOM;
    let half = (WIDEST / 2.0 * count as f64 / width.max(1) as f64).min(0.34);
    for (place, column) in columns.iter().enumerate() {
        let at = place as f64;
        let (start, end) = (at - half, at + half);
        let bar = |height: usize, role: Role| {
            Rectangle::new([(start, 0.0), (end, height as f64)], role.colour().filled())
        };
        let role = if column.is_immature {
            Role::Immature
        } else {
            Role::Initiated
        };
        if column.initiated > 0 {
            chart.draw_series([bar(column.initiated, role)])?;
        }
        if column.responded > 0 {
            chart.draw_series([bar(column.responded, Role::Responded)])?;
        }
        if let Some(earlier) = column.earlier {
            let height = earlier as f64;
            let line = vec![(start - half * 0.3, height), (end + half * 0.3, height)];
            chart.draw_series([PathElement::new(line, Role::Earlier.colour())])?;
        }
        if has_room && column.initiated > 0 {
            let above = style(Role::Value).pos(Pos::new(HPos::Center, VPos::Bottom));
            let text = crate::format::number(column.initiated);
            let at = (at, column.initiated as f64 + top * 0.015);
            chart.draw_series([Text::new(text, at, above)])?;
        }
    }

    let pixel = |at: f64| chart.backend_coord(&(at, 0.0)).0;
    let places = (0..count).map(|place| (pixel(place as f64 - 0.5), pixel(place as f64 + 0.5)));
    let (_, pixels) = chart.plotting_area().get_pixel_range();
    Ok(Plot {
        columns: places.collect(),
        span: (pixels.start, pixels.end),
        shapes: sketch.shapes(),
    })
}

/// The last label is wider than a narrow column, and stands in its middle: so much room beside it.
fn beyond_last(width: u32, columns: usize) -> u32 {
    let column = width / u32::try_from(columns.max(1)).unwrap_or(u32::MAX);
    LABEL_WIDTH.saturating_sub(column) / 2 + 4
}

fn highest(column: &Column) -> usize {
    column.initiated.max(column.earlier.unwrap_or_default())
}

/// Room for the longest number of the axis.
fn axis_width(most: usize) -> u32 {
    let digits = crate::format::number(most).chars().count();
    u32::try_from(digits).unwrap_or(8) * 8 + 12
}

/// A whole number of the axis; nothing lies below 0.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "rounded, and held between 0 and 2^32"
)]
fn whole(at: f64) -> usize {
    at.round().clamp(0.0, f64::from(u32::MAX)) as usize
}
