//! Lists that are kept under a name.

pub const SAVED_VIEWS: &str = "Saved views";
pub const SAVE_VIEW: &str = "Save as view";
pub const VIEW_NAME: &str = "Name of the view";
pub const SHARE_VIEW: &str = "Everybody on the team sees it";
pub const SHARED: &str = "shared";
pub const VIEW_SAVED: &str = "View saved";
pub const VIEW_DELETED: &str = "View deleted";
pub const DELETE_VIEW: &str = "Delete this view";
