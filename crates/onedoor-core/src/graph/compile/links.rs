use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of, shown},
    graph::{Edge, Graph, OutcomeSet, Outcomes, Reach},
    id::{Dense, Node, OutcomeId, StepId, Table},
    language::{Join, Workflow},
};
use std::collections::BTreeMap;

/// Resolves an `after` list. Entries that name outcomes of the same step are one edge.
pub(super) fn edges(
    tree: &Workflow,
    place: &Place,
    after: &[String],
    outcomes: &Table<StepId, Outcomes>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::with_capacity(after.len());
    let mut row_of: BTreeMap<StepId, usize> = BTreeMap::new();
    for (index, source) in after.iter().enumerate() {
        let here = || place.clone().field("after").item(index);
        let Some(edge) = edge(tree, source, outcomes, here, found) else { continue };
        let row = *row_of.entry(edge.from).or_insert(edges.len());
        match edges.get_mut(row) {
            Some(earlier) if earlier.named && edge.named && earlier.accepts.shared(edge.accepts).is_empty() => {
                earlier.accepts = earlier.accepts.union(edge.accepts);
            }
            Some(_) => found.push(
                Diagnostic::new(Code::Repeated, here(), format!("`{}` is accepted already", shown(source)))
                    .help("take one of them out"),
            ),
            None => edges.push(edge),
        }
    }
    edges
}

pub(super) fn edge(
    tree: &Workflow,
    source: &str,
    outcomes: &Table<StepId, Outcomes>,
    place: impl Fn() -> Place,
    found: &mut Vec<Diagnostic>,
) -> Option<Edge> {
    let (step, outcome) = source.split_once('.').map_or((source, None), |(step, outcome)| (step, Some(outcome)));
    let Some(from) = tree.steps.index_of(step).and_then(StepId::from_index) else {
        found.push(unknown_step(tree, step, place(), found.len()));
        return None;
    };
    let known = &outcomes[from];
    let returning = returning(tree, step, known);
    let Some(outcome) = outcome else {
        return Some(Edge { from, accepts: known.all().without(returning), named: false });
    };
    let Some(id) = known.named(outcome) else {
        found.push(unknown_outcome(step, outcome, known, place().within(step.len() + 1..source.len())));
        return None;
    };
    if returning.contains(id) {
        let message = format!("`{outcome}` of `{step}` returns: nothing comes after it");
        found.push(
            Diagnostic::new(Code::EdgeOnReturn, place(), message).help("take it out: the way back stands in `returns`"),
        );
        return None;
    }
    Some(Edge { from, accepts: std::iter::once(id).collect(), named: true })
}

fn returning(tree: &Workflow, step: &str, outcomes: &Outcomes) -> OutcomeSet {
    let returns = tree.steps.get(step).into_iter().flat_map(|step| step.returns.keys());
    returns.filter_map(|name| outcomes.named(name)).collect()
}

/// After so many findings names are no longer compared with all that are known.
pub(super) const SUGGESTED_MAX: usize = 20;

pub(super) fn unknown_step(tree: &Workflow, step: &str, place: Place, found: usize) -> Diagnostic {
    let near = || {
        let known = || format!("the steps: {}", one_of(tree.steps.keys()));
        let few = found < SUGGESTED_MAX && !tree.steps.is_empty();
        few.then(|| did_you_mean(step, tree.steps.keys()).unwrap_or_else(known))
    };
    let help = if tree.ends.get(step).is_some() {
        Some(format!("`{step}` is an end: nothing comes after it"))
    } else {
        near()
    };
    Diagnostic::new(Code::UnknownStep, place, format!("there is no step `{}`", shown(step))).maybe_help(help)
}

/// As [`unknown_step`], where the name of a stage could stand, too.
pub(super) fn unknown_step_or_stage(tree: &Workflow, name: &str, place: Place, found: usize) -> Diagnostic {
    let few = found < SUGGESTED_MAX && !tree.stages.is_empty();
    match few.then(|| did_you_mean(name, tree.steps.keys().chain(tree.stages.keys()))).flatten() {
        Some(help) => {
            Diagnostic::new(Code::UnknownStep, place, format!("there is no step or stage `{}`", shown(name))).help(help)
        }
        None => unknown_step(tree, name, place, found),
    }
}

pub(super) fn unknown_outcome(step: &str, outcome: &str, known: &Outcomes, place: Place) -> Diagnostic {
    let help =
        did_you_mean(outcome, known.names()).unwrap_or_else(|| format!("its outcomes: {}", one_of(known.names())));
    Diagnostic::new(Code::UnknownOutcome, place, format!("`{step}` has no outcome `{}`", shown(outcome))).help(help)
}

/// Quorums that can be met, and joins written out where the default would let one agreement pass for all.
pub(super) fn check_joins(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let mut reach = Reach::default();
    let unwritten: Vec<(Place, Vec<StepId>)> = nodes(graph)
        .filter_map(|(node, place, join)| {
            quorum(join, graph.edges_to(node).len(), &place, found);
            let named = graph.edges_to(node).iter().filter(|edge| edge.named);
            let mut sources: Vec<StepId> = named.map(|edge| edge.from).collect();
            sources.sort_by_key(|step| graph.rank(*step));
            (join.is_none() && sources.len() > 1).then_some((place, sources))
        })
        .collect();
    let pairs = |sources: &[StepId]| {
        sources.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect::<Vec<_>>()
    };
    unwritten
        .iter()
        .for_each(|(_, sources)| pairs(sources).into_iter().for_each(|(one, other)| reach.ask(graph, one, other)));
    let reached = reach.answer(graph);
    for (place, sources) in unwritten {
        if let Some((one, other)) = pairs(&sources).into_iter().find(|(one, other)| !reached.ordered(*one, *other)) {
            let message = format!(
                "`{}` and `{}` run in parallel and outcomes of both are named: write the join out",
                graph.step_name(one),
                graph.step_name(other)
            );
            let help = "`join: AllRequired` wants both, `join: Any` the first, `join: AllAsked` is content with one when all have answered";
            found.push(Diagnostic::new(Code::JoinUnwritten, place.field("after"), message).help(help));
        }
    }
}

/// Every step and end with its place and its join as written.
fn nodes(graph: &Graph) -> impl Iterator<Item = (Node, Place, Option<Join>)> {
    let tree = graph.workflow();
    let steps = graph
        .steps()
        .ids()
        .zip(tree.steps.iter())
        .map(|(id, (name, step))| (Node::Step(id), Place::step(name), step.join));
    let ends =
        graph.ends().ids().zip(tree.ends.iter()).map(|(id, (name, end))| (Node::End(id), Place::end(name), end.join));
    steps.chain(ends)
}

fn quorum(join: Option<Join>, edges: usize, place: &Place, found: &mut Vec<Diagnostic>) {
    let Some(Join::AtLeast(k)) = join else { return };
    if k == 0 || k as usize > edges {
        let message = format!("`AtLeast({k})` of {edges} edges");
        let help = if k == 0 {
            "a quorum is at least 1"
        } else {
            "it can never be met: entries that name outcomes of one step are one edge"
        };
        found.push(Diagnostic::new(Code::BadQuorum, place.clone().field("join"), message).help(help));
    }
}

/// The outcome called `name`, or a diagnostic.
pub(super) fn outcome_of(
    step: &str,
    name: &str,
    known: &Outcomes,
    place: impl FnOnce() -> Place,
    found: &mut Vec<Diagnostic>,
) -> Option<OutcomeId> {
    let id = known.named(name);
    if id.is_none() {
        found.push(unknown_outcome(step, name, known, place()));
    }
    id
}
