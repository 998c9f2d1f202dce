//! Whom a definition names is somebody who can be found.

use super::{super::links, roles::Roles, workless};
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    expr::Type,
    language::{By, Limit, Nobody, Silence, Step, Workflow},
};

/// The most levels that a superior may be above somebody.
const UP_MAX: u32 = 10;

/// Looks at every actor of a definition that is found by way of something else.
pub(super) fn check(tree: &Workflow, roles: &Roles<'_>, found: &mut Vec<Diagnostic>) {
    for (by, place) in written(tree) {
        actor(tree, roles, by, &place, found);
    }
}

fn actor(tree: &Workflow, roles: &Roles<'_>, by: &By, place: &Place, found: &mut Vec<Diagnostic>) {
    match by {
        By::Field(field) => found.extend(no_text(tree, field, place, found.len())),
        By::SameAs(step) => found.extend(no_work(tree, step, place, found.len())),
        By::Manager { of, up } => {
            found.extend(levels(*up, place));
            match no_one(of, roles, place) {
                Some(nobody) => found.push(nobody),
                None => actor(tree, roles, of, &place.clone().field("of"), found),
            }
        }
        By::Window(_)
        | By::Dept(_)
        | By::Role(_)
        | By::RoleIn { .. }
        | By::Person(_)
        | By::Applicant
        | By::Service(_) => {}
    }
}

fn no_text(tree: &Workflow, field: &str, place: &Place, told: usize) -> Option<Diagnostic> {
    match tree.data.get(field) {
        None => Some(super::super::data::unknown_field(tree, field, place.clone(), told)),
        Some(Type::Text) => None,
        Some(ty) => {
            let message = format!("`{field}` is of type {ty}: a field that names a person is a `Text`");
            Some(bad(place.clone(), message).help("name a field of type `Text` that holds the identity of one person"))
        }
    }
}

fn no_work(tree: &Workflow, name: &str, place: &Place, told: usize) -> Option<Diagnostic> {
    let Some(step) = tree.steps.get(name) else {
        return Some(links::unknown_step(tree, name, place.clone(), told));
    };
    let message = workless::nobody_works_at(name, step)?;
    Some(bad(place.clone(), message).help("name a step that somebody does"))
}

fn levels(up: u32, place: &Place) -> Option<Diagnostic> {
    let message = format!("`up: {up}` is outside 1 to {UP_MAX}");
    let wrong = !(1..=UP_MAX).contains(&up);
    wrong.then(|| bad(place.clone().field("up"), message).help("leave `up` out for the direct superior"))
}

/// A superior is that of one person.
fn no_one(of: &By, roles: &Roles<'_>, place: &Place) -> Option<Diagnostic> {
    let (message, help) = match of {
        By::Manager { .. } => (
            "the superior of a superior is one further up".to_owned(),
            "write one `Manager` with `up: 2`, or as many levels as it is above",
        ),
        By::Role(role) if !roles.contains_key(role.as_str()) => (
            format!("`Role({})` may be many people: no `Assign` gives this role to one", shown(role)),
            "name one person: a `Person`, a `Field`, a `SameAs`, the `Applicant`, or a `Role` that an `Assign` gives",
        ),
        By::Window(_) | By::Dept(_) | By::RoleIn { .. } | By::Service(_) => (
            format!("`{of}` is not one person who has a superior"),
            "name one person: a `Person`, a `Field`, a `SameAs`, the `Applicant`, or a `Role` that an `Assign` gives",
        ),
        By::Role(_) | By::Person(_) | By::Applicant | By::Field(_) | By::SameAs(_) => return None,
    };
    Some(bad(place.clone().field("of"), message).help(help))
}

fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadBy, place, message)
}

/// The actors that are found by way of something else, each with its place.
fn written(tree: &Workflow) -> Vec<(&By, Place)> {
    let mut rows = Rows::default();
    rows.limit(tree.limit.as_ref(), || Place::root().field("limit"));
    for (field, seal) in tree.sealed.iter() {
        rows.all(&seal.readers, || Place::root().field("sealed").entry(field).field("readers"));
    }
    for (name, stage) in tree.stages.iter() {
        let place = || Place::root().field("stages").entry(name);
        rows.one(stage.lead.as_ref(), || place().field("lead"));
        rows.limit(stage.limit.as_ref(), || place().field("limit"));
    }
    for (name, step) in tree.steps.iter() {
        rows.workers(name, step);
        rows.limit(step.limit.as_ref(), || Place::step(name).field("limit"));
        let readers = step.sealed.iter().flat_map(|seal| &seal.readers);
        rows.all(readers, || Place::step(name).field("sealed").field("readers"));
    }
    rows.0
}

/// The actors who may do a step, as far as they are found by way of something else, each with its place.
pub(super) fn workers<'a>(name: &str, step: &'a Step) -> Vec<(&'a By, Place)> {
    let mut rows = Rows::default();
    rows.workers(name, step);
    rows.0
}

#[derive(Default)]
struct Rows<'a>(Vec<(&'a By, Place)>);

impl<'a> Rows<'a> {
    fn one(&mut self, by: Option<&'a By>, place: impl FnOnce() -> Place) {
        if let Some(by @ (By::Field(_) | By::SameAs(_) | By::Manager { .. })) = by {
            self.0.push((by, place()));
        }
    }

    fn all(&mut self, actors: impl IntoIterator<Item = &'a By>, place: impl Fn() -> Place) {
        actors.into_iter().enumerate().for_each(|(index, by)| self.one(Some(by), || place().item(index)));
    }

    fn workers(&mut self, name: &str, step: &'a Step) {
        let place = |field| Place::step(name).field(field);
        self.one(step.by.as_ref(), || place("by"));
        if let Some(Silence::Escalate(to) | Silence::Reassign(to)) = &step.silence {
            self.one(Some(to), || place("silence"));
        }
        if let Nobody::HandTo(to) = &step.nobody {
            self.one(Some(to), || place("nobody"));
        }
        if let Some(seats) = &step.seats {
            self.one(seats.members.as_ref(), || place("seats").field("members"));
            for (index, seat) in seats.who.iter().enumerate() {
                self.one(Some(&seat.by), || place("seats").field("who").item(index).field("by"));
            }
        }
    }

    fn limit(&mut self, limit: Option<&'a Limit>, place: impl Fn() -> Place) {
        let Some(limit) = limit else { return };
        let extension = limit.extension.as_ref().and_then(|rule| rule.by.as_ref());
        let shortening = limit.shortening.as_ref().and_then(|rule| rule.by.as_ref());
        self.one(extension, || place().field("extension").field("by"));
        self.one(shortening, || place().field("shortening").field("by"));
    }
}
