//! What the oracle knows beyond `kernel.py`: how often a step returned, the versions of fields, and earlier results that may be kept.
//!
//! A step's *basis* is what it opened on: its Live edges with the outcomes of their sources, and the versions of the fields it reads or writes; of what its own
//! completion brought, the version that it brought.
//! A return with `redo: Changed` lets the steps that it redoes stash their earlier result with its basis. Should such a step open
//! again on an equal basis, it is Done at once.

use std::collections::BTreeMap;

use super::case::Case;
use super::spec::Redo;
use super::state::{Signal, StepState};
use super::workflow::Workflow;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Memory {
    returned: Vec<u32>,
    version: BTreeMap<usize, u64>,
    /// The basis of the last opening.
    basis: Vec<Basis>,
    earlier: Vec<Option<Earlier>>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Basis {
    /// The position of a Live edge among the step's edges, and the outcome of its source.
    live: Vec<(usize, usize)>,
    /// The versions of the fields that the step reads, then of those that it writes, in the order in which it names them.
    reads: Vec<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Earlier {
    outcome: usize,
    basis: Basis,
}

/// What of the memory the future depends on.
pub(super) type MemoryKey = (Vec<u32>, Option<FieldsKey>);
type FieldsKey = (BTreeMap<usize, u64>, Vec<Basis>, Vec<Option<(usize, Basis)>>);

impl Memory {
    pub(super) fn new(steps: usize) -> Memory {
        Memory {
            returned: vec![0; steps],
            version: BTreeMap::new(),
            basis: vec![Basis::default(); steps],
            earlier: vec![None; steps],
        }
    }

    pub(super) fn count_return(&mut self, n: usize) {
        self.returned[n] += 1;
    }

    pub(super) fn returned(&self, n: usize) -> u32 {
        self.returned[n]
    }

    pub(super) fn write(&mut self, fields: &[usize]) {
        for field in fields {
            *self.version.entry(*field).or_default() += 1;
        }
    }

    pub(super) fn drop_earlier(&mut self, n: usize) {
        self.earlier[n] = None;
    }

    /// A new round of `m` begins, which was in state `was`; `ends_of_road`: it is the target of the return, or the returner.
    pub(super) fn redo(&mut self, m: usize, was: StepState, redo: Redo, ends_of_road: bool) {
        match (redo, was) {
            (Redo::All, _) => self.earlier[m] = None,
            (Redo::Changed, _) if ends_of_road => self.earlier[m] = None,
            (Redo::Changed, StepState::Done(outcome)) => {
                self.earlier[m] = Some(Earlier { outcome, basis: self.basis[m].clone() });
            }
            (Redo::Changed, _) => {}
        }
    }

    /// `n` opens on this basis. The outcome, if an earlier result is kept.
    pub(super) fn open_on(&mut self, n: usize, basis: Basis) -> Option<usize> {
        let earlier = self.earlier[n].take();
        let kept = earlier.filter(|earlier| earlier.basis == basis);
        self.basis[n] = basis;
        kept.map(|earlier| earlier.outcome)
    }

    /// Without the extensions this is empty, so that as many situations are told apart as in `kernel.py`.
    pub(super) fn key(&self, w: &Workflow, state: &[StepState]) -> MemoryKey {
        let counts = |n: &usize| w.steps()[*n].returns_max.is_some();
        let returned = (0..state.len()).filter(counts).map(|n| self.returned[n]).collect();
        let mut returns = w.steps().iter().flat_map(|step| step.returns.values());
        let fields = returns.any(|back| back.redo == Redo::Changed).then(|| self.fields_key(state));
        (returned, fields)
    }

    fn fields_key(&self, state: &[StepState]) -> FieldsKey {
        let basis = |(n, s): (usize, &StepState)| match s {
            StepState::Open | StepState::Done(_) => self.basis[n].clone(),
            StepState::Waiting | StepState::Skipped(_) | StepState::Cancelled(_) => Basis::default(),
        };
        let earlier = self.earlier.iter().map(|e| e.as_ref().map(|e| (e.outcome, e.basis.clone())));
        (self.version.clone(), state.iter().enumerate().map(basis).collect(), earlier.collect())
    }
}

impl Case {
    /// The basis on which `n` would open now.
    pub(super) fn basis_now(&self, n: usize) -> Basis {
        let mut live = Vec::new();
        for (position, (a, accepted)) in self.w.after[n].iter().enumerate() {
            if let (Signal::Live, StepState::Done(outcome)) = (self.edge(*a, accepted.as_deref()), self.state[*a]) {
                live.push((position, outcome));
            }
        }
        let version = |field: &usize| self.memory.version.get(field).copied().unwrap_or(0);
        let step = &self.w.steps()[n];
        Basis { live, reads: step.reads.iter().chain(&step.writes).map(version).collect() }
    }

    /// `n` brought these fields: they are as it left them. A detour has no basis.
    pub(super) fn bring(&mut self, n: usize, fields: &[usize]) {
        self.memory.write(fields);
        let step = &self.w.steps()[n];
        for (version, field) in self.memory.basis[n].reads.iter_mut().zip(step.reads.iter().chain(&step.writes)) {
            if fields.contains(field) {
                *version = self.memory.version[field];
            }
        }
    }
}
