use std::{fmt, str::FromStr};
use thiserror::Error;

/// A time of the day in whole minutes, from `00:00` to `24:00`.
///
/// ```
/// use onedoor_core::calendar::ClockTime;
/// let closes: ClockTime = "17:30".parse()?;
/// assert_eq!((closes.minutes(), closes.to_string()), (1050, "17:30".to_owned()));
/// assert!("7:30".parse::<ClockTime>().is_err(), "two digits each");
/// # Ok::<(), onedoor_core::calendar::ClockTimeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

/// A text is not a time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a time of the day is `hh:mm`, from `00:00` to `24:00`")]
pub struct ClockTimeError;

impl ClockTime {
    pub(super) const END_OF_DAY: ClockTime = ClockTime(24 * 60);

    /// Minutes since midnight, 0 to 1440.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// Hour and minute for a clock that ends at 23:59; none for 24:00.
    pub(super) fn hour_and_minute(self) -> Option<(i8, i8)> {
        let hour = i8::try_from(self.0 / 60).ok().filter(|hour| *hour < 24)?;
        Some((hour, i8::try_from(self.0 % 60).ok()?))
    }
}

impl FromStr for ClockTime {
    type Err = ClockTimeError;

    fn from_str(text: &str) -> Result<Self, ClockTimeError> {
        let two = |digits: &str| {
            (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse().ok())?
        };
        let (hour, minute) = text.split_once(':').ok_or(ClockTimeError)?;
        let (hour, minute): (u16, u16) = two(hour).zip(two(minute)).ok_or(ClockTimeError)?;
        let time = ClockTime(hour * 60 + minute);
        if minute < 60 && time <= ClockTime::END_OF_DAY { Ok(time) } else { Err(ClockTimeError) }
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_times_of_the_day_are_times() {
        for good in ["00:00", "08:30", "23:59", "24:00"] {
            assert_eq!(good.parse::<ClockTime>().unwrap().to_string(), good);
        }
        for bad in ["", ":", "24:01", "12:60", "99:99", "8:30", "08:3", "+8:30", "08:30:00", "０８:30"] {
            assert_eq!(bad.parse::<ClockTime>(), Err(ClockTimeError), "{bad}");
        }
    }
}
