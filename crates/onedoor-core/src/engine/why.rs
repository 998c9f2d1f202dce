use crate::{
    case::{Case, Condition, EdgeState},
    graph::Graph,
    id::{Node, StepId},
};

/// What a waiting step waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// These have not answered.
    Answers(Vec<StepId>),
    /// These detours must be made first.
    Detours(Vec<StepId>),
}

/// What a step waits for; none when it does not wait.
pub fn waits_for(graph: &Graph, case: &Case, step: StepId) -> Option<Reason> {
    if case.condition(step) != Condition::Waiting {
        return None;
    }
    let detours = case.detours_before(step);
    if !detours.is_empty() {
        return Some(Reason::Detours(detours.to_vec()));
    }
    let node = Node::Step(step);
    let pending = graph
        .edges_to(node)
        .iter()
        .zip(case.edge_states(graph, node))
        .filter(|(_, state)| *state == EdgeState::Pending);
    Some(Reason::Answers(pending.map(|(edge, _)| edge.from).collect()))
}
