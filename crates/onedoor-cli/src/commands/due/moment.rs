use jiff::civil::{Date, DateTime, Time};
use std::{fmt, str::FromStr};

/// A day, or a time of a day, by the clocks of the calendar's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: Date,
    pub(super) time: Option<Time>,
}

/// A text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written `2024-02-29`, a time of a day `2024-02-29T09:00`")]
pub(super) struct BadMoment;

impl Moment {
    /// When the day is over, or the time itself. The last day that can be written is never over; no calendar covers it.
    pub(super) fn end(self) -> DateTime {
        match self.time {
            Some(time) => self.day.to_datetime(time),
            None => self.day.tomorrow().map_or(DateTime::MAX, |next| next.to_datetime(Time::midnight())),
        }
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Moment { day, time: None }
    }
}

impl From<DateTime> for Moment {
    fn from(at: DateTime) -> Self {
        Moment { day: at.date(), time: Some(at.time()) }
    }
}

impl FromStr for Moment {
    type Err = BadMoment;

    fn from_str(text: &str) -> Result<Self, BadMoment> {
        let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
        let time = time.map(|time| written_as(time, &["00:00", "00:00:00"])).transpose()?;
        Ok(Moment { day: written_as(day, &["0000-00-00"])?, time })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            None => self.day.fmt(f),
            Some(time) if time.second() == 0 => write!(f, "{}T{:02}:{:02}", self.day, time.hour(), time.minute()),
            Some(time) => write!(f, "{}T{time}", self.day),
        }
    }
}

/// Only what has the shape is read: the reader behind it would take a day out of a time, and other spellings.
fn written_as<T: FromStr>(text: &str, shapes: &[&str]) -> Result<T, BadMoment> {
    let digits_to_zero = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let shape: String = text.chars().map(digits_to_zero).collect();
    text.parse().ok().filter(|_| shapes.contains(&shape.as_str())).ok_or(BadMoment)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, end: &str) {
        let moment: Moment = text.parse().unwrap();
        assert_eq!((moment.to_string().as_str(), moment.end().to_string().as_str()), (text, end));
    }

    #[test]
    fn a_day_ends_with_the_next() {
        check("2024-02-29", "2024-03-01T00:00:00");
        check("2024-02-29T09:00", "2024-02-29T09:00:00");
        check("2024-02-29T09:00:05", "2024-02-29T09:00:05");
        assert_eq!("9999-12-31".parse::<Moment>().unwrap().end(), DateTime::MAX);
    }

    #[test]
    fn no_other_spelling_is_a_day() {
        for bad in [
            "",
            "T",
            "today",
            "2024-2-9",
            "20240229",
            "2023-02-29",
            "2024-02-29 ",
            "2024-02-29T",
            "2024-02-29T9:00",
            "2024-02-29T24:00",
            "2024-02-29T09:00Z",
            "2024-02-29T09:00+08:00",
            "2024-02-29T09:00:00.5",
            "2024-02-29t09:00",
            "2024-02-29 09:00",
            "-002024-02-29",
            "2024-W05-1",
            "２０２４-02-29",
        ] {
            assert_eq!(bad.parse::<Moment>(), Err(BadMoment), "{bad}");
        }
    }
}
