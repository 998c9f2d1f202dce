//! Judges who gives a command, against the draft of the case, at the legal time of the command.

use super::{Draft, Env, Refusal, WorkRefusal};
use crate::{
    case::{Board, WorkItem, WorkItemId},
    id::StepId,
    people::{Actor, Authority, Bar, Casework, Fact, FactKind, For, Power, Right, Warrant},
};

/// Whoever gives a command, and what there is to judge them by. Without a directory the host alone answers for who acts.
pub(super) struct Judge<'d, 'a> {
    pub(super) draft: &'d Draft<'a>,
    pub(super) env: &'d Env<'d>,
    pub(super) by: &'d Actor,
}

impl<'d, 'a> Judge<'d, 'a> {
    /// What is only asked is asked as of now, though the draft stands at what happened last.
    pub(super) fn authority(&self) -> Option<Authority<'d, Draft<'a>>> {
        let directory = self.env.directory?;
        Some(Authority::new(self.draft.graph_ref(), directory, self.draft, self.draft.now().max(self.env.now)))
    }

    /// A right that the case itself gives.
    pub(super) fn warrant(&self, right: Right) -> Warrant {
        let right = if self.env.directory.is_none() { Right::Trusted } else { right };
        Warrant { person: self.by.clone(), instead_of: None, right, facts: Vec::new() }
    }

    /// As one who may work on a step.
    pub(super) fn works_on(&self, step: StepId, work: For<'_>) -> Result<Warrant, Refusal> {
        match self.authority() {
            None => Ok(self.warrant(Right::Trusted)),
            Some(authority) => Ok(authority.may_work(self.by, step, work)?),
        }
    }

    /// As one who works on an open work item now: whoever has it in hand, or, while it is offered, whoever may do it.
    pub(super) fn works_at(&self, item: WorkItemId) -> Result<Warrant, Refusal> {
        let work = self.draft.desk(item.step).item(item);
        match work.and_then(|work| work.holder.as_ref()) {
            Some(holder) if holder != self.by => self
                .in_place_of(holder, item)
                .ok_or_else(|| WorkRefusal::HeldBy { item: self.draft.item_name(item), holder: holder.clone() }.into()),
            // Who was given it long ago must still be one who may do it.
            _ => self.works_on(item.step, self.draft.work_for(item)),
        }
    }

    /// As the stand-in of whoever has it in hand, who must be one who may do it, be it for others: who stands in for a stand-in may only where that is passed on.
    fn in_place_of(&self, holder: &Actor, item: WorkItemId) -> Option<Warrant> {
        let authority = self.authority()?;
        let stands_in = authority.stands_in_for(self.by, holder, item.step);
        stands_in.then(|| authority.may_work(self.by, item.step, self.draft.work_for(item)).ok()).flatten()
    }

    /// As one who has a work item in hand.
    pub(super) fn holds(&self, item: WorkItemId) -> Result<Warrant, Refusal> {
        let held = self.draft.desk(item.step).item(item).and_then(|work| work.holder.as_ref());
        match held {
            Some(_) => self.works_at(item),
            None => Err(WorkRefusal::NotHolder { item: self.draft.item_name(item), person: self.by.clone() }.into()),
        }
    }

    /// By a power of the directory.
    pub(super) fn has(&self, power: Power) -> Result<Warrant, Refusal> {
        match self.authority() {
            None => Ok(self.warrant(Right::Trusted)),
            Some(authority) => Ok(authority.may(self.by, power)?),
        }
    }

    /// By a power of the directory over a step, from which they were not recused.
    pub(super) fn has_over(&self, step: StepId, power: Power) -> Result<Warrant, Refusal> {
        let warrant = self.has(power)?;
        match self.env.directory.is_some() && self.draft.is_recused(self.by, Some(step)) {
            true => Err(Bar::Recused { person: self.by.clone() }.into()),
            false => Ok(warrant),
        }
    }

    /// What the case gives to those who work on it, it gives to nobody who has left. The applicant and the agents need not be in the directory.
    pub(super) fn check_still_here(&self, right: Right) -> Result<(), Refusal> {
        let parties = self.draft.parties();
        let is_party = || parties.applicant.as_ref() == Some(self.by) || parties.agents.contains(self.by);
        match self.authority().filter(|_| matches!(right, Right::Holder | Right::Handler) && !is_party()) {
            Some(authority) => Ok(authority.employed(self.by).map(drop)?),
            None => Ok(()),
        }
    }

    /// As the applicant or an agent.
    pub(super) fn is_applicant(&self) -> Result<Warrant, Refusal> {
        let parties = self.draft.parties();
        if self.env.directory.is_none() || parties.applicant.as_ref() == Some(self.by) {
            Ok(self.warrant(Right::Applicant))
        } else if parties.agents.contains(self.by) {
            Ok(self.warrant(Right::Agent))
        } else {
            Err(WorkRefusal::NotApplicant { person: self.by.clone() }.into())
        }
    }

    /// As one who answers for the case.
    pub(super) fn is_handler(&self) -> Option<Warrant> {
        let handles = self.draft.parties().handlers.iter().any(|(_, handler)| handler == self.by);
        (handles && !self.draft.is_recused(self.by, None)).then(|| self.warrant(Right::Handler))
    }

    /// As one who answers for the case, or manages the work of others.
    pub(super) fn answers_or_manages(&self) -> Result<Warrant, Refusal> {
        self.is_handler().map_or_else(|| self.has(Power::Manage), Ok)
    }

    /// As whoever did something, or for whom it was done, and who was not recused since.
    pub(super) fn own(&self, done_by: &[Actor], step: Option<StepId>, what: &str) -> Result<Warrant, Refusal> {
        if self.env.directory.is_some() && !done_by.contains(self.by) {
            return Err(WorkRefusal::NotOwn { person: self.by.clone(), what: what.to_owned() }.into());
        }
        match self.draft.is_recused(self.by, step) {
            true => Err(Bar::Recused { person: self.by.clone() }.into()),
            false => Ok(self.warrant(Right::Holder)),
        }
    }

    /// Whether somebody may be given a piece of work.
    ///
    /// # Errors
    /// The [`Bar`](crate::people::Bar) that keeps them from it.
    pub(super) fn may_be_given(&self, to: &Actor, step: StepId, work: For<'_>) -> Result<(), Refusal> {
        match self.authority() {
            None => Ok(()),
            Some(authority) => authority.may_work(to, step, work).map(|_| ()).map_err(Into::into),
        }
    }

    /// Whether somebody may answer for the case: the directory gives them the role, where it knows it, and they do not judge a case of their own.
    pub(super) fn may_handle(&self, to: &Actor, step: StepId) -> Result<(), Refusal> {
        let Some(authority) = self.authority() else { return Ok(()) };
        let role = self.draft.graph_ref().workflow().steps.get(self.draft.graph_ref().step_name(step));
        let role = role.and_then(|step| step.role.clone()).unwrap_or_default();
        authority.may_handle(to, &role, step).map_err(Into::into)
    }

    /// Whether somebody is in the directory, and may be asked or told. Only the decision is kept from those who are a party to the case.
    pub(super) fn is_known(&self, to: &Actor) -> Result<Fact, Refusal> {
        let named = Fact { what: FactKind::Named, from: None, until: None };
        match self.authority() {
            None => Ok(named),
            Some(authority) => Ok(authority.employed(to)?),
        }
    }

    /// As one who takes part in the case: the applicant, an agent, who answers for it, or who has open work of it in hand.
    pub(super) fn takes_part(&self) -> Option<Warrant> {
        let applicant = self.is_applicant().ok().or_else(|| self.is_handler());
        applicant.or_else(|| {
            let has = !super::work::items_of(self.draft, self.by).is_empty();
            has.then(|| self.warrant(Right::Holder))
        })
    }

    /// As one who works on a step, from whatever seat, or to whom it was delegated.
    pub(super) fn works_or_helps(&self, step: StepId) -> Result<Warrant, Refusal> {
        let desk = self.draft.desk(step);
        let delegate = |item: &WorkItem| item.delegates.contains(self.by);
        if delegate(&desk.item) || desk.seats.iter().any(|seat| delegate(&seat.item)) {
            return Ok(self.warrant(Right::Holder));
        }
        self.works_at_any(step)
    }

    /// As one who works on a step, from whatever seat.
    pub(super) fn works_at_any(&self, step: StepId) -> Result<Warrant, Refusal> {
        match self.draft.desk(step).seats.is_empty() {
            true => self.works_at(WorkItemId::of(step)),
            false => super::seats::own_seat(self, step).map(|(_, warrant)| warrant),
        }
    }

    /// Whether somebody may be asked to help with a step: they decide nothing, but who may not judge this case may not help to either.
    pub(super) fn may_help(&self, to: &Actor, step: StepId) -> Result<(), Refusal> {
        self.may_be_given(to, step, For::Adviser(to))
    }
}

impl Draft<'_> {
    /// Who ordered what happens now.
    pub(super) fn acting(&self) -> Option<Actor> {
        self.parties().acting.first().cloned()
    }

    /// Whether somebody ordered what happens now, or is the one for whom it is ordered.
    pub(super) fn is_acting(&self, person: &Actor) -> bool {
        self.parties().acting.contains(person)
    }
}
