use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use thiserror::Error;

/// A length of time. The unit is always written: statutes count in all of these (行政许可法 art. 82: working days).
///
/// As an argument it is a number and a short unit: `20wd` working days, `5cd` calendar days, `8w` weeks, `6mo` months, `4wh` business hours, `30wm` minutes.
///
/// ```
/// use onedoor_core::calendar::Amount;
/// assert_eq!("20wd".parse(), Ok(Amount::WorkingDays(20)));
/// assert_eq!(Amount::WorkingDays(20).short(), "20wd");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A text is not an amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("an amount is a number up to 4294967295 and a unit: `wd`, `cd`, `w`, `mo`, `wh` or `wm`")]
pub struct AmountError;

impl Amount {
    /// Whether it counts in the same unit.
    pub fn same_unit(self, other: Amount) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

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

    /// The short word of the unit, as an argument has it.
    pub fn short_unit(self) -> &'static str {
        match self {
            Amount::WorkingMinutes(_) => "wm",
            Amount::WorkingHours(_) => "wh",
            Amount::WorkingDays(_) => "wd",
            Amount::CalendarDays(_) => "cd",
            Amount::Weeks(_) => "w",
            Amount::Months(_) => "mo",
        }
    }

    /// The amount as an argument has it, such as `20wd`.
    pub fn short(self) -> String {
        format!("{}{}", self.parts().1, self.short_unit())
    }

    /// How many units there are with `extra` more, or fewer: at least one.
    pub(super) fn longer(self, extra: i64) -> u64 {
        u64::from(self.parts().1).saturating_add_signed(extra).max(1)
    }

    /// How many seconds of business hours there are with `extra` more units; none for other units.
    pub(super) fn seconds(self, extra: i64) -> Option<u64> {
        self.seconds_of_unit().map(|unit| self.longer(extra).saturating_mul(unit))
    }

    /// How many seconds of business hours the unit has; none for other units.
    pub(super) fn seconds_of_unit(self) -> Option<u64> {
        match self {
            Amount::WorkingMinutes(_) => Some(60),
            Amount::WorkingHours(_) => Some(60 * 60),
            Amount::WorkingDays(_) | Amount::CalendarDays(_) | Amount::Weeks(_) | Amount::Months(_) => None,
        }
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(digits).ok_or(AmountError)?;
        let n = number.parse().map_err(|_| AmountError)?;
        match unit {
            "wm" => Ok(Amount::WorkingMinutes(n)),
            "wh" => Ok(Amount::WorkingHours(n)),
            "wd" => Ok(Amount::WorkingDays(n)),
            "cd" => Ok(Amount::CalendarDays(n)),
            "w" => Ok(Amount::Weeks(n)),
            "mo" => Ok(Amount::Months(n)),
            _ => Err(AmountError),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, n) = self.parts();
        write!(f, "{unit}({n})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_as_it_is_written() {
        for text in ["20wd", "0cd", "8w", "6mo", "4wh", "4294967295wm"] {
            assert_eq!(text.parse::<Amount>().unwrap().short(), text);
        }
        for bad in ["", "wd", "20", "20 wd", "-1wd", "+1wd", "4294967296wd", "20d", "20wdd", "２０wd"] {
            assert_eq!(bad.parse::<Amount>(), Err(AmountError), "{bad}");
        }
    }

    #[test]
    fn no_extra_makes_an_amount_less_than_one() {
        let longer = |n, extra| Amount::WorkingDays(n).longer(extra);
        assert_eq!([longer(0, 0), longer(5, -5), longer(5, -6), longer(5, i64::MIN), longer(5, 3)], [1, 1, 1, 1, 8]);
        assert_eq!(Amount::WorkingHours(u32::MAX).seconds(i64::MAX), Some(u64::MAX));
    }
}
