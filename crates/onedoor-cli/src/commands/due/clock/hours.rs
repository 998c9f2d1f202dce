use super::{Due, Stops};
use crate::commands::due::{moment::Moment, question::Question, stop as written};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use onedoor_core::calendar::{Calendar, Count, Stop, TimeError, deadline, used};

/// A limit in business hours. Times are those of the calendar's zone.
pub(super) struct Hours<'a> {
    calendar: &'a Calendar,
    question: &'a Question,
    zone: TimeZone,
    since: Timestamp,
    stops: Vec<Stop<Timestamp>>,
}

impl<'a> Hours<'a> {
    pub(super) fn of(calendar: &'a Calendar, question: &'a Question) -> Result<Self, TimeError> {
        // A calendar that was read has a zone that can be read.
        let zone = TimeZone::posix(calendar.zone()).unwrap_or(TimeZone::UTC);
        let end = |moment| end(calendar, &zone, moment);
        // A limit that begins with a day runs from its opening: no hours count before that.
        let since = match question.from.time {
            None => calendar.start_of_day(question.from.day),
            Some(_) => end(question.from)?,
        };
        let stop = |stop: &written::Stop| Ok(Stop { from: end(stop.from)?, until: stop.until.map(end).transpose()? });
        let stops = question.stops.iter().map(stop).collect::<Result<_, TimeError>>()?;
        Ok(Hours { calendar, question, zone, since, stops })
    }

    pub(super) fn due(&self) -> Result<Option<Due>, TimeError> {
        let Question { limit, extension, .. } = self.question;
        let amount = limit.unit.times(limit.number);
        let due = deadline(self.calendar, self.since, amount, &Count::default(), &self.stops, *extension)?;
        Ok(due.at().map(|instant| self.told(instant)))
    }

    /// How much is used at a moment, or at the end of a day, in whole hours.
    pub(super) fn used(&self, at: Moment, stops: Stops) -> Result<u64, TimeError> {
        let stops = match stops {
            Stops::Kept => self.stops.as_slice(),
            Stops::Ignored => &[],
        };
        let at = end(self.calendar, &self.zone, at)?;
        used(self.calendar, self.since, self.question.limit.unit.times(1), &Count::default(), stops, at)
    }

    /// A deadline at midnight is the end of the day before.
    fn told(&self, due: Timestamp) -> Due {
        let last = due.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(due);
        Due { day: self.calendar.day_of(last), at: Some(self.zone.to_datetime(due)) }
    }
}

/// For business hours a day is over when the office closes. That holds on the last day of a calendar too, behind which there is no midnight that it covers.
fn end(calendar: &Calendar, zone: &TimeZone, moment: Moment) -> Result<Timestamp, TimeError> {
    match moment.time {
        None => Ok(calendar.close_of_business(moment.day)),
        Some(time) => zone.to_timestamp(moment.day.to_datetime(time)).map_err(|_| TimeError::TooFar),
    }
}
