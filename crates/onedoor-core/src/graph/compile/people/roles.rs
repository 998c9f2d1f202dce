//! The roles that a workflow gives to one person for the whole case.

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::Workflow,
};
use std::collections::BTreeMap;

/// The roles, each with the step that gives it.
pub(super) type Roles<'a> = BTreeMap<&'a str, &'a str>;

/// The roles that steps give; says of each step whose role another gives before it.
pub(super) fn assigned<'a>(tree: &'a Workflow, found: &mut Vec<Diagnostic>) -> Roles<'a> {
    let mut roles = Roles::new();
    for (name, step) in tree.steps.iter() {
        let Some(role) = step.role.as_deref() else { continue };
        match roles.get(role) {
            None => _ = roles.insert(role, name),
            Some(first) => found.push(again(role, name, first)),
        }
    }
    roles
}

fn again(role: &str, name: &str, first: &str) -> Diagnostic {
    let message = format!("`Role({role})` means whom `{first}` assigns: nobody is found by way of `{name}`");
    Diagnostic::new(Code::VoidDuty, Place::step(name).field("role"), message)
        .help("give it a role of its own")
        .related(Place::step(first).field("role"), "the other one")
}
