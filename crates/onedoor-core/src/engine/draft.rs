use crate::{
    case::{
        Board, Case, Cell, Clock, Condition, Counts, Desk, Document, Ending, Event, Extra, Parties, Tally, Times,
        Versioned, write,
    },
    expr::Value,
    graph::Graph,
    id::{Dense, DocumentId, EndId, FieldId, LimitId, Node, StepId},
    proof::Proved,
};
use jiff::Timestamp;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::cells::Cells;

/// A decision in the making: what it would change, laid over the case. Costs what is touched.
pub(super) struct Draft<'a> {
    pub(super) graph: &'a Proved,
    case: &'a Case,
    cells: Cells<'a>,
    ends: Vec<(EndId, Counts)>,
    seldom: Option<Box<Seldom>>,
    open: u32,
    detours: Cow<'a, [(StepId, Vec<StepId>)]>,
    ending: Option<Ending>,
    now: Timestamp,
    events: Vec<Event>,
}

/// What few decisions change.
#[derive(Default)]
struct Seldom {
    extras: BTreeMap<StepId, Extra>,
    fields: BTreeMap<FieldId, Versioned<Value>>,
    documents: BTreeMap<DocumentId, Versioned<Arc<Document>>>,
    times: Option<Times>,
    parties: Option<Box<Parties>>,
    clocks: BTreeMap<LimitId, Clock>,
    tallies: BTreeMap<LimitId, Tally>,
}

/// Most commands lead to no more events than this.
const EVENTS_USUAL: usize = 8;

impl<'a> Draft<'a> {
    pub(super) fn new(graph: &'a Proved, case: &'a Case) -> Self {
        Draft {
            graph,
            case,
            cells: Cells::of(case),
            ends: Vec::new(),
            seldom: None,
            open: case.open_count(),
            detours: Cow::Borrowed(Board::detours(case)),
            ending: case.ending(),
            now: Board::now(case),
            events: Vec::with_capacity(EVENTS_USUAL),
        }
    }

    /// Writes an event to the draft and keeps it for the case.
    pub(super) fn emit(&mut self, event: Event) {
        write(self, self.graph, &event);
        self.events.push(event);
    }

    /// Lets time pass up to an instant; what follows happens at it. Time never runs backwards.
    pub(super) fn advance(&mut self, to: Timestamp) {
        if to > self.now {
            self.emit(Event::TimePassed { to });
        }
    }

    /// The next deadline of the clocks that the decision changed, while the case runs.
    pub(super) fn next_of_changed_clocks(&self) -> Option<Timestamp> {
        let changed = self.seldom.iter().flat_map(|seldom| seldom.clocks.values());
        changed.flat_map(Clock::ahead).map(|(at, _)| at).min().filter(|_| self.ending.is_none())
    }

    /// The value of the field with this number.
    pub(super) fn value_of(&self, field: u32) -> Option<&Value> {
        FieldId::from_index(field as usize).and_then(|field| self.value(field))
    }

    /// The case as it stands without the decision.
    pub(super) fn case(&self) -> &'a Case {
        self.case
    }

    /// What was emitted so far.
    pub(super) fn events(&self) -> &[Event] {
        &self.events
    }

    pub(super) fn condition(&self, step: StepId) -> Condition {
        self.cell(step).condition
    }

    pub(super) fn desk(&self, step: StepId) -> &Desk {
        Board::desk(self, step)
    }

    pub(super) fn open_count(&self) -> u32 {
        self.open
    }

    /// The steps that are open now.
    pub(super) fn open_steps(&self) -> Vec<StepId> {
        if self.open == 0 {
            return Vec::new();
        }
        self.cells.open()
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
        self.cells.get(step)
    }

    fn cell_mut(&mut self, step: StepId) -> &mut Cell {
        self.cells.touch(step)
    }

    fn extra(&self, step: StepId) -> &Extra {
        self.seldom.as_ref().and_then(|seldom| seldom.extras.get(&step)).unwrap_or_else(|| self.case.extra(step))
    }

    fn extra_mut(&mut self, step: StepId) -> &mut Extra {
        self.seldom.get_or_insert_default().extras.entry(step).or_insert_with(|| self.case.extra(step).clone())
    }

    fn tidy(&mut self, _: StepId) {}

    fn counts(&self, node: Node) -> Counts {
        match node {
            Node::Step(step) => self.cell(step).counts,
            Node::End(end) => {
                self.ends.iter().find(|(id, _)| *id == end).map_or_else(|| self.case.counts(node), |row| row.1)
            }
        }
    }

    /// A step leads to few ends, so they are searched one by one.
    #[expect(clippy::indexing_slicing, reason = "the place was found, or the row pushed, just before")]
    fn counts_mut(&mut self, node: Node) -> &mut Counts {
        let end = match node {
            Node::Step(step) => return &mut self.cell_mut(step).counts,
            Node::End(end) => end,
        };
        let place = self.ends.iter().position(|(id, _)| *id == end).unwrap_or_else(|| {
            self.ends.push((end, self.case.counts(node)));
            self.ends.len() - 1
        });
        &mut self.ends[place].1
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
        self.seldom.as_ref().and_then(|seldom| seldom.fields.get(&field)).unwrap_or_else(|| self.case.field(field))
    }

    fn field_mut(&mut self, field: FieldId) -> &mut Versioned<Value> {
        self.seldom.get_or_insert_default().fields.entry(field).or_insert_with(|| self.case.field(field).clone())
    }

    fn document(&self, document: DocumentId) -> &Versioned<Arc<Document>> {
        self.seldom
            .as_ref()
            .and_then(|seldom| seldom.documents.get(&document))
            .unwrap_or_else(|| Board::document(self.case, document))
    }

    fn document_mut(&mut self, document: DocumentId) -> &mut Versioned<Arc<Document>> {
        self.seldom
            .get_or_insert_default()
            .documents
            .entry(document)
            .or_insert_with(|| Board::document(self.case, document).clone())
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
        self.seldom.as_ref().and_then(|seldom| seldom.times.as_ref()).unwrap_or_else(|| self.case.times())
    }

    fn times_mut(&mut self) -> &mut Times {
        self.seldom.get_or_insert_default().times.get_or_insert_with(|| *self.case.times())
    }

    fn parties(&self) -> &Parties {
        let own = self.seldom.as_ref().and_then(|seldom| seldom.parties.as_deref());
        own.unwrap_or_else(|| self.case.parties())
    }

    fn parties_mut(&mut self) -> &mut Parties {
        self.seldom.get_or_insert_default().parties.get_or_insert_with(|| Box::new(self.case.parties().clone()))
    }

    fn clock(&self, limit: LimitId) -> Option<&Clock> {
        let own = self.seldom.as_ref().and_then(|seldom| seldom.clocks.get(&limit));
        own.or_else(|| Board::clock(self.case, limit))
    }

    fn set_clock(&mut self, limit: LimitId, clock: Clock) {
        self.seldom.get_or_insert_default().clocks.insert(limit, clock);
    }

    fn tally(&self, limit: LimitId) -> Tally {
        let own = self.seldom.as_ref().and_then(|seldom| seldom.tallies.get(&limit));
        own.copied().unwrap_or_else(|| self.case.tally(limit))
    }

    fn set_tally(&mut self, limit: LimitId, tally: Tally) {
        self.seldom.get_or_insert_default().tallies.insert(limit, tally);
    }
}
