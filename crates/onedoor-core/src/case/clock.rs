use super::instant;
use crate::{calendar::Stop, graph::Which, id::LimitId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The clock of a limit in a case: what it was set to, when it stood still, and when it runs out.
///
/// The instants are facts of the record. The deadlines were counted in a calendar when they were written, so the record keeps them whatever becomes of the
/// calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When it began, in law; this may lie before the event that says so.
    #[serde(with = "instant")]
    pub(crate) since: Timestamp,
    /// Which variant of the limit counts.
    pub(crate) variant: Option<u32>,
    /// When it stood still; only the last may still do so.
    pub(crate) stops: Vec<Still>,
    /// Units by which the promise and the statute were extended, less those by which they were shortened. What has passed is not extended any more.
    pub(crate) extra: (i64, i64),
    /// How many times it was extended, and by how much altogether.
    pub(crate) extended: (u32, u32),
    /// When it runs out; not to be asked for while it stands still.
    pub(crate) deadlines: Deadlines,
    /// Which deadlines have passed: promised, statutory.
    pub(crate) passed: (bool, bool),
    /// Whether there is nothing left that it could run for.
    pub(crate) ended: bool,
}

/// A time for which a clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Still {
    #[serde(with = "instant")]
    pub(crate) from: Timestamp,
    #[serde(with = "instant::option")]
    pub(crate) until: Option<Timestamp>,
}

/// When a limit runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deadline {
    /// At this instant, which is the first that is too late.
    At(#[serde(with = "instant")] Timestamp),
    /// In a year that the calendar did not cover when this was written.
    Uncovered {
        /// The first year that it does not cover.
        year: i16,
    },
    /// Beyond the days that can be written: it never passes.
    BeyondTime,
}

impl Deadline {
    /// The instant, where it is known.
    pub fn at(self) -> Option<Timestamp> {
        match self {
            Deadline::At(at) => Some(at),
            Deadline::Uncovered { .. } | Deadline::BeyondTime => None,
        }
    }
}

/// The deadlines of a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadlines {
    /// Of the promise.
    pub promised: Option<Deadline>,
    /// Of the statute.
    pub statutory: Option<Deadline>,
    /// Before this it is too early: the least time it must take.
    pub earliest: Option<Deadline>,
}

impl Deadlines {
    /// One of the two deadlines.
    pub fn get(&self, which: Which) -> Option<Deadline> {
        match which {
            Which::Promised => self.promised,
            Which::Statutory => self.statutory,
        }
    }
}

impl Clock {
    pub(crate) fn started(since: Timestamp, variant: Option<u32>, deadlines: Deadlines) -> Self {
        Clock {
            since,
            variant,
            stops: Vec::new(),
            extra: (0, 0),
            extended: (0, 0),
            deadlines,
            passed: (false, false),
            ended: false,
        }
    }

    /// When it began, in law.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// Whether there is nothing left that it could run for: its step is settled, or all steps on it are. A new round may let it run again.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Whether it stands still, or has ended.
    pub fn is_stopped(&self) -> bool {
        self.stops.last().is_some_and(|stop| stop.until.is_none())
    }

    /// Whether a deadline has passed.
    pub fn has_passed(&self, which: Which) -> bool {
        match which {
            Which::Promised => self.passed.0,
            Which::Statutory => self.passed.1,
        }
    }

    /// A deadline; none while the clock stands still, and where the limit has no such deadline.
    pub fn deadline(&self, which: Which) -> Option<Deadline> {
        self.deadlines.get(which).filter(|_| !self.is_stopped())
    }

    /// The instant before which it is too early; none while the clock stands still, and where the limit has no minimum.
    pub fn earliest(&self) -> Option<Deadline> {
        self.deadlines.earliest.filter(|_| !self.is_stopped())
    }

    /// How many times it was extended, and by how many units altogether.
    pub fn extensions(&self) -> (u32, u32) {
        self.extended
    }

    /// Units by which a deadline was extended, less those by which it was shortened.
    pub fn extra(&self, which: Which) -> i64 {
        match which {
            Which::Promised => self.extra.0,
            Which::Statutory => self.extra.1,
        }
    }

    /// Adds units to what has not passed yet: an extension does not undo a broken promise.
    pub(crate) fn add(&mut self, units: i64) {
        let added = |passed: bool, extra: i64| if passed { extra } else { extra.saturating_add(units) };
        self.extra = (added(self.passed.0, self.extra.0), added(self.passed.1, self.extra.1));
    }

    /// Which variant of the limit counts; none where the ordinary amounts do.
    pub fn variant(&self) -> Option<u32> {
        self.variant
    }

    /// The times for which it stood still.
    pub fn stops(&self) -> Vec<Stop<Timestamp>> {
        self.stops.iter().map(|still| Stop { from: still.from, until: still.until }).collect()
    }

    pub(crate) fn stop(&mut self, now: Timestamp) {
        if !self.is_stopped() {
            self.stops.push(Still { from: now, until: None });
        }
    }

    pub(crate) fn end(&mut self, now: Timestamp) {
        self.stop(now);
        self.ended = true;
    }

    pub(crate) fn resume(&mut self, now: Timestamp, deadlines: Deadlines) {
        if let Some(last) = self.stops.last_mut() {
            last.until.get_or_insert(now);
        }
        self.ended = false;
        self.move_to(now, deadlines);
    }

    /// A deadline that has passed and now lies ahead again has not passed.
    pub(crate) fn move_to(&mut self, now: Timestamp, deadlines: Deadlines) {
        self.deadlines = deadlines;
        let still = |passed: bool, deadline: Option<Deadline>| {
            passed && deadline.and_then(Deadline::at).is_none_or(|at| at <= now)
        };
        self.passed = (still(self.passed.0, deadlines.promised), still(self.passed.1, deadlines.statutory));
    }

    pub(crate) fn pass(&mut self, which: Which) {
        match which {
            Which::Promised => self.passed.0 = true,
            Which::Statutory => self.passed.1 = true,
        }
    }

    /// The deadlines that are still to come.
    pub(crate) fn ahead(&self) -> impl Iterator<Item = (Timestamp, Which)> + '_ {
        [Which::Promised, Which::Statutory].into_iter().filter_map(|which| {
            let at = self.deadline(which)?.at()?;
            (!self.has_passed(which)).then_some((at, which))
        })
    }
}

/// How many of the steps on the limit of a stage or case are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Open, and their time counts.
    pub(crate) on: u32,
    /// Open, and stopped or on somebody else's clock.
    pub(crate) off: u32,
    /// Waiting or open.
    pub(crate) pending: u32,
}

/// A deadline to come. Of several at one instant the wider limit comes first, and its promise before its statute.
pub(crate) type Coming = (Timestamp, LimitId, Which);
