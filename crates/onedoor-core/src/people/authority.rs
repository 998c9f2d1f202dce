//! Who may work on a step, and on what that rests.
//!
//! Default deny: somebody may act only where the definition names them, the directory gives them the power, and no rule keeps them from it. All of it is judged
//! for the instant of the command, so that what is revoked later takes nothing back. A stand-in (代理) is judged twice: for whom they stand in must be allowed to
//! act, and nothing may keep the stand-in from it.

mod bars;
mod condition;
mod places;
mod power;
mod stand_ins;

use super::{Actor, Bar, Casework, Directory, Fact, FactKind, Power, Right, Warrant};
use crate::{
    graph::Graph,
    id::StepId,
    language::{By, Kind},
};
use jiff::Timestamp;
use places::Placed;
use std::cell::Cell;

pub use places::{named_for, one_named};

/// Judges who may act in a case, by a directory, at an instant.
pub struct Authority<'a, C> {
    pub(crate) graph: &'a Graph,
    pub(crate) directory: &'a Directory,
    pub(crate) case: &'a C,
    pub(crate) at: Timestamp,
    /// Of the step that was asked about last: whether nobody may do it of those whom it names.
    nobody: Cell<Option<(StepId, bool)>>,
}

/// Whom a piece of work is for.
#[derive(Clone, Copy, Debug)]
pub enum For<'a> {
    /// Whom the definition names for the step.
    Candidates,
    /// Whom the definition names for one of its seats.
    Named(&'a By),
    /// One person, who was added to it.
    Person(&'a Actor),
    /// One person whose word is heard, and not counted.
    Adviser(&'a Actor),
}

impl<'a, C: Casework> Authority<'a, C> {
    /// Judges by a directory, at an instant.
    pub fn new(graph: &'a Graph, directory: &'a Directory, case: &'a C, at: Timestamp) -> Self {
        Authority { graph, directory, case, at, nobody: Cell::new(None) }
    }

    /// On what somebody may work on a step.
    ///
    /// # Errors
    /// [`Bar`]: the rule that keeps them from it, with the facts.
    pub fn may_work(&self, person: &Actor, step: StepId, work: For<'_>) -> Result<Warrant, Bar> {
        let own = self.may_work_in_person(person, step, work);
        match own {
            Err(bar) => self.may_stand_in(person, step, work).ok_or(bar),
            warrant => warrant,
        }
    }

    /// The same without standing in for anybody.
    fn may_work_in_person(&self, person: &Actor, step: StepId, work: For<'_>) -> Result<Warrant, Bar> {
        let Placed { right, mut facts, by } = self.place(person, step, work)?;
        if right == Right::Candidate && !matches!(work, For::Adviser(_)) {
            facts.extend(self.step_power(person, step, by)?);
        }
        self.check_bars(person, step, right)?;
        facts.extend(self.qualified(person, step)?);
        Ok(Warrant { person: person.clone(), instead_of: None, right, facts })
    }

    /// On what somebody may do something for which the directory gives a power in this workflow.
    ///
    /// # Errors
    /// [`Bar`]: the rule that keeps them from it, with the facts.
    pub fn may(&self, person: &Actor, power: Power) -> Result<Warrant, Bar> {
        self.employed(person)?;
        let fact = self.power(person, power, None).ok_or_else(|| Bar::NoPower { person: person.clone(), power })?;
        if self.case.is_recused(person, None) {
            return Err(Bar::Recused { person: person.clone() });
        }
        // Whoever has a case of their own uses no power in it.
        self.check_party(person)?;
        Ok(Warrant { person: person.clone(), instead_of: None, right: Right::Power(power), facts: vec![fact] })
    }

    /// On what somebody is one of those whom `by` names, whatever they do.
    ///
    /// # Errors
    /// [`Bar`] for who is not.
    pub fn is_named(&self, person: &Actor, by: &By) -> Result<Warrant, Bar> {
        let Placed { right, facts, .. } = self.named(person, by).ok_or_else(|| self.not_candidate(person, by))?;
        if self.case.is_recused(person, None) {
            return Err(Bar::Recused { person: person.clone() });
        }
        Ok(Warrant { person: person.clone(), instead_of: None, right, facts })
    }

    /// Whether somebody may answer for a case: the directory gives them the role, where it knows it, and nobody accompanies a case of their own.
    ///
    /// # Errors
    /// [`Bar`]: the rule that keeps them from it, with the facts.
    pub fn may_handle(&self, person: &Actor, role: &str, step: StepId) -> Result<(), Bar> {
        self.employed(person)?;
        if self.directory.knows_role(role) && !self.directory.has_role(person.identity(), role, self.at) {
            return Err(Bar::NotCandidate { person: person.clone(), wanted: format!("Role({role})") });
        }
        self.check_bars(person, step, Right::Candidate)
    }

    /// Whether somebody has no case of their own here, where a rule does not name the applicant.
    ///
    /// # Errors
    /// [`Bar::OwnCase`].
    pub(crate) fn check_no_party(&self, person: &Actor, by: &By) -> Result<(), Bar> {
        if *by == By::Applicant { Ok(()) } else { self.check_party(person) }
    }

    /// Everybody in the directory who may do a piece of work, in the order of their identities. Costs a look at each.
    pub fn candidates(&self, step: StepId, work: For<'_>) -> Vec<Actor> {
        let all = self.directory.persons().filter_map(|(identity, _)| Actor::authenticated(identity).ok());
        all.filter(|person| self.may_work(person, step, work).is_ok()).collect()
    }

    /// Everybody in the directory who may do a piece of work in person, in the order of their identities.
    pub(crate) fn members(&self, step: StepId, work: For<'_>) -> Vec<Actor> {
        let all = self.directory.persons().filter_map(|(identity, _)| Actor::authenticated(identity).ok());
        all.filter(|person| self.may_work_in_person(person, step, work).is_ok()).collect()
    }

    pub(crate) fn employed(&self, person: &Actor) -> Result<Fact, Bar> {
        let known = self.directory.person(person.identity());
        let employed = known.filter(|_| self.directory.is_employed(person.identity(), self.at));
        let Some(entry) = employed else { return Err(Bar::Unknown { person: person.clone() }) };
        Ok(Fact { what: FactKind::Employed, from: entry.employment().from, until: entry.employment().until })
    }

    /// The power that a kind of step needs; none for what the applicant does and for services.
    fn step_power(&self, person: &Actor, step: StepId, by: Option<&By>) -> Result<Option<Fact>, Bar> {
        let Some(power) = power_of(self.graph.steps()[step].kind) else { return Ok(None) };
        let fact = self.power(person, power, by);
        fact.map(Some).ok_or_else(|| Bar::NoPower { person: person.clone(), power })
    }
}

/// The power that a kind of step needs of whoever works on it.
pub fn power_of(kind: Kind) -> Option<Power> {
    match kind {
        Kind::Accept => Some(Power::Accept),
        Kind::Assign => Some(Power::Assign),
        Kind::Review => Some(Power::Review),
        Kind::Sign => Some(Power::Sign),
        Kind::Decide => Some(Power::Decide),
        Kind::Deliver => Some(Power::Deliver),
        // What any member does needs no grant, and services and events are no people.
        Kind::Do | Kind::Auto | Kind::Wait | Kind::Call => None,
    }
}
