//! Replaying an event log against a workflow: could what happened have happened by the rules?
//!
//! A log says which activities were completed in a case, and when. It does not say which outcome a completion had, what a guard found in fields that
//! the log lacks, or whether a step that it never names was passed. So a case is not in one state but in a *set of possible states*: all that fit the
//! events so far. An event that fits none of them is rejected, and with it the case.
//!
//! Cases of one log resemble each other. The possible states, what can become of each, and the sets of them are therefore numbered and kept
//! while a log is replayed: most events cost one look-up, whatever the workflow.
//!
//! What is *not* replayed: people, limits, silence, `exclusive`, and moves that leave no completion behind, such as waivers. A step on request counts as asked
//! for when the log shows that it was done. The deadlines that the log itself gives are counted beside the replay ([`Deadlines`]).

mod alphabet;
mod case_facts;
mod deadlines;
mod possible_states;
mod sets;
mod tally;
mod told;
mod verdict;

pub(crate) use deadlines::{Deadlines, Figures};
pub(crate) use tally::{FirstRejection, Tally};
pub(crate) use verdict::{Replayed, Verdict};

use crate::xes::Trace;
use alphabet::{Activity, Alphabet};
use case_facts::CaseFacts;
use onedoor_core::{engine::Given, expr::Value, graph::Catalogue, id::FieldId, proof::Proved};
use possible_states::PossibleStates;
use sets::{SetId, Sets};
use std::collections::BTreeMap;
use told::Told;

/// The most states that a case may be in at once.
pub(crate) const STATES_MAX: usize = 10_000;
/// How many states, and members of sets of them, are kept; then all but the present ones are forgotten.
const KEPT_STATES_MAX: usize = 100_000;
const KEPT_MEMBERS_MAX: usize = 2_000_000;

/// A case may be in more than [`STATES_MAX`] states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooManyStates;

/// A workflow against which traces are replayed.
pub(crate) struct Replay {
    told: Told,
    alphabet: Alphabet,
    facts: CaseFacts,
    states: PossibleStates,
    sets: Sets,
    starts: BTreeMap<Vec<(FieldId, Value)>, SetId>,
    most_states: usize,
}

impl Replay {
    /// Makes a workflow ready; none where it calls workflows that the catalogue does not have.
    pub(crate) fn new(workflow: &Proved, catalogue: &Catalogue) -> Option<Replay> {
        Some(Replay {
            told: Told::new(workflow, catalogue)?,
            alphabet: Alphabet::of(workflow),
            facts: CaseFacts::of(workflow),
            states: PossibleStates::default(),
            sets: Sets::default(),
            starts: BTreeMap::new(),
            most_states: 0,
        })
    }

    /// Replays one case.
    ///
    /// # Errors
    /// [`TooManyStates`] when so little is known of it that it may be in too many states.
    pub(crate) fn case(&mut self, trace: &Trace) -> Result<Replayed, TooManyStates> {
        let events = trace.in_order();
        let mut set = self.start(trace)?;
        for (accepted, event) in events.iter().enumerate() {
            set = self.forget(set);
            let activity = self.alphabet.activity(&event.activity);
            match activity.map_or(Ok(None), |activity| self.after(set, activity))? {
                Some(next) => set = next,
                None => {
                    return Ok(Replayed {
                        events: events.len(),
                        accepted,
                        verdict: self.rejected(set, &event.activity),
                    });
                }
            }
        }
        let at_end = self.sets.members(set).iter().any(|state| self.states.is_at_end(*state));
        let verdict = if at_end { Verdict::Complete } else { Verdict::Open };
        Ok(Replayed { events: events.len(), accepted: events.len(), verdict })
    }

    /// The most states that a case has been in at once.
    pub(crate) fn most_states(&self) -> usize {
        self.most_states
    }

    fn start(&mut self, trace: &Trace) -> Result<SetId, TooManyStates> {
        let given = self.facts.given(trace);
        if let Some(set) = self.starts.get(&given.data) {
            return Ok(*set);
        }
        let set = self.first(&given)?;
        self.starts.insert(given.data, set);
        Ok(set)
    }

    fn first(&mut self, given: &Given) -> Result<SetId, TooManyStates> {
        let first = self.states.first(&self.told, given)?;
        let closed = self.states.closed(&self.told, &first)?;
        Ok(self.put(closed))
    }

    /// The states after an activity; none where it fits no state.
    fn after(&mut self, set: SetId, activity: Activity) -> Result<Option<SetId>, TooManyStates> {
        if let Some(known) = self.sets.after(set, activity) {
            return Ok(known);
        }
        let members = self.sets.members(set);
        let reached = self.states.after(&self.told, &members, self.alphabet.steps(activity))?;
        let next = match reached.is_empty() {
            true => None,
            false => Some(self.states.closed(&self.told, &reached)?).map(|states| self.put(states)),
        };
        self.sets.note(set, activity, next);
        Ok(next)
    }

    fn put(&mut self, states: Vec<possible_states::State>) -> SetId {
        self.most_states = self.most_states.max(states.len());
        self.sets.put(states)
    }

    fn rejected(&self, set: SetId, activity: &str) -> Verdict {
        let graph = self.told.graph();
        let open = self.states.open_steps(&self.sets.members(set));
        let named =
            open.into_iter().filter(|step| self.alphabet.names(*step)).map(|step| graph.step_name(step).to_owned());
        Verdict::Rejected(FirstRejection { activity: activity.to_owned(), open: named.collect() })
    }

    /// Forgets what other cases left behind once that is too much; the set has another number then.
    fn forget(&mut self, set: SetId) -> SetId {
        let full = self.states.len() > KEPT_STATES_MAX || self.sets.members_kept() > KEPT_MEMBERS_MAX;
        if full { self.keep_only(set) } else { set }
    }

    fn keep_only(&mut self, set: SetId) -> SetId {
        let members = self.states.keep_only(&self.sets.members(set));
        self.sets = Sets::default();
        self.starts.clear();
        self.sets.put(members)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onedoor_core::proof::load;

    const CHOICE: &[u8] = br#"Workflow(id: "w", steps: {
        "a": Decide(outcomes: ["left", "right"], activities: ["A"]),
        "l": Do(after: ["a.left"], activities: ["L"]), "r": Do(after: ["a.right"], activities: ["R"]),
    }, ends: {"e": (after: ["l", "r"])})"#;

    #[test]
    fn a_case_goes_on_although_others_are_forgotten() {
        let workflow = load(CHOICE, &Catalogue::default()).proved.unwrap();
        let mut replay = Replay::new(&workflow, &Catalogue::default()).unwrap();
        let [a, l] = ["A", "L"].map(|name| replay.alphabet.activity(name).unwrap());
        let start = replay.start(&Trace::default()).unwrap();
        let chosen = replay.after(start, a).unwrap().unwrap();
        assert_eq!((replay.states.len(), replay.sets.members(chosen).len()), (3, 2));
        let kept = replay.keep_only(chosen);
        assert_eq!((replay.states.len(), replay.sets.members(kept).len()), (2, 2));
        let end = replay.after(kept, l).unwrap().unwrap();
        assert!(replay.sets.members(end).iter().all(|state| replay.states.is_at_end(*state)));
    }
}
