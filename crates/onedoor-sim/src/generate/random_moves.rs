//! Random moves in a case.

use std::sync::Arc;

use crate::oracle::{Case, Move, StepState, Why, Workflow};

use super::rng::Rng;

/// A random move, mostly the completion of an open step; some moves are refused.
pub fn random_move(case: &Case, rng: &mut Rng) -> Move {
    if rng.below(200) == 0 {
        return Move::Close;
    }
    match rng.below(12) {
        0 => one_of(case, rng, is_unasked).map(Move::Request),
        1 => one_of(case, rng, is_open).map(|n| Move::Waive(n, random_outcome(case, rng, n))),
        2 => one_of(case, rng, is_live).map(Move::Cancel),
        3 => one_of(case, rng, is_done).map(Move::TakeBack),
        _ => one_of(case, rng, is_open).map(|n| random_completion(case, rng, n)),
    }
    .unwrap_or(Move::Close)
}

/// Mostly a step in such a state, if there is one, else any step; `None` where there are no steps.
fn one_of(case: &Case, rng: &mut Rng, fits: fn(StepState) -> bool) -> Option<usize> {
    let all = case.workflow().order();
    let fitting: Vec<usize> = all.iter().copied().filter(|n| fits(case.state(*n))).collect();
    let any = fitting.is_empty() || rng.chance(30);
    rng.choose(if any { all } else { &fitting })
}

fn is_open(state: StepState) -> bool {
    state == StepState::Open
}

fn is_live(state: StepState) -> bool {
    matches!(state, StepState::Open | StepState::Waiting)
}

fn is_done(state: StepState) -> bool {
    matches!(state, StepState::Done(_))
}

fn is_unasked(state: StepState) -> bool {
    state == StepState::Skipped(Why::Unasked)
}

/// Any outcome, but returning ones more often than their number would have it.
fn random_outcome(case: &Case, rng: &mut Rng, n: usize) -> usize {
    let step = &case.workflow().spec().steps[n];
    let returning: Vec<usize> = step.returns.keys().copied().collect();
    if returning.is_empty() || rng.chance(70) {
        return rng.below(step.outcomes.len());
    }
    rng.choose(&returning).unwrap_or(0)
}

fn random_completion(case: &Case, rng: &mut Rng, n: usize) -> Move {
    let writes = &case.workflow().spec().steps[n].writes;
    let changed = writes.iter().copied().filter(|_| rng.chance(40)).collect();
    Move::Complete(n, random_outcome(case, rng, n), changed)
}

/// Random moves from the start of a case, at most `moves_max`. Where nothing is open it soon stops: almost all would be refused.
/// Refused moves stay in, as whatever else plays them must refuse them too.
pub fn random_moves(w: &Arc<Workflow>, rng: &mut Rng, moves_max: usize) -> Vec<Move> {
    let mut case = Case::new(w);
    let mut moves = Vec::new();
    while moves.len() < moves_max && !(case.open_steps().is_empty() && rng.chance(25)) {
        let step = random_move(&case, rng);
        let _ = case.play(&step);
        moves.push(step);
    }
    moves
}

/// A walk with every move there is; false if it ever stands with nothing open, no end, and something waiting.
pub fn storm(w: &Arc<Workflow>, rng: &mut Rng, moves: usize) -> bool {
    let mut c = Case::new(w);
    for _ in 0..moves {
        let step = random_move(&c, rng);
        // A refusal is as good as a move here: it must leave the case as it was.
        let _ = c.play(&step);
        if c.stuck() {
            return false;
        }
    }
    true
}

/// Plays a case by completions alone, until nothing is open or `limit` moves are made: `order` picks among the open steps, `choose` an
/// outcome. A completion that is refused ends it too.
pub fn one_way(w: &Arc<Workflow>, order: &mut Rng, choose: impl Fn(usize) -> usize, limit: usize) -> Case {
    let mut c = Case::new(w);
    for _ in 0..limit {
        let Some(n) = order.choose(&c.open_steps()) else { break };
        if c.complete(n, choose(n), &[]).is_err() {
            break;
        }
    }
    c
}
