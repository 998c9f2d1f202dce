use super::{Fraction, Holder, StopTime, Sum};
use jiff::{Timestamp, civil::Date};
use std::{cmp::Reverse, collections::BTreeMap};

/// The ledger of one case: whose each of its working seconds was. See the [room](crate::ledger) for the rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    // INVARIANT: the spans adjoin, from the receipt to the end; every second of a span lies in exactly one day.
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    pub(super) spans: Vec<Span>,
    pub(super) days: BTreeMap<Date, Day>,
    pub(super) stops: BTreeMap<String, StopTime>,
    pub(super) stopped: StopTime,
}

/// A time for which one holder had the case, for the sake of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// From this instant.
    pub from: Timestamp,
    /// Up to this one.
    pub to: Timestamp,
    /// The step that was held; none where no step was open.
    pub step: Option<String>,
    /// Who held it.
    pub holder: Holder,
    /// The seconds of business hours in it.
    pub seconds: u64,
}

/// A working day of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub(super) business_seconds: u64,
    pub(super) held: BTreeMap<Holder, Held>,
}

/// How much of a day somebody held, and since which span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) seconds: u64,
    pub(super) since: usize,
}

impl Ledger {
    /// The receipt of the case.
    pub fn from(&self) -> Timestamp {
        self.from
    }

    /// The end of the case, or the instant up to which the ledger goes.
    pub fn to(&self) -> Timestamp {
        self.to
    }

    /// Who held the case, one after the other, without a gap.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The working seconds of each holder.
    pub fn seconds(&self) -> BTreeMap<Holder, u64> {
        let mut seconds = BTreeMap::new();
        for span in self.spans.iter().filter(|span| span.seconds > 0) {
            *seconds.entry(span.holder.clone()).or_default() += span.seconds;
        }
        seconds
    }

    /// All working seconds of the case: the sum of [`Ledger::seconds`].
    pub fn elapsed_seconds(&self) -> u64 {
        self.spans.iter().map(|span| span.seconds).sum()
    }

    /// The working days of the case, in order.
    pub fn days(&self) -> &BTreeMap<Date, Day> {
        &self.days
    }

    /// Whose day a day was: who held most of its business hours, of equals the one who had the case earlier on it. None for a day that is no working day of the
    /// case.
    pub fn whose_day(&self, day: Date) -> Option<&Holder> {
        self.days.get(&day).and_then(Day::whose)
    }

    /// How many days were whose, each given whole as [`Ledger::whose_day`] does: the sum is the number of the working days of the case.
    pub fn whole_days(&self) -> BTreeMap<Holder, u64> {
        let mut days = BTreeMap::new();
        for holder in self.days.values().filter_map(Day::whose) {
            *days.entry(holder.clone()).or_default() += 1;
        }
        days
    }

    /// How many working days each had it, parts of days exactly: the sum is the elapsed working time in days.
    pub fn shares(&self) -> BTreeMap<Holder, Fraction> {
        let mut sums: BTreeMap<&Holder, Sum> = BTreeMap::new();
        for day in self.days.values() {
            for (holder, held) in &day.held {
                sums.entry(holder).or_default().add(held.seconds, day.business_seconds);
            }
        }
        sums.into_iter().map(|(holder, sum)| (holder.clone(), sum.total())).collect()
    }

    /// How long steps were stopped, by the name of the ground; a step that has a ground of its own is stopped while it is open.
    pub fn stops(&self) -> &BTreeMap<String, StopTime> {
        &self.stops
    }

    /// How long at least one step was stopped, on whatever ground: where grounds overlap, less than the sum of [`Ledger::stops`].
    pub fn stopped(&self) -> StopTime {
        self.stopped
    }
}

impl Day {
    /// The seconds that the office works on it, whether or not the case was there already, or still.
    pub fn business_seconds(&self) -> u64 {
        self.business_seconds
    }

    /// The seconds of each holder.
    pub fn held(&self) -> impl Iterator<Item = (&Holder, u64)> {
        self.held.iter().map(|(holder, held)| (holder, held.seconds))
    }

    fn whose(&self) -> Option<&Holder> {
        self.held.iter().max_by_key(|(_, held)| (held.seconds, Reverse(held.since))).map(|(holder, _)| holder)
    }
}
