use super::Workload;
use crate::{calendar::Calendar, people::Directory};
use jiff::Timestamp;

/// What a decision has to know of the world: the core itself asks nobody.
#[derive(Clone, Copy, Debug)]
pub struct Env<'a> {
    /// The time of the command. What comes with an earlier time than the case has seen happens, in law, at the case's.
    pub now: Timestamp,
    /// The calendar of the workflow, for one that has limits.
    pub calendar: Option<&'a Calendar>,
    /// Who may do what. Without one nobody is asked, and the host alone answers for who acts.
    pub directory: Option<&'a Directory>,
    /// How much work people have, for steps that are allocated by it.
    pub workload: Option<&'a Workload>,
}

impl<'a> Env<'a> {
    /// At this time, for a workflow without limits.
    pub fn at(now: Timestamp) -> Self {
        Env { now, calendar: None, directory: None, workload: None }
    }

    /// The same with the calendar that limits are counted in.
    #[must_use]
    pub fn with_calendar(self, calendar: &'a Calendar) -> Self {
        Env { calendar: Some(calendar), ..self }
    }

    /// The same with the directory that says who may do what.
    #[must_use]
    pub fn with_directory(self, directory: &'a Directory) -> Self {
        Env { directory: Some(directory), ..self }
    }

    /// The same with how much work people have.
    #[must_use]
    pub fn with_workload(self, workload: &'a Workload) -> Self {
        Env { workload: Some(workload), ..self }
    }
}
