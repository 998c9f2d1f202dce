use jiff::Timestamp;

/// When something holds: from an instant on, until before another. An end that is not there is open.
///
/// ```
/// use onedoor_core::people::Validity;
/// let may = Validity { from: Some("2024-05-01T00:00:00Z".parse()?), until: Some("2024-06-01T00:00:00Z".parse()?) };
/// assert!(may.holds("2024-05-01T00:00:00Z".parse()?));
/// assert!(!may.holds("2024-06-01T00:00:00Z".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Validity {
    /// The first instant at which it holds.
    pub from: Option<Timestamp>,
    /// The first instant at which it holds no more.
    pub until: Option<Timestamp>,
}

impl Validity {
    /// Whether it holds at an instant.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}
