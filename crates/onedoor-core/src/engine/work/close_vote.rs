//! Closing a vote before all have answered (WCP-27: complete the instances that run).

use super::{Draft, Guards, Judge, Refusal, WorkRefusal, check_step_open, seats};
use crate::{
    case::{Seat, WorkEvent, WorkItemId},
    id::StepId,
    people::{Power, Verdict, Warrant},
};

/// The chair: whoever has the casting vote or leads; or who manages the work of others.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    let chairs = |seat: &Seat| !seat.removed && (seat.casting || seat.lead);
    let desk = judge.draft.desk(step);
    for (place, seat) in desk.seats.iter().enumerate().filter(|(_, seat)| chairs(seat)) {
        let answered = seat.answered.as_ref().and_then(|answered| answered.by.as_ref());
        let item = u16::try_from(place).map_or(WorkItemId::of(step), |seat| WorkItemId::seat(step, seat));
        match answered {
            Some(by) if by == judge.by => return Ok(judge.warrant(crate::people::Right::Holder)),
            Some(_) => {}
            None => {
                if let Ok(warrant) = judge.works_at(item) {
                    return Ok(warrant);
                }
            }
        }
    }
    judge.has(Power::Manage)
}

/// Who has not answered is absent. A vote that comes to nothing then stays open for the chair to add seats.
pub(super) fn act(draft: &mut Draft<'_>, step: StepId, reason: &str, guards: &mut dyn Guards) -> Result<(), Refusal> {
    check_step_open(draft, step)?;
    let desk = draft.desk(step);
    let name = || draft.graph_ref().step_name(step).to_owned();
    if desk.seats.is_empty() || desk.closed {
        return Err(WorkRefusal::NoVote { step: name() }.into());
    }
    draft.emit(WorkEvent::VoteClosed { step, reason: reason.to_owned() }.into());
    if seats::verdict(draft, step) == Verdict::Open || seats::verdict(draft, step) == Verdict::NoQuorum {
        return Err(WorkRefusal::NotSo {
            what: format!("too few have answered at `{}` to close it", draft.graph_ref().step_name(step)),
        }
        .into());
    }
    seats::conclude(draft, step, guards)
}
