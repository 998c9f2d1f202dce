//! What the oracle knows beyond `kernel.py`, by hand: `returns_max`, and earlier results that are kept.

use std::sync::Arc;

use onedoor_sim::oracle::{
    By, Case, EndSpec, Ending, Join, Redo, ReturnSpec, Spec, StepSpec, StepState, Why, Workflow,
};

use StepState::{Cancelled, Done, Open, Skipped, Waiting};

fn step(name: &str, outcomes: &[&str], after: &[usize]) -> StepSpec {
    StepSpec { after: after.iter().map(|a| (*a, None)).collect(), ..StepSpec::new(name, outcomes) }
}

fn back(to: usize, redo: Redo) -> ReturnSpec {
    ReturnSpec { to, by_way_of: Vec::new(), redo }
}

const CHECK: usize = 0;
const FIRE: usize = 1;
const WATER: usize = 2;
const DECIDE: usize = 3;
const YES: usize = 0;
const NO: usize = 1;
const REWORK: usize = 2;

/// check, then fire and water at once, then decide, which may send back to check. Fire reads field 0, which check may write.
fn permit() -> Spec {
    let mut check = step("check", &["yes", "no"], &[]);
    check.writes = vec![0, 1];
    let mut fire = step("fire", &["yes", "no"], &[CHECK]);
    fire.reads = vec![0];
    let water = step("water", &["yes", "no"], &[CHECK]);
    let mut decide = step("decide", &["yes", "no", "rework"], &[FIRE, WATER]);
    decide.returns.insert(REWORK, back(CHECK, Redo::Changed));
    Spec { steps: vec![check, fire, water, decide], ends: Vec::new() }
}

fn case(spec: &Spec) -> Case {
    let w = Workflow::new(spec.clone()).unwrap();
    assert_eq!(w.refusals(), Vec::<String>::new());
    Case::new(&Arc::new(w))
}

/// Plays completions in which no field changes.
fn played(spec: &Spec, completions: &[(usize, usize)]) -> Case {
    let mut case = case(spec);
    for (n, outcome) in completions {
        case.complete(*n, *outcome, &[]).unwrap();
    }
    case
}

fn states(case: &Case) -> Vec<StepState> {
    (0..case.workflow().spec().steps.len()).map(|n| case.state(n)).collect()
}

const ONCE_AROUND: [(usize, usize); 4] = [(CHECK, YES), (FIRE, NO), (WATER, YES), (DECIDE, REWORK)];

#[test]
fn steps_whose_basis_is_the_same_are_kept_and_the_returner_is_not() {
    let mut case = played(&permit(), &ONCE_AROUND);
    assert_eq!(states(&case), [Open, Waiting, Waiting, Waiting]);
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!(states(&case), [Done(YES), Done(NO), Done(YES), Open]);
    assert_eq!([case.round(CHECK), case.round(FIRE), case.round(DECIDE)], [2, 2, 2]);
}

#[test]
fn a_step_that_reads_a_field_with_a_new_version_is_made_anew() {
    let mut case = played(&permit(), &ONCE_AROUND);
    case.complete(CHECK, YES, &[0]).unwrap();
    assert_eq!(states(&case), [Done(YES), Open, Done(YES), Waiting]);
}

#[test]
fn a_step_that_does_not_read_the_changed_field_is_kept() {
    let mut case = played(&permit(), &ONCE_AROUND);
    case.complete(CHECK, YES, &[1]).unwrap();
    assert_eq!(states(&case), [Done(YES), Done(NO), Done(YES), Open]);
}

#[test]
fn a_step_whose_source_has_another_outcome_is_made_anew() {
    let mut case = played(&permit(), &ONCE_AROUND);
    case.complete(CHECK, NO, &[]).unwrap();
    assert_eq!(states(&case), [Done(NO), Open, Open, Waiting]);
}

#[test]
fn a_step_with_more_live_edges_than_before_is_made_anew() {
    let mut spec = permit();
    let other = spec.steps.len();
    spec.steps.push(step("other", &["yes"], &[]));
    spec.steps[FIRE].after.push((other, None));
    spec.steps[FIRE].join = Join::Any;
    // The correction goes to water only, so that fire stays, and its Any join is not on the road.
    spec.steps[DECIDE].returns.insert(REWORK, back(WATER, Redo::Changed));
    let mut one = played(&spec, &ONCE_AROUND);
    assert_eq!(one.state(FIRE), Done(NO));
    one.complete(other, 0, &[]).unwrap();
    assert_eq!((one.state(FIRE), one.round(FIRE)), (Done(NO), 1));
    // Here fire opens on one edge of two, rests on check, falls back with it, and comes again on two.
    spec.steps[DECIDE].returns.insert(REWORK, back(CHECK, Redo::Changed));
    spec.steps[DECIDE].after = vec![(WATER, None)];
    let mut two = played(&spec, &ONCE_AROUND);
    assert_eq!((two.state(FIRE), two.round(FIRE)), (Waiting, 2));
    two.complete(other, 0, &[]).unwrap();
    assert_eq!(two.state(FIRE), Open);
}

#[test]
fn redo_all_keeps_nothing() {
    let mut spec = permit();
    spec.steps[DECIDE].returns.insert(REWORK, back(CHECK, Redo::All));
    let mut case = played(&spec, &ONCE_AROUND);
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!(states(&case), [Done(YES), Open, Open, Waiting]);
}

/// a, b, c, d in a row; d returns to a, and b to itself or to a.
fn row() -> Spec {
    let mut b = step("b", &["yes", "again"], &[0]);
    b.returns.insert(1, back(0, Redo::Changed));
    let mut d = step("d", &["yes", "again"], &[2]);
    d.returns.insert(1, back(0, Redo::Changed));
    Spec { steps: vec![step("a", &["yes"], &[]), b, step("c", &["yes"], &[1]), d], ends: Vec::new() }
}

#[test]
fn an_earlier_result_outlives_a_second_return_before_it_was_asked_for() {
    let mut spec = row();
    spec.steps[1].reads = vec![0];
    spec.steps[0].writes = vec![0];
    let mut case = played(&spec, &[(0, 0), (1, 0), (2, 0), (3, 1)]);
    case.complete(0, 0, &[0]).unwrap();
    assert_eq!(states(&case), [Done(0), Open, Waiting, Waiting]);
    // b returns itself: c is not on its road and still waits with what it has.
    case.complete(1, 1, &[]).unwrap();
    case.complete(0, 0, &[]).unwrap();
    assert_eq!(states(&case), [Done(0), Open, Waiting, Waiting]);
    case.complete(1, 0, &[]).unwrap();
    assert_eq!(states(&case), [Done(0), Done(0), Done(0), Open]);
}

/// The state of c, which waited with an earlier result while a second return, through this outcome, passed over it.
fn after_a_second_return(outcome: usize) -> StepState {
    let [a, b, c, e, r] = [0, 1, 2, 3, 4];
    let mut spec = Spec {
        steps: vec![
            StepSpec { writes: vec![0], ..step("a", &["yes"], &[]) },
            StepSpec { reads: vec![0], ..step("b", &["yes"], &[a]) },
            step("c", &["yes"], &[b]),
            step("e", &["yes"], &[a]),
            StepSpec { join: Join::Any, ..step("r", &["yes", "again", "anew"], &[c, e]) },
        ],
        ends: Vec::new(),
    };
    spec.steps[r].returns.insert(1, back(a, Redo::Changed));
    spec.steps[r].returns.insert(2, back(a, Redo::All));
    let mut case = played(&spec, &[(a, 0), (b, 0), (c, 0), (r, 1)]);
    case.complete(a, 0, &[0]).unwrap();
    case.complete(e, 0, &[]).unwrap();
    assert_eq!(states(&case), [Done(0), Open, Waiting, Done(0), Open]);
    case.complete(r, outcome, &[]).unwrap();
    assert_eq!((case.state(c), case.round(c)), (Waiting, 3));
    case.complete(a, 0, &[]).unwrap();
    assert_eq!(case.state(b), Open);
    case.complete(b, 0, &[]).unwrap();
    case.state(c)
}

#[test]
fn a_waiting_step_on_the_road_keeps_what_it_had_unless_all_is_redone() {
    assert_eq!(after_a_second_return(1), Done(0));
    assert_eq!(after_a_second_return(2), Open);
}

#[test]
fn what_a_kept_outcome_cancels_is_recalled_again() {
    let mut spec = permit();
    spec.steps[FIRE].cancels.insert(NO, vec![WATER]);
    let mut case = played(&spec, &[(CHECK, YES), (FIRE, NO), (DECIDE, REWORK)]);
    assert_eq!(states(&case), [Open, Waiting, Waiting, Waiting]);
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!(states(&case), [Done(YES), Done(NO), Cancelled(By::Step(FIRE)), Open]);
}

#[test]
fn a_kept_step_with_rest_cancel_recalls_what_leads_only_into_it() {
    // Two ways from check to fire; fire takes the first and lets the other rest.
    let mut spec = permit();
    let first = spec.steps.len();
    spec.steps.push(step("first", &["yes"], &[CHECK]));
    let late = spec.steps.len();
    spec.steps.push(step("late", &["yes"], &[CHECK]));
    spec.steps[FIRE] = StepSpec { join: Join::Any, rest_cancel: true, ..step("fire", &["yes", "no"], &[first, late]) };
    let mut case = played(&spec, &[(CHECK, YES), (first, 0), (FIRE, YES), (WATER, YES), (DECIDE, REWORK)]);
    assert_eq!(case.state(late), Waiting);
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!((case.state(first), case.state(FIRE)), (Done(0), Done(YES)));
    assert_eq!(case.state(late), Cancelled(By::Step(FIRE)));
}

#[test]
fn a_cancelled_step_forgets_its_earlier_result() {
    let mut case = played(&permit(), &ONCE_AROUND);
    case.cancel(WATER).unwrap();
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!(states(&case), [Done(YES), Done(NO), Cancelled(By::Command), Open]);
    case.complete(DECIDE, REWORK, &[]).unwrap();
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!((case.state(FIRE), case.state(WATER)), (Done(NO), Open));
}

#[test]
fn a_skipped_step_forgets_its_earlier_result() {
    let mut spec = permit();
    spec.steps[WATER].after = vec![(CHECK, Some(vec![YES]))];
    let mut case = played(&spec, &ONCE_AROUND);
    case.complete(CHECK, NO, &[]).unwrap();
    assert_eq!(states(&case), [Done(NO), Open, Skipped(Why::Join), Waiting]);
    case.complete(FIRE, NO, &[]).unwrap();
    case.complete(DECIDE, REWORK, &[]).unwrap();
    case.complete(CHECK, YES, &[]).unwrap();
    assert_eq!(states(&case), [Done(YES), Open, Open, Waiting]);
}

#[test]
fn taking_back_keeps_nothing() {
    let mut case = played(&permit(), &ONCE_AROUND);
    case.complete(CHECK, YES, &[0]).unwrap();
    case.complete(FIRE, YES, &[]).unwrap();
    case.take_back(FIRE, |_| false).unwrap();
    assert_eq!(states(&case), [Done(YES), Open, Done(YES), Waiting]);
    assert!(case.take_back(CHECK, |m| m == FIRE).is_err(), "water is done, and fire is touched");
}

#[test]
fn a_kept_result_may_bring_the_case_to_its_end() {
    let mut spec = permit();
    spec.ends = vec![EndSpec {
        name: "refused".to_string(),
        after: vec![(FIRE, Some(vec![YES])), (WATER, Some(vec![NO]))],
        join: Join::AllRequired,
    }];
    spec.steps[CHECK].writes = vec![0];
    let mut case = played(&spec, &[(CHECK, YES), (FIRE, NO), (WATER, NO), (DECIDE, REWORK)]);
    case.complete(CHECK, YES, &[0]).unwrap();
    assert_eq!(case.state(WATER), Done(NO));
    case.complete(FIRE, YES, &[]).unwrap();
    assert_eq!(case.end(), Some(Ending::Reached(0)));
    assert_eq!(case.state(DECIDE), Cancelled(By::End));
    assert!(!case.ran_out() && case.open_steps().is_empty());
}

#[test]
fn a_step_returns_no_more_often_than_it_may_over_all_its_outcomes() {
    let mut spec = permit();
    spec.steps[DECIDE].outcomes.push("to_fire".to_string());
    spec.steps[DECIDE].returns.insert(3, back(FIRE, Redo::Changed));
    spec.steps[DECIDE].returns_max = Some(2);
    let mut case = played(&spec, &ONCE_AROUND);
    case.complete(CHECK, YES, &[]).unwrap();
    case.complete(DECIDE, 3, &[]).unwrap();
    assert_eq!((case.state(FIRE), case.returned(DECIDE)), (Open, 2));
    case.complete(FIRE, YES, &[]).unwrap();
    let before = case.clone();
    for outcome in [REWORK, 3] {
        assert!(case.complete(DECIDE, outcome, &[]).unwrap_err().contains("returned too often"));
    }
    assert_eq!(case, before);
    case.complete(DECIDE, YES, &[]).unwrap();
    assert!(case.ran_out());
}

#[test]
fn what_is_not_there_is_refused_and_changes_nothing() {
    let mut case = case(&permit());
    let before = case.clone();
    assert_eq!(case.complete(9, 0, &[]), Err("there is no step 9".to_string()));
    assert_eq!(case.complete(CHECK, 9, &[]), Err("check has no outcome 9".to_string()));
    assert_eq!(case.complete(CHECK, YES, &[7]), Err("check does not write field 7".to_string()));
    assert!(case.request(9, |_| false).is_err() && case.waive(9, 0).is_err() && case.waive(CHECK, 9).is_err());
    assert!(case.cancel(9).is_err() && case.take_back(9, |_| false).is_err());
    assert_eq!(case, before);
    case.close().unwrap();
    assert_eq!(case.close(), Err("the case has ended".to_string()));
}

#[test]
fn a_workflow_with_numbers_that_stand_for_nothing_is_refused() {
    let wrong: [fn(&mut Spec); 6] = [
        |spec| spec.steps[FIRE].after.push((9, None)),
        |spec| spec.steps[FIRE].after.push((CHECK, Some(vec![9]))),
        |spec| drop(spec.steps[FIRE].cancels.insert(9, vec![WATER])),
        |spec| drop(spec.steps[FIRE].cancels.insert(YES, vec![9])),
        |spec| drop(spec.steps[FIRE].returns.insert(YES, back(9, Redo::All))),
        |spec| spec.steps[CHECK].after.push((DECIDE, None)),
    ];
    for wrong in wrong {
        let mut spec = permit();
        wrong(&mut spec);
        Workflow::new(spec).unwrap_err();
    }
    let many = (0..600).map(|n| StepSpec::new(&format!("s{n}"), &["p"])).collect();
    Workflow::new(Spec { steps: many, ends: Vec::new() }).unwrap_err();
}
