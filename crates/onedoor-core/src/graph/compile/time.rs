//! What a definition says about time: parties, stages, grounds, limits and the meanings of silence.

mod amounts;
mod calendar;
mod changes;
mod limits;
mod meanings;
mod scopes;
mod silence;
mod written;

use super::data;
use crate::{
    calendar::Hours,
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of, shown},
    graph::{Catalogue, Field, GroundNode, StageNode, StepNode, limits::Limits},
    id::{Dense, FieldId, GroundId, StageId, StepId, Table, is_name},
    language::{By, Entries, Kind, Party, Step, Workflow},
};

/// Whether what is written about time makes sense, each thing by itself.
pub(super) fn check(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) {
    let limits = written::limits(tree);
    calendar::check(tree, catalogue, &limits, found);
    amounts::check(&limits, found);
    changes::check(&limits, found);
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
    let known = Grounds::of(tree, catalogue, &grounds);
    for (id, (name, step)) in tree.steps.iter().enumerate() {
        let Some(node) = StepId::from_index(id).and_then(|id| steps.row_mut(id)) else { continue };
        node.time.party = party(step);
        node.time.persistent = step.persistent;
        node.time.stage = step.stage.as_deref().and_then(|stage| stage_of(tree, name, stage, found));
        node.time.ground = step.ground.as_deref().and_then(|ground| known.named(name, ground, found));
    }
    let limits = limits::limits(tree, steps, fields, found);
    scopes::check(tree, steps, found);
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
    let name = tree.profile.as_deref();
    if let Some(name) = missing_profile(tree, catalogue) {
        let known = || format!("known: {}", one_of(catalogue.profiles()));
        let help = did_you_mean(name, catalogue.profiles()).unwrap_or_else(known);
        let message = format!("there is no profile `{}`", shown(name));
        found.push(Diagnostic::new(Code::UnknownProfile, Place::root().field("profile"), message).help(help));
    }
    let rows = name.and_then(|name| catalogue.profile(name)).into_iter().flat_map(|profile| profile.grounds.iter());
    Table::new(rows.map(|(name, ground)| GroundNode { name: name.to_owned(), ground: ground.clone() }).collect())
}

/// The profile, where it is not among those that are known. A catalogue without profiles knows of none that is missing.
fn missing_profile<'a>(tree: &'a Workflow, catalogue: &Catalogue) -> Option<&'a str> {
    let is_missing = |name: &&str| catalogue.profile(name).is_none() && catalogue.profiles().next().is_some();
    // What is no name at all is told as that.
    tree.profile.as_deref().filter(|name| is_name(name)).filter(is_missing)
}

/// The grounds that a step may name.
struct Grounds<'a> {
    profile: Option<&'a str>,
    is_known: bool,
    is_told: bool,
    rows: &'a Table<GroundId, GroundNode>,
}

impl<'a> Grounds<'a> {
    fn of(tree: &'a Workflow, catalogue: &Catalogue, rows: &'a Table<GroundId, GroundNode>) -> Self {
        let profile = tree.profile.as_deref();
        let is_known = profile.is_some_and(|name| catalogue.profile(name).is_some());
        let is_told = missing_profile(tree, catalogue).is_some() || profile.is_some_and(|name| !is_name(name));
        Grounds { profile, is_known, is_told, rows }
    }

    fn named(&self, step: &str, ground: &str, found: &mut Vec<Diagnostic>) -> Option<GroundId> {
        let id = self.rows.iter().find(|(_, known)| known.name == ground).map(|(id, _)| id);
        // Of a profile that was told to be wrong nobody knows the grounds.
        if id.is_none() && !self.is_told {
            let message = format!("there is no ground `{}` on which a clock may stop", shown(ground));
            let place = Place::step(step).field("ground");
            found.push(Diagnostic::new(Code::UnknownGround, place, message).help(self.advice(ground)));
        }
        id
    }

    fn advice(&self, ground: &str) -> String {
        let names = || self.rows.rows().iter().map(|known| known.name.as_str());
        match self.profile {
            None => "write `profile: \"name_of_the_profile\"` in the workflow: grounds stand in a profile".to_owned(),
            Some(profile) if !self.is_known => format!("the profile `{}` is not known here", shown(profile)),
            Some(profile) if self.rows.is_empty() => {
                format!("the profile `{}` has no grounds: no clock stops", shown(profile))
            }
            Some(_) => did_you_mean(ground, names())
                .unwrap_or_else(|| format!("the grounds of the profile: {}", one_of(names()))),
        }
    }
}
