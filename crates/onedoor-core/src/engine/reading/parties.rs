//! On what somebody reads a case. What costs little is asked first.

use super::Reading;
use crate::{
    case::{SeatBy, WorkItem, WorkItemId},
    engine::judge::Judge,
    id::StepId,
    language::By,
    people::{For, Power},
};

impl Reading<'_> {
    /// Whether the case itself knows them: the applicant, an agent, who answers for it, who was told or asked, and who worked or works on it.
    pub(super) fn is_party(&self) -> bool {
        let (case, actor) = (self.case, &self.actor);
        case.applicant() == Some(actor)
            || case.agents().contains(actor)
            || case.handlers().any(|(_, handler)| handler == actor)
            || case.copied().iter().any(|(to, _)| to == actor)
            || case.open_steps().any(|step| self.holds(step) || self.was_asked(step))
            || self.graph.steps().ids().any(|step| self.worked_on(step))
    }

    /// Whether they manage, supervise or receive.
    pub(super) fn has_power(&self) -> bool {
        let powers = [Power::Manage, Power::Supervise, Power::Receive];
        self.judged(|judge| powers.into_iter().any(|power| judge.has(power).is_ok()))
    }

    /// Whether the definition names them for some work. That it names nobody for a step opens the case to nobody.
    pub(super) fn is_candidate(&self) -> bool {
        self.judged(|judge| self.graph.steps().ids().any(|step| self.may_do(judge, step)))
    }

    fn may_do(&self, judge: &Judge<'_, '_>, step: StepId) -> bool {
        let works = |work: For<'_>| judge.works_on(step, work).is_ok();
        let seats = self.graph.steps()[step].seats();
        let named = |by: &By| self.is_named(judge, by) || works(For::Named(by));
        self.graph.by(step).is_some_and(|by| self.is_named(judge, by))
            || self.graph.by(step).is_some() && works(For::Candidates)
            || seats.is_some_and(|seats| seats.who.iter().map(|seat| &seat.by).chain(&seats.members).any(named))
    }

    /// Whether they are one of those whom a definition names, be they kept from working.
    pub(super) fn is_named(&self, judge: &Judge<'_, '_>, by: &By) -> bool {
        judge.authority().is_some_and(|authority| authority.is_named(&self.actor, by).is_ok())
    }

    /// Whether they worked on a step, in whatever round.
    pub(super) fn worked_on(&self, step: StepId) -> bool {
        self.case.hands(step).contains(&self.actor) || self.case.done_by(step).contains(&self.actor)
    }

    /// Whether they worked on a step, or have it in hand.
    pub(super) fn works_on(&self, step: StepId) -> bool {
        self.worked_on(step) || self.holds(step)
    }

    fn holds(&self, step: StepId) -> bool {
        let has = |item: &WorkItem| item.holder.as_ref() == Some(&self.actor) || item.delegates.contains(&self.actor);
        let own = SeatBy::Person(self.actor.clone());
        self.case.work_item(WorkItemId::of(step)).is_some_and(has)
            || self.case.seats(step).iter().any(|seat| !seat.removed && (has(&seat.item) || seat.by == own))
    }

    fn was_asked(&self, step: StepId) -> bool {
        self.case.consultations(step).iter().any(|asked| asked.whom == self.actor && !asked.withdrawn)
    }
}
