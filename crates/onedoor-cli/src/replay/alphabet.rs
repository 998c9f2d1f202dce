use onedoor_core::{
    graph::Graph,
    id::{Dense, StepId},
};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The name of an activity, numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Activity(usize);

/// The names that a log may use, and the steps that each stands for.
pub(super) struct Alphabet {
    numbers: BTreeMap<String, Activity>,
    steps: Vec<Vec<StepId>>,
    named: Vec<bool>,
}

impl Alphabet {
    /// The names in a workflow.
    pub(super) fn of(graph: &Graph) -> Self {
        let mut alphabet = Alphabet { numbers: BTreeMap::new(), steps: Vec::new(), named: Vec::new() };
        for (id, (_, step)) in graph.steps().ids().zip(graph.workflow().steps.iter()) {
            alphabet.named.push(!step.activities.is_empty());
            step.activities.iter().for_each(|name| alphabet.add(name.trim().nfc().collect(), id));
        }
        alphabet
    }

    /// The activity with this name, which is trimmed and in Unicode form NFC.
    pub(super) fn activity(&self, name: &str) -> Option<Activity> {
        self.numbers.get(name).copied()
    }

    /// The steps that an activity stands for.
    pub(super) fn steps(&self, activity: Activity) -> &[StepId] {
        self.steps.get(activity.0).map_or(&[], Vec::as_slice)
    }

    /// Whether a log can name the step.
    pub(super) fn names(&self, step: StepId) -> bool {
        self.named.get(step.index()).copied().unwrap_or(false)
    }

    fn add(&mut self, name: String, step: StepId) {
        let next = Activity(self.steps.len());
        let Activity(number) = *self.numbers.entry(name).or_insert(next);
        if number == self.steps.len() {
            self.steps.push(Vec::new());
        }
        if let Some(steps) = self.steps.get_mut(number).filter(|steps| !steps.contains(&step)) {
            steps.push(step);
        }
    }
}
