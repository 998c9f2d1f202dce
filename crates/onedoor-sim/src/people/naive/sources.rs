//! What a directory says, read as it is written.

use onedoor_core::people::Power;

use super::{
    super::{
        plan::Who,
        staff::{Person, StandIn, To},
    },
    Naive,
};

impl Naive {
    pub(super) fn employed(&self, id: &str) -> Option<&Person> {
        self.staff.person(id).filter(|person| person.span.holds(self.now))
    }

    /// A department and all above it.
    fn above(&self, dept: &str) -> Vec<String> {
        let mut all = vec![dept.to_owned()];
        while let Some(parent) =
            self.staff.depts.iter().find(|unit| Some(&unit.name) == all.last()).and_then(|unit| unit.parent.clone())
        {
            all.push(parent);
        }
        all
    }

    fn depts(&self, person: &Person) -> Vec<String> {
        let own = person.depts.iter().chain(person.posts.iter().map(|(_, dept)| dept));
        own.flat_map(|dept| self.above(dept)).collect()
    }

    pub(super) fn in_dept(&self, id: &str, dept: &str) -> bool {
        self.employed(id).is_some_and(|person| self.depts(person).iter().any(|own| own == dept))
    }

    pub(super) fn at_window(&self, id: &str, window: &str) -> bool {
        self.employed(id).is_some_and(|person| person.windows.iter().any(|own| own == window))
    }

    pub(super) fn runs(&self, id: &str, service: &str) -> bool {
        self.employed(id).is_some_and(|person| person.services.iter().any(|own| own == service))
    }

    pub(super) fn has_role(&self, id: &str, role: &str) -> bool {
        self.employed(id).is_some_and(|person| {
            person.roles.iter().any(|own| own == role) || person.posts.iter().any(|(own, _)| own == role)
        })
    }

    pub(super) fn has_role_in(&self, id: &str, role: &str, dept: &str) -> bool {
        let general = |person: &Person| person.roles.iter().any(|own| own == role) && self.in_dept(id, dept);
        let post = |person: &Person| person.posts.iter().any(|(own, of)| own == role && of == dept);
        self.employed(id).is_some_and(|person| general(person) || post(person))
    }

    pub(super) fn superior(&self, id: &str, up: u32) -> Option<String> {
        let mut now = self.staff.person(id)?;
        for _ in 0..up {
            now = self.staff.person(now.manager.as_ref()?)?;
        }
        Some(now.id.clone())
    }

    pub(super) fn is_qualified(&self, id: &str, kind: &str) -> bool {
        let holds =
            |person: &Person| person.qualifications.iter().any(|(own, when)| own == kind && when.holds(self.now));
        self.employed(id).is_some_and(holds)
    }

    /// Whether somebody has a power here, for work that is written for `by`: what comes from a department serves no other.
    pub(super) fn has_power(&self, id: &str, power: Power, by: Option<&Who>) -> bool {
        self.sources(id, power).iter().any(|dept| self.serves(dept.as_deref(), by))
    }

    fn serves(&self, own: Option<&str>, by: Option<&Who>) -> bool {
        match (own, by) {
            (Some(own), Some(Who::Dept(asked) | Who::RoleIn(_, asked))) => {
                self.above(own).contains(asked) || self.above(asked).iter().any(|above| above == own)
            }
            _ => true,
        }
    }

    /// Each source of a power, with the department that it is bound to.
    fn sources(&self, id: &str, power: Power) -> Vec<Option<String>> {
        let Some(person) = self.employed(id) else { return Vec::new() };
        let mut found: Vec<Option<String>> = Vec::new();
        for role in self.staff.roles.iter().filter(|role| role.powers.contains(&power)) {
            found.extend(self.of_role(person, &role.name));
        }
        let depts = self.depts(person);
        let gives = self.staff.depts.iter().filter(|dept| dept.powers.contains(&power) && depts.contains(&dept.name));
        found.extend(gives.map(|dept| Some(dept.name.clone())));
        let windows = self.staff.windows.iter().filter(|window| window.powers.contains(&power));
        found.extend(windows.filter(|window| person.windows.contains(&window.name)).map(|_| None));
        for grant in self.staff.grants.iter().filter(|grant| grant.powers.contains(&power)) {
            let holds = grant.span.holds(self.now)
                && grant.here != Some(false)
                && grant.below.is_none_or(|below| self.plan.amount < below);
            match &grant.to {
                _ if !holds => {}
                To::Person(to) => found.extend((to == id).then_some(None)),
                To::Role(role) => found.extend(self.of_role(person, role)),
                To::Dept(dept) => found.extend(depts.contains(dept).then_some(None)),
                To::Window(window) => found.extend(person.windows.contains(window).then_some(None)),
            }
        }
        found
    }

    /// A role that is held everywhere, or in departments alone.
    fn of_role(&self, person: &Person, role: &str) -> Vec<Option<String>> {
        if person.roles.iter().any(|own| own == role) {
            return vec![None];
        }
        let posts = person.posts.iter().filter(|(own, _)| own == role);
        posts.map(|(_, dept)| Some(dept.clone())).collect()
    }

    /// For whom somebody stands in for work with a power: over at most four rules, of which all behind the first are passed on; the nearest first.
    pub(super) fn absent(&self, id: &str, power: Power) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut front = vec![id.to_owned()];
        for hop in 0..4 {
            let mut next = Vec::new();
            for by in &front {
                let fits = |rule: &&StandIn| {
                    rule.by == *by
                        && rule.span.holds(self.now)
                        && rule.here != Some(false)
                        && (rule.powers.is_empty() || rule.powers.contains(&power))
                        && (hop == 0 || rule.passes_on)
                        && self.employed(by).is_some()
                };
                next.extend(self.staff.stand_ins.iter().filter(fits).map(|rule| rule.of.clone()));
            }
            found.extend(next.iter().cloned());
            front = next;
        }
        let mut once: Vec<String> = Vec::new();
        found.into_iter().for_each(|one| {
            if !once.contains(&one) {
                once.push(one)
            }
        });
        once
    }
}
