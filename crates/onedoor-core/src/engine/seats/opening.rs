//! Which seats a step has when it opens.

use super::super::{Draft, Env, Refusal, WorkRefusal};
use crate::{
    case::{Board, Placed, SEATS_MAX, SeatBy, SeatStart, WorkEvent},
    expr::Value,
    graph::Staffing,
    id::StepId,
    language::{By, Seats},
    people::{Actor, Authority, For},
};

/// Sets out the seats of a step that has just opened (WCP-13, 14): those of the list, one for each of a pool, and one for each whom a field names.
///
/// # Errors
/// [`WorkRefusal::NoDirectory`] where a pool must be looked up.
pub(in super::super) fn open(draft: &mut Draft<'_>, env: &Env<'_>, step: StepId) -> Result<(), Refusal> {
    let Some(staffing) = draft.graph_ref().steps()[step].staffing.as_deref() else { return Ok(()) };
    let seats = match (&staffing.seats, staffing.officers) {
        (Some(seats), _) => listed(draft, env, step, staffing, seats)?,
        (None, Some(officers)) => (0..officers).map(|_| plain(SeatBy::Candidate)).collect(),
        (None, None) => return Ok(()),
    };
    draft.emit(WorkEvent::SeatsOpened { step, seats }.into());
    Ok(())
}

/// The seat of a step without seats, when somebody is asked to sign as well: that of whoever does it.
pub(in super::super) fn principal() -> SeatStart {
    plain(SeatBy::Candidate)
}

pub(in super::super) fn plain(by: SeatBy) -> SeatStart {
    SeatStart { by, placed: Placed::Member, weight: 1, veto: false, casting: false, lead: false, added_by: None }
}

fn listed(
    draft: &Draft<'_>,
    env: &Env<'_>,
    step: StepId,
    staffing: &Staffing,
    seats: &Seats,
) -> Result<Vec<SeatStart>, Refusal> {
    let mut found = Vec::new();
    for (place, seat) in (0..).zip(&seats.who) {
        let (weight, veto, casting, lead) = (seat.weight, seat.veto, seat.casting, seat.lead);
        found.push(SeatStart { weight, veto, casting, lead, ..plain(SeatBy::Listed(place)) });
    }
    let named = named(draft, env, seats);
    if let Some(pool) = &seats.members {
        found.extend(members(draft, env, step, pool)?.into_iter().map(|person| plain(SeatBy::Person(person))));
    }
    if let Some(Value::List(elements)) = staffing.each.and_then(|field| draft.value(field)) {
        let person = |value: &Value| match value {
            Value::Text(text) => Actor::authenticated(text).ok(),
            _ => None,
        };
        found.extend(elements.iter().filter_map(person).map(|person| plain(SeatBy::Person(person))));
    }
    found.truncate(SEATS_MAX);
    let mut seen = Vec::new();
    found.retain(|seat| match &seat.by {
        SeatBy::Person(person) if seen.contains(person) || named.contains(person) => false,
        SeatBy::Person(person) => {
            seen.push(person.clone());
            true
        }
        SeatBy::Listed(_) | SeatBy::Candidate => true,
    });
    Ok(found)
}

/// Who has a seat by name: another as one of many would stay empty for ever.
fn named(draft: &Draft<'_>, env: &Env<'_>, seats: &Seats) -> Vec<Actor> {
    let authority = env.directory.map(|directory| Authority::new(draft.graph_ref(), directory, draft, draft.now()));
    let one = |by: &By| match (&authority, by) {
        (Some(authority), by) => Actor::authenticated(authority.one(by)?).ok(),
        (None, By::Person(person)) => Actor::authenticated(draft.parties().successor(person)).ok(),
        (None, _) => None,
    };
    seats.who.iter().filter_map(|seat| one(&seat.by)).collect()
}

/// Everybody of a pool who may do the step now.
fn members(draft: &Draft<'_>, env: &Env<'_>, step: StepId, pool: &By) -> Result<Vec<Actor>, Refusal> {
    let directory = env.directory.ok_or_else(|| WorkRefusal::NoDirectory { what: format!("`{pool}`") })?;
    let authority = Authority::new(draft.graph_ref(), directory, draft, draft.now());
    Ok(authority.members(step, For::Named(pool)))
}
