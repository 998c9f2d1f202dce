/// The codes that a scenario may expect: those of [`Refusal::code`](onedoor_core::engine::Refusal::code), and the engine's for cases.
pub(super) const REFUSALS: [&str; 44] = [
    "CaseEnded",
    "WrongVersion",
    "OtherWorkflow",
    "UnknownStep",
    "UnknownOutcome",
    "NotOpen",
    "ReturnsExhausted",
    "TargetNotDone",
    "NotByWayOf",
    "NotRequestable",
    "WaivedIntoReturn",
    "NotCancellable",
    "NotTakenBack",
    "Touched",
    "UnknownField",
    "WrongType",
    "NotWritten",
    "FieldMissing",
    "UnknownDocument",
    "NotGiven",
    "BadDocument",
    "RunsInSubCases",
    "NoSuchSubCase",
    "NotStarted",
    "NoCalendar",
    "Uncountable",
    "CalendarAhead",
    "TimeBehind",
    "DecidedBySilence",
    "TooEarly",
    "UnknownLimit",
    "UnknownGround",
    "NoticeMissing",
    "ClockStopped",
    "ClockRuns",
    "ClockNotRunning",
    "NotExtendable",
    "NotShortened",
    "DeadlinePassed",
    "WrongUnit",
    "Suspended",
    "AlreadySuspended",
    "NotSuspended",
    "UnknownCase",
];

#[cfg(test)]
mod tests {
    #[test]
    fn every_refusal_of_the_kernel_can_be_expected() {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../onedoor-core/src/engine/refusal/code.rs");
        let source = std::fs::read_to_string(source).expect("the kernel stands beside this crate");
        let codes: Vec<&str> =
            source.lines().filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\",")).collect();
        let missing: Vec<&&str> = codes.iter().filter(|code| !super::REFUSALS.contains(code)).collect();
        assert!(codes.len() > 30 && missing.is_empty(), "{missing:?} of {}", codes.len());
    }
}
