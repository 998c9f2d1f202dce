//! Closing a vote before all have answered (WCP-27: complete the instances that run).

use super::{Draft, Guards, Judge, Refusal, WorkRefusal, check_answered, check_step_open, seats};
use crate::{
    case::{Seat, WorkEvent, WorkItemId},
    id::StepId,
    people::{Actor, Power, Verdict, Warrant},
};

/// The chair: whoever has the casting vote or leads; or who manages the work of others.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    let chairs = |seat: &Seat| !seat.removed && (seat.casting || seat.lead);
    let desk = judge.draft.desk(step);
    let own = |(number, seat): (u16, &Seat)| match seat.answered.as_ref().and_then(|answered| answered.by.as_ref()) {
        Some(by) => chairs_still(judge, step, by),
        None => judge.works_at(WorkItemId::seat(step, number)).ok(),
    };
    let own = desk.numbered().filter(|(_, seat)| chairs(seat)).find_map(own);
    own.map_or_else(|| judge.has(Power::Manage), Ok)
}

/// As the chair who has answered, and was not recused since.
fn chairs_still(judge: &Judge<'_, '_>, step: StepId, chair: &Actor) -> Option<Warrant> {
    let own = || judge.own(std::slice::from_ref(chair), Some(step), judge.draft.graph_ref().step_name(step)).ok();
    (chair == judge.by).then(own).flatten()
}

/// Who has not answered is absent. Where all must agree there is no vote to close, and a vote that would come to nothing is not closed.
pub(super) fn act(draft: &mut Draft<'_>, step: StepId, reason: &str, guards: &mut dyn Guards) -> Result<(), Refusal> {
    check_step_open(draft, step)?;
    let desk = draft.desk(step);
    let name = || draft.graph_ref().step_name(step).to_owned();
    if desk.seats.is_empty() || desk.closed || !seats::is_vote(draft, step) {
        return Err(WorkRefusal::NoVote { step: name() }.into());
    }
    check_answered(draft, step)?;
    draft.emit(WorkEvent::VoteClosed { step, reason: reason.to_owned() }.into());
    let verdict = seats::verdict(draft, step);
    // Where a lead decides, the others are absent, and the lead has the word.
    let waits_for_lead = verdict == Verdict::Open && seats::has_lead(draft, step);
    if !waits_for_lead && matches!(verdict, Verdict::Open | Verdict::NoQuorum) {
        return Err(WorkRefusal::NotSo {
            what: format!("too few have answered at `{}` to close it", draft.graph_ref().step_name(step)),
        }
        .into());
    }
    seats::conclude(draft, step, guards)
}
