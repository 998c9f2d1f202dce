//! Who has the work of open steps in hand, and what was answered from seats.

use super::play::Play;
use crate::who::{by_words, who};
use onedoor_core::{
    case::{Condition, Seat, SeatAnswer, SeatBy, WorkItem},
    id::StepId,
    people::Actor,
};

/// What there is to tell of a seat.
pub(super) struct SeatLine {
    /// How its work item is written: `board.2`.
    pub(super) name: String,
    /// What was answered from it, or that it is open.
    pub(super) answer: String,
    /// Who answered, has it in hand, or may answer.
    pub(super) who: String,
    pub(super) is: SeatState,
}

/// Whether a seat still counts on somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SeatState {
    Open,
    Answered,
    Removed,
}

/// Who has a work item in hand, and whom it was delegated to; none while it is offered.
pub(super) fn holder(work: &WorkItem) -> Option<String> {
    let names: Vec<&str> = work.holder.iter().chain(&work.delegates).map(Actor::identity).collect();
    let begun = if work.started { " (begun)" } else { "" };
    (!names.is_empty()).then(|| format!("{}{begun}", names.join(" > ")))
}

/// The seats of an open step, a line each.
pub(super) fn seats(play: &Play, step: StepId) -> Vec<SeatLine> {
    if play.case.condition(step) != Condition::Open {
        return Vec::new();
    }
    play.case.seats(step).iter().enumerate().map(|(place, seat)| seat_line(play, step, place, seat)).collect()
}

fn seat_line(play: &Play, step: StepId, place: usize, seat: &Seat) -> SeatLine {
    let answered_by = seat.answered.as_ref().and_then(|answered| answered.by.as_ref()).map(ToString::to_string);
    let is = match (seat.removed, &seat.answered) {
        (true, _) => SeatState::Removed,
        (false, Some(_)) => SeatState::Answered,
        (false, None) => SeatState::Open,
    };
    SeatLine {
        name: format!("{}.{place}", play.graph.step_name(step)),
        answer: answer(play, step, seat),
        who: answered_by.or_else(|| holder(&seat.item)).unwrap_or_else(|| may(play, step, &seat.by)),
        is,
    }
}

fn answer(play: &Play, step: StepId, seat: &Seat) -> String {
    let secret = play.graph.steps()[step].seats().is_some_and(|seats| seats.secret);
    let word = match seat.answered.as_ref().map(|answered| answered.answer) {
        _ if seat.removed => "removed",
        None => "open",
        Some(_) if secret => "answered",
        Some(SeatAnswer::Gave(outcome)) => play.graph.outcome_name(step, outcome),
        Some(SeatAnswer::Abstained) => "abstained",
        Some(SeatAnswer::Absent) => "absent",
    };
    word.to_owned()
}

fn may(play: &Play, step: StepId, by: &SeatBy) -> String {
    match by {
        SeatBy::Person(person) => person.to_string(),
        SeatBy::Candidate => play.graph.workflow().steps.get(play.graph.step_name(step)).map_or(String::new(), who),
        SeatBy::Listed(place) => {
            let seats = play.graph.steps()[step].seats();
            seats.and_then(|seats| seats.who.get(usize::from(*place))).map_or(String::new(), |seat| by_words(&seat.by))
        }
    }
}
