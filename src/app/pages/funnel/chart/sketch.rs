//! Where the charting library draws: it says what stands where, and the page makes SVG of it.
//!
//! The library knows colours alone. Here a colour is the number of a role, and the style sheet
//! says what the role looks like, in light and in dark: nothing is styled in the markup, which the
//! page's content policy would refuse.

use plotters::prelude::{DrawingBackend, RGBColor};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind,
    text_anchor::{HPos, VPos},
};
use std::{cell::RefCell, convert::Infallible, rc::Rc};

/// What a part of the drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Grid,
    Axis,
    Label,
    Initiated,
    /// Of a week or month that is not over.
    Immature,
    Responded,
    /// As many as before.
    Earlier,
    Value,
}

const ROLES: [(Role, &str); 8] = [
    (Role::Grid, "grid"),
    (Role::Axis, "axis"),
    (Role::Label, "label"),
    (Role::Initiated, "initiated"),
    (Role::Immature, "immature"),
    (Role::Responded, "responded"),
    (Role::Earlier, "earlier"),
    (Role::Value, "value"),
];

impl Role {
    /// As the style sheet names it.
    pub fn as_str(self) -> &'static str {
        ROLES
            .iter()
            .find(|(role, _)| *role == self)
            .map_or("grid", |(_, name)| name)
    }

    /// The colour that stands for it in the library.
    pub fn colour(self) -> RGBColor {
        let place = ROLES.iter().position(|(role, _)| *role == self);
        RGBColor(
            place
                .and_then(|place| u8::try_from(place).ok())
                .unwrap_or(0),
            0,
            0,
        )
    }

    fn of(colour: BackendColor) -> Self {
        ROLES
            .get(usize::from(colour.rgb.0))
            .map_or(Self::Grid, |(role, _)| *role)
    }
}

/// One thing drawn, in px from the upper left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    Line {
        role: Role,
        from: BackendCoord,
        to: BackendCoord,
    },
    Area {
        role: Role,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
    },
    Text {
        role: Role,
        text: String,
        at: BackendCoord,
        anchor: &'static str,
        baseline: &'static str,
    },
}

/// A sheet of a size, and what was drawn on it so far.
#[derive(Debug, Clone)]
pub struct Sketch {
    size: (u32, u32),
    shapes: Rc<RefCell<Vec<Shape>>>,
}

impl Sketch {
    pub fn new(size: (u32, u32)) -> Self {
        Self {
            size,
            shapes: Rc::default(),
        }
    }

    pub fn shapes(&self) -> Vec<Shape> {
        self.shapes.borrow().clone()
    }

    fn push(&self, colour: BackendColor, shape: impl FnOnce(Role) -> Shape) {
        // What is not to be seen need not be there.
        if colour.alpha > 0.0 {
            self.shapes.borrow_mut().push(shape(Role::of(colour)));
        }
    }
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// The width of a digit of the smallest type, in px.
const DIGIT: u32 = 7;
/// The height of a line of it.
const LINE: u32 = 14;

impl DrawingBackend for Sketch {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_line(point, point, &color)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.push(style.color(), |role| Shape::Line { role, from, to });
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<BackendCoord> = path.into_iter().collect();
        for pair in points.windows(2) {
            self.draw_line(pair[0], pair[1], style)?;
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        self.push(style.color(), |role| Shape::Area {
            role,
            upper_left,
            bottom_right,
        });
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let baseline = match style.anchor().v_pos {
            VPos::Top => "hanging",
            VPos::Center => "central",
            VPos::Bottom => "auto",
        };
        self.push(style.color(), |role| Shape::Text {
            role,
            text: text.to_owned(),
            at,
            anchor,
            baseline,
        });
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        _style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let digits = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        Ok((digits.saturating_mul(DIGIT), LINE))
    }
}
