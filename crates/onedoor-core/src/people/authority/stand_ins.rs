//! Acting in the place of somebody else (代理).

use super::{Authority, Casework, Fact, FactKind, For, Right, power_of};
use crate::{
    id::StepId,
    people::{Actor, Power, StandIn, Warrant},
};

use std::collections::VecDeque;

/// More stand-ins one behind the other than this are not followed.
const CHAIN_MAX: usize = 4;

impl<C: Casework> Authority<'_, C> {
    /// On what somebody may work on a step in the place of another: the rule must cover the step, the other must be allowed to do it, and nothing may keep the
    /// stand-in from it, qualifications included.
    pub(super) fn may_stand_in(&self, person: &Actor, step: StepId, work: For<'_>) -> Option<Warrant> {
        self.employed(person).ok()?;
        self.absent(person, step).into_iter().find_map(|(absent, facts)| {
            let own = self.may_work_in_person(&absent, step, work).ok()?;
            self.check_bars(person, step, Right::Candidate).ok()?;
            let qualified = self.qualified(person, step).ok()?;
            let facts = facts.into_iter().chain(own.facts).chain(qualified).collect();
            Some(Warrant { person: person.clone(), instead_of: Some(absent), right: own.right, facts })
        })
    }

    /// Whether somebody stands in for another at a step.
    pub(crate) fn stands_in_for(&self, person: &Actor, absent: &Actor, step: StepId) -> bool {
        self.absent(person, step).iter().any(|(other, _)| other == absent)
    }

    /// For whom somebody stands in, directly or, where a rule may be passed on, through others.
    fn absent(&self, person: &Actor, step: StepId) -> Vec<(Actor, Vec<Fact>)> {
        let (mut found, mut seen) = (Vec::<(Actor, Vec<Fact>)>::new(), Vec::<Actor>::new());
        // The nearest first, or else a roundabout way would hide a short one.
        let mut todo = VecDeque::from([(person.clone(), Vec::new())]);
        while let Some((stand_in, facts)) = todo.pop_front() {
            if facts.len() >= CHAIN_MAX || seen.contains(&stand_in) {
                continue;
            }
            for rule in self.directory.stand_ins_by(stand_in.identity(), self.at) {
                let chained = !facts.is_empty();
                let Ok(absent) = Actor::authenticated(&rule.of) else { continue };
                if !self.covers(rule, step) || chained && !rule.passes_on {
                    continue;
                }
                // Another way to the same person is no shorter.
                if found.iter().any(|(known, _)| *known == absent) {
                    continue;
                }
                let mut facts = facts.clone();
                let validity = rule.validity;
                let what = FactKind::StandsInFor(absent.clone());
                facts.push(Fact { what, from: validity.from, until: validity.until });
                found.push((absent.clone(), facts.clone()));
                todo.push_back((absent, facts));
            }
            seen.push(stand_in);
        }
        found
    }

    fn covers(&self, rule: &StandIn, step: StepId) -> bool {
        let power = power_of(self.graph.steps()[step].kind).unwrap_or(Power::Work);
        rule.covers(power, &self.graph.workflow().id)
    }
}
