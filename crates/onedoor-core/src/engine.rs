//! Decisions: what a command does to a case, or why it is refused.
//!
//! [`decide`] looks at a case and never changes it; it plays on a draft laid over the case, and what it emits is later written by
//! [`Case::apply`](crate::case::Case::apply), by the same function. One file a command; [`settle`](self) lets the consequences of a move run
//! until nothing changes. The rules are those of the workflow patterns cited beside them.
//!
//! A host that keeps its own bytes needs only this:
//!
//! ```
//! use onedoor_core::{case::Case, engine::{self, Action, Command, Given}, graph::Catalogue, proof::load, record};
//! let tea = load(br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#, &Catalogue::default()).proved.unwrap();
//! let mut case = Case::new(&tea);
//! for event in engine::start(&tea, &Given::default())? {
//!     case.apply(&tea, &event)?;
//! }
//! let brew = Command::new(Action::complete(&tea, "brew", "done")?);
//! let events = engine::decide(&tea, &case, &brew)?;
//! let bytes = record::encode_events(&events); // the host keeps these; then:
//! for event in &events {
//!     case.apply(&tea, event)?;
//! }
//! assert!(case.ending().is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cancel;
mod cells;
mod close;
mod command;
mod complete;
mod detours;
mod draft;
mod effect;
mod given;
mod join;
mod possible;
mod recall;
mod refusal;
mod request;
mod rounds;
mod settle;
mod start;
mod sub_case;
mod take_back;
mod waive;
mod why;

pub use command::{Action, Command, Version, outcome_named, step_named};
pub use effect::{Effect, effects, sub_case_data};
pub use given::{Given, NamedGiven};
pub use possible::{possible, possible_starts};
pub use refusal::Refusal;
pub use start::start;
pub use why::{Reason, waits_for};

use crate::{
    case::{Case, Event},
    proof::Proved,
};
use draft::Draft;
use settle::{Guards, Known};

/// What a command does to a case.
///
/// The events are to be made durable and then applied, in order. Costs what changes: the edges touched, not the size of the definition.
///
/// # Errors
/// [`Refusal`] says which rule forbids it, with the facts. A refused command changes nothing.
pub fn decide(graph: &Proved, case: &Case, command: &Command) -> Result<Vec<Event>, Refusal> {
    decide_with(graph, case, command, &mut Known)
}

fn decide_with(graph: &Proved, case: &Case, command: &Command, guards: &mut dyn Guards) -> Result<Vec<Event>, Refusal> {
    command.check(graph, case)?;
    let mut draft = Draft::new(graph, case);
    match &command.action {
        Action::Complete { step, outcome, given, opinion } => {
            complete::complete(&mut draft, *step, *outcome, given, opinion.as_ref(), guards)?;
        }
        Action::Request { step, reason } => request::request(&mut draft, *step, reason)?,
        Action::Waive { step, outcome, given, reason } => {
            waive::waive(&mut draft, *step, *outcome, given, reason, guards)?;
        }
        Action::Cancel { step, reason } => cancel::cancel(&mut draft, *step, reason, guards)?,
        Action::TakeBack { step } => take_back::take_back(&mut draft, *step)?,
        Action::Close { closing, reason } => close::close(&mut draft, *closing, reason),
        Action::EndSubCase { step, round, element, end, given } => {
            sub_case::end_sub_case(&mut draft, *step, *round, *element, end.as_deref(), given, guards)?;
        }
    }
    settle::settle(&mut draft, guards);
    Ok(draft.into_events())
}
