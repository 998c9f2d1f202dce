use crate::{
    case::WorkItemId,
    graph::Which,
    id::{LimitId, StepId},
    language::Meaning,
    people::{Actor, Bar},
};
use jiff::Timestamp;

use crate::engine::Action;

/// Something that a case waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// What it is.
    pub kind: WaitKind,
    /// The step, and the seat where it is that of one; none for what the whole case waits for.
    pub item: Option<WorkItemId>,
    /// The name of what waits: a step, a seat such as `board.1`, `the case`.
    pub name: String,
    /// Who can act now: each gives a command that is accepted. The first [`PEOPLE_MAX`](crate::engine::PEOPLE_MAX).
    pub who: Vec<Actor>,
    /// Who may act, in the words of the definition.
    pub by: Option<String>,
    /// Who may act once what is missing is there. The first [`PEOPLE_MAX`](crate::engine::PEOPLE_MAX).
    pub later: Vec<Actor>,
    /// Who has it in hand.
    pub holder: Option<Actor>,
    /// Who is named for it and kept from it, by which rule. The first [`PEOPLE_MAX`](crate::engine::PEOPLE_MAX).
    pub barred: Vec<Bar>,
    /// What is missing.
    pub missing: Vec<Missing>,
    /// What runs out, the nearest first.
    pub due: Vec<Due>,
    /// The ground on which its clock stands still.
    pub stopped: Option<String>,
    /// What others could do about it.
    pub unblock: Vec<Unblock>,
    /// Whether nobody at all can act, now or once something else has come: only what would unblock it helps.
    pub nobody: bool,
}

/// What a case can wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitKind {
    /// The case has not begun.
    Start,
    /// Deadlines have passed that must be carried out first.
    Time,
    /// The authority ordered the work to rest.
    Suspension,
    /// Somebody works on a step.
    Work,
    /// Somebody answers from a seat.
    Seat,
    /// The answers from the seats have come to nothing.
    Vote,
    /// Somebody gives back what was delegated to them.
    Delegation,
    /// Somebody answers a question: which of the step's, from 0.
    Consultation(u16),
    /// A service of the host answers.
    Service,
    /// Something outside happens.
    Happening,
    /// Sub-cases end.
    SubCases,
    /// A clock that stands still is let run again.
    Clock,
    /// What comes before a step.
    Behind,
}

/// What is missing before somebody can act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Deadlines that have passed must be carried out first.
    TimePassing,
    /// The work rests.
    Resumption,
    /// These steps have not answered.
    Answers(Vec<String>),
    /// These detours must be made first.
    Detours(Vec<String>),
    /// Others answer before this seat.
    Turn(String),
    /// A question has not been answered.
    Question {
        /// Who was asked.
        whom: Actor,
        /// Until when it is waited for at most.
        until: Option<Timestamp>,
    },
    /// It is delegated and has not come back.
    GivenBack {
        /// To whom.
        by: Actor,
    },
    /// Something scarce is in use.
    InUse {
        /// The scarce thing.
        resource: String,
        /// The step that has it.
        at: String,
        /// Who works there.
        by: Vec<Actor>,
    },
    /// It must last longer: until then, or until its clock has run.
    Minimum(Option<Timestamp>),
    /// Sub-cases have not ended.
    SubCases {
        /// How many have.
        ended: usize,
        /// Of how many.
        of: usize,
    },
    /// These fields have no value, and the completion must give them one.
    Fields(Vec<String>),
    /// These documents are not there.
    Documents(Vec<String>),
    /// Any other rule that forbids it as the case stands.
    Rule {
        /// Its stable name.
        code: &'static str,
        /// What it says.
        says: String,
    },
}

/// A deadline to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The limit.
    pub limit: LimitId,
    /// Its name: `case`, a stage or a step.
    pub name: String,
    /// Which of its deadlines.
    pub which: Which,
    /// The first instant that is too late.
    pub at: Timestamp,
    /// What happens then; none where the law says nothing but that it is late.
    pub then: Option<Meaning>,
    /// The outcome that silence stands for.
    pub outcome: Option<String>,
}

/// What others could do about something that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unblock {
    /// The command, as it is accepted.
    pub action: Action,
    /// Who could give it; nobody where the host answers for who acts. The first [`PEOPLE_MAX`](crate::engine::PEOPLE_MAX).
    pub who: Vec<Actor>,
    /// What it is about: the step or seat, and for whom.
    pub words: String,
}

impl Wait {
    pub(super) fn new(kind: WaitKind, name: &str) -> Self {
        Wait {
            kind,
            item: None,
            name: name.to_owned(),
            who: Vec::new(),
            by: None,
            later: Vec::new(),
            holder: None,
            barred: Vec::new(),
            missing: Vec::new(),
            due: Vec::new(),
            stopped: None,
            unblock: Vec::new(),
            nobody: false,
        }
    }

    pub(super) fn of(kind: WaitKind, item: WorkItemId, name: String) -> Self {
        Wait { item: Some(item), name, ..Wait::new(kind, "") }
    }

    /// The step; none for what the whole case waits for.
    pub fn step(&self) -> Option<StepId> {
        self.item.map(|item| item.step)
    }

    pub(super) fn lacks(&mut self, missing: Missing) {
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
    }
}
