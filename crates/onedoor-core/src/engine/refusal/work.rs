use crate::people::{Actor, Bar};
use jiff::Timestamp;

/// Why something is not done with work, or with the people of a case.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkRefusal {
    /// Nobody was named who gives the command.
    #[error("a command must say who gives it")]
    NobodyActs,
    /// The directory is needed to know who is meant.
    #[error("there is no directory to look up {what}")]
    NoDirectory {
        /// What would be looked up.
        what: String,
    },
    /// A rule keeps somebody from it.
    #[error("{bar}")]
    Barred {
        /// Which.
        bar: Bar,
    },
    /// Nobody but the applicant or an agent may do this.
    #[error("`{person}` may not do this for the applicant")]
    NotApplicant {
        /// Who.
        person: Actor,
    },
    /// Nobody but whoever did it may do this.
    #[error("`{person}` did not do `{what}`")]
    NotOwn {
        /// Who.
        person: Actor,
        /// What.
        what: String,
    },
    /// Somebody else has it in hand.
    #[error("`{item}` is in the hands of `{holder}`")]
    HeldBy {
        /// The work item.
        item: String,
        /// Who has it.
        holder: Actor,
    },
    /// Nobody has it in hand, or not the one who acts.
    #[error("`{person}` does not have `{item}` in hand")]
    NotHolder {
        /// The work item.
        item: String,
        /// Who acts.
        person: Actor,
    },
    /// It was delegated and has not come back.
    #[error("`{item}` is delegated to `{to}`")]
    Delegated {
        /// The work item.
        item: String,
        /// To whom.
        to: Actor,
    },
    /// It was not delegated to whoever acts.
    #[error("`{item}` is not delegated to `{person}`")]
    NotDelegated {
        /// The work item.
        item: String,
        /// Who acts.
        person: Actor,
    },
    /// It would go to somebody who has it, had it, or gave it.
    #[error("`{item}` does not go to `{to}`: {why}")]
    BadTarget {
        /// The work item.
        item: String,
        /// To whom.
        to: Actor,
        /// Why not.
        why: String,
    },
    /// The step has no such seat.
    #[error("`{step}` has no seat {seat}")]
    NoSuchSeat {
        /// The step.
        step: String,
        /// The seat.
        seat: u16,
    },
    /// Others answer before this one.
    #[error("it is not the turn of `{person}` at `{step}`: {before} first")]
    NotYourTurn {
        /// The step.
        step: String,
        /// Who acts.
        person: Actor,
        /// What comes first.
        before: String,
    },
    /// Everybody answers once.
    #[error("`{person}` has answered at `{step}` already")]
    AlreadyAnswered {
        /// The step.
        step: String,
        /// Who acts.
        person: Actor,
    },
    /// No seat is left to answer from.
    #[error("no seat of `{step}` is left for `{person}`")]
    NoSeatLeft {
        /// The step.
        step: String,
        /// Who acts.
        person: Actor,
    },
    /// Nobody may abstain here.
    #[error("nobody may abstain at `{step}`")]
    NoAbstention {
        /// The step.
        step: String,
    },
    /// An outcome that needs an opinion.
    #[error("`{outcome}` at `{step}` needs an opinion with its reasons")]
    ReasonMissing {
        /// The step.
        step: String,
        /// The outcome.
        outcome: String,
    },
    /// A seat that cannot be added.
    #[error("no seat for `{to}` can be added at `{step}`: {why}")]
    NotAdded {
        /// The step.
        step: String,
        /// For whom.
        to: Actor,
        /// Why not.
        why: String,
    },
    /// A seat that cannot be removed.
    #[error("the seat `{seat}` cannot be removed: {why}")]
    NotRemoved {
        /// The seat.
        seat: String,
        /// Why not.
        why: String,
    },
    /// A step without a vote to close.
    #[error("`{step}` has no vote to close")]
    NoVote {
        /// The step.
        step: String,
    },
    /// Something scarce is in use.
    #[error("`{resource}` is in use at `{by}`")]
    Occupied {
        /// The scarce thing.
        resource: String,
        /// The step that has it.
        by: String,
    },
    /// Work that has begun already.
    #[error("the work at `{item}` has begun already")]
    AlreadyBegun {
        /// The work item.
        item: String,
    },
    /// A question waits for its answer.
    #[error("`{step}` waits for an answer of `{whom}`")]
    ConsultationOpen {
        /// The step.
        step: String,
        /// Who was asked.
        whom: Actor,
        /// Until when it waits at most.
        until: Option<Timestamp>,
    },
    /// There is no such question open.
    #[error("`{step}` has no open question {question} for `{person}`")]
    NoSuchQuestion {
        /// The step.
        step: String,
        /// The question.
        question: u16,
        /// Who acts.
        person: Actor,
    },
    /// Urged a short while ago.
    #[error("`{step}` was urged less than a day ago")]
    AlreadyUrged {
        /// The step.
        step: String,
        /// From when on it may be urged again.
        until: Timestamp,
    },
    /// A step that nobody may do without.
    #[error("nobody may do without `{step}`")]
    NeverWaived {
        /// The step.
        step: String,
    },
    /// A step that cannot be reached by doing without others.
    #[error("there is no jump to `{to}`: {why}")]
    NoJump {
        /// The step.
        to: String,
        /// Why not.
        why: String,
    },
    /// The case is decided.
    #[error("the case is decided, by `{step}`: it cannot be withdrawn any more")]
    AlreadyDecided {
        /// The step that decided it.
        step: String,
    },
    /// What is so already.
    #[error("{what} already")]
    Already {
        /// What.
        what: String,
    },
    /// What is not so.
    #[error("{what}")]
    NotSo {
        /// What.
        what: String,
    },
    /// Somebody who may not read it.
    #[error("`{person}` may not read this case")]
    MayNotRead {
        /// Who.
        person: Actor,
    },
}

impl WorkRefusal {
    /// The stable name of the rule.
    pub fn code(&self) -> &'static str {
        match self {
            WorkRefusal::NobodyActs => "NobodyActs",
            WorkRefusal::NoDirectory { .. } => "NoDirectory",
            WorkRefusal::Barred { bar } => bar.code(),
            WorkRefusal::NotApplicant { .. } => "NotApplicant",
            WorkRefusal::NotOwn { .. } => "NotOwn",
            WorkRefusal::HeldBy { .. } => "HeldBy",
            WorkRefusal::NotHolder { .. } => "NotHolder",
            WorkRefusal::Delegated { .. } => "Delegated",
            WorkRefusal::NotDelegated { .. } => "NotDelegated",
            WorkRefusal::BadTarget { .. } => "BadTarget",
            WorkRefusal::NoSuchSeat { .. } => "NoSuchSeat",
            WorkRefusal::NotYourTurn { .. } => "NotYourTurn",
            WorkRefusal::AlreadyAnswered { .. } => "AlreadyAnswered",
            WorkRefusal::NoSeatLeft { .. } => "NoSeatLeft",
            WorkRefusal::NoAbstention { .. } => "NoAbstention",
            WorkRefusal::ReasonMissing { .. } => "ReasonMissing",
            WorkRefusal::NotAdded { .. } => "NotAdded",
            WorkRefusal::NotRemoved { .. } => "NotRemoved",
            WorkRefusal::NoVote { .. } => "NoVote",
            WorkRefusal::Occupied { .. } => "Occupied",
            WorkRefusal::AlreadyBegun { .. } => "AlreadyBegun",
            WorkRefusal::ConsultationOpen { .. } => "ConsultationOpen",
            WorkRefusal::NoSuchQuestion { .. } => "NoSuchQuestion",
            WorkRefusal::AlreadyUrged { .. } => "AlreadyUrged",
            WorkRefusal::NeverWaived { .. } => "NeverWaived",
            WorkRefusal::NoJump { .. } => "NoJump",
            WorkRefusal::AlreadyDecided { .. } => "AlreadyDecided",
            WorkRefusal::Already { .. } => "Already",
            WorkRefusal::NotSo { .. } => "NotSo",
            WorkRefusal::MayNotRead { .. } => "MayNotRead",
        }
    }

    /// What would make the command valid; none where nothing would.
    pub fn way_out(&self) -> Option<String> {
        Some(match self {
            WorkRefusal::NobodyActs => "give it as somebody whom the host has authenticated".to_owned(),
            WorkRefusal::NoDirectory { .. } => "give the engine a directory".to_owned(),
            WorkRefusal::Barred { bar } => bar.way_out(),
            WorkRefusal::NotApplicant { .. } => {
                "let the applicant do it; whoever has a mandate may as well, but not pass it on".to_owned()
            }
            WorkRefusal::NotOwn { .. } => "let whoever did it undo it".to_owned(),
            WorkRefusal::HeldBy { holder, .. } => format!("let `{holder}` do it, or release it"),
            WorkRefusal::NotHolder { .. } => "claim it first".to_owned(),
            WorkRefusal::Delegated { to, .. } => format!("let `{to}` give it back, or call it back"),
            WorkRefusal::NotYourTurn { before, .. } => format!("wait for {before}"),
            WorkRefusal::ReasonMissing { .. } => "give an opinion with it".to_owned(),
            WorkRefusal::Occupied { by, .. } => format!("wait until `{by}` is done or released"),
            WorkRefusal::ConsultationOpen { whom, .. } => format!("let `{whom}` answer, or withdraw the question"),
            WorkRefusal::AlreadyUrged { until, .. } => format!("wait until {until}"),
            WorkRefusal::NoAbstention { .. } => "give one of the outcomes".to_owned(),
            WorkRefusal::AlreadyAnswered { .. } => "take the answer back first".to_owned(),
            WorkRefusal::NoSeatLeft { .. } => "have a seat added".to_owned(),
            WorkRefusal::BadTarget { .. } => "choose somebody else".to_owned(),
            WorkRefusal::MayNotRead { .. } => "have it copied to them".to_owned(),
            WorkRefusal::NotDelegated { .. }
            | WorkRefusal::NoSuchSeat { .. }
            | WorkRefusal::NotAdded { .. }
            | WorkRefusal::NotRemoved { .. }
            | WorkRefusal::NoVote { .. }
            | WorkRefusal::AlreadyBegun { .. }
            | WorkRefusal::NoSuchQuestion { .. }
            | WorkRefusal::NeverWaived { .. }
            | WorkRefusal::NoJump { .. }
            | WorkRefusal::AlreadyDecided { .. }
            | WorkRefusal::Already { .. }
            | WorkRefusal::NotSo { .. } => return None,
        })
    }
}

impl From<Bar> for WorkRefusal {
    fn from(bar: Bar) -> Self {
        WorkRefusal::Barred { bar }
    }
}
