//! Whether somebody is one of those whom a definition names.

use super::{Authority, Bar, Casework, Fact, FactKind, For, Right};
use crate::{
    expr::Value,
    graph::Graph,
    id::StepId,
    language::{By, Kind, Nobody, OwnCase},
    people::{Actor, Directory},
};

/// What makes somebody one of those whom a definition names, and for whom the work is written: a power that comes from a department serves no other.
pub(super) struct Placed<'b> {
    pub(super) right: Right,
    pub(super) facts: Vec<Fact>,
    pub(super) by: Option<&'b By>,
}

impl<C: Casework> Authority<'_, C> {
    /// As what somebody stands where the work is.
    pub(super) fn place<'b>(&'b self, person: &Actor, step: StepId, work: For<'b>) -> Result<Placed<'b>, Bar> {
        match work {
            For::Candidates => self.among_candidates(person, step),
            For::Named(by) => self.named(person, by).ok_or_else(|| self.not_candidate(person, by)),
            For::Person(wanted) | For::Adviser(wanted) => {
                let is_it = self.case.successor(wanted.identity()) == person.identity();
                let facts = vec![self.employed(person)?, self.fact(FactKind::Named)];
                let bar = || Bar::NotCandidate { person: person.clone(), wanted: wanted.to_string() };
                // Who signs as well signs for their own department.
                if is_it { Ok(Placed { right: Right::Candidate, facts, by: None }) } else { Err(bar()) }
            }
        }
    }

    fn among_candidates<'b>(&'b self, person: &Actor, step: StepId) -> Result<Placed<'b>, Bar> {
        let Some(by) = self.by(step) else { return self.where_nobody_is_named(person, step) };
        let named = self.named(person, by).or_else(|| self.superior_of_applicant(person, step));
        let named = named.or_else(|| self.instead_of_nobody(person, step));
        named.ok_or_else(|| self.not_candidate(person, by))
    }

    /// Who answers from the seats of a step is said by the seats, even where none could be set out. What a service or something outside does, a service of the host
    /// says. All else is for everybody in the directory who has the power for it, and what needs none for the applicant as well.
    fn where_nobody_is_named(&self, person: &Actor, step: StepId) -> Result<Placed<'_>, Bar> {
        let node = &self.graph.steps()[step];
        let bar = |wanted: &str| Err(Bar::NotCandidate { person: person.clone(), wanted: wanted.to_owned() });
        if node.seats().is_some() {
            return bar("whoever has a seat");
        }
        let party = self.named(person, &By::Applicant).filter(|_| node.kind == Kind::Do);
        if let Some(Placed { right, facts, .. }) = party {
            return Ok(Placed { right, facts, by: None });
        }
        let mut facts = vec![self.employed(person)?];
        if matches!(node.kind, Kind::Auto | Kind::Wait) {
            match self.directory.person(person.identity()).and_then(|entry| entry.services().first()) {
                Some(service) => facts.push(self.fact(FactKind::Service(service.clone()))),
                None => return bar("a service of the host"),
            }
        }
        Ok(Placed { right: Right::Candidate, facts, by: None })
    }

    /// Whom the definition names: whoever the step was handed over to, or those it was written for.
    pub(crate) fn by(&self, step: StepId) -> Option<&By> {
        named_for(self.graph, self.case, step)
    }

    pub(super) fn not_candidate(&self, person: &Actor, by: &By) -> Bar {
        match self.employed(person) {
            Err(bar) if !matches!(by, By::Applicant) => bar,
            _ => Bar::NotCandidate { person: person.clone(), wanted: self.wanted(by) },
        }
    }

    /// Whom a definition names, in words.
    pub(crate) fn wanted(&self, by: &By) -> String {
        match (by, self.one(by)) {
            (By::Field(field), _) if self.graph.workflow().sealed.get(field).is_some() => by.to_string(),
            (By::Person(_) | By::Field(_) | By::SameAs(_) | By::Manager { .. }, Some(one)) => one.to_owned(),
            _ => by.to_string(),
        }
    }

    /// What makes somebody one of those whom `by` names; none where they are not.
    pub(super) fn named<'b>(&self, person: &Actor, by: &'b By) -> Option<Placed<'b>> {
        let (who, at, directory) = (person.identity(), self.at, self.directory);
        let kind = match by {
            By::Applicant => {
                let agent = || self.case.agents().contains(person).then_some(Right::Agent);
                let right = if self.case.applicant() == Some(person) { Right::Applicant } else { agent()? };
                return Some(Placed { right, facts: Vec::new(), by: Some(by) });
            }
            By::Window(window) => directory.is_at_window(who, window, at).then(|| FactKind::Window(window.clone()))?,
            By::Dept(dept) => directory.is_in_dept(who, dept, at).then(|| FactKind::Dept(dept.clone()))?,
            By::RoleIn { role, dept } => {
                let holds = directory.has_role_in(who, role, dept, at);
                holds.then(|| FactKind::RoleIn(role.clone(), dept.clone()))?
            }
            By::Role(role) if self.graph.assigns(role).is_none() => {
                directory.has_role(who, role, at).then(|| FactKind::Role(role.clone()))?
            }
            By::Service(service) => {
                directory.runs_service(who, service, at).then(|| FactKind::Service(service.clone()))?
            }
            By::Role(_) | By::Person(_) | By::Field(_) | By::SameAs(_) | By::Manager { .. } => {
                (self.one(by)? == who).then_some(FactKind::Named)?
            }
        };
        let facts = vec![self.employed(person).ok()?, self.fact(kind)];
        Some(Placed { right: Right::Candidate, facts, by: Some(by) })
    }

    /// The one person whom `by` names, where it names one.
    pub(crate) fn one<'b>(&'b self, by: &'b By) -> Option<&'b str> {
        one_named(self.graph, Some(self.directory), self.case, by)
    }

    fn superior_of_applicant(&self, person: &Actor, step: StepId) -> Option<Placed<'_>> {
        let staffing = self.graph.steps()[step].staffing.as_ref()?;
        (staffing.own == OwnCase::Superior).then_some(())?;
        let superior = self.directory.superior(self.case.applicant()?.identity(), 1)?;
        let superior = self.case.successor(superior) == person.identity();
        let facts = vec![self.employed(person).ok()?, self.fact(FactKind::Named)];
        superior.then_some(Placed { right: Right::Candidate, facts, by: self.graph.by(step) })
    }

    /// Where nobody may do it whom the definition names, those may whom it names for that.
    fn instead_of_nobody(&self, person: &Actor, step: StepId) -> Option<Placed<'_>> {
        let staffing = self.graph.steps()[step].staffing.as_ref()?;
        let Nobody::HandTo(by) = &staffing.nobody else { return None };
        let placed = self.named(person, by)?;
        let candidate = self.by(step)?;
        self.is_nobody(step, candidate).then_some(placed)
    }

    /// Whether nobody may do a step of those whom it names. Whoever is asked next is told what was found.
    fn is_nobody(&self, step: StepId, by: &By) -> bool {
        if let Some((_, found)) = self.nobody.get().filter(|(asked, _)| *asked == step) {
            return found;
        }
        let mut all = self.directory.persons().filter_map(|(identity, _)| Actor::authenticated(identity).ok());
        let found = !all.any(|person| self.may_work(&person, step, For::Named(by)).is_ok());
        self.nobody.set(Some((step, found)));
        found
    }

    pub(super) fn fact(&self, what: FactKind) -> Fact {
        Fact { what, from: None, until: None }
    }
}

/// Whom a definition names for a step as the case stands: whoever it was handed over to, or those it was written for.
pub fn named_for<'g>(graph: &'g Graph, case: &impl Casework, step: StepId) -> Option<&'g By> {
    let silence = graph.steps()[step].time.silence.as_ref();
    let handed = silence.filter(|_| case.is_handed_over(step)).and_then(|silence| silence.hands_to.as_ref());
    handed.or_else(|| graph.by(step))
}

/// The one person whom `by` names in a case, where it names one: whoever took over from them, if somebody did. Without a directory nobody has a superior.
pub fn one_named<'b>(
    graph: &'b Graph,
    directory: Option<&'b Directory>,
    case: &'b impl Casework,
    by: &'b By,
) -> Option<&'b str> {
    let one = match by {
        By::Person(person) => person.as_str(),
        By::Applicant => case.applicant()?.identity(),
        By::Role(role) => {
            let assign = graph.assigns(role)?;
            case.handlers().iter().find(|(step, _)| *step == assign)?.1.identity()
        }
        By::Field(field) => match case.value(graph.field_named(field)?)? {
            Value::Text(person) => person.as_str(),
            _ => return None,
        },
        By::SameAs(step) => case.done_by(graph.step_named(step)?).first()?.identity(),
        By::Manager { of, up } => {
            // A superior of a superior is one further up: the language has no such thing.
            let below = match of.as_ref() {
                By::Manager { .. } => return None,
                of => one_named(graph, directory, case, of)?,
            };
            directory?.superior(below, *up)?
        }
        By::Window(_) | By::Dept(_) | By::RoleIn { .. } | By::Service(_) => return None,
    };
    Some(case.successor(one))
}
