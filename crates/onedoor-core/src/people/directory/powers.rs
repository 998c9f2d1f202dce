//! From what somebody has a power at an instant.

use super::{Directory, Grant, GrantRef, Grantee, Person, Power, PowerSource};
use jiff::Timestamp;

impl Directory {
    /// Every source from which the person has a power in cases of a workflow: first the roles, posts, departments and windows that have it without limits,
    /// then the grants that hold, in the order of the file.
    ///
    /// Departments count as in [`Directory::is_in_dept`]. Whether the guard of a grant is true of a case is not asked here. A power that comes with a role is
    /// bound to a department where the role is held there alone: then each post that gives it is a source of its own.
    pub fn grants_to<'a>(
        &'a self,
        identity: &'a str,
        power: Power,
        workflow: &'a str,
        at: Timestamp,
    ) -> impl Iterator<Item = GrantRef<'a>> {
        self.employed(identity, at).into_iter().flat_map(move |person| {
            let grants = self.grants.iter().enumerate();
            let grants = grants.filter(move |(_, grant)| grant.covers(power, workflow) && grant.validity.holds(at));
            let granted = grants.flat_map(move |(number, grant)| self.granted(identity, person, number, grant));
            self.by_roles(person, power)
                .chain(self.by_depts(person, power))
                .chain(self.by_windows(person, power))
                .chain(granted)
        })
    }

    fn by_roles<'a>(&'a self, person: &'a Person, power: Power) -> impl Iterator<Item = GrantRef<'a>> {
        let has_it = move |role: &str| self.roles.get(role).is_some_and(|role| role.powers.contains(&power));
        let roles = person.roles.iter().filter(move |role| has_it(role));
        let posts = person.posts.iter().filter(move |post| !person.roles.contains(&post.role) && has_it(&post.role));
        roles
            .map(|role| GrantRef::of_unit(PowerSource::Role(role), None))
            .chain(posts.map(|post| GrantRef::of_unit(PowerSource::Role(&post.role), Some(&post.dept))))
    }

    /// Each department once, even where the person is a member of it in several ways.
    fn by_depts<'a>(&'a self, person: &'a Person, power: Power) -> impl Iterator<Item = GrantRef<'a>> {
        let own = person.member_of.iter().enumerate();
        let all = own.flat_map(move |(index, own)| {
            let names = self.depts.get(own).map_or(&[][..], |own| own.counts_for.as_slice());
            names.iter().map(move |name| (index, &**name))
        });
        all.filter(move |(_, name)| self.depts.get(*name).is_some_and(|dept| dept.powers.contains(&power)))
            .filter(move |(index, name)| !person.member_of.iter().take(*index).any(|own| self.counts_for(own, name)))
            .map(|(_, name)| GrantRef::of_unit(PowerSource::Dept(name), None))
    }

    fn by_windows<'a>(&'a self, person: &'a Person, power: Power) -> impl Iterator<Item = GrantRef<'a>> {
        let has_it = move |name: &str| self.windows.get(name).is_some_and(|window| window.powers.contains(&power));
        let windows = person.windows.iter().filter(move |name| has_it(name));
        windows.map(|name| GrantRef::of_unit(PowerSource::Window(name), None))
    }

    /// The grant, where the person is among those to whom it is given; for each post, where it is given to a role that the person holds in posts alone.
    fn granted<'a>(
        &'a self,
        identity: &str,
        person: &'a Person,
        number: usize,
        grant: &'a Grant,
    ) -> impl Iterator<Item = GrantRef<'a>> {
        let (is_whole, role) = match &grant.to {
            Grantee::Person(to) => (to == identity, None),
            Grantee::Role(role) => (person.roles.contains(role), Some(role)),
            Grantee::Dept(dept) => (self.is_member(person, dept), None),
            Grantee::Window(window) => (person.windows.contains(window), None),
        };
        let posts = person.posts.iter().filter(move |post| !is_whole && role == Some(&post.role));
        let depts = is_whole.then_some(None).into_iter().chain(posts.map(|post| Some(post.dept.as_str())));
        depts.map(move |dept| GrantRef::of_grant(number, grant, dept))
    }
}
