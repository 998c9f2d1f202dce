//! What a definition says about time: parties, stages, grounds, limits and the meanings of silence.

mod amounts;
mod calendar;
mod limits;
mod meanings;
mod silence;
mod written;

use super::data;
use crate::{
    calendar::Hours,
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of, shown},
    graph::{Catalogue, Field, GroundNode, StageNode, StepNode, limits::Limits},
    id::{Dense, FieldId, GroundId, StageId, StepId, Table},
    language::{By, Entries, Kind, Party, Step, Workflow},
};

/// Whether what is written about time makes sense, each thing by itself.
pub(super) fn check(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) {
    let limits = written::limits(tree);
    calendar::check(tree, catalogue, &limits, found);
    amounts::check(&limits, found);
    written::check(tree, &limits, found);
    meanings::check(tree, found);
}

/// What a graph knows of time beside its steps.
pub(super) struct Timed {
    pub(super) stages: Table<StageId, StageNode>,
    pub(super) grounds: Table<GroundId, GroundNode>,
    pub(super) limits: Limits,
}

/// Writes into the steps what is said about their time.
pub(super) fn timed(
    tree: &Workflow,
    catalogue: &Catalogue,
    steps: &mut Table<StepId, StepNode>,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) -> Timed {
    let grounds = grounds(tree, catalogue, found);
    for (id, (name, step)) in tree.steps.iter().enumerate() {
        let Some(node) = StepId::from_index(id).and_then(|id| steps.row_mut(id)) else { continue };
        node.time.party = party(step);
        node.time.persistent = step.persistent;
        node.time.stage = step.stage.as_deref().and_then(|stage| stage_of(tree, name, stage, found));
        node.time.ground = step.ground.as_deref().and_then(|ground| ground_of(name, ground, &grounds, found));
    }
    let limits = limits::limits(tree, steps, fields, found);
    silence::write(tree, steps, limits.rows(), fields, found);
    let stages =
        tree.stages.iter().map(|(name, stage)| StageNode { name: name.to_owned(), lead: stage.lead.clone() }).collect();
    Timed { stages: Table::new(stages), grounds, limits }
}

/// How many seconds of business a working day of the calendar has.
pub(super) fn day(tree: &Workflow, catalogue: &Catalogue) -> Option<u64> {
    let calendar = catalogue.calendar(tree.calendar.as_deref()?)?;
    let seconds: u64 = calendar.hours().iter().map(Hours::seconds).sum();
    (seconds > 0).then_some(seconds)
}

/// Whose clock a step runs on where the file does not say.
fn party(step: &Step) -> Party {
    step.clock.unwrap_or(match (&step.by, step.kind) {
        (Some(By::Applicant), _) => Party::Applicant,
        (None, Kind::Wait) => Party::Nobody,
        _ => Party::Authority,
    })
}

fn stage_of(tree: &Workflow, step: &str, stage: &str, found: &mut Vec<Diagnostic>) -> Option<StageId> {
    let id = tree.stages.index_of(stage).and_then(StageId::from_index);
    if id.is_none() {
        found.push(unknown_stage(&tree.stages, stage, Place::step(step).field("stage")));
    }
    id
}

fn unknown_stage<T>(stages: &Entries<T>, stage: &str, place: Place) -> Diagnostic {
    let known = || match stages.len() {
        0 => "stages stand in `stages` of the workflow".to_owned(),
        _ => format!("the stages: {}", one_of(stages.keys())),
    };
    let help = did_you_mean(stage, stages.keys()).unwrap_or_else(known);
    Diagnostic::new(Code::UnknownStage, place, format!("there is no stage `{}`", shown(stage))).help(help)
}

/// The grounds of the profile.
fn grounds(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) -> Table<GroundId, GroundNode> {
    let profile = tree.profile.as_deref().and_then(|name| {
        let profile = catalogue.profile(name);
        if profile.is_none() && catalogue.profiles().next().is_some() {
            let known = || format!("known: {}", one_of(catalogue.profiles()));
            let help = did_you_mean(name, catalogue.profiles()).unwrap_or_else(known);
            let message = format!("there is no profile `{}`", shown(name));
            found.push(Diagnostic::new(Code::UnknownProfile, Place::root().field("profile"), message).help(help));
        }
        profile
    });
    let rows = profile.iter().flat_map(|profile| profile.grounds.iter());
    Table::new(rows.map(|(name, ground)| GroundNode { name: name.to_owned(), ground: ground.clone() }).collect())
}

fn ground_of(
    step: &str,
    ground: &str,
    grounds: &Table<GroundId, GroundNode>,
    found: &mut Vec<Diagnostic>,
) -> Option<GroundId> {
    let id = grounds.iter().find(|(_, known)| known.name == ground).map(|(id, _)| id);
    if id.is_none() {
        let names = || grounds.rows().iter().map(|known| known.name.as_str());
        let known = || match names().next() {
            None => "grounds stand in the profile of the workflow".to_owned(),
            Some(_) => format!("the grounds of the profile: {}", one_of(names())),
        };
        let message = format!("there is no ground `{}` on which a clock may stop", shown(ground));
        let help = did_you_mean(ground, names()).unwrap_or_else(known);
        found.push(Diagnostic::new(Code::UnknownGround, Place::step(step).field("ground"), message).help(help));
    }
    id
}
