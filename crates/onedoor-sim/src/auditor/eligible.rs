//! Who could do what at an event.

use onedoor_core::{
    case::{Placed, SeatBy, WorkItemId},
    expr::{Expr, Fields, Type, Value},
    graph::Graph,
    id::{Dense, FieldId, StepId},
    language::{By, Kind, Nobody, OwnCase},
    people::{Actor, Directory, GrantRef, Power, PowerSource, Warrant, power_of},
};

use super::book::Book;

/// Why somebody could not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Not in the directory at the time.
    Unknown,
    /// Not one of those who are named.
    NotNamed,
    /// Without the power.
    NoPower,
    /// A party to the case.
    OwnCase,
    /// Answers for the case.
    Handler,
    /// Supervises.
    Supervisor,
    /// Recused.
    Recused,
    /// Worked on what is separate.
    Separated,
    /// Did not do what it is bound to.
    NotBound,
    /// Without the qualification, or with one that has run out.
    Unqualified,
}

/// Judges people at an event.
pub(super) struct Eligible<'b, 'a> {
    pub(super) book: &'b Book<'a>,
    pub(super) directory: &'b Directory,
}

impl Eligible<'_, '_> {
    /// Whether somebody could do a piece of work, for whom they say they did.
    pub(super) fn may_act(&self, acting: &Warrant, item: WorkItemId) -> Result<(), Why> {
        let Some(absent) = &acting.instead_of else { return self.in_person(&acting.person, item) };
        if !self.stands_in(&acting.person, item.step).contains(absent) {
            return Err(Why::NotNamed);
        }
        self.in_person(absent, item)?;
        let bar = self.barred(&acting.person, item.step, false).or_else(|| self.unqualified(&acting.person, item.step));
        bar.map_or(Ok(()), Err)
    }

    /// Whether somebody could do it, in person or for anybody.
    pub(super) fn may_work(&self, person: &Actor, item: WorkItemId) -> Result<(), Why> {
        let own = self.in_person(person, item);
        let stands_in = || {
            self.barred(person, item.step, false).is_none()
                && self.unqualified(person, item.step).is_none()
                && self.stands_in(person, item.step).iter().any(|absent| self.in_person(absent, item).is_ok())
        };
        if own.is_ok() || stands_in() { Ok(()) } else { own }
    }

    fn in_person(&self, person: &Actor, item: WorkItemId) -> Result<(), Why> {
        let node = &self.book.graph.steps()[item.step];
        let (party, by, counts) = self.place(person, item)?;
        let named = !party && by.is_some();
        if let (true, true, Some(power)) = (named, counts, power_of(node.kind))
            && !self.has_power(person, power, by.flatten())
        {
            return Err(Why::NoPower);
        }
        let bar = self.barred(person, item.step, party).or_else(|| self.unqualified(person, item.step));
        bar.map_or(Ok(()), Err)
    }

    /// As what somebody is where the work is: whether as a party, for whom it is written (nobody at all: anybody), and whether the word counts.
    #[allow(clippy::type_complexity, reason = "it is read in one place")]
    fn place<'s>(&'s self, person: &Actor, item: WorkItemId) -> Result<(bool, Option<Option<&'s By>>, bool), Why> {
        let graph = self.book.graph;
        let staffing = graph.steps()[item.step].staffing.as_ref();
        let seats = staffing.and_then(|staffing| staffing.seats.as_ref());
        let is = |by: &'s By| self.named(person, by).map(|party| (party, Some(Some(by)), true)).ok_or(Why::NotNamed);
        match self.book.seat(item).map(|seat| (&seat.by, seat.placed)) {
            Some((SeatBy::Listed(place), _)) => {
                let by = seats.and_then(|seats| seats.who.get(usize::from(*place))).ok_or(Why::NotNamed)?;
                is(&by.by)
            }
            Some((SeatBy::Person(one), placed)) => {
                let theirs = self.book.successor(one) == *person;
                let counts = !matches!(placed, Placed::Before(_));
                match (self.is_employed(person), theirs) {
                    (false, _) => Err(Why::Unknown),
                    (true, false) => Err(Why::NotNamed),
                    (true, true) => Ok((false, Some(None), counts)),
                }
            }
            Some((SeatBy::Candidate, _)) | None => {
                let Some(by) = self.by(item.step) else {
                    return if seats.is_some() { Err(Why::NotNamed) } else { Ok((false, None, true)) };
                };
                let above =
                    staffing.is_some_and(|staffing| staffing.own == OwnCase::Superior) && self.is_superior(person);
                let superior = || above.then(|| (false, Some(graph.by(item.step)), true));
                let other = || superior().or_else(|| self.instead_of_nobody(person, item.step));
                is(by).or_else(|why| other().ok_or(why))
            }
        }
    }

    fn by(&self, step: StepId) -> Option<&By> {
        let silence = self.book.graph.steps()[step].time.silence.as_ref();
        let handed = silence.filter(|_| self.book.is_handed_over(step)).and_then(|silence| silence.hands_to.as_ref());
        handed.or_else(|| self.book.graph.by(step))
    }

    #[allow(clippy::type_complexity, reason = "it is read in one place")]
    fn instead_of_nobody(&self, person: &Actor, step: StepId) -> Option<(bool, Option<Option<&By>>, bool)> {
        let Nobody::HandTo(by) = &self.book.graph.steps()[step].staffing.as_ref()?.nobody else { return None };
        self.named(person, by).map(|party| (party, Some(Some(by)), true))
    }

    /// Whether somebody is one of those, and whether as a party to the case.
    fn named(&self, person: &Actor, by: &By) -> Option<bool> {
        let (id, at, directory) = (person.identity(), self.book.now, self.directory);
        let is = match by {
            By::Applicant => return self.is_party(person).then_some(true),
            By::Window(window) => directory.is_at_window(id, window, at),
            By::Dept(dept) => directory.is_in_dept(id, dept, at),
            By::RoleIn { role, dept } => directory.has_role_in(id, role, dept, at),
            By::Service(service) => directory.runs_service(id, service, at),
            By::Role(role) if self.book.graph.assigns(role).is_none() => directory.has_role(id, role, at),
            By::Role(_) | By::Person(_) | By::Field(_) | By::SameAs(_) | By::Manager { .. } => {
                self.one(by).as_ref() == Some(person)
            }
        };
        (is && self.is_employed(person)).then_some(false)
    }

    fn one(&self, by: &By) -> Option<Actor> {
        let (book, graph) = (self.book, self.book.graph);
        let one = match by {
            By::Person(id) => Actor::authenticated(id).ok()?,
            By::Applicant => book.applicant.clone()?,
            By::Role(role) => book.handlers.get(&graph.assigns(role)?)?.clone(),
            By::SameAs(step) => book.desk(graph.step_named(step)?)?.done_by.first()?.clone(),
            By::Field(field) => match book.values.get(&graph.field_named(field)?)? {
                Value::Text(id) => Actor::authenticated(id.as_str()).ok()?,
                _ => return None,
            },
            By::Manager { of, up } => {
                Actor::authenticated(self.directory.superior(self.one(of)?.identity(), *up)?).ok()?
            }
            By::Window(_) | By::Dept(_) | By::RoleIn { .. } | By::Service(_) => return None,
        };
        Some(book.successor(&one))
    }

    fn is_superior(&self, person: &Actor) -> bool {
        let superior = self.book.applicant.as_ref().and_then(|one| self.directory.superior(one.identity(), 1));
        let superior = superior.and_then(|one| Actor::authenticated(one).ok());
        superior.is_some_and(|one| self.book.successor(&one) == *person) && self.is_employed(person)
    }

    fn is_employed(&self, person: &Actor) -> bool {
        self.directory.is_employed(person.identity(), self.book.now)
    }

    fn is_party(&self, person: &Actor) -> bool {
        self.book.applicant.as_ref() == Some(person) || self.book.agents.contains(person)
    }

    /// What keeps somebody from a step.
    pub(super) fn barred(&self, person: &Actor, step: StepId, party: bool) -> Option<Why> {
        let (book, node) = (self.book, &self.book.graph.steps()[step]);
        if book.recused.iter().any(|(one, of)| one == person && of.is_none_or(|of| of == step)) {
            return Some(Why::Recused);
        }
        let judges = matches!(node.kind, Kind::Accept | Kind::Assign | Kind::Review | Kind::Sign | Kind::Decide);
        let own = node.staffing.as_ref().map_or(OwnCase::Forbid, |staffing| staffing.own);
        if judges && !party {
            if own != OwnCase::Allow && self.is_party(person) {
                return Some(Why::OwnCase);
            }
            if node.kind == Kind::Decide && book.handlers.values().any(|one| one == person) {
                return Some(Why::Handler);
            }
            if self.has_power(person, Power::Supervise, None) {
                return Some(Why::Supervisor);
            }
        }
        let staffing = node.staffing.as_ref()?;
        let worked = |other: &StepId| book.desk(*other).is_some_and(|desk| desk.hands.contains(person));
        if staffing.separate_from.iter().any(worked) {
            return Some(Why::Separated);
        }
        let unbound = |other: &StepId| {
            let done_by = book.desk(*other).map_or(&[][..], |desk| &desk.done_by);
            !done_by.is_empty() && !done_by.iter().any(|one| one == person || book.successor(one) == *person)
        };
        staffing.bound_to.iter().any(unbound).then_some(Why::NotBound)
    }

    fn unqualified(&self, person: &Actor, step: StepId) -> Option<Why> {
        let kinds = self.book.graph.steps()[step].staffing.iter().flat_map(|staffing| &staffing.qualifications);
        let has = |kind: &String| {
            let found = self.directory.person(person.identity()).and_then(|one| one.qualifications().get(kind));
            found.is_some_and(|found| found.validity.holds(self.book.now)) && self.is_employed(person)
        };
        kinds.into_iter().any(|kind| !has(kind)).then_some(Why::Unqualified)
    }

    pub(super) fn has_power(&self, person: &Actor, power: Power, by: Option<&By>) -> bool {
        let mut sources =
            self.directory.grants_to(person.identity(), power, &self.book.graph.workflow().id, self.book.now);
        sources.any(|source| self.serves(&source, by) && self.holds(&source))
    }

    fn serves(&self, source: &GrantRef<'_>, by: Option<&By>) -> bool {
        let own = if let PowerSource::Dept(dept) = source.source { Some(dept) } else { source.dept };
        match (own, by) {
            (Some(own), Some(By::Dept(asked) | By::RoleIn { dept: asked, .. })) => {
                self.directory.counts_for(own, asked) || self.directory.counts_for(asked, own)
            }
            _ => true,
        }
    }

    /// Whether the guard of a grant is true of the case.
    pub(super) fn holds(&self, source: &GrantRef<'_>) -> bool {
        let Some(when) = source.when else { return true };
        let Ok(guard) = Expr::compile(when, &Data(self.book.graph)) else { return false };
        let value = |field: u32| self.book.values.get(&FieldId::from_index(field as usize)?);
        guard.holds(&value) == Ok(true)
    }

    /// For whom somebody stands in at a step.
    pub(super) fn stands_in(&self, person: &Actor, step: StepId) -> Vec<Actor> {
        let power = power_of(self.book.graph.steps()[step].kind).unwrap_or(Power::Work);
        let workflow = &self.book.graph.workflow().id;
        let (mut found, mut front) = (Vec::new(), vec![person.clone()]);
        for hop in 0..4 {
            let mut next = Vec::new();
            for rule in self.directory.stand_ins() {
                let by = front.iter().any(|one| one.identity() == rule.by && self.is_employed(one));
                let passed = hop == 0 || rule.passes_on;
                if by && passed && rule.covers(power, workflow) && rule.validity.holds(self.book.now) {
                    next.extend(Actor::authenticated(&rule.of));
                }
            }
            found.extend(next.iter().cloned());
            front = next;
        }
        found
    }

    pub(super) fn everybody(&self) -> Vec<Actor> {
        self.directory.persons().filter_map(|(id, _)| Actor::authenticated(id).ok()).collect()
    }
}

struct Data<'a>(&'a Graph);

impl Fields for Data<'_> {
    fn field(&self, name: &str) -> Option<(u32, &Type)> {
        let id = self.0.field_named(name)?;
        Some((u32::try_from(id.index()).ok()?, &self.0.fields()[id].ty))
    }

    fn names(&self) -> Vec<&str> {
        self.0.fields().rows().iter().map(|field| field.name.as_str()).collect()
    }
}
