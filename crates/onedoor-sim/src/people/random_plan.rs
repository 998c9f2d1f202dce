//! Random definitions with people: stages one behind the other, some of them in parallel branches, with returns, detours and recalls.

use onedoor_core::language::{Base, Kind, OwnCase};

use super::{
    plan::{Comes, Duty, How, Nobody, Place, Plan, Table, Who},
    random_staff::{DEPTS, KINDS, ROLES, WINDOWS},
    staff::Staff,
};
use crate::{
    generate::Rng,
    oracle::{Edge, EndSpec, Join, Redo, ReturnSpec, Spec, StepSpec, Workflow},
};

/// A random definition; one in a few has something that a definition may not have.
pub fn random_plan(rng: &mut Rng, staff: &Staff) -> Plan {
    let spec = spec(rng);
    let people: Vec<String> = staff.persons.iter().map(|person| person.id.clone()).collect();
    let workflow = Workflow::new(spec.clone()).ok();
    let upstream = |n: usize| workflow.as_ref().map_or_else(Vec::new, |w| w.upstream(n).iter().copied().collect());
    let mut plan = Plan {
        duties: Vec::new(),
        amount: [10, 100, 2_000][rng.below(3)],
        judge: people[rng.below(people.len())].clone(),
        signers: (0..3).map(|_| people[rng.below(people.len())].clone()).collect(),
        spec,
    };
    for n in 0..plan.spec.steps.len() {
        let upstream: Vec<usize> = upstream(n);
        let upstream: Vec<usize> = upstream.into_iter().filter(|m| !plan.spec.steps[*m].detour).collect();
        let mut draw = Draw { rng, people: &people, plan: &plan, upstream };
        let duty = draw.duty(n);
        plan.duties.push(duty);
    }
    plan
}

fn spec(rng: &mut Rng) -> Spec {
    let mut spec = Spec::default();
    let mut last: Vec<usize> = Vec::new();
    let stages = rng.between(2, 4);
    for _ in 0..stages {
        let width = if spec.steps.is_empty() { 1 } else { [1, 1, 2, 3][rng.below(4)] };
        let mut heads = Vec::new();
        for _ in 0..width {
            let mut head = step(rng, &mut spec, &last);
            if width > 1 && rng.chance(30) {
                head = step(rng, &mut spec, &[head]);
            }
            heads.push(head);
        }
        last = heads;
        if last.len() > 1 {
            let joined = step(rng, &mut spec, &last);
            spec.steps[joined].join = [Join::AllAsked, Join::AllAsked, Join::Any, Join::AtLeast(2)][rng.below(4)];
            spec.steps[joined].rest_cancel = spec.steps[joined].join != Join::AllAsked && rng.chance(60);
            last = vec![joined];
        }
    }
    let final_step = last[0];
    spec.steps[final_step].outcomes = vec!["p".to_owned(), "q".to_owned()];
    spec.steps[final_step].on_request = false;
    spec.steps[final_step].when = true;
    returns(rng, &mut spec);
    let end = |name: &str, outcome: usize| EndSpec {
        name: name.to_owned(),
        after: vec![(final_step, Some(vec![outcome]))],
        join: Join::AllAsked,
    };
    spec.ends = vec![end("granted", 0), end("refused", 1)];
    spec
}

fn step(rng: &mut Rng, spec: &mut Spec, after: &[usize]) -> usize {
    let n = spec.steps.len();
    let outcomes: &[&str] = [&["p"][..], &["p", "q"], &["p", "q"], &["p", "q", "z"]][rng.below(4)];
    let mut step = StepSpec::new(&format!("s{n}"), outcomes);
    step.after = after.iter().map(|from| (*from, None)).collect();
    step.when = n == 0 || !rng.chance(4);
    step.on_request = n > 0 && rng.chance(6);
    if n > 1 && rng.chance(5) {
        step.cancels.insert(0, vec![rng.below(n)]);
    }
    spec.steps.push(step);
    n
}

/// Lets some steps return to what lies before them, or to themselves, some by way of a detour.
fn returns(rng: &mut Rng, spec: &mut Spec) {
    for n in 1..spec.steps.len() {
        if !rng.chance(30) {
            continue;
        }
        let Ok(w) = Workflow::new(spec.clone()) else { return };
        let targets: Vec<usize> = w.upstream(n).iter().copied().chain([n]).collect();
        let before = spec.clone();
        let to = targets[rng.below(targets.len())];
        let by_way_of = if rng.chance(35) { vec![detour(spec)] } else { Vec::new() };
        let redo = if rng.chance(50) { Redo::Changed } else { Redo::All };
        let outcome = spec.steps[n].outcomes.len();
        spec.steps[n].outcomes.push("r".to_owned());
        spec.steps[n].returns.insert(outcome, ReturnSpec { to, by_way_of, redo });
        spec.steps[n].returns_max = rng.chance(40).then(|| 1 + rng.below(2) as u32);
        if !Workflow::new(spec.clone()).is_ok_and(|w| w.refusals().is_empty()) {
            *spec = before;
        }
    }
    let going_on: Vec<Option<Vec<usize>>> =
        spec.steps.iter().map(|step| (!step.returns.is_empty()).then(|| step.outcomes_going_on())).collect();
    let name =
        |edges: &mut Vec<Edge>| edges.iter_mut().for_each(|(from, accepted)| accepted.clone_from(&going_on[*from]));
    spec.steps.iter_mut().for_each(|step| name(&mut step.after));
}

fn detour(spec: &mut Spec) -> usize {
    let found = spec.steps.iter().position(|step| step.detour);
    found.unwrap_or_else(|| {
        let mut step = StepSpec::new("mend", &["p"]);
        step.detour = true;
        spec.steps.push(step);
        spec.steps.len() - 1
    })
}

/// What the people of a step are drawn from.
struct Draw<'a> {
    rng: &'a mut Rng,
    people: &'a [String],
    plan: &'a Plan,
    upstream: Vec<usize>,
}

impl Draw<'_> {
    fn duty(&mut self, n: usize) -> Duty {
        let detour = self.plan.spec.steps[n].detour;
        let kind = self.kind(n);
        let mut duty = Duty { kind, by: self.rng.chance(92).then(|| self.who()), ..Duty::plain() };
        if detour && self.rng.chance(60) {
            (duty.kind, duty.by) = (Kind::Do, Some(Who::Applicant));
            return duty;
        }
        if kind == Kind::Auto {
            duty.by = Some(Who::Service("robot".to_owned()));
            return duty;
        }
        duty.role = (kind == Kind::Assign).then(|| "keeper".to_owned());
        self.limits(n, &mut duty);
        let several = kind != Kind::Assign && !detour && self.plan.spec.steps[n].outcomes_going_on().len() > 1;
        match self.rng.below(10) {
            0..=2 if several => (duty.table, duty.by) = (Some(self.table()), None),
            3 => duty.officers = Some(self.rng.between(2, 3) as u32),
            4..=6 => duty.comes = self.comes(),
            _ => {}
        }
        duty
    }

    fn kind(&mut self, n: usize) -> Kind {
        let assigned = self.plan.duties.iter().any(|duty| duty.kind == Kind::Assign);
        if !assigned && n > 0 && self.rng.chance(15) {
            return Kind::Assign;
        }
        let kinds =
            [Kind::Accept, Kind::Review, Kind::Review, Kind::Sign, Kind::Decide, Kind::Deliver, Kind::Do, Kind::Do];
        if self.rng.chance(3) { Kind::Auto } else { kinds[self.rng.below(kinds.len())] }
    }

    fn limits(&mut self, n: usize, duty: &mut Duty) {
        let detour = self.plan.spec.steps[n].detour;
        let others: Vec<usize> = (0..n).filter(|m| !self.plan.spec.steps[*m].detour).collect();
        if !detour && !others.is_empty() && self.rng.chance(25) {
            duty.separate_from = vec![others[self.rng.below(others.len())]];
        }
        let bound: Vec<usize> = self.upstream.iter().copied().filter(|m| !duty.separate_from.contains(m)).collect();
        if !detour && !bound.is_empty() && self.rng.chance(8) {
            duty.bound_to = vec![bound[self.rng.below(bound.len())]];
        }
        duty.qualifications = KINDS.iter().filter(|_| self.rng.chance(10)).map(|kind| (*kind).to_owned()).collect();
        duty.own = [OwnCase::Forbid, OwnCase::Forbid, OwnCase::Superior, OwnCase::Allow][self.rng.below(4)];
        duty.nobody = match self.rng.below(10) {
            0 => Nobody::Pass,
            1 | 2 => Nobody::HandTo(self.plain_who()),
            _ => Nobody::Wait,
        };
        duty.repeat = self.rng.chance(8);
        duty.exclusive = self.rng.chance(12).then(|| "car".to_owned());
        duty.reasons = self.rng.chance(12);
        duty.never_waived = self.rng.chance(12);
    }

    fn comes(&mut self) -> Comes {
        match self.rng.below(5) {
            0 => Comes::InTurn,
            1 => Comes::LeastLoaded,
            2 => Comes::Fixed(self.person()),
            3 if !self.upstream.is_empty() => Comes::Familiar(self.upstream[self.rng.below(self.upstream.len())]),
            _ => Comes::Chained,
        }
    }

    fn person(&mut self) -> String {
        self.people[self.rng.below(self.people.len())].clone()
    }

    fn one(&mut self, of: &[&str]) -> String {
        of[self.rng.below(of.len())].to_owned()
    }

    /// Whom the directory knows.
    fn plain_who(&mut self) -> Who {
        match self.rng.below(6) {
            0 => Who::Window(self.one(&WINDOWS)),
            1 | 2 => Who::Dept(self.one(&DEPTS)),
            3 => Who::Role(self.one(&ROLES)),
            4 => Who::RoleIn(self.one(&ROLES), self.one(&DEPTS)),
            _ => Who::Person(self.person()),
        }
    }

    fn who(&mut self) -> Who {
        if self.rng.chance(65) {
            return self.plain_who();
        }
        match self.rng.below(4) {
            0 => Who::Applicant,
            1 => Who::Manager(Box::new(self.single()), self.rng.between(1, 2) as u32),
            _ => self.single(),
        }
    }

    /// One person, whoever it is.
    fn single(&mut self) -> Who {
        let assigned = self.plan.duties.iter().any(|duty| duty.kind == Kind::Assign);
        match self.rng.below(4) {
            0 if !self.upstream.is_empty() => Who::SameAs(self.upstream[self.rng.below(self.upstream.len())]),
            1 if assigned => Who::Role("keeper".to_owned()),
            2 => Who::Person(self.person()),
            _ => Who::Field,
        }
    }

    fn table(&mut self) -> Table {
        let shares = [(1, 2), (2, 3), (6_667, 10_000), (1, 1), (1, 3)];
        let share = shares[self.rng.below(shares.len())];
        let count = self.rng.between(1, 3);
        let how = match self.rng.below(9) {
            0 | 1 => How::All,
            2 => How::Any,
            3 => How::AtLeast(share.0, share.1),
            4 if share != (1, 1) => How::MoreThan(share.0, share.1),
            5 => How::Heads(self.rng.between(1, count) as u32),
            6 => How::Sequence,
            7 => How::Lead,
            8 => How::Unanimous,
            _ => How::MoreThan(1, 2),
        };
        let counts = matches!(how, How::AtLeast(..) | How::MoreThan(..));
        let ballot = counts || matches!(how, How::Heads(_));
        let mut who: Vec<Place> = Vec::new();
        for n in 0..count {
            let by = if self.rng.chance(80) { self.plain_who() } else { self.who() };
            let weight = if counts { self.rng.between(1, 3) as u32 } else { 1 };
            let veto = ballot && self.rng.chance(15);
            let casting = how == How::MoreThan(1, 2) && n == 0 && self.rng.chance(50);
            who.push(Place { by, weight, veto, casting, lead: how == How::Lead && n == 0 });
        }
        let pool = how != How::Lead && self.rng.chance(25);
        if pool && self.rng.chance(50) {
            who.clear();
        }
        let each = self.rng.chance(12);
        Table {
            members: (pool || who.is_empty()).then(|| self.plain_who()),
            who,
            each,
            how,
            base: if counts { [Base::All, Base::Present, Base::Cast][self.rng.below(3)] } else { Base::All },
            quorum: (ballot && self.rng.chance(30)).then_some((1, 2)),
            abstain: how != How::Sequence && self.rng.chance(35),
            early: (ballot || how == How::All).then(|| self.rng.chance(50)),
            prefer: how == How::Any && self.rng.chance(50),
        }
    }
}
