use super::{
    limits::is_covered_unsaid,
    written::{self, Written},
};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::StepNode,
    id::{Dense, StageId, StepId, Table},
    language::{Begin, Limit, Propagation, Workflow},
};
use std::collections::BTreeSet;

/// A limit has steps on whose time it runs, and a stage has steps.
pub(super) fn check(tree: &Workflow, steps: &Table<StepId, StepNode>, found: &mut Vec<Diagnostic>) {
    if let Some(limit) = &tree.limit {
        covers(tree, limit, steps, found);
    }
    // Where the name of a stage is mistaken, another stage only seems to be empty.
    if tree.steps.iter().all(|(_, step)| step.stage.as_deref().is_none_or(|stage| tree.stages.get(stage).is_some())) {
        stages(tree, steps, found);
    }
    for (name, step) in tree.steps.iter() {
        if let Some(written) = written::of_step(name, step) {
            of_step(name, &written, found);
        }
    }
}

fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadLimit, place, message)
}

/// Names that are not known are told where the limit is compiled.
fn covers(tree: &Workflow, limit: &Limit, steps: &Table<StepId, StepNode>, found: &mut Vec<Diagnostic>) {
    let place = Place::root().field("limit").field("covers");
    let mut covers: BTreeSet<&str> = BTreeSet::new();
    for (index, name) in limit.covers.iter().enumerate() {
        if !covers.insert(name) {
            let message = format!("`{name}` stands twice in this list");
            let twice = Diagnostic::new(Code::Repeated, place.clone().item(index), message);
            found.push(twice.help("take one of them out"));
        }
    }
    let is_known = |name: &&str| tree.stages.get(name).is_some() || tree.steps.get(name).is_some();
    let named = |step: &StepNode| {
        let stage = step.time.stage.and_then(|stage| tree.stages.key_at(stage.index()));
        covers.contains(step.name.as_str()) || stage.is_some_and(|stage| covers.contains(stage))
    };
    let covered = |step: &&StepNode| if covers.is_empty() { is_covered_unsaid(step) } else { named(step) };
    let is_sure = !steps.is_empty() && covers.iter().all(is_known);
    if is_sure && !steps.rows().iter().filter(covered).any(|step| runs(limit, step)) {
        let place = if covers.is_empty() { Place::root().field("limit") } else { place };
        found.push(never_runs(place, "nothing that the limit covers is on the clock of the authority"));
    }
}

fn stages(tree: &Workflow, steps: &Table<StepId, StepNode>, found: &mut Vec<Diagnostic>) {
    let limits: Vec<Option<&Limit>> = tree.stages.iter().map(|(_, stage)| stage.limit.as_ref()).collect();
    let limit = |stage: StageId| limits.get(stage.index()).copied().flatten();
    let mut inhabited = BTreeSet::new();
    let mut running = BTreeSet::new();
    for (step, stage) in steps.rows().iter().filter_map(|step| Some((step, step.time.stage?))) {
        inhabited.insert(stage);
        if limit(stage).is_some_and(|limit| runs(limit, step)) {
            running.insert(stage);
        }
    }
    for (stage, name) in
        tree.stages.keys().enumerate().filter_map(|(index, name)| Some((StageId::from_index(index)?, name)))
    {
        let place = Place::root().field("stages");
        if !inhabited.contains(&stage) {
            let message = format!("no step belongs to the stage `{name}`");
            let help = format!("write `stage: \"{name}\"` in its steps");
            let (code, place) = match limit(stage) {
                Some(_) => (Code::BadLimit, place.entry(name).field("limit")),
                None => (Code::EmptyStage, place.key(name)),
            };
            found.push(Diagnostic::new(code, place, message).help(help));
        } else if limit(stage).is_some() && !running.contains(&stage) {
            let message = format!("no step of the stage `{name}` is on the clock of the authority");
            found.push(never_runs(place.entry(name).field("limit"), message));
        }
    }
}

/// Whether the clock of a limit runs while this step is open.
fn runs(limit: &Limit, step: &StepNode) -> bool {
    step.time.counts() || limit.stops == Propagation::Never
}

fn never_runs(place: Place, message: impl Into<String>) -> Diagnostic {
    bad(place, message).help("its clock would never run; `stops: Never` lets it run whosever time it is")
}

fn of_step(name: &str, written: &Written<'_>, found: &mut Vec<Diagnostic>) {
    if written.limit.stops != Propagation::default() {
        let message = "what stops a step stops its limit: `stops` says something only of a case or stage";
        found.push(bad(written.field("stops"), message).help("take `stops` out"));
    }
    if matches!(&written.limit.from, Some(Begin::After(source)) if source.split('.').next() == Some(name)) {
        let message = format!("this clock would start when `{name}` is done");
        found.push(bad(written.field("from"), message).help("leave `from` out: it starts when the step opens"));
    }
}
