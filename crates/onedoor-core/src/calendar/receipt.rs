use super::{Calendar, CalendarGap, Receipt};
use jiff::{Timestamp, civil::Date};

impl Calendar {
    /// The day on which something that came at an instant counts as received. What comes at the very cut-off is in time.
    ///
    /// # Errors
    /// The calendar does not cover the day, and `receipt` asks whether somebody works on it.
    pub fn received_on(&self, instant: Timestamp, receipt: Receipt) -> Result<Date, CalendarGap> {
        let day = self.day_of(instant);
        match receipt {
            Receipt::Instant => Ok(day),
            Receipt::RollCutoff if self.is_late(instant, day) => self.working_day_after(day),
            Receipt::RollNonWorking | Receipt::RollCutoff => self.working_day_from(day),
        }
    }

    /// The first working day from a day on.
    pub(super) fn working_day_from(&self, day: Date) -> Result<Date, CalendarGap> {
        let almanac = self.almanac();
        almanac.count_before(day).and_then(|before| almanac.nth(before.into())).map_err(|gap| self.gap(&gap))
    }

    fn working_day_after(&self, day: Date) -> Result<Date, CalendarGap> {
        let almanac = self.almanac();
        let known = almanac.is_working(day).and_then(|_| almanac.up_to(day));
        known.and_then(|up_to| almanac.nth(up_to.into())).map_err(|gap| self.gap(&gap))
    }

    fn is_late(&self, instant: Timestamp, day: Date) -> bool {
        self.cut_off().is_some_and(|cut_off| instant > self.at(day, cut_off))
    }
}
