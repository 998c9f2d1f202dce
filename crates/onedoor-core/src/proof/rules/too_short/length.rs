use crate::{calendar::Amount, graph::Graph};

/// A length of time that can be compared with others of its family.
#[derive(Clone, Copy)]
pub(super) struct Length {
    pub(super) family: Family,
    pub(super) size: u64,
}

/// What lengths are compared in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// Seconds within business hours.
    Business,
    /// Working days, where nobody knows how many hours one has.
    WorkingDays,
    /// Days of the calendar.
    Days,
}

/// Months differ.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    Least,
    Most,
}

impl Length {
    /// None where nobody knows how long a working day is.
    pub(super) fn of(graph: &Graph, amount: Amount, bound: Bound) -> Option<Self> {
        let day = graph.business_seconds_a_day();
        let month = match bound {
            Bound::Least => 28,
            Bound::Most => 31,
        };
        let (family, n, unit) = match (amount, day) {
            (Amount::WorkingMinutes(n), Some(_)) => (Family::Business, n, 60),
            (Amount::WorkingHours(n), Some(_)) => (Family::Business, n, 3_600),
            (Amount::WorkingDays(n), Some(day)) => (Family::Business, n, day),
            (Amount::WorkingDays(n), None) => (Family::WorkingDays, n, 1),
            (Amount::WorkingMinutes(_) | Amount::WorkingHours(_), None) => return None,
            (Amount::CalendarDays(n), _) => (Family::Days, n, 1),
            (Amount::Weeks(n), _) => (Family::Days, n, 7),
            (Amount::Months(n), _) => (Family::Days, n, month),
        };
        Some(Length { family, size: u64::from(n).saturating_mul(unit) })
    }
}

impl Family {
    pub(super) fn words(self, graph: &Graph, size: u64) -> String {
        let day = match self {
            Family::WorkingDays => return format!("{size}wd"),
            Family::Days => return format!("{size}cd"),
            Family::Business => graph.business_seconds_a_day().unwrap_or(1).max(1),
        };
        let parts = [(size / day, "wd"), (size % day / 3_600, "wh"), (size % day % 3_600 / 60, "wm")];
        let words: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
        words.join(" ")
    }
}
