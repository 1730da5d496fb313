//! The rules that tests break.

/// A rule of the engine that a test breaks on purpose, to see that it is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// What waits is not decided again.
    NoRebase,
    /// What is heard is applied even where something before it is missing.
    AppliesGaps,
    /// A server of another epoch is not sent the journal.
    ForgetsJournal,
    /// The cache is taken for what it was when it was last heard of.
    TrustsCache,
    /// A tab that follows does not ask what became of its commands.
    NeverAsks,
    /// What is laid is taken to stand, whatever was confirmed.
    SettlesAlways,
    /// What covers a row is taken to stand, whatever was confirmed beneath it.
    CoversStandAlways,
    /// The journal does not matter again in another life of the server's database.
    JournalStaysShut,
    /// What was looked at for a decision is not noted.
    LooksAway,
    /// A cache that was read in part is taken for the whole.
    TrustsParts,
    /// Nothing is cleared where the session was ended from elsewhere.
    KeepsWhatEnded,
}
