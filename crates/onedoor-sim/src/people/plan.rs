//! A definition with people as plain data, and its file.

use std::fmt::Write as _;

use onedoor_core::language::{Base, Kind, OwnCase};

use super::staff::HERE;
use crate::oracle::{Edge, Join, Redo, Spec, StepSpec};

/// Whom a definition names. Steps are numbers, as in the [`Spec`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A window.
    Window(String),
    /// A department.
    Dept(String),
    /// A role.
    Role(String),
    /// A role in a department.
    RoleIn(String, String),
    /// A person.
    Person(String),
    /// The applicant.
    Applicant,
    /// Whoever the field `judge` names.
    Field,
    /// Whoever did a step.
    SameAs(usize),
    /// So many above somebody.
    Manager(Box<Who>, u32),
    /// A service.
    Service(String),
}

/// What makes the answers of seats one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Everybody agrees.
    All,
    /// One for all.
    Any,
    /// This share of yes, or more.
    AtLeast(u64, u64),
    /// More than this share.
    MoreThan(u64, u64),
    /// So many.
    Heads(u32),
    /// One after the other.
    Sequence,
    /// One decides when the others have answered.
    Lead,
    /// All say the same.
    Unanimous,
}

/// A seat that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// For whom.
    pub by: Who,
    /// Its weight.
    pub weight: u32,
    /// Its no is everybody's.
    pub veto: bool,
    /// It breaks ties.
    pub casting: bool,
    /// It leads.
    pub lead: bool,
}

/// A joint signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The seats that are listed.
    pub who: Vec<Place>,
    /// A seat for each of a pool.
    pub members: Option<Who>,
    /// A seat for each whom the field `signers` names.
    pub each: bool,
    /// The rule.
    pub how: How,
    /// Of what a share is taken.
    pub base: Base,
    /// How much must be present.
    pub quorum: Option<(u64, u64)>,
    /// Whether one may abstain.
    pub abstain: bool,
    /// Whether it ends before all have answered.
    pub early: Option<bool>,
    /// Of `Any`: only a yes ends it at once.
    pub prefer: bool,
}

/// How work comes to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comes {
    /// It is offered.
    Offered,
    /// To each in turn.
    InTurn,
    /// To who has the least.
    LeastLoaded,
    /// To one person.
    Fixed(String),
    /// To who did a step.
    Familiar(usize),
    /// To who did what it comes after.
    Chained,
}

/// What becomes of a step for which there is nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nobody {
    /// It waits.
    Wait,
    /// Others may do it.
    HandTo(Who),
    /// It passes.
    Pass,
}

/// The people of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The kind of the step.
    pub kind: Kind,
    /// Who does it.
    pub by: Option<Who>,
    /// Of `Assign`: the role that it gives.
    pub role: Option<String>,
    /// How it comes to somebody.
    pub comes: Comes,
    /// Its seats.
    pub table: Option<Table>,
    /// How many officers do it.
    pub officers: Option<u32>,
    /// Which steps it is separate from, as it is written.
    pub separate_from: Vec<usize>,
    /// Which steps it is bound to.
    pub bound_to: Vec<usize>,
    /// What one must be qualified for.
    pub qualifications: Vec<String>,
    /// What if it falls to the applicant.
    pub own: OwnCase,
    /// What if there is nobody.
    pub nobody: Nobody,
    /// Whether it passes where whoever has just agreed would be asked again.
    pub repeat: bool,
    /// What it needs alone.
    pub exclusive: Option<String>,
    /// Whether a no needs reasons.
    pub reasons: bool,
    /// Whether nobody may do without it.
    pub never_waived: bool,
}

/// A definition with people, and what its cases begin with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The graph.
    pub spec: Spec,
    /// The people of its steps.
    pub duties: Vec<Duty>,
    /// The field `amount`.
    pub amount: i64,
    /// The field `judge`.
    pub judge: String,
    /// The field `signers`.
    pub signers: Vec<String>,
}

impl Duty {
    /// Work that anybody may do.
    pub fn plain() -> Duty {
        Duty {
            kind: Kind::Do,
            by: None,
            role: None,
            comes: Comes::Offered,
            table: None,
            officers: None,
            separate_from: Vec::new(),
            bound_to: Vec::new(),
            qualifications: Vec::new(),
            own: OwnCase::Forbid,
            nobody: Nobody::Wait,
            repeat: false,
            exclusive: None,
            reasons: false,
            never_waived: false,
        }
    }
}

impl Plan {
    /// The file.
    pub fn print(&self) -> String {
        let mut out = format!(
            "Workflow(id: {HERE:?}, data: {{\"amount\": Integer, \"judge\": Text, \"signers\": List(Text)}},\n steps: {{\n"
        );
        for (n, step) in self.spec.steps.iter().enumerate() {
            let fields = [self.people(n), self.graph(step)].concat();
            let _ = writeln!(out, "  {:?}: {}({}),", step.name, self.duties[n].kind.word(), fields.join(", "));
        }
        let _ = writeln!(out, " }},\n ends: {{");
        for end in &self.spec.ends {
            let _ = writeln!(out, "  {:?}: (after: {:?}{}),", end.name, self.after(&end.after), join(end.join));
        }
        out + " })\n"
    }

    fn name(&self, n: usize) -> &str {
        &self.spec.steps[n].name
    }

    fn names(&self, steps: &[usize]) -> Vec<&str> {
        steps.iter().map(|n| self.name(*n)).collect()
    }

    fn who(&self, who: &Who) -> String {
        match who {
            Who::SameAs(step) => format!("SameAs({:?})", self.name(*step)),
            Who::Field => "Field(\"judge\")".to_owned(),
            Who::RoleIn(role, dept) => format!("RoleIn(role: {role:?}, dept: {dept:?})"),
            Who::Manager(of, up) => format!("Manager(of: {}, up: {up})", self.who(of)),
            other => format!("{other:?}"),
        }
    }

    fn people(&self, n: usize) -> Vec<String> {
        let duty = &self.duties[n];
        let mut out: Vec<String> = Vec::new();
        out.extend(duty.by.as_ref().map(|by| format!("by: {}", self.who(by))));
        out.extend(duty.role.as_ref().map(|role| format!("role: {role:?}")));
        out.extend(match &duty.comes {
            Comes::Offered => None,
            Comes::InTurn => Some("allocate: RoundRobin".to_owned()),
            Comes::LeastLoaded => Some("allocate: LeastLoaded".to_owned()),
            Comes::Chained => Some("allocate: Chained".to_owned()),
            Comes::Fixed(person) => Some(format!("allocate: Fixed({person:?})")),
            Comes::Familiar(step) => Some(format!("allocate: Familiar({:?})", self.name(*step))),
        });
        out.extend(duty.table.as_ref().map(|table| format!("seats: {}", self.table(table))));
        out.extend(duty.officers.map(|officers| format!("officers: {officers}")));
        let lists = [("separate_from", &duty.separate_from), ("bound_to", &duty.bound_to)];
        let lists = lists.into_iter().filter(|(_, steps)| !steps.is_empty());
        out.extend(lists.map(|(word, steps)| format!("{word}: {:?}", self.names(steps))));
        if !duty.qualifications.is_empty() {
            out.push(format!("qualifications: {:?}", duty.qualifications));
        }
        if duty.own != OwnCase::Forbid {
            out.push(format!("own: {:?}", duty.own));
        }
        match &duty.nobody {
            Nobody::Wait => {}
            Nobody::HandTo(who) => out.push(format!("nobody: HandTo({})", self.who(who))),
            Nobody::Pass => out.push("nobody: Pass".to_owned()),
        }
        out.extend(duty.repeat.then(|| "repeat: Pass".to_owned()));
        out.extend(duty.exclusive.as_ref().map(|thing| format!("exclusive: {thing:?}")));
        out.extend(duty.reasons.then(|| "reasons: true".to_owned()));
        out.extend(duty.never_waived.then(|| "never_waived: true".to_owned()));
        out
    }

    fn table(&self, table: &Table) -> String {
        let place = |place: &Place| {
            let mut out = format!("(by: {}, weight: {}", self.who(&place.by), place.weight);
            for (word, is_so) in [("veto", place.veto), ("casting", place.casting), ("lead", place.lead)] {
                out += &if is_so { format!(", {word}: true") } else { String::new() };
            }
            out + ")"
        };
        let rule = match table.how {
            How::AtLeast(p, q) => format!("AtLeast(\"{p}/{q}\")"),
            How::MoreThan(p, q) => format!("MoreThan(\"{p}/{q}\")"),
            other => format!("{other:?}"),
        };
        let mut out = vec![format!("rule: {rule}")];
        if !table.who.is_empty() {
            out.push(format!("who: [{}]", table.who.iter().map(place).collect::<Vec<_>>().join(", ")));
        }
        out.extend(table.members.as_ref().map(|who| format!("members: {}", self.who(who))));
        out.extend(table.each.then(|| "each: \"signers\"".to_owned()));
        if table.base != Base::All {
            out.push(format!("of: {:?}", table.base));
        }
        out.extend(table.quorum.map(|(p, q)| format!("quorum: \"{p}/{q}\"")));
        out.extend(table.abstain.then(|| "abstain: true".to_owned()));
        out.extend(table.early.map(|early| format!("early: {early}")));
        out.extend(table.prefer.then(|| "prefer: true".to_owned()));
        format!("({})", out.join(", "))
    }

    fn graph(&self, step: &StepSpec) -> Vec<String> {
        let mut out = vec![format!("outcomes: {:?}", step.outcomes)];
        if !step.after.is_empty() {
            out.push(format!("after: {:?}{}", self.after(&step.after), join(step.join)));
        }
        out.extend(step.rest_cancel.then(|| "rest: Cancel".to_owned()));
        out.extend((!step.when).then(|| "when: \"amount < 0\"".to_owned()));
        let outcome = |n: &usize| &step.outcomes[*n];
        if !step.cancels.is_empty() {
            let rows = step.cancels.iter().map(|(n, steps)| format!("{:?}: {:?}", outcome(n), self.names(steps)));
            out.push(format!("cancels: {{{}}}", rows.collect::<Vec<_>>().join(", ")));
        }
        if !step.returns.is_empty() {
            let rows = step.returns.iter().map(|(n, back)| {
                let redo = if back.redo == Redo::All { "All" } else { "Changed" };
                let by_way_of = self.names(&back.by_way_of);
                format!("{:?}: (to: {:?}, by_way_of: {by_way_of:?}, redo: {redo})", outcome(n), self.name(back.to))
            });
            out.push(format!("returns: {{{}}}", rows.collect::<Vec<_>>().join(", ")));
        }
        out.extend(step.returns_max.map(|max| format!("returns_max: {max}")));
        out.extend(step.detour.then(|| "detour: true".to_owned()));
        out.extend(step.on_request.then(|| "on_request: true".to_owned()));
        out
    }

    fn after(&self, edges: &[Edge]) -> Vec<String> {
        let source = |(from, outcomes): &Edge| match outcomes {
            None => vec![self.name(*from).to_owned()],
            Some(outcomes) => {
                let step = &self.spec.steps[*from];
                outcomes.iter().map(|n| format!("{}.{}", step.name, step.outcomes[*n])).collect()
            }
        };
        edges.iter().flat_map(source).collect()
    }
}

fn join(join: Join) -> String {
    match join {
        Join::AllAsked => ", join: AllAsked".to_owned(),
        Join::AllRequired => ", join: AllRequired".to_owned(),
        Join::Any => ", join: Any".to_owned(),
        Join::AtLeast(k) => format!(", join: AtLeast({k})"),
    }
}
