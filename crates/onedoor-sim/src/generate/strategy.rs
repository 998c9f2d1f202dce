//! The same as proptest strategies. They shrink towards fewer moves, fewer steps, fewer edges, and plain joins.

use std::sync::Arc;

use proptest::prelude::Rng as _;
use proptest::strategy::{NewTree, Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::oracle::{Move, Spec, Workflow};

use super::family::Family;
use super::random_moves::random_moves;
use super::random_workflow::random_workflow;
use super::rng::Rng;
use super::simpler::simpler;

/// A workflow that the kernel runs, and moves to play on it; some of them are refused.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The workflow.
    pub spec: Spec,
    /// The moves, in this order.
    pub moves: Vec<Move>,
}

/// Random workflows of these families, those that the kernel refuses too.
pub fn specs(families: Vec<Family>) -> Specs {
    Specs { families }
}

/// Random workflows of these families that the kernel runs, each with up to `moves_max` moves.
pub fn runs(families: Vec<Family>, moves_max: usize) -> Runs {
    Runs { families, moves_max }
}

/// The strategy of [`specs`].
#[derive(Debug, Clone)]
pub struct Specs {
    families: Vec<Family>,
}

/// The strategy of [`runs`].
#[derive(Debug, Clone)]
pub struct Runs {
    families: Vec<Family>,
    moves_max: usize,
}

impl Strategy for Specs {
    type Tree = SpecTree;
    type Value = Spec;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut rng = Rng::new(runner.rng().next_u64());
        let family = pick(&mut rng, &self.families)?;
        let spec = random_workflow(&mut rng, family);
        Ok(SpecTree(RunTree::new(Run { spec, moves: Vec::new() }, |_| true)))
    }
}

impl Strategy for Runs {
    type Tree = RunTree;
    type Value = Run;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let mut rng = Rng::new(runner.rng().next_u64());
        // Two in three or more are accepted, so that a hundred refusals in a row mean that the family is at fault.
        for _ in 0..100 {
            let family = pick(&mut rng, &self.families)?;
            let spec = random_workflow(&mut rng, family);
            if let Some(w) = runs_in_kernel(&spec) {
                let moves = random_moves(&Arc::new(w), &mut rng, self.moves_max);
                return Ok(RunTree::new(Run { spec, moves }, |spec| runs_in_kernel(spec).is_some()));
            }
        }
        Err("the kernel refuses every workflow".into())
    }
}

fn pick<'a>(rng: &mut Rng, families: &'a [Family]) -> Result<&'a Family, proptest::test_runner::Reason> {
    families.get(rng.below(families.len())).ok_or_else(|| "there is no family to choose from".into())
}

fn runs_in_kernel(spec: &Spec) -> Option<Workflow> {
    Workflow::new(spec.clone()).ok().filter(|w| w.refusals().is_empty())
}

/// A workflow that shrinks.
#[derive(Debug, Clone)]
pub struct SpecTree(RunTree);

impl ValueTree for SpecTree {
    type Value = Spec;

    fn current(&self) -> Spec {
        self.0.current().spec
    }

    fn simplify(&mut self) -> bool {
        self.0.simplify()
    }

    fn complicate(&mut self) -> bool {
        self.0.complicate()
    }
}

/// A run that shrinks: it tries one simpler form after the other, goes on from each that still fails, and gives up once none does.
#[derive(Debug, Clone)]
pub struct RunTree {
    failing: Run,
    trying: Option<Run>,
    simpler: Vec<Run>,
    /// The next of the simpler forms to try.
    position: usize,
    /// How many were tried in vain since the last that failed.
    in_vain: usize,
    admits: fn(&Spec) -> bool,
}

impl RunTree {
    fn new(run: Run, admits: fn(&Spec) -> bool) -> RunTree {
        RunTree { failing: run, trying: None, simpler: Vec::new(), position: 0, in_vain: 0, admits }
    }

    /// Goes on to the next simpler form. The place in the list is kept when one was taken over, as those before it have just been
    /// tried; at its foot it starts anew.
    fn next(&mut self) -> bool {
        self.trying = None;
        while self.in_vain < self.simpler.len() {
            let candidate = &self.simpler[self.position % self.simpler.len()];
            self.position += 1;
            self.in_vain += 1;
            if (self.admits)(&candidate.spec) {
                self.trying = Some(candidate.clone());
                return true;
            }
        }
        false
    }
}

impl ValueTree for RunTree {
    type Value = Run;

    fn current(&self) -> Run {
        self.trying.as_ref().unwrap_or(&self.failing).clone()
    }

    fn simplify(&mut self) -> bool {
        if let Some(run) = self.trying.take() {
            self.failing = run;
            self.position = self.position.saturating_sub(1);
        }
        self.simpler = simpler(&self.failing);
        self.in_vain = 0;
        self.next()
    }

    fn complicate(&mut self) -> bool {
        self.next()
    }
}
