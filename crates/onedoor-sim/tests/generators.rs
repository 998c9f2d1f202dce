//! What the generators give: that enough of it runs, and that everything that there is happens.

use std::sync::Arc;

use onedoor_sim::generate::{Family, Rng, Run, random_moves, random_workflow, runs, specs};
use onedoor_sim::oracle::{Case, Join, Move, Spec, StepState, Workflow};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};

#[derive(Debug, Default)]
struct Tally {
    workflows: usize,
    accepted: usize,
    moves: usize,
    made: usize,
    returns: usize,
    returned_too_often: usize,
    kept: usize,
    kept_with_cancels: usize,
    opened_anew: usize,
    requests: usize,
    take_backs: usize,
    detours: usize,
    waited_for_two_detours: usize,
    shared_a_notice: usize,
    ended: usize,
    ran_out: usize,
}

impl Tally {
    fn of(family: &Family, seeds: u64) -> Tally {
        let mut tally = Tally::default();
        for seed in 0..seeds {
            let mut rng = Rng::new(seed);
            let w = Arc::new(Workflow::new(random_workflow(&mut rng, family)).unwrap());
            tally.workflows += 1;
            if w.refusals().is_empty() {
                tally.accepted += 1;
                tally.play(&w, &random_moves(&w, &mut rng, 60));
            }
        }
        tally
    }

    fn play(&mut self, w: &Arc<Workflow>, moves: &[Move]) {
        let mut case = Case::new(w);
        for step in moves {
            let before = case.clone();
            self.moves += 1;
            match case.play(step) {
                Ok(()) => self.made(&before, &case, step),
                Err(why) => self.returned_too_often += usize::from(why.contains("returned too often")),
            }
            assert!(!case.stuck());
        }
        self.ended += usize::from(case.end().is_some());
        self.ran_out += usize::from(case.ran_out());
    }

    fn made(&mut self, before: &Case, after: &Case, step: &Move) {
        let spec = after.workflow().spec();
        self.made += 1;
        let worked_at = match step {
            Move::Complete(n, outcome, _) => {
                self.returns += usize::from(spec.steps[*n].returns.contains_key(outcome));
                Some(*n)
            }
            Move::Waive(n, _) => Some(*n),
            Move::Request(_) | Move::TakeBack(_) | Move::Cancel(_) | Move::Close => None,
        };
        self.requests += usize::from(matches!(step, Move::Request(_)));
        self.take_backs += usize::from(matches!(step, Move::TakeBack(_)));
        for n in 0..spec.steps.len() {
            let anew = before.round(n) != after.round(n);
            self.detours += usize::from(spec.steps[n].detour && anew);
            self.waited_for_two_detours += usize::from(after.detours_of(n).len() > 1);
            let others =
                (0..n).any(|m| after.detours_of(m).first().is_some_and(|x| after.detours_of(n).first() == Some(x)));
            self.shared_a_notice += usize::from(others);
            match (before.state(n), after.state(n)) {
                (StepState::Done(_), StepState::Open) if anew => self.opened_anew += 1,
                (was, StepState::Done(outcome)) if worked_at != Some(n) && (anew || was == StepState::Waiting) => {
                    self.kept += 1;
                    self.kept_with_cancels += usize::from(spec.steps[n].cancels.contains_key(&outcome));
                }
                _ => {}
            }
        }
    }
}

#[test]
fn most_of_what_is_generated_may_run() {
    for family in Family::all() {
        let tally = Tally::of(&family, 500);
        println!("{:24} {:?}: {tally:?}", family.name, family.joins);
        assert!(tally.accepted * 100 >= tally.workflows * 70, "{family:?}");
    }
}

#[test]
fn everything_that_there_is_happens() {
    for family in Family::extended() {
        let tally = Tally::of(&family, 2000);
        println!("{:24} {:?}: {tally:?}", family.name, family.joins);
        let often = [
            tally.returns,
            tally.kept,
            tally.opened_anew,
            tally.requests,
            tally.take_backs,
            tally.detours,
            tally.ended,
        ];
        assert!(often.iter().all(|n| *n >= 50), "{tally:?}");
        assert!(tally.returned_too_often > 10 && tally.waited_for_two_detours > 10 && tally.ran_out > 10, "{tally:?}");
        assert!(!family.branches || tally.shared_a_notice > 50, "{tally:?}");
        assert!(!family.recalls || tally.kept_with_cancels > 2, "{tally:?}");
    }
}

#[test]
fn a_seed_gives_the_same_workflow_and_moves() {
    let family = &Family::extended()[3];
    let made = |seed| {
        let mut rng = Rng::new(seed);
        let spec = random_workflow(&mut rng, family);
        let moves = random_moves(&Arc::new(Workflow::new(spec.clone()).unwrap()), &mut rng, 30);
        (spec, moves)
    };
    assert_eq!(made(3), made(3));
    assert_ne!(made(3), made(4));
}

#[test]
fn runs_are_of_workflows_that_the_kernel_runs_however_far_they_shrink() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let mut tree = runs(Family::all(), 30).new_tree(&mut runner).unwrap();
        for i in 0..300 {
            let w = Workflow::new(tree.current().spec).unwrap();
            assert_eq!(w.refusals(), Vec::<String>::new());
            let went_on = if i % 3 == 0 { tree.complicate() } else { tree.simplify() };
            if !went_on {
                break;
            }
        }
    }
}

#[test]
fn every_simpler_form_of_a_workflow_still_has_only_numbers_that_stand_for_something() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..40 {
        let mut tree = specs(Family::all()).new_tree(&mut runner).unwrap();
        Workflow::new(tree.current()).unwrap();
        while tree.simplify() {
            Workflow::new(tree.current()).unwrap();
        }
        assert_eq!(tree.current(), Spec::default());
    }
}

/// The run that a failure is reported with.
fn smallest(seed: u64, failing: fn(&Run) -> bool) -> Run {
    let config = Config { failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..Config::default() };
    let found = TestRunner::new(config).run(&runs(Family::extended(), 60), |run| {
        if failing(&run) { Err(TestCaseError::fail("found")) } else { Ok(()) }
    });
    match found {
        Err(TestError::Fail(_, run)) => run,
        other => panic!("nothing found: {other:?}"),
    }
}

#[test]
fn a_run_with_an_any_join_shrinks_to_that_step_alone() {
    for seed in 0..20 {
        let run = smallest(seed, |run| run.spec.steps.iter().any(|step| step.join == Join::Any));
        assert_eq!((run.spec.steps.len(), run.spec.ends.len(), run.moves.len()), (1, 0, 0), "{run:#?}");
    }
}

#[test]
fn a_run_in_which_a_step_is_kept_shrinks_to_three_steps_and_four_moves() {
    for seed in 0..60 {
        let run = smallest(seed, |run| {
            let mut tally = Tally::default();
            tally.play(&Arc::new(Workflow::new(run.spec.clone()).unwrap()), &run.moves);
            tally.kept > 0
        });
        assert_eq!((run.spec.steps.len(), run.spec.ends.len(), run.moves.len()), (3, 0, 4), "{run:#?}");
    }
}
