//! Random returns, and the detours by way of which they go.

use crate::oracle::{Redo, ReturnSpec, Spec, StepSpec, Workflow};

use super::family::Family;
use super::rng::Rng;

/// Lets about a third of the steps return, some of them by way of detours that they share.
pub(super) fn add_returns(rng: &mut Rng, family: &Family, spec: &mut Spec) {
    let Ok(w) = Workflow::new(spec.clone()) else { return };
    for n in 0..w.order().len() {
        let mut targets: Vec<usize> = w.upstream(n).iter().copied().collect();
        if targets.is_empty() || !rng.chance(if family.branches { 60 } else { 35 }) {
            continue;
        }
        targets.push(n);
        add_return(rng, family, spec, n, "r", &targets);
        if family.extended && rng.chance(25) {
            add_return(rng, family, spec, n, "t", &targets);
        }
        if family.extended && rng.chance(40) {
            spec.steps[n].returns_max = Some(1 + u32::from(rng.chance(40)));
        }
    }
    name_outcomes_that_go_on(spec);
}

/// In the larger workflows a return that the kernel refuses is tried anew, or else few of these workflows would ever run.
fn add_return(rng: &mut Rng, family: &Family, spec: &mut Spec, n: usize, name: &str, targets: &[usize]) {
    let tries = if family.extended && !rng.chance(3) { 8 } else { 1 };
    let before = spec.clone();
    for _ in 0..tries {
        *spec = before.clone();
        let back = random_return(rng, family, spec, targets);
        let outcome = spec.steps[n].outcomes.len();
        spec.steps[n].outcomes.push(name.to_string());
        spec.steps[n].returns.insert(outcome, back);
        if tries == 1 || Workflow::new(spec.clone()).is_ok_and(|w| w.refusals().is_empty()) {
            return;
        }
    }
    *spec = before;
}

fn random_return(rng: &mut Rng, family: &Family, spec: &mut Spec, targets: &[usize]) -> ReturnSpec {
    let to = rng.choose(targets).unwrap_or(0);
    let count = rng.choose(if family.branches { &[0, 1, 1, 2] } else { &[0, 0, 1, 2] }).unwrap_or(0);
    let names = if family.branches { ["d0", "d1"][..count].to_vec() } else { rng.sample(&["d0", "d1"], count) };
    let by_way_of = names.into_iter().map(|name| detour(rng, family, spec, name)).collect();
    let redo = if family.extended && rng.chance(75) { Redo::Changed } else { Redo::All };
    ReturnSpec { to, by_way_of, redo }
}

/// The detour of this name, which is made if it is not there yet.
fn detour(rng: &mut Rng, family: &Family, spec: &mut Spec, name: &str) -> usize {
    if let Some(found) = spec.steps.iter().position(|step| step.name == name) {
        return found;
    }
    let mut step = StepSpec::new(name, if family.extended { &["p", "q"] } else { &["p"] });
    step.detour = true;
    step.when = rng.chance(80);
    if family.extended {
        step.writes = vec![rng.below(3)];
    }
    let n = spec.steps.len();
    spec.steps.push(step);
    if let Some(end) = spec.ends.first_mut()
        && family.extended
        && rng.chance(20)
    {
        end.after.push((n, Some(vec![1])));
    }
    n
}

/// An edge without a list accepts every outcome that goes on: write that out where some do not.
fn name_outcomes_that_go_on(spec: &mut Spec) {
    let going_on: Vec<Vec<usize>> = spec.steps.iter().map(StepSpec::outcomes_going_on).collect();
    let returns: Vec<bool> = spec.steps.iter().map(|step| !step.returns.is_empty()).collect();
    for (a, accepted) in spec.steps.iter_mut().flat_map(|step| &mut step.after) {
        if accepted.is_none() && returns[*a] {
            *accepted = Some(going_on[*a].clone());
        }
    }
}
