use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Edge, Graph, Route, StepNode},
    id::{Node, OutcomeId, StepId},
    language::Join,
};
use std::collections::{BTreeMap, BTreeSet};

/// A return leads to what is upstream, through joins that wait for it, and nothing runs ahead of it.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (id, step) in graph.steps().iter() {
        for (outcome, route) in &step.returns {
            road(graph, id, step, *outcome, route, found);
        }
    }
}

fn road(
    graph: &Graph,
    returner: StepId,
    step: &StepNode,
    outcome: OutcomeId,
    route: &Route,
    found: &mut Vec<Diagnostic>,
) {
    let place = || Place::step(&step.name).field("returns").entry(step.outcomes.name(outcome));
    let target = graph.step_name(route.to);
    let road: BTreeSet<StepId> = graph.between(route.to, returner).into_iter().collect();
    if road.is_empty() {
        let message = format!("`{}` returns to `{target}`, which it does not come after", step.name);
        let help = format!("return to a step before `{}`, or let it come after `{target}`", step.name);
        found.push(Diagnostic::new(Code::ReturnNotUpstream, place().field("to"), message).help(help));
        return;
    }
    for join in past_joins(graph, &road, route.to) {
        let message = format!(
            "`{}` returns to `{target}` through `{}`, which does not wait for it",
            step.name,
            graph.step_name(join)
        );
        let help = "such a join could be open again before the correction: let it be `AllAsked` or `AllRequired`";
        found.push(Diagnostic::new(Code::ReturnPastJoin, place(), message).help(help));
    }
    for node in (Ahead { graph, returner, road: &road }).find() {
        let (ahead, at) = match node {
            Node::Step(step) => (graph.step_name(step), Place::step_name(graph.step_name(step))),
            Node::End(end) => (graph.end_name(end), Place::end_name(graph.end_name(end))),
        };
        let message = format!("`{ahead}` may run ahead while `{}` can still return to `{target}`", step.name);
        let help =
            format!("go by way of a detour, let `{ahead}` come after `{}`, or let it be `AllRequired`", step.name);
        found.push(Diagnostic::new(Code::RunsAhead, at, message).help(help).related(place(), "the return"));
    }
}

/// Joins on the road that may open without it.
fn past_joins(graph: &Graph, road: &BTreeSet<StepId>, target: StepId) -> Vec<StepId> {
    let waits = |step: &StepId| matches!(graph.steps()[*step].join, Join::AllAsked | Join::AllRequired);
    let from_outside = |step: &StepId| graph.edges_to(Node::Step(*step)).iter().any(|edge| !road.contains(&edge.from));
    road.iter().copied().filter(|step| *step != target && !waits(step) && from_outside(step)).collect()
}

/// Looks for joins that may open because a road is given up (an edge is Dead), although the returner, for which they do not wait, can bring it back.
struct Ahead<'a> {
    graph: &'a Graph,
    returner: StepId,
    road: &'a BTreeSet<StepId>,
}

impl Ahead<'_> {
    fn find(&self) -> Vec<Node> {
        let mut given_up = BTreeSet::new();
        let mut ahead = Vec::new();
        let mut ends = BTreeSet::new();
        let mut todo: BTreeMap<u32, StepId> = BTreeMap::new();
        self.road.iter().for_each(|step| self.follow(*step, &mut todo, &mut ends));
        while let Some((_, step)) = todo.pop_first() {
            if self.gives_up_or_runs(Node::Step(step), &given_up, &mut ahead) {
                given_up.insert(step);
                self.follow(step, &mut todo, &mut ends);
            }
        }
        for end in ends {
            self.gives_up_or_runs(end, &given_up, &mut ahead);
        }
        ahead
    }

    fn follow(&self, step: StepId, todo: &mut BTreeMap<u32, StepId>, ends: &mut BTreeSet<Node>) {
        for (node, _) in self.graph.edges_from(step) {
            match node {
                Node::Step(next) if !self.road.contains(&next) => {
                    todo.insert(self.graph.rank(next), next);
                }
                Node::Step(_) => {}
                Node::End(_) => {
                    ends.insert(node);
                }
            }
        }
    }

    /// Whether the node is given up with the road; one that opens instead is noted in `ahead`.
    fn gives_up_or_runs(&self, node: Node, given_up: &BTreeSet<StepId>, ahead: &mut Vec<Node>) -> bool {
        let edges = self.graph.edges_to(node);
        let dies: Vec<bool> = edges.iter().map(|edge| self.dies(edge, given_up)).collect();
        let dead = dies.iter().filter(|dies| **dies).count();
        let join = self.graph.join(node);
        let need = match join {
            Join::AllAsked | Join::Any => 1,
            Join::AllRequired => edges.len(),
            Join::AtLeast(k) => k as usize,
        };
        if dead > 0 && edges.len() - dead < need {
            return true;
        }
        let waits = || edges.iter().zip(&dies).any(|(edge, dies)| !dies && self.after_returner(edge.from));
        if dead > 0 && join == Join::AllAsked && !waits() {
            ahead.push(node);
        }
        false
    }

    /// Whether an edge may be Dead because the road is given up: its source takes another outcome that goes on along the road.
    fn dies(&self, edge: &Edge, given_up: &BTreeSet<StepId>) -> bool {
        let on_the_road = || self.road.contains(&edge.from) && edge.from != self.returner && edge.named;
        given_up.contains(&edge.from) || on_the_road() && self.leads_elsewhere(edge)
    }

    fn leads_elsewhere(&self, edge: &Edge) -> bool {
        let others = self.graph.steps()[edge.from].onward().without(edge.accepts);
        self.graph.edges_from(edge.from).any(|(node, accepts)| {
            matches!(node, Node::Step(next) if self.road.contains(&next)) && !accepts.shared(others).is_empty()
        })
    }

    fn after_returner(&self, step: StepId) -> bool {
        step == self.returner || !self.graph.between(self.returner, step).is_empty()
    }
}
