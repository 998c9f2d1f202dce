use super::links;
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    graph::{Edge, Outcomes},
    id::{Dense, StepId, Table},
    language::{Step, Workflow},
};
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// All gates together make no more edges: each entry makes as many as the stage that it names has exits, at each entrance of its own.
const EDGES_MAX: usize = 1_000_000;

/// Adds the edges of the stages' gates: to each step of a stage that comes after no other step of it.
pub(super) fn add(
    tree: &Workflow,
    outcomes: &Table<StepId, Outcomes>,
    to_steps: &mut Table<StepId, Vec<Edge>>,
    found: &mut Vec<Diagnostic>,
) {
    let stages = Stages::of(tree);
    let mut edges_left = EDGES_MAX;
    for (name, stage) in tree.stages.iter().filter(|(_, stage)| !stage.gate.is_empty()) {
        let entrances = stages.entrances(name);
        let gate = stages.gate(name, &stage.gate, outcomes, &mut edges_left, found);
        match edges_left.checked_sub(gate.len().saturating_mul(entrances.len())) {
            Some(left) => edges_left = left,
            None => return found.push(too_large(name)),
        }
        for (id, step, body) in entrances {
            let Some(edges) = to_steps.row_mut(id) else { continue };
            if !edges.is_empty() && body.join.is_none() {
                unwritten(name, step, &gate, found);
            }
            // An entrance may come after what the gate names, too: then its own words count.
            let own: BTreeSet<StepId> = edges.iter().map(|edge| edge.from).collect();
            edges.extend(gate.iter().filter(|edge| !own.contains(&edge.from)));
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

fn too_large(stage: &str) -> Diagnostic {
    let message = format!("the gates up to this one make more than {EDGES_MAX} edges");
    Diagnostic::new(Code::TooLarge, gate_of(stage), message)
        .help("let the stage before end with one step, and name that step in the gate")
}

fn gate_of(stage: &str) -> Place {
    Place::root().field("stages").entry(stage).field("gate")
}

/// A step of a stage.
type Inside<'a> = (StepId, &'a str, &'a Step);

/// The steps of each stage, without detours.
struct Stages<'a> {
    tree: &'a Workflow,
    inside: BTreeMap<&'a str, Vec<Inside<'a>>>,
    /// The steps of each stage that no other step of it comes after. Many gates may name one stage, so they are looked for once.
    exits: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Stages<'a> {
    fn of(tree: &'a Workflow) -> Self {
        let mut inside: BTreeMap<&str, Vec<Inside<'_>>> = BTreeMap::new();
        for (index, (name, step)) in tree.steps.iter().enumerate() {
            if let (Some(stage), Some(id), false) = (step.stage.as_deref(), StepId::from_index(index), step.detour) {
                inside.entry(stage).or_default().push((id, name, step));
            }
        }
        let exits =
            tree.stages.keys().map(|stage| (stage, exits(inside.get(stage).map_or(&[], Vec::as_slice)))).collect();
        Stages { tree, inside, exits }
    }

    fn inside(&self, stage: &str) -> &[Inside<'a>] {
        self.inside.get(stage).map_or(&[], Vec::as_slice)
    }

    fn holds(&self, stage: &str, step: &str) -> bool {
        self.tree.steps.get(step).is_some_and(|step| step.stage.as_deref() == Some(stage))
    }

    /// The steps of a stage that come after no other step of it.
    fn entrances(&self, stage: &str) -> Vec<Inside<'a>> {
        let first = |(_, _, step): &&Inside<'_>| !sources(step).any(|source| self.holds(stage, source));
        self.inside(stage).iter().filter(first).copied().collect()
    }

    /// What the gate of a stage comes after. Entries that name outcomes of the same step are one edge.
    fn gate(
        &self,
        stage: &str,
        gate: &'a [String],
        outcomes: &Table<StepId, Outcomes>,
        edges_left: &mut usize,
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Edge> {
        let mut edges: BTreeMap<StepId, Edge> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for (index, source) in gate.iter().enumerate() {
            let here = || gate_of(stage).item(index);
            if !seen.insert(source) {
                let message = format!("`{}` stands twice in this list", shown(source));
                found.push(Diagnostic::new(Code::Repeated, here(), message).help("take one of them out"));
                continue;
            }
            if let Some(message) = self.circle(stage, source) {
                found.push(
                    Diagnostic::new(Code::Cycle, here(), message).help("a gate names what lies before the stage"),
                );
                continue;
            }
            let Some(names) = self.names(source) else {
                found.push(links::unknown_step_or_stage(self.tree, source, here(), found.len()));
                continue;
            };
            if names.is_empty() && !self.inside(source).is_empty() {
                found.push(nothing_to_wait_for(source, here()));
            }
            *edges_left = edges_left.saturating_sub(names.len());
            let new = names.iter().filter_map(|source| links::edge(self.tree, source, outcomes, here, found));
            new.for_each(|edge| merge(&mut edges, edge));
        }
        edges.into_values().collect()
    }

    /// What an entry of a gate means, each as an `after` would name it; none where it is neither a stage nor a step.
    fn names(&self, source: &'a str) -> Option<Cow<'_, [&'a str]>> {
        match self.exits.get(source) {
            Some(exits) => Some(Cow::Borrowed(exits)),
            None => self.tree.steps.get(step_of(source)).map(|_| Cow::Owned(vec![source])),
        }
    }

    /// Why a gate cannot name this: its own stage, or a step of it.
    fn circle(&self, stage: &str, source: &str) -> Option<String> {
        let step = step_of(source);
        if source == stage {
            Some(format!("the stage `{stage}` cannot come after itself"))
        } else if self.tree.stages.get(source).is_none() && self.holds(stage, step) {
            Some(format!("`{step}` belongs to the stage `{stage}`, which cannot come after it"))
        } else {
            None
        }
    }
}

fn exits<'a>(inside: &[Inside<'a>]) -> Vec<&'a str> {
    let followed: BTreeSet<&str> = inside.iter().flat_map(|(_, _, step)| sources(step)).collect();
    let last = |(_, name, step): &&Inside<'_>| !followed.contains(name) && !step.aside;
    inside.iter().filter(last).map(|(_, name, _)| *name).collect()
}

fn nothing_to_wait_for(stage: &str, place: Place) -> Diagnostic {
    let message = format!("no step of the stage `{stage}` leads on: the gate waits for nothing");
    Diagnostic::new(Code::EmptyStage, place, message).help("name what it shall wait for, or take the gate out")
}

fn merge(edges: &mut BTreeMap<StepId, Edge>, edge: Edge) {
    let known = edges.entry(edge.from).or_insert(edge);
    known.accepts = known.accepts.union(edge.accepts);
    known.named &= edge.named;
}

fn sources(step: &Step) -> impl Iterator<Item = &str> {
    step.after.iter().map(|source| step_of(source))
}

/// The step of `"step"` or `"step.outcome"`.
fn step_of(source: &str) -> &str {
    source.split_once('.').map_or(source, |(step, _)| step)
}

/// Where the gate of its stage lets a step come after another, and the stage; none where no gate does.
pub(super) fn place_of<'a>(tree: &'a Workflow, step: &str, source: &str) -> Option<(Place, &'a str)> {
    let stage = tree.steps.get(step)?.stage.as_deref()?;
    let belongs = |stage: &String| tree.steps.get(source).is_some_and(|source| source.stage.as_ref() == Some(stage));
    let names = |written: &String| match tree.stages.get(written) {
        Some(_) => belongs(written),
        None => step_of(written) == source,
    };
    let index = tree.stages.get(stage)?.gate.iter().position(names)?;
    Some((gate_of(stage).item(index), stage))
}
