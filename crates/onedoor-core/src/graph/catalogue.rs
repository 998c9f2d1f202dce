use crate::{
    expr::Type,
    language::{Entries, Workflow},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of other workflows while one is compiled: those that a `Call` may name.
#[derive(Clone, Debug, Default)]
pub struct Catalogue(BTreeMap<String, Signature>);

/// What a caller has to know of a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Its ends: the outcomes of the step that calls it.
    pub ends: Vec<String>,
    /// Its fields.
    pub data: Entries<Type>,
    /// The fields that its steps write; all others are asked for at the start.
    pub written: BTreeSet<String>,
    /// The workflows that it calls itself.
    pub calls: Vec<String>,
}

impl Signature {
    /// The signature of a definition.
    pub fn of(workflow: &Workflow) -> Self {
        Signature {
            ends: workflow.ends.keys().map(str::to_owned).collect(),
            data: workflow.data.clone(),
            written: workflow.steps.iter().flat_map(|(_, step)| step.writes.iter().cloned()).collect(),
            calls: workflow.steps.iter().filter_map(|(_, step)| step.workflow.clone()).collect(),
        }
    }
}

impl Catalogue {
    /// Adds or replaces a workflow.
    pub fn add(&mut self, workflow: &Workflow) {
        self.0.insert(workflow.id.clone(), Signature::of(workflow));
    }

    /// The workflow with this id.
    pub fn get(&self, id: &str) -> Option<&Signature> {
        self.0.get(id)
    }

    /// The ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether calling `start` leads to `to`, through any number of calls.
    pub fn leads_to(&self, start: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut todo = vec![start];
        while let Some(id) = todo.pop() {
            if id == to {
                return true;
            }
            if seen.insert(id) {
                todo.extend(self.get(id).into_iter().flat_map(|known| known.calls.iter().map(String::as_str)));
            }
        }
        false
    }
}
