//! What is done with work, and with the people of a case. One file an operation: who may, and what comes of it.

mod absorb;
mod abstain;
mod add_seat;
mod assign;
mod begin;
mod claim;
mod close_vote;
mod consult;
mod copy;
mod delegate;
mod hand_over;
mod jump;
mod mandate;
mod recuse;
mod release;
mod remove_seat;
mod save_draft;
mod transfer;
mod urge;

pub(super) use begin::check_free;
pub(super) use consult::check_answered;
pub(super) use hand_over::items_of;
pub(super) use release::offer_anew;

use super::{Draft, Env, Refusal, WorkAction, WorkRefusal, judge::Judge, seats, settle::Guards};
use crate::{
    case::{Condition, WorkItemId},
    id::StepId,
    people::{Actor, Power, Warrant},
};

/// On what somebody may do something with work.
///
/// # Errors
/// [`Refusal`]: who may not, by which rule.
pub(super) fn warrant(judge: &Judge<'_, '_>, action: &WorkAction) -> Result<Warrant, Refusal> {
    match action {
        WorkAction::Claim { item } => claim::warrant(judge, *item),
        WorkAction::Release { item } => release::warrant(judge, *item),
        WorkAction::Begin { item } => judge.works_at(*item),
        WorkAction::Assign { item, to } => assign::warrant(judge, *item, to),
        WorkAction::Transfer { item, to, .. } => transfer::warrant(judge, *item, to),
        WorkAction::Delegate { item, to, .. } => delegate::warrant(judge, *item, to),
        WorkAction::GiveBack { item, .. } => delegate::gives_back(judge, *item),
        WorkAction::CallBack { item } => delegate::calls_back(judge, *item),
        WorkAction::AddSeat { step, to, place, .. } => add_seat::warrant(judge, *step, to, *place),
        WorkAction::RemoveSeat { item, .. } => remove_seat::warrant(judge, *item),
        WorkAction::Abstain { step } => abstain::warrant(judge, *step),
        WorkAction::CloseVote { step, .. } => close_vote::warrant(judge, *step),
        WorkAction::Copy { to } => copy::warrant(judge, to),
        WorkAction::ReadCopy => copy::reads(judge),
        WorkAction::Consult { step, whom, .. } => consult::warrant(judge, *step, whom),
        WorkAction::AnswerConsultation { step, question, .. } => consult::answers(judge, *step, *question),
        WorkAction::WithdrawConsultation { step, question } => consult::withdraws(judge, *step, *question),
        WorkAction::Recuse { person, .. } => recuse::warrant(judge, person),
        WorkAction::Urge { .. } => urge::warrant(judge),
        WorkAction::SaveDraft { step, .. } => save_draft::warrant(judge, *step),
        WorkAction::GiveMandate { .. } => mandate::gives(judge),
        WorkAction::RevokeMandate { agent } => mandate::revokes(judge, agent),
        WorkAction::HandOver { to, .. } => hand_over::warrant(judge, to),
        WorkAction::Jump { .. } => jump::warrant(judge),
        WorkAction::Absorb { .. } => judge.has(Power::Manage),
    }
}

/// What comes of it.
///
/// # Errors
/// [`Refusal`]: the rule that forbids it as the case stands.
pub(super) fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    by: &Actor,
    action: &WorkAction,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    match action {
        WorkAction::Claim { item } => claim::act(draft, *item, by),
        WorkAction::Release { item } => release::act(draft, *item),
        WorkAction::Begin { item } => begin::act(draft, *item, by),
        WorkAction::Assign { item, to } => assign::act(draft, *item, to),
        WorkAction::Transfer { item, to, reason } => transfer::act(draft, *item, to, reason),
        WorkAction::Delegate { item, to, reason } => delegate::act(draft, *item, to, reason),
        WorkAction::GiveBack { item, advice } => delegate::give_back(draft, *item, Some(advice)),
        WorkAction::CallBack { item } => delegate::give_back(draft, *item, None),
        WorkAction::AddSeat { step, to, place, reason } => add_seat::act(draft, env, *step, by, to, *place, reason),
        WorkAction::RemoveSeat { item, reason } => remove_seat::act(draft, *item, reason, guards),
        WorkAction::Abstain { step } => abstain::act(draft, env, *step, by, guards),
        WorkAction::CloseVote { step, reason } => close_vote::act(draft, *step, reason, guards),
        WorkAction::Copy { to } => copy::act(draft, to),
        WorkAction::ReadCopy => copy::read(draft, by),
        WorkAction::Consult { step, whom, question, blocking, until } => {
            consult::act(draft, *step, by, whom, question, *blocking, *until)
        }
        WorkAction::AnswerConsultation { step, question, answer } => consult::answer(draft, *step, *question, answer),
        WorkAction::WithdrawConsultation { step, question } => consult::withdraw(draft, *step, *question),
        WorkAction::Recuse { person, step, reason } => recuse::act(draft, person, *step, reason),
        WorkAction::Urge { step } => urge::act(draft, *step),
        WorkAction::SaveDraft { step, draft: saved } => save_draft::act(draft, *step, by, saved),
        WorkAction::GiveMandate { agent } => mandate::give(draft, agent),
        WorkAction::RevokeMandate { agent } => mandate::revoke(draft, agent),
        WorkAction::HandOver { from, to, reason } => hand_over::act(draft, env, from, to, reason),
        WorkAction::Jump { to, reason } => jump::act(draft, *to, reason, guards),
        WorkAction::Absorb { case, deadlines } => absorb::act(draft, env, case, deadlines),
    }
}

/// Whether a work item is there to be worked on: its step is open, and its seat is there and unanswered.
fn check_open(draft: &Draft<'_>, item: WorkItemId) -> Result<(), Refusal> {
    check_step_open(draft, item.step)?;
    let desk = draft.desk(item.step);
    let name = || draft.item_name(item);
    match item.seat.and_then(|seat| desk.seats.get(usize::from(seat))) {
        None if item.seat.is_none() && !desk.seats.is_empty() => {
            Err(WorkRefusal::NotSo { what: format!("`{}` is worked on from its seats", name()) }.into())
        }
        None => seats::check(draft, item),
        Some(seat) if seat.answered.is_some() => {
            Err(WorkRefusal::Already { what: format!("`{}` is answered", name()) }.into())
        }
        Some(_) => seats::check(draft, item),
    }
}

fn check_step_open(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    if draft.condition(step) != Condition::Open {
        return Err(Refusal::not_open(draft.graph_ref(), draft.case(), step));
    }
    if draft.graph_ref().steps()[step].called.is_some() {
        return Err(Refusal::RunsInSubCases { step: draft.graph_ref().step_name(step).to_owned() });
    }
    Ok(())
}

/// Whoever has a work item in hand has not delegated it.
pub(super) fn check_not_delegated(draft: &Draft<'_>, item: WorkItemId) -> Result<(), Refusal> {
    match draft.desk(item.step).item(item).and_then(|work| work.delegates.last()) {
        Some(to) => Err(WorkRefusal::Delegated { item: draft.item_name(item), to: to.clone() }.into()),
        None => Ok(()),
    }
}
