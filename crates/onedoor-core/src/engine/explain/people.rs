//! The people who are asked about.

use crate::{
    case::WorkItemId,
    engine::{
        Draft, Env, PEOPLE_MAX, Refusal, WorkRefusal,
        enabled::{Probe, known_to},
        judge::Judge,
    },
    id::StepId,
    people::{Actor, Bar, For, Power},
};

/// Everybody of the directory and of the case, and those who have a power over the work of others.
pub(super) struct People {
    pub(super) all: Vec<Actor>,
    pub(super) officials: Vec<Actor>,
}

/// The powers by which somebody does something about the work of others.
const OVER_OTHERS: [Power; 4] = [Power::Manage, Power::Waive, Power::Supervise, Power::Terminate];

impl People {
    /// Without a directory nobody is asked for.
    pub(super) fn of(probe: &Probe<'_>, draft: &Draft<'_>) -> Self {
        let Some(directory) = probe.env.directory else { return People { all: Vec::new(), officials: Vec::new() } };
        let mut all = known_to(probe.graph, probe.case);
        all.extend(directory.persons().filter_map(|(identity, _)| Actor::authenticated(identity).ok()));
        all.sort_unstable();
        all.dedup();
        let official = |by: &&Actor| {
            let judge = Judge { draft, env: probe.env, by };
            OVER_OTHERS.into_iter().any(|power| judge.has(power).is_ok())
        };
        let officials = all.iter().filter(official).take(PEOPLE_MAX).cloned().collect();
        People { all, officials }
    }
}

/// Those who are named for a piece of work and kept from it. Who is not named is none of them; nor is a department in which nobody is.
pub(super) fn barred(draft: &Draft<'_>, env: &Env<'_>, all: &[Actor], item: WorkItemId) -> Vec<Bar> {
    let bar = |by: &Actor| match (Judge { draft, env, by }).works_on(item.step, draft.work_for(item)) {
        Err(Refusal::Work(WorkRefusal::Barred { bar })) => Some(bar),
        _ => None,
    };
    let named_alone = |person: &Actor| names(draft, env, item.step, draft.work_for(item), person);
    let counts = |(person, bar): &(&Actor, Bar)| match bar {
        Bar::NotCandidate { .. } => false,
        Bar::Unknown { .. } => named_alone(person),
        _ => true,
    };
    let found = all.iter().filter_map(|person| Some((person, bar(person)?))).filter(counts);
    found.map(|(_, bar)| bar).take(PEOPLE_MAX).collect()
}

/// Whether a piece of work is for this one person.
fn names(draft: &Draft<'_>, env: &Env<'_>, step: StepId, work: For<'_>, person: &Actor) -> bool {
    let Some(authority) = (Judge { draft, env, by: person }).authority() else { return false };
    let by = match work {
        For::Person(wanted) | For::Adviser(wanted) => return wanted == person,
        For::Named(by) => Some(by),
        For::Candidates => authority.by(step),
    };
    by.and_then(|by| authority.one(by)) == Some(person.identity())
}
