use super::super::{data, links};
use crate::{
    diagnostic::{Diagnostic, Place},
    language::{Sealed, Workflow},
};

/// What is sealed is there, and so is the step that opens it.
pub(super) fn check(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    for (field, seal) in tree.sealed.iter() {
        let place = || Place::root().field("sealed");
        data::field_of(tree, field, || place().key(field), found);
        until(tree, seal, || place().entry(field), found);
    }
    for (name, step) in tree.steps.iter() {
        if let Some(seal) = &step.sealed {
            until(tree, seal, || Place::step(name).field("sealed"), found);
        }
    }
}

fn until(tree: &Workflow, seal: &Sealed, place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    if let Some(step) = seal.until.as_deref().filter(|step| tree.steps.get(step).is_none()) {
        found.push(links::unknown_step(tree, step, place().field("until"), found.len()));
    }
}
