use super::Refusal;

impl Refusal {
    /// What would make the command valid; none where nothing would.
    pub fn way_out(&self) -> Option<String> {
        match self {
            Refusal::NotStarted => Some("apply the events of `start` first".to_owned()),
            Refusal::CaseEnded { .. } => Some("start a new case".to_owned()),
            Refusal::WrongVersion { found, .. } => {
                Some(format!("look at what happened meanwhile, then expect version {found}"))
            }
            Refusal::OtherWorkflow { .. } => Some("use the revision that the case started with".to_owned()),
            Refusal::UnknownStep { help, .. } | Refusal::UnknownField { help, .. } => help.clone(),
            Refusal::UnknownOutcome { known, .. } => {
                Some(format!("its outcomes: {}", crate::diagnostic::one_of(known.iter().map(String::as_str))))
            }
            Refusal::NotOpen { waits_for, .. } if waits_for.is_empty() => {
                Some("choose one of the open steps".to_owned())
            }
            Refusal::NotOpen { waits_for, .. } => Some(format!("it waits for {}", one_of(waits_for))),
            Refusal::ReturnsExhausted { .. } => Some("choose an outcome that goes on".to_owned()),
            Refusal::TargetNotDone { .. } | Refusal::NotByWayOf { .. } => Some("choose another outcome".to_owned()),
            Refusal::WaivedIntoReturn { .. } => Some("waive it with an outcome that goes on".to_owned()),
            Refusal::NotTakenBack { .. } => Some("only a completed step can be taken back".to_owned()),
            Refusal::Touched { .. } => Some("let a later step return it instead".to_owned()),
            Refusal::WrongType { expected, .. } => Some(format!("give a value of {expected}")),
            Refusal::NotWritten { field, .. } => {
                Some(format!("leave `{field}` out, or let the definition name it in `writes`"))
            }
            Refusal::FieldMissing { field, .. } => Some(format!("give `{field}` with the command")),
            Refusal::NotGiven { document, .. } => {
                Some(format!("let the definition name `{document}` in `gives` of the step"))
            }
            Refusal::RunsInSubCases { .. } => Some("work on its sub-cases, or waive it".to_owned()),
            Refusal::NoCalendar { calendar } => Some(format!("give the engine the calendar `{calendar}`")),
            Refusal::CalendarAhead { .. } => {
                Some("let time pass in the calendar of before, then in the amended one".to_owned())
            }
            Refusal::TimeBehind { .. } => Some("let time pass first".to_owned()),
            Refusal::TooEarly { until: Some(until), .. } => Some(format!("wait until {until}")),
            Refusal::TooEarly { until: None, .. } => Some("let its clock run again first".to_owned()),
            Refusal::UnknownLimit { known, .. } if known.is_empty() => Some("its definition has no limits".to_owned()),
            Refusal::UnknownLimit { known, .. } => Some(format!("its limits: {}", one_of(known))),
            Refusal::UnknownGround { known, .. } if known.is_empty() => {
                Some("let the definition name a `profile` that has grounds".to_owned())
            }
            Refusal::UnknownGround { known, .. } => Some(format!("the grounds of its profile: {}", one_of(known))),
            Refusal::NoticeMissing { .. } => Some("give the number of the notice".to_owned()),
            Refusal::ClockRuns { .. } => Some("stop it first".to_owned()),
            Refusal::ClockStopped { .. } => Some("let it run again first".to_owned()),
            Refusal::WrongUnit { unit, .. } => Some(format!("give an amount such as `{unit}(5)`")),
            Refusal::Suspended => Some("resume it first".to_owned()),
            Refusal::Work(work) => work.way_out(),
            Refusal::DecidedBySilence { .. }
            | Refusal::Uncountable { .. }
            | Refusal::ClockNotRunning { .. }
            | Refusal::NotExtendable { .. }
            | Refusal::NotShortened { .. }
            | Refusal::DeadlinePassed { .. }
            | Refusal::NotSuspended
            | Refusal::AlreadySuspended
            | Refusal::NotRequestable { .. }
            | Refusal::NotCancellable { .. }
            | Refusal::UnknownDocument { .. }
            | Refusal::BadDocument { .. }
            | Refusal::NoSuchSubCase { .. } => None,
        }
    }
}

fn one_of(names: &[String]) -> String {
    crate::diagnostic::one_of(names.iter().map(String::as_str))
}
