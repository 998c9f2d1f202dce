use super::{
    event_words,
    expectation::Expectation,
    fault::{Fault, advice},
    file::{Completion, Order, Play, Scenario, expectation, play},
};
use onedoor_core::{case::Closing, graph::Graph};

/// The codes that a scenario may expect: those of [`Refusal::code`](onedoor_core::engine::Refusal::code), and the engine's for cases.
const REFUSALS: [&str; 25] = [
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
    "UnknownCase",
];

/// Whether everything that a scenario names is there in its workflow.
pub(super) fn check(scenario: &Scenario<'_>, graph: &Graph, text: &str) -> Result<(), Fault> {
    for part in scenario.plays() {
        check_play(&play(part, text)?, graph).map_err(|wrong| wrong.placed(part, text))?;
    }
    let Some(part) = scenario.expected() else { return Ok(()) };
    check_expectation(&expectation(part, text)?, graph).map_err(|wrong| wrong.placed(part, text))
}

/// A word that names nothing, with what is wrong about it.
struct Wrong {
    word: String,
    message: String,
}

impl Wrong {
    fn new(word: &str, message: impl Into<String>) -> Self {
        Wrong { word: word.to_owned(), message: message.into() }
    }

    fn placed(self, part: &str, text: &str) -> Fault {
        Fault::of_word(&self.word, part, text, self.message)
    }
}

fn check_play(play: &Play, graph: &Graph) -> Result<(), Wrong> {
    match play {
        Play::Pass(_) => Ok(()),
        Play::Do(order) => check_order(order, graph),
        Play::Refused(order, code) => {
            if !REFUSALS.contains(&code.as_str()) {
                return Err(Wrong::new(code, format!("there is no refusal `{code}`{}", advice(code, REFUSALS))));
            }
            // Who expects that something is unknown names something unknown.
            if code.starts_with("Unknown") { Ok(()) } else { check_order(order, graph) }
        }
    }
}

fn check_order(order: &Order, graph: &Graph) -> Result<(), Wrong> {
    match order {
        Order::Complete(done) | Order::Waive(done) => check_completion(done, graph),
        Order::Request(step) | Order::Cancel(step) | Order::TakeBack(step) => check_step(step, graph),
        Order::Close(how) => check_among(how, Closing::ALL.iter().map(|closing| closing.word()), "way to close a case"),
    }
}

/// The names in a sub-case are those of another workflow.
fn check_completion(done: &Completion, graph: &Graph) -> Result<(), Wrong> {
    if done.case.is_some() {
        return Ok(());
    }
    check_step(&done.step, graph)?;
    check_outcome(&done.step, &done.outcome, graph)
}

fn check_expectation(expected: &Expectation, graph: &Graph) -> Result<(), Wrong> {
    if let Some(end) = &expected.end {
        let closings = Closing::ALL.iter().map(|closing| closing.word());
        check_among(end, graph.workflow().ends.keys().chain(closings), "end")?;
    }
    for (step, wanted) in expected.steps.iter() {
        check_step(step, graph)?;
        wanted.outcome().map_or(Ok(()), |outcome| check_outcome(step, outcome, graph))?;
    }
    for event in &expected.events {
        event_words::check(event, graph).map_err(|message| Wrong::new(event, message))?;
    }
    expected.data.keys().try_for_each(|field| check_among(field, graph.workflow().data.keys(), "field"))
}

pub(super) fn step_known(step: &str, graph: &Graph) -> Result<(), String> {
    known(step, graph.workflow().steps.keys(), "step")
}

pub(super) fn outcome_known(step: &str, outcome: &str, graph: &Graph) -> Result<(), String> {
    let Some(node) = graph.step_named(step).and_then(|step| graph.steps().row(step)) else { return Ok(()) };
    let names: Vec<&str> = node.outcomes.names().collect();
    if names.contains(&outcome) {
        return Ok(());
    }
    Err(format!("`{step}` has no outcome `{outcome}`{}", advice(outcome, names)))
}

/// Whether a word is among those that are known.
pub(super) fn known<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, what: &str) -> Result<(), String> {
    let among: Vec<&str> = among.into_iter().collect();
    if among.contains(&word) { Ok(()) } else { Err(format!("there is no {what} `{word}`{}", advice(word, among))) }
}

fn check_step(step: &str, graph: &Graph) -> Result<(), Wrong> {
    step_known(step, graph).map_err(|message| Wrong::new(step, message))
}

fn check_outcome(step: &str, outcome: &str, graph: &Graph) -> Result<(), Wrong> {
    outcome_known(step, outcome, graph).map_err(|message| Wrong::new(outcome, message))
}

fn check_among<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, what: &str) -> Result<(), Wrong> {
    known(word, among, what).map_err(|message| Wrong::new(word, message))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_refusal_of_the_kernel_can_be_expected() {
        // Only where the kernel's source stands beside this crate can it be asked for all its codes.
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/../onedoor-core/src/engine/refusal.rs");
        let source = std::fs::read_to_string(source).unwrap_or_default();
        let codes = source.lines().filter_map(|line| line.split_once(" => \"")?.1.strip_suffix("\","));
        let missing: Vec<&str> = codes.filter(|code| !super::REFUSALS.contains(code)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
