use super::{
    event_words,
    expectation::{Expectation, limit_and_which},
    fault::{Fault, advice},
    file::{Play, Scenario, expectation, play},
    order::{Change, Completion, Order, Stop},
    refusal_codes::REFUSALS,
    wall,
};
use onedoor_core::{
    case::Closing,
    graph::{Graph, Which},
};

/// Whether everything that a scenario names is there in its workflow.
pub(super) fn check(scenario: &Scenario<'_>, graph: &Graph, text: &str) -> Result<(), Fault> {
    check_time(&scenario.at).map_err(|wrong| wrong.placed(text, text))?;
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
        Play::Pass(until) => check_time(until),
        Play::AmendCalendar(_) => Ok(()),
        Play::Expect(expected) => check_expectation(expected, graph),
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
    order.at().map_or(Ok(()), check_time)?;
    match order {
        Order::Complete(done) | Order::Waive(done) => check_completion(done, graph),
        Order::Request(step)
        | Order::Cancel(step)
        | Order::TakeBack(step)
        | Order::ResumeClock(step)
        | Order::Acknowledge(Some(step)) => check_step(step, graph),
        Order::StopClock(Stop { step, ground, .. }) => {
            check_step(step, graph)?;
            check_among(ground, graph.grounds().rows().iter().map(|known| known.name.as_str()), "ground")
        }
        Order::Extend(Change { limit, .. }) | Order::Shorten(Change { limit, .. }) => check_limit(limit, graph),
        Order::Acknowledge(None) | Order::Suspend(_) | Order::Resume(_) => Ok(()),
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
    expected.data.keys().try_for_each(|field| check_among(field, graph.workflow().data.keys(), "field"))?;
    for (limit, due) in expected.deadlines.iter() {
        check_limit(limit, graph)?;
        due.times().try_for_each(check_time)?;
    }
    expected.stopped.iter().try_for_each(|limit| check_limit(limit, graph))?;
    expected.overdue.iter().try_for_each(|written| check_overdue(written, graph))
}

fn check_overdue(written: &str, graph: &Graph) -> Result<(), Wrong> {
    let (limit, which) = limit_and_which(written);
    let wrong = |message| Wrong::new(written, message);
    limit_known(limit, graph).map_err(wrong)?;
    which.map_or(Ok(()), which_known).map_err(wrong)
}

pub(super) fn step_known(step: &str, graph: &Graph) -> Result<(), String> {
    known(step, graph.workflow().steps.keys(), "step")
}

pub(super) fn limit_known(limit: &str, graph: &Graph) -> Result<(), String> {
    known(limit, graph.limits().rows().iter().map(|known| known.name.as_str()), "limit")
}

pub(super) fn which_known(which: &str) -> Result<(), String> {
    known(which, [Which::Promised, Which::Statutory].map(Which::word), "deadline")
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

fn check_limit(limit: &str, graph: &Graph) -> Result<(), Wrong> {
    limit_known(limit, graph).map_err(|message| Wrong::new(limit, message))
}

fn check_time(time: &str) -> Result<(), Wrong> {
    wall::check(time).map_err(|message| Wrong::new(time, message))
}

fn check_outcome(step: &str, outcome: &str, graph: &Graph) -> Result<(), Wrong> {
    outcome_known(step, outcome, graph).map_err(|message| Wrong::new(outcome, message))
}

fn check_among<'a>(word: &str, among: impl IntoIterator<Item = &'a str>, what: &str) -> Result<(), Wrong> {
    known(word, among, what).map_err(|message| Wrong::new(word, message))
}
