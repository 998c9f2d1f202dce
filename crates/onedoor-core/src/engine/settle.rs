use super::{
    Draft, detours,
    join::{Decision, decide},
    recall::recall,
};
use crate::{
    case::{Board, By, Completion, Condition, Event, Skip, Trigger, Worked, basis},
    expr::{NoValue, Value},
    id::{EndId, Node, OutcomeId, StepId},
};
use std::{cmp::Reverse, collections::BinaryHeap};

/// Answers whether a guard holds. Who does not know every field of a case tries both answers.
pub(super) trait Guards {
    fn holds(&mut self, draft: &Draft<'_>, step: StepId) -> Result<bool, NoValue>;
}

/// Guards over the data of the case itself.
pub(super) struct Known;

impl Guards for Known {
    fn holds(&mut self, draft: &Draft<'_>, step: StepId) -> Result<bool, NoValue> {
        let guard = draft.graph_ref().steps()[step].guard.as_ref();
        guard.map_or(Ok(true), |guard| guard.holds(&|field| draft.value_of(field)))
    }
}

/// Lets the consequences of a move run, in passes in topological order, until a pass changes nothing.
///
/// A step looks only upstream, so one pass suffices unless work was recalled. Only steps behind a change are looked at: the cost is that of the edges touched.
pub(super) fn settle(draft: &mut Draft<'_>, guards: &mut dyn Guards) {
    run(draft, guards, Pass::default());
}

/// The same when a case begins: every step is looked at once.
pub(super) fn settle_all(draft: &mut Draft<'_>, guards: &mut dyn Guards) {
    let mut pass = Pass::default();
    draft.graph_ref().steps().ids().for_each(|step| pass.note_step(draft, step));
    run(draft, guards, pass);
}

fn run(draft: &mut Draft<'_>, guards: &mut dyn Guards, mut pass: Pass) {
    pass.note(draft);
    loop {
        if draft.ending().is_some() || end_reached(draft, &mut pass.ends) {
            return;
        }
        if pass.steps.is_empty() {
            break;
        }
        while let Some(Reverse((rank, step))) = pass.steps.pop() {
            pass.at = Some(rank);
            if draft.condition(step) == Condition::Waiting {
                look_at(draft, step, guards);
                pass.note(draft);
            }
        }
        pass.at = None;
        pass.steps.extend(pass.later.drain(..).map(Reverse));
    }
    if draft.open_count() == 0 {
        draft.emit(Event::CaseRanOut);
    }
}

/// Most commands open no more steps than this.
const STEPS_USUAL: usize = 8;

/// The steps that a pass has still to look at.
#[derive(Default)]
struct Pass {
    at: Option<u32>,
    noted: usize,
    steps: BinaryHeap<Reverse<(u32, StepId)>>,
    later: Vec<(u32, StepId)>,
    ends: Vec<EndId>,
}

impl Pass {
    /// Notes what changed since the last time, and all that comes after it.
    fn note(&mut self, draft: &Draft<'_>) {
        for event in draft.events().get(self.noted..).unwrap_or_default() {
            match event {
                Event::RoundStarted(round) => round.steps.iter().for_each(|step| self.note_step(draft, *step)),
                other => other.step().into_iter().for_each(|step| self.note_step(draft, step)),
            }
        }
        self.noted = draft.events().len();
    }

    fn note_step(&mut self, draft: &Draft<'_>, step: StepId) {
        match draft.condition(step) {
            Condition::Open => {}
            Condition::Waiting => self.look_again(draft, step),
            Condition::Done(_) | Condition::Skipped(_) | Condition::Cancelled(_) => self.note_edges(draft, step),
        }
    }

    fn note_edges(&mut self, draft: &Draft<'_>, step: StepId) {
        for (node, _) in draft.graph_ref().edges_from(step) {
            match node {
                Node::Step(next) => self.look_again(draft, next),
                Node::End(end) => self.ends.push(end),
            }
        }
    }

    fn look_again(&mut self, draft: &Draft<'_>, step: StepId) {
        let node = Node::Step(step);
        if draft.condition(step) != Condition::Waiting
            || decide(draft.graph, node, draft.counts(node)) == Decision::Undecided
        {
            return;
        }
        let rank = draft.graph_ref().rank(step);
        match self.at {
            Some(at) if rank <= at => self.later.push((rank, step)),
            _ => {
                if self.steps.capacity() == 0 {
                    self.steps.reserve(STEPS_USUAL);
                }
                self.steps.push(Reverse((rank, step)));
            }
        }
    }
}

/// Ends the case if one of these ends is reached: the first in the file, should there be two.
fn end_reached(draft: &mut Draft<'_>, ends: &mut Vec<EndId>) -> bool {
    let is_reached = |end: &EndId| {
        let node = Node::End(*end);
        !draft.graph.edges_to(node).is_empty() && decide(draft.graph, node, draft.counts(node)) == Decision::Open
    };
    let reached = ends.drain(..).filter(is_reached).min();
    if let Some(end) = reached {
        draft.emit(Event::CaseEnded { end });
        recall_open(draft);
    }
    reached.is_some()
}

/// The end of a case recalls what is open.
pub(super) fn recall_open(draft: &mut Draft<'_>) {
    for step in draft.open_steps() {
        draft.emit(Event::StepCancelled { step, by: By::End, reason: None });
    }
}

fn look_at(draft: &mut Draft<'_>, step: StepId, guards: &mut dyn Guards) {
    let node = Node::Step(step);
    match decide(draft.graph, node, draft.counts(node)) {
        Decision::Undecided => {}
        Decision::Skip => skip(draft, step, Skip::Join),
        Decision::Open if draft.waits_for_detour(step) => {}
        Decision::Open if draft.graph.steps()[step].guard.is_none() => open(draft, step),
        Decision::Open => match guards.holds(draft, step) {
            Ok(true) => open(draft, step),
            Ok(false) => skip(draft, step, Skip::Guard),
            Err(_) => skip(draft, step, Skip::GuardWithoutValue),
        },
    }
}

fn skip(draft: &mut Draft<'_>, step: StepId, why: Skip) {
    let dropped = detours::first_before(draft, step);
    draft.emit(Event::StepSkipped { step, round: draft.cell(step).round, why });
    detours::drop_if_unneeded(draft, dropped, By::Step(step));
    recall_rest(draft, step);
}

/// Opens a step, or keeps its earlier result where nothing that it rests on has changed.
fn open(draft: &mut Draft<'_>, step: StepId) {
    let kept = draft
        .extra(step)
        .earlier
        .as_ref()
        .filter(|earlier| earlier.basis == basis(draft, draft.graph, step))
        .map(|earlier| earlier.outcome);
    let result = match kept {
        Some(outcome) => {
            draft.emit(Event::StepKept { step, outcome });
            Some(outcome)
        }
        None => {
            draft.emit(Event::StepOpened { step, round: draft.cell(step).round });
            start_sub_cases(draft, step).or_else(|| use_trigger(draft, step))
        }
    };
    recall_rest(draft, step);
    if let Some(outcome) = result {
        let cancelled = draft.graph_ref().steps()[step].cancelled_by(outcome);
        recall(draft, cancelled, By::Step(step));
    }
}

/// What happened before the step opened completes it now (WCP-24).
fn use_trigger(draft: &mut Draft<'_>, step: StepId) -> Option<OutcomeId> {
    let Trigger { outcome, with, .. } = draft.extra(step).trigger.as_deref()?.clone();
    draft.emit(Event::StepCompleted { step, outcome, with });
    Some(outcome)
}

fn recall_rest(draft: &mut Draft<'_>, step: StepId) {
    if draft.graph.steps()[step].rest_cancel {
        let rest = draft.graph.recalled_by(step);
        recall(draft, &rest, By::Step(step));
    }
}

/// Starts the sub-cases of a `Call`: one, or one for each element of its list (WCP-13, 14). With none to start, the step is done with its first outcome.
pub(super) fn start_sub_cases(draft: &mut Draft<'_>, step: StepId) -> Option<OutcomeId> {
    let called = draft.graph_ref().steps()[step].called.as_ref()?;
    let count = match called.each.map(|field| draft.value(field)) {
        None => 1,
        Some(Some(Value::List(elements))) => u32::try_from(elements.len()).unwrap_or(u32::MAX),
        Some(_) => 0,
    };
    draft.emit(Event::SubCasesStarted { step, count });
    let first = draft.graph_ref().steps()[step].outcomes.ids().next().filter(|_| count == 0)?;
    let with = Completion { worked: Worked::BySubCases, ..Completion::default() };
    draft.emit(Event::StepCompleted { step, outcome: first, with: Some(Box::new(with)) });
    Some(first)
}
