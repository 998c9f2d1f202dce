//! The simpler forms of a run, the greatest simplifications first.

use crate::oracle::{Edge, Join, Move, Redo, Spec, StepSpec};

use super::strategy::Run;
use super::without::{bypassing_step, without_outcome, without_step, without_write};

/// Every form of the run that is simpler by one thing.
pub(super) fn simpler(run: &Run) -> Vec<Run> {
    let mut out = Vec::new();
    fewer_moves(run, &mut out);
    out.extend((0..run.spec.steps.len()).rev().map(|n| without_step(run, n)));
    out.extend((0..run.spec.steps.len()).rev().map(|n| bypassing_step(run, n)));
    for e in (0..run.spec.ends.len()).rev() {
        changed(run, &mut out, |spec| drop(spec.ends.remove(e)));
    }
    single_moves(run, &mut out);
    for n in 0..run.spec.steps.len() {
        simpler_outcomes(run, n, &mut out);
        simpler_step(run, n, &mut out);
    }
    simpler_nodes(run, &mut out);
    out
}

/// The run with another workflow, if that is another.
fn changed(run: &Run, out: &mut Vec<Run>, change: impl FnOnce(&mut Spec)) {
    let mut spec = run.spec.clone();
    change(&mut spec);
    if spec != run.spec {
        out.push(Run { spec, moves: run.moves.clone() });
    }
}

fn fewer_moves(run: &Run, out: &mut Vec<Run>) {
    let count = run.moves.len();
    let mut lengths = vec![count / 2, count * 3 / 4, count.saturating_sub(1)];
    lengths.retain(|length| *length < count);
    out.extend(lengths.into_iter().map(|length| Run { spec: run.spec.clone(), moves: run.moves[..length].to_vec() }));
}

fn single_moves(run: &Run, out: &mut Vec<Run>) {
    for i in (0..run.moves.len()).rev() {
        let mut without = run.clone();
        let plainer = match without.moves.remove(i) {
            Move::Complete(n, outcome, changed) if !changed.is_empty() => Some(Move::Complete(n, outcome, Vec::new())),
            Move::Waive(n, outcome) => Some(Move::Complete(n, outcome, Vec::new())),
            Move::Complete(..) | Move::Request(_) | Move::Cancel(_) | Move::TakeBack(_) | Move::Close => None,
        };
        out.push(without);
        if let Some(plainer) = plainer {
            let mut instead = run.clone();
            instead.moves[i] = plainer;
            out.push(instead);
        }
    }
}

fn simpler_outcomes(run: &Run, n: usize, out: &mut Vec<Run>) {
    let step = &run.spec.steps[n];
    let spare = step.outcomes_going_on().len() > 1;
    for o in (0..step.outcomes.len()).rev() {
        if spare || step.returns.contains_key(&o) {
            out.push(without_outcome(run, n, o));
        }
    }
    for (o, steps) in &step.cancels {
        changed(run, out, |spec| drop(spec.steps[n].cancels.remove(o)));
        for i in (0..steps.len()).filter(|_| steps.len() > 1) {
            changed(run, out, |spec| spec.steps[n].cancels.entry(*o).or_default().truncate(i));
        }
    }
    for (o, back) in &step.returns {
        for i in 0..back.by_way_of.len() {
            changed(run, out, |spec| {
                let Some(back) = spec.steps[n].returns.get_mut(o) else { return };
                back.by_way_of.remove(i);
            });
        }
        changed(run, out, |spec| {
            let Some(back) = spec.steps[n].returns.get_mut(o) else { return };
            back.redo = Redo::All;
        });
    }
}

fn simpler_step(run: &Run, n: usize, out: &mut Vec<Run>) {
    let step = &run.spec.steps[n];
    let plainer: [fn(&mut StepSpec); 5] = [
        |step| step.rest_cancel = false,
        |step| step.when = true,
        |step| step.on_request = false,
        |step| step.returns_max = None,
        |step| step.reads.truncate(step.reads.len().saturating_sub(1)),
    ];
    for plainer in plainer {
        changed(run, out, |spec| plainer(&mut spec.steps[n]));
    }
    out.extend(step.writes.iter().map(|field| without_write(run, n, *field)));
}

fn simpler_nodes(run: &Run, out: &mut Vec<Run>) {
    for (node, edges) in run.spec.edges().enumerate() {
        for i in (0..edges.len()).rev() {
            changed(run, out, |spec| drop(edges_of(spec, node).remove(i)));
            if run.spec.steps[edges[i].0].returns.is_empty() {
                changed(run, out, |spec| edges_of(spec, node)[i].1 = None);
            }
        }
        changed(run, out, |spec| *join_of(spec, node) = Join::AllAsked);
        changed(run, out, |spec| {
            let join = join_of(spec, node);
            if matches!(join, Join::AtLeast(_)) {
                *join = Join::Any;
            }
        });
    }
}

fn edges_of(spec: &mut Spec, node: usize) -> &mut Vec<Edge> {
    let steps = spec.steps.len();
    if node < steps { &mut spec.steps[node].after } else { &mut spec.ends[node - steps].after }
}

fn join_of(spec: &mut Spec, node: usize) -> &mut Join {
    let steps = spec.steps.len();
    if node < steps { &mut spec.steps[node].join } else { &mut spec.ends[node - steps].join }
}
