use super::seen::Seen;
use crate::{
    calendar::{self, Amount, Calendar, TimeError},
    case::{Clock, Deadline},
    graph::{Graph, LimitNode, Scope, Which},
    id::LimitId,
};
use jiff::Timestamp;

/// How a case kept the limit of the whole case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LimitFacts {
    /// The working days that it used on the authority's clock: since the clock began, without its stops. Decided on the day on which the clock began, it has
    /// used none.
    pub used_working_days: u64,
    /// Against the promise, where there was one.
    pub promised: Option<Allowed>,
    /// Against the statute, where there was one.
    pub statutory: Option<Allowed>,
}

/// What was allowed to a case, and what it took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// What the definition allowed to this very case.
    pub amount: Amount,
    /// Units of it by which the limit was extended, less those by which it was shortened.
    pub extra: i64,
    /// How long that is altogether: working days, working minutes or hours for a limit in such, else calendar days.
    pub allowed: u64,
    /// How long it was without extensions and shortenings, in the same unit.
    pub ordinary: u64,
    /// How much was used, in the same unit.
    pub used: u64,
    /// Whether it was in time.
    pub timeliness: Timeliness,
}

/// Whether a case was in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    /// It was, or still is.
    InTime,
    /// The deadline passed.
    Late {
        /// Since this instant.
        since: Timestamp,
    },
    /// The deadline lies in a year that the calendar did not cover, and so does the end.
    Unknown,
}

impl LimitFacts {
    /// How a case kept its limit up to an instant; none where its clock has not begun.
    pub(super) fn of(
        graph: &Graph,
        calendar: &Calendar,
        seen: &Seen<'_>,
        at: Timestamp,
    ) -> Result<Option<Self>, TimeError> {
        let Some((limit, node)) = graph.limits().iter().find(|(_, limit)| limit.scope == Scope::Case) else {
            return Ok(None);
        };
        let Some(clock) = seen.case().clock(limit) else { return Ok(None) };
        let kept = Kept { calendar, limit, node, clock, at };
        Ok(Some(LimitFacts {
            used_working_days: kept.used(Amount::WorkingDays(1))?,
            promised: kept.against(seen, Which::Promised)?,
            statutory: kept.against(seen, Which::Statutory)?,
        }))
    }
}

impl Allowed {
    /// The word of the unit in which is counted what was used.
    pub fn unit(&self) -> &'static str {
        match self.amount {
            Amount::WorkingMinutes(_) | Amount::WorkingHours(_) | Amount::WorkingDays(_) => self.amount.parts().0,
            Amount::CalendarDays(_) | Amount::Weeks(_) | Amount::Months(_) => "CalendarDays",
        }
    }
}

/// A limit of a case with its clock, up to an instant.
struct Kept<'a> {
    calendar: &'a Calendar,
    limit: LimitId,
    node: &'a LimitNode,
    clock: &'a Clock,
    at: Timestamp,
}

impl Kept<'_> {
    fn against(&self, seen: &Seen<'_>, which: Which) -> Result<Option<Allowed>, TimeError> {
        let Some(amount) = self.node.amounts_of(self.clock.variant()).get(which) else { return Ok(None) };
        let extra = if self.node.is_changed_in(amount) { self.clock.extra(which) } else { 0 };
        Ok(Some(Allowed {
            amount,
            extra,
            allowed: self.length(amount, extra)?,
            ordinary: self.length(amount, 0)?,
            used: self.used(amount)?,
            timeliness: self.timeliness(seen, which),
        }))
    }

    fn used(&self, amount: Amount) -> Result<u64, TimeError> {
        let stops = self.clock.stops();
        calendar::used(self.calendar, self.clock.since(), amount, &self.node.count, &stops, self.at)
    }

    /// A whole limit in the unit in which is counted what was used: what is over at once and what is left then.
    fn length(&self, amount: Amount, extra: i64) -> Result<u64, TimeError> {
        let (since, count) = (self.clock.since(), &self.node.count);
        let over = calendar::used(self.calendar, since, amount, count, &[], since)?;
        Ok(over.saturating_add(calendar::remaining(self.calendar, since, amount, count, &[], extra, since)?))
    }

    fn timeliness(&self, seen: &Seen<'_>, which: Which) -> Timeliness {
        let deadline = self.clock.deadline(which);
        let due = deadline.and_then(Deadline::at).filter(|due| *due <= self.at);
        let passed = seen.passed(self.limit, which).filter(|_| self.clock.has_passed(which));
        match (passed.or(due), deadline) {
            (Some(since), _) => Timeliness::Late { since },
            (None, Some(Deadline::Uncovered { year })) if self.calendar.day_of(self.at).year() >= year => {
                Timeliness::Unknown
            }
            (None, _) => Timeliness::InTime,
        }
    }
}
