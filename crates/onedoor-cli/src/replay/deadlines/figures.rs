use serde::Serialize;

/// One of the three figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    OnTime,
    Late,
    Open,
}

/// How many cases were closed by their deadline, were closed after it, and are not closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Figures {
    /// Closed at the deadline or before it.
    pub(crate) on_time: u64,
    /// Closed after the deadline.
    pub(crate) late: u64,
    /// Not closed, wherever the deadline lies: a log does not say what time it is now.
    pub(crate) open: u64,
}

impl Figures {
    /// Counts a case.
    pub(super) fn count(&mut self, figure: Figure) {
        match figure {
            Figure::OnTime => self.on_time += 1,
            Figure::Late => self.late += 1,
            Figure::Open => self.open += 1,
        }
    }

    /// The cases that are closed.
    pub(crate) fn closed(self) -> u64 {
        self.on_time + self.late
    }

    /// The sum of two.
    pub(crate) fn plus(self, other: Figures) -> Figures {
        Figures { on_time: self.on_time + other.on_time, late: self.late + other.late, open: self.open + other.open }
    }
}
