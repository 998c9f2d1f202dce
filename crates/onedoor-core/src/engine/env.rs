use crate::calendar::Calendar;
use jiff::Timestamp;

/// What a decision has to know of the world: the core itself asks nobody.
#[derive(Clone, Copy, Debug)]
pub struct Env<'a> {
    /// The time of the command. What comes with an earlier time than the case has seen happens, in law, at the case's.
    pub now: Timestamp,
    /// The calendar of the workflow, for one that has limits.
    pub calendar: Option<&'a Calendar>,
}

impl<'a> Env<'a> {
    /// At this time, for a workflow without limits.
    pub fn at(now: Timestamp) -> Self {
        Env { now, calendar: None }
    }

    /// The same with the calendar that limits are counted in.
    #[must_use]
    pub fn with_calendar(self, calendar: &'a Calendar) -> Self {
        Env { calendar: Some(calendar), ..self }
    }
}
