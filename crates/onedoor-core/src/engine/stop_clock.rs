use super::{Draft, Refusal};
use crate::{
    calendar::Amount,
    case::{Board, Condition, Event, StopOrder},
    id::{GroundId, StepId},
};

/// Stops the clock of a step on a legal ground of the profile (时限中止, 行政许可法 art. 45).
pub(super) fn stop(
    draft: &mut Draft<'_>,
    step: StepId,
    ground: GroundId,
    planned: Amount,
    notice: Option<&str>,
) -> Result<(), Refusal> {
    let name = draft.graph.step_name(step);
    has_clock(draft, step)?;
    let known = draft.graph.grounds().row(ground).ok_or_else(|| Refusal::UnknownGround {
        ground: format!("{ground:?}"),
        known: draft.graph.grounds().rows().iter().map(|ground| ground.name.clone()).collect(),
    })?;
    if draft.extra(step).stopped.is_some() {
        return Err(Refusal::ClockStopped { step: name.to_owned() });
    }
    if known.ground.notice && notice.is_none() {
        return Err(Refusal::NoticeMissing { what: format!("the stop of `{name}` for `{}`", known.name) });
    }
    let order = StopOrder { step, ground, planned, notice: notice.map(str::to_owned) };
    draft.emit(Event::StepStopped(Box::new(order)));
    Ok(())
}

/// Lets the clock of a step run again.
pub(super) fn resume(draft: &mut Draft<'_>, step: StepId) -> Result<(), Refusal> {
    has_clock(draft, step)?;
    if draft.extra(step).stopped.is_none() {
        return Err(Refusal::ClockRuns { step: draft.graph.step_name(step).to_owned() });
    }
    draft.emit(Event::StepResumed { step });
    Ok(())
}

/// A clock runs for a step that is open, and for one that waits if its limit has begun already.
fn has_clock(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    let limit = draft.graph.steps()[step].time.limit;
    match draft.condition(step) {
        Condition::Open => Ok(()),
        Condition::Waiting if limit.is_some_and(|limit| draft.clock(limit).is_some()) => Ok(()),
        _ => Err(Refusal::not_open(draft.graph, draft.case(), step)),
    }
}
