//! A workflow as plain data: what `kernel.py` reads from JSON, and the extensions.

use std::collections::BTreeMap;

/// "Comes after": the source step, and the outcomes of it that are accepted (`None`: every one).
pub type Edge = (usize, Option<Vec<usize>>);

/// A workflow as plain data. Nothing in it is checked; [`super::Workflow::new`] does that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spec {
    /// The steps; their positions are their numbers.
    pub steps: Vec<StepSpec>,
    /// The ends; their positions are their numbers.
    pub ends: Vec<EndSpec>,
}

/// One step of a workflow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSpec {
    /// The name, for people and for JSON.
    pub name: String,
    /// The names of its outcomes, with those that return.
    pub outcomes: Vec<String>,
    /// What it comes after.
    pub after: Vec<Edge>,
    /// How the edges decide.
    pub join: Join,
    /// `rest: Cancel`: once the join is decided, recall what leads only into it.
    pub rest_cancel: bool,
    /// The guard, which is just true or false here.
    pub when: bool,
    /// The steps that an outcome recalls.
    pub cancels: BTreeMap<usize, Vec<usize>>,
    /// The outcomes that return.
    pub returns: BTreeMap<usize, ReturnSpec>,
    /// How many times it may return in a case, over all its outcomes (extension; `None`: without limit).
    pub returns_max: Option<u32>,
    /// Opened only by a return that goes by way of it.
    pub detour: bool,
    /// Skipped unless asked for.
    pub on_request: bool,
    /// The fields it reads, by number (extension).
    pub reads: Vec<usize>,
    /// The fields it may write, by number (extension).
    pub writes: Vec<usize>,
}

/// Where an outcome returns to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnSpec {
    /// The step that gets a new round.
    pub to: usize,
    /// The detours to be made first, in this order.
    pub by_way_of: Vec<usize>,
    /// Which earlier results are made anew (extension; `kernel.py` knows only `All`).
    pub redo: Redo,
}

/// Which earlier results a return has made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redo {
    /// Those whose basis changed.
    Changed,
    /// Every one.
    All,
}

/// The rule by which edges decide whether a step opens or an end is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    /// Once no edge is Pending: open if one is Live, else skip.
    AllAsked,
    /// Open when every edge is Live; skip as soon as one is Dead.
    AllRequired,
    /// Open at the first Live edge.
    Any,
    /// Open at the k-th Live edge.
    AtLeast(u32),
}

/// An end: a join that nobody works at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndSpec {
    /// The name, for people and for JSON.
    pub name: String,
    /// What it comes after.
    pub after: Vec<Edge>,
    /// How the edges decide.
    pub join: Join,
}

impl Spec {
    /// The same workflow as `kernel.py` understands it: `redo: All` everywhere, no `returns_max`, no fields.
    pub fn without_extensions(&self) -> Spec {
        let mut plain = self.clone();
        for step in &mut plain.steps {
            step.returns_max = None;
            step.reads.clear();
            step.writes.clear();
            for back in step.returns.values_mut() {
                back.redo = Redo::All;
            }
        }
        plain
    }

    /// The edges into every node: those of the steps, then those of the ends.
    pub(crate) fn edges(&self) -> impl Iterator<Item = &Vec<Edge>> {
        let steps = self.steps.iter().map(|step| &step.after);
        steps.chain(self.ends.iter().map(|end| &end.after))
    }

    /// The same, to be changed.
    pub(crate) fn edges_mut(&mut self) -> impl Iterator<Item = &mut Vec<Edge>> {
        let steps = self.steps.iter_mut().map(|step| &mut step.after);
        steps.chain(self.ends.iter_mut().map(|end| &mut end.after))
    }
}

impl StepSpec {
    /// A plain step: after nothing, always wanted, leading only forward.
    pub fn new(name: &str, outcomes: &[&str]) -> StepSpec {
        StepSpec {
            name: name.to_string(),
            outcomes: outcomes.iter().map(ToString::to_string).collect(),
            after: Vec::new(),
            join: Join::AllAsked,
            rest_cancel: false,
            when: true,
            cancels: BTreeMap::new(),
            returns: BTreeMap::new(),
            returns_max: None,
            detour: false,
            on_request: false,
            reads: Vec::new(),
            writes: Vec::new(),
        }
    }

    /// The outcomes that go on, by number.
    pub fn outcomes_going_on(&self) -> Vec<usize> {
        (0..self.outcomes.len()).filter(|outcome| !self.returns.contains_key(outcome)).collect()
    }
}
