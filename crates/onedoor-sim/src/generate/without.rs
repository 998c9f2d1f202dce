//! A run without one of its steps, outcomes or edges: the numbers of those behind it move down.

use std::collections::BTreeMap;

use crate::oracle::{Move, StepSpec};

use super::strategy::Run;

/// The number that `n` has once `gone` is gone.
fn renumbered(n: usize, gone: usize) -> Option<usize> {
    match n.cmp(&gone) {
        std::cmp::Ordering::Less => Some(n),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(n - 1),
    }
}

/// Without a step, the edges from it, the returns to it, and the moves at it.
pub(super) fn without_step(run: &Run, gone: usize) -> Run {
    let mut run = run.clone();
    for n in 0..run.spec.steps.len() {
        let back = |run: &Run| run.spec.steps[n].returns.iter().find(|(_, back)| back.to == gone).map(|(o, _)| *o);
        while let Some(outcome) = back(&run) {
            run = without_outcome(&run, n, outcome);
        }
    }
    run.spec.steps.remove(gone);
    let renumber = |steps: &[usize]| steps.iter().filter_map(|n| renumbered(*n, gone)).collect::<Vec<_>>();
    for edges in run.spec.edges_mut() {
        let kept = edges.drain(..).filter_map(|(a, accepted)| Some((renumbered(a, gone)?, accepted)));
        *edges = kept.collect();
    }
    for step in &mut run.spec.steps {
        step.cancels.values_mut().for_each(|steps| *steps = renumber(steps));
        for back in step.returns.values_mut() {
            back.by_way_of = renumber(&back.by_way_of);
            back.to = renumbered(back.to, gone).unwrap_or_default();
        }
    }
    run.moves = run.moves.iter().filter_map(|m| move_without_step(m, gone)).collect();
    run
}

/// The same, but what came after the step now comes after what the step came after.
pub(super) fn bypassing_step(run: &Run, gone: usize) -> Run {
    let mut run = run.clone();
    let before = run.spec.steps[gone].after.clone();
    for edges in run.spec.edges_mut() {
        if edges.iter().any(|(a, _)| *a == gone) {
            edges.extend(before.iter().cloned());
        }
    }
    without_step(&run, gone)
}

fn move_without_step(step: &Move, gone: usize) -> Option<Move> {
    Some(match step {
        Move::Complete(n, outcome, changed) => Move::Complete(renumbered(*n, gone)?, *outcome, changed.clone()),
        Move::Request(n) => Move::Request(renumbered(*n, gone)?),
        Move::Waive(n, outcome) => Move::Waive(renumbered(*n, gone)?, *outcome),
        Move::Cancel(n) => Move::Cancel(renumbered(*n, gone)?),
        Move::TakeBack(n) => Move::TakeBack(renumbered(*n, gone)?),
        Move::Close => Move::Close,
    })
}

/// Without an outcome of step `n`, the edges that accept only this one, and the moves with it.
pub(super) fn without_outcome(run: &Run, n: usize, gone: usize) -> Run {
    let mut run = run.clone();
    for edges in run.spec.edges_mut() {
        for (_, accepted) in edges.iter_mut().filter(|(a, _)| *a == n) {
            let kept = |list: &mut Vec<usize>| list.iter().filter_map(|o| renumbered(*o, gone)).collect();
            *accepted = accepted.as_mut().map(kept);
        }
        edges.retain(|(_, accepted)| accepted.as_ref().is_none_or(|list| !list.is_empty()));
    }
    step_without_outcome(&mut run.spec.steps[n], gone);
    let kept = |m: &Move| match m {
        Move::Complete(at, outcome, changed) if *at == n => {
            Some(Move::Complete(n, renumbered(*outcome, gone)?, changed.clone()))
        }
        Move::Waive(at, outcome) if *at == n => Some(Move::Waive(n, renumbered(*outcome, gone)?)),
        other => Some(other.clone()),
    };
    run.moves = run.moves.iter().filter_map(kept).collect();
    run
}

fn step_without_outcome(step: &mut StepSpec, gone: usize) {
    step.outcomes.remove(gone);
    step.cancels = without_key(&step.cancels, gone);
    step.returns = without_key(&step.returns, gone);
}

fn without_key<T: Clone>(map: &BTreeMap<usize, T>, gone: usize) -> BTreeMap<usize, T> {
    let kept = map.iter().filter_map(|(o, value)| Some((renumbered(*o, gone)?, value.clone())));
    kept.collect()
}

/// Without a field that step `n` writes.
pub(super) fn without_write(run: &Run, n: usize, gone: usize) -> Run {
    let mut run = run.clone();
    run.spec.steps[n].writes.retain(|field| *field != gone);
    for m in &mut run.moves {
        if let Move::Complete(at, _, changed) = m
            && *at == n
        {
            changed.retain(|field| *field != gone);
        }
    }
    run
}
