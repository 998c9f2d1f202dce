//! What people do, as plain data: a random run is a list of deeds, which can be shrunk and played again.

use onedoor_core::{
    case::{Closing, Deadlines, Opinion, SavedDraft, WorkItemId},
    engine::{Action, Command, Given, SeatPlace, WorkAction},
    id::{Dense, OutcomeId, StepId},
    people::Actor,
};

use super::staff::instant;

/// A work item: a step, and one of its seats.
pub type Item = (usize, Option<u16>);

/// Something that somebody does, some hours after what was done before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: String,
    /// How many hours later.
    pub hours: i64,
    /// What.
    pub what: What,
}

/// What somebody does. Steps and outcomes are numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Completes a step or answers from a seat; whom an `Assign` names; and whether something is said.
    Complete(usize, usize, Option<String>, bool),
    /// Asks for a step.
    Request(usize),
    /// Does without a step.
    Waive(usize, usize),
    /// Recalls a step.
    Cancel(usize),
    /// Takes a completion or an answer back.
    TakeBack(usize),
    /// Ends the case.
    Close(Closing),
    /// Lets the work rest.
    Suspend,
    /// Lets it go on.
    Resume,
    /// Acknowledges a step, or the receipt of the case.
    Acknowledge(Option<usize>),
    /// Takes work in hand.
    Claim(Item),
    /// Offers it again.
    Release(Item),
    /// Begins.
    Begin(Item),
    /// Gives it to somebody.
    Assign(Item, String),
    /// Hands it on.
    Transfer(Item, String),
    /// Has somebody else do it.
    Delegate(Item, String),
    /// Gives it back.
    GiveBack(Item),
    /// Calls it back.
    CallBack(Item),
    /// Adds a seat.
    AddSeat(usize, String, SeatPlace),
    /// Takes one out.
    RemoveSeat(Item),
    /// Abstains.
    Abstain(usize),
    /// Closes a vote.
    CloseVote(usize),
    /// Tells somebody of the case.
    Copy(String),
    /// Has read of it.
    ReadCopy,
    /// Asks somebody; whether the step waits, and for how many hours at most.
    Consult(usize, String, bool, Option<i64>),
    /// Answers a question.
    Answer(usize, u16),
    /// Withdraws one.
    Withdraw(usize, u16),
    /// Keeps somebody from a step or the case.
    Recuse(String, Option<usize>),
    /// Urges.
    Urge(usize),
    /// Puts something aside.
    SaveDraft(usize),
    /// Gives a mandate.
    GiveMandate(String),
    /// Revokes one.
    RevokeMandate(String),
    /// Hands everything of somebody over to somebody else.
    HandOver(String, String),
    /// Does without what lies before a step.
    Jump(usize),
    /// Takes another case in.
    Absorb,
    /// The host publishes the next revision of the directory; nobody's command.
    NewDirectory,
}

/// Somebody, by the identity.
pub fn actor(id: &str) -> Actor {
    Actor::authenticated(id).unwrap_or_else(|_| Actor::engine())
}

fn step(n: usize) -> StepId {
    StepId::from_index(n).expect("a random workflow is small")
}

fn item((n, seat): Item) -> WorkItemId {
    WorkItemId { step: step(n), seat }
}

impl Deed {
    /// The command, at an hour; none for what the host does.
    pub fn command(&self, at: i64) -> Option<Command> {
        let reason = "because".to_owned();
        let action = match &self.what {
            What::NewDirectory => return None,
            What::Complete(n, outcome, handler, says) => Action::Complete {
                step: step(*n),
                outcome: OutcomeId::from_index(*outcome)?,
                given: Given { handler: handler.as_deref().map(actor), ..Given::default() },
                opinion: says.then(|| Opinion { text: "it is so".to_owned(), ..Opinion::default() }),
            },
            What::Request(n) => Action::Request { step: step(*n), reason },
            What::Waive(n, outcome) => Action::Waive {
                step: step(*n),
                outcome: OutcomeId::from_index(*outcome)?,
                given: Given::default(),
                reason,
            },
            What::Cancel(n) => Action::Cancel { step: step(*n), reason },
            What::TakeBack(n) => Action::TakeBack { step: step(*n) },
            What::Close(closing) => Action::Close { closing: *closing, reason },
            What::Suspend => Action::Suspend { reason },
            What::Resume => Action::Resume { reason },
            What::Acknowledge(n) => Action::Acknowledge { step: n.map(step) },
            work => Action::Work(work.work(at, reason)?),
        };
        Some(Command::new(action).by(&actor(&self.by)))
    }
}

impl What {
    fn work(&self, at: i64, reason: String) -> Option<WorkAction> {
        Some(match self {
            What::Claim(at) => WorkAction::Claim { item: item(*at) },
            What::Release(at) => WorkAction::Release { item: item(*at) },
            What::Begin(at) => WorkAction::Begin { item: item(*at) },
            What::Assign(at, to) => WorkAction::Assign { item: item(*at), to: actor(to) },
            What::Transfer(at, to) => WorkAction::Transfer { item: item(*at), to: actor(to), reason },
            What::Delegate(at, to) => WorkAction::Delegate { item: item(*at), to: actor(to), reason },
            What::GiveBack(at) => WorkAction::GiveBack { item: item(*at), advice: reason },
            What::CallBack(at) => WorkAction::CallBack { item: item(*at) },
            What::AddSeat(n, to, place) => WorkAction::AddSeat { step: step(*n), to: actor(to), place: *place, reason },
            What::RemoveSeat(at) => WorkAction::RemoveSeat { item: item(*at), reason },
            What::Abstain(n) => WorkAction::Abstain { step: step(*n) },
            What::CloseVote(n) => WorkAction::CloseVote { step: step(*n), reason },
            What::Copy(to) => WorkAction::Copy { to: actor(to) },
            What::ReadCopy => WorkAction::ReadCopy,
            What::Consult(n, whom, blocking, until) => WorkAction::Consult {
                step: step(*n),
                whom: actor(whom),
                question: reason,
                blocking: *blocking,
                until: until.map(|hours| instant(at + hours)),
            },
            What::Answer(n, question) => {
                WorkAction::AnswerConsultation { step: step(*n), question: *question, answer: reason }
            }
            What::Withdraw(n, question) => WorkAction::WithdrawConsultation { step: step(*n), question: *question },
            What::Recuse(person, n) => WorkAction::Recuse { person: actor(person), step: n.map(step), reason },
            What::Urge(n) => WorkAction::Urge { step: step(*n) },
            What::SaveDraft(n) => WorkAction::SaveDraft { step: step(*n), draft: Box::new(SavedDraft::default()) },
            What::GiveMandate(agent) => WorkAction::GiveMandate { agent: actor(agent) },
            What::RevokeMandate(agent) => WorkAction::RevokeMandate { agent: actor(agent) },
            What::HandOver(from, to) => WorkAction::HandOver { from: actor(from), to: actor(to), reason },
            What::Jump(n) => WorkAction::Jump { to: step(*n), reason },
            What::Absorb => WorkAction::Absorb { case: "other".to_owned(), deadlines: Deadlines::default() },
            What::Complete(..)
            | What::Request(_)
            | What::Waive(..)
            | What::Cancel(_)
            | What::TakeBack(_)
            | What::Close(_)
            | What::Suspend
            | What::Resume
            | What::Acknowledge(_)
            | What::NewDirectory => return None,
        })
    }
}
