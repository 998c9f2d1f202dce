//! What a definition says about the people of its steps.

mod actors;
mod duties;
mod officers;
mod passing;
mod roles;
mod seals;
mod seats;
mod settled;
mod upstream;
mod void;
mod workless;

use super::data;
use crate::{
    diagnostic::{Diagnostic, Place},
    graph::{Graph, Staffing, StepNode},
    id::{Dense, FieldId, StepId, Table},
    language::{Allocate, Nobody, OwnCase, Repeat, Step, Workflow},
};
use duties::Separations;

/// Writes into the steps what the definition says about their people, and says what is wrong with it.
pub(super) fn write(tree: &Workflow, steps: &mut Table<StepId, StepNode>, found: &mut Vec<Diagnostic>) {
    let roles = roles::assigned(tree, found);
    actors::check(tree, &roles, found);
    seals::check(tree, found);
    let separations = Separations::of(tree);
    for (index, (name, step)) in tree.steps.iter().enumerate() {
        let Some(node) = StepId::from_index(index).and_then(|id| steps.row_mut(id)) else { continue };
        if !says_anything(step) {
            continue;
        }
        workless::check(name, step, found);
        officers::check(name, step, found);
        duties::check(tree, name, step, &separations, found);
        passing::check(tree, name, step, node, found);
        if let Some(seats) = &step.seats {
            seats::check(tree, name, seats, &roles, found);
            void::check(name, seats, found);
        }
        let staffing = staffing(tree, name, step, found);
        relies_on(node, staffing.each);
        node.staffing = Some(Box::new(staffing));
    }
    separations.write(steps);
}

/// Its result rests on the field that says who answers.
fn relies_on(node: &mut StepNode, each: Option<FieldId>) {
    if let Some((place, field)) = each.and_then(|field| Some((node.reads.binary_search(&field).err()?, field))) {
        node.reads.insert(place, field);
    }
}

/// What is wrong with it in the order of the steps.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    upstream::check(graph, found);
    settled::check(graph, found);
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
        separate_from: Vec::new(),
        bound_to: step.bound_to.iter().filter_map(|other| step_of(tree, other)).collect(),
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
