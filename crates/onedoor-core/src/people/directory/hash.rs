mod lines;

use super::{Directory, Grant, Grantee, Person, StandIn, Validity};
use lines::Lines;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The content hash of a directory: SHA-256 over what its answers hang on. Two directories with the same hash answer every question alike.
///
/// Hashed are roles, departments, windows and persons in the order of their names, then grants and stand-ins in the order of the file. What people are called is
/// not, nor are titles, the id, the revision and the zone: days are hashed as the instants that they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DirectoryHash(pub [u8; 32]);

impl DirectoryHash {
    /// The hash of what a directory holds.
    pub(super) fn of(directory: &Directory) -> Self {
        let mut lines = Lines::default();
        lines.word("onedoor directory 1").end();
        units(directory, &mut lines);
        for (identity, person) in &directory.persons {
            lines.word("person").text(identity);
            self::person(person, &mut lines);
            lines.end();
        }
        directory.grants.iter().for_each(|grant| self::grant(grant, &mut lines));
        directory.stand_ins.iter().for_each(|rule| stand_in(rule, &mut lines));
        DirectoryHash(lines.hash())
    }
}

fn units(directory: &Directory, lines: &mut Lines) {
    for (name, role) in &directory.roles {
        lines.word("role").text(name).list(role.powers.iter().map(|power| power.word())).end();
    }
    for (name, dept) in &directory.depts {
        lines.word("dept").text(name).maybe(dept.level.map(|level| level.word())).maybe(dept.parent.as_deref());
        lines.list(dept.powers.iter().map(|power| power.word())).list(&dept.succeeds).end();
    }
    for (name, window) in &directory.windows {
        lines.word("window").text(name).maybe(window.dept.as_deref());
        lines.list(window.powers.iter().map(|power| power.word())).end();
    }
}

fn person(person: &Person, lines: &mut Lines) {
    lines.list(&person.roles).list(&person.depts).list(&person.windows);
    lines.list(person.posts.iter().flat_map(|post| [&post.dept, &post.role]));
    lines.list(&person.services).maybe(person.manager.as_deref());
    validity(person.employment, lines);
    for (kind, qualification) in &person.qualifications {
        lines.word("qualification").text(kind);
        validity(qualification.validity, lines);
    }
}

fn grant(grant: &Grant, lines: &mut Lines) {
    let (kind, name) = match &grant.to {
        Grantee::Person(name) => ("Person", name),
        Grantee::Role(name) => ("Role", name),
        Grantee::Dept(name) => ("Dept", name),
        Grantee::Window(name) => ("Window", name),
    };
    lines.word("grant").word(kind).text(name);
    lines.list(grant.powers.iter().map(|power| power.word())).list(&grant.workflows).maybe(grant.when.as_deref());
    validity(grant.validity, lines);
    lines.word(passed_on(grant.passes_on)).maybe(grant.instrument.as_deref()).end();
}

fn stand_in(rule: &StandIn, lines: &mut Lines) {
    lines.word("stand_in").text(&rule.of).text(&rule.by);
    validity(rule.validity, lines);
    lines.list(rule.powers.iter().map(|power| power.word())).list(&rule.workflows);
    lines.word(passed_on(rule.passes_on)).end();
}

fn passed_on(passes_on: bool) -> &'static str {
    if passes_on { "passes_on" } else { "stays" }
}

fn validity(validity: Validity, lines: &mut Lines) {
    for end in [validity.from, validity.until] {
        lines.maybe(end.map(|at| at.to_string()).as_deref());
    }
}

impl fmt::Display for DirectoryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for DirectoryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}
