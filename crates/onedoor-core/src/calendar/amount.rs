use serde::Deserialize;
use std::fmt;

/// A length of time. The unit is always written: statutes count in all of these (行政许可法 art. 82: working days).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Amount {
    /// Minutes within business hours.
    WorkingMinutes(u32),
    /// Hours within business hours.
    WorkingHours(u32),
    /// Days on which the office works.
    WorkingDays(u32),
    /// Days of the calendar.
    CalendarDays(u32),
    /// Weeks of seven days.
    Weeks(u32),
    /// Months of the calendar.
    Months(u32),
}

impl Amount {
    /// The word of the unit and the number.
    pub fn parts(self) -> (&'static str, u32) {
        match self {
            Amount::WorkingMinutes(n) => ("WorkingMinutes", n),
            Amount::WorkingHours(n) => ("WorkingHours", n),
            Amount::WorkingDays(n) => ("WorkingDays", n),
            Amount::CalendarDays(n) => ("CalendarDays", n),
            Amount::Weeks(n) => ("Weeks", n),
            Amount::Months(n) => ("Months", n),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, n) = self.parts();
        write!(f, "{unit}({n})")
    }
}
