use super::{LimitFacts, seen::Seen};
use crate::{
    calendar::Calendar,
    case::{Closing, Event},
    graph::Graph,
    ledger::{Fraction, Holder, Ledger, LedgerError},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What is measured of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFacts {
    /// When the application was received.
    pub received: Timestamp,
    /// When it was accepted, in law.
    pub accepted: Option<Timestamp>,
    /// When and how it ended; none while it runs.
    pub ended: Option<Ended>,
    /// How many times it was returned.
    pub returns: u64,
    /// What silence came to mean, by the word of the meaning, and how many times: `DeemedAccepted`, `Escalate`.
    pub silences: BTreeMap<&'static str, u64>,
    /// What is counted in a calendar; none for a workflow that names none.
    pub time: Option<TimeFacts>,
    /// What it is grouped by: a value for each dimension.
    ///
    /// From the record come `workflow`; `window`, which accepted it; `department`, which decided last; and `unit`, in which its statutory limit counts.
    /// A host adds what it knows: `person`, `lane`, `level`, [`TRACK`](super::TRACK).
    pub labels: BTreeMap<String, String>,
}

/// The end of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Timestamp,
    /// How.
    pub outcome: Outcome,
}

/// How a case ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// At this end of its workflow.
    End(String),
    /// Outside its workflow.
    Closed(Closing),
    /// Nothing was open and no end was reached: a fault of the definition.
    RanOut,
}

/// What is counted of a case in a calendar, up to its end, or up to the instant at which it was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeFacts {
    /// How it kept the limit of the case; none where there is none, or its clock never began.
    pub limit: Option<LimitFacts>,
    /// The working days for which steps were stopped, by ground.
    pub stop_days: BTreeMap<String, u64>,
    /// The working days for which a step was stopped, on whatever ground; each counts once.
    pub stopped_days: u64,
    /// The working days that each held it, parts of days exactly.
    pub shares: BTreeMap<Holder, Fraction>,
    /// The working days that were each one's, whole: the sum is `working_days`.
    pub whole_days: BTreeMap<Holder, u64>,
    /// How many working days it took.
    pub working_days: u64,
}

impl CaseFacts {
    /// The facts of a case from its record. `now` matters for one that still runs. The calendar is the workflow's; none where it names none.
    ///
    /// # Errors
    /// [`LedgerError`]: as those of [`Holding::ledger`](crate::ledger::Holding::ledger).
    pub fn of<'e>(
        graph: &Graph,
        calendar: Option<&Calendar>,
        events: impl IntoIterator<Item = &'e Event>,
        now: Timestamp,
    ) -> Result<Self, LedgerError> {
        let seen = Seen::of(graph, events)?;
        let time = TimeFacts::of(graph, calendar, &seen, now)?;
        Ok(CaseFacts {
            received: seen.case().received().ok_or(LedgerError::NotStarted)?,
            accepted: seen.accepted(),
            ended: seen.ended(),
            returns: seen.returns,
            labels: labels(graph, &seen, time.as_ref()),
            silences: seen.silences,
            time,
        })
    }

    /// The same with a label, or with another value of one that it had.
    #[must_use]
    pub fn label(mut self, dimension: &str, value: &str) -> Self {
        self.labels.insert(dimension.to_owned(), value.to_owned());
        self
    }
}

impl TimeFacts {
    fn of(
        graph: &Graph,
        calendar: Option<&Calendar>,
        seen: &Seen<'_>,
        now: Timestamp,
    ) -> Result<Option<Self>, LedgerError> {
        let workflow = graph.workflow();
        let calendar = match calendar {
            Some(calendar) if workflow.calendar.is_some() => calendar,
            None if workflow.calendar.is_some() => {
                return Err(LedgerError::NoCalendar { workflow: workflow.id.clone() });
            }
            _ => return Ok(None),
        };
        let ledger = seen.holding.ledger(calendar, now)?;
        let limit = LimitFacts::of(graph, calendar, seen, ledger.to())?;
        Ok(Some(TimeFacts::from_ledger(&ledger, limit)))
    }

    fn from_ledger(ledger: &Ledger, limit: Option<LimitFacts>) -> Self {
        let stops = ledger.stops().iter().map(|(ground, time)| (ground.clone(), time.working_days));
        let whole_days = ledger.whole_days();
        TimeFacts {
            limit,
            stop_days: stops.collect(),
            stopped_days: ledger.stopped().working_days,
            shares: ledger.shares(),
            working_days: whole_days.values().sum(),
            whole_days,
        }
    }
}

fn labels(graph: &Graph, seen: &Seen<'_>, time: Option<&TimeFacts>) -> BTreeMap<String, String> {
    let statutory = time.and_then(|time| time.limit.as_ref()?.statutory.as_ref());
    let known = [
        ("workflow", Some(graph.workflow().id.clone())),
        ("window", seen.window.clone()),
        ("department", seen.department.clone()),
        ("unit", statutory.map(|allowed| allowed.unit().to_owned())),
    ];
    known.into_iter().filter_map(|(dimension, value)| Some((dimension.to_owned(), value?))).collect()
}
