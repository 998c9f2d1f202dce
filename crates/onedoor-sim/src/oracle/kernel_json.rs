//! JSON as `kernel.py` reads and prints it. The order of the steps is part of the meaning, so it is written out by hand.

use super::case::Case;
use super::spec::{Edge, Join, Spec, StepSpec};
use super::state::{By, Ending, StepState, Why};

/// The workflow as `kernel.py` reads it. The extensions are dropped.
pub fn to_kernel_json(spec: &Spec) -> String {
    let steps = spec.steps.iter().map(|step| (step.name.as_str(), step_json(spec, step)));
    let ends = spec.ends.iter().map(|end| {
        let body = [("after", edges_json(spec, &end.after)), ("join", join_json(end.join))];
        (end.name.as_str(), object(body))
    });
    object([("steps", object(steps)), ("ends", object(ends))])
}

/// A schedule as `kernel.py run` reads it, from numbers of steps and of their outcomes.
pub fn schedule_json(spec: &Spec, schedule: &[(usize, usize)]) -> String {
    list(schedule.iter().map(|(n, o)| list([step_name(spec, *n), outcome_name(spec, *n, *o)])))
}

/// A case as `kernel.py run` prints it after every command; a case closed outside the graph is `"closed"`.
pub fn state_json(case: &Case) -> String {
    let spec = case.workflow().spec();
    let names = || spec.steps.iter().map(|step| step.name.as_str());
    let end = match case.end() {
        None => "null".to_string(),
        Some(Ending::Reached(e)) => text(spec.ends.get(e).map_or("?", |end| &end.name)),
        Some(Ending::Closed) => text("closed"),
    };
    let states = names().enumerate().map(|(n, name)| (name, step_state_json(spec, n, case.state(n))));
    let rounds = names().enumerate().map(|(n, name)| (name, case.round(n).to_string()));
    object([("end", end), ("state", object(states)), ("round", object(rounds))])
}

fn step_json(spec: &Spec, step: &StepSpec) -> String {
    let names = |steps: &[usize]| list(steps.iter().map(|n| step_name(spec, *n)));
    let outcome = |o: &usize| step.outcomes.get(*o).map_or("?", String::as_str);
    let cancels = step.cancels.iter().map(|(o, steps)| (outcome(o), names(steps)));
    let returns = step.returns.iter().map(|(o, back)| {
        let road: Vec<usize> = std::iter::once(back.to).chain(back.by_way_of.iter().copied()).collect();
        (outcome(o), names(&road))
    });
    object([
        ("outcomes", list(step.outcomes.iter().map(|o| text(o)))),
        ("after", edges_json(spec, &step.after)),
        ("join", join_json(step.join)),
        ("rest", text(if step.rest_cancel { "Cancel" } else { "Finish" })),
        ("when", step.when.to_string()),
        ("cancels", object(cancels)),
        ("returns", object(returns)),
        ("detour", step.detour.to_string()),
        ("on_request", step.on_request.to_string()),
    ])
}

fn edges_json(spec: &Spec, after: &[Edge]) -> String {
    list(after.iter().map(|(a, accepted)| {
        let outcomes = match accepted {
            None => "null".to_string(),
            Some(outcomes) => list(outcomes.iter().map(|o| outcome_name(spec, *a, *o))),
        };
        list([step_name(spec, *a), outcomes])
    }))
}

fn join_json(join: Join) -> String {
    match join {
        Join::AllAsked => text("AllAsked"),
        Join::AllRequired => text("AllRequired"),
        Join::Any => text("Any"),
        Join::AtLeast(k) => k.to_string(),
    }
}

fn step_state_json(spec: &Spec, n: usize, state: StepState) -> String {
    match state {
        StepState::Waiting => list([text("Waiting")]),
        StepState::Open => list([text("Open")]),
        StepState::Done(o) => list([text("Done"), outcome_name(spec, n, o)]),
        StepState::Skipped(why) => list([text("Skipped"), text(why_word(why))]),
        StepState::Cancelled(By::Step(m)) => list([text("Cancelled"), step_name(spec, m)]),
        StepState::Cancelled(By::Command) => list([text("Cancelled"), text("command")]),
        StepState::Cancelled(By::End) => list([text("Cancelled"), text("end")]),
    }
}

fn why_word(why: Why) -> &'static str {
    match why {
        Why::Join => "join",
        Why::Guard => "guard",
        Why::Detour => "detour",
        Why::Unasked => "unasked",
    }
}

fn step_name(spec: &Spec, n: usize) -> String {
    text(spec.steps.get(n).map_or("?", |step| &step.name))
}

fn outcome_name(spec: &Spec, n: usize, outcome: usize) -> String {
    let found = spec.steps.get(n).and_then(|step| step.outcomes.get(outcome));
    text(found.map_or("?", String::as_str))
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let entries: Vec<String> = entries.into_iter().map(|(key, value)| format!("{}: {value}", text(key))).collect();
    format!("{{{}}}", entries.join(", "))
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}

fn text(words: &str) -> String {
    let mut out = String::from('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
