/// The codes that a scenario may expect: those of [`Refusal::code`](onedoor_core::engine::Refusal::code), and the engine's for cases.
pub(super) const REFUSALS: [&str; 83] = [
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
    "NobodyActs",
    "NoDirectory",
    "NotApplicant",
    "NotOwn",
    "HeldBy",
    "NotHolder",
    "Delegated",
    "NotDelegated",
    "BadTarget",
    "NoSuchSeat",
    "NotYourTurn",
    "AlreadyAnswered",
    "NoSeatLeft",
    "NoAbstention",
    "ReasonMissing",
    "NotAdded",
    "NotRemoved",
    "NoVote",
    "Occupied",
    "AlreadyBegun",
    "ConsultationOpen",
    "NoSuchQuestion",
    "AlreadyUrged",
    "NeverWaived",
    "NoJump",
    "AlreadyDecided",
    "Already",
    "NotSo",
    "MayNotRead",
    "UnknownPerson",
    "NotCandidate",
    "NoPower",
    "OwnCase",
    "HandlerDecides",
    "SupervisorDecides",
    "Recused",
    "Separated",
    "NotBound",
    "Unqualified",
];

#[cfg(test)]
mod tests {
    /// The codes in a file of the kernel, and those of them that cannot be expected.
    #[track_caller]
    fn check(file: &str, least: usize) {
        let source = format!("{}/../onedoor-core/src/{file}", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(source).expect("the kernel stands beside this crate");
        let codes: Vec<&str> =
            source.lines().filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\",")).collect();
        let missing: Vec<&&str> = codes.iter().filter(|code| !super::REFUSALS.contains(code)).collect();
        assert!(codes.len() > least && missing.is_empty(), "{missing:?} of {}", codes.len());
    }

    #[test]
    fn every_refusal_of_the_kernel_can_be_expected() {
        check("engine/refusal/code.rs", 30);
        check("engine/refusal/work.rs", 25);
        check("people/bar.rs", 8);
    }
}
