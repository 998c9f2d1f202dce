use super::{Draft, Refusal, rounds, seats};
use crate::{
    case::{Board, Condition, Event, Seat, WorkEvent, WorkItem, WorkItemId},
    id::StepId,
    language::Allocate,
    people::Actor,
};

/// Undoes a completion (拿回): the step returns to itself, as long as nothing that rests on it was touched. Of a joint signature that is still open it is the
/// answer from one's own seat.
pub(super) fn take_back(draft: &mut Draft<'_>, step: StepId, by: Option<&Actor>) -> Result<(), Refusal> {
    if let Some(by) = by.filter(|_| draft.condition(step) == Condition::Open && !draft.desk(step).seats.is_empty()) {
        return take_answer_back(draft, step, by);
    }
    let refuse = |why: String| Refusal::NotTakenBack { step: draft.graph.step_name(step).to_owned(), why };
    let condition = draft.condition(step);
    if draft.graph.steps()[step].detour {
        return Err(refuse("it is a detour".to_owned()));
    }
    if !matches!(condition, Condition::Done(_)) {
        return Err(refuse(format!("it is {}", condition.describe(draft.graph, step))));
    }
    if let Some(meaning) = draft.extra(step).silent {
        return Err(Refusal::decided_by_silence(draft.graph, step, meaning));
    }
    let steps = untouched_region(draft, step)?;
    draft.emit(Event::CompletionTakenBack { step });
    rounds::begin(draft, &rounds::Back::to_itself(step), steps);
    Ok(())
}

/// What rests on a step, the step included.
///
/// # Errors
/// [`Refusal::Touched`] when somebody has worked on some of it.
pub(super) fn untouched_region(draft: &Draft<'_>, step: StepId) -> Result<Vec<StepId>, Refusal> {
    let region = rounds::region(draft, step, step);
    match region.iter().find(|other| **other != step && is_touched(draft, **other)) {
        Some(by) => Err(Refusal::Touched {
            step: draft.graph.step_name(step).to_owned(),
            by: draft.graph.step_name(*by).to_owned(),
        }),
        None => Ok(region),
    }
}

/// Whether work was done on a step: it is done, its sub-cases run, or somebody has taken it in hand, begun or answered.
fn is_touched(draft: &Draft<'_>, step: StepId) -> bool {
    match draft.condition(step) {
        Condition::Done(_) => true,
        Condition::Open => draft.graph.steps()[step].called.is_some() || is_in_work(draft, step),
        Condition::Waiting | Condition::Skipped(_) | Condition::Cancelled(_) => false,
    }
}

/// What came to somebody by the rule of its step was not taken by them.
fn is_in_work(draft: &Draft<'_>, step: StepId) -> bool {
    let desk = draft.desk(step);
    let staffing = draft.graph.steps()[step].staffing.as_ref();
    let offered = staffing.is_none_or(|staffing| staffing.allocate == Allocate::Offer);
    let taken = |item: &WorkItem| item.started || !item.delegates.is_empty() || offered && item.holder.is_some();
    let seat = |seat: &Seat| seat.answered.is_some() || taken(&seat.item);
    taken(&desk.item) || desk.seats.iter().any(seat)
}

/// Takes an answer from a seat back, as long as nobody has answered on the strength of it.
fn take_answer_back(draft: &mut Draft<'_>, step: StepId, by: &Actor) -> Result<(), Refusal> {
    let refuse = |draft: &Draft<'_>, why: &str| {
        Err(Refusal::NotTakenBack { step: draft.graph_ref().step_name(step).to_owned(), why: why.to_owned() })
    };
    let theirs = |seat: &Seat| {
        !seat.removed && seat.answered.as_ref().is_some_and(|answered| answered.people().any(|person| person == by))
    };
    let Some(seat) = draft.desk(step).seats.iter().position(theirs) else {
        return refuse(draft, "it is open");
    };
    let Ok(number) = u16::try_from(seat) else { return refuse(draft, "it is open") };
    draft.emit(WorkEvent::SeatReopened { item: WorkItemId::seat(step, number) }.into());
    let seats = draft.desk(step).seats.iter().enumerate().filter(|(_, seat)| seat.answered.is_some());
    match seats.map(|(place, _)| place).find(|place| seats::waits_for(draft, step, *place).is_some()) {
        Some(_) => refuse(draft, "others have answered after it"),
        None => Ok(()),
    }
}
