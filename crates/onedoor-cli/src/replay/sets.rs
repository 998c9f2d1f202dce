use super::{alphabet::Activity, possible_states::State};
use std::{collections::BTreeMap, rc::Rc};

/// A set of possible states, numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SetId(usize);

/// The sets of possible states that a replay has come to, and where activities lead from them.
#[derive(Default)]
pub(super) struct Sets {
    sets: Vec<Rc<[State]>>,
    numbers: BTreeMap<Rc<[State]>, SetId>,
    after: BTreeMap<(SetId, Activity), Option<SetId>>,
    members_kept: usize,
}

impl Sets {
    /// The number of a set.
    pub(super) fn put(&mut self, mut states: Vec<State>) -> SetId {
        states.sort_unstable();
        let states: Rc<[State]> = states.into();
        if let Some(known) = self.numbers.get(&states) {
            return *known;
        }
        let number = SetId(self.sets.len());
        self.members_kept += states.len();
        self.sets.push(Rc::clone(&states));
        self.numbers.insert(states, number);
        number
    }

    /// The states of a set.
    pub(super) fn members(&self, set: SetId) -> Rc<[State]> {
        self.sets.get(set.0).cloned().unwrap_or_default()
    }

    /// Where an activity leads, if that is known: to a set, or nowhere.
    pub(super) fn after(&self, set: SetId, activity: Activity) -> Option<Option<SetId>> {
        self.after.get(&(set, activity)).copied()
    }

    /// Notes where an activity leads.
    pub(super) fn note(&mut self, set: SetId, activity: Activity, next: Option<SetId>) {
        self.after.insert((set, activity), next);
    }

    /// How many members the sets have together.
    pub(super) fn members_kept(&self) -> usize {
        self.members_kept
    }
}
