//! Line icons on a 24 px grid, one stroke width, no fill.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $path:literal),* $(,)?) => {
        /// An icon. Decoration only: what it means is always said in words beside it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Glyph { $($name),* }

        impl Glyph {
            const fn path(self) -> &'static str {
                match self { $(Self::$name => $path),* }
            }
        }
    };
}

icons! {
    Inbox = "M4 13h4l2 3h4l2-3h4M5 5h14l1 8v6H4v-6z",
    House = "M4 20V9l8-5 8 5v11M9 20v-6h6v6",
    Flag = "M5 21V4h13l-3 4.500L18 13H5",
    Box = "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8",
    Funnel = "M4 5h16l-6 8v6l-4-2v-4z",
    Pencil = "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
    Scale = "M12 4v16M7 20h10M5 8h14M5 8l-2.500 6h5zM19 8l-2.500 6h5z",
    Gear = "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2 2M16.400 16.400l2 2M18.400 5.600l-2 2M7.600 16.400l-2 2",
    Search = "M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM20 20l-4.500-4.500",
    Clock = "M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0zM12 8v4l3 2",
    Check = "M5 12l5 5 9-10",
    Copy = "M9 9h11v11H9zM15 9V4H4v11h5",
    Mail = "M3 6h18v12H3zM3 7l9 6 9-6",
    Panel = "M4 5h16v14H4zM14 5v14",
    Linkedin = "M5 9v10M5 5v.01M10 19V9m0 4c0-5 9-5 9 0v6",
    Camera = "M4 8h3l2-3h6l2 3h3v11H4zM15.500 13a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0z",
    Cross = "M5 5l14 14M19 5L5 19",
    Whatsapp = "M4 20l1.300-4A8 8 0 1 1 8.500 19zM9 9c0 4 2 6 6 6",
    Phone = "M6 3h4l1 5-2 2c1 2 3 4 5 5l2-2 5 1v4c-9 2-17-6-15-15z",
    Bubble = "M4 5h16v11H10l-5 4v-4H4z",
    Dots = "M5 12v.01M12 12v.01M19 12v.01",
    Spark = "M12 3l2 7 7 2-7 2-2 7-2-7-7-2 7-2z",
    Plus = "M12 5v14M5 12h14",
    Upload = "M12 16V4M7 9l5-5 5 5M4 16v4h16v-4",
    Down = "M12 4v12M7 11l5 5 5-5M4 20h16",
    Device = "M5 5h14v10H5zM3 19h18",
    Back = "M15 5l-7 7 7 7",
    Clip = "M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.300 3.300 0 0 1 4.700 4.700L9.500 17a1.700 1.700 0 0 1-2.300-2.300L15 7",
    Bell = "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
}

/// Draws an icon in the size of the text around it.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path()></path>
        </svg>
    }
}
