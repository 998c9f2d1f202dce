//! Having somebody else sign as well (加签, WCP-15 and 36).

use super::{Draft, Env, Judge, Refusal, WorkRefusal, check_step_open, seats};
use crate::{
    case::{Board, Placed, SEATS_MAX, Seat, SeatBy, SeatStart, WorkEvent, WorkItemId},
    engine::SeatPlace,
    id::StepId,
    people::{Actor, For, Power, Warrant},
};

/// Whoever may answer now, or who manages the work of others; beside the others only. Who is to sign must be allowed to; who is only heard must not be barred.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId, to: &Actor, place: SeatPlace) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    if judge.draft.parties().successor(to.identity()) != to.identity() {
        let (step, why) =
            (judge.draft.graph_ref().step_name(step).to_owned(), "they have handed over to somebody else");
        return Err(WorkRefusal::NotAdded { step, to: to.clone(), why: why.to_owned() }.into());
    }
    let warrant = match judge.works_at_any(step) {
        Ok(warrant) => warrant,
        Err(_) if place == SeatPlace::Parallel => judge.has(Power::Manage)?,
        Err(refusal) => return Err(refusal),
    };
    match place {
        SeatPlace::Before => judge.may_help(to, step)?,
        SeatPlace::After | SeatPlace::Parallel => judge.may_be_given(to, step, For::Person(to))?,
    }
    Ok(warrant)
}

/// A step without seats gets one for whoever does it; then comes the new one. A vote that is decided is over, so nothing is added to it.
pub(super) fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    step: StepId,
    by: &Actor,
    to: &Actor,
    place: SeatPlace,
    reason: &str,
) -> Result<(), Refusal> {
    let refused = |draft: &Draft<'_>, why: &str| -> Refusal {
        let step = draft.graph_ref().step_name(step).to_owned();
        WorkRefusal::NotAdded { step, to: to.clone(), why: why.to_owned() }.into()
    };
    check_room(draft, env, step, by, to).map_err(|why| refused(draft, why))?;
    if draft.desk(step).seats.is_empty() && draft.graph_ref().steps()[step].seats().is_none() {
        set_out_principal(draft, env, step, by);
    }
    let placed = match place {
        SeatPlace::Parallel => Placed::Member,
        SeatPlace::Before | SeatPlace::After => {
            beside(draft, env, step, by, place).map_err(|why| refused(draft, why))?
        }
    };
    let seat = SeatStart { placed, added_by: Some(by.clone()), ..seats::plain(SeatBy::Person(to.clone())) };
    draft.emit(WorkEvent::SeatAdded { step, seat, reason: reason.to_owned() }.into());
    Ok(())
}

/// Whether there is room for somebody at a step.
fn check_room(
    draft: &Draft<'_>,
    env: Option<&Env<'_>>,
    step: StepId,
    by: &Actor,
    to: &Actor,
) -> Result<(), &'static str> {
    let desk = draft.desk(step);
    let named = env.is_some_and(|env| seats::is_listed(&Judge { draft, env, by: to }, step));
    if to == by || draft.is_acting(to) {
        return Err("nobody asks themselves");
    }
    if desk.closed {
        return Err("the vote is closed");
    }
    if named || desk.seats.iter().any(|seat| sits(seat, to)) || desk.item.holder.as_ref() == Some(to) {
        return Err("they have a seat already");
    }
    if desk.seats.iter().filter(|seat| seat.added_by.is_some()).count() >= SEATS_MAX / 2
        || desk.seats.len() >= SEATS_MAX
    {
        return Err("there are too many seats");
    }
    Ok(())
}

/// Who manages the work of others adds a seat to it, and does not take the work on: only who may work on it sits there from then on.
fn set_out_principal(draft: &mut Draft<'_>, env: Option<&Env<'_>>, step: StepId, by: &Actor) {
    let holder = draft.desk(step).item.holder.clone();
    let works = env.is_some_and(|env| Judge { draft, env, by }.works_at(WorkItemId::of(step)).is_ok());
    draft.emit(WorkEvent::SeatsOpened { step, seats: vec![seats::principal()] }.into());
    if let Some(to) = holder.or_else(|| works.then(|| by.clone())) {
        draft.emit(WorkEvent::WorkAllocated { item: WorkItemId::seat(step, 0), to }.into());
    }
}

fn sits(seat: &Seat, person: &Actor) -> bool {
    let answered = seat.answered.as_ref().and_then(|answered| answered.by.as_ref()) == Some(person);
    !seat.removed
        && (answered || seat.item.holder.as_ref() == Some(person) || seat.by == SeatBy::Person(person.clone()))
}

/// Before or behind the seat of whoever asks.
fn beside(
    draft: &Draft<'_>,
    env: Option<&Env<'_>>,
    step: StepId,
    by: &Actor,
    place: SeatPlace,
) -> Result<Placed, &'static str> {
    let desk = draft.desk(step);
    let own =
        env.and_then(|env| seats::own_seat(&Judge { draft, env, by }, step).ok()).map(|(seat, _)| usize::from(seat));
    let own = own.or_else(|| desk.seats.iter().position(|seat| sits(seat, by) && seat.answered.is_none()));
    let own = own.or_else(|| desk.seats.iter().position(|seat| !seat.removed && seat.answered.is_none()));
    let own = own.and_then(|own| u16::try_from(own).ok()).ok_or("whoever asks has answered already")?;
    let advises = desk.seats.get(usize::from(own)).is_some_and(|seat| matches!(seat.placed, Placed::Before(_)));
    if advises && place == SeatPlace::After {
        return Err("whoever is heard first has nobody behind");
    }
    if depth(&desk.seats, own) >= seats::BEHIND_MAX {
        return Err("too many stand one behind the other");
    }
    Ok(match place {
        SeatPlace::Before => Placed::Before(own),
        SeatPlace::After | SeatPlace::Parallel => Placed::After(own),
    })
}

fn depth(all: &[Seat], seat: u16) -> usize {
    let mut at = seat;
    (0..=seats::BEHIND_MAX)
        .find(|_| match all.get(usize::from(at)).map(|seat| seat.placed) {
            Some(Placed::Before(next) | Placed::After(next)) => {
                at = next;
                false
            }
            _ => true,
        })
        .unwrap_or(seats::BEHIND_MAX)
}
