//! Who is where at an instant.

use super::{Directory, Person, Post, Qualification, StandIn};
use jiff::Timestamp;

impl Directory {
    /// Whether this is a person of the directory who is employed.
    pub fn is_employed(&self, identity: &str, at: Timestamp) -> bool {
        self.employed(identity, at).is_some()
    }

    /// Whether the person holds a role, be it in one department alone.
    pub fn has_role(&self, identity: &str, role: &str, at: Timestamp) -> bool {
        self.employed(identity, at)
            .is_some_and(|person| person.roles.contains(role) || person.posts.iter().any(|post| post.role == role))
    }

    /// Whether the person is a member of a department.
    ///
    /// Members of a section are members of the departments above it, and members of a department are members of those whose place it took. What stood above
    /// those is not asked: a department answers to those above it now.
    pub fn is_in_dept(&self, identity: &str, dept: &str, at: Timestamp) -> bool {
        self.employed(identity, at).is_some_and(|person| self.is_member(person, dept))
    }

    /// Whether the person holds a role in a department.
    ///
    /// A role without a department is held in every department that the person is a member of. A post is held in its department, or in one whose place that
    /// took; never in one above it.
    pub fn has_role_in(&self, identity: &str, role: &str, dept: &str, at: Timestamp) -> bool {
        let in_post = |post: &Post| post.role == role && self.stands_for(&post.dept, dept);
        self.employed(identity, at).is_some_and(|person| {
            person.roles.contains(role) && self.is_member(person, dept) || person.posts.iter().any(in_post)
        })
    }

    /// Whether the person works at a window.
    pub fn is_at_window(&self, identity: &str, window: &str, at: Timestamp) -> bool {
        self.employed(identity, at).is_some_and(|person| person.windows.contains(window))
    }

    /// Whether a service of the host acts under this identity.
    pub fn runs_service(&self, identity: &str, service: &str, at: Timestamp) -> bool {
        self.employed(identity, at).is_some_and(|person| person.services.contains(service))
    }

    /// The person so many steps above, employed or not; with 0 the person. None where nobody stands so high.
    pub fn superior(&self, identity: &str, up: u32) -> Option<&str> {
        let (mut above, mut person) = self.persons.get_key_value(identity)?;
        // It ends with the chain, since nobody is above himself.
        for _ in 0..up {
            (above, person) = self.persons.get_key_value(person.manager()?)?;
        }
        Some(above)
    }

    /// A qualification of the person, where it is valid.
    pub fn qualification(&self, identity: &str, kind: &str, at: Timestamp) -> Option<&Qualification> {
        let qualification = self.employed(identity, at)?.qualifications.get(kind)?;
        qualification.validity.holds(at).then_some(qualification)
    }

    /// The rules under which the person acts for others, in the order of the file. Whether the others are still employed is not asked: who is not has no powers to
    /// lend.
    pub fn stand_ins_by(&self, identity: &str, at: Timestamp) -> impl Iterator<Item = &StandIn> {
        let rules =
            self.employed(identity, at).and_then(|_| self.stand_ins_by.get(identity)).map_or(&[][..], Vec::as_slice);
        rules.iter().filter_map(|rule| self.stand_ins.get(*rule)).filter(move |rule| rule.validity.holds(at))
    }

    /// The person, where employed.
    pub(super) fn employed(&self, identity: &str, at: Timestamp) -> Option<&Person> {
        self.persons.get(identity).filter(|person| person.employment.holds(at))
    }

    pub(super) fn is_member(&self, person: &Person, dept: &str) -> bool {
        person.member_of.iter().any(|own| self.counts_for(own, dept))
    }

    /// Whether members of the department `own` are members of `dept`.
    pub fn counts_for(&self, own: &str, dept: &str) -> bool {
        self.depts.get(own).is_some_and(|own| own.counts_for(dept))
    }

    fn stands_for(&self, own: &str, dept: &str) -> bool {
        self.depts.get(own).is_some_and(|own| own.stands_for(dept))
    }
}
