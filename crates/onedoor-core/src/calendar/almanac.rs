use jiff::civil::Date;

/// The days that a calendar covers, counted once and for all: how many working days lie before each, and which they are.
///
/// So the working days between two days are a difference, and the nth working day after a day is two look-ups.
#[derive(Clone, Debug)]
pub(super) struct Almanac {
    first: Date,
    last: Date,
    /// For every covered day how many working days lie before it, and for the day after the last.
    before: Vec<u32>,
    /// The working days, in order.
    working: Vec<Date>,
}

/// The year of a day that is not covered.
pub(super) struct Uncovered(pub(super) i16);

impl Almanac {
    pub(super) fn new(first: Date, last: Date, is_working: impl Fn(Date) -> bool) -> Self {
        let mut almanac = Almanac { first, last, before: vec![0], working: Vec::new() };
        for day in std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= last) {
            if is_working(day) {
                almanac.working.push(day);
            }
            almanac.before.push(u32::try_from(almanac.working.len()).unwrap_or(u32::MAX));
        }
        almanac
    }

    pub(super) fn working(&self) -> &[Date] {
        &self.working
    }

    pub(super) fn is_working(&self, day: Date) -> Result<bool, Uncovered> {
        Ok(self.count_before(day)? < self.up_to(day)?)
    }

    /// How many working days lie before a day.
    pub(super) fn count_before(&self, day: Date) -> Result<u32, Uncovered> {
        usize::try_from(days_between(self.first, day)).ok().and_then(|at| self.count(at)).ok_or(Uncovered(day.year()))
    }

    /// How many working days there are up to a day and with it. The day before the first is known to have none before it. For days beyond the covered ones
    /// the first year that is missing is named, since all the years between are counted over.
    pub(super) fn up_to(&self, day: Date) -> Result<u32, Uncovered> {
        let missing = || if day > self.last { self.beyond() } else { Uncovered(day.year()) };
        let next = days_between(self.first, day).saturating_add(1);
        usize::try_from(next).ok().and_then(|at| self.before.get(at).copied()).ok_or_else(missing)
    }

    /// The working day with so many before it.
    pub(super) fn nth(&self, n: u64) -> Result<Date, Uncovered> {
        let day = usize::try_from(n).ok().and_then(|at| self.working.get(at).copied());
        day.ok_or(self.beyond())
    }

    /// The last working day but so many of those that lie before a day.
    pub(super) fn nth_before(&self, day: Date, n: u64) -> Result<Date, Uncovered> {
        let before = u64::from(self.count_before(day)?);
        before.checked_sub(n).map_or(Err(Uncovered(self.first.year().saturating_sub(1))), |at| self.nth(at))
    }

    /// The first year behind the covered ones.
    pub(super) fn beyond(&self) -> Uncovered {
        Uncovered(self.last.year().saturating_add(1))
    }

    fn count(&self, at: usize) -> Option<u32> {
        (at + 1 < self.before.len()).then(|| self.before.get(at).copied())?
    }
}

/// Days from one to another; negative when it lies before.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// Every second day from 1 to 31 January works.
    fn january() -> Almanac {
        Almanac::new(date(2024, 1, 1), date(2024, 1, 31), |day| day.day() % 2 == 0)
    }

    fn year<T>(answer: Result<T, Uncovered>) -> Option<i16> {
        answer.err().map(|uncovered| uncovered.0)
    }

    #[test]
    fn counts_and_look_ups_are_each_other_s_inverse() {
        let almanac = january();
        for (n, day) in (0_u64..).zip([2, 4, 6, 8]) {
            let day = date(2024, 1, day);
            assert_eq!(almanac.nth(n).ok(), Some(day));
            assert_eq!(almanac.count_before(day).ok().map(u64::from), Some(n));
            assert_eq!(almanac.up_to(day).ok().map(u64::from), Some(n + 1));
            assert_eq!(almanac.nth_before(day.tomorrow().unwrap(), 1).ok(), Some(day));
        }
    }

    #[test]
    fn only_the_day_before_the_first_is_known_beside_the_covered_days() {
        let almanac = january();
        assert_eq!(almanac.up_to(date(2023, 12, 31)).ok(), Some(0));
        assert_eq!(year(almanac.up_to(date(2023, 12, 30))), Some(2023));
        assert_eq!(year(almanac.count_before(date(2023, 12, 31))), Some(2023));
        assert_eq!(year(almanac.is_working(date(2026, 2, 1))), Some(2026));
        assert_eq!(year(almanac.up_to(date(2026, 2, 1))), Some(2025), "the first year that is missing");
        assert_eq!((year(almanac.nth(15)), year(almanac.nth_before(date(2024, 1, 2), 1))), (Some(2025), Some(2023)));
    }
}
