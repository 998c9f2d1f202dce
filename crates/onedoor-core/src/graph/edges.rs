use crate::id::{Dense, EndId, Node, OutcomeId, StepId, Table};

/// A set of outcomes of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutcomeSet(u64);

impl OutcomeSet {
    /// Whether `outcome` is in it.
    pub fn contains(self, outcome: OutcomeId) -> bool {
        self.0 & bit(outcome) != 0
    }

    /// Those that are not in `other`.
    #[must_use]
    pub fn without(self, other: OutcomeSet) -> OutcomeSet {
        OutcomeSet(self.0 & !other.0)
    }

    /// Those that are in either.
    #[must_use]
    pub fn union(self, other: OutcomeSet) -> OutcomeSet {
        OutcomeSet(self.0 | other.0)
    }

    /// Those that are in both.
    #[must_use]
    pub fn shared(self, other: OutcomeSet) -> OutcomeSet {
        OutcomeSet(self.0 & other.0)
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The outcomes, in order.
    pub fn iter(self) -> impl Iterator<Item = OutcomeId> {
        (0..64_usize).filter_map(OutcomeId::from_index).filter(move |outcome| self.contains(*outcome))
    }
}

fn bit(outcome: OutcomeId) -> u64 {
    u32::try_from(outcome.index()).ok().and_then(|place| 1_u64.checked_shl(place)).unwrap_or(0)
}

impl FromIterator<OutcomeId> for OutcomeSet {
    fn from_iter<I: IntoIterator<Item = OutcomeId>>(outcomes: I) -> Self {
        OutcomeSet(outcomes.into_iter().fold(0, |set, outcome| set | bit(outcome)))
    }
}

/// An edge: what leads to a step or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The step that it comes from.
    pub from: StepId,
    /// The outcomes that it accepts.
    pub accepts: OutcomeSet,
    /// Whether the file names the outcomes.
    pub named: bool,
}

/// All edges, by where they lead and by where they come from, each in one array.
#[derive(Clone, Debug, Default)]
pub(super) struct Edges {
    incoming: Vec<Edge>,
    incoming_start: Vec<u32>,
    outgoing: Vec<(Node, OutcomeSet)>,
    outgoing_start: Vec<u32>,
    steps: usize,
}

impl Edges {
    /// The edges of a graph with as many steps as `to_steps` has rows.
    pub(super) fn new(to_steps: &Table<StepId, Vec<Edge>>, to_ends: Vec<Vec<Edge>>) -> Self {
        let steps = to_steps.len();
        let rows: Vec<Vec<Edge>> = to_steps.rows().iter().cloned().chain(to_ends).collect();
        let (outgoing, outgoing_start) = turned(&rows, steps);
        let incoming_start = starts(rows.iter().map(Vec::len));
        Edges { incoming: rows.concat(), incoming_start, outgoing, outgoing_start, steps }
    }

    pub(super) fn to(&self, node: Node) -> &[Edge] {
        let row = match node {
            Node::Step(step) => step.index(),
            Node::End(end) => self.steps + end.index(),
        };
        row_of(&self.incoming, &self.incoming_start, row)
    }

    pub(super) fn from(&self, step: StepId) -> impl Iterator<Item = (Node, OutcomeSet)> + '_ {
        row_of(&self.outgoing, &self.outgoing_start, step.index()).iter().copied()
    }
}

pub(super) fn row_of<'a, T>(cells: &'a [T], starts: &[u32], row: usize) -> &'a [T] {
    match (starts.get(row), starts.get(row + 1)) {
        (Some(&from), Some(&to)) => cells.get(from as usize..to as usize).unwrap_or(&[]),
        _ => &[],
    }
}

/// Where each row begins when rows of these lengths stand one behind the other.
pub(super) fn starts(lengths: impl Iterator<Item = usize>) -> Vec<u32> {
    let ends = lengths.scan(0_u32, |at, length| {
        *at = at.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The same edges by where they come from.
fn turned(rows: &[Vec<Edge>], steps: usize) -> (Vec<(Node, OutcomeSet)>, Vec<u32>) {
    let mut by_source: Vec<Vec<(Node, OutcomeSet)>> = vec![Vec::new(); steps];
    for (row, edges) in rows.iter().enumerate() {
        let Some(node) = node_of_row(row, steps) else { continue };
        for edge in edges {
            if let Some(out) = by_source.get_mut(edge.from.index()) {
                out.push((node, edge.accepts));
            }
        }
    }
    let starts = starts(by_source.iter().map(Vec::len));
    (by_source.concat(), starts)
}

fn node_of_row(row: usize, steps: usize) -> Option<Node> {
    match row.checked_sub(steps) {
        None => StepId::from_index(row).map(Node::Step),
        Some(end) => EndId::from_index(end).map(Node::End),
    }
}
