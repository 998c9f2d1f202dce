use super::{
    names::{answer_known, item_known, known, limit_known, outcome_known, person_known, step_known, which_known},
    people::step_of,
};
use onedoor_core::{case::Closing, graph::Graph};

/// What stands in the parentheses behind an event's word.
#[derive(Clone, Copy)]
enum Part {
    Step,
    /// A step, or nothing for the whole case.
    StepOrCase,
    /// Of the step before it.
    Outcome,
    Number,
    End,
    Closing,
    Limit,
    /// Of the limit before it: `promised` or `statutory`.
    Which,
    /// A meaning of silence, which is not looked at here: the word must be that of the event.
    Meaning,
    Person,
    /// A step, or a seat of one.
    Item,
    /// What was answered from the seat before it.
    Answer,
    /// The hash of a directory, which may be left out.
    Directory,
    /// The name of a case.
    Case,
}

/// The events, as [`Event::describe`](onedoor_core::case::Event::describe) writes them.
const EVENTS: [(&str, &[Part]); 62] = [
    ("CaseStarted", &[]),
    ("StepOpened", &[Part::Step]),
    ("StepCompleted", &[Part::Step, Part::Outcome]),
    ("StepKept", &[Part::Step, Part::Outcome]),
    ("StepSkipped", &[Part::Step]),
    ("StepCancelled", &[Part::Step]),
    ("RoundStarted", &[Part::Step, Part::Step]),
    ("DetourPassed", &[Part::Step]),
    ("StepRequested", &[Part::Step]),
    ("CompletionTakenBack", &[Part::Step]),
    ("SubCasesStarted", &[Part::Step, Part::Number]),
    ("SubCaseEnded", &[Part::Step, Part::Outcome]),
    ("CaseEnded", &[Part::End]),
    ("CaseClosed", &[Part::Closing]),
    ("CaseRanOut", &[]),
    ("TimePassed", &[]),
    ("CalendarAdopted", &[]),
    ("ClockStarted", &[Part::Limit]),
    ("ClockStopped", &[Part::Limit]),
    ("ClockEnded", &[Part::Limit]),
    ("ClockResumed", &[Part::Limit]),
    ("LimitExtended", &[Part::Limit]),
    ("LimitShortened", &[Part::Limit]),
    ("DeadlinesMoved", &[Part::Limit]),
    ("DeadlinePassed", &[Part::Limit, Part::Which]),
    ("StepStopped", &[Part::Step]),
    ("StepResumed", &[Part::Step]),
    ("Acknowledged", &[Part::StepOrCase]),
    ("StepHandedOver", &[Part::Step, Part::Meaning]),
    ("TriggerKept", &[Part::Step, Part::Outcome]),
    ("CaseSuspended", &[]),
    ("CaseResumed", &[]),
    ("Acted", &[Part::Person, Part::Person]),
    ("DirectoryAdopted", &[Part::Directory]),
    ("ApplicantNamed", &[Part::Person]),
    ("MandateGiven", &[Part::Person]),
    ("MandateRevoked", &[Part::Person]),
    ("HandlerNamed", &[Part::Step, Part::Person]),
    ("WorkAllocated", &[Part::Item, Part::Person]),
    ("WorkReleased", &[Part::Item]),
    ("WorkStarted", &[Part::Item]),
    ("WorkTransferred", &[Part::Item, Part::Person]),
    ("WorkDelegated", &[Part::Item, Part::Person]),
    ("DelegationEnded", &[Part::Item]),
    ("SeatsOpened", &[Part::Step, Part::Number]),
    ("SeatAdded", &[Part::Step]),
    ("SeatRemoved", &[Part::Item]),
    ("SeatAnswered", &[Part::Item, Part::Answer]),
    ("SeatReopened", &[Part::Item]),
    ("VoteClosed", &[Part::Step]),
    ("Copied", &[Part::Person]),
    ("CopyRead", &[Part::Person]),
    ("Consulted", &[Part::Step, Part::Person]),
    ("ConsultationAnswered", &[Part::Step]),
    ("ConsultationWithdrawn", &[Part::Step]),
    ("Recused", &[Part::Person, Part::Step]),
    ("Urged", &[Part::Step]),
    ("DraftSaved", &[Part::Step, Part::Person]),
    ("HandedOver", &[Part::Person, Part::Person]),
    ("CaseAbsorbed", &[Part::Case]),
    ("CaseSplit", &[Part::Case]),
    ("Jumped", &[Part::Step]),
];

impl Part {
    fn word(self) -> &'static str {
        match self {
            Part::Step | Part::StepOrCase => "step",
            Part::Outcome => "outcome",
            Part::Number => "number",
            Part::End => "end",
            Part::Closing => "how",
            Part::Limit => "limit",
            Part::Which => "promised or statutory",
            Part::Meaning => "meaning",
            Part::Person => "person",
            Part::Item => "work item",
            Part::Answer => "answer",
            Part::Directory => "directory",
            Part::Case => "case",
        }
    }
}

/// Whether an event that is expected can be one of this workflow; what stands behind the first name may be left out.
pub(super) fn check(event: &str, graph: &Graph) -> Result<(), String> {
    let (word, names) = split(event);
    known(word, EVENTS.iter().map(|(word, _)| *word), "event")?;
    let parts = EVENTS.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, parts)| parts);
    let needs_names = !matches!(parts, [] | [Part::StepOrCase | Part::Directory]);
    if names.len() > parts.len() || (names.is_empty() && needs_names) {
        return Err(format!("`{word}` is written `{}`", form(word, parts)));
    }
    names.iter().zip(parts).try_for_each(|(name, part)| match part {
        Part::Step | Part::StepOrCase => step_known(name, graph),
        Part::Limit => limit_known(name, graph),
        Part::Which => which_known(name),
        Part::Meaning | Part::Directory | Part::Case => Ok(()),
        Part::Person => person_known(name),
        Part::Item => item_known(name, graph),
        Part::Answer => answer_known(step_of(names.first().copied().unwrap_or("")), name, graph),
        Part::Outcome => outcome_known(names.first().copied().unwrap_or(""), name, graph),
        Part::End => known(name, graph.workflow().ends.keys(), "end"),
        Part::Closing => known(name, Closing::ALL.iter().map(|closing| closing.word()), "way to close a case"),
        Part::Number => name.parse::<u32>().map(|_| ()).map_err(|_| format!("`{name}` is not a number")),
    })
}

/// Whether an event is the one that is expected.
pub(super) fn is(wanted: &str, event: &str) -> bool {
    let ((wanted, names), (word, found)) = (split(wanted), split(event));
    wanted == word && found.starts_with(&names)
}

/// The word and the names in its parentheses.
fn split(event: &str) -> (&str, Vec<&str>) {
    let (word, rest) = event.split_once('(').unwrap_or((event, ""));
    let names = rest.trim_end().trim_end_matches(')').split(',').map(str::trim);
    (word.trim(), names.filter(|name| !name.is_empty()).collect())
}

fn form(word: &str, parts: &[Part]) -> String {
    let names: Vec<&str> = parts.iter().map(|part| part.word()).collect();
    if names.is_empty() { word.to_owned() } else { format!("{word}({})", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    /// The words in a file of the kernel, and those of them that cannot be expected.
    #[track_caller]
    fn check(file: &str) {
        let source = format!("{}/../onedoor-core/src/{file}", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(source).expect("the kernel stands beside this crate");
        let words: Vec<&str> = source
            .split('"')
            .skip(1)
            .step_by(2)
            .map(|text| text.split('(').next().unwrap_or(text))
            .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
            .collect();
        let missing: Vec<&&str> =
            words.iter().filter(|word| super::EVENTS.iter().all(|(known, _)| known != *word)).collect();
        assert!(words.len() > 25 && missing.is_empty(), "{missing:?} of {}", words.len());
    }

    #[test]
    fn every_event_of_the_kernel_can_be_expected() {
        check("case/describe.rs");
        check("case/work_event/describe.rs");
    }
}
