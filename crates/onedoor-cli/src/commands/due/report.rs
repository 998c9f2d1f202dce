use super::{
    clock::{Clock, Reckoned},
    limit::Unit,
    moment::Moment,
    question::Question,
};
use crate::{
    columns::fitted,
    output::{Output, harmless},
    style::HEADING,
    trouble::Trouble,
};
use onedoor_core::calendar::Calendar;
use serde::Serialize;

/// The one object.
#[derive(Serialize)]
struct Object {
    due: Option<String>,
    clock: &'static str,
    used: u64,
    remaining: u64,
    unit: &'static str,
    /// Only for working hours: the time of the day too.
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<Option<String>>,
}

/// Says what came of a question: one object, or a line for each of its parts.
pub(super) fn print(
    calendar: &Calendar,
    question: &Question,
    reckoned: &Reckoned,
    output: &mut Output,
) -> Result<(), Trouble> {
    if output.is_json() {
        return Ok(output.json(&object(question, reckoned))?);
    }
    let rows = rows(calendar, question, reckoned);
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, text) in rows {
        writeln!(output.human(), "{HEADING}{}{HEADING:#}  {}", fitted(name, width), harmless(&text))?;
    }
    Ok(())
}

fn object(question: &Question, reckoned: &Reckoned) -> Object {
    let Question { limit, .. } = question;
    Object {
        due: reckoned.due.map(|due| due.day.to_string()),
        clock: match reckoned.clock {
            Clock::Running => "running",
            Clock::Stopped => "stopped",
        },
        used: reckoned.used,
        remaining: reckoned.remaining,
        unit: limit.unit.word(),
        due_at: limit
            .unit
            .is_hours()
            .then(|| reckoned.due.and_then(|due| due.at).map(|at| Moment::from(at).to_string())),
    }
}

/// What was asked, then the answer. A part that is not there has no line.
fn rows(calendar: &Calendar, question: &Question, reckoned: &Reckoned) -> Vec<(&'static str, String)> {
    let unit = question.limit.unit.word();
    let mut rows = vec![
        ("calendar", format!("{}, revision {}: {}", calendar.id(), calendar.revision(), calendar.title())),
        ("from", weekday(question.from)),
        ("limit", question.limit.to_string()),
    ];
    if question.extension > 0 {
        rows.push(("extension", format!("{} {unit}", question.extension)));
    }
    let names = std::iter::once("stops").chain(std::iter::repeat(""));
    rows.extend(names.zip(question.stops.iter().map(ToString::to_string)));
    if !question.stops.is_empty()
        && matches!(question.limit.unit, Unit::WorkingDays | Unit::CalendarDays | Unit::WorkingHours)
    {
        rows.push(("stopped", format!("{} {unit}", reckoned.stopped)));
    }
    rows.push(("due", due(question, reckoned)));
    rows.push(("used", format!("{} {unit} {}", reckoned.used, at(reckoned.at))));
    rows.push(("remaining", format!("{} {unit}", reckoned.remaining)));
    rows
}

fn due(question: &Question, reckoned: &Reckoned) -> String {
    match (reckoned.due, question.stopped_since) {
        (Some(due), _) => weekday(due.at.map_or(due.day.into(), Moment::from)),
        (None, Some(since)) => format!("not known: the stop of {since} has no end"),
        (None, None) => "not known".to_owned(),
    }
}

/// The moment with its weekday: a due date on a weekend is right where the office works for another day.
fn weekday(moment: Moment) -> String {
    format!("{moment}, {}", moment.day.strftime("%A"))
}

fn at(moment: Moment) -> String {
    match moment.time {
        Some(_) => format!("at {moment}"),
        None => format!("at the end of {moment}"),
    }
}
