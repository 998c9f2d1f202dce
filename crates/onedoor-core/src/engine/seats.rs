//! Joint signatures: who may answer from which seat, and what the answers come to (WCP-13 to 15, 26, 27, 34 to 36).

mod counting;
mod opening;
mod places;
mod turn;

pub(super) use counting::{BEHIND_MAX, deemed, verdict};
pub(super) use opening::{open, plain, principal};
pub(super) use places::{check_not_answered, is_listed, own_seat, seat_for};
pub(super) use turn::waits_for;

use super::{Draft, Given, Refusal, WorkRefusal, complete, settle::Guards};
use crate::{
    case::{Opinion, Placed, Seat, SeatAnswer, WorkEvent, WorkItemId, Worked},
    id::{OutcomeId, StepId},
    language::Rule,
    people::Verdict,
};

/// Somebody answers from their seat; when the answers come to an outcome, the step is done with it.
///
/// An outcome that returns needs no others: the step goes back at once.
pub(super) fn answer(
    draft: &mut Draft<'_>,
    seat: u16,
    step: StepId,
    outcome: OutcomeId,
    given: &Given,
    opinion: Option<&Opinion>,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().steps()[step];
    let advises = is_adviser(draft, step, seat);
    if advises && !given.is_empty() {
        return Err(
            WorkRefusal::NotSo { what: "whoever is heard first gives an opinion and no more".to_owned() }.into()
        );
    }
    if node.route(outcome).is_some() && !advises {
        return complete::finish(draft, step, outcome, Worked::Done, given, opinion, guards);
    }
    if !node.outcomes.contains(outcome) {
        return Err(Refusal::unknown_outcome(draft.graph_ref(), step, outcome));
    }
    given.check_for(draft.graph_ref(), step)?;
    let with = given.completion(Worked::Done, opinion);
    draft.emit(
        WorkEvent::SeatAnswered { item: WorkItemId::seat(step, seat), answer: SeatAnswer::Gave(outcome), with }.into(),
    );
    conclude(draft, step, guards)
}

/// The step is done if the answers come to an outcome.
pub(super) fn conclude(draft: &mut Draft<'_>, step: StepId, guards: &mut dyn Guards) -> Result<(), Refusal> {
    match verdict(draft, step) {
        Verdict::Open | Verdict::NoQuorum => Ok(()),
        Verdict::Decided(outcome) => {
            complete::finish(draft, step, outcome, Worked::BySeats, &Given::default(), None, guards)
        }
    }
}

/// The seat as a work item.
///
/// # Errors
/// [`WorkRefusal::NoSuchSeat`].
pub(super) fn check(draft: &Draft<'_>, item: WorkItemId) -> Result<(), Refusal> {
    let Some(seat) = item.seat else { return Ok(()) };
    match draft.desk(item.step).seats.get(usize::from(seat)) {
        Some(found) if !found.removed => Ok(()),
        _ => {
            let step = draft.graph_ref().step_name(item.step).to_owned();
            Err(WorkRefusal::NoSuchSeat { step, seat }.into())
        }
    }
}

/// Whether whoever sits there is heard, and decides nothing.
fn is_adviser(draft: &Draft<'_>, step: StepId, seat: u16) -> bool {
    let seat = draft.desk(step).seats.get(usize::from(seat));
    seat.is_some_and(|seat| matches!(seat.placed, Placed::Before(_)))
}

/// Whether a seat is counted.
fn is_member(seat: &Seat) -> bool {
    seat.placed == Placed::Member && !seat.removed
}

/// Whether the rule of a step lets some answer for all: where everybody must agree, there is no vote that could be closed.
pub(super) fn is_vote(draft: &Draft<'_>, step: StepId) -> bool {
    let rule = counting::terms(&draft.graph_ref().steps()[step]).map(|terms| terms.rule);
    rule.is_some_and(|rule| !matches!(rule, Rule::All | Rule::Sequence | Rule::Unanimous))
}

/// Whether a lead decides at a step.
pub(super) fn has_lead(draft: &Draft<'_>, step: StepId) -> bool {
    counting::terms(&draft.graph_ref().steps()[step]).is_some_and(|terms| terms.rule == Rule::Lead)
}

/// Whether a lead would agree although somebody else has not: that needs reasons, and the lead answers for it.
pub(super) fn overrules(draft: &Draft<'_>, step: StepId, outcome: OutcomeId) -> bool {
    let node = &draft.graph_ref().steps()[step];
    let leads = counting::terms(node).is_some_and(|terms| terms.rule == Rule::Lead);
    let objects = |seat: &Seat| {
        let answer = seat.answered.as_ref().map(|answered| answered.answer);
        is_member(seat) && !seat.lead && answer.is_some() && answer == node.fail().map(SeatAnswer::Gave)
    };
    let seats = &draft.desk(step).seats;
    let others_done = seats.iter().all(|seat| !is_member(seat) || seat.lead || seat.answered.is_some());
    leads && node.pass() == Some(outcome) && others_done && seats.iter().any(objects)
}
