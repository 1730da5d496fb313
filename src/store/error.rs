//! Why the storage could not do what was asked.

/// Nothing of a failed call was kept: each is one transaction.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The disk, or what the browser grants of it, is full. Removing things still works.
    #[error("the device has no room left")]
    Full,
    /// A tab with an older version of the app holds the database and has not let go of it.
    #[error("another tab holds the storage in an older version")]
    Blocked,
    /// A newer version of the app wrote the database, or is about to. Nothing was touched.
    #[error("the storage belongs to a newer version of the app")]
    Newer,
    /// The browser took the connection away. The next call opens it again.
    #[error("the connection to the storage was closed")]
    Closed,
    /// A value cannot be read, or the database itself cannot. A cache is then to be cleared and
    /// filled again.
    #[error("the storage is damaged: {0}")]
    Broken(String),
    /// The browser grants no storage here: a private window, or a setting.
    #[error("this browser grants no storage")]
    Unavailable,
}
