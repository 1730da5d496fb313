//! Components that pages are made of. One a file; none knows a rule.

pub mod avatar;
pub mod chip;
pub mod clipboard;
pub mod dialog;
pub mod download;
pub mod field;
pub mod folded_list;
pub mod heading;
pub mod icon;
pub mod language_select;
pub mod log_keys;
pub mod long_text;
pub mod refused;
pub mod select;
pub mod soon;
pub mod text_area;
pub mod toast;
pub mod windowed;

pub use avatar::Avatar;
pub use chip::{ChannelChip, Chip};
pub use clipboard::{copy_text, write_clipboard};
pub use dialog::Dialog;
pub use field::{Field, TextInput};
pub use folded_list::FoldedList;
pub use heading::Heading;
pub use icon::Icon;
pub use language_select::LanguageSelect;
pub use log_keys::LogKeys;
pub use long_text::LongText;
pub use refused::{Refused, RefusedNotice};
pub use select::{Choice, Select};
pub use soon::Soon;
pub use text_area::TextArea;
pub use toast::Toasts;
pub use windowed::Windowed;
