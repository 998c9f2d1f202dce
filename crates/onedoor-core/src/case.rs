//! One case (办件) of a workflow: its state, the events that made it, and the only function that writes it.
//!
//! A [`Case`] is what the events say, and nothing else: [`Case::apply`] writes down what happened and derives nothing but the counters of
//! joins. What *should* happen is decided in [`crate::engine`], which looks at a case and never changes one.

mod board;
mod casework;
mod cell;
mod check;
mod clock;
mod describe;
mod desk;
mod documents;
mod event;
mod instant;
mod lasting;
mod parties;
mod people;
mod snapshot;
mod tallies;
mod time;
mod times;
mod work_event;
mod work_item;
mod write;

pub(crate) use board::Board;
pub use cell::EdgeState;
pub(crate) use cell::{Basis, Cell, Counts, Earlier, Extra, PLAIN, edge_state};
pub use cell::{By, Condition, Why};
pub use clock::{Clock, Deadline, Deadlines};
pub(crate) use clock::{Coming, Tally};
pub(crate) use desk::Desk;
use desk::EMPTY_DESK;
pub use desk::SavedDraft;
pub use documents::{Document, DocumentFault, Opinion};
pub use event::{ClockStart, Completion, Event, LimitChange, NewRound, Skip, Start, StopOrder, Trigger, Worked};
pub(crate) use parties::{NOBODY, Parties};
pub use snapshot::{SNAPSHOT_VERSION, StateHash};
pub(crate) use times::Times;
pub use work_event::{SeatStart, WorkEvent};
pub use work_item::{Advice, Answered, Consultation, Placed, Seat, SeatAnswer, SeatBy, WorkItem, WorkItemId};
pub(crate) use write::{basis, write};

use crate::{
    expr::Value,
    graph::Graph,
    id::{DocumentId, EndId, FieldId, LimitId, Node, StepId, Table},
    language::WorkflowHash,
    record::RecordError,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The most seats of one step, those that were removed included.
pub const SEATS_MAX: usize = 1_000;
/// The most elements of a list, and so the most sub-cases of one step.
pub const LIST_LENGTH_MAX: usize = 10_000;

/// A value or document with the number of its version: 0 while there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Versioned<T> {
    pub(crate) value: Option<T>,
    pub(crate) version: u32,
}

impl<T> Default for Versioned<T> {
    fn default() -> Self {
        Versioned { value: None, version: 0 }
    }
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// At an end of the graph: the outcome of the case.
    End(EndId),
    /// Outside the graph.
    Closed(Closing),
    /// Nothing was open and no end was reached. A fault of the definition, not an outcome.
    RanOut,
}

/// Why a case ended outside its graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Closing {
    /// The applicant took it back (撤回).
    Withdrawn,
    /// It lost its object (终止).
    Terminated,
    /// The applicant did not answer.
    Lapsed,
    /// It goes on as part of another case (并案).
    Merged,
}

impl Closing {
    /// Every way, in the order of the documentation.
    pub const ALL: [Closing; 4] = [Closing::Withdrawn, Closing::Terminated, Closing::Lapsed, Closing::Merged];

    /// The word for it: `withdrawn`, `terminated`, `lapsed`, `merged`.
    pub fn word(self) -> &'static str {
        match self {
            Closing::Withdrawn => "withdrawn",
            Closing::Terminated => "terminated",
            Closing::Lapsed => "lapsed",
            Closing::Merged => "merged",
        }
    }
}

/// The state of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    // INVARIANT: only `apply` writes; the tables have a row for every id of the graph; the counters of a node are those of its edges;
    // `coming` has the deadlines ahead of the clocks, and the tallies count the steps on a limit.
    workflow: WorkflowHash,
    version: u64,
    ending: Option<Ending>,
    cells: Table<StepId, Cell>,
    extras: BTreeMap<StepId, Extra>,
    ends: Table<EndId, Counts>,
    open: u32,
    detours: Vec<(StepId, Vec<StepId>)>,
    fields: Table<FieldId, Versioned<Value>>,
    documents: Table<DocumentId, Versioned<Arc<Document>>>,
    now: Timestamp,
    times: Times,
    parties: Option<Box<Parties>>,
    clocks: BTreeMap<LimitId, Clock>,
    coming: BTreeSet<Coming>,
    tallies: Table<LimitId, Tally>,
}

impl Case {
    /// A case before its first event. Costs a row for each step of the graph.
    pub fn new(graph: &Graph) -> Self {
        let mut case = Case {
            workflow: graph.hash(),
            version: 0,
            ending: None,
            cells: Table::new(vec![Cell::new(Condition::Waiting); graph.steps().len()]),
            extras: BTreeMap::new(),
            ends: Table::new(vec![Counts::default(); graph.ends().len()]),
            open: 0,
            detours: Vec::new(),
            fields: Table::new(vec![Versioned::default(); graph.fields().len()]),
            documents: Table::new(vec![Versioned::default(); graph.documents().len()]),
            now: Timestamp::MIN,
            times: Times::default(),
            parties: None,
            clocks: BTreeMap::new(),
            coming: BTreeSet::new(),
            tallies: tallies::first(graph),
        };
        for step in graph.idle() {
            let skipped = Condition::first(&graph.steps()[*step]);
            case.cells[*step].condition = skipped;
            write::count_edges(&mut case, graph, *step, Condition::Waiting, skipped);
            write::tally(&mut case, graph, *step, Condition::Waiting, skipped);
        }
        case
    }

    /// Writes down what happened.
    ///
    /// Never fails on what [`crate::engine`] emitted for this case at this version.
    ///
    /// # Errors
    /// [`RecordError`] when the event does not fit: it belongs to another workflow, or a case begins twice or not at all, or goes on behind its end. The case is unchanged then.
    pub fn apply(&mut self, graph: &Graph, event: &Event) -> Result<(), RecordError> {
        if self.workflow != graph.hash() {
            return Err(RecordError::OtherWorkflow { expected: self.workflow, found: graph.hash() });
        }
        event.check(graph)?;
        let begins = matches!(event, Event::CaseStarted(_));
        let recalls = matches!(event, Event::StepCancelled { by: By::End, .. });
        if (self.version == 0) != begins || self.ending.is_some() && !recalls {
            return Err(RecordError::OutOfOrder { event: event.describe(graph), version: self.version });
        }
        if matches!(event, Event::TimePassed { to } if *to <= self.now) {
            return Err(RecordError::OutOfOrder { event: event.describe(graph), version: self.version });
        }
        let seat_added = match event {
            Event::Work(work) => matches!(**work, WorkEvent::SeatAdded { .. }).then(|| work.step()).flatten(),
            _ => None,
        };
        if seat_added.is_some_and(|step| self.desk(step).seats.len() >= SEATS_MAX) {
            return Err(RecordError::OutOfOrder { event: event.describe(graph), version: self.version });
        }
        write(self, graph, event);
        self.version = self.version.saturating_add(1);
        Ok(())
    }

    /// The content hash of its workflow.
    pub fn workflow(&self) -> WorkflowHash {
        self.workflow
    }

    /// How many events it has seen: what a command may expect.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// How it ended; none while it runs.
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// The condition of a step in its current round. Once the case has ended, what was still waiting counts as recalled by the end.
    pub fn condition(&self, step: StepId) -> Condition {
        match (self.cells[step].condition, self.ending) {
            (Condition::Open | Condition::Waiting, Some(Ending::End(_) | Ending::Closed(_))) => {
                Condition::Cancelled(By::End)
            }
            (condition, _) => condition,
        }
    }

    /// The round of a step, from 1.
    pub fn round(&self, step: StepId) -> u32 {
        self.cells[step].round
    }

    /// The steps that are open, in the order of the definition.
    pub fn open_steps(&self) -> impl Iterator<Item = StepId> + '_ {
        let any = self.open > 0 && self.ending.is_none();
        self.cells.iter().filter(move |(_, cell)| any && cell.condition == Condition::Open).map(|(step, _)| step)
    }

    /// How many steps are open.
    pub fn open_count(&self) -> u32 {
        self.open
    }

    /// The detours that must still be made before a step may open.
    pub fn detours_before(&self, step: StepId) -> &[StepId] {
        self.detours.iter().find(|(target, _)| *target == step).map_or(&[], |(_, detours)| detours)
    }

    /// How many times a step has returned.
    pub fn returns_made(&self, step: StepId) -> u32 {
        self.extra(step).returned
    }

    /// The answers of the sub-cases of an open `Call`; none for one that has not answered yet.
    pub fn sub_cases(&self, step: StepId) -> &[Option<crate::id::OutcomeId>] {
        &self.extra(step).sub_cases
    }

    /// The value of a field.
    pub fn value(&self, field: FieldId) -> Option<&Value> {
        self.fields.row(field)?.value.as_ref()
    }

    /// The document that is there under a name.
    pub fn document(&self, document: DocumentId) -> Option<&Document> {
        self.documents.row(document)?.value.as_deref()
    }

    /// What can still become of the case, as bytes: of two cases of one workflow with the same key, each can go on as the other can.
    ///
    /// Unlike [`Case::state_hash`] it leaves out what only counts: the version, rounds, and how often a step has returned that may do so without a maximum.
    /// Of an earlier result only what could still be kept stands in it, and of a document only whether it is there. Once a case has ended, nothing counts
    /// but how.
    pub fn kernel_key(&self, graph: &Graph) -> Vec<u8> {
        let keepable =
            |step, earlier: &Basis| (earlier.reads == basis(self, graph, step).reads).then(|| earlier.live.clone());
        let memory = |(step, extra): (&StepId, &Extra)| {
            let returned = graph.steps()[*step].returns_max.map_or(0, |_| extra.returned);
            let rests_on = extra.basis.as_ref().and_then(|basis| keepable(*step, basis));
            let kept =
                extra.earlier.as_ref().and_then(|earlier| Some((earlier.outcome, keepable(*step, &earlier.basis)?)));
            (*step, returned, rests_on, kept, extra.sub_cases.clone())
        };
        let conditions = || self.cells.rows().iter().map(|cell| cell.condition).collect::<Vec<_>>();
        let memories = || self.extras.iter().map(memory).collect::<Vec<_>>();
        let values = || self.fields.rows().iter().map(|field| field.value.as_ref()).collect::<Vec<_>>();
        let documents = || self.documents.rows().iter().map(|document| document.value.is_some()).collect::<Vec<_>>();
        let alive = self.ending.is_none().then(|| (conditions(), memories(), &self.detours, values(), documents()));
        postcard::to_allocvec(&(self.ending, alive)).unwrap_or_default()
    }

    pub(crate) fn cells(&self) -> &Table<StepId, Cell> {
        &self.cells
    }

    /// The state of each edge that leads to a step or an end, in the order of the file.
    pub fn edge_states<'a>(&'a self, graph: &'a Graph, node: Node) -> impl Iterator<Item = EdgeState> + 'a {
        graph.edges_to(node).iter().map(move |edge| edge_state(self.cells[edge.from].condition, edge.accepts, node))
    }
}
