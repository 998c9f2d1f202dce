//! What a scenario may expect of the people of a case.

use crate::{Standing, WorklistRow, item_named};
use onedoor_core::{
    case::{Case, Seat, SeatAnswer},
    graph::Graph,
    id::StepId,
};
use std::collections::BTreeMap;

/// What a seat may be, beside an outcome of its step.
pub(super) const SEAT_WORDS: [&str; 4] = ["open", "abstained", "absent", "removed"];

/// How a worklist names a case that somebody was told of.
pub(super) const COPY: &str = "a copy";

/// Who has work in hand, and what was answered from seats.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Of the steps without seats, and of each seat.
    holders: BTreeMap<String, String>,
    seats: BTreeMap<String, Vec<String>>,
}

impl People {
    /// Those of a case as it stands.
    pub(super) fn of(graph: &Graph, case: &Case) -> Self {
        let mut people = People::default();
        for step in graph.steps().ids() {
            let name = graph.step_name(step);
            let seats = case.seats(step);
            people.seats.insert(name.to_owned(), seats.iter().map(|seat| answer(graph, step, seat)).collect());
            let items = (0..seats.len()).map(|seat| format!("{name}.{seat}")).chain([name.to_owned()]);
            people.holders.extend(items.filter_map(|item| Some((item.clone(), holder(graph, case, &item)?))));
        }
        people
    }

    /// Whether somebody else has a work item in hand than is expected.
    pub(super) fn unmet_holder(&self, item: &str, wanted: &str) -> Option<String> {
        let told = |holder: &str| if holder.is_empty() { "nobody".to_owned() } else { format!("`{holder}`") };
        let Some(found) = self.holders.get(item) else { return Some(format!("there is no work item `{item}`")) };
        (found != wanted).then(|| format!("expected `{item}` in the hands of {}, found {}", told(wanted), told(found)))
    }

    /// Whether something else was answered from the seats of a step than is expected.
    pub(super) fn unmet_seats(&self, step: &str, wanted: &[String]) -> Option<String> {
        let told = |seats: &[String]| if seats.is_empty() { "none".to_owned() } else { seats.join(", ") };
        let found = self.seats.get(step).map_or(&[][..], Vec::as_slice);
        (found != wanted)
            .then(|| format!("expected the seats of `{step}` to be {}, found {}", told(wanted), told(found)))
    }
}

/// The step of a work item.
pub(super) fn step_of(item: &str) -> &str {
    let seat = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    item.rsplit_once('.').filter(|(_, number)| seat(number)).map_or(item, |(step, _)| step)
}

/// What a line of a worklist is called; that of a sub-case begins with what stands behind the name of the case.
pub(super) fn listed(row: &WorklistRow, case: &str) -> String {
    let item = match row.standing {
        Standing::Copied => COPY.to_owned(),
        _ => row.item().unwrap_or_default(),
    };
    let below =
        row.case.strip_prefix(case).map(|below| below.trim_start_matches('/')).filter(|below| !below.is_empty());
    below.map_or(item.clone(), |below| format!("{below}/{item}"))
}

/// Who has a work item in hand, and whom it was delegated to; empty where nobody has it.
fn holder(graph: &Graph, case: &Case, item: &str) -> Option<String> {
    let work = case.work_item(item_named(graph, item).ok()?)?;
    let names: Vec<&str> = work.holder.iter().chain(&work.delegates).map(|person| person.identity()).collect();
    Some(names.join(" > "))
}

fn answer(graph: &Graph, step: StepId, seat: &Seat) -> String {
    let answered = match &seat.answered {
        _ if seat.removed => "removed",
        None => "open",
        Some(answered) => match answered.answer {
            SeatAnswer::Gave(outcome) => graph.outcome_name(step, outcome),
            SeatAnswer::Abstained => "abstained",
            SeatAnswer::Absent => "absent",
        },
    };
    answered.to_owned()
}
