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

/// The time limit of a case: what the law allows and what the hall promises.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limit {
    /// What the law allows.
    pub statutory: Option<Amount>,
    /// What the hall promises; never more than the statute.
    pub promised: Option<Amount>,
    /// Where the statute says so.
    pub basis: Option<String>,
}

/// What it means when nobody answers within the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Silence {
    /// A violation, and nothing else.
    Alert,
    /// The application counts as accepted from the day of receipt (行政许可法 art. 32).
    DeemedAccepted,
    /// The department counts as having agreed; the responsibility stays with it.
    DeemedConsent,
    /// The others decide without this advice.
    ProceedWithout,
    /// The permit counts as granted.
    DeemedGrant,
    /// The application counts as refused, and an appeal is open.
    DeemedRefuse,
    /// The permit counts as renewed (行政许可法 art. 50).
    DeemedRenewed,
    /// The application lapses.
    Lapse,
}

impl Silence {
    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Silence::Alert => "Alert",
            Silence::DeemedAccepted => "DeemedAccepted",
            Silence::DeemedConsent => "DeemedConsent",
            Silence::ProceedWithout => "ProceedWithout",
            Silence::DeemedGrant => "DeemedGrant",
            Silence::DeemedRefuse => "DeemedRefuse",
            Silence::DeemedRenewed => "DeemedRenewed",
            Silence::Lapse => "Lapse",
        }
    }
}
