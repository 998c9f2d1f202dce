//! Random workflows, as `kernel.py` makes them, and larger ones.

use crate::oracle::{Edge, EndSpec, Join, Spec, StepSpec};

use super::family::Family;
use super::random_returns::add_returns;
use super::rng::Rng;

const FIELDS: [usize; 3] = [0, 1, 2];

/// A random workflow of a family. The kernel may refuse it.
pub fn random_workflow(rng: &mut Rng, family: &Family) -> Spec {
    let mut spec = Spec::default();
    let count = rng.between(4, family.steps_max);
    for n in 0..count {
        let step = random_step(rng, family, &spec, n, count);
        spec.steps.push(step);
    }
    for e in 0..family.ends {
        let edges = rng.between(1, 3);
        // Ends that come after any step are mostly reached at once; the larger workflows are to live longer.
        let from = if family.extended && rng.chance(80) { count * 2 / 3 } else { 0 };
        let after = random_edges(rng, &spec, from, edges);
        let join = rng.choose(family.joins).unwrap_or(Join::AllAsked);
        spec.ends.push(EndSpec { name: format!("e{e}"), after, join });
    }
    if family.returns {
        add_returns(rng, family, &mut spec);
    }
    spec
}

/// Step `n` of `count`, after some of those that are there already.
fn random_step(rng: &mut Rng, family: &Family, before: &Spec, n: usize, count: usize) -> StepSpec {
    let two_outcomes = rng.below(3) == 0;
    let mut step = StepSpec::new(&format!("s{n}"), if two_outcomes { &["p", "q"] } else { &["p"] });
    step.after = if family.branches && rng.chance(90) {
        branch(n, count)
    } else {
        let edges = rng.between(1, 3);
        random_edges(rng, before, 0, edges)
    };
    step.join = rng.choose(family.joins).unwrap_or(step.join);
    if family.recalls {
        step.rest_cancel = rng.chance(50);
        if rng.chance(20) {
            step.cancels.insert(0, vec![rng.below(count)]);
        }
    }
    step.when = !rng.chance(if family.extended { 4 } else { 10 });
    step.on_request = rng.chance(10);
    if family.extended {
        step.reads = FIELDS.into_iter().filter(|_| rng.chance(20)).collect();
        step.writes = FIELDS.into_iter().filter(|_| rng.chance(20)).collect();
    }
    step
}

/// Three branches that grow by turns from the first step, and are joined in the last.
fn branch(n: usize, count: usize) -> Vec<Edge> {
    let least = n.saturating_sub(3);
    let most = if n + 1 == count { n } else { (least + 1).min(n) };
    (least..most).map(|a| (a, None)).collect()
}

/// At most `count` edges, from different steps, none of which stands before `from`.
fn random_edges(rng: &mut Rng, spec: &Spec, from: usize, count: usize) -> Vec<Edge> {
    let names: Vec<usize> = (from..spec.steps.len()).collect();
    let mut out = Vec::new();
    for b in rng.sample(&names, count) {
        let outs = spec.steps[b].outcomes_going_on();
        let every = outs.len() == 1 || rng.chance(50);
        out.push((b, if every { None } else { rng.choose(&outs).map(|o| vec![o]) }));
    }
    out
}
