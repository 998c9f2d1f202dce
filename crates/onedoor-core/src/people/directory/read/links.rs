//! All that is named is there.

use super::{
    super::Grantee,
    file::{DirectoryFile, PersonFile},
};
use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, shown},
    language::{Entries, Losses},
};

/// More comparisons of names are not made for advice: a file of wrong names alone would cost the square of its size.
const COMPARED_MAX: usize = 100_000;

pub(super) fn check(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) {
    let mut links = Links { file, losses, compared: 0, found };
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
            Grantee::Person(identity) => links.person(identity, place),
            Grantee::Role(name) => links.role(name, place),
            Grantee::Dept(name) => links.dept(name, place),
            Grantee::Window(name) => links.window(name, place),
        }
    }
    for (index, rule) in file.stand_ins.iter().enumerate() {
        let place = || Place::root().field("stand_ins").item(index);
        links.person(&rule.of, || place().field("of"));
        links.person(&rule.by, || place().field("by"));
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
        links.role(&post.role, || place().field("posts").item(index).field("role"));
        links.dept(&post.dept, || place().field("posts").item(index).field("dept"));
    }
    if let Some(manager) = &person.manager {
        links.person(manager, || place().field("manager"));
    }
}

struct Links<'a> {
    file: &'a DirectoryFile,
    losses: &'a Losses,
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
