//! Having somebody else sign as well (加签, WCP-15 and 36).

use super::{Draft, Env, Judge, Refusal, WorkRefusal, check_step_open, seats};
use crate::{
    case::{Placed, SEATS_MAX, Seat, SeatBy, SeatStart, WorkEvent, WorkItemId},
    engine::SeatPlace,
    id::StepId,
    people::{Actor, For, Power, Warrant},
};

/// More seats one behind the other than this are not added.
const DEPTH_MAX: usize = 4;

/// Whoever may answer now, or who manages the work of others; beside the others only. Who is to sign must be allowed to; who is only heard must not be barred.
pub(super) fn warrant(judge: &Judge<'_, '_>, step: StepId, to: &Actor, place: SeatPlace) -> Result<Warrant, Refusal> {
    check_step_open(judge.draft, step)?;
    let warrant = match own_seat(judge, step) {
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

fn own_seat(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    match judge.draft.desk(step).seats.is_empty() {
        true => judge.works_at(WorkItemId::of(step)),
        false => seats::own_seat(judge, step).map(|(_, warrant)| warrant),
    }
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
    let refuse = |why: &str| {
        let step = draft.graph_ref().step_name(step).to_owned();
        Err(WorkRefusal::NotAdded { step, to: to.clone(), why: why.to_owned() }.into())
    };
    let desk = draft.desk(step);
    if to == by || draft.is_acting(to) {
        return refuse("nobody asks themselves");
    }
    if desk.closed {
        return refuse("the vote is closed");
    }
    let named = env.is_some_and(|env| seats::is_listed(&Judge { draft, env, by: to }, step));
    if named || desk.seats.iter().any(|seat| sits(seat, to)) || desk.item.holder.as_ref() == Some(to) {
        return refuse("they have a seat already");
    }
    if desk.seats.iter().filter(|seat| seat.added_by.is_some()).count() >= SEATS_MAX / 2
        || desk.seats.len() >= SEATS_MAX
    {
        return refuse("there are too many seats");
    }
    if desk.seats.is_empty() && !is_joint(draft, step) {
        let holder = desk.item.holder.clone();
        let works = env.is_some_and(|env| Judge { draft, env, by }.works_at(WorkItemId::of(step)).is_ok());
        draft.emit(WorkEvent::SeatsOpened { step, seats: vec![seats::principal()] }.into());
        let item = WorkItemId::seat(step, 0);
        // Who manages the work of others adds a seat to it, and does not take the work on.
        if let Some(to) = holder.or_else(|| works.then(|| by.clone())) {
            draft.emit(WorkEvent::WorkAllocated { item, to }.into());
        }
    }
    let placed = match place {
        SeatPlace::Parallel => Placed::Member,
        SeatPlace::Before | SeatPlace::After => match beside(draft, env, step, by, place) {
            Ok(placed) => placed,
            Err(why) => return refuse_added(draft, step, to, why),
        },
    };
    let seat = SeatStart { placed, added_by: Some(by.clone()), ..seats::plain(SeatBy::Person(to.clone())) };
    draft.emit(WorkEvent::SeatAdded { step, seat, reason: reason.to_owned() }.into());
    Ok(())
}

/// Whether the definition says who sits there.
fn is_joint(draft: &Draft<'_>, step: StepId) -> bool {
    let staffing = draft.graph_ref().steps()[step].staffing.as_ref();
    staffing.is_some_and(|staffing| staffing.seats.is_some())
}

fn refuse_added(draft: &Draft<'_>, step: StepId, to: &Actor, why: &str) -> Result<(), Refusal> {
    let step = draft.graph_ref().step_name(step).to_owned();
    Err(WorkRefusal::NotAdded { step, to: to.clone(), why: why.to_owned() }.into())
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
    if depth(&desk.seats, own) >= DEPTH_MAX {
        return Err("too many stand one behind the other");
    }
    Ok(match place {
        SeatPlace::Before => Placed::Before(own),
        SeatPlace::After | SeatPlace::Parallel => Placed::After(own),
    })
}

fn depth(all: &[Seat], seat: u16) -> usize {
    let mut at = seat;
    (0..=DEPTH_MAX)
        .find(|_| match all.get(usize::from(at)).map(|seat| seat.placed) {
            Some(Placed::Before(next) | Placed::After(next)) => {
                at = next;
                false
            }
            _ => true,
        })
        .unwrap_or(DEPTH_MAX)
}
