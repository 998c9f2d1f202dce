//! Who may read a case, and what of it.

use onedoor_core::{
    case::{Case, Condition, Event, WorkEvent, WorkItemId},
    engine::{Env, Refusal, WorkRefusal},
    graph::Graph,
    id::{FieldId, StepId},
    language::By,
    people::{Actor, Authority, Directory, For, Power},
    proof::Proved,
};

/// What somebody may read of a case.
pub(crate) struct Reading<'a> {
    graph: &'a Proved,
    case: &'a Case,
    actor: Actor,
    trusted: bool,
}

/// What somebody may read of a case, if they may read it at all. Without a directory everybody reads everything: the host answers for who asks. So does the engine.
///
/// # Errors
/// [`WorkRefusal::MayNotRead`].
pub(super) fn may_read<'a>(
    graph: &'a Proved,
    case: &'a Case,
    env: &Env<'_>,
    actor: &Actor,
) -> Result<Reading<'a>, Refusal> {
    let trusted = env.directory.is_none() || actor.is_engine();
    let concerned = |directory| is_concerned(graph, case, env, directory, actor);
    match trusted || takes_part(graph, case, actor) || env.directory.is_some_and(concerned) {
        true => Ok(Reading { graph, case, actor: actor.clone(), trusted }),
        false => Err(WorkRefusal::MayNotRead { person: actor.clone() }.into()),
    }
}

/// Whether the case itself names somebody: the applicant and their agents, who answers for it, was told of it, worked or works on it, or was asked.
fn takes_part(graph: &Graph, case: &Case, actor: &Actor) -> bool {
    case.applicant() == Some(actor)
        || case.agents().contains(actor)
        || case.handlers().any(|(_, handler)| handler == actor)
        || case.copied().iter().any(|(to, _)| to == actor)
        || graph.steps().ids().any(|step| works_at(case, step, actor))
}

fn works_at(case: &Case, step: StepId, actor: &Actor) -> bool {
    let has = |item: WorkItemId| {
        let work = case.work_item(item);
        work.is_some_and(|work| work.holder.as_ref() == Some(actor) || work.delegates.contains(actor))
    };
    let seats = (0..).zip(case.seats(step));
    case.hands(step).contains(actor)
        || has(WorkItemId::of(step))
        || seats.into_iter().any(|(seat, _)| has(WorkItemId::seat(step, seat)))
        || case.consultations(step).iter().any(|asked| asked.whom == *actor)
}

/// Whether the directory makes somebody one who may work on a step of the case, or manages or supervises such work.
fn is_concerned(graph: &Proved, case: &Case, env: &Env<'_>, directory: &Directory, actor: &Actor) -> bool {
    let at = case.now().map_or(env.now, |now| now.max(env.now));
    let authority = Authority::new(graph, directory, case, at);
    let has = |power| authority.may(actor, power).is_ok();
    let named = |step: StepId, by: &By| authority.may_work(actor, step, For::Named(by)).is_ok();
    let sits = |step: StepId| {
        let seats = graph.steps()[step].staffing.as_ref().and_then(|staffing| staffing.seats.as_ref());
        seats.is_some_and(|seats| seats.who.iter().map(|seat| &seat.by).chain(&seats.members).any(|by| named(step, by)))
    };
    let may = |step| authority.may_work(actor, step, For::Candidates).is_ok() || sits(step);
    [Power::Manage, Power::Supervise, Power::Receive].into_iter().any(has) || graph.steps().ids().any(may)
}

impl Reading<'_> {
    /// Whether they may read a field.
    pub(crate) fn field(&self, _field: FieldId) -> bool {
        true
    }

    /// Whether they may read what was answered from one seat: while a secret vote is open, only from their own.
    pub(crate) fn answer(&self, item: WorkItemId) -> bool {
        let seat = item.seat.and_then(|seat| self.case.seats(item.step).get(usize::from(seat)));
        let by = seat.and_then(|seat| seat.answered.as_ref()?.by.as_ref());
        self.trusted || !self.is_secret(item.step) || by == Some(&self.actor)
    }

    /// An event as they may read it; none where it is not for them.
    pub(crate) fn event(&self, event: &Event) -> Option<Event> {
        let Event::Work(work) = event else { return Some(event.clone()) };
        let shown = match &**work {
            WorkEvent::DraftSaved { by, .. } => self.trusted || *by == self.actor,
            WorkEvent::SeatAnswered { item, .. } => self.answer(*item),
            _ => true,
        };
        shown.then(|| event.clone())
    }

    fn is_secret(&self, step: StepId) -> bool {
        let seats = self.graph.steps()[step].staffing.as_ref().and_then(|staffing| staffing.seats.as_ref());
        self.case.condition(step) == Condition::Open && seats.is_some_and(|seats| seats.secret)
    }
}
