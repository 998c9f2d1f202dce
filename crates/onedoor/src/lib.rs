//! onedoor: a workflow engine for approvals, embedded.
//!
//! **One door accepts, a named handler is responsible, departments approve in parallel, and every case is tracked to completion**
//! (一门受理、专人承办、并联审批、跟踪办结). A host loads an approval item from a RON file, gets it *proved*, and drives each case step by step:
//!
//! ```
//! use onedoor::{Act, Actor, Engine, Move, Start, Timestamp};
//! # fn main() -> Result<(), Box<dyn std::error::Error>> { onedoor::block_on(async {
//! # let text = r#"Workflow(id: "leave", data: {"days": Integer}, steps: {
//! #     "apply": Accept(by: Window("staff")), "boss": Sign(by: Role("manager"), after: ["apply.accepted"]) },
//! #     ends: {"granted": (after: ["boss.signed"]), "refused": (after: ["boss.refused", "apply.declined"])})"#;
//! let engine = Engine::trusting();
//! engine.deploy(text).await?; // does not load unless it is proved
//! let clerk = Actor::authenticated("clerk_1")?;
//! let now: Timestamp = "2024-04-15T09:00:00+08:00".parse()?;
//! let case = engine.start(Start::new("leave", "2024-0001", &clerk, now).data("days", 5)).await?.case;
//! let answer = engine.act(Act::new(&case, &clerk, now, Move::complete("apply", "accepted"))).await?;
//! assert_eq!(answer.open[0].step, "boss");
//! let answer = engine.act(Act::new(&case, &clerk, now, Move::complete("boss", "signed")).expecting(answer.version)).await?;
//! assert_eq!(answer.ended.as_deref(), Some("granted"));
//! # Ok(()) }) }
//! ```
//!
//! The rooms: [`Engine`] keeps cases and carries out commands; [`scenario`] plays scenario files; [`draw`] draws definitions and cases;
//! [`shipped`] holds the calendars and profiles that come with it. The language, the proof and
//! the kernel are [`core`], which alone serves a host that keeps its own bytes.

mod act;
mod answer;
pub mod blocking;
pub mod draw;
mod engine;
mod error;
mod moves;
mod recorded;
pub mod scenario;
pub mod shipped;
mod start;
mod store;

pub use act::Act;
pub use answer::{Answer, CaseView, DeadlineView, LimitView, OpenStep, SeatView, StepView, WorkView};
pub use engine::{Deployed, DeployedCalendar, DeployedDirectory, Engine, MovedDeadline, Standing, WorklistRow};
pub use error::Error;
pub use jiff::Timestamp;
pub use moves::{Move, WorkMove, item_named};
pub use onedoor_core as core;
pub use onedoor_core::people::{Actor, BadActor};
pub use onedoor_core::{
    ledger::{Holder, Ledger},
    measure::{CaseFacts, Measures, Period},
};
pub use pollster::block_on;
pub use recorded::Recorded;
pub use start::Start;

/// The README's host code runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
