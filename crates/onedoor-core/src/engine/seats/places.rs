//! From which seat somebody may answer.

use super::{
    super::{Draft, Refusal, WorkRefusal, judge::Judge},
    turn::waits_for,
};
use crate::{
    case::{Answered, Board, Placed, Seat, SeatBy, WorkItemId},
    id::StepId,
    language::{By, Rule},
    people::{Actor, Bar, For, Right, Warrant},
};

/// The seat from which whoever gives a command may answer now, and on what: one that they have in hand or that names them, else the first that they may take.
/// A seat is filled once in a round, and one person fills only one.
///
/// # Errors
/// The nearest reason why there is none.
pub(in super::super) fn seat_for(judge: &Judge<'_, '_>, step: StepId) -> Result<(u16, Warrant), Refusal> {
    let (seat, warrant) = own_seat(judge, step)?;
    match waits_for(judge.draft, step, usize::from(seat)) {
        None => Ok((seat, warrant)),
        Some(before) => {
            let step = judge.draft.graph_ref().step_name(step).to_owned();
            Err(WorkRefusal::NotYourTurn { step, person: judge.by.clone(), before }.into())
        }
    }
}

/// The same whether it is their turn or not.
///
/// # Errors
/// The nearest reason why there is none.
pub(in super::super) fn own_seat(judge: &Judge<'_, '_>, step: StepId) -> Result<(u16, Warrant), Refusal> {
    let desk = judge.draft.desk(step);
    let mut reason: Option<Refusal> = None;
    let mut later: Option<(u16, Warrant)> = None;
    for (place, seat) in order(judge, step, &desk.seats) {
        let may_change = is_unanimous(judge.draft, step) && answered_by(seat, judge.by);
        let over = desk.closed && !(seat.lead && super::has_lead(judge.draft, step));
        if seat.removed || over || seat.answered.is_some() && !may_change {
            continue;
        }
        let Ok(number) = u16::try_from(place) else { continue };
        match may_sit(judge, WorkItemId::seat(step, number), seat) {
            Err(refusal) => reason = reason.or(Some(refusal)),
            Ok(warrant) if has_answered(&desk.seats, place, &warrant) => {
                reason = Some(already_answered(judge, step));
            }
            Ok(warrant) if waits_for(judge.draft, step, place).is_none() => return Ok((number, warrant)),
            Ok(warrant) => later = later.or(Some((number, warrant))),
        }
    }
    // That they have answered is nearer than that the seats which are left are for others.
    let answered = desk.seats.iter().any(|seat| is_answered_for(seat, judge.by));
    later.ok_or_else(|| reason.filter(|_| !answered).unwrap_or_else(|| none_left(judge, step)))
}

fn already_answered(judge: &Judge<'_, '_>, step: StepId) -> Refusal {
    let step = judge.draft.graph_ref().step_name(step).to_owned();
    WorkRefusal::AlreadyAnswered { step, person: judge.by.clone() }.into()
}

fn none_left(judge: &Judge<'_, '_>, step: StepId) -> Refusal {
    if judge.draft.desk(step).seats.iter().any(|seat| is_answered_for(seat, judge.by)) {
        return already_answered(judge, step);
    }
    let step = judge.draft.graph_ref().step_name(step).to_owned();
    WorkRefusal::NoSeatLeft { step, person: judge.by.clone() }.into()
}

/// The seats that somebody has in hand or that name them, then the others: whoever takes a seat that others may take as well leaves one empty that is theirs alone.
fn order<'s>(judge: &Judge<'_, '_>, step: StepId, seats: &'s [Seat]) -> impl Iterator<Item = (usize, &'s Seat)> {
    let own = |seat: &Seat| seat.item.holder.as_ref() == Some(judge.by) || names(judge, step, seat);
    let (first, rest): (Vec<_>, Vec<_>) = seats.iter().enumerate().partition(|(_, seat)| own(seat));
    first.into_iter().chain(rest)
}

/// Whether a seat of the definition is for the one who is judged and for nobody else.
pub(in super::super) fn is_listed(judge: &Judge<'_, '_>, step: StepId) -> bool {
    let listed = |seat: &&Seat| !seat.removed && matches!(seat.by, SeatBy::Listed(_));
    judge.draft.desk(step).seats.iter().filter(listed).any(|seat| names(judge, step, seat))
}

/// Whether a seat is for the one who acts and for nobody else.
fn names(judge: &Judge<'_, '_>, step: StepId, seat: &Seat) -> bool {
    match &seat.by {
        SeatBy::Candidate => false,
        SeatBy::Person(person) => person == judge.by,
        SeatBy::Listed(place) => {
            let authority = judge.authority();
            let one = judge.draft.listed(step, *place).and_then(|by| match (&authority, by) {
                (Some(authority), by) => authority.one(by),
                (None, By::Person(person)) => Some(judge.draft.parties().successor(person)),
                (None, _) => None,
            });
            one == Some(judge.by.identity())
        }
    }
}

/// Whoever has answered from one seat takes no other: it would be empty for ever.
///
/// # Errors
/// [`WorkRefusal::AlreadyAnswered`].
pub(in super::super) fn check_not_answered(draft: &Draft<'_>, item: WorkItemId) -> Result<(), Refusal> {
    let seats = draft.desk(item.step).seats.iter().filter(|seat| !seat.removed);
    let mut answered = seats.filter_map(|seat| seat.answered.as_ref()).flat_map(Answered::people);
    match answered.find(|person| draft.is_acting(person)) {
        Some(person) => {
            let step = draft.graph_ref().step_name(item.step).to_owned();
            Err(WorkRefusal::AlreadyAnswered { step, person: person.clone() }.into())
        }
        None => Ok(()),
    }
}

fn is_unanimous(draft: &Draft<'_>, step: StepId) -> bool {
    super::counting::terms(&draft.graph_ref().steps()[step]).is_some_and(|terms| terms.rule == Rule::Unanimous)
}

/// Whether somebody has answered from a seat, or somebody else for them.
fn is_answered_for(seat: &Seat, person: &Actor) -> bool {
    seat.answered.as_ref().is_some_and(|answered| answered.people().any(|one| one == person))
}

fn answered_by(seat: &Seat, person: &Actor) -> bool {
    seat.answered.as_ref().is_some_and(|answered| answered.by.as_ref() == Some(person))
}

/// Whether who acts, or for whom they act, has answered from another seat.
fn has_answered(seats: &[Seat], own: usize, warrant: &Warrant) -> bool {
    let people = || [&warrant.person].into_iter().chain(&warrant.instead_of);
    let others = seats.iter().enumerate().filter(|(place, seat)| *place != own && !seat.removed);
    let answered = others.filter_map(|(_, seat)| seat.answered.as_ref());
    answered.flat_map(Answered::people).any(|known| people().any(|person| person == known))
}

/// As what somebody may sit on a seat.
fn may_sit(judge: &Judge<'_, '_>, item: WorkItemId, seat: &Seat) -> Result<Warrant, Refusal> {
    if let Some(to) = seat.item.delegates.last() {
        return Err(WorkRefusal::Delegated { item: judge.draft.item_name(item), to: to.clone() }.into());
    }
    if judge.env.directory.is_none() && seat.item.holder.is_none() {
        return fits_unasked(judge, item.step, seat);
    }
    judge.works_at(item)
}

/// Without a directory only a seat that names a person tells who may sit there.
fn fits_unasked(judge: &Judge<'_, '_>, step: StepId, seat: &Seat) -> Result<Warrant, Refusal> {
    let wanted = match &seat.by {
        SeatBy::Person(person) => Some(person.identity()),
        SeatBy::Listed(place) => match judge.draft.listed(step, *place) {
            Some(By::Person(person)) => Some(person.as_str()),
            _ => None,
        },
        SeatBy::Candidate => None,
    };
    match wanted {
        Some(wanted) if judge.draft.parties().successor(wanted) != judge.by.identity() => {
            Err(Bar::NotCandidate { person: judge.by.clone(), wanted: wanted.to_owned() }.into())
        }
        _ => Ok(judge.warrant(Right::Trusted)),
    }
}

impl Draft<'_> {
    /// Whom a work item is for.
    pub(in super::super) fn work_for(&self, item: WorkItemId) -> For<'_> {
        let seat = item.seat.and_then(|seat| self.desk(item.step).seats.get(usize::from(seat)));
        let Some(seat) = seat else { return For::Candidates };
        match &seat.by {
            SeatBy::Candidate => For::Candidates,
            SeatBy::Person(person) if matches!(seat.placed, Placed::Before(_)) => For::Adviser(person),
            SeatBy::Person(person) => For::Person(person),
            SeatBy::Listed(place) => self.listed(item.step, *place).map_or(For::Candidates, For::Named),
        }
    }

    fn listed(&self, step: StepId, place: u16) -> Option<&By> {
        self.graph_ref().steps()[step].seats()?.who.get(usize::from(place)).map(|seat| &seat.by)
    }

    /// The name of a work item: its step's, and behind it the number of its seat.
    pub(in super::super) fn item_name(&self, item: WorkItemId) -> String {
        let step = self.graph_ref().step_name(item.step);
        item.seat.map_or_else(|| step.to_owned(), |seat| format!("{step}.{seat}"))
    }
}
