//! Nothing stands twice in a list, and nobody is in more places than a person can be.

use super::{
    super::UNITS_MAX,
    file::{DirectoryFile, PersonFile},
};
use crate::diagnostic::{Code, Diagnostic, Place, shown};
use std::collections::BTreeSet;

pub(super) fn check(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    let units = file.roles.iter().map(|(name, role)| ("roles", name, &role.powers));
    let units = units.chain(file.depts.iter().map(|(name, dept)| ("depts", name, &dept.powers)));
    let units = units.chain(file.windows.iter().map(|(name, window)| ("windows", name, &window.powers)));
    for (map, name, powers) in units {
        repeated(powers, |power| power.word(), || Place::root().field(map).entry(name).field("powers"), found);
    }
    for (name, dept) in file.depts.iter() {
        repeated(&dept.succeeds, |name| name, || Place::root().field("depts").entry(name).field("succeeds"), found);
    }
    for (identity, body) in file.persons.iter() {
        person(body, &|| Place::root().field("persons").entry(identity), found);
    }
    let grants = file.grants.iter().enumerate().map(|(at, grant)| ("grants", at, &grant.powers, &grant.workflows));
    let rules = file.stand_ins.iter().enumerate().map(|(at, rule)| ("stand_ins", at, &rule.powers, &rule.workflows));
    for (list, at, powers, workflows) in grants.chain(rules) {
        let place = || Place::root().field(list).item(at);
        repeated(powers, |power| power.word(), || place().field("powers"), found);
        repeated(workflows, |name| name, || place().field("workflows"), found);
    }
}

fn person(person: &PersonFile, place: &dyn Fn() -> Place, found: &mut Vec<Diagnostic>) {
    let lists = [
        ("roles", &person.roles),
        ("depts", &person.depts),
        ("windows", &person.windows),
        ("services", &person.services),
    ];
    for (field, names) in lists {
        repeated(names, |name| name, || place().field(field), found);
    }
    repeated(&person.posts, |post| post.role.as_deref().unwrap_or(""), || place().field("posts"), found);
    let posts = ("posts", person.posts.len());
    let counts = lists.map(|(field, names)| (field, names.len()));
    for (field, count) in counts.into_iter().chain([posts]).filter(|(_, count)| *count > UNITS_MAX) {
        let message = format!("{count} {field} of one person; at most {UNITS_MAX} may be listed");
        found.push(Diagnostic::new(Code::TooLarge, place().field(field), message));
    }
}

/// Says which entries of a list stand there before.
fn repeated<T: Ord>(list: &[T], name: impl Fn(&T) -> &str, place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (index, entry) in list.iter().enumerate().filter(|(_, entry)| !seen.insert(*entry)) {
        let message = format!("`{}` stands twice in this list", shown(name(entry)));
        found.push(Diagnostic::new(Code::Repeated, place().item(index), message).help("take one of them out"));
    }
}
