//! Nobody is above himself, and no department above itself or its own successor.

mod round;

use super::file::DirectoryFile;
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    language::Entries,
};

/// More names of a circle are not named.
const NAMED_MAX: usize = 12;

pub(super) fn check(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    let (depts, persons) = (&file.depts, &file.persons);
    let managers = persons.iter().map(|(_, person)| indices(persons, &person.manager));
    for circle in round::circles(&managers.collect::<Vec<_>>()) {
        let help = "take the `manager` of one of them out";
        found.push(say(persons, &circle, "persons", "manager", "managers of one another in a circle", help));
    }
    let parents = depts.iter().map(|(_, dept)| indices(depts, &dept.parent));
    for circle in round::circles(&parents.collect::<Vec<_>>()) {
        let help = "take the `parent` of one of them out";
        found.push(say(depts, &circle, "depts", "parent", "departments above one another in a circle", help));
    }
    let succeeded = depts.iter().map(|(_, dept)| indices(depts, &dept.succeeds));
    for circle in round::circles(&succeeded.collect::<Vec<_>>()) {
        let help = "what took the place of another came after it: take one of them out of `succeeds`";
        found.push(say(depts, &circle, "depts", "succeeds", "departments that succeed one another in a circle", help));
    }
}

/// The positions of those that are there.
fn indices<'a, T>(entries: &Entries<T>, names: impl IntoIterator<Item = &'a String>) -> Vec<usize> {
    names.into_iter().filter_map(|name| entries.index_of(name)).collect()
}

fn say<T>(
    entries: &Entries<T>,
    circle: &[usize],
    map: &'static str,
    field: &'static str,
    what: &str,
    help: &str,
) -> Diagnostic {
    let name = |index: &usize| entries.key_at(*index).unwrap_or("");
    let (first, last) = (circle.first().map_or("", name), circle.last().map_or("", name));
    let mut named: Vec<String> = circle.iter().take(NAMED_MAX).map(name).map(shown).collect();
    if circle.len() > NAMED_MAX {
        named.extend(["…".to_owned(), shown(last)]);
    }
    named.push(shown(first));
    let place = Place::root().field(map).entry(first).field(field);
    Diagnostic::new(Code::BadDirectory, place, format!("{what}: {}", named.join(" → "))).help(help)
}
