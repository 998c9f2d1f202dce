use super::{
    Draft, Refusal,
    join::{Decision, decide},
};
use crate::{
    case::{Board, By, Condition, Counts, Event, NewRound, Why, edge_state},
    graph::Graph,
    id::{Node, StepId},
    language::Meaning,
};
use std::collections::{BTreeMap, BTreeSet};

/// What begins a new round.
pub(super) struct Back<'a> {
    pub(super) returner: StepId,
    pub(super) target: StepId,
    pub(super) by_way_of: &'a [StepId],
    pub(super) keep: bool,
}

impl Back<'_> {
    /// A step begins anew without a way back: it was taken back, or asked for.
    pub(super) fn to_itself(step: StepId) -> Self {
        Back { returner: step, target: step, by_way_of: &[], keep: false }
    }
}

/// The steps that a return would begin anew: the target, the returner, all between, and whatever rested on these: a step whose join
/// would not have come to this on the edges that are left, and what such a step had recalled. In the order of the definition.
pub(super) fn region(draft: &Draft<'_>, target: StepId, returner: StepId) -> Vec<StepId> {
    let mut region = Region { draft, redone: BTreeSet::new(), counts: BTreeMap::new(), doubtful: Vec::new() };
    draft.graph.between(target, returner).iter().for_each(|step| region.redo(*step));
    region.close();
    region.redone.into_iter().collect()
}

/// What counts as granted because nobody decided in time is not decided again.
///
/// # Errors
/// [`Refusal::DecidedBySilence`] where a new round would do so.
pub(super) fn check_competence(draft: &Draft<'_>, steps: &[StepId]) -> Result<(), Refusal> {
    let ended = |step: &StepId| Some((*step, draft.extra(*step).silent.filter(|meaning| meaning.ends_competence())?));
    match steps.iter().find_map(ended) {
        Some((step, meaning)) => Err(Refusal::decided_by_silence(draft.graph, step, meaning)),
        None => Ok(()),
    }
}

/// Begins a new round of these steps.
pub(super) fn begin(draft: &mut Draft<'_>, back: &Back<'_>, steps: Vec<StepId>) {
    if !steps.is_empty() {
        let round = NewRound {
            returner: back.returner,
            target: back.target,
            by_way_of: back.by_way_of.to_vec(),
            keep: back.keep,
            steps,
        };
        draft.emit(Event::RoundStarted(Box::new(round)));
    }
}

/// The steps that begin a new round, as they are found. Each only takes answers away from joins, so the least region is the same in any order.
struct Region<'d, 'a> {
    draft: &'d Draft<'a>,
    redone: BTreeSet<StepId>,
    /// The counts of joins on the edges that are left.
    counts: BTreeMap<StepId, Counts>,
    /// Joins that lost an answer and are still to be looked at.
    doubtful: Vec<StepId>,
}

impl Region<'_, '_> {
    fn close(&mut self) {
        loop {
            while let Some(step) = self.doubtful.pop() {
                if !self.stands(step) {
                    self.redo(step);
                }
            }
            let dropped = self.dropped_detours();
            if dropped.is_empty() {
                return;
            }
            dropped.into_iter().for_each(|detour| self.redo(detour));
        }
    }

    fn redo(&mut self, step: StepId) {
        if !self.redone.insert(step) {
            return;
        }
        let graph = self.draft.graph_ref();
        let was = self.draft.condition(step);
        let fresh = was.fresh(&graph.steps()[step]);
        for (node, accepts) in graph.edges_from(step) {
            let Node::Step(next) = node else { continue };
            let (from, to) = (edge_state(was, accepts, node), edge_state(fresh, accepts, node));
            if from != to {
                let counts = self.counts.entry(next).or_insert_with(|| self.draft.counts(node));
                *counts = counts.moved(from, to);
            }
            self.doubtful.push(next);
        }
        self.redo_recalled_by(graph, step);
    }

    /// What a step had recalled stands no longer.
    fn redo_recalled_by(&mut self, graph: &Graph, step: StepId) {
        let node = &graph.steps()[step];
        let mut recalled: Vec<StepId> = node
            .cancels
            .iter()
            .flat_map(|(_, steps)| steps.iter().copied())
            .chain(graph.detours().iter().copied())
            .collect();
        if node.rest_cancel {
            recalled.extend(graph.recalled_by(step));
        }
        for other in recalled {
            if self.draft.condition(other) == Condition::Cancelled(By::Step(step)) {
                self.redo(other);
            }
        }
    }

    /// Whether a step would have come to what it is on the edges that are left.
    fn stands(&self, step: StepId) -> bool {
        if self.redone.contains(&step) || self.draft.extra(step).silent.is_some_and(Meaning::ends_competence) {
            return true;
        }
        let node = Node::Step(step);
        let counts = self.counts.get(&step).copied().unwrap_or_else(|| self.draft.counts(node));
        let decision = decide(self.draft.graph, node, counts);
        match self.draft.condition(step) {
            Condition::Waiting | Condition::Cancelled(_) | Condition::Skipped(Why::Unasked | Why::Detour) => true,
            Condition::Open | Condition::Done(_) => decision == Decision::Open,
            Condition::Skipped(Why::Guard) => decision != Decision::Undecided,
            Condition::Skipped(Why::Join) => decision == Decision::Skip,
        }
    }

    /// Open detours that only steps of the region waited for.
    fn dropped_detours(&self) -> Vec<StepId> {
        let first = |keep: bool| {
            let waiting = self.draft.detours().iter().filter(move |(target, _)| self.redone.contains(target) == keep);
            waiting.filter_map(|(_, rest)| rest.first().copied()).collect::<BTreeSet<_>>()
        };
        let (inside, outside) = (first(true), first(false));
        let open =
            |detour: &&StepId| self.draft.condition(**detour) == Condition::Open && !self.redone.contains(*detour);
        inside.difference(&outside).filter(open).copied().collect()
    }
}
