//! What makes two commands the same row: the verb, what it is about, and the choice that it makes; not its words, values and documents, and not the person.

use crate::{
    calendar::Amount,
    case::{Deadlines, SavedDraft},
    engine::{Action, Given, WorkAction},
    people::Actor,
};

/// A command without its words, values and documents, about nobody.
pub(super) fn shape(action: &Action) -> Action {
    let mut shape = action.clone();
    if let Some(target) = target_mut(&mut shape) {
        *target = Actor::engine();
    }
    strip(&mut shape);
    shape
}

/// Whom a command is about.
pub(super) fn target(action: &Action) -> Option<Actor> {
    target_mut(&mut action.clone()).cloned()
}

pub(super) fn target_mut(action: &mut Action) -> Option<&mut Actor> {
    match action {
        Action::Complete { given, .. } => given.handler.as_mut(),
        Action::Work(work) => match work {
            WorkAction::Assign { to, .. }
            | WorkAction::Transfer { to, .. }
            | WorkAction::Delegate { to, .. }
            | WorkAction::AddSeat { to, .. }
            | WorkAction::Copy { to }
            | WorkAction::HandOver { to, .. } => Some(to),
            WorkAction::Consult { whom, .. } => Some(whom),
            WorkAction::Recuse { person, .. } => Some(person),
            WorkAction::GiveMandate { agent } | WorkAction::RevokeMandate { agent } => Some(agent),
            _ => None,
        },
        _ => None,
    }
}

/// The least amount of the same unit.
pub(super) fn one_of_unit(amount: Amount) -> Amount {
    match amount {
        Amount::WorkingMinutes(_) => Amount::WorkingMinutes(1),
        Amount::WorkingHours(_) => Amount::WorkingHours(1),
        Amount::WorkingDays(_) => Amount::WorkingDays(1),
        Amount::CalendarDays(_) => Amount::CalendarDays(1),
        Amount::Weeks(_) => Amount::Weeks(1),
        Amount::Months(_) => Amount::Months(1),
    }
}

fn strip(action: &mut Action) {
    match action {
        Action::Complete { given, opinion, .. } => (*given, *opinion) = (Given::default(), None),
        Action::Waive { given, reason, .. } => (*given, *reason) = (Given::default(), String::new()),
        Action::Request { reason, .. }
        | Action::Cancel { reason, .. }
        | Action::Close { reason, .. }
        | Action::Suspend { reason }
        | Action::Resume { reason } => reason.clear(),
        Action::StopClock { planned, notice, .. } => (*planned, *notice) = (Amount::WorkingDays(1), None),
        Action::Extend { by, reason, notice, .. } => (*by, *reason, *notice) = (one_of_unit(*by), String::new(), None),
        Action::Shorten { by, reason, .. } => (*by, *reason) = (one_of_unit(*by), String::new()),
        Action::TakeBack { .. }
        | Action::EndSubCase { .. }
        | Action::PassTime
        | Action::ResumeClock { .. }
        | Action::Acknowledge { .. } => {}
        Action::Work(work) => strip_work(work),
    }
}

fn strip_work(work: &mut WorkAction) {
    match work {
        WorkAction::Transfer { reason, .. }
        | WorkAction::Delegate { reason, .. }
        | WorkAction::AddSeat { reason, .. }
        | WorkAction::RemoveSeat { reason, .. }
        | WorkAction::CloseVote { reason, .. }
        | WorkAction::Recuse { reason, .. }
        | WorkAction::HandOver { reason, .. }
        | WorkAction::Jump { reason, .. } => reason.clear(),
        WorkAction::GiveBack { advice, .. } => advice.clear(),
        WorkAction::AnswerConsultation { answer, .. } => answer.clear(),
        WorkAction::Consult { question, blocking, until, .. } => {
            (*question, *blocking, *until) = (String::new(), false, None);
        }
        WorkAction::SaveDraft { draft, .. } => **draft = SavedDraft::default(),
        WorkAction::Absorb { case, deadlines } => (*case, *deadlines) = (String::new(), Deadlines::default()),
        WorkAction::Claim { .. }
        | WorkAction::Release { .. }
        | WorkAction::Begin { .. }
        | WorkAction::Assign { .. }
        | WorkAction::CallBack { .. }
        | WorkAction::Abstain { .. }
        | WorkAction::Copy { .. }
        | WorkAction::ReadCopy
        | WorkAction::WithdrawConsultation { .. }
        | WorkAction::Urge { .. }
        | WorkAction::GiveMandate { .. }
        | WorkAction::RevokeMandate { .. } => {}
    }
}
