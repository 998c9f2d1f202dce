use super::{
    event_words,
    expectation::{Expectation, limit_and_which},
    fault::{Fault, advice},
    file::{Scenario, expectation},
    order::{Change, Completion, KernelOrder, Order, Stop, What, WorkOrder, actor},
    people,
    play_text::{Play, play},
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
    let people = scenario.applicant.iter().chain(&scenario.started_by);
    people.map(String::as_str).try_for_each(check_person).map_err(|wrong| wrong.placed(text, text))?;
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
        Play::AmendCalendar(_) | Play::Directory(_) => Ok(()),
        Play::Worklist(person, items) => {
            check_person(person)?;
            items.iter().try_for_each(|item| check_listed(item, graph))
        }
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
    order.by.as_deref().map_or(Ok(()), check_person)?;
    match &order.what {
        What::Complete(done) => check_completion(done, graph),
        What::Kernel(order) => check_kernel(order, graph),
        What::Work(order) => check_work(order, graph),
    }
}

fn check_kernel(order: &KernelOrder, graph: &Graph) -> Result<(), Wrong> {
    match order {
        KernelOrder::Waive(done) => check_completion(done, graph),
        KernelOrder::Request(step)
        | KernelOrder::Cancel(step)
        | KernelOrder::TakeBack(step)
        | KernelOrder::ResumeClock(step)
        | KernelOrder::Acknowledge(step) => check_step(step, graph),
        KernelOrder::StopClock(Stop { step, ground, .. }) => {
            check_step(step, graph)?;
            check_among(ground, graph.grounds().rows().iter().map(|known| known.name.as_str()), "ground")
        }
        KernelOrder::Extend(Change { limit, .. }) | KernelOrder::Shorten(Change { limit, .. }) => {
            check_limit(limit, graph)
        }
        KernelOrder::AcknowledgeCase | KernelOrder::Suspend(_) | KernelOrder::Resume(_) => Ok(()),
        KernelOrder::Close(how) => {
            check_among(how, Closing::ALL.iter().map(|closing| closing.word()), "way to close a case")
        }
    }
}

fn check_work(order: &WorkOrder, graph: &Graph) -> Result<(), Wrong> {
    let named = order.named();
    named.step.map_or(Ok(()), |step| check_step(step, graph))?;
    if let (Some(step), Some(outcome)) = (named.step, named.outcome) {
        check_outcome(step, outcome, graph)?;
    }
    named.item.map_or(Ok(()), |item| check_item(item, graph))?;
    named.until.map_or(Ok(()), check_time)
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
    expected.holders.keys().try_for_each(|item| check_item(item, graph))?;
    for (step, answers) in expected.seats.iter() {
        check_step(step, graph)?;
        answers.iter().try_for_each(|answer| check_answer(step, answer, graph))?;
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

/// Whether a work item can be one of a step: `fire`, or, of a seat, `board.2`.
pub(super) fn item_known(item: &str, graph: &Graph) -> Result<(), String> {
    step_known(people::step_of(item), graph)
}

/// Whether a seat can have answered so, or be so.
pub(super) fn answer_known(step: &str, answer: &str, graph: &Graph) -> Result<(), String> {
    if people::SEAT_WORDS.contains(&answer) { Ok(()) } else { outcome_known(step, answer, graph) }
}

pub(super) fn person_known(person: &str) -> Result<(), String> {
    actor(person).map(|_| ())
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

fn check_item(item: &str, graph: &Graph) -> Result<(), Wrong> {
    item_known(item, graph).map_err(|message| Wrong::new(item, message))
}

/// A line of a worklist: a work item, one of a sub-case, whose names are those of another workflow, or the case itself.
fn check_listed(item: &str, graph: &Graph) -> Result<(), Wrong> {
    if item == people::COPY || item.contains('/') { Ok(()) } else { check_item(item, graph) }
}

fn check_answer(step: &str, answer: &str, graph: &Graph) -> Result<(), Wrong> {
    answer_known(step, answer, graph).map_err(|message| Wrong::new(answer, message))
}

fn check_person(person: &str) -> Result<(), Wrong> {
    person_known(person).map_err(|message| Wrong::new(person, message))
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
