//! What keeps somebody from a piece of work who is one of those named for it.

use super::{Authority, Bar, Casework, Fact, FactKind, Right};
use crate::{
    id::StepId,
    language::{Kind, OwnCase},
    people::{Actor, Power},
};

impl<C: Casework> Authority<'_, C> {
    /// Nobody judges a case of their own, or works on what is separate from what they did, or was recused from.
    ///
    /// # Errors
    /// The first [`Bar`] that there is.
    pub(super) fn check_bars(&self, person: &Actor, step: StepId, right: Right) -> Result<(), Bar> {
        if self.case.is_recused(person, Some(step)) {
            return Err(Bar::Recused { person: person.clone() });
        }
        if !matches!(right, Right::Applicant | Right::Agent) {
            self.check_own_case(person, step)?;
        }
        self.check_separation(person, step)?;
        self.check_binding(person, step)
    }

    fn check_own_case(&self, person: &Actor, step: StepId) -> Result<(), Bar> {
        let node = &self.graph.steps()[step];
        let judges = matches!(node.kind, Kind::Accept | Kind::Assign | Kind::Review | Kind::Sign | Kind::Decide);
        if !judges {
            return Ok(());
        }
        let allowed = node.staffing.as_ref().is_some_and(|staffing| staffing.own == OwnCase::Allow);
        if !allowed {
            self.check_party(person)?;
            self.check_side(person)?;
        }
        if node.kind == Kind::Decide && self.case.handlers().iter().any(|(_, handler)| handler == person) {
            return Err(Bar::HandlerDecides { person: person.clone() });
        }
        if self.power(person, Power::Supervise, None).is_some() {
            return Err(Bar::SupervisorDecides { person: person.clone() });
        }
        Ok(())
    }

    /// Whoever is neither the applicant nor an agent of theirs.
    ///
    /// # Errors
    /// [`Bar::OwnCase`].
    pub(super) fn check_party(&self, person: &Actor) -> Result<(), Bar> {
        let bar = |part| Err(Bar::OwnCase { person: person.clone(), part });
        if self.case.applicant() == Some(person) {
            return bar("the applicant");
        }
        if self.case.agents().contains(person) {
            return bar("the applicant's agent");
        }
        Ok(())
    }

    /// Whoever did nothing that was the applicant's to do: nobody changes sides.
    fn check_side(&self, person: &Actor) -> Result<(), Bar> {
        match self.graph.applicants_steps().iter().any(|step| self.case.hands(*step).contains(person)) {
            true => Err(Bar::OwnCase { person: person.clone(), part: "one who worked for the applicant" }),
            false => Ok(()),
        }
    }

    fn check_separation(&self, person: &Actor, step: StepId) -> Result<(), Bar> {
        let Some(staffing) = &self.graph.steps()[step].staffing else { return Ok(()) };
        let worked = staffing.separate_from.iter().find(|other| self.case.hands(**other).contains(person));
        match worked {
            Some(other) => {
                Err(Bar::Separated { person: person.clone(), step: self.graph.step_name(*other).to_owned() })
            }
            None => Ok(()),
        }
    }

    /// A step that nobody did binds nobody.
    fn check_binding(&self, person: &Actor, step: StepId) -> Result<(), Bar> {
        let Some(staffing) = &self.graph.steps()[step].staffing else { return Ok(()) };
        let other = staffing.bound_to.iter().find(|other| {
            let done_by = self.case.done_by(**other);
            let may = |one: &Actor| one == person || self.case.successor(one.identity()) == person.identity();
            !done_by.is_empty() && !done_by.iter().any(may)
        });
        match other {
            Some(other) => Err(Bar::NotBound {
                person: person.clone(),
                step: self.graph.step_name(*other).to_owned(),
                done_by: self.case.done_by(*other).to_vec(),
            }),
            None => Ok(()),
        }
    }

    /// The qualifications that a step asks for.
    ///
    /// # Errors
    /// [`Bar::Unqualified`] for the first that is missing or not valid now.
    pub(super) fn qualified(&self, person: &Actor, step: StepId) -> Result<Vec<Fact>, Bar> {
        let wanted = self.graph.steps()[step].staffing.iter().flat_map(|staffing| &staffing.qualifications);
        let fact = |kind: &String| {
            let found = self.directory.qualification(person.identity(), kind, self.at);
            let validity = found
                .map(|qualification| qualification.validity)
                .ok_or_else(|| Bar::Unqualified { person: person.clone(), kind: kind.clone() })?;
            Ok(Fact { what: FactKind::Qualified(kind.clone()), from: validity.from, until: validity.until })
        };
        wanted.map(fact).collect()
    }
}
