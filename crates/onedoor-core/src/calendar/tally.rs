use super::{Calendar, TimeError, almanac::days_between};
use jiff::{SignedDuration, Timestamp, civil::Date};

/// What a limit counts: how much of it lies between two points, and which point is so much after another.
///
/// The law of a tally: `after(a, n)` is the earliest point `b` with `between(a, b) = n`, for every `n` above 0.
pub(super) trait Tally {
    /// A day, or an instant.
    type Point: Copy + Ord;

    /// How much lies behind `from`, up to `to`; nothing where `to` does not lie behind `from`.
    fn between(&self, from: Self::Point, to: Self::Point) -> Result<u64, TimeError>;

    /// The first point that `n` lie before, counted from `from`; `from` itself where `n` is 0.
    fn after(&self, from: Self::Point, n: u64) -> Result<Self::Point, TimeError>;
}

/// Working days. A point is the end of a day.
pub(super) struct WorkingDays<'a>(pub(super) &'a Calendar);

/// All days. A point is the end of a day.
pub(super) struct EveryDay;

/// Seconds of business hours. A point is a whole second of the clock that all zones share.
pub(super) struct BusinessSeconds<'a>(pub(super) &'a Calendar);

impl Tally for WorkingDays<'_> {
    type Point = Date;

    fn between(&self, from: Date, to: Date) -> Result<u64, TimeError> {
        if to <= from {
            return Ok(0);
        }
        let almanac = self.0.almanac();
        let counted = almanac.up_to(from).and_then(|from| Ok((from, almanac.up_to(to)?)));
        self.0.look_up(counted).map(|(from, to)| to.saturating_sub(from).into())
    }

    fn after(&self, from: Date, n: u64) -> Result<Date, TimeError> {
        let almanac = self.0.almanac();
        let Some(others) = n.checked_sub(1) else { return Ok(from) };
        self.0.look_up(almanac.up_to(from).and_then(|before| almanac.nth(others.saturating_add(before.into()))))
    }
}

impl Tally for EveryDay {
    type Point = Date;

    fn between(&self, from: Date, to: Date) -> Result<u64, TimeError> {
        Ok(u64::try_from(days_between(from, to)).unwrap_or(0))
    }

    fn after(&self, from: Date, n: u64) -> Result<Date, TimeError> {
        let hours = i64::try_from(n).ok().and_then(|days| days.checked_mul(24)).ok_or(TimeError::TooFar)?;
        let days = SignedDuration::try_from_hours(hours).ok_or(TimeError::TooFar)?;
        from.checked_add(days).map_err(|_| TimeError::TooFar)
    }
}

impl Tally for BusinessSeconds<'_> {
    type Point = i64;

    fn between(&self, from: i64, to: i64) -> Result<u64, TimeError> {
        let first = self.day(from)?;
        if to <= from {
            return Ok(0);
        }
        // The end of a day is the first instant of the next, which need not be covered.
        let last = self.day(to.saturating_sub(1))?;
        let almanac = self.0.almanac();
        let before = self.0.look_up(almanac.count_before(first))?;
        let up_to = self.0.look_up(almanac.count_before(last).and_then(|_| almanac.up_to(last)))?;
        let days = almanac.working().get(before as usize..up_to as usize).unwrap_or(&[]);
        let open = days.iter().flat_map(|day| self.open(*day));
        Ok(open.map(|(opens, closes)| length(opens.max(from), closes.min(to))).sum())
    }

    fn after(&self, from: i64, n: u64) -> Result<i64, TimeError> {
        let almanac = self.0.almanac();
        let before = self.0.look_up(almanac.count_before(self.day(from)?))?;
        let mut left = n;
        if left == 0 {
            return Ok(from);
        }
        let days = almanac.working().get(before as usize..).unwrap_or(&[]);
        for (opens, closes) in days.iter().flat_map(|day| self.open(*day)) {
            let opens = opens.max(from);
            let open = length(opens, closes);
            if left <= open {
                return Ok(opens.saturating_add_unsigned(left));
            }
            left -= open;
        }
        Err(self.0.gap(&almanac.beyond()).into())
    }
}

impl BusinessSeconds<'_> {
    fn day(&self, second: i64) -> Result<Date, TimeError> {
        if self.0.hours().is_empty() {
            return Err(TimeError::NoHours { calendar: self.0.id().to_owned() });
        }
        Timestamp::from_second(second).map(|instant| self.0.day_of(instant)).map_err(|_| TimeError::TooFar)
    }

    fn open(&self, day: Date) -> impl Iterator<Item = (i64, i64)> {
        self.0.open_on(day).map(|(opens, closes)| (second_of(opens), second_of(closes)))
    }
}

/// The whole second that an instant lies in.
pub(super) fn second_of(instant: Timestamp) -> i64 {
    let cut = i64::from(instant.subsec_nanosecond() < 0);
    instant.as_second() - cut
}

fn length(from: i64, to: i64) -> u64 {
    u64::try_from(to.saturating_sub(from)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_counts_as_the_whole_second_that_it_lies_in() {
        let second = |text: &str| second_of(text.parse().unwrap());
        assert_eq!([second("1970-01-01T00:00:01.9Z"), second("1970-01-01T00:00:00Z")], [1, 0]);
        assert_eq!([second("1969-12-31T23:59:59.9Z"), second("1969-12-31T23:59:59Z")], [-1, -1]);
    }
}
