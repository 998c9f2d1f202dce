use crate::{
    case::{Board, Case, Cell, Condition, Counts, Document, Ending, Event, Versioned, write},
    expr::Value,
    graph::Graph,
    id::{DocumentId, EndId, FieldId, Node, StepId},
    proof::Proved,
};
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// A decision in the making: what it would change, laid over the case. Costs what is touched.
pub(super) struct Draft<'a> {
    pub(super) graph: &'a Proved,
    case: &'a Case,
    cells: BTreeMap<StepId, Cell>,
    ends: BTreeMap<EndId, Counts>,
    fields: BTreeMap<FieldId, Versioned<Value>>,
    documents: BTreeMap<DocumentId, Versioned<Arc<Document>>>,
    open: u32,
    detours: Cow<'a, [(StepId, Vec<StepId>)]>,
    ending: Option<Ending>,
    events: Vec<Event>,
    touched: Vec<StepId>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(graph: &'a Proved, case: &'a Case) -> Self {
        Draft {
            graph,
            case,
            cells: BTreeMap::new(),
            ends: BTreeMap::new(),
            fields: BTreeMap::new(),
            documents: BTreeMap::new(),
            open: case.open_count(),
            detours: Cow::Borrowed(Board::detours(case)),
            ending: case.ending(),
            events: Vec::new(),
            touched: Vec::new(),
        }
    }

    /// Writes an event to the draft and keeps it for the case.
    pub(super) fn emit(&mut self, event: Event) {
        write(self, self.graph, &event);
        match &event {
            Event::RoundStarted(round) => self.touched.extend_from_slice(&round.steps),
            other => self.touched.extend(other.step()),
        }
        self.events.push(event);
    }

    /// Has the step and what comes after it looked at.
    pub(super) fn touch(&mut self, step: StepId) {
        self.touched.push(step);
    }

    /// The steps that events were about since this was last asked.
    pub(super) fn take_touched(&mut self) -> Vec<StepId> {
        std::mem::take(&mut self.touched)
    }

    pub(super) fn condition(&self, step: StepId) -> Condition {
        self.cell(step).condition
    }

    pub(super) fn open_count(&self) -> u32 {
        self.open
    }

    /// The steps that are open now.
    pub(super) fn open_steps(&self) -> Vec<StepId> {
        let here = self.cells.iter().filter(|(_, cell)| cell.condition == Condition::Open).map(|(step, _)| *step);
        let below = self.case.open_steps().filter(|step| !self.cells.contains_key(step));
        here.chain(below).collect()
    }

    pub(super) fn value(&self, field: FieldId) -> Option<&Value> {
        self.field(field).value.as_ref()
    }

    /// Whether a step waits for a detour.
    pub(super) fn waits_for_detour(&self, step: StepId) -> bool {
        self.detours.iter().any(|(target, _)| *target == step)
    }

    pub(super) fn graph_ref(&self) -> &'a Graph {
        self.graph
    }

    pub(super) fn into_events(self) -> Vec<Event> {
        self.events
    }
}

impl Board for Draft<'_> {
    fn cell(&self, step: StepId) -> &Cell {
        self.cells.get(&step).unwrap_or_else(|| self.case.cell(step))
    }

    fn cell_mut(&mut self, step: StepId) -> &mut Cell {
        self.cells.entry(step).or_insert_with(|| self.case.cell(step).clone())
    }

    fn counts(&self, node: Node) -> Counts {
        match node {
            Node::Step(step) => self.cell(step).counts,
            Node::End(end) => self.ends.get(&end).copied().unwrap_or_else(|| self.case.counts(node)),
        }
    }

    fn counts_mut(&mut self, node: Node) -> &mut Counts {
        match node {
            Node::Step(step) => &mut self.cell_mut(step).counts,
            Node::End(end) => self.ends.entry(end).or_insert_with(|| self.case.counts(node)),
        }
    }

    fn open_mut(&mut self) -> &mut u32 {
        &mut self.open
    }

    fn detours(&self) -> &[(StepId, Vec<StepId>)] {
        &self.detours
    }

    fn detours_mut(&mut self) -> &mut Vec<(StepId, Vec<StepId>)> {
        self.detours.to_mut()
    }

    fn field(&self, field: FieldId) -> &Versioned<Value> {
        self.fields.get(&field).unwrap_or_else(|| self.case.field(field))
    }

    fn field_mut(&mut self, field: FieldId) -> &mut Versioned<Value> {
        self.fields.entry(field).or_insert_with(|| self.case.field(field).clone())
    }

    fn document(&self, document: DocumentId) -> &Versioned<Arc<Document>> {
        self.documents.get(&document).unwrap_or_else(|| Board::document(self.case, document))
    }

    fn document_mut(&mut self, document: DocumentId) -> &mut Versioned<Arc<Document>> {
        self.documents.entry(document).or_insert_with(|| Board::document(self.case, document).clone())
    }

    fn ending(&self) -> Option<Ending> {
        self.ending
    }

    fn ending_mut(&mut self) -> &mut Option<Ending> {
        &mut self.ending
    }
}
