use jiff::Timestamp;

/// A time in which things happened: from an instant up to another, without that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first instant.
    pub from: Timestamp,
    /// The first instant behind it.
    pub to: Timestamp,
}

impl Period {
    /// Whether an instant lies in it.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }
}
