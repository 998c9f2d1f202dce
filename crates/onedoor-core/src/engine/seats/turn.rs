//! Whose turn it is among the seats of a step.

use super::{super::Draft, counting::terms, is_member};
use crate::{
    case::{Placed, Seat, SeatAnswer},
    id::StepId,
    language::Rule,
};

/// What must come before a seat may answer; nothing where it is its turn.
pub(in super::super) fn waits_for(draft: &Draft<'_>, step: StepId, place: usize) -> Option<String> {
    let desk = draft.desk(step);
    let seat = desk.seats.get(place)?;
    let open = |other: &Seat| !other.removed && other.answered.is_none();
    let advises = |other: &Seat| usize_of(other.placed, Kind::Before) == Some(place);
    if let Some(first) = desk.seats.iter().position(|other| advises(other) && open(other)) {
        return Some(format!("the opinion of seat {first}"));
    }
    if let Some(front) = usize_of(seat.placed, Kind::After)
        && desk.seats.get(front).is_some_and(open)
    {
        return Some(format!("seat {front}"));
    }
    match terms(&draft.graph_ref().steps()[step])?.rule {
        Rule::Sequence if is_member(seat) => before_in_sequence(draft, step, place),
        Rule::Lead if is_member(seat) && seat.lead => {
            let other =
                desk.seats.iter().position(|other| is_member(other) && !other.lead && open(other) && !desk.closed);
            other.map(|other| format!("seat {other}"))
        }
        _ => None,
    }
}

/// In a sequence each answers after all before have agreed, those behind them included.
fn before_in_sequence(draft: &Draft<'_>, step: StepId, place: usize) -> Option<String> {
    let desk = draft.desk(step);
    let pass = draft.graph_ref().steps()[step].pass()?;
    let agreed = |seat: &Seat| seat.answered.as_ref().is_some_and(|a| a.answer == SeatAnswer::Gave(pass));
    let mut before = desk.seats.iter().enumerate().take(place).filter(|(_, seat)| is_member(seat));
    let waits = before.find_map(|(other, seat)| {
        let behind = super::counting::behind(desk, other);
        let open = behind.into_iter().find(|behind| desk.seats.get(*behind).is_some_and(|seat| !agreed(seat)));
        (!agreed(seat)).then_some(other).or(open)
    });
    waits.map(|other| format!("seat {other}"))
}

#[derive(PartialEq)]
enum Kind {
    Before,
    After,
}

fn usize_of(placed: Placed, wanted: Kind) -> Option<usize> {
    match placed {
        Placed::Before(seat) if wanted == Kind::Before => Some(usize::from(seat)),
        Placed::After(seat) if wanted == Kind::After => Some(usize::from(seat)),
        _ => None,
    }
}
