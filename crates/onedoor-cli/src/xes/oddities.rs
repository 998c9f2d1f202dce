//! What was not in order in a log that could be read all the same.

/// Counts of what was not in order in the traces read so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) struct Oddities {
    /// Dates that could not be read and are kept as text. A date without an offset from UTC is one of them, since it
    /// names no instant.
    pub(crate) unreadable_dates: u64,
    /// Integers and booleans that could not be read and are kept as text.
    pub(crate) unreadable_values: u64,
    /// Attributes without a key or without a value, which are left out.
    pub(crate) incomplete_attributes: u64,
    /// Keys that came again in the same trace or event; the later value holds.
    pub(crate) repeated_keys: u64,
}
