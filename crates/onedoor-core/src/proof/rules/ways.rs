use super::{end_later, ends_at_once, one_edge_suffices};
use crate::{
    graph::{Edge, Graph, OutcomeSet},
    id::{Node, StepId, Table},
    language::Join,
};

/// Which steps can open, and which outcomes end the case before anything does.
pub(super) struct Ways<'a> {
    graph: &'a Graph,
    can_open: Table<StepId, bool>,
    ending: Table<StepId, OutcomeSet>,
}

impl<'a> Ways<'a> {
    pub(super) fn of(graph: &'a Graph) -> Self {
        let ending =
            |step| ends_at_once(graph, step).iter().fold(OutcomeSet::default(), |all, (_, set)| all.union(*set));
        let mut ways = Ways {
            graph,
            can_open: Table::new(vec![false; graph.steps().len()]),
            ending: Table::new(graph.steps().ids().map(ending).collect()),
        };
        for step in graph.order() {
            ways.can_open[*step] =
                !guarded_off(graph, *step) && (graph.steps()[*step].detour || ways.can_join(Node::Step(*step)));
        }
        ways
    }

    pub(super) fn can_open(&self, step: StepId) -> bool {
        self.can_open[step]
    }

    /// The outcomes of a step that end the case at once.
    pub(super) fn ending(&self, step: StepId) -> OutcomeSet {
        self.ending[step]
    }

    pub(super) fn can_join(&self, node: Node) -> bool {
        let edges = self.graph.edges_to(node);
        let live = edges.iter().filter(|edge| self.can_open[edge.from] && !self.leading(node, edge).is_empty()).count();
        match self.graph.join(node) {
            _ if edges.is_empty() => true,
            Join::AllAsked | Join::Any => live > 0,
            Join::AllRequired => live == edges.len(),
            Join::AtLeast(k) => live >= k as usize,
        }
    }

    /// The outcomes by which an edge may lead to the node. That two ends share one is said elsewhere.
    fn leading(&self, node: Node, edge: &Edge) -> OutcomeSet {
        match node {
            Node::End(end) if one_edge_suffices(self.graph, end) => edge.accepts,
            Node::End(_) | Node::Step(_) => edge.accepts.without(self.ending[edge.from]),
        }
    }

    /// What to do about a node that no way leads to: the first edge that is cut off by an end is what to look at.
    pub(super) fn advice(&self, node: Node, name: &str) -> String {
        let mut edges = self.graph.edges_to(node).iter();
        let cut_off = edges.find(|edge| self.can_open[edge.from] && self.leading(node, edge).is_empty());
        cut_off
            .and_then(|edge| end_later(self.graph, edge.from, edge.accepts.iter().next()?, edge.accepts, name))
            .unwrap_or_else(|| "what it comes after can never open".to_owned())
    }
}

/// A guard that reads nothing and is false.
pub(super) fn guarded_off(graph: &Graph, step: StepId) -> bool {
    graph.steps()[step].guard.as_ref().is_some_and(|guard| guard.is_constant() && guard.holds(&|_| None) != Ok(true))
}
