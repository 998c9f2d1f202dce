//! What a definition says about the people of its steps.

use super::data;
use crate::{
    diagnostic::{Diagnostic, Place},
    graph::{Staffing, StepNode},
    id::{Dense, StepId, Table},
    language::{Allocate, Nobody, OwnCase, Repeat, Step, Workflow},
};

/// Writes into the steps what the definition says about their people.
pub(super) fn write(tree: &Workflow, steps: &mut Table<StepId, StepNode>, found: &mut Vec<Diagnostic>) {
    let mut separate = Vec::new();
    for (index, (name, step)) in tree.steps.iter().enumerate() {
        let Some(id) = StepId::from_index(index) else { continue };
        let Some(node) = steps.row_mut(id).filter(|_| says_anything(step)) else { continue };
        let staffing = staffing(tree, name, step, found);
        separate.extend(staffing.separate_from.iter().map(|other| (*other, id)));
        node.staffing = Some(Box::new(staffing));
    }
    for (step, from) in separate {
        if let Some(node) = steps.row_mut(step) {
            let staffing = node.staffing.get_or_insert_default();
            if !staffing.separate_from.contains(&from) {
                staffing.separate_from.push(from);
            }
        }
    }
}

fn says_anything(step: &Step) -> bool {
    step.allocate != Allocate::Offer
        || step.seats.is_some()
        || step.officers.is_some()
        || !step.separate_from.is_empty()
        || !step.bound_to.is_empty()
        || !step.qualifications.is_empty()
        || step.own != OwnCase::Forbid
        || step.nobody != Nobody::Wait
        || step.repeat != Repeat::Ask
        || step.exclusive.is_some()
        || step.sealed.is_some()
        || step.reasons
        || step.never_waived
}

fn staffing(tree: &Workflow, name: &str, step: &Step, found: &mut Vec<Diagnostic>) -> Staffing {
    let named = |names: &[String]| names.iter().filter_map(|name| step_of(tree, name)).collect();
    let familiar = match &step.allocate {
        Allocate::Familiar(other) => step_of(tree, other),
        _ => None,
    };
    let each = step.seats.as_ref().and_then(|seats| seats.each.as_ref());
    Staffing {
        allocate: step.allocate.clone(),
        familiar,
        seats: step.seats.clone(),
        each: each
            .and_then(|field| data::field_of(tree, field, || Place::step(name).field("seats").field("each"), found)),
        officers: step.officers,
        separate_from: named(&step.separate_from),
        bound_to: named(&step.bound_to),
        qualifications: step.qualifications.clone(),
        own: step.own,
        nobody: step.nobody.clone(),
        repeat: step.repeat,
        exclusive: step.exclusive.clone(),
        sealed: step.sealed.clone(),
        reasons: step.reasons,
        never_waived: step.never_waived,
    }
}

fn step_of(tree: &Workflow, name: &str) -> Option<StepId> {
    tree.steps.index_of(name).and_then(StepId::from_index)
}
