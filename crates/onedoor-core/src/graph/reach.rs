use super::Graph;
use crate::id::{StepId, Table};
use std::collections::BTreeMap;

/// Which of many pairs of steps lie one upstream of the other.
///
/// Questions are collected first and answered together, 64 sources in one walk over the edges, so that thousands of them cost little more than one.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    asked: BTreeMap<StepId, Vec<StepId>>,
}

/// The answers: the pairs (upstream, downstream) that hold.
#[derive(Debug, Default)]
pub(crate) struct Reached(std::collections::BTreeSet<(StepId, StepId)>);

impl Reach {
    /// Asks whether the two lie one upstream of the other, either way round.
    pub(crate) fn ask(&mut self, graph: &Graph, one: StepId, other: StepId) {
        let (up, down) = if graph.rank(one) <= graph.rank(other) { (one, other) } else { (other, one) };
        self.asked.entry(up).or_default().push(down);
    }

    /// Answers all questions.
    pub(crate) fn answer(self, graph: &Graph) -> Reached {
        let asked: Vec<(StepId, Vec<StepId>)> = self.asked.into_iter().collect();
        let mut reached = Reached::default();
        for batch in asked.chunks(64) {
            walk(graph, batch, &mut reached);
        }
        reached
    }
}

impl Reached {
    /// Whether the two lie one upstream of the other, or are the same.
    pub(crate) fn ordered(&self, one: StepId, other: StepId) -> bool {
        one == other || self.upstream(one, other) || self.upstream(other, one)
    }

    /// Whether `up` lies upstream of `down`. Only pairs that were asked for are known.
    pub(crate) fn upstream(&self, up: StepId, down: StepId) -> bool {
        self.0.contains(&(up, down))
    }
}

fn walk(graph: &Graph, batch: &[(StepId, Vec<StepId>)], reached: &mut Reached) {
    let mut masks: Table<StepId, u64> = Table::new(vec![0; graph.steps().len()]);
    for (bit, (source, _)) in batch.iter().enumerate() {
        masks[*source] |= 1 << bit;
    }
    let first = batch.iter().map(|(source, _)| graph.rank(*source)).min().unwrap_or(0);
    for step in graph.order().iter().skip(first as usize) {
        let mask = masks[*step];
        if mask != 0 {
            graph.next_steps(*step).for_each(|next| masks[next] |= mask);
        }
    }
    for (bit, (source, targets)) in batch.iter().enumerate() {
        let hit = targets.iter().filter(|target| **target != *source && masks[**target] & (1 << bit) != 0);
        reached.0.extend(hit.map(|target| (*source, *target)));
    }
}

/// The steps from which `step` can be reached, itself included, as long as their rank is at least that of `down_to`.
pub(super) fn upstream_of(graph: &Graph, step: StepId, down_to: StepId) -> std::collections::BTreeSet<StepId> {
    let floor = graph.rank(down_to);
    let mut seen = std::collections::BTreeSet::from([step]);
    let mut todo = vec![step];
    while let Some(at) = todo.pop() {
        for edge in graph.edges_to(crate::id::Node::Step(at)) {
            if graph.rank(edge.from) >= floor && seen.insert(edge.from) {
                todo.push(edge.from);
            }
        }
    }
    seen
}

impl Graph {
    /// The steps between a step and one that comes after it, both included (design: the road of a return), in topological order. Empty where `to` does
    /// not come after `from`.
    pub fn between(&self, from: StepId, to: StepId) -> Vec<StepId> {
        let upstream = upstream_of(self, to, from);
        if !upstream.contains(&from) {
            return Vec::new();
        }
        let mut sorted: Vec<StepId> = upstream.into_iter().collect();
        sorted.sort_by_key(|step| self.rank(*step));
        let mut road = std::collections::BTreeSet::new();
        for step in &sorted {
            let on_it = *step == from
                || self.edges_to(crate::id::Node::Step(*step)).iter().any(|edge| road.contains(&edge.from));
            if on_it {
                road.insert(*step);
            }
        }
        sorted.retain(|step| road.contains(step));
        sorted
    }
}
