use super::{
    super::refused::Refused,
    only_step,
    text::{form, form_of, split},
};
use onedoor_core::{
    calendar::Amount,
    case::Closing,
    diagnostic::one_of,
    engine::{Action, Given, ground_named, limit_named, outcome_named, step_named},
    graph::Graph,
    id::StepId,
};

/// Moves on steps and on the case.
pub(super) fn act(graph: &Graph, word: &str, rest: &str) -> Result<Action, Refused> {
    let (first, behind) = split(rest);
    let step = || if first.is_empty() { Err(form(form_of(word))) } else { Ok(step_named(graph, first)?) };
    Ok(match word {
        "request" => Action::Request { step: step()?, reason: behind.to_owned() },
        "cancel" => Action::Cancel { step: step()?, reason: behind.to_owned() },
        "take_back" => Action::TakeBack { step: only_step(graph, form_of(word), rest)? },
        "waive" => waive(graph, step()?, behind)?,
        "suspend" => Action::Suspend { reason: rest.to_owned() },
        "withdraw" => Action::Close { closing: Closing::Withdrawn, reason: rest.to_owned() },
        _ => Action::Close { closing: closing(first)?, reason: behind.to_owned() },
    })
}

/// Moves on clocks and limits.
pub(super) fn timed(graph: &Graph, word: &str, rest: &str) -> Result<Action, Refused> {
    Ok(match word {
        "stop" => stop(graph, rest)?,
        "extend" => extend(graph, rest)?,
        "acknowledge" if rest.is_empty() => Action::Acknowledge { step: None },
        "acknowledge" => Action::Acknowledge { step: Some(only_step(graph, form_of(word), rest)?) },
        _ => match split(rest) {
            ("" | "case", reason) if graph.step_named("case").is_none() => Action::Resume { reason: reason.to_owned() },
            _ => Action::ResumeClock { step: only_step(graph, form_of(word), rest)? },
        },
    })
}

fn stop(graph: &Graph, rest: &str) -> Result<Action, Refused> {
    let (step, rest) = split(rest);
    let (ground, rest) = split(rest);
    let (planned, notice) = split(rest);
    let planned: Amount = planned.parse().map_err(|_| form(form_of("stop")))?;
    let (step, ground) = (step_named(graph, step)?, ground_named(graph, ground)?);
    Ok(Action::StopClock { step, ground, planned, notice: written(notice) })
}

fn extend(graph: &Graph, rest: &str) -> Result<Action, Refused> {
    let (limit, rest) = split(rest);
    let (by, rest) = split(rest);
    let by: Amount = by.parse().map_err(|_| form(form_of("extend")))?;
    let (reason, notice) = rest.split_once(';').unwrap_or((rest, ""));
    let (limit, reason) = (limit_named(graph, limit)?, reason.trim().to_owned());
    Ok(Action::Extend { limit, by, reason, notice: written(notice.trim()) })
}

fn written(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn waive(graph: &Graph, step: StepId, rest: &str) -> Result<Action, Refused> {
    let (outcome, reason) = split(rest);
    if outcome.is_empty() {
        return Err(form("waive STEP OUTCOME"));
    }
    let outcome = outcome_named(graph, step, outcome)?;
    Ok(Action::Waive { step, outcome, given: Given::default(), reason: reason.to_owned() })
}

fn closing(word: &str) -> Result<Closing, Refused> {
    let known = || one_of(Closing::ALL.iter().map(|closing| closing.word()));
    let unknown =
        || Refused::not_a_command(format!("a case cannot be closed as `{word}`"), format!("known: {}", known()));
    Closing::ALL.into_iter().find(|closing| closing.word() == word).ok_or_else(unknown)
}
