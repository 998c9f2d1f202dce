//! Who must not do a step, and who must.

use super::{super::links, step_of, workless};
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    graph::StepNode,
    id::{StepId, Table},
    language::{Allocate, Step, Workflow},
};
use std::collections::BTreeSet;

/// The pairs of steps that nobody does both of, either way round, each once and in the order of the file.
pub(super) struct Separations {
    rows: Vec<(StepId, StepId)>,
    pairs: BTreeSet<(StepId, StepId)>,
}

impl Separations {
    pub(super) fn of(tree: &Workflow) -> Self {
        let mut separations = Separations { rows: Vec::new(), pairs: BTreeSet::new() };
        let written = |(name, step): (&str, &Step)| {
            let named = step.separate_from.iter().filter_map(|other| step_of(tree, other));
            step_of(tree, name)
                .into_iter()
                .flat_map(|id| named.clone().map(move |other| (id, other)))
                .collect::<Vec<_>>()
        };
        let written: Vec<_> = tree.steps.iter().flat_map(written).collect();
        // What a step names itself comes before what names it.
        for (step, other) in written.iter().copied().chain(written.iter().map(|(step, other)| (*other, *step))) {
            if separations.pairs.insert((step, other)) {
                separations.rows.push((step, other));
            }
        }
        separations
    }

    /// Writes them into the steps.
    pub(super) fn write(self, steps: &mut Table<StepId, StepNode>) {
        for (step, other) in self.rows {
            if let Some(node) = steps.row_mut(step) {
                node.staffing.get_or_insert_default().separate_from.push(other);
            }
        }
    }

    fn contains(&self, one: StepId, other: StepId) -> bool {
        self.pairs.contains(&(one, other))
    }
}

/// The steps that a step is separate from, bound to or familiar with are there, and somebody did them.
pub(super) fn check(tree: &Workflow, name: &str, step: &Step, separations: &Separations, found: &mut Vec<Diagnostic>) {
    listed(tree, name, "separate_from", &step.separate_from, found, |_, _| None);
    listed(tree, name, "bound_to", &step.bound_to, found, |other, named| {
        unbindable(tree, name, other, named, separations)
    });
    if let Allocate::Familiar(other) = &step.allocate {
        let place = Place::step(name).field("allocate");
        found.extend(match tree.steps.get(other) {
            None => Some(links::unknown_step(tree, other, place, found.len())),
            Some(named) => nobody_did(other, named).map(|(message, help)| bad(place, message).help(help)),
        });
    }
}

/// What is wrong with a name, and what to do about it.
type Fault = (String, String);

/// A list of other steps; `fault` says what is wrong with one by the rules of this list.
fn listed(
    tree: &Workflow,
    name: &str,
    list: &'static str,
    others: &[String],
    found: &mut Vec<Diagnostic>,
    fault: impl Fn(&str, &Step) -> Option<Fault>,
) {
    let mut seen = BTreeSet::new();
    for (index, other) in others.iter().enumerate() {
        let place = Place::step(name).field(list).item(index);
        let told = found.len();
        found.extend(match tree.steps.get(other) {
            _ if !seen.insert(other) => Some(repeated(other, place)),
            None => Some(links::unknown_step(tree, other, place, told)),
            Some(named) => no_other(name, list, other, named)
                .or_else(|| fault(other, named))
                .map(|(message, help)| bad(place, message).help(help)),
        });
    }
}

/// A duty is between two steps of the way on.
fn no_other(name: &str, list: &str, other: &str, named: &Step) -> Option<Fault> {
    let duty = list.replace('_', " ");
    if name == other {
        let message = format!("`{name}` cannot be {duty} itself");
        return Some((message, "name another step, or take it out".to_owned()));
    }
    named.detour.then(|| {
        let message = format!("`{other}` is a detour: nothing is {duty} what is done only on the way back");
        (message, format!("write it in `{other}`: `{list}: [\"{name}\"]`"))
    })
}

fn unbindable(tree: &Workflow, name: &str, other: &str, named: &Step, separations: &Separations) -> Option<Fault> {
    let pair = step_of(tree, name).zip(step_of(tree, other));
    if pair.is_some_and(|(one, other)| separations.contains(one, other)) {
        let message = format!("`{name}` is bound to `{other}` and separate from it: nobody could do it");
        return Some((message, "take one of the two out".to_owned()));
    }
    nobody_did(other, named)
}

fn nobody_did(name: &str, step: &Step) -> Option<Fault> {
    workless::nobody_works_at(name, step).map(|message| (message, "name a step that somebody does".to_owned()))
}

fn repeated(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::Repeated, place, format!("`{}` stands twice in this list", shown(name)))
        .help("take one of them out")
}

pub(super) fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadDuty, place, message)
}
