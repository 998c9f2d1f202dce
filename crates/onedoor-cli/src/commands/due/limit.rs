use onedoor_core::calendar::Amount;
use std::{fmt, str::FromStr};

/// In what a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    WorkingDays,
    CalendarDays,
    Weeks,
    Months,
    WorkingHours,
}

const UNITS: [Unit; 5] = [Unit::WorkingDays, Unit::CalendarDays, Unit::Weeks, Unit::Months, Unit::WorkingHours];

impl Unit {
    /// The word on the command line.
    pub(super) fn word(self) -> &'static str {
        match self {
            Unit::WorkingDays => "wd",
            Unit::CalendarDays => "cd",
            Unit::Weeks => "w",
            Unit::Months => "mo",
            Unit::WorkingHours => "wh",
        }
    }

    /// So many of it.
    pub(super) fn times(self, number: u32) -> Amount {
        match self {
            Unit::WorkingDays => Amount::WorkingDays(number),
            Unit::CalendarDays => Amount::CalendarDays(number),
            Unit::Weeks => Amount::Weeks(number),
            Unit::Months => Amount::Months(number),
            Unit::WorkingHours => Amount::WorkingHours(number),
        }
    }

    /// Whether a time of the day matters.
    pub(super) fn is_hours(self) -> bool {
        self == Unit::WorkingHours
    }
}

/// A limit: a number, at least 1, and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) number: u32,
    pub(super) unit: Unit,
}

/// What a limit was made longer by. Without a unit it is in that of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extension {
    pub(super) number: u32,
    pub(super) unit: Option<Unit>,
}

/// What is wrong with a limit or an extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum BadLimit {
    #[error("a number comes first, such as `20wd`")]
    NoNumber,
    #[error("the number is above {}", u32::MAX)]
    TooLarge,
    #[error("the unit is one of wd, cd, w, mo, wh (working days, calendar days, weeks, months, working hours)")]
    NoUnit,
    #[error("a limit is at least 1")]
    Nothing,
}

impl FromStr for Limit {
    type Err = BadLimit;

    fn from_str(text: &str) -> Result<Self, BadLimit> {
        match parts(text)? {
            (_, None) => Err(BadLimit::NoUnit),
            (0, Some(_)) => Err(BadLimit::Nothing),
            (number, Some(unit)) => Ok(Limit { number, unit }),
        }
    }
}

impl FromStr for Extension {
    type Err = BadLimit;

    fn from_str(text: &str) -> Result<Self, BadLimit> {
        parts(text).map(|(number, unit)| Extension { number, unit })
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.number, self.unit.word())
    }
}

fn parts(text: &str) -> Result<(u32, Option<Unit>), BadLimit> {
    let behind = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, word) = text.split_at_checked(behind).unwrap_or((text, ""));
    if digits.is_empty() {
        return Err(BadLimit::NoNumber);
    }
    let unit = match word {
        "" => None,
        word => Some(UNITS.into_iter().find(|unit| unit.word() == word).ok_or(BadLimit::NoUnit)?),
    };
    Ok((digits.parse().map_err(|_| BadLimit::TooLarge)?, unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_and_a_unit() {
        for unit in UNITS {
            assert_eq!(format!("20{}", unit.word()).parse(), Ok(Limit { number: 20, unit }));
        }
        assert_eq!("007wd".parse(), Ok(Limit { number: 7, unit: Unit::WorkingDays }));
        for (bad, why) in [
            ("", BadLimit::NoNumber),
            ("wd", BadLimit::NoNumber),
            ("-5wd", BadLimit::NoNumber),
            ("+5wd", BadLimit::NoNumber),
            (" 5wd", BadLimit::NoNumber),
            ("٣wd", BadLimit::NoNumber),
            ("5", BadLimit::NoUnit),
            ("5x", BadLimit::NoUnit),
            ("5 wd", BadLimit::NoUnit),
            ("5WD", BadLimit::NoUnit),
            ("1.5wd", BadLimit::NoUnit),
            ("5wdé", BadLimit::NoUnit),
            ("0wd", BadLimit::Nothing),
            ("4294967296wd", BadLimit::TooLarge),
        ] {
            assert_eq!(bad.parse::<Limit>(), Err(why), "{bad}");
        }
    }

    #[test]
    fn an_extension_may_be_without_a_unit_and_of_nothing() {
        assert_eq!("10".parse(), Ok(Extension { number: 10, unit: None }));
        assert_eq!("0".parse(), Ok(Extension { number: 0, unit: None }));
        assert_eq!("2wh".parse(), Ok(Extension { number: 2, unit: Some(Unit::WorkingHours) }));
        assert_eq!("2h".parse::<Extension>(), Err(BadLimit::NoUnit));
    }
}
