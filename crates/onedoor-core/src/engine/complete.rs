use super::{
    Draft, Env, Given, Refusal, WorkRefusal, detours, judge::Judge, recall::recall, rounds, seats, settle::Guards, work,
};
use crate::{
    case::{Board, By, Completion, Condition, Deadline, Event, Opinion, Trigger, WorkEvent, WorkItemId, Worked},
    graph::Route,
    id::{Node, OutcomeId, StepId},
    language::{Kind, Redo},
    people::Actor,
};

/// What somebody completes a step with.
pub(super) struct Work<'c> {
    pub(super) step: StepId,
    pub(super) outcome: OutcomeId,
    pub(super) given: &'c Given,
    pub(super) opinion: Option<&'c Opinion>,
}

/// Completes an open step, or answers from one of its seats: its outcome goes on, recalls, or returns.
pub(super) fn complete(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    by: Option<&Actor>,
    work: &Work<'_>,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let Work { step, outcome, given, opinion } = *work;
    if draft.condition(step) == Condition::Open
        && draft.graph.steps()[step].called.is_some()
        && draft.graph.steps()[step].route(outcome).is_none()
    {
        return Err(Refusal::RunsInSubCases { step: draft.graph.step_name(step).to_owned() });
    }
    check_desk(draft, work)?;
    if let (Some(env), Some(by), false) = (env, by, draft.desk(step).seats.is_empty()) {
        let (seat, _) = seats::seat_for(&Judge { draft, env, by }, step)?;
        return seats::answer(draft, seat, step, outcome, given, opinion, guards);
    }
    finish(draft, step, outcome, Worked::Done, given, opinion, guards)?;
    name_handler(draft, env, by, work)
}

/// What lies on the desk of a step and keeps it from being completed: work that is delegated, a question without an answer, a scarce thing in use elsewhere; and
/// an outcome that needs its reasons.
fn check_desk(draft: &Draft<'_>, work: &Work<'_>) -> Result<(), Refusal> {
    let step = work.step;
    if draft.condition(step) != Condition::Open {
        return Ok(());
    }
    let node = &draft.graph_ref().steps()[step];
    if draft.extra(step).desk.is_some() {
        work::check_not_delegated(draft, WorkItemId::of(step))?;
        work::check_answered(draft, step)?;
    }
    let Some(staffing) = node.staffing.as_deref() else { return Ok(()) };
    work::check_free(draft, step)?;
    let silent = work.opinion.is_none_or(|opinion| opinion.text.trim().is_empty());
    if staffing.reasons && silent && node.pass() != Some(work.outcome) && node.outcomes.contains(work.outcome) {
        return Err(reason_missing(draft, step, work.outcome));
    }
    if silent && seats::overrules(draft, step, work.outcome) {
        return Err(reason_missing(draft, step, work.outcome));
    }
    Ok(())
}

fn reason_missing(draft: &Draft<'_>, step: StepId, outcome: OutcomeId) -> Refusal {
    let (step, outcome) = (draft.graph.step_name(step).to_owned(), draft.graph.outcome_name(step, outcome).to_owned());
    WorkRefusal::ReasonMissing { step, outcome }.into()
}

/// An `Assign` names the person who answers for the case from then on; who names nobody takes it on.
fn name_handler(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    by: Option<&Actor>,
    work: &Work<'_>,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().steps()[work.step];
    let named = work.given.handler.as_ref();
    if node.kind != Kind::Assign {
        return match named {
            Some(_) => Err(WorkRefusal::NotSo { what: format!("`{}` names nobody", node.name) }.into()),
            None => Ok(()),
        };
    }
    let taken_on = by.filter(|_| env.is_some_and(|env| env.directory.is_some()));
    let Some(handler) = named.or(taken_on).cloned() else { return Ok(()) };
    if node.returning.contains(work.outcome) {
        return Ok(());
    }
    if let (Some(env), Some(by)) = (env, by) {
        Judge { draft, env, by }.may_handle(&handler, work.step)?;
    }
    draft.emit(WorkEvent::HandlerNamed { step: work.step, handler }.into());
    Ok(())
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
    draft.emit(Event::StepCompleted { step, outcome, with: given.completion(worked, opinion) });
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
    let with = given.completion(Worked::Done, opinion);
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
