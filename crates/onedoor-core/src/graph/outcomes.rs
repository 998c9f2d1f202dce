use super::OutcomeSet;
use crate::{
    id::{Dense, OutcomeId},
    language::{Kind, Step},
};

/// The outcomes of a step, in order: those of its kind or of the file, then those that only `returns` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes(Names);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Names {
    /// Those of the kind: shared, since most steps have them.
    Preset(&'static [&'static str]),
    Written(Vec<String>),
}

impl Outcomes {
    pub(in crate::graph) fn of(step: &Step, called_ends: &[String]) -> Self {
        if step.outcomes.is_empty() && step.returns.is_empty() && step.kind != Kind::Call {
            return Outcomes(Names::Preset(step.kind.outcomes()));
        }
        let mut names: Vec<String> = if !step.outcomes.is_empty() {
            step.outcomes.clone()
        } else if step.kind == Kind::Call {
            called_ends.iter().cloned().chain(["closed".to_owned()]).collect()
        } else {
            step.kind.outcomes().iter().map(|name| (*name).to_owned()).collect()
        };
        let only_returned: Vec<String> =
            step.returns.keys().filter(|name| !names.iter().any(|n| n == name)).map(str::to_owned).collect();
        names.extend(only_returned);
        Outcomes(Names::Written(names))
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let (preset, written): (&[&str], &[String]) = match &self.0 {
            Names::Preset(names) => (names, &[]),
            Names::Written(names) => (&[], names),
        };
        preset.iter().copied().chain(written.iter().map(String::as_str))
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = OutcomeId> + use<> {
        (0..self.len()).filter_map(OutcomeId::from_index)
    }

    /// The outcome called `name`.
    pub fn named(&self, name: &str) -> Option<OutcomeId> {
        self.names().position(|known| known == name).and_then(OutcomeId::from_index)
    }

    /// The name of an outcome; empty for one of another step.
    pub fn name(&self, outcome: OutcomeId) -> &str {
        match &self.0 {
            Names::Preset(names) => names.get(outcome.index()).copied().unwrap_or(""),
            Names::Written(names) => names.get(outcome.index()).map_or("", String::as_str),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Names::Preset(names) => names.len(),
            Names::Written(names) => names.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the step has this outcome.
    pub fn contains(&self, outcome: OutcomeId) -> bool {
        outcome.index() < self.len()
    }

    /// All of them.
    pub fn all(&self) -> OutcomeSet {
        self.ids().collect()
    }
}
