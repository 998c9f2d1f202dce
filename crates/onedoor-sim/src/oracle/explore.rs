//! Every situation that a case can come to.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::case::{Case, Key};
use super::state::StepState;
use super::workflow::Workflow;

/// What an exploration found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explored {
    /// The situations with nothing open.
    pub finished: BTreeSet<Key>,
    /// The states with nothing open and no end in which something waits.
    pub stuck: Vec<Vec<StepState>>,
    /// How many states have nothing open and no end.
    pub ran_out: usize,
    /// How many states there are.
    pub states: usize,
}

/// Every reachable state, by completions alone; a step returns only while its round is below `rounds`, and what a step writes either
/// all changes or not at all. `None` when there are more than `limit` states.
pub fn explore(w: &Arc<Workflow>, rounds: u32, limit: usize) -> Option<Explored> {
    let start = Case::new(w);
    let mut seen = BTreeSet::from([start.full_key()]);
    let mut todo = vec![start];
    let mut found = Explored { finished: BTreeSet::new(), stuck: Vec::new(), ran_out: 0, states: 0 };
    while let Some(c) = todo.pop() {
        if seen.len() > limit {
            return None;
        }
        if c.open_steps().is_empty() {
            found.finished.insert(c.key());
            found.ran_out += usize::from(c.end.is_none());
            if c.stuck() {
                found.stuck.push(c.state.clone());
            }
        }
        for d in successors(&c, rounds) {
            if seen.insert(d.full_key()) {
                todo.push(d);
            }
        }
    }
    found.states = seen.len();
    Some(found)
}

fn successors(c: &Case, rounds: u32) -> Vec<Case> {
    let mut out = Vec::new();
    for n in c.open_steps() {
        let step = &c.w.steps()[n];
        for o in 0..step.outcomes.len() {
            if step.returns.contains_key(&o) && c.round[n] >= rounds {
                continue;
            }
            let changes: &[&[usize]] = if step.writes.is_empty() { &[&[]] } else { &[&[], &step.writes] };
            for changed in changes {
                let mut d = c.clone();
                if d.complete(n, o, changed).is_ok() {
                    out.push(d);
                }
            }
        }
    }
    out
}
