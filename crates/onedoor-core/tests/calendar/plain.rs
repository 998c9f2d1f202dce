//! The reference: a calendar that knows its days from the lines of the file alone, and a clock that looks at one day after the other. Slow and plain.

use super::shelf;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use onedoor_core::calendar::{Amount, CalendarGap, Count, DayZero, Due, Roll, Stop, TimeError};
use std::collections::BTreeSet;

pub(crate) struct Plain {
    id: String,
    years: (i16, i16),
    off: BTreeSet<Date>,
    work: BTreeSet<Date>,
}

impl Plain {
    /// Looks for days in quotes behind the words `holidays` and `workdays`.
    pub(crate) fn of(id: &str, years: (i16, i16)) -> Self {
        let mut plain = Plain { id: id.to_owned(), years, off: BTreeSet::new(), work: BTreeSet::new() };
        let text = shelf::text(id);
        let mut works = false;
        for piece in text.split('"') {
            works = if piece.contains("workdays:") { true } else { works && !piece.contains("holidays:") };
            let (first, last) = piece.split_once("..").unwrap_or((piece, piece));
            let (Ok(mut day), Ok(last)) = (first.parse::<Date>(), last.parse::<Date>()) else { continue };
            while day <= last {
                if works {
                    plain.work.insert(day)
                } else {
                    plain.off.insert(day)
                };
                day = day.tomorrow().unwrap();
            }
        }
        plain
    }

    pub(crate) fn working(&self, day: Date) -> Result<bool, TimeError> {
        if day.year() < self.years.0 || day.year() > self.years.1 {
            return Err(TimeError::Gap(CalendarGap { calendar: self.id.clone(), year: day.year() }));
        }
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        Ok(self.work.contains(&day) || !weekend && !self.off.contains(&day))
    }

    fn counts(&self, day: Date, amount: Amount) -> Result<bool, TimeError> {
        if matches!(amount, Amount::WorkingDays(_)) { self.working(day) } else { Ok(true) }
    }

    pub(crate) fn due(
        &self,
        start: Date,
        amount: Amount,
        count: &Count,
        stops: &[Stop<Date>],
        extra: i64,
    ) -> Result<Due<Date>, TimeError> {
        self.counts(start, amount)?;
        let mut left = length(start, amount, extra);
        let mut day = first(start, count);
        loop {
            if stops.iter().any(|stop| stop.until.is_none() && day > stop.from) {
                return Ok(Due::Stopped);
            }
            left -= i64::from(!stopped(day, stops) && self.counts(day, amount)?);
            if left == 0 {
                break;
            }
            day = day.tomorrow().unwrap();
        }
        while !matches!(amount, Amount::WorkingDays(_)) && count.roll == Roll::Forward && !self.working(day)? {
            day = day.tomorrow().unwrap();
        }
        Ok(Due::At(day))
    }

    pub(crate) fn used(
        &self,
        start: Date,
        amount: Amount,
        count: &Count,
        stops: &[Stop<Date>],
        at: Date,
    ) -> Result<u64, TimeError> {
        self.counts(start, amount)?;
        let mut used = 0;
        let mut day = first(start, count);
        while day <= at {
            used += u64::from(!stopped(day, stops) && self.counts(day, amount)?);
            day = day.tomorrow().unwrap();
        }
        Ok(used)
    }
}

fn first(start: Date, count: &Count) -> Date {
    if count.day_zero == DayZero::Include { start } else { start.tomorrow().unwrap() }
}

fn stopped(day: Date, stops: &[Stop<Date>]) -> bool {
    stops.iter().any(|stop| stop.from < day && stop.until.is_none_or(|until| day <= until))
}

pub(crate) fn length(start: Date, amount: Amount, extra: i64) -> i64 {
    let (_, n) = amount.parts();
    let n = (i64::from(n) + extra).max(1);
    match amount {
        Amount::Weeks(_) => 7 * n,
        Amount::Months(_) => i64::from((corresponding(start, n) - start).get_days()),
        _ => n,
    }
}

/// The day of the same number so many months later, or the last of that month.
fn corresponding(start: Date, months: i64) -> Date {
    let month = i64::from(start.year()) * 12 + i64::from(start.month()) - 1 + months;
    let first = jiff::civil::date(i16::try_from(month / 12).unwrap(), i8::try_from(month % 12 + 1).unwrap(), 1);
    first + (i64::from(start.day().min(first.days_in_month())) - 1).days()
}
