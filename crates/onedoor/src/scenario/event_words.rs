use super::names::{known, outcome_known, step_known};
use onedoor_core::{case::Closing, graph::Graph};

/// What stands in the parentheses behind an event's word.
#[derive(Clone, Copy)]
enum Part {
    Step,
    /// Of the step before it.
    Outcome,
    Number,
    End,
    Closing,
}

/// The events, as [`Event::describe`](onedoor_core::case::Event::describe) writes them.
const EVENTS: [(&str, &[Part]); 15] = [
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
];

impl Part {
    fn word(self) -> &'static str {
        match self {
            Part::Step => "step",
            Part::Outcome => "outcome",
            Part::Number => "number",
            Part::End => "end",
            Part::Closing => "how",
        }
    }
}

/// Whether an event that is expected can be one of this workflow; what stands behind the first name may be left out.
pub(super) fn check(event: &str, graph: &Graph) -> Result<(), String> {
    let (word, names) = split(event);
    known(word, EVENTS.iter().map(|(word, _)| *word), "event")?;
    let parts = EVENTS.iter().find(|(known, _)| *known == word).map_or(&[][..], |(_, parts)| parts);
    if names.len() > parts.len() || (names.is_empty() && !parts.is_empty()) {
        return Err(format!("`{word}` is written `{}`", form(word, parts)));
    }
    names.iter().zip(parts).try_for_each(|(name, part)| match part {
        Part::Step => step_known(name, graph),
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
