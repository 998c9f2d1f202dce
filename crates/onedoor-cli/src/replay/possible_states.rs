use super::{
    STATES_MAX, TooManyStates,
    told::{Told, Way},
};
use onedoor_core::{
    case::{Case, Condition, Ending, Event, Why},
    engine::{Action, Command, Given, possible, possible_starts},
    id::{OutcomeId, StepId},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    rc::Rc,
};

/// A state that a case may be in, numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct State(usize);

/// The states that a replay has come to, and what can become of each.
#[derive(Default)]
pub(super) struct PossibleStates {
    // INVARIANT: no two cases have the same key; `numbers` has the key of each. Nothing is ever listed in the order of the hash maps.
    cases: Vec<Rc<Case>>,
    numbers: HashMap<Vec<u8>, State>,
    completed: HashMap<(State, StepId, Way), Rc<[State]>>,
}

impl PossibleStates {
    /// The states in which a case can begin.
    pub(super) fn first(&mut self, told: &Told, given: &Given) -> Result<Vec<State>, TooManyStates> {
        // A given that does not fit is refused; it was read as the type of its field, so it fits.
        let starts = possible_starts(told.graph(), given, STATES_MAX)
            .unwrap_or_else(|_| Some(Vec::new()))
            .ok_or(TooManyStates)?;
        let cases: Vec<Case> =
            starts.iter().filter_map(|events| applied(told, &Case::new(told.graph()), events)).collect();
        Ok(cases.into_iter().map(|case| self.put(told, case)).collect())
    }

    /// The states after one of these steps was completed, whichever was open.
    pub(super) fn after(
        &mut self,
        told: &Told,
        states: &[State],
        steps: &[StepId],
    ) -> Result<Vec<State>, TooManyStates> {
        let mut reached = Reached::default();
        for state in states {
            for step in steps {
                reached.add(&self.completed(told, *state, *step, Way::Told)?)?;
            }
        }
        Ok(reached.in_order)
    }

    /// These states with all that they can become by steps that complete by themselves.
    pub(super) fn closed(&mut self, told: &Told, states: &[State]) -> Result<Vec<State>, TooManyStates> {
        let mut reached = Reached::default();
        reached.add(states)?;
        let mut next = 0;
        while let Some(state) = reached.in_order.get(next).copied() {
            next += 1;
            let case = self.case(state);
            for step in case.open_steps().filter(|step| told.by_itself(*step, &case)) {
                reached.add(&self.completed(told, state, step, Way::ByItself)?)?;
            }
        }
        Ok(reached.in_order)
    }

    /// Whether the case is at an end.
    pub(super) fn is_at_end(&self, state: State) -> bool {
        matches!(self.case(state).ending(), Some(Ending::End(_)))
    }

    /// The steps that are open in one of these states, in the order of the definition.
    pub(super) fn open_steps(&self, states: &[State]) -> BTreeSet<StepId> {
        states.iter().flat_map(|state| self.case(*state).open_steps().collect::<Vec<_>>()).collect()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.cases.len()
    }

    /// Forgets all others, and gives these new numbers.
    pub(super) fn keep_only(&mut self, states: &[State]) -> Vec<State> {
        let kept: BTreeSet<State> = states.iter().copied().collect();
        let old = std::mem::take(self);
        let keys: BTreeMap<State, Vec<u8>> = old
            .numbers
            .into_iter()
            .filter(|(_, state)| kept.contains(state))
            .map(|(key, state)| (state, key))
            .collect();
        let kept = old
            .cases
            .into_iter()
            .enumerate()
            .filter_map(|(number, case)| Some((case, keys.get(&State(number))?.clone())));
        kept.map(|(case, key)| self.number(key, || case)).collect()
    }

    /// What can become of a state when a step is completed.
    fn completed(&mut self, told: &Told, state: State, step: StepId, way: Way) -> Result<Rc<[State]>, TooManyStates> {
        if let Some(known) = self.completed.get(&(state, step, way)) {
            return Ok(Rc::clone(known));
        }
        let case = self.case(state);
        let mut cases = Vec::new();
        for case in asked_for(told, &case, step)? {
            for outcome in told.outcomes(step, way) {
                complete(told, &case, step, outcome, &mut cases)?;
            }
        }
        let mut reached = Reached::default();
        for case in cases {
            reached.add(&[self.put(told, case)])?;
        }
        let states: Rc<[State]> = reached.in_order.into();
        self.completed.insert((state, step, way), Rc::clone(&states));
        Ok(states)
    }

    fn case(&self, state: State) -> Rc<Case> {
        // Every number was handed out for a row; without one there would be nothing to run on.
        #[expect(clippy::indexing_slicing, reason = "see the invariant of the fields")]
        Rc::clone(&self.cases[state.0])
    }

    fn put(&mut self, told: &Told, case: Case) -> State {
        self.number(case.kernel_key(told.graph()), || Rc::new(case))
    }

    fn number(&mut self, key: Vec<u8>, case: impl FnOnce() -> Rc<Case>) -> State {
        let next = State(self.cases.len());
        let state = *self.numbers.entry(key).or_insert(next);
        if state == next {
            self.cases.push(case());
        }
        state
    }
}

/// States in the order in which they were found, each once.
#[derive(Default)]
struct Reached {
    seen: HashSet<State>,
    in_order: Vec<State>,
}

impl Reached {
    fn add(&mut self, states: &[State]) -> Result<(), TooManyStates> {
        for state in states {
            if self.seen.insert(*state) {
                self.in_order.push(*state);
            }
        }
        if self.in_order.len() > STATES_MAX { Err(TooManyStates) } else { Ok(()) }
    }
}

/// The case with the step asked for, where it is one that must be.
fn asked_for(told: &Told, case: &Rc<Case>, step: StepId) -> Result<Vec<Rc<Case>>, TooManyStates> {
    if case.condition(step) != Condition::Skipped(Why::Unasked) {
        return Ok(vec![Rc::clone(case)]);
    }
    let mut cases = Vec::new();
    carry_out(told, case, Action::Request { step, reason: String::new() }, &mut cases)?;
    Ok(cases.into_iter().map(Rc::new).collect())
}

fn complete(
    told: &Told,
    case: &Case,
    step: StepId,
    outcome: OutcomeId,
    cases: &mut Vec<Case>,
) -> Result<(), TooManyStates> {
    if case.condition(step) != Condition::Open {
        return Ok(());
    }
    for given in told.given(case, step, outcome)? {
        carry_out(told, case, Action::Complete { step, outcome, given, opinion: None }, cases)?;
    }
    Ok(())
}

/// Adds every way in which a move can go; none where it is refused.
fn carry_out(told: &Told, case: &Case, action: Action, cases: &mut Vec<Case>) -> Result<(), TooManyStates> {
    let ways = match possible(told.graph(), case, &Command::new(action), STATES_MAX) {
        Ok(ways) => ways.ok_or(TooManyStates)?,
        Err(_) => Vec::new(),
    };
    cases.extend(ways.iter().filter_map(|events| applied(told, case, events)));
    Ok(())
}

/// The case after these events. They were decided for it, so they fit.
fn applied(told: &Told, case: &Case, events: &[Event]) -> Option<Case> {
    let mut case = case.clone();
    events.iter().try_for_each(|event| case.apply(told.graph(), event)).ok()?;
    Some(case)
}
