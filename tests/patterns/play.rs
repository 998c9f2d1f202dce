//! Traces: reading them, and playing their left side.

use jiff::Timestamp;
use onedoor_core::{
    calendar::Calendar,
    case::{Case, Closing, Event},
    engine::{self, Action, Command, Env, Given, NamedGiven, Refusal, outcome_named, step_named},
    expr::Value,
    proof::Proved,
};

/// The rows of a drawn trace. A row with nothing on the left goes on with the row above it.
pub(crate) fn rows(trace: &str) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for line in trace.lines().filter(|line| !line.trim().is_empty()) {
        let (play, events) = line.split_once('|').unwrap_or_else(|| panic!("a row needs a `|`: {line}"));
        match rows.last_mut() {
            Some((_, above)) if play.trim().is_empty() => *above = format!("{above} {}", events.trim()),
            _ => rows.push((play.trim().to_owned(), events.trim().to_owned())),
        }
    }
    rows
}

/// Plays a case, and says beside each play what happened or which rule refused it.
pub(crate) fn play(graph: &Proved, calendar: &Calendar, plays: &[&str]) -> Vec<(String, String)> {
    let mut case = Case::new(graph);
    let mut rows = Vec::new();
    let mut env = Env::at(instant(calendar, BEGINNING));
    env.calendar = graph.has_limits().then_some(calendar);
    for play in plays {
        if let Some(until) = play.strip_prefix("pass ") {
            env.now = instant(calendar, until);
        }
        let happened = match decide(graph, &case, &env, play) {
            Ok(events) => happen(graph, &mut case, &events),
            Err(refusal) => format!("refused: {}", refusal.code()),
        };
        rows.push(((*play).to_owned(), happened));
    }
    rows
}

/// When a case begins: a Monday morning.
pub(crate) const BEGINNING: &str = "2024-04-15T09:00";

pub(crate) fn instant(calendar: &Calendar, wall: &str) -> Timestamp {
    calendar.instant(wall.trim().parse().unwrap_or_else(|_| panic!("`{wall}` is no time")))
}

fn happen(graph: &Proved, case: &mut Case, events: &[Event]) -> String {
    for event in events {
        case.apply(graph, event).unwrap();
    }
    let tells = |event: &&Event| !matches!(event, Event::TimePassed { .. } | Event::CalendarAdopted { .. });
    let events: Vec<String> = events.iter().filter(tells).map(|event| event.describe(graph)).collect();
    events.join(", ")
}

fn decide(graph: &Proved, case: &Case, env: &Env<'_>, play: &str) -> Result<Vec<Event>, Refusal> {
    let mut words = play.split_whitespace();
    let verb = words.next().unwrap_or("");
    let mut word = || words.next().unwrap_or_else(|| panic!("`{play}` misses a word"));
    let reason = || "as the pattern has it".to_owned();
    let action = match verb {
        "start" => return engine::start(graph, env, &given(graph, words)?),
        "pass" => Action::PassTime,
        "request" => Action::Request { step: step_named(graph, word())?, reason: reason() },
        "cancel" => Action::Cancel { step: step_named(graph, word())?, reason: reason() },
        "close" => Action::Close { closing: closing(word()), reason: reason() },
        "waive" => {
            let step = step_named(graph, word())?;
            Action::Waive {
                step,
                outcome: outcome_named(graph, step, word())?,
                given: Given::default(),
                reason: reason(),
            }
        }
        step => match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
            Some((step, element)) => end_sub_case(graph, case, step, element.parse().unwrap(), word())?,
            None => Action::complete(graph, step, word())?,
        },
    };
    engine::decide(graph, case, env, &Command::new(action))
}

fn end_sub_case(graph: &Proved, case: &Case, step: &str, element: u32, end: &str) -> Result<Action, Refusal> {
    let step = step_named(graph, step)?;
    Ok(Action::EndSubCase {
        step,
        round: case.round(step),
        element,
        end: Some(end.to_owned()),
        given: Given::default(),
    })
}

pub(crate) fn closing(word: &str) -> Closing {
    Closing::ALL
        .into_iter()
        .find(|closing| closing.word() == word)
        .unwrap_or_else(|| panic!("no case is closed as `{word}`"))
}

/// Data written as `area=5`, and lists as `sites=[east,west]`.
fn given<'a>(graph: &Proved, words: impl Iterator<Item = &'a str>) -> Result<Given, Refusal> {
    let data = words.map(|word| {
        let (field, text) = word.split_once('=').unwrap_or_else(|| panic!("`{word}` is no data"));
        (field.to_owned(), value(text))
    });
    NamedGiven { data: data.collect(), ..NamedGiven::default() }.resolve(graph)
}

pub(crate) fn value(text: &str) -> Value {
    match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(list) => Value::List(
            list.split(',').filter(|item| !item.is_empty()).map(|item| Value::Text(item.to_owned())).collect(),
        ),
        None => Value::Text(text.to_owned()),
    }
}
