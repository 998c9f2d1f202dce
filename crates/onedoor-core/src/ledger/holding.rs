use super::{
    Ledger, LedgerError,
    holder::{self, Holder},
    stops::Stops,
    weigh,
};
use crate::{
    calendar::Calendar,
    case::{Case, Condition, Event},
    graph::Graph,
    id::{GroundId, StepId},
    language::Party,
    record::RecordError,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// Who holds a case, followed from event to event. An event costs what it touches: the open steps are kept in the order in which they would hold the case.
///
/// It follows a [`Case`] of its own, so that an event means here what it means there.
#[derive(Clone, Debug)]
pub struct Holding<'g> {
    // INVARIANT: `open` has the rank of every open step, and `ranks` the same by step, with its ground; what has ended has no open step.
    graph: &'g Graph,
    case: Case,
    open: BTreeSet<Rank>,
    ranks: BTreeMap<StepId, (Rank, Option<GroundId>)>,
    turns: Vec<Turn>,
    stops: Stops,
}

/// A time for which one holder has the case, for the sake of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
    pub(super) step: Option<StepId>,
    pub(super) holder: Holder,
}

/// Which of the open steps holds the case: the least. The fields are the rules of the room, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    aside: bool,
    party: Party,
    stopped: bool,
    opened: Timestamp,
    step: StepId,
}

impl<'g> Holding<'g> {
    /// A case before its first event.
    pub fn new(graph: &'g Graph) -> Self {
        Holding {
            graph,
            case: Case::new(graph),
            open: BTreeSet::new(),
            ranks: BTreeMap::new(),
            turns: Vec::new(),
            stops: Stops::default(),
        }
    }

    /// Follows the next event of the record.
    ///
    /// # Errors
    /// As those of [`Case::apply`]. Nothing has changed then.
    pub fn follow(&mut self, event: &Event) -> Result<(), RecordError> {
        let before = self.case.now();
        self.case.apply(self.graph, event)?;
        match (event, before) {
            (Event::TimePassed { to }, Some(before)) => {
                let turn = self.turn(before, *to);
                add(&mut self.turns, turn);
            }
            (Event::RoundStarted(round), _) => round.steps.iter().for_each(|step| self.look_at(*step)),
            _ => event.step().into_iter().for_each(|step| self.look_at(step)),
        }
        if self.case.ending().is_some() {
            self.end();
        }
        Ok(())
    }

    /// The case as the events have made it.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The ledger up to the end of the case; of one that still runs up to `now`, or up to the last that is known of it where that is later.
    ///
    /// # Errors
    /// [`LedgerError::NotStarted`]; [`LedgerError::NoCalendar`] for a calendar that is not the workflow's; [`LedgerError::Time`] where it does not cover a day
    /// of the case.
    pub fn ledger(&self, calendar: &Calendar, now: Timestamp) -> Result<Ledger, LedgerError> {
        let (Some(from), Some(last)) = (self.case.received(), self.case.now()) else {
            return Err(LedgerError::NotStarted);
        };
        let workflow = self.graph.workflow();
        if workflow.calendar.as_deref() != Some(calendar.id()) {
            return Err(LedgerError::NoCalendar { workflow: workflow.id.clone() });
        }
        let to = if self.case.ending().is_some() { last } else { last.max(now) };
        let mut turns = self.turns.clone();
        add(&mut turns, self.turn(last, to));
        Ok(weigh::weigh(self.graph, calendar, (from, to), turns, &self.stops)?)
    }

    /// The turn of whoever holds the case as it stands.
    fn turn(&self, from: Timestamp, to: Timestamp) -> Turn {
        let step = self.open.first().map(|rank| rank.step);
        let holder = step.map_or(Holder::Nobody, |step| Holder::of(self.graph, &self.case, step));
        Turn { from, to, step, holder }
    }

    /// Something happened to a step: it may have opened, may be open no more, and may have come to another side.
    fn look_at(&mut self, step: StepId) {
        let was = self.leave(step);
        let Some(now) = self.case.now() else { return };
        if self.case.condition(step) != Condition::Open {
            return;
        }
        let ground = holder::ground(self.graph, &self.case, step);
        let rank = Rank {
            aside: self.graph.steps()[step].aside,
            party: holder::party(self.graph, &self.case, step),
            stopped: ground.is_some(),
            opened: was.map_or(now, |rank| rank.opened),
            step,
        };
        self.open.insert(rank);
        self.ranks.insert(step, (rank, ground));
        ground.into_iter().for_each(|ground| self.stops.begin(ground, now));
    }

    fn leave(&mut self, step: StepId) -> Option<Rank> {
        let (rank, ground) = self.ranks.remove(&step)?;
        self.open.remove(&rank);
        if let (Some(ground), Some(now)) = (ground, self.case.now()) {
            self.stops.end(ground, now);
        }
        Some(rank)
    }

    fn end(&mut self) {
        while let Some(step) = self.open.first().map(|rank| rank.step) {
            self.leave(step);
        }
    }
}

/// Adds a turn, to the one before it where nothing changed.
fn add(turns: &mut Vec<Turn>, turn: Turn) {
    match turns.last_mut() {
        _ if turn.from >= turn.to => {}
        Some(last) if (last.step, &last.holder) == (turn.step, &turn.holder) => last.to = turn.to,
        _ => turns.push(turn),
    }
}
