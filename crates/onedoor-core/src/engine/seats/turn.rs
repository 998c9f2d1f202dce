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
    let advises = |other: &Seat| heard_before(other.placed) == Some(place);
    if let Some(first) = desk.seats.iter().position(|other| advises(other) && open(other)) {
        return Some(format!("the opinion of {}", named(draft, step, first)));
    }
    if let Some(front) = stands_behind(seat.placed)
        && desk.seats.get(front).is_some_and(open)
    {
        return Some(named(draft, step, front));
    }
    match terms(&draft.graph_ref().steps()[step])?.rule {
        Rule::Sequence if is_member(seat) => before_in_sequence(draft, step, place),
        Rule::Lead if is_member(seat) && seat.lead => {
            let other =
                desk.seats.iter().position(|other| is_member(other) && !other.lead && open(other) && !desk.closed);
            other.map(|other| named(draft, step, other))
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
    waits.map(|other| named(draft, step, other))
}

/// A seat as it is written in commands.
fn named(draft: &Draft<'_>, step: StepId, seat: usize) -> String {
    format!("`{}.{seat}`", draft.graph_ref().step_name(step))
}

/// The seat before which an opinion is heard.
fn heard_before(placed: Placed) -> Option<usize> {
    match placed {
        Placed::Before(seat) => Some(usize::from(seat)),
        Placed::Member | Placed::After(_) => None,
    }
}

/// The seat behind which one stands.
fn stands_behind(placed: Placed) -> Option<usize> {
    match placed {
        Placed::After(seat) => Some(usize::from(seat)),
        Placed::Member | Placed::Before(_) => None,
    }
}
