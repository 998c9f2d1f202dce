//! What a case says of its time.

use super::{Board, Case, Clock, Coming};
use crate::{
    calendar::CalendarHash,
    graph::Which,
    id::{GroundId, LimitId, StepId},
    language::Meaning,
};
use jiff::Timestamp;

impl Case {
    /// The legal time of the last thing that happened to it; none before it began.
    pub fn now(&self) -> Option<Timestamp> {
        (self.version > 0).then_some(self.now)
    }

    /// When the application was received; none before the case began.
    pub fn received(&self) -> Option<Timestamp> {
        (self.version > 0).then_some(self.times.received)
    }

    /// When the next deadline passes, without looking at its steps; none where none is running. A deadline is the first instant that is too late.
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.first_coming().map(|(at, _, _)| at)
    }

    pub(crate) fn first_coming(&self) -> Option<Coming> {
        self.coming.first().copied().filter(|_| self.ending.is_none())
    }

    /// The deadlines to come, the nearest first.
    pub fn deadlines(&self) -> impl Iterator<Item = (Timestamp, LimitId, Which)> + '_ {
        self.coming.iter().copied().filter(|_| self.ending.is_none())
    }

    /// The clock of a limit; none before it began.
    pub fn clock(&self, limit: LimitId) -> Option<&Clock> {
        self.clocks.get(&limit)
    }

    /// The clocks that have begun, in the order of their limits.
    pub fn clocks(&self) -> impl Iterator<Item = (LimitId, &Clock)> {
        self.clocks.iter().map(|(limit, clock)| (*limit, clock))
    }

    /// The calendar that its limits were last counted in.
    pub fn calendar(&self) -> Option<CalendarHash> {
        self.times.calendar
    }

    /// Whether the authority ordered the work to rest.
    pub fn is_suspended(&self) -> bool {
        self.times.suspended
    }

    /// The ground on which the clock of an open step is stopped.
    pub fn stopped_on(&self, step: StepId) -> Option<GroundId> {
        self.extra(step).stopped
    }

    /// What silence meant at a step, where it stands for the answer of this round.
    pub fn silence(&self, step: StepId) -> Option<Meaning> {
        self.extra(step).silent
    }

    /// Whether the notice of a step was acknowledged in this round.
    pub fn is_acknowledged(&self, step: StepId) -> bool {
        self.extra(step).acknowledged
    }

    /// Whether somebody else answers for a step because nobody did in time.
    pub fn is_handed_over(&self, step: StepId) -> bool {
        self.extra(step).handed_over
    }
}
