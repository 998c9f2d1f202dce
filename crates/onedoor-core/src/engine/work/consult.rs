//! Asking somebody a question (征询): the answer is no part of the decision, and the decision waits for it only where that is said.

use super::{Draft, Judge, Refusal, WorkRefusal, check_step_open};
use crate::{
    case::{Board, Consultation, WorkEvent},
    id::StepId,
    people::{Actor, Power, Right, Warrant},
};
use jiff::Timestamp;

/// More questions than this are not asked at one step.
const QUESTIONS_MAX: usize = 100;

/// Whoever may work on the step.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId, whom: &Actor) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    judge.is_known(whom)?;
    judge.works_or_helps(step)
}

pub(super) fn act(
    draft: &mut Draft<'_>,
    step: StepId,
    by: &Actor,
    whom: &Actor,
    question: &str,
    blocking: bool,
    until: Option<Timestamp>,
) -> Result<(), Refusal> {
    if whom == by {
        return Err(WorkRefusal::NotSo { what: "nobody asks themselves".to_owned() }.into());
    }
    if draft.desk(step).consultations.len() >= QUESTIONS_MAX {
        return Err(WorkRefusal::NotSo { what: "no more questions can be asked here".to_owned() }.into());
    }
    let (by, whom, question) = (by.clone(), whom.clone(), question.to_owned());
    draft.emit(WorkEvent::Consulted { step, by, whom, question, blocking, until }.into());
    Ok(())
}

/// Whoever was asked.
pub(super) fn answers(judge: &Judge<'_, '_>, step: StepId, question: u16) -> Result<Warrant, Refusal> {
    with_open(judge, step, question, |asked| asked.whom == *judge.by)
}

pub(super) fn answer(draft: &mut Draft<'_>, step: StepId, question: u16, answer: &str) -> Result<(), Refusal> {
    draft.emit(WorkEvent::ConsultationAnswered { step, question, answer: answer.to_owned() }.into());
    Ok(())
}

/// Whoever asked; or who manages the work of others, for who asked may be gone.
pub(super) fn withdraws(judge: &Judge<'_, '_>, step: StepId, question: u16) -> Result<Warrant, Refusal> {
    with_open(judge, step, question, |asked| asked.by == *judge.by).or_else(|refusal| {
        with_open(judge, step, question, |_| true)?;
        judge.has(Power::Manage).map_err(|_| refusal)
    })
}

pub(super) fn withdraw(draft: &mut Draft<'_>, step: StepId, question: u16) -> Result<(), Refusal> {
    draft.emit(WorkEvent::ConsultationWithdrawn { step, question }.into());
    Ok(())
}

fn with_open(
    judge: &Judge<'_, '_>,
    step: StepId,
    question: u16,
    theirs: impl Fn(&Consultation) -> bool,
) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    let asked = judge.draft.desk(step).consultations.get(usize::from(question));
    match asked.filter(|asked| asked.answer.is_none() && !asked.withdrawn && theirs(asked)) {
        Some(_) => Ok(judge.warrant(Right::Holder)),
        None => {
            let step = judge.draft.graph_ref().step_name(step).to_owned();
            Err(WorkRefusal::NoSuchQuestion { step, question, person: judge.by.clone() }.into())
        }
    }
}

/// Whether a step waits for an answer.
///
/// # Errors
/// [`WorkRefusal::ConsultationOpen`].
pub(in super::super) fn check_answered(draft: &Draft<'_>, step: StepId) -> Result<(), Refusal> {
    let now = draft.now();
    match draft.desk(step).consultations.iter().find(|asked| asked.blocks(now)) {
        Some(asked) => {
            let (step, whom) = (draft.graph_ref().step_name(step).to_owned(), asked.whom.clone());
            Err(WorkRefusal::ConsultationOpen { step, whom, until: asked.until }.into())
        }
        None => Ok(()),
    }
}
