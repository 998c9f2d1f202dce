use super::{Cell, Clock, Counts, Desk, Document, EMPTY_DESK, Ending, Extra, Parties, Tally, Times, Versioned};
use crate::{
    expr::Value,
    id::{DocumentId, FieldId, LimitId, Node, StepId},
};
use jiff::Timestamp;
use std::sync::Arc;

/// Where the pieces of a case stand. A [`super::Case`] is a board that lasts; a decision lays a draft over it and plays there, by the very same
/// function that later writes the case.
pub(crate) trait Board {
    fn cell(&self, step: StepId) -> &Cell;
    fn cell_mut(&mut self, step: StepId) -> &mut Cell;
    fn extra(&self, step: StepId) -> &Extra;
    fn extra_mut(&mut self, step: StepId) -> &mut Extra;
    /// Called when `extra_mut` may have left nothing: two boards that stand the same are equal.
    fn tidy(&mut self, step: StepId);
    fn counts(&self, node: Node) -> Counts;
    fn counts_mut(&mut self, node: Node) -> &mut Counts;
    fn open_mut(&mut self) -> &mut u32;
    /// For each step that waits for detours: those still to be made, the open one first.
    fn detours(&self) -> &[(StepId, Vec<StepId>)];
    fn detours_mut(&mut self) -> &mut Vec<(StepId, Vec<StepId>)>;
    fn field(&self, field: FieldId) -> &Versioned<Value>;
    fn field_mut(&mut self, field: FieldId) -> &mut Versioned<Value>;
    fn document(&self, document: DocumentId) -> &Versioned<Arc<Document>>;
    fn document_mut(&mut self, document: DocumentId) -> &mut Versioned<Arc<Document>>;
    fn ending(&self) -> Option<Ending>;
    fn ending_mut(&mut self) -> &mut Option<Ending>;
    /// The legal time of what happens now.
    fn now(&self) -> Timestamp;
    fn now_mut(&mut self) -> &mut Timestamp;
    fn times(&self) -> &Times;
    fn times_mut(&mut self) -> &mut Times;
    fn parties(&self) -> &Parties;
    fn parties_mut(&mut self) -> &mut Parties;
    fn clock(&self, limit: LimitId) -> Option<&Clock>;
    /// Sets the clock of a limit, whether it had one or not.
    fn set_clock(&mut self, limit: LimitId, clock: Clock);
    fn tally(&self, limit: LimitId) -> Tally;
    fn set_tally(&mut self, limit: LimitId, tally: Tally);
    /// Who works on a step; an empty desk where nobody has.
    fn desk(&self, step: StepId) -> &Desk {
        self.extra(step).desk.as_deref().unwrap_or(&EMPTY_DESK)
    }
}
