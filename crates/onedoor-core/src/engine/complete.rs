use super::{Draft, Given, Refusal, detours, recall::recall, rounds, settle::Guards};
use crate::{
    case::{Board, By, Completion, Condition, Event, Opinion, Worked},
    graph::Route,
    id::{Node, OutcomeId, StepId},
    language::Redo,
};

/// Completes an open step: its outcome goes on, recalls, or returns.
pub(super) fn complete(
    draft: &mut Draft<'_>,
    step: StepId,
    outcome: OutcomeId,
    given: &Given,
    opinion: Option<&Opinion>,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    if draft.condition(step) == Condition::Open
        && draft.graph.steps()[step].called.is_some()
        && draft.graph.steps()[step].route(outcome).is_none()
    {
        return Err(Refusal::RunsInSubCases { step: draft.graph.step_name(step).to_owned() });
    }
    finish(draft, step, outcome, Worked::Done, given, opinion, guards)
}

/// The same however the work was done.
pub(super) fn finish(
    draft: &mut Draft<'_>,
    step: StepId,
    outcome: OutcomeId,
    worked: Worked,
    given: &Given,
    opinion: Option<&Opinion>,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().steps()[step];
    check(draft, step, outcome, given)?;
    let route = node.route(outcome);
    // What a sub-case did not write is empty: nobody here could give it, and its step must not hang on that.
    if route.is_none() && worked != Worked::BySubCases {
        given.check_complete(draft, step)?;
    }
    let plain = worked == Worked::Done && opinion.is_none() && given.is_empty();
    let with = || {
        Box::new(Completion {
            worked,
            opinion: opinion.cloned(),
            data: given.data.clone(),
            documents: given.documents.clone(),
        })
    };
    draft.emit(Event::StepCompleted { step, outcome, with: (!plain).then(with) });
    if let Some(route) = route {
        go_back(draft, step, route, guards)?;
    }
    recall(draft, node.cancelled_by(outcome), By::Step(step));
    if node.detour {
        detours::passed(draft, step, guards);
    }
    Ok(())
}

fn check(draft: &Draft<'_>, step: StepId, outcome: OutcomeId, given: &Given) -> Result<(), Refusal> {
    let node = &draft.graph.steps()[step];
    if draft.condition(step) != Condition::Open {
        return Err(Refusal::not_open(draft.graph, draft.case(), step));
    }
    if !node.outcomes.contains(outcome) {
        return Err(Refusal::unknown_outcome(draft.graph, step, outcome));
    }
    given.check_for(draft.graph, step)?;
    let Some(route) = node.route(outcome) else { return Ok(()) };
    if let Some(max) = node.returns_max.filter(|max| draft.extra(step).returned >= *max) {
        return Err(Refusal::ReturnsExhausted { step: node.name.clone(), max });
    }
    if route.to != step && !matches!(draft.condition(route.to), Condition::Done(_)) {
        return Err(Refusal::TargetNotDone {
            step: node.name.clone(),
            target: draft.graph.step_name(route.to).to_owned(),
        });
    }
    Ok(())
}

/// Returns (WCP-10, 21: going back is a bounded, typed return).
fn go_back(draft: &mut Draft<'_>, step: StepId, route: &Route, guards: &mut dyn Guards) -> Result<(), Refusal> {
    let back = rounds::Back {
        returner: step,
        target: route.to,
        by_way_of: &route.by_way_of,
        keep: route.redo == Redo::Changed,
    };
    let steps = rounds::region(draft, route.to, step);
    rounds::begin(draft, &back, steps);
    let node = Node::Step(step);
    if route.to != step && super::join::decide(draft.graph, node, draft.counts(node)) == super::join::Decision::Open {
        let (step, target) = (draft.graph.step_name(step).to_owned(), draft.graph.step_name(route.to).to_owned());
        return Err(Refusal::NotByWayOf { step, target });
    }
    if let Some(first) = route.by_way_of.first() {
        detours::open(draft, *first, guards);
    }
    Ok(())
}
