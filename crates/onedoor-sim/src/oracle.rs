//! The naive oracle: the kernel as sets and loops, to be read beside `kernel.py`, whose names and order it keeps.
//!
//! It is meant to be obviously right, not fast: it has no indexes and no counters, and looks at everything anew each time. What it
//! adds to `kernel.py` stands apart in `memory`: `returns_max`, `redo: Changed`, and the versions of fields that it needs.
//!
//! Steps, outcomes and ends are numbers, their positions in the [`Spec`]. A *node* is a step or an end: the ends follow the steps.

mod case;
mod explore;
mod go_back;
mod kernel_json;
mod memory;
mod moves;
mod play;
mod refusals;
mod settle;
mod spec;
mod state;
mod workflow;

pub use case::{Case, Key};
pub use explore::{Explored, explore};
pub use kernel_json::{schedule_json, state_json, to_kernel_json};
pub use play::Move;
pub use spec::{Edge, EndSpec, Join, Redo, ReturnSpec, Spec, StepSpec};
pub use state::{By, Decision, Ending, Signal, StepState, Why};
pub use workflow::Workflow;
