//! A directory as plain data, and its file.

use std::fmt::Write as _;

use onedoor_core::people::Power;

/// The workflow that random cases are of.
pub const HERE: &str = "hall";
/// Some other workflow, whose grants and stand-ins say nothing here.
const ELSEWHERE: &str = "elsewhere";

/// When something holds, in hours after the beginning of the year; an end that is not there is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Span {
    /// The first hour.
    pub from: Option<i64>,
    /// The first hour in which it holds no more.
    pub until: Option<i64>,
}

/// A role, a department or a window.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// What its members may do.
    pub powers: Vec<Power>,
    /// Of a department: what stands above it.
    pub parent: Option<String>,
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The identity.
    pub id: String,
    /// Roles that are held everywhere.
    pub roles: Vec<String>,
    /// Departments.
    pub depts: Vec<String>,
    /// Windows.
    pub windows: Vec<String>,
    /// Roles that are held in one department.
    pub posts: Vec<(String, String)>,
    /// Services that run under this identity.
    pub services: Vec<String>,
    /// The superior.
    pub manager: Option<String>,
    /// When the person is there.
    pub span: Span,
    /// Qualifications, and when they hold.
    pub qualifications: Vec<(String, Span)>,
}

/// To whom a grant is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// A person.
    Person(String),
    /// Whoever holds a role.
    Role(String),
    /// The members of a department.
    Dept(String),
    /// Those at a window.
    Window(String),
}

/// Powers with limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// To whom.
    pub to: To,
    /// Which.
    pub powers: Vec<Power>,
    /// Whether it is for the workflow that is played, for another (`false`), or for all.
    pub here: Option<bool>,
    /// The amount below which it holds.
    pub below: Option<i64>,
    /// When.
    pub span: Span,
}

/// A rule of standing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandIn {
    /// For whom.
    pub of: String,
    /// Who.
    pub by: String,
    /// When.
    pub span: Span,
    /// In which workflows, as in [`Grant::here`].
    pub here: Option<bool>,
    /// For which powers; for all where there are none.
    pub powers: Vec<Power>,
    /// Whether whoever stands in for the stand-in may use it.
    pub passes_on: bool,
}

/// A directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Staff {
    /// Counts up.
    pub revision: u32,
    /// The roles.
    pub roles: Vec<Unit>,
    /// The departments.
    pub depts: Vec<Unit>,
    /// The windows.
    pub windows: Vec<Unit>,
    /// The people.
    pub persons: Vec<Person>,
    /// The grants.
    pub grants: Vec<Grant>,
    /// Who stands in for whom.
    pub stand_ins: Vec<StandIn>,
}

impl Span {
    /// Whether it holds in an hour.
    pub fn holds(&self, at: i64) -> bool {
        self.from.is_none_or(|from| from <= at) && self.until.is_none_or(|until| at < until)
    }
}

/// The instant of an hour.
pub fn instant(hours: i64) -> jiff::Timestamp {
    let year = jiff::Timestamp::from_second(1_704_067_200).unwrap_or_default();
    year.checked_add(jiff::SignedDuration::from_hours(hours)).unwrap_or(year)
}

impl Staff {
    /// The person with this identity.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.persons.iter().find(|person| person.id == id)
    }

    /// The file.
    pub fn print(&self) -> String {
        let mut out = format!("Directory(id: \"staff\", revision: {}, zone: \"UTC0\",\n", self.revision);
        for (word, units) in [("roles", &self.roles), ("depts", &self.depts), ("windows", &self.windows)] {
            let units = units.iter().map(|unit| format!("{:?}: ({}{})", unit.name, parent(unit), powers(&unit.powers)));
            let _ = writeln!(out, " {word}: {{{}}},", joined(units));
        }
        let _ = writeln!(out, " persons: {{");
        for person in &self.persons {
            let _ = writeln!(out, "  {:?}: ({}),", person.id, self::person(person));
        }
        let _ = writeln!(out, " }},\n grants: [{}],", joined(self.grants.iter().map(grant)));
        let _ = writeln!(out, " stand_ins: [{}],\n)", joined(self.stand_ins.iter().map(stand_in)));
        out
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

fn parent(unit: &Unit) -> String {
    unit.parent.as_ref().map_or_else(String::new, |parent| format!("parent: {parent:?}, "))
}

fn powers(powers: &[Power]) -> String {
    format!("powers: [{}]", joined(powers.iter().map(|power| power.word().to_owned())))
}

fn span(span: &Span) -> String {
    let end =
        |word: &str, hours: Option<i64>| hours.map_or_else(String::new, |at| format!(", {word}: \"{}\"", instant(at)));
    end("from", span.from) + &end("until", span.until)
}

fn person(person: &Person) -> String {
    let posts = person.posts.iter().map(|(role, dept)| format!("(role: {role:?}, dept: {dept:?})"));
    let manager = person.manager.as_ref().map_or_else(String::new, |manager| format!(", manager: {manager:?}"));
    let kinds = person.qualifications.iter();
    let kinds = kinds.map(|(kind, when)| format!("{kind:?}: ({})", span(when).trim_start_matches(", ")));
    format!(
        "roles: {:?}, depts: {:?}, windows: {:?}, services: {:?}, posts: [{}]{manager}{}, qualifications: {{{}}}",
        person.roles,
        person.depts,
        person.windows,
        person.services,
        joined(posts),
        span(&person.span),
        joined(kinds)
    )
}

fn workflows(here: Option<bool>) -> String {
    match here {
        None => String::new(),
        Some(here) => format!(", workflows: [{:?}]", if here { HERE } else { ELSEWHERE }),
    }
}

fn grant(grant: &Grant) -> String {
    let when = grant.below.map_or_else(String::new, |below| format!(", when: \"amount < {below}\""));
    let (here, span) = (workflows(grant.here), span(&grant.span));
    format!("(to: {:?}, {}{here}{when}{span})", grant.to, powers(&grant.powers))
}

fn stand_in(rule: &StandIn) -> String {
    let (here, span) = (workflows(rule.here), span(&rule.span));
    format!(
        "(of: {:?}, by: {:?}, {}{here}{span}, passes_on: {})",
        rule.of,
        rule.by,
        powers(&rule.powers),
        rule.passes_on
    )
}
