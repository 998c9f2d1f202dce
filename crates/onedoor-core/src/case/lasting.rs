//! A case is the board that lasts.

use super::{
    Board, Case, Cell, Clock, Counts, Document, Ending, Extra, NOBODY, PLAIN, Parties, Tally, Times, Versioned,
};
use crate::{
    expr::Value,
    id::{DocumentId, FieldId, LimitId, Node, StepId},
};
use jiff::Timestamp;
use std::sync::Arc;

impl Board for Case {
    fn cell(&self, step: StepId) -> &Cell {
        &self.cells[step]
    }

    fn cell_mut(&mut self, step: StepId) -> &mut Cell {
        &mut self.cells[step]
    }

    fn extra(&self, step: StepId) -> &Extra {
        if self.extras.is_empty() { &PLAIN } else { self.extras.get(&step).unwrap_or(&PLAIN) }
    }

    fn extra_mut(&mut self, step: StepId) -> &mut Extra {
        self.extras.entry(step).or_default()
    }

    fn tidy(&mut self, step: StepId) {
        if self.extras.get(&step) == Some(&PLAIN) {
            self.extras.remove(&step);
        }
    }

    fn counts(&self, node: Node) -> Counts {
        match node {
            Node::Step(step) => self.cells[step].counts,
            Node::End(end) => self.ends[end],
        }
    }

    fn counts_mut(&mut self, node: Node) -> &mut Counts {
        match node {
            Node::Step(step) => &mut self.cells[step].counts,
            Node::End(end) => &mut self.ends[end],
        }
    }

    fn open_mut(&mut self) -> &mut u32 {
        &mut self.open
    }

    fn detours(&self) -> &[(StepId, Vec<StepId>)] {
        &self.detours
    }

    fn detours_mut(&mut self) -> &mut Vec<(StepId, Vec<StepId>)> {
        &mut self.detours
    }

    fn field(&self, field: FieldId) -> &Versioned<Value> {
        &self.fields[field]
    }

    fn field_mut(&mut self, field: FieldId) -> &mut Versioned<Value> {
        &mut self.fields[field]
    }

    fn document(&self, document: DocumentId) -> &Versioned<Arc<Document>> {
        &self.documents[document]
    }

    fn document_mut(&mut self, document: DocumentId) -> &mut Versioned<Arc<Document>> {
        &mut self.documents[document]
    }

    fn ending(&self) -> Option<Ending> {
        self.ending
    }

    fn ending_mut(&mut self) -> &mut Option<Ending> {
        &mut self.ending
    }

    fn now(&self) -> Timestamp {
        self.now
    }

    fn now_mut(&mut self) -> &mut Timestamp {
        &mut self.now
    }

    fn times(&self) -> &Times {
        &self.times
    }

    fn times_mut(&mut self) -> &mut Times {
        &mut self.times
    }

    fn parties(&self) -> &Parties {
        self.parties.as_deref().unwrap_or(&NOBODY)
    }

    fn parties_mut(&mut self) -> &mut Parties {
        self.parties.get_or_insert_default()
    }

    fn clock(&self, limit: LimitId) -> Option<&Clock> {
        self.clocks.get(&limit)
    }

    fn set_clock(&mut self, limit: LimitId, clock: Clock) {
        if let Some(was) = self.clocks.get(&limit) {
            was.ahead().for_each(|(at, which)| {
                self.coming.remove(&(at, limit, which));
            });
        }
        self.coming.extend(clock.ahead().map(|(at, which)| (at, limit, which)));
        self.clocks.insert(limit, clock);
    }

    fn tally(&self, limit: LimitId) -> Tally {
        self.tallies[limit]
    }

    fn set_tally(&mut self, limit: LimitId, tally: Tally) {
        self.tallies[limit] = tally;
    }
}
