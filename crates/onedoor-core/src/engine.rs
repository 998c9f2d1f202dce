//! Decisions: what a command does to a case, or why it is refused.
//!
//! [`decide`] looks at a case and never changes it; it plays on a draft laid over the case, and what it emits is later written by
//! [`Case::apply`](crate::case::Case::apply), by the same function. One file a command; [`settle`](self) lets the consequences of a move run
//! until nothing changes. The rules are those of the workflow patterns cited beside them.
//!
//! A host that keeps its own bytes needs only this:
//!
//! ```
//! use onedoor_core::{case::Case, engine::{self, Action, Command, Env, Given}, graph::Catalogue, proof::load, record};
//! let tea = load(br#"Workflow(id: "tea", steps: {"brew": Do()}, ends: {"drunk": (after: ["brew"])})"#, &Catalogue::default()).proved.unwrap();
//! let mut case = Case::new(&tea);
//! let env = Env::at("2024-04-15T09:00:00Z".parse()?);
//! for event in engine::start(&tea, &env, &Given::default())? {
//!     case.apply(&tea, &event)?;
//! }
//! let brew = Command::new(Action::complete(&tea, "brew", "done")?);
//! let events = engine::decide(&tea, &case, &env, &brew)?;
//! let bytes = record::encode_events(&events); // the host keeps these; then:
//! for event in &events {
//!     case.apply(&tea, event)?;
//! }
//! assert!(case.ending().is_some());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod acknowledge;
mod authorise;
mod cancel;
mod cells;
mod clocks;
mod close;
mod command;
mod complete;
mod desks;
mod detours;
mod draft;
mod effect;
mod enabled;
mod env;
mod explain;
mod extend;
mod given;
mod join;
mod judge;
mod opening;
mod pass_time;
mod possible;
mod reading;
mod recall;
mod refusal;
mod request;
mod rounds;
mod seats;
mod settle;
mod silence;
mod split;
mod start;
mod stop_clock;
mod sub_case;
mod suspend;
mod take_back;
mod waive;
mod why;
mod work;
mod work_action;
mod workload;

pub use command::{Action, Command, Version, ground_named, limit_named, outcome_named, step_named};
pub use effect::{Effect, effects, sub_case_data};
pub use enabled::{Enabled, PEOPLE_MAX, STEPS_MAX, enabled};
pub use env::Env;
pub use explain::{Due, Explanation, Missing, Told, Unblock, Wait, WaitKind, explain, explain_refusal};
pub use given::{Given, NamedGiven};
pub use opening::Opening;
pub use possible::{possible, possible_starts};
pub use reading::{Reading, may_read};
pub use refusal::{Refusal, WorkRefusal};
pub use split::split;
pub use start::start;
pub use why::{Reason, waits_for};
pub use work_action::{SeatPlace, WorkAction};
pub use workload::Workload;

use crate::{
    case::{Case, Event},
    proof::Proved,
};
use draft::Draft;
use settle::{Guards, Known};

/// What a command does to a case.
///
/// The events are to be made durable and then applied, in order. Costs what changes: the edges touched, not the size of the definition. Every deadline that
/// has passed meanwhile passes first, so that nothing depends on when the host let time pass.
///
/// # Errors
/// [`Refusal`] says which rule forbids it, with the facts. A refused command changes nothing.
pub fn decide(graph: &Proved, case: &Case, env: &Env<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    command.check(graph, case)?;
    if case.next_deadline().is_none_or(|deadline| deadline > env.now) {
        return decide_now(graph, case, Some(env), command, &mut Known);
    }
    if clocks::adopts(graph, case.calendar(), env) {
        return Err(Refusal::CalendarAhead { calendar: graph.workflow().calendar.clone().unwrap_or_default() });
    }
    if command.action == Action::PassTime {
        return pass_time::pass(graph, case, env);
    }
    let mut later = case.clone();
    let mut events = pass_time::pass_all(graph, &mut later, env)?;
    if let Some(deadline) = later.next_deadline().filter(|deadline| *deadline <= env.now) {
        return Err(Refusal::TimeBehind { deadline });
    }
    events.extend(decide_now(graph, &later, Some(env), command, &mut Known)?);
    Ok(events)
}

/// The same for a case in which every deadline up to now has passed. Without an [`Env`] nobody keeps time.
fn decide_now(
    graph: &Proved,
    case: &Case,
    env: Option<&Env<'_>>,
    command: &Command,
    guards: &mut dyn Guards,
) -> Result<Vec<Event>, Refusal> {
    command.check_running(graph, case)?;
    let mut draft = Draft::new(graph, case);
    if let Some(env) = env {
        clocks::begin(&mut draft, env, command)?;
        authorise::authorise(&mut draft, env, command)?;
    }
    act(&mut draft, env, command, guards)?;
    settle::settle(&mut draft, guards);
    if let Some(env) = env {
        desks::attend(&mut draft, env, guards)?;
        clocks::keep_time(&mut draft, env)?;
    }
    Ok(draft.into_events())
}

fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    command: &Command,
    guards: &mut dyn Guards,
) -> Result<(), Refusal> {
    match &command.action {
        Action::Complete { step, outcome, given, opinion } => {
            let work = complete::Work { step: *step, outcome: *outcome, given, opinion: opinion.as_ref() };
            complete::complete(draft, env, command.by.as_ref(), &work, guards)
        }
        Action::Request { step, reason } => request::request(draft, *step, reason),
        Action::Waive { step, outcome, given, reason } => waive::waive(draft, *step, *outcome, given, reason, guards),
        Action::Cancel { step, reason } => cancel::cancel(draft, *step, reason, guards),
        Action::TakeBack { step } => take_back::take_back(draft, *step, command.by.as_ref()),
        Action::Close { closing, reason } => {
            close::close(draft, *closing, reason);
            Ok(())
        }
        Action::EndSubCase { step, round, element, end, given } => {
            sub_case::end_sub_case(draft, *step, *round, *element, end.as_deref(), given, guards)
        }
        Action::PassTime => Ok(()),
        Action::StopClock { step, ground, planned, notice } => {
            stop_clock::stop(draft, *step, *ground, *planned, notice.as_deref())
        }
        Action::ResumeClock { step } => stop_clock::resume(draft, *step),
        Action::Extend { limit, by, reason, notice } => {
            extend::extend(draft, env, *limit, *by, reason, notice.as_deref())
        }
        Action::Shorten { limit, by, reason } => extend::shorten(draft, env, *limit, *by, reason),
        Action::Acknowledge { step } => acknowledge::acknowledge(draft, *step),
        Action::Suspend { reason } => suspend::suspend(draft, reason),
        Action::Resume { reason } => suspend::resume(draft, reason),
        Action::Work(action) => {
            let by = command.by.as_ref().ok_or(WorkRefusal::NobodyActs)?;
            work::act(draft, env, by, action, guards)
        }
    }
}
