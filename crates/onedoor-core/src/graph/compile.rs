//! From the tree to the graph, saying everything that is wrong on the way. One file a kind of rule.

mod calls;
mod circles;
mod data;
mod gates;
mod kinds;
mod links;
mod names;
mod nodes;
mod outcomes;
mod people;
mod returns;
mod roads;
mod time;
mod unresolved;
mod writers;

use super::{Catalogue, EndNode, Graph, StepNode, edges::Edges, order};
use crate::{
    diagnostic::{Diagnostic, Place, any_error},
    id::{StepId, Table},
    language::{By, Kind, Nobody, OwnCase, Workflow},
};
use std::sync::{Arc, OnceLock};

/// Compiles a tree. The graph is there exactly when none of the diagnostics is an error.
///
/// ```
/// use onedoor_core::{graph::{compile, Catalogue}, language::read};
/// let tree = read(br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#).workflow.unwrap().into();
/// let (graph, diagnostics) = compile(&tree, &Catalogue::default());
/// assert!(graph.is_some() && diagnostics.is_empty());
/// ```
pub fn compile(tree: &Arc<Workflow>, catalogue: &Catalogue) -> (Option<Graph>, Vec<Diagnostic>) {
    let (graph, found) = compile_unchecked(tree, catalogue);
    (graph.filter(|_| !any_error(&found)), found)
}

/// The same with the graph even where there are errors, as long as one could be made of it. The witnesses run what makes no sense, too.
pub(crate) fn compile_unchecked(tree: &Arc<Workflow>, catalogue: &Catalogue) -> (Option<Graph>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    names::check(tree, &mut found);
    kinds::check(tree, &mut found);
    time::check(tree, catalogue, &mut found);
    calls::check(tree, catalogue, &mut found);
    let graph = wired(tree, catalogue, &mut found);
    unresolved::drop_unknowable_outcomes(tree, catalogue, &mut found);
    let before = found.len();
    if let Some(graph) = &graph {
        links::check_joins(graph, &mut found);
        returns::check(graph, &mut found);
        roads::check(graph, &mut found);
        writers::check(graph, &mut found);
        people::check(graph, &mut found);
    }
    unresolved::drop_consequences(&mut found, before);
    (graph, found)
}

/// The graph with every edge that could be resolved; none where the steps go in a circle.
fn wired(tree: &Arc<Workflow>, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) -> Option<Graph> {
    let outcomes = outcomes::of(tree, catalogue, found);
    let mut to_steps = Table::new(
        tree.steps
            .iter()
            .map(|(name, step)| links::edges(tree, &Place::step(name), &step.after, &outcomes, found))
            .collect(),
    );
    gates::add(tree, &outcomes, &mut to_steps, found);
    let to_ends = tree
        .ends
        .iter()
        .map(|(name, end)| links::edges(tree, &Place::end(name), &end.after, &outcomes, found))
        .collect();
    let fields = data::fields(tree, found);
    let documents = data::documents(tree);
    let mut steps = nodes::nodes(tree, outcomes, &to_steps, &fields, &documents, found);
    let time::Timed { stages, grounds, limits } = time::timed(tree, catalogue, &mut steps, &fields, found);
    people::write(tree, &mut steps, found);
    let circles = order::cycles(&to_steps);
    found.extend(circles.iter().map(|circle| circles::cycle(tree, circle)));
    let order = order::order(&to_steps);
    circles.is_empty().then(|| Graph {
        own: steps.iter().filter(|(_, step)| is_applicants(tree, step)).map(|(id, _)| id).collect(),
        workflow: Arc::clone(tree),
        rank: rank(&order),
        order,
        detours: steps.iter().filter(|(_, step)| step.detour).map(|(id, _)| id).collect(),
        idle: steps.iter().filter(|(_, step)| step.detour || step.on_request).map(|(id, _)| id).collect(),
        staffed: steps.rows().iter().any(|step| step.staffing.is_some()),
        steps,
        ends: Table::new(
            tree.ends
                .iter()
                .map(|(name, end)| EndNode { name: name.to_owned(), join: end.join.unwrap_or_default() })
                .collect(),
        ),
        edges: Edges::new(&to_steps, to_ends),
        fields,
        documents: documents.into_table(),
        stages,
        grounds,
        limits,
        day: time::day(tree, catalogue),
        hash: OnceLock::new(),
    })
}

/// Whether a step is the applicant's to do, and falls to nobody else.
fn is_applicants(tree: &Workflow, step: &StepNode) -> bool {
    let falls_to_others = step
        .staffing
        .as_ref()
        .is_some_and(|staffing| staffing.own == OwnCase::Superior || matches!(staffing.nobody, Nobody::HandTo(_)));
    let handed_over = step.time.silence.as_ref().is_some_and(|silence| silence.hands_to.is_some());
    let by = tree.steps.get(&step.name).and_then(|step| step.by.as_ref());
    step.kind == Kind::Do && by == Some(&By::Applicant) && !falls_to_others && !handed_over
}

fn rank(order: &[StepId]) -> Table<StepId, u32> {
    let mut rank = Table::new(vec![0; order.len()]);
    for (place, step) in (0..).zip(order) {
        rank[*step] = place;
    }
    rank
}
