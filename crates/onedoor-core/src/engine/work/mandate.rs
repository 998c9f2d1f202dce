//! Having somebody act for the applicant (委托代办): freely given, taken back at any time. An agent never judges the case.

use super::{Draft, Judge, Refusal, WorkRefusal};
use crate::{
    case::{Board, WorkEvent},
    id::StepId,
    language::By,
    people::{Actor, Right, Warrant},
};

/// More agents than this one applicant does not have.
const AGENTS_MAX: usize = 16;

/// The applicant alone.
pub(super) fn gives(judge: &Judge<'_, '_>) -> Result<Warrant, Refusal> {
    let warrant = judge.is_applicant()?;
    match warrant.right {
        Right::Agent => Err(WorkRefusal::NotApplicant { person: judge.by.clone() }.into()),
        _ => Ok(warrant),
    }
}

pub(super) fn give(draft: &mut Draft<'_>, agent: &Actor) -> Result<(), Refusal> {
    let parties = draft.parties();
    if parties.agents.contains(agent) || parties.applicant.as_ref() == Some(agent) {
        return Err(WorkRefusal::Already { what: format!("`{agent}` acts for the applicant") }.into());
    }
    // Whoever has judged the case does not change sides.
    let graph = draft.graph_ref();
    let own = |step: &StepId| graph.by(*step) == Some(&By::Applicant);
    let judged = graph.steps().ids().filter(|step| !own(step)).any(|step| draft.desk(step).hands.contains(agent));
    if judged || parties.handlers.iter().any(|(_, handler)| handler == agent) {
        return Err(WorkRefusal::NotSo { what: format!("`{agent}` has worked on this case") }.into());
    }
    if parties.agents.len() >= AGENTS_MAX {
        return Err(WorkRefusal::NotSo { what: "no more agents can be named".to_owned() }.into());
    }
    draft.emit(WorkEvent::MandateGiven { agent: agent.clone() }.into());
    Ok(())
}

/// The applicant, or the agent, who may lay it down.
pub(super) fn revokes(judge: &Judge<'_, '_>, agent: &Actor) -> Result<Warrant, Refusal> {
    if agent == judge.by { Ok(judge.warrant(Right::Agent)) } else { gives(judge) }
}

pub(super) fn revoke(draft: &mut Draft<'_>, agent: &Actor) -> Result<(), Refusal> {
    if !draft.parties().agents.contains(agent) {
        return Err(WorkRefusal::NotSo { what: format!("`{agent}` does not act for the applicant") }.into());
    }
    draft.emit(WorkEvent::MandateRevoked { agent: agent.clone() }.into());
    Ok(())
}
