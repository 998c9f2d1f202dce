//! Who may read a case, and what of it.

use crate::store::{Kept, Store};
use onedoor_core::{
    case::{Answered, Case, Condition, Event, WorkEvent, WorkItemId},
    engine::{Refusal, WorkRefusal},
    graph::Graph,
    id::{FieldId, StepId},
    language::By,
    people::{Actor, Authority, Directory, For, Power},
};

/// What somebody may read of a case.
pub(crate) struct Reading<'a> {
    graph: &'a Graph,
    case: &'a Case,
    /// Nobody in particular is the host.
    actor: Option<&'a Actor>,
}

/// Whether somebody may read a case, and what of it.
///
/// # Errors
/// [`WorkRefusal::MayNotRead`].
pub(super) fn may_read<'a>(store: &Store, kept: &'a Kept, actor: &'a Actor) -> Result<Reading<'a>, Refusal> {
    let may = match store.env_now(kept).directory {
        None => true,
        Some(directory) => takes_part(&kept.graph, &kept.case, actor) || is_concerned(store, kept, directory, actor),
    };
    match may {
        true => Ok(Reading::of(kept, actor)),
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
fn is_concerned(store: &Store, kept: &Kept, directory: &Directory, actor: &Actor) -> bool {
    let env = store.env_now(kept);
    let at = kept.case.now().map_or(env.now, |now| now.max(env.now));
    let authority = Authority::new(&kept.graph, directory, &kept.case, at);
    let has = |power| authority.may(actor, power).is_ok();
    let named = |step: StepId, by: &By| authority.may_work(actor, step, For::Named(by)).is_ok();
    let sits = |step: StepId| {
        let seats = kept.graph.steps()[step].staffing.as_ref().and_then(|staffing| staffing.seats.as_ref());
        seats.is_some_and(|seats| seats.who.iter().map(|seat| &seat.by).chain(&seats.members).any(|by| named(step, by)))
    };
    let may = |step| authority.may_work(actor, step, For::Candidates).is_ok() || sits(step);
    [Power::Manage, Power::Supervise, Power::Receive].into_iter().any(has) || kept.graph.steps().ids().any(may)
}

impl<'a> Reading<'a> {
    /// What somebody may read who has been found to take part.
    pub(crate) fn of(kept: &'a Kept, actor: &'a Actor) -> Self {
        Reading { graph: &kept.graph, case: &kept.case, actor: Some(actor) }
    }

    /// What the host may read.
    pub(crate) fn of_host(kept: &'a Kept) -> Self {
        Reading { graph: &kept.graph, case: &kept.case, actor: None }
    }

    /// Whether they may read a field.
    pub(crate) fn field(&self, _field: FieldId) -> bool {
        true
    }

    /// Whether they may read what was answered from a seat: while a secret vote is open, only one's own.
    pub(crate) fn answer(&self, step: StepId, answered: &Answered) -> bool {
        !self.is_secret(step) || self.actor.is_some() && answered.by.as_ref() == self.actor
    }

    /// An event as they may read it; none where it is not for them.
    pub(crate) fn event(&self, event: &Event) -> Option<Event> {
        let hidden = match event {
            Event::Work(work) => match &**work {
                WorkEvent::DraftSaved { by, .. } => self.actor.is_some_and(|actor| actor != by),
                WorkEvent::SeatAnswered { item, .. } => {
                    let seat = item.seat.and_then(|seat| self.case.seats(item.step).get(usize::from(seat)));
                    let answered = seat.and_then(|seat| seat.answered.as_ref());
                    answered.is_some_and(|answered| !self.answer(item.step, answered))
                }
                _ => false,
            },
            _ => false,
        };
        (!hidden).then(|| event.clone())
    }

    fn is_secret(&self, step: StepId) -> bool {
        let seats = self.graph.steps()[step].staffing.as_ref().and_then(|staffing| staffing.seats.as_ref());
        self.case.condition(step) == Condition::Open && seats.is_some_and(|seats| seats.secret)
    }
}
