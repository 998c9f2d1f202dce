//! All that is named is there.

use super::{
    super::Grantee,
    file::{DirectoryFile, PersonFile},
};
use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, shown},
    language::{Entries, Losses},
};
use std::collections::BTreeSet;

/// More comparisons of names are not made for advice: a file of wrong names alone would cost the square of its size.
const COMPARED_MAX: usize = 100_000;

pub(super) fn check(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) {
    let former = file.depts.iter().flat_map(|(_, dept)| dept.succeeds.iter().map(String::as_str)).collect();
    let mut links = Links { file, losses, former, compared: 0, found };
    for (name, dept) in file.depts.iter() {
        if let Some(parent) = &dept.parent {
            links.dept(parent, || Place::root().field("depts").entry(name).field("parent"));
        }
    }
    for (name, window) in file.windows.iter() {
        if let Some(dept) = &window.dept {
            links.dept(dept, || Place::root().field("windows").entry(name).field("dept"));
        }
    }
    for (identity, body) in file.persons.iter() {
        person(body, &|| Place::root().field("persons").entry(identity), &mut links);
    }
    for (index, grant) in file.grants.iter().enumerate() {
        let place = || Place::root().field("grants").item(index).field("to");
        match &grant.to {
            Some(Grantee::Person(identity)) => links.person(identity, place),
            Some(Grantee::Role(name)) => links.role(name, place),
            Some(Grantee::Dept(name)) if links.former.contains(name.as_str()) => {}
            Some(Grantee::Dept(name)) => links.dept(name, place),
            Some(Grantee::Window(name)) => links.window(name, place),
            None => {}
        }
    }
    for (index, rule) in file.stand_ins.iter().enumerate() {
        let place = || Place::root().field("stand_ins").item(index);
        for (field, identity) in [("of", &rule.of), ("by", &rule.by)] {
            identity.iter().for_each(|identity| links.person(identity, || place().field(field)));
        }
    }
}

fn person(person: &PersonFile, place: &dyn Fn() -> Place, links: &mut Links<'_>) {
    for (index, name) in person.roles.iter().enumerate() {
        links.role(name, || place().field("roles").item(index));
    }
    for (index, name) in person.depts.iter().enumerate() {
        links.dept(name, || place().field("depts").item(index));
    }
    for (index, name) in person.windows.iter().enumerate() {
        links.window(name, || place().field("windows").item(index));
    }
    for (index, post) in person.posts.iter().enumerate() {
        let place = || place().field("posts").item(index);
        post.role.iter().for_each(|role| links.role(role, || place().field("role")));
        post.dept.iter().for_each(|dept| links.dept(dept, || place().field("dept")));
    }
    if let Some(manager) = &person.manager {
        links.person(manager, || place().field("manager"));
    }
}

struct Links<'a> {
    file: &'a DirectoryFile,
    losses: &'a Losses,
    /// Departments whose place others took: what was granted to one of them is granted to those.
    former: BTreeSet<&'a str>,
    /// How many names were compared so far.
    compared: usize,
    found: &'a mut Vec<Diagnostic>,
}

impl Links<'_> {
    fn role(&mut self, name: &str, place: impl FnOnce() -> Place) {
        self.named("role", "roles", &self.file.roles, name, place);
    }

    fn dept(&mut self, name: &str, place: impl FnOnce() -> Place) {
        self.named("department", "depts", &self.file.depts, name, place);
    }

    fn window(&mut self, name: &str, place: impl FnOnce() -> Place) {
        self.named("window", "windows", &self.file.windows, name, place);
    }

    fn person(&mut self, identity: &str, place: impl FnOnce() -> Place) {
        self.named("person", "persons", &self.file.persons, identity, place);
    }

    /// Says that a name is not in a map, unless what could not be read of the map may hold it.
    fn named<T>(&mut self, what: &str, map: &str, entries: &Entries<T>, name: &str, place: impl FnOnce() -> Place) {
        if entries.get(name).is_some() || self.losses.fields.contains(map) {
            return;
        }
        self.compared = self.compared.saturating_add(entries.len());
        let near = if self.compared <= COMPARED_MAX { did_you_mean(name, entries.keys()) } else { None };
        let unknown = Diagnostic::new(Code::BadDirectory, place(), format!("there is no {what} `{}`", shown(name)));
        self.found.push(unknown.help(near.unwrap_or_else(|| format!("every {what} that is named stands in `{map}`"))));
    }
}
