use super::links;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Edge, Outcomes},
    id::{Dense, StepId, Table},
    language::{Stage, Step, Workflow},
};

/// Adds the edges of the stages' gates: to each step of a stage that comes after no other step of it.
pub(super) fn add(
    tree: &Workflow,
    outcomes: &Table<StepId, Outcomes>,
    to_steps: &mut Table<StepId, Vec<Edge>>,
    found: &mut Vec<Diagnostic>,
) {
    for (name, stage) in tree.stages.iter().filter(|(_, stage)| !stage.gate.is_empty()) {
        let gate = edges(tree, name, stage, outcomes, found);
        for (id, step) in entrances(tree, name) {
            let Some(edges) = to_steps.row_mut(id) else { continue };
            if !edges.is_empty() && tree.steps.get(step).is_some_and(|step| step.join.is_none()) {
                unwritten(name, step, &gate, found);
            }
            let new: Vec<Edge> =
                gate.iter().filter(|edge| edges.iter().all(|own| own.from != edge.from)).copied().collect();
            edges.extend(new);
        }
    }
}

/// A gate that names an outcome, and a step that comes after something else too: the default join would let it pass without the gate.
fn unwritten(stage: &str, step: &str, gate: &[Edge], found: &mut Vec<Diagnostic>) {
    if gate.iter().any(|edge| edge.named) {
        let message = format!(
            "`{step}` has an `after` of its own and the gate of `{stage}` names an outcome: write the join out"
        );
        let help = "`join: AllRequired` wants the gate and all the rest";
        found.push(Diagnostic::new(Code::JoinUnwritten, Place::step(step).field("after"), message).help(help));
    }
}

fn edges(
    tree: &Workflow,
    name: &str,
    stage: &Stage,
    outcomes: &Table<StepId, Outcomes>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Edge> {
    let place = Place::root().field("stages").entry(name);
    let mut edges: Vec<Edge> = Vec::new();
    for (index, source) in stage.gate.iter().enumerate() {
        let names = match tree.stages.get(source) {
            Some(_) => exits(tree, source),
            None => vec![source.clone()],
        };
        let here = || place.clone().field("gate").item(index);
        edges.extend(names.iter().filter_map(|source| links::edge(tree, source, outcomes, here, found)));
    }
    edges.sort_by_key(|edge| edge.from);
    edges.dedup_by_key(|edge| edge.from);
    edges
}

fn inside<'a>(tree: &'a Workflow, stage: &str) -> impl Iterator<Item = (StepId, &'a str, &'a Step)> {
    let steps = tree.steps.iter().enumerate();
    steps
        .filter(move |(_, (_, step))| step.stage.as_deref() == Some(stage) && !step.detour)
        .filter_map(|(index, (name, step))| Some((StepId::from_index(index)?, name, step)))
}

fn sources(step: &Step) -> impl Iterator<Item = &str> {
    step.after.iter().map(|source| source.split_once('.').map_or(source.as_str(), |(step, _)| step))
}

/// The steps of a stage that come after no other step of it.
fn entrances<'a>(tree: &'a Workflow, stage: &str) -> Vec<(StepId, &'a str)> {
    let of_stage = |name: &str| tree.steps.get(name).is_some_and(|step| step.stage.as_deref() == Some(stage));
    inside(tree, stage).filter(|(_, _, step)| !sources(step).any(of_stage)).map(|(id, name, _)| (id, name)).collect()
}

/// The steps of a stage that no other step of it comes after.
fn exits(tree: &Workflow, stage: &str) -> Vec<String> {
    let followed: std::collections::BTreeSet<&str> =
        inside(tree, stage).flat_map(|(_, _, step)| sources(step)).collect();
    inside(tree, stage)
        .filter(|(_, name, step)| !followed.contains(name) && !step.aside)
        .map(|(_, name, _)| name.to_owned())
        .collect()
}
