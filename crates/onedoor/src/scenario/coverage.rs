use crate::Recorded;
use onedoor_core::{
    case::Event,
    graph::Graph,
    id::{EndId, Node, OutcomeId, StepId},
    language::WorkflowHash,
};
use std::collections::{BTreeMap, BTreeSet};

/// What of definitions was seen while scenarios were played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<WorkflowHash, Seen>);

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were seen.
    pub seen: usize,
    /// How many there are.
    pub of: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Seen {
    totals: [usize; 4],
    steps: BTreeSet<StepId>,
    edges: BTreeSet<(StepId, Node)>,
    outcomes: BTreeSet<(StepId, OutcomeId)>,
    ends: BTreeSet<EndId>,
}

impl Coverage {
    /// Nothing of a definition seen yet.
    pub(super) fn of(graph: &Graph) -> Self {
        let nodes = graph.steps().ids().map(Node::Step).chain(graph.ends().ids().map(Node::End));
        let edges = nodes.map(|node| graph.edges_to(node).len()).sum();
        let outcomes = graph.steps().rows().iter().map(|step| step.outcomes.len()).sum();
        let totals = [graph.steps().len(), edges, outcomes, graph.ends().len()];
        Coverage(BTreeMap::from([(graph.hash(), Seen { totals, ..Seen::default() })]))
    }

    /// Adds what a record shows. An edge is seen when it was Live once.
    pub(super) fn see(&mut self, graph: &Graph, record: &[Recorded<Event>]) {
        let Some(seen) = self.0.get_mut(&graph.hash()) else { return };
        for recorded in record {
            match &recorded.event {
                Event::StepOpened { step, .. } => {
                    seen.steps.insert(*step);
                }
                Event::StepCompleted { step, outcome, .. } | Event::StepKept { step, outcome } => {
                    seen.outcome(graph, *step, *outcome);
                }
                Event::CaseEnded { end } => {
                    seen.ends.insert(*end);
                }
                _ => {}
            }
        }
    }

    /// Adds what others saw, of the same definitions or of others.
    pub fn add(&mut self, other: Coverage) {
        for (hash, more) in other.0 {
            let seen = self.0.entry(hash).or_default();
            seen.totals = more.totals;
            seen.steps.extend(more.steps);
            seen.edges.extend(more.edges);
            seen.outcomes.extend(more.outcomes);
            seen.ends.extend(more.ends);
        }
    }

    /// The steps that were open once.
    pub fn steps(&self) -> Share {
        self.share(0, |seen| seen.steps.len())
    }

    /// The edges that were Live once.
    pub fn edges(&self) -> Share {
        self.share(1, |seen| seen.edges.len())
    }

    /// The outcomes that were taken once.
    pub fn outcomes(&self) -> Share {
        self.share(2, |seen| seen.outcomes.len())
    }

    /// The ends that were reached once.
    pub fn ends(&self) -> Share {
        self.share(3, |seen| seen.ends.len())
    }

    /// Whether everything was seen.
    pub fn is_full(&self) -> bool {
        [self.steps(), self.edges(), self.outcomes(), self.ends()].iter().all(|share| share.seen == share.of)
    }

    /// The least whole percentage among the four shares.
    pub fn percent(&self) -> usize {
        [self.steps(), self.edges(), self.outcomes(), self.ends()]
            .iter()
            .map(|share| (share.seen * 100).checked_div(share.of).unwrap_or(100))
            .min()
            .unwrap_or(100)
    }

    fn share(&self, total: usize, count: impl Fn(&Seen) -> usize) -> Share {
        let of = self.0.values().filter_map(|seen| seen.totals.get(total)).sum();
        Share { seen: self.0.values().map(count).sum(), of }
    }
}

impl Seen {
    fn outcome(&mut self, graph: &Graph, step: StepId, outcome: OutcomeId) {
        self.outcomes.insert((step, outcome));
        let live = graph.edges_from(step).filter(|(_, accepts)| accepts.contains(outcome));
        self.edges.extend(live.map(|(node, _)| (step, node)));
    }
}
