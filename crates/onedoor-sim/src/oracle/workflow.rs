//! What can be known before a case exists: order, ancestors, descendants, post-dominators.

use std::collections::BTreeSet;

use super::spec::{Edge, Join, ReturnSpec, Spec, StepSpec};

/// Steps and ends together, and detours of one return: beyond this the oracle is too slow to be of use, and its recursion too deep.
const SIZE_MAX: usize = 512;

/// A workflow that refers only to what it has, with what follows from its graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    pub(super) spec: Spec,
    /// By node.
    pub(super) after: Vec<Vec<Edge>>,
    /// By node.
    pub(super) rule: Vec<Join>,
    pub(super) next: Vec<Vec<usize>>,
    pub(super) order: Vec<usize>,
    /// By node.
    pub(super) upstream: Vec<BTreeSet<usize>>,
    pub(super) downstream: Vec<BTreeSet<usize>>,
    pub(super) post: Vec<BTreeSet<usize>>,
}

impl Workflow {
    /// Works out what follows from the graph of `spec`.
    ///
    /// # Errors
    /// A number that stands for nothing, a cycle, or more than 512 steps and ends. What else the kernel refuses is in
    /// [`Workflow::refusals`].
    pub fn new(spec: Spec) -> Result<Workflow, String> {
        check_numbers(&spec)?;
        let steps = 0..spec.steps.len();
        let after: Vec<Vec<Edge>> = spec.edges().cloned().collect();
        let rules = spec.steps.iter().map(|step| step.join);
        let rule = rules.chain(spec.ends.iter().map(|end| end.join)).collect();
        let comes_after = |m: &usize, n: usize| after[*m].iter().any(|(a, _)| *a == n);
        let next = steps.clone().map(|n| steps.clone().filter(|m| comes_after(m, n)).collect()).collect();
        let order = topological(&spec, &after)?;
        let upstream = upstream(&order, &after, spec.steps.len());
        let downstream = steps.clone().map(|n| steps.clone().filter(|m| upstream[*m].contains(&n)).collect()).collect();
        let mut w = Workflow { spec, after, rule, next, order, upstream, downstream, post: Vec::new() };
        w.post = w.post_dominators();
        Ok(w)
    }

    /// The plain data it was made from.
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// The steps in topological order: depth first, from the first step on.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The steps that a node comes after, at any distance. Panics if there is no such node.
    pub fn upstream(&self, node: usize) -> &BTreeSet<usize> {
        &self.upstream[node]
    }

    /// The steps that come after a step, at any distance. Panics if there is no such step.
    pub fn downstream(&self, step: usize) -> &BTreeSet<usize> {
        &self.downstream[step]
    }

    /// The steps that every way from a step to the end of the case passes. Panics if there is no such step.
    pub fn post(&self, step: usize) -> &BTreeSet<usize> {
        &self.post[step]
    }

    /// The steps on the ways from `target` to `returner`, with both. Panics if there is no such step.
    pub fn between(&self, target: usize, returner: usize) -> BTreeSet<usize> {
        let mut from = self.downstream[target].clone();
        from.insert(target);
        let mut to = self.upstream[returner].clone();
        to.insert(returner);
        &from & &to
    }

    /// The name of a node. Panics if there is no such node.
    pub fn name(&self, node: usize) -> &str {
        match self.spec.steps.get(node) {
            Some(step) => &step.name,
            None => &self.spec.ends[node - self.spec.steps.len()].name,
        }
    }

    pub(super) fn steps(&self) -> &[StepSpec] {
        &self.spec.steps
    }

    pub(super) fn returns(&self, step: usize, outcome: usize) -> Option<&ReturnSpec> {
        self.spec.steps[step].returns.get(&outcome)
    }

    /// The node of every end.
    pub(super) fn end_nodes(&self) -> std::ops::Range<usize> {
        self.spec.steps.len()..self.after.len()
    }

    fn post_dominators(&self) -> Vec<BTreeSet<usize>> {
        let last: BTreeSet<usize> = self.end_nodes().flat_map(|e| self.after[e].iter().map(|(a, _)| *a)).collect();
        let mut post = vec![BTreeSet::new(); self.steps().len()];
        for &n in self.order.iter().rev() {
            let mut ways: Vec<BTreeSet<usize>> = self.next[n].iter().map(|m| post[*m].clone()).collect();
            if last.contains(&n) || ways.is_empty() {
                ways.push(BTreeSet::new());
            }
            post[n] = ways.into_iter().reduce(|one, other| &one & &other).unwrap_or_default();
            post[n].insert(n);
        }
        post
    }
}

fn topological(spec: &Spec, after: &[Vec<Edge>]) -> Result<Vec<usize>, String> {
    let mut mark = vec![Mark::Unseen; spec.steps.len()];
    let mut order = Vec::new();
    for n in 0..spec.steps.len() {
        visit(n, spec, after, &mut mark, &mut order)?;
    }
    Ok(order)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    Begun,
    Finished,
}

fn visit(n: usize, spec: &Spec, after: &[Vec<Edge>], mark: &mut [Mark], order: &mut Vec<usize>) -> Result<(), String> {
    if mark[n] == Mark::Begun {
        return Err(format!("cycle through {}", spec.steps[n].name));
    }
    if mark[n] == Mark::Unseen {
        mark[n] = Mark::Begun;
        for (a, _) in &after[n] {
            visit(*a, spec, after, mark, order)?;
        }
        mark[n] = Mark::Finished;
        order.push(n);
    }
    Ok(())
}

fn upstream(order: &[usize], after: &[Vec<Edge>], steps: usize) -> Vec<BTreeSet<usize>> {
    let mut upstream = vec![BTreeSet::new(); after.len()];
    for n in order.iter().copied().chain(steps..after.len()) {
        let mut all = BTreeSet::new();
        for (a, _) in &after[n] {
            all.insert(*a);
            all.extend(&upstream[*a]);
        }
        upstream[n] = all;
    }
    upstream
}

/// That every number in `spec` stands for something, so that all else may index without looking.
fn check_numbers(spec: &Spec) -> Result<(), String> {
    if spec.steps.len() + spec.ends.len() > SIZE_MAX {
        return Err(format!("more than {SIZE_MAX} steps and ends"));
    }
    for (a, accepted) in spec.edges().flatten() {
        check_step(spec, *a)?;
        for outcome in accepted.iter().flatten() {
            check_outcome(&spec.steps[*a], *outcome)?;
        }
    }
    for step in &spec.steps {
        for outcome in step.cancels.keys().chain(step.returns.keys()) {
            check_outcome(step, *outcome)?;
        }
        let targets = step.returns.values().flat_map(|back| back.by_way_of.iter().chain([&back.to]));
        for n in targets.chain(step.cancels.values().flatten()) {
            check_step(spec, *n)?;
        }
        if step.returns.values().any(|back| back.by_way_of.len() > SIZE_MAX) {
            return Err(format!("{} returns by way of more than {SIZE_MAX} detours", step.name));
        }
    }
    Ok(())
}

fn check_step(spec: &Spec, n: usize) -> Result<(), String> {
    if n < spec.steps.len() { Ok(()) } else { Err(format!("there is no step {n}")) }
}

fn check_outcome(step: &StepSpec, outcome: usize) -> Result<(), String> {
    if outcome < step.outcomes.len() { Ok(()) } else { Err(format!("{} has no outcome {outcome}", step.name)) }
}
