//! Who must not do a step, and who must.

use super::{super::links, step_of, workless};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
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
    for (field, names) in [("separate_from", &step.separate_from), ("bound_to", &step.bound_to)] {
        let mut seen = BTreeSet::new();
        for (index, other) in names.iter().enumerate() {
            let place = || Place::step(name).field(field).item(index);
            if !seen.insert(other) {
                found.push(repeated(other, place()));
                continue;
            }
            let binds = field == "bound_to";
            found.extend(wrong(tree, name, other, binds, separations, place, found.len()));
        }
    }
    if let Allocate::Familiar(other) = &step.allocate {
        let place = || Place::step(name).field("allocate");
        found.extend(match tree.steps.get(other) {
            None => Some(links::unknown_step(tree, other, place(), found.len())),
            Some(named) => workless::nobody_works_at(other, named)
                .map(|message| bad(place(), message).help("name a step that somebody does")),
        });
    }
}

fn wrong(
    tree: &Workflow,
    name: &str,
    other: &str,
    binds: bool,
    separations: &Separations,
    place: impl Fn() -> Place,
    told: usize,
) -> Option<Diagnostic> {
    let Some(named) = tree.steps.get(other) else {
        return Some(links::unknown_step(tree, other, place(), told));
    };
    let word = if binds { "bound to" } else { "separate from" };
    if name == other {
        let message = format!("`{name}` cannot be {word} itself");
        return Some(bad(place(), message).help("name another step, or take it out"));
    }
    if named.detour {
        let message = format!("`{other}` is a detour: nothing is {word} what is done only on the way back");
        let rule = if binds { "bound_to" } else { "separate_from" };
        let help = format!("write it in `{other}`: `{rule}: [\"{name}\"]`");
        return Some(bad(place(), message).help(help));
    }
    if !binds {
        return None;
    }
    if step_of(tree, name).zip(step_of(tree, other)).is_some_and(|(one, other)| separations.contains(one, other)) {
        let message = format!("`{name}` is bound to `{other}` and separate from it: nobody could do it");
        return Some(bad(place(), message).help("take one of the two out"));
    }
    let message = workless::nobody_works_at(other, named)?;
    Some(bad(place(), message).help("name a step that somebody does"))
}

fn repeated(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(Code::Repeated, place, format!("`{}` stands twice in this list", crate::diagnostic::shown(name)))
        .help("take one of them out")
}

pub(super) fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadDuty, place, message)
}
