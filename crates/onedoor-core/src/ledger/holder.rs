use crate::{
    case::{Case, WorkItemId},
    graph::Graph,
    id::{GroundId, StepId},
    language::{By, Party},
    people::named_for,
};
use std::fmt;

/// Who holds a case for a time: whoever it waits for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// A window of the hall.
    Window(String),
    /// A department.
    Dept(String),
    /// Whoever holds a role.
    Role(String),
    /// One person.
    Person(String),
    /// A service of the host.
    Service(String),
    /// The authority, where the definition names nobody in it.
    Authority,
    /// An authority above.
    UpperLevel,
    /// An expert, a laboratory, a valuer.
    ThirdParty,
    /// Everybody: a public notice, a hearing.
    Public,
    /// The applicant.
    Applicant,
    /// Nobody: building time, a date to wait for, or no step is open.
    Nobody,
}

impl Holder {
    /// Whoever an open step of a case waits for.
    pub(super) fn of(graph: &Graph, case: &Case, step: StepId) -> Self {
        match party(graph, case, step) {
            Party::Authority => in_hand(case, step)
                .unwrap_or_else(|| answerable(graph, case, step).map_or(Holder::Authority, Holder::from)),
            Party::UpperLevel => Holder::UpperLevel,
            Party::ThirdParty => Holder::ThirdParty,
            Party::Public => Holder::Public,
            Party::Applicant => Holder::Applicant,
            Party::Nobody => Holder::Nobody,
        }
    }

    /// The word for its sort, and its name where it has one.
    fn parts(&self) -> (&'static str, Option<&str>) {
        match self {
            Holder::Window(name) => ("Window", Some(name)),
            Holder::Dept(name) => ("Dept", Some(name)),
            Holder::Role(name) => ("Role", Some(name)),
            Holder::Person(name) => ("Person", Some(name)),
            Holder::Service(name) => ("Service", Some(name)),
            Holder::Authority => ("Authority", None),
            Holder::UpperLevel => ("UpperLevel", None),
            Holder::ThirdParty => ("ThirdParty", None),
            Holder::Public => ("Public", None),
            Holder::Applicant => ("Applicant", None),
            Holder::Nobody => ("Nobody", None),
        }
    }
}

impl From<&By> for Holder {
    fn from(by: &By) -> Self {
        match by {
            By::Window(name) => Holder::Window(name.clone()),
            By::Dept(name) => Holder::Dept(name.clone()),
            By::Role(name) | By::RoleIn { role: name, .. } => Holder::Role(name.clone()),
            By::Person(name) => Holder::Person(name.clone()),
            By::Service(name) => Holder::Service(name.clone()),
            By::Applicant => Holder::Applicant,
            By::Field(_) | By::SameAs(_) | By::Manager { .. } => Holder::Authority,
        }
    }
}

/// As a definition would name it: `Dept(fire)`, `Applicant`.
impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (sort, Some(name)) => write!(f, "{sort}({name})"),
            (sort, None) => f.write_str(sort),
        }
    }
}

/// Whoever has the work of a step in hand answers for its time; whom it was delegated to does not.
fn in_hand(case: &Case, step: StepId) -> Option<Holder> {
    let holder = case.work_item(WorkItemId::of(step))?.holder.as_ref()?;
    Some(Holder::Person(holder.identity().to_owned()))
}

/// The ground on which the time of an open step does not count: that on which it is stopped, or its own.
pub(super) fn ground(graph: &Graph, case: &Case, step: StepId) -> Option<GroundId> {
    case.stopped_on(step).or(graph.steps()[step].time.ground)
}

/// On whose side an open step is.
pub(super) fn party(graph: &Graph, case: &Case, step: StepId) -> Party {
    ground(graph, case, step).map_or(graph.steps()[step].time.party, |ground| graph.grounds()[ground].ground.party)
}

/// Who answers for a step: whom it was handed over to, whom the definition names, or who leads its stage.
pub fn answerable<'g>(graph: &'g Graph, case: &Case, step: StepId) -> Option<&'g By> {
    let lead = || graph.steps()[step].time.stage.and_then(|stage| graph.stages()[stage].lead.as_ref());
    named_for(graph, case, step).or_else(lead)
}
