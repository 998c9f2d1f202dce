//! Why a case stands where it stands: for everything that it waits for, who can act, what is missing, until when, what happens then, and what would unblock it.
//!
//! It is total: a case that has not ended waits for something, and this says for what. That somebody can act is never said without asking
//! [`decide`](super::decide): whoever is named gives a command that is accepted as the case stands.

mod behind;
mod due;
mod people;
mod seats;
mod told;
mod unblock;
mod wait;
mod words;
mod work;

pub use told::{Told, explain_refusal};
pub use wait::{Due, Missing, Unblock, Wait, WaitKind};

use super::{
    Draft, Env,
    enabled::{Probe, as_of_now},
};
use crate::{
    case::{Case, Condition},
    people::Actor,
    proof::Proved,
};
use people::People;

/// What a case waits for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// How it ended; none while it runs.
    pub ended: Option<String>,
    /// What it waits for: what rests the whole case first, then the open steps with what stands beside them, then what waits behind them.
    pub waits: Vec<Wait>,
}

impl Explanation {
    /// Everybody who can act somewhere, each once, in the order of their identities.
    pub fn who(&self) -> Vec<&Actor> {
        let mut who: Vec<&Actor> = self.waits.iter().flat_map(|wait| &wait.who).collect();
        who.sort_unstable();
        who.dedup();
        who
    }
}

/// What a case waits for at `env.now`, once every deadline up to then has passed. Never empty while the case has not ended.
///
/// Costs a look at everybody in the directory for each open step and seat.
pub fn explain(graph: &Proved, case: &Case, env: &Env<'_>) -> Explanation {
    if let Some(ending) = case.ending() {
        return Explanation { ended: Some(ending.describe(graph)), waits: Vec::new() };
    }
    if case.version() == 0 || case.workflow() != graph.hash() {
        return one(Wait::new(WaitKind::Start, "the case"));
    }
    let Some(now) = as_of_now(graph, case, env).filter(|now| now.ending().is_none()) else {
        let mut wait = Wait::new(WaitKind::Time, "the case");
        wait.missing.push(Missing::TimePassing);
        return one(wait);
    };
    let asking = Asking::new(Probe { graph, case: &now, env });
    let mut waits = Vec::new();
    waits.extend(asking.suspension());
    for step in now.open_steps() {
        asking.open(step, &mut waits);
    }
    let waiting = graph.steps().ids().filter(|step| now.condition(*step) == Condition::Waiting);
    waits.extend(waiting.map(|step| asking.behind(step)));
    if waits.is_empty() {
        waits.push(Wait::new(WaitKind::Time, "the case"));
    }
    Explanation { ended: None, waits }
}

fn one(wait: Wait) -> Explanation {
    Explanation { ended: None, waits: vec![wait] }
}

/// What is needed to answer.
struct Asking<'p> {
    probe: Probe<'p>,
    draft: Draft<'p>,
    people: People,
}

impl<'p> Asking<'p> {
    fn new(probe: Probe<'p>) -> Self {
        let draft = Draft::new(probe.graph, probe.case);
        let people = People::of(&probe, &draft);
        Asking { probe, draft, people }
    }
}
