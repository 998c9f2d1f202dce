//! What the kernel refuses to run.

use std::collections::BTreeSet;

use super::spec::{Join, ReturnSpec};
use super::workflow::Workflow;

impl Workflow {
    /// What the kernel refuses to run, in the words of `kernel.py`; empty when it may run. (`kernel.py` gives the joins on a road in
    /// the order of a hash set: compare as sorted lists.)
    pub fn refusals(&self) -> Vec<String> {
        let mut out = Vec::new();
        for n in 0..self.steps().len() {
            self.refusals_of_shape(n, &mut out);
            self.refusals_of_cancels(n, &mut out);
            for back in self.steps()[n].returns.values() {
                self.refusals_of_return(n, back, &mut out);
            }
        }
        for e in self.end_nodes().filter(|e| self.after[*e].is_empty()) {
            out.push(format!("the end {} comes after nothing", self.name(e)));
        }
        out
    }

    fn refusals_of_shape(&self, n: usize, out: &mut Vec<String>) {
        let (d, name) = (&self.steps()[n], self.name(n));
        if d.outcomes_going_on().is_empty() && !d.detour {
            out.push(format!("{name} has no outcome that goes on: if it only leads back, make it a detour of the step that sends to it"));
        }
        if d.detour && !(d.after.is_empty() && d.returns.is_empty() && !d.on_request) {
            out.push(format!("{name} is a detour: it comes after nothing, returns nowhere and is not on request"));
        }
        for (a, _) in d.after.iter().filter(|(a, _)| self.steps()[*a].detour) {
            out.push(format!("{name} comes after the detour {}: only an end may", self.name(*a)));
        }
    }

    fn refusals_of_cancels(&self, n: usize, out: &mut Vec<String>) {
        let (d, name) = (&self.steps()[n], self.name(n));
        for (o, names) in &d.cancels {
            let outcome = &d.outcomes[*o];
            for m in names.iter().filter(|m| self.steps()[**m].detour) {
                out.push(format!(
                    "{name}.{outcome} cancels the detour {}: its target would wait for ever",
                    self.name(*m)
                ));
            }
            if d.returns.contains_key(o) {
                out.push(format!("{name}.{outcome} returns: it cannot cancel as well"));
            }
        }
    }

    fn refusals_of_return(&self, n: usize, back: &ReturnSpec, out: &mut Vec<String>) {
        let (name, target) = (self.name(n), self.name(back.to));
        for x in back.by_way_of.iter().filter(|x| !self.steps()[**x].detour) {
            out.push(format!("{name} returns by way of {}, which is no detour", self.name(*x)));
        }
        if back.to != n && !self.upstream[n].contains(&back.to) {
            out.push(format!("{name} returns to {target}, which it does not come after"));
            return;
        }
        let road = self.between(back.to, n);
        let behind = &road | &self.downstream[back.to];
        for &j in road.iter().filter(|j| **j != back.to) {
            if !self.waits_for_all(j) && self.after[j].iter().any(|(a, _)| !behind.contains(a)) {
                out.push(format!("{name} returns to {target} through {}, which does not wait for it", self.name(j)));
            }
        }
        for c in self.run_ahead(n, &road).into_iter().map(|c| self.name(c)) {
            out.push(format!(
                "{c} may run ahead while {name} can still return to {target}: go by way of a detour, or let {c} come after {name}"
            ));
        }
    }

    /// Joins that may open because a road is given up (an edge is Dead), although the returner, for which they do not wait, can bring
    /// it back.
    fn run_ahead(&self, returner: usize, road: &BTreeSet<usize>) -> Vec<usize> {
        let mut given_up = BTreeSet::new();
        let mut ahead = Vec::new();
        for m in self.order.iter().copied().chain(self.end_nodes()) {
            if road.contains(&m) {
                continue;
            }
            let dies: Vec<bool> = self.after[m]
                .iter()
                .map(|(a, accepted)| {
                    given_up.contains(a) || self.may_be_given_up(*a, accepted.as_deref(), returner, road)
                })
                .collect();
            let dead = dies.iter().filter(|dies| **dies).count();
            let need = match self.rule[m] {
                Join::AllAsked | Join::Any => 1,
                Join::AllRequired => dies.len(),
                Join::AtLeast(k) => k as usize,
            };
            if dead > 0 && dies.len() - dead < need {
                given_up.insert(m);
            } else if dead > 0 && self.rule[m] == Join::AllAsked && !self.waits_for(m, &dies, returner) {
                ahead.push(m);
            }
        }
        ahead
    }

    /// The edge leaves the road, and the source may take another outcome, one that stays on the road.
    fn may_be_given_up(&self, a: usize, accepted: Option<&[usize]>, returner: usize, road: &BTreeSet<usize>) -> bool {
        let Some(accepted) = accepted else { return false };
        let other = self.steps()[a].outcomes_going_on().into_iter().filter(|o| !accepted.contains(o));
        road.contains(&a) && a != returner && other.into_iter().any(|o| self.leads(a, o, road))
    }

    /// One of the edges of `m` that cannot die so comes from the returner, or from what comes after it.
    fn waits_for(&self, m: usize, dies: &[bool], returner: usize) -> bool {
        let sound = self.after[m].iter().zip(dies).filter(|(_, dies)| !**dies);
        sound.into_iter().any(|((a, _), _)| *a == returner || self.upstream[*a].contains(&returner))
    }

    fn leads(&self, a: usize, outcome: usize, road: &BTreeSet<usize>) -> bool {
        let accepts = |m: &usize| {
            let mut edges = self.after[*m].iter().filter(|(s, _)| *s == a);
            edges.any(|(_, accepted)| accepted.as_ref().is_none_or(|list| list.contains(&outcome)))
        };
        self.next[a].iter().any(|m| road.contains(m) && accepts(m))
    }

    pub(super) fn waits_for_all(&self, node: usize) -> bool {
        matches!(self.rule[node], Join::AllAsked | Join::AllRequired)
    }
}
