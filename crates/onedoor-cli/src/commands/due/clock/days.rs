use super::{Due, Stops};
use crate::commands::due::{limit::Unit, moment::Moment, question::Question};
use jiff::civil::Date;
use onedoor_core::calendar::{Calendar, Count, Roll, Stop, TimeError, due_day, used_days};

/// A limit in days, weeks or months.
pub(super) struct Days<'a> {
    calendar: &'a Calendar,
    question: &'a Question,
    stops: Vec<Stop<Date>>,
}

impl<'a> Days<'a> {
    pub(super) fn of(calendar: &'a Calendar, question: &'a Question) -> Self {
        let stops =
            question.stops.iter().map(|stop| Stop { from: stop.from.day, until: stop.until.map(|end| end.day) });
        Days { calendar, question, stops: stops.collect() }
    }

    pub(super) fn due(&self) -> Result<Option<Due>, TimeError> {
        let Question { from, limit, extension, .. } = self.question;
        let amount = limit.unit.times(limit.number);
        let due = due_day(self.calendar, from.day, amount, &Count::default(), &self.stops, *extension)?;
        Ok(due.at().map(|day| Due { day, at: None }))
    }

    /// How much is used at the end of a day, in whole units.
    pub(super) fn used(&self, at: Moment, stops: Stops) -> Result<u64, TimeError> {
        let stops = match stops {
            Stops::Kept => self.stops.as_slice(),
            Stops::Ignored => &[],
        };
        let Question { from, limit, .. } = self.question;
        let used = used_days(self.calendar, from.day, limit.unit.times(1), &Count::default(), stops, at.day)?;
        match limit.unit {
            Unit::WorkingDays | Unit::CalendarDays | Unit::WorkingHours => Ok(used),
            Unit::Weeks => Ok(used / 7),
            Unit::Months => self.months_in(used),
        }
    }

    /// How many months are over when so many days are used: the most that would be over by then had nothing stopped.
    fn months_in(&self, days: u64) -> Result<u64, TimeError> {
        let (mut over, mut not_over) = (0, u32::try_from(days / 28).unwrap_or(u32::MAX).saturating_add(1));
        while not_over - over > 1 {
            let middle = over + (not_over - over) / 2;
            match self.days_of(middle) {
                Ok(of) if of <= days => over = middle,
                // So many months lead beyond the days that can be written.
                Ok(_) | Err(TimeError::TooFar) => not_over = middle,
                Err(error) => return Err(error),
            }
        }
        Ok(over.into())
    }

    fn days_of(&self, months: u32) -> Result<u64, TimeError> {
        let count = Count { roll: Roll::None, ..Count::default() };
        let (from, unit) = (self.question.from.day, self.question.limit.unit);
        let last = due_day(self.calendar, from, unit.times(months), &count, &[], 0)?;
        // Without stops there is always an end.
        last.at().map_or(Ok(u64::MAX), |last| used_days(self.calendar, from, unit.times(months), &count, &[], last))
    }
}
