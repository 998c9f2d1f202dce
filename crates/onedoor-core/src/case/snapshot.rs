use super::{
    Board, By, Case, Cell, Clock, Condition, Document, Ending, Extra, LIST_LENGTH_MAX, Parties, SEATS_MAX, Times,
    Versioned, instant, tallies, write,
};
use crate::{
    expr::Value,
    graph::Graph,
    id::{DocumentId, FieldId, LimitId, OutcomeId, StepId},
    language::WorkflowHash,
    record::{RecordError, open_frame, seal_frame},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fmt, sync::Arc};

/// The version of the snapshot format.
pub const SNAPSHOT_VERSION: u8 = 1;

/// The hash of a case's state: equal states of equal workflows have equal hashes, in debug and release, on every machine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateHash(pub [u8; 32]);

impl fmt::Display for StateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for StateHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// What a snapshot holds: of each step only what differs from the start. Counters are not written; they follow from the rest.
#[derive(Serialize, Deserialize)]
struct Frozen {
    workflow: WorkflowHash,
    version: u64,
    ending: Option<Ending>,
    steps: Vec<(StepId, Condition, u32)>,
    extras: Vec<(StepId, Extra)>,
    detours: Vec<(StepId, Vec<StepId>)>,
    fields: Vec<(FieldId, u32, Value)>,
    documents: Vec<(DocumentId, u32, Document)>,
    #[serde(with = "instant")]
    now: Timestamp,
    times: Times,
    parties: Option<Box<Parties>>,
    clocks: Vec<(LimitId, Clock)>,
}

impl Case {
    /// The state as bytes: a version, a checksum, the workflow's hash, and what differs from the start.
    pub fn snapshot(&self, graph: &Graph) -> Vec<u8> {
        seal_frame(SNAPSHOT_VERSION, &self.frozen(graph))
    }

    /// The hash of the state.
    pub fn state_hash(&self, graph: &Graph) -> StateHash {
        StateHash(Sha256::digest(self.frozen(graph)).into())
    }

    /// The case that a snapshot holds.
    ///
    /// # Errors
    /// [`RecordError`] for bytes that [`Case::snapshot`] did not write, or wrote for another workflow. Never panics.
    pub fn restore(graph: &Graph, bytes: &[u8]) -> Result<Case, RecordError> {
        let content = open_frame(bytes, SNAPSHOT_VERSION)?;
        let (frozen, rest): (Frozen, &[u8]) =
            postcard::take_from_bytes(content).map_err(|_| RecordError::Unreadable)?;
        if !rest.is_empty() {
            return Err(RecordError::Unreadable);
        }
        if frozen.workflow != graph.hash() {
            return Err(RecordError::OtherWorkflow { expected: graph.hash(), found: frozen.workflow });
        }
        thaw(graph, frozen).ok_or(RecordError::Unreadable)
    }

    fn frozen(&self, graph: &Graph) -> Vec<u8> {
        let differs = |(step, cell): &(StepId, &Cell)| {
            cell.condition != Condition::first(&graph.steps()[*step]) || cell.round != 1
        };
        let frozen = Frozen {
            workflow: self.workflow,
            version: self.version,
            ending: self.ending,
            steps: self.cells.iter().filter(differs).map(|(step, cell)| (step, cell.condition, cell.round)).collect(),
            extras: self.extras.iter().map(|(step, extra)| (*step, extra.clone())).collect(),
            detours: self.detours.clone(),
            fields: self.fields.iter().filter_map(|(id, slot)| Some((id, slot.version, slot.value.clone()?))).collect(),
            documents: self
                .documents
                .iter()
                .filter_map(|(id, slot)| Some((id, slot.version, slot.value.as_deref()?.clone())))
                .collect(),
            now: self.now,
            times: self.times,
            parties: self.parties.clone(),
            clocks: self.clocks.iter().map(|(limit, clock)| (*limit, clock.clone())).collect(),
        };
        postcard::to_allocvec(&frozen).unwrap_or_default()
    }
}

/// None where the content names what the graph does not have.
fn thaw(graph: &Graph, frozen: Frozen) -> Option<Case> {
    let in_order = ascending(frozen.steps.iter().map(|row| row.0))
        && ascending(frozen.extras.iter().map(|row| row.0))
        && ascending(frozen.fields.iter().map(|row| row.0))
        && ascending(frozen.documents.iter().map(|row| row.0))
        && ascending(frozen.clocks.iter().map(|row| row.0));
    if !in_order {
        return None;
    }
    let mut case = Case::new(graph);
    case.version = frozen.version;
    frozen
        .steps
        .into_iter()
        .try_for_each(|(step, condition, round)| thaw_step(&mut case, graph, step, condition, round))?;
    let open = case.cells.rows().iter().filter(|cell| cell.condition == Condition::Open).count();
    case.open = u32::try_from(open).ok()?;
    for (step, extra) in frozen.extras {
        known_outcomes(graph, step, &extra).then(|| case.extras.insert(step, extra))?;
    }
    for (target, detours) in frozen.detours {
        let known = !detours.is_empty() && detours.iter().chain([&target]).all(|step| graph.steps().contains(*step));
        known.then(|| case.detours.push((target, detours)))?;
    }
    for (field, version, value) in frozen.fields {
        value.fits(&graph.fields().row(field)?.ty).then_some(())?;
        case.fields[field] = Versioned { value: Some(value), version };
    }
    for (id, version, document) in frozen.documents {
        graph.documents().row(id)?;
        case.documents[id] = Versioned { value: Some(Arc::new(document)), version };
    }
    case.now = frozen.now;
    case.times = frozen.times;
    case.parties = frozen.parties;
    for (limit, clock) in frozen.clocks {
        let node = graph.limits().row(limit)?;
        clock.variant.is_none_or(|variant| (variant as usize) < node.variants.len()).then_some(())?;
        case.set_clock(limit, clock);
    }
    tallies::recount(&mut case, graph);
    case.ending = frozen.ending;
    let known_end = |ending| !matches!(ending, Ending::End(end) if !graph.ends().contains(end));
    case.ending.is_none_or(known_end).then_some(case)
}

/// Each id once, in order: a state has one snapshot.
fn ascending<I: Ord>(ids: impl Iterator<Item = I>) -> bool {
    ids.is_sorted_by(|one, other| one < other)
}

fn thaw_step(case: &mut Case, graph: &Graph, step: StepId, condition: Condition, round: u32) -> Option<()> {
    let was = case.cells.row(step)?.condition;
    let known = match condition {
        Condition::Done(outcome) => graph.steps()[step].outcomes.contains(outcome),
        Condition::Cancelled(By::Step(by)) => graph.steps().contains(by),
        Condition::Waiting | Condition::Open | Condition::Skipped(_) | Condition::Cancelled(_) => true,
    };
    known.then_some(())?;
    case.cells[step].condition = condition;
    case.cells[step].round = round;
    write::count_edges(case, graph, step, was, condition);
    Some(())
}

/// Whether a step of this graph can have what the extra says.
fn known_outcomes(graph: &Graph, step: StepId, extra: &Extra) -> bool {
    let Some(node) = graph.steps().row(step) else { return false };
    let known = |outcome: &OutcomeId| node.outcomes.contains(*outcome);
    extra.earlier.as_ref().is_none_or(|earlier| known(&earlier.outcome))
        && extra.sub_cases.iter().flatten().all(known)
        && extra.sub_cases.len() <= LIST_LENGTH_MAX
        && extra.stopped.is_none_or(|ground| graph.grounds().contains(ground))
        && extra.desk.as_ref().is_none_or(|desk| desk.seats.len() <= SEATS_MAX)
        && extra.trigger.as_ref().is_none_or(|trigger| trigger.step == step && known(&trigger.outcome))
}
