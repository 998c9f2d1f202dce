use super::{
    CalendarGap, CalendarHash, ClockTime, Hours, TimeError,
    almanac::{Almanac, Uncovered},
    day::Zone,
    weekend::Weekend,
};
use jiff::civil::{Date, date};
use std::{collections::BTreeMap, fmt};

/// A calendar (工作日历): the days on which an office works, and its hours.
///
/// Only [`read()`](fn@super::read) makes one, so every calendar knows all the days that it covers.
#[derive(Clone, Debug)]
pub struct Calendar {
    parts: Parts,
    almanac: Almanac,
    hash: CalendarHash,
}

/// Why a day is not what its weekday says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Special {
    /// Nobody works: the name of the holiday.
    Holiday(String),
    /// The office works, whatever the weekday (调休): what for.
    Workday(String),
}

/// What a calendar is made of, those below it included.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) id: String,
    pub(super) revision: u32,
    pub(super) title: String,
    pub(super) over: Option<String>,
    pub(super) zone: Zone,
    pub(super) weekend: Weekend,
    pub(super) covered: (i16, i16),
    /// INVARIANT: in order, and none reaches into the next.
    pub(super) hours: Vec<Hours>,
    pub(super) cut_off: Option<ClockTime>,
    pub(super) days: BTreeMap<Date, Special>,
    pub(super) sources: BTreeMap<i16, Vec<String>>,
}

impl Calendar {
    pub(super) fn new(parts: Parts) -> Self {
        let (first, last) = parts.covered;
        let almanac = Almanac::new(date(first, 1, 1), date(last, 12, 31), |day| parts.works_on(day));
        let hash = parts.hash(&almanac);
        Calendar { parts, almanac, hash }
    }

    /// The name by which workflows and other calendars call it.
    pub fn id(&self) -> &str {
        &self.parts.id
    }

    /// Counts up; a published revision never changes.
    pub fn revision(&self) -> u32 {
        self.parts.revision
    }

    /// What people call it.
    pub fn title(&self) -> &str {
        &self.parts.title
    }

    /// The calendar that it is laid over.
    pub fn over(&self) -> Option<&str> {
        self.parts.over.as_deref()
    }

    /// The content hash: equal where every limit is counted alike.
    pub fn hash(&self) -> CalendarHash {
        self.hash
    }

    /// The first and the last year that it covers.
    pub fn covered(&self) -> (i16, i16) {
        self.parts.covered
    }

    /// The business hours of a working day, in order; empty where the calendar has none.
    pub fn hours(&self) -> &[Hours] {
        &self.parts.hours
    }

    /// The time of the day after which something counts as received on the next working day, as far as [`Receipt::RollCutoff`](super::Receipt) asks. Where
    /// none is written it is the closing time.
    pub fn cut_off(&self) -> Option<ClockTime> {
        self.parts.cut_off.or(self.parts.hours.last().map(Hours::closes))
    }

    /// Where the days of a year were taken from; those of the lowest calendar first.
    pub fn sources(&self, year: i16) -> &[String] {
        self.parts.sources.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Why a day is not what its weekday says; none where it is.
    pub fn special(&self, day: Date) -> Option<&Special> {
        self.parts.days.get(&day)
    }

    /// Whether the office works on a day.
    ///
    /// # Errors
    /// The day is not covered.
    pub fn is_working(&self, day: Date) -> Result<bool, CalendarGap> {
        self.almanac.is_working(day).map_err(|gap| self.gap(&gap))
    }

    /// How many working days there are from a day to another, both included; none where the last lies before the first.
    ///
    /// # Errors
    /// One of the two days is not covered.
    pub fn working_days(&self, first: Date, last: Date) -> Result<u32, CalendarGap> {
        let before = self.almanac.count_before(first);
        let up_to = self.almanac.count_before(last).and_then(|_| self.almanac.up_to(last));
        let (before, up_to) = before.and_then(|before| Ok((before, up_to?))).map_err(|gap| self.gap(&gap))?;
        Ok(up_to.saturating_sub(before))
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(super) fn almanac(&self) -> &Almanac {
        &self.almanac
    }

    /// What to say of a day that is not covered.
    pub(super) fn gap(&self, uncovered: &Uncovered) -> CalendarGap {
        CalendarGap { calendar: self.parts.id.clone(), year: uncovered.0 }
    }

    /// The same question to the almanac, its gap told as that of a limit.
    pub(super) fn look_up<T>(&self, answer: Result<T, Uncovered>) -> Result<T, TimeError> {
        answer.map_err(|gap| self.gap(&gap).into())
    }
}

impl Parts {
    /// What is said of a day goes before the weekday.
    pub(super) fn works_on(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some(Special::Holiday(_)) => false,
            Some(Special::Workday(_)) => true,
            None => !self.weekend.holds(day.weekday()),
        }
    }

    fn hash(&self, almanac: &Almanac) -> CalendarHash {
        let covered = format!("{} {}", self.covered.0, self.covered.1);
        let hours: Vec<String> = self.hours.iter().map(Hours::to_string).collect();
        let hours = hours.join(" ");
        let cut_off = self.cut_off.map_or(String::new(), |time| time.to_string());
        let head: [&dyn fmt::Display; 5] = [&"onedoor calendar 1", &self.zone, &covered, &hours, &cut_off];
        let days = almanac.working().iter().map(|day| day as &dyn fmt::Display);
        CalendarHash::of(head.into_iter().chain(days))
    }
}
