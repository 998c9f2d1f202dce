use super::{
    data::{self, Documents},
    links,
};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Called, Edge, Field, Outcomes, Route, StepNode, StepTime},
    id::{Dense, FieldId, OutcomeId, StepId, Table},
    language::{Rest, Step, Workflow},
};
use std::collections::BTreeSet;

/// The steps as the kernel knows them.
pub(super) fn nodes(
    tree: &Workflow,
    outcomes: Table<StepId, Outcomes>,
    after: &Table<StepId, Vec<Edge>>,
    fields: &Table<FieldId, Field>,
    documents: &Documents<'_>,
    found: &mut Vec<Diagnostic>,
) -> Table<StepId, StepNode> {
    let mut rows = Vec::with_capacity(outcomes.len());
    for ((name, step), (id, outcomes)) in tree.steps.iter().zip(outcomes) {
        debug_assert!(after.contains(id));
        rows.push(node(tree, name, step, outcomes, fields, documents, found));
    }
    let any_kept =
        rows.iter().any(|row| row.returns.iter().any(|(_, route)| route.redo == crate::language::Redo::Changed));
    rows.iter_mut().for_each(|row| row.keepable = any_kept && !row.detour);
    Table::new(rows)
}

fn node(
    tree: &Workflow,
    name: &str,
    step: &Step,
    outcomes: Outcomes,
    fields: &Table<FieldId, Field>,
    documents: &Documents<'_>,
    found: &mut Vec<Diagnostic>,
) -> StepNode {
    let returns = routes(tree, name, step, &outcomes, found);
    let guard = step.when.as_ref().and_then(|when| data::guard(tree, name, when, fields, found));
    let mut reads = data::field_list(tree, name, "reads", &step.reads, found);
    reads
        .extend(guard.iter().flat_map(|guard| guard.reads().iter().filter_map(|id| FieldId::from_index(*id as usize))));
    let called = called(tree, name, step, found);
    reads.extend(called.iter().filter_map(|called| called.each));
    reads.sort_unstable();
    reads.dedup();
    StepNode {
        name: name.to_owned(),
        kind: step.kind,
        returning: returns.iter().map(|(outcome, _)| *outcome).collect(),
        join: step.join.unwrap_or_default(),
        rest_cancel: step.rest == Rest::Cancel,
        cancels: cancels(tree, name, step, &outcomes, found),
        outcomes,
        returns,
        returns_max: step.returns_max,
        detour: step.detour,
        on_request: step.on_request,
        aside: step.aside,
        guard,
        reads,
        writes: data::field_list(tree, name, "writes", &step.writes, found),
        needs: documents.list(&step.needs),
        gives: documents.list(&step.gives),
        called,
        time: StepTime::default(),
        staffing: None,
        keepable: false,
    }
}

fn routes(
    tree: &Workflow,
    name: &str,
    step: &Step,
    outcomes: &Outcomes,
    found: &mut Vec<Diagnostic>,
) -> Vec<(OutcomeId, Route)> {
    let mut routes = Vec::new();
    for (outcome, to) in step.returns.iter() {
        let place = || Place::step(name).field("returns").entry(outcome);
        let by_way_of: Vec<StepId> = to
            .by_way_of
            .iter()
            .enumerate()
            .filter_map(|(i, detour)| step_of(tree, detour, || place().field("by_way_of").item(i), found))
            .collect();
        let mut seen = BTreeSet::new();
        for (index, detour) in to.by_way_of.iter().enumerate() {
            if !seen.insert(detour) {
                found.push(
                    Diagnostic::new(
                        Code::Repeated,
                        place().field("by_way_of").item(index),
                        format!("`{detour}` stands twice on this way back"),
                    )
                    .help("take one of them out"),
                );
            }
        }
        if let (Some(id), Some(target)) =
            (outcomes.named(outcome), step_of(tree, &to.to, || place().field("to"), found))
        {
            routes.push((id, Route { to: target, by_way_of, redo: to.redo }));
        }
    }
    routes
}

fn cancels(
    tree: &Workflow,
    name: &str,
    step: &Step,
    outcomes: &Outcomes,
    found: &mut Vec<Diagnostic>,
) -> Vec<(OutcomeId, Vec<StepId>)> {
    let mut cancels = Vec::new();
    for (outcome, steps) in step.cancels.iter() {
        let place = || Place::step(name).field("cancels");
        let targets: Vec<StepId> = steps
            .iter()
            .enumerate()
            .filter_map(|(i, step)| step_of(tree, step, || place().entry(outcome).item(i), found))
            .collect();
        if let Some(id) = links::outcome_of(name, outcome, outcomes, || place().key(outcome), found) {
            cancels.push((id, targets));
        }
    }
    cancels
}

fn step_of(tree: &Workflow, name: &str, place: impl FnOnce() -> Place, found: &mut Vec<Diagnostic>) -> Option<StepId> {
    let id = tree.steps.index_of(name).and_then(StepId::from_index);
    if id.is_none() {
        found.push(links::unknown_step(tree, name, place(), found.len()));
    }
    id
}

fn called(tree: &Workflow, name: &str, step: &Step, found: &mut Vec<Diagnostic>) -> Option<Called> {
    let workflow = step.workflow.clone()?;
    let each =
        step.each.as_ref().and_then(|field| data::field_of(tree, field, || Place::step(name).field("each"), found));
    Some(Called { workflow, each, element: step.element.clone() })
}
