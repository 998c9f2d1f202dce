use super::{Draft, Given, Refusal, detours, recall::recall, rounds, settle::Guards};
use crate::{
    case::{Board, By, Completion, Condition, Deadline, Event, Opinion, Trigger, Worked},
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
    if node.time.persistent && draft.condition(step) == Condition::Waiting && draft.extra(step).silent.is_none() {
        return keep_trigger(draft, step, outcome, given, opinion);
    }
    check(draft, step, outcome, given)?;
    let route = node.route(outcome);
    // That a sub-case has ended is a fact, which nobody refuses; what it did not write is empty: nobody here could give it.
    if route.is_none() && worked != Worked::BySubCases {
        not_too_early(draft, step)?;
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

/// What happens before its step opens is kept for it (WCP-24).
fn keep_trigger(
    draft: &mut Draft<'_>,
    step: StepId,
    outcome: OutcomeId,
    given: &Given,
    opinion: Option<&Opinion>,
) -> Result<(), Refusal> {
    let node = &draft.graph.steps()[step];
    if !node.onward().contains(outcome) {
        return Err(Refusal::not_open(draft.graph, draft.case(), step));
    }
    given.check_for(draft.graph, step)?;
    given.check_complete(draft, step)?;
    let with = Completion {
        worked: Worked::Done,
        opinion: opinion.cloned(),
        data: given.data.clone(),
        documents: given.documents.clone(),
    };
    let with = (with != Completion::default()).then(|| Box::new(with));
    draft.emit(Event::TriggerKept(Box::new(Trigger { step, outcome, with })));
    Ok(())
}

/// A step goes on without anybody working on it, with an outcome that does not return.
pub(super) fn go_on(draft: &mut Draft<'_>, step: StepId, outcome: OutcomeId, worked: Worked, guards: &mut dyn Guards) {
    let dropped = detours::first_before(draft, step);
    let with = Completion { worked, ..Completion::default() };
    draft.emit(Event::StepCompleted { step, outcome, with: Some(Box::new(with)) });
    detours::drop_if_unneeded(draft, dropped, By::Step(step));
    recall(draft, draft.graph_ref().steps()[step].cancelled_by(outcome), By::Step(step));
    if draft.graph.steps()[step].detour {
        detours::passed(draft, step, guards);
    }
}

fn check(draft: &Draft<'_>, step: StepId, outcome: OutcomeId, given: &Given) -> Result<(), Refusal> {
    let node = &draft.graph.steps()[step];
    if let Some(meaning) = draft.extra(step).silent {
        return Err(Refusal::decided_by_silence(draft.graph, step, meaning));
    }
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

/// What must last at least so long is not over sooner, whoever says so.
fn not_too_early(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    let node = &draft.graph.steps()[step];
    let Some(limit) = node.time.limit.filter(|limit| draft.graph.limits()[*limit].at_least.is_some()) else {
        return Ok(());
    };
    let earliest = draft.clock(limit).map(|clock| clock.earliest());
    match earliest {
        Some(Some(Deadline::At(at))) if at <= draft.now() => Ok(()),
        Some(Some(Deadline::At(at))) => Err(Refusal::TooEarly { step: node.name.clone(), until: Some(at) }),
        _ => Err(Refusal::TooEarly { step: node.name.clone(), until: None }),
    }
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
    rounds::check_competence(draft, &steps)?;
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
