//! Who may work on a step, who is kept from it, and who may do it instead.

use onedoor_core::{
    language::{Kind, OwnCase},
    people::{Power, power_of},
};

use super::{
    super::plan::{Nobody, Who},
    Acting, Naive,
    Refused::{self, Rule},
};

/// Whom work is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Work<'a> {
    Candidates,
    Named(&'a Who),
    Person(&'a str),
    Adviser(&'a str),
}

/// As what somebody is there, and for whom the work is written.
enum As<'a> {
    Party,
    Candidate(Option<&'a Who>),
}

impl Naive {
    /// Whether somebody may do a piece of work, in person or for others.
    pub(super) fn may_work(&self, id: &str, n: usize, work: Work<'_>) -> Result<Acting, Refused> {
        let refused = match self.in_person(id, n, work) {
            Ok(()) => return Ok(Acting { person: id.to_owned(), instead_of: Vec::new() }),
            Err(refused) => refused,
        };
        let power = power_of(self.plan.duties[n].kind).unwrap_or(Power::Work);
        let able =
            self.employed(id).is_some() && self.barred(id, n, false).is_none() && self.unqualified(id, n).is_none();
        let mut absent = if able { self.absent(id, power) } else { Vec::new() };
        absent.retain(|absent| self.in_person(absent, n, work).is_ok());
        if absent.is_empty() { Err(refused) } else { Ok(Acting { person: id.to_owned(), instead_of: absent }) }
    }

    /// Whether somebody stands in for another at a step.
    pub(super) fn stands_in_for(&self, id: &str, absent: &str, n: usize) -> bool {
        let power = power_of(self.plan.duties[n].kind).unwrap_or(Power::Work);
        self.absent(id, power).iter().any(|one| one == absent)
    }

    pub(super) fn in_person(&self, id: &str, n: usize, work: Work<'_>) -> Result<(), Refused> {
        let is = self.stands(id, n, work)?;
        if let (As::Candidate(by), Some(power)) = (&is, power_of(self.plan.duties[n].kind))
            && !matches!(work, Work::Adviser(_))
            && !self.has_power(id, power, *by)
        {
            return Err(Rule("NoPower"));
        }
        let bar = self.barred(id, n, matches!(is, As::Party)).or_else(|| self.unqualified(id, n));
        bar.map_or(Ok(()), |rule| Err(Rule(rule)))
    }

    /// As what somebody is where the work is.
    fn stands<'a>(&'a self, id: &str, n: usize, work: Work<'a>) -> Result<As<'a>, Refused> {
        let duty = &self.plan.duties[n];
        let missing = |by: &Who| {
            let unknown = self.employed(id).is_none() && *by != Who::Applicant;
            Rule(if unknown { "UnknownPerson" } else { "NotCandidate" })
        };
        match work {
            Work::Named(by) => self.named(id, by).ok_or_else(|| missing(by)),
            Work::Person(one) | Work::Adviser(one) => match self.employed(id) {
                None => Err(Rule("UnknownPerson")),
                Some(_) if self.successor(one) == id => Ok(As::Candidate(None)),
                Some(_) => Err(Rule("NotCandidate")),
            },
            Work::Candidates => match &duty.by {
                None if duty.table.is_some() => Err(Rule("NotCandidate")),
                None if duty.kind == Kind::Do && self.named(id, &Who::Applicant).is_some() => Ok(As::Party),
                None if self.employed(id).is_none() => Err(Rule("UnknownPerson")),
                None => Ok(As::Candidate(None)),
                Some(by) => {
                    let found = self.named(id, by).or_else(|| self.above_applicant(id, n));
                    found.or_else(|| self.instead_of_nobody(id, n)).ok_or_else(|| missing(by))
                }
            },
        }
    }

    fn named<'a>(&'a self, id: &str, by: &'a Who) -> Option<As<'a>> {
        let is_so = match by {
            Who::Applicant => {
                let party = self.applicant == id || self.agents.iter().any(|agent| agent == id);
                return party.then_some(As::Party);
            }
            Who::Window(window) => self.at_window(id, window),
            Who::Dept(dept) => self.in_dept(id, dept),
            Who::RoleIn(role, dept) => self.has_role_in(id, role, dept),
            Who::Service(service) => self.runs(id, service),
            Who::Role(role) if self.assigns(role).is_none() => self.has_role(id, role),
            Who::Role(_) | Who::Person(_) | Who::Field | Who::SameAs(_) | Who::Manager(..) => {
                self.one(by).as_deref() == Some(id)
            }
        };
        (is_so && self.employed(id).is_some()).then_some(As::Candidate(Some(by)))
    }

    /// The step that gives a role.
    fn assigns(&self, role: &str) -> Option<usize> {
        self.plan.duties.iter().position(|duty| duty.role.as_deref() == Some(role))
    }

    /// The one person whom a definition names.
    pub(super) fn one(&self, by: &Who) -> Option<String> {
        let one = match by {
            Who::Person(person) => person.clone(),
            Who::Applicant => self.applicant.clone(),
            Who::Field => self.plan.judge.clone(),
            Who::SameAs(step) => self.desks[*step].done_by.first()?.clone(),
            Who::Role(role) => {
                let assign = self.assigns(role)?;
                self.handlers.iter().find(|(step, _)| *step == assign)?.1.clone()
            }
            Who::Manager(of, up) => self.superior(&self.one(of)?, *up)?,
            Who::Window(_) | Who::Dept(_) | Who::RoleIn(..) | Who::Service(_) => return None,
        };
        Some(self.successor(&one))
    }

    fn above_applicant(&self, id: &str, n: usize) -> Option<As<'_>> {
        let duty = &self.plan.duties[n];
        let superior = self.superior(&self.applicant, 1).filter(|_| duty.own == OwnCase::Superior)?;
        let is_it = self.successor(&superior) == id && self.employed(id).is_some();
        is_it.then_some(As::Candidate(duty.by.as_ref()))
    }

    fn instead_of_nobody(&self, id: &str, n: usize) -> Option<As<'_>> {
        let duty = &self.plan.duties[n];
        let Nobody::HandTo(others) = &duty.nobody else { return None };
        let found = self.named(id, others)?;
        let by = duty.by.as_ref()?;
        self.everybody().iter().all(|one| self.may_work(one, n, Work::Named(by)).is_err()).then_some(found)
    }

    /// All in the directory, in order.
    pub fn everybody(&self) -> Vec<String> {
        let mut all: Vec<String> = self.staff.persons.iter().map(|person| person.id.clone()).collect();
        all.sort();
        all
    }

    /// Who took over from somebody in the end.
    pub(super) fn successor(&self, id: &str) -> String {
        let mut now = id.to_owned();
        while let Some((_, to)) = self.successors.iter().find(|(from, _)| *from == now) {
            now.clone_from(to);
        }
        now
    }

    pub(super) fn is_recused(&self, id: &str, n: Option<usize>) -> bool {
        self.recused.iter().any(|(person, of)| person == id && (of.is_none() || *of == n))
    }

    /// What keeps somebody from a step.
    fn barred(&self, id: &str, n: usize, party: bool) -> Option<&'static str> {
        let duty = &self.plan.duties[n];
        if self.is_recused(id, Some(n)) {
            return Some("Recused");
        }
        let judges = matches!(duty.kind, Kind::Accept | Kind::Assign | Kind::Review | Kind::Sign | Kind::Decide);
        if judges && !party {
            if self.is_on_the_applicants_side(id) && duty.own != OwnCase::Allow {
                return Some("OwnCase");
            }
            if duty.kind == Kind::Decide && self.handlers.iter().any(|(_, handler)| handler == id) {
                return Some("HandlerDecides");
            }
            if self.has_power(id, Power::Supervise, None) {
                return Some("SupervisorDecides");
            }
        }
        let duties = &self.plan.duties;
        let apart = |m: usize| duty.separate_from.contains(&m) || duties[m].separate_from.contains(&n);
        if (0..duties.len()).any(|m| apart(m) && self.desks[m].hands.iter().any(|hand| hand == id)) {
            return Some("Separated");
        }
        let unbound = |m: &usize| {
            let done_by = &self.desks[*m].done_by;
            !done_by.is_empty() && !done_by.iter().any(|one| one == id || self.successor(one) == id)
        };
        duty.bound_to.iter().any(unbound).then_some("NotBound")
    }

    fn unqualified(&self, id: &str, n: usize) -> Option<&'static str> {
        let missing = self.plan.duties[n].qualifications.iter().any(|kind| !self.is_qualified(id, kind));
        missing.then_some("Unqualified")
    }

    /// Whether the directory gives somebody a power over the case.
    pub(super) fn may(&self, id: &str, power: Power) -> Result<Acting, Refused> {
        if self.employed(id).is_none() {
            return Err(Rule("UnknownPerson"));
        }
        if !self.has_power(id, power, None) {
            return Err(Rule("NoPower"));
        }
        if self.is_recused(id, None) {
            return Err(Rule("Recused"));
        }
        if self.applicant == id || self.agents.iter().any(|agent| agent == id) {
            return Err(Rule("OwnCase"));
        }
        Ok(Acting { person: id.to_owned(), instead_of: Vec::new() })
    }

    /// The applicant, an agent, and whoever worked on what was the applicant's to do.
    fn is_on_the_applicants_side(&self, id: &str) -> bool {
        let theirs = |n: usize| {
            let duty = &self.plan.duties[n];
            let falls_to_others = duty.own == OwnCase::Superior || matches!(duty.nobody, Nobody::HandTo(_));
            duty.kind == Kind::Do && duty.by == Some(Who::Applicant) && !falls_to_others
        };
        let worked = |n: usize| self.desks[n].hands.iter().any(|hand| hand == id);
        self.applicant == id
            || self.agents.iter().any(|agent| agent == id)
            || (0..self.desks.len()).any(|n| theirs(n) && worked(n))
    }

    /// Whether somebody has worked on any step, or answers for the case.
    pub(super) fn has_judged(&self, id: &str) -> bool {
        let judged = |n: usize| self.plan.duties[n].by != Some(Who::Applicant);
        (0..self.desks.len()).any(|n| judged(n) && self.desks[n].hands.iter().any(|hand| hand == id))
            || self.handlers.iter().any(|(_, handler)| handler == id)
    }

    /// Whether somebody may answer for the case.
    pub(super) fn may_handle(&self, id: &str, n: usize) -> Result<(), Refused> {
        if self.employed(id).is_none() {
            return Err(Rule("UnknownPerson"));
        }
        let role = self.plan.duties[n].role.clone().unwrap_or_default();
        if self.staff.roles.iter().any(|unit| unit.name == role) && !self.has_role(id, &role) {
            return Err(Rule("NotCandidate"));
        }
        self.barred(id, n, false).map_or(Ok(()), |rule| Err(Rule(rule)))
    }
}
