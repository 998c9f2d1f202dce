//! What somebody may do now.
//!
//! Nothing here knows a rule: commands are listed in one place, and [`decide`](super::decide) is asked about each, so the answer is the one that the command
//! itself would get.

mod offers;
mod probe;
mod shape;
mod targets;
mod verb;

pub(super) use probe::Probe;
pub(super) use targets::known_to;

use super::{Action, Env};
use crate::{
    case::{Case, WorkItemId},
    id::{FieldId, OutcomeId, StepId},
    people::Actor,
    proof::Proved,
};
use std::borrow::Cow;

/// More people than this are not listed in one row.
pub const PEOPLE_MAX: usize = 50;

/// Something that somebody may do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enabled {
    /// The command as it is accepted now. What must be given with it has sample values, and its texts are empty.
    pub action: Action,
    /// The people of whom it is accepted as the one it is about; none for a command about nobody, and where the case knows nobody.
    pub to: Vec<Actor>,
    /// Whether it may be about others as well: there are more than are listed, or people whom neither the case nor the directory knows will do.
    pub others: bool,
    /// The fields that must be given with it.
    pub asks: Vec<FieldId>,
    /// Whether it needs an opinion with its reasons.
    pub opinion: bool,
    /// Whether it needs proof that the applicant was told.
    pub notice: bool,
}

impl Enabled {
    /// The word of the command: `complete`, `claim`.
    pub fn verb(&self) -> &'static str {
        self.action.verb()
    }

    /// The step that it is about.
    pub fn step(&self) -> Option<StepId> {
        self.action.step()
    }

    /// The work item that it is about.
    pub fn item(&self) -> Option<WorkItemId> {
        self.action.item()
    }

    /// The outcome that it gives.
    pub fn outcome(&self) -> Option<OutcomeId> {
        match &self.action {
            Action::Complete { outcome, .. } | Action::Waive { outcome, .. } => Some(*outcome),
            _ => None,
        }
    }

    /// The same about somebody else of those whom the row lists; none for one about nobody.
    pub fn about(&self, person: &Actor) -> Option<Action> {
        let mut action = self.action.clone();
        *shape::target_mut(&mut action)? = person.clone();
        Some(action)
    }

    /// Whether a command is the one of this row, with whatever texts, values and documents.
    pub fn covers(&self, action: &Action) -> bool {
        let listed = |person: &Actor| self.others || self.to.contains(person);
        shape::shape(&self.action) == shape::shape(action) && shape::target(action).as_ref().is_none_or(listed)
    }
}

/// What somebody may do now, in the order of the documentation: what completes work first, then what is done with it, then what is done with the case.
///
/// Each row is a command that [`decide`](super::decide) accepts as the case stands at `env.now`; whatever it accepts of them is in a row. Left out is what the
/// engine alone orders: to let time pass, and the end of a sub-case. Of more than [`STEPS_MAX`] steps those count that are open or waiting, then the others in the
/// order of the definition. Values that must be given are chosen by their types; where a guard reads them, the command may lead elsewhere with others, and is
/// accepted all the same.
///
/// Costs a decision for each command that there could be, and for each person whom one could be about, up to [`PEOPLE_MAX`].
pub fn enabled(graph: &Proved, case: &Case, env: &Env<'_>, actor: &Actor) -> Vec<Enabled> {
    let Some(case) = as_of_now(graph, case, env).filter(|case| case.ending().is_none()) else { return Vec::new() };
    let probe = Probe { graph, case: &case, env };
    let people = targets::people(&probe, actor);
    offers::offers(graph, &case, &people.listed).iter().filter_map(|offer| probe.row(actor, offer, &people)).collect()
}

/// More steps than this are not looked at.
pub const STEPS_MAX: usize = 64;

/// The case once every deadline up to now has passed; none where they cannot pass, so that no command is accepted.
pub(super) fn as_of_now<'c>(graph: &Proved, case: &'c Case, env: &Env<'_>) -> Option<Cow<'c, Case>> {
    if case.version() == 0 || case.workflow() != graph.hash() {
        return None;
    }
    if case.next_deadline().is_none_or(|deadline| deadline > env.now) {
        return Some(Cow::Borrowed(case));
    }
    let mut later = case.clone();
    let events = super::decide(graph, case, env, &super::Command::new(Action::PassTime)).ok()?;
    events.iter().try_for_each(|event| later.apply(graph, event)).ok()?;
    let behind = later.next_deadline().is_some_and(|deadline| deadline <= env.now);
    (!behind).then_some(Cow::Owned(later))
}
