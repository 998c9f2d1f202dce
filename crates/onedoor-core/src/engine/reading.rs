//! Who may read a case, and what of it.
//!
//! Default deny, like acting: somebody reads a case because they are a party to it, worked or work on it, were told or asked, may do some of its work, or have a
//! power that lets them read. What is sealed (密封) is for its readers, for whoever wrote it, and for those who supervise.

mod parties;
mod record;
mod seal;

use super::{Env, Refusal, WorkRefusal, draft::Draft, judge::Judge};
use crate::{
    case::{Case, Condition, Event, WorkItemId},
    graph::StepNode,
    id::{FieldId, StepId},
    people::{Actor, Power},
    proof::Proved,
};

/// What somebody may read of a case.
pub struct Reading<'a> {
    graph: &'a Proved,
    case: &'a Case,
    env: Env<'a>,
    actor: Actor,
}

/// What somebody may read of a case, if they may read it at all. Without a directory everybody reads everything: the host answers for who asks.
///
/// # Errors
/// [`WorkRefusal::MayNotRead`].
pub fn may_read<'a>(graph: &'a Proved, case: &'a Case, env: &Env<'a>, actor: &Actor) -> Result<Reading<'a>, Refusal> {
    let reading = Reading { graph, case, env: *env, actor: actor.clone() };
    match reading.is_trusted() || reading.is_party() || reading.has_power() || reading.is_candidate() {
        true => Ok(reading),
        false => Err(WorkRefusal::MayNotRead { person: actor.clone() }.into()),
    }
}

impl Reading<'_> {
    /// Whether they may read the value of a field.
    pub fn field(&self, field: FieldId) -> bool {
        let Some(row) = self.graph.fields().row(field) else { return false };
        let Some(sealed) = self.graph.workflow().sealed.get(&row.name) else { return true };
        let writers = || self.graph.steps().iter().filter(|(_, node)| node.writes.contains(&field));
        self.is_trusted()
            || self.opens(sealed)
            || row.required && self.case.applicant() == Some(&self.actor)
            || writers().any(|(step, _)| self.worked_on(step))
            || self.supervises()
    }

    /// Whether they may read what was said and given at a step.
    pub fn opinion(&self, step: StepId) -> bool {
        let Some(node) = self.graph.steps().row(step) else { return false };
        let Some(sealed) = node.staffing.as_deref().and_then(|staffing| staffing.sealed.as_ref()) else { return true };
        self.is_trusted() || self.opens(sealed) || self.worked_on(step) || self.supervises()
    }

    /// Whether they may read what others answered from the seats of a step: not while a secret vote is open.
    pub fn answers(&self, step: StepId) -> bool {
        self.is_trusted() || !self.is_secret(step)
    }

    /// Whether they may read what was answered from one seat: their own at any time.
    pub fn answer(&self, item: WorkItemId) -> bool {
        self.answers(item.step) || self.answered(item)
    }

    /// Whether they may read a question to somebody, and its answer: who asked, who was asked, and who works on the step.
    pub fn consultation(&self, step: StepId, question: u16) -> bool {
        let asked = self.case.consultations(step).get(usize::from(question));
        self.is_trusted()
            || asked.is_some_and(|asked| asked.by == self.actor || asked.whom == self.actor)
            || self.works_on(step)
            || self.supervises()
    }

    /// An event as they may read it; none where they may not.
    pub fn event(&self, event: &Event) -> Option<Event> {
        if self.is_trusted() { Some(event.clone()) } else { record::shown(self, event) }
    }

    fn is_trusted(&self) -> bool {
        self.env.directory.is_none() || self.actor.is_engine()
    }

    fn supervises(&self) -> bool {
        self.judged(|judge| judge.has(Power::Supervise).is_ok())
    }

    fn is_secret(&self, step: StepId) -> bool {
        let secret = self.graph.steps().row(step).and_then(StepNode::seats).is_some_and(|seats| seats.secret);
        secret && self.case.condition(step) == Condition::Open
    }

    fn answered(&self, item: WorkItemId) -> bool {
        let seat = item.seat.and_then(|seat| self.case.seats(item.step).get(usize::from(seat)));
        let by = seat.and_then(|seat| seat.answered.as_ref()?.by.as_ref());
        by == Some(&self.actor)
    }

    /// Asks the judge of commands, at the legal time of now.
    fn judged<T>(&self, ask: impl FnOnce(&Judge<'_, '_>) -> T) -> T {
        let draft = Draft::new(self.graph, self.case);
        ask(&Judge { draft: &draft, env: &self.env, by: &self.actor })
    }
}
