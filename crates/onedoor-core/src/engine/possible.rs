use super::{
    Command, Draft, Given, Opening, Refusal, decide_now,
    settle::{Guards, Known},
    start::begin,
};
use crate::{
    case::{Case, Event},
    expr::NoValue,
    id::StepId,
    proof::Proved,
};

/// Every way a command can go where a guard reads a field that is not known: one list of events for each. None where there are more than `limit`.
///
/// This is for readers of old logs, who know what was done but not every fact behind it. No time passes, and no clock runs.
///
/// # Errors
/// [`Refusal`], as of [`super::decide`].
pub fn possible(
    graph: &Proved,
    case: &Case,
    command: &Command,
    limit: usize,
) -> Result<Option<Vec<Vec<Event>>>, Refusal> {
    command.check(graph, case)?;
    every(limit, |guards| decide_now(graph, case, None, command, guards))
}

/// Every way a case can begin, likewise. Fields need not be given.
///
/// # Errors
/// [`Refusal`] for data or documents that do not fit.
pub fn possible_starts(graph: &Proved, given: &Given, limit: usize) -> Result<Option<Vec<Vec<Event>>>, Refusal> {
    given.check(graph)?;
    let opening = Opening::from(given);
    every(limit, |guards| begin(graph, None, &opening, guards))
}

fn every(
    limit: usize,
    mut go: impl FnMut(&mut dyn Guards) -> Result<Vec<Event>, Refusal>,
) -> Result<Option<Vec<Vec<Event>>>, Refusal> {
    let mut ways = Vec::new();
    let mut guards = Tried::default();
    loop {
        ways.push(go(&mut guards)?);
        if !guards.next_way() {
            return Ok(Some(ways));
        }
        if ways.len() >= limit {
            return Ok(None);
        }
    }
}

/// Answers for unknown guards, in the order in which they are asked: all false first, then counted up like a binary number.
#[derive(Default)]
struct Tried {
    answers: Vec<bool>,
    asked: usize,
}

impl Tried {
    fn next_way(&mut self) -> bool {
        self.answers.truncate(self.asked);
        self.asked = 0;
        while self.answers.pop_if(|answer| *answer).is_some() {}
        self.answers.last_mut().is_some_and(|last| {
            *last = true;
            true
        })
    }
}

impl Guards for Tried {
    fn holds(&mut self, draft: &Draft<'_>, step: StepId) -> Result<bool, NoValue> {
        let known = Known.holds(draft, step);
        if !matches!(known, Err(NoValue::Absent(_))) {
            return known;
        }
        if self.asked == self.answers.len() {
            self.answers.push(false);
        }
        self.asked += 1;
        Ok(self.answers.get(self.asked - 1).copied().unwrap_or(false))
    }
}
