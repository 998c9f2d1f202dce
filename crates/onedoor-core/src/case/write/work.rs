//! What the events of people and their work write.

use super::{forget, given};
use crate::{
    case::{Advice, Answered, Board, Consultation, Desk, Seat, SeatStart, WorkEvent, WorkItem, WorkItemId},
    graph::Graph,
    id::StepId,
    people::Actor,
};

/// Kept out of the way of the moves of the kernel, which are more frequent.
#[cold]
pub(super) fn write(board: &mut impl Board, _graph: &Graph, event: &WorkEvent) {
    match event {
        WorkEvent::Acted(warrant) => {
            let acting = [&warrant.person].into_iter().chain(&warrant.instead_of).cloned().collect();
            board.parties_mut().acting = acting;
        }
        WorkEvent::DirectoryAdopted { directory } => board.parties_mut().directory = Some(*directory),
        WorkEvent::ApplicantNamed { applicant } => board.parties_mut().applicant = Some(applicant.clone()),
        WorkEvent::MandateGiven { agent } => board.parties_mut().agents.push(agent.clone()),
        WorkEvent::MandateRevoked { agent } => board.parties_mut().agents.retain(|known| known != agent),
        WorkEvent::HandlerNamed { step, handler } => name_handler(board, *step, handler),
        WorkEvent::WorkAllocated { item, to } => {
            change(board, *item, |work| {
                release(work);
                work.holder = Some(to.clone());
            });
        }
        WorkEvent::WorkReleased { item } => change(board, *item, release),
        WorkEvent::WorkStarted { item } => change(board, *item, |work| work.started = true),
        WorkEvent::WorkTransferred { item, to, .. } => transfer(board, *item, to),
        WorkEvent::WorkDelegated { item, to, .. } => change(board, *item, |work| work.delegates.push(to.clone())),
        WorkEvent::DelegationEnded { item, advice } => end_delegation(board, *item, advice.as_deref()),
        WorkEvent::SeatsOpened { step, seats } => {
            desk(board, *step, |desk| desk.seats = seats.iter().map(seat).collect());
        }
        WorkEvent::SeatAdded { step, seat: added, .. } => desk(board, *step, |desk| desk.seats.push(seat(added))),
        WorkEvent::SeatRemoved { item, .. } => with_seat(board, *item, |seat| {
            seat.removed = true;
            seat.item = WorkItem::default();
        }),
        WorkEvent::SeatAnswered { item, answer, with } => {
            let acting = board.parties().acting.clone();
            desk(board, item.step, |desk| desk.worked(&acting));
            let mut people = acting.into_iter();
            let answered = Answered { by: people.next(), instead_of: people.next(), answer: *answer };
            with_seat(board, *item, |seat| seat.answered = Some(answered));
            if let Some(with) = with {
                given(board, &with.data, &with.documents);
            }
        }
        WorkEvent::SeatReopened { item } => with_seat(board, *item, |seat| seat.answered = None),
        WorkEvent::VoteClosed { step, .. } => desk(board, *step, |desk| desk.closed = true),
        WorkEvent::Copied { to } => board.parties_mut().copied.push((to.clone(), false)),
        WorkEvent::CopyRead { by } => {
            board.parties_mut().copied.iter_mut().filter(|(to, _)| to == by).for_each(|copy| copy.1 = true);
        }
        WorkEvent::Consulted { step, by, whom, question, blocking, until } => {
            let asked = Consultation {
                by: by.clone(),
                whom: whom.clone(),
                question: question.clone(),
                blocking: *blocking,
                until: *until,
                answer: None,
                withdrawn: false,
            };
            desk(board, *step, |desk| desk.consultations.push(asked));
        }
        WorkEvent::ConsultationAnswered { step, question, answer } => {
            with_question(board, *step, *question, |asked| asked.answer = Some(answer.clone()));
        }
        WorkEvent::ConsultationWithdrawn { step, question } => {
            with_question(board, *step, *question, |asked| asked.withdrawn = true);
        }
        WorkEvent::Recused { person, step, .. } => board.parties_mut().recused.push((person.clone(), *step)),
        WorkEvent::Urged { step } => {
            let now = board.now();
            desk(board, *step, |desk| desk.urged = Some(now));
        }
        WorkEvent::DraftSaved { step, by, draft } => desk(board, *step, |desk| {
            desk.drafts.retain(|(author, _)| author != by);
            desk.drafts.push((by.clone(), (**draft).clone()));
        }),
        WorkEvent::HandedOver { from, to, .. } => board.parties_mut().successors.push((from.clone(), to.clone())),
        WorkEvent::CaseAbsorbed { .. } | WorkEvent::CaseSplit { .. } | WorkEvent::Jumped { .. } => {}
    }
}

fn name_handler(board: &mut impl Board, step: StepId, handler: &Actor) {
    let handlers = &mut board.parties_mut().handlers;
    handlers.retain(|(assigned, _)| *assigned != step);
    handlers.push((step, handler.clone()));
}

fn release(work: &mut WorkItem) {
    (work.holder, work.started) = (None, false);
    work.delegates.clear();
}

/// Whoever handed it on had it, be it that they had not claimed it.
fn transfer(board: &mut impl Board, item: WorkItemId, to: &Actor) {
    let acting = board.parties().acting.first().cloned();
    change(board, item, |work| {
        work.passed_by.extend(work.holder.replace(to.clone()).or(acting));
        work.delegates.clear();
        work.started = false;
    });
}

fn end_delegation(board: &mut impl Board, item: WorkItemId, advice: Option<&str>) {
    let back = board.extra(item.step).desk.as_deref().and_then(|desk| desk.item(item)?.delegates.last().cloned());
    let Some(by) = back else { return };
    if advice.is_some() {
        desk(board, item.step, |desk| desk.worked(std::slice::from_ref(&by)));
    }
    change(board, item, |work| {
        work.delegates.pop();
        work.advice.extend(advice.map(|text| Advice { by, text: text.to_owned() }));
    });
}

fn seat(start: &SeatStart) -> Seat {
    let SeatStart { by, placed, weight, veto, casting, lead, added_by } = start.clone();
    Seat {
        by,
        placed,
        weight,
        veto,
        casting,
        lead,
        added_by,
        item: WorkItem::default(),
        answered: None,
        removed: false,
    }
}

/// Changes what is on the desk of a step; what is empty again is not kept, for cases that stand the same are equal.
pub(super) fn desk(board: &mut impl Board, step: StepId, change: impl FnOnce(&mut Desk)) {
    change(board.extra_mut(step).desk.get_or_insert_default());
    forget(board, step, |extra| {
        extra.desk.take_if(|desk| **desk == Desk::EMPTY);
    });
}

/// What a new round of work begins with; whoever worked on earlier ones is not forgotten.
pub(super) fn clear(board: &mut impl Board, step: StepId) {
    if board.extra(step).desk.is_some() {
        desk(board, step, Desk::clear);
    }
}

/// Whoever completed a step is known to the steps that are separate from it or bound to it.
pub(super) fn completed(board: &mut impl Board, step: StepId) {
    let desk = board.extra(step).desk.as_deref();
    if desk.is_none() && board.parties().acting.is_empty() {
        return;
    }
    let trigger_by = desk.and_then(|desk| desk.trigger_by.as_ref());
    let acting = trigger_by.map_or_else(|| board.parties().acting.as_slice(), std::slice::from_ref).to_vec();
    done_by_all(board, step, acting);
}

/// Of a joint signature all who answered did it; who only closed the vote did not.
pub(super) fn answered(board: &mut impl Board, step: StepId) {
    done_by_all(board, step, Vec::new());
}

fn done_by_all(board: &mut impl Board, step: StepId, acting: Vec<Actor>) {
    let now = board.desk(step);
    let answered = now.seats.iter().filter_map(|seat| seat.answered.as_ref()).flat_map(Answered::people).cloned();
    let mut done_by: Vec<Actor> = Vec::new();
    for person in answered.chain(acting) {
        if !done_by.contains(&person) {
            done_by.push(person);
        }
    }
    let joint =
        now.seats.iter().filter(|seat| seat.answered.as_ref().is_some_and(|answered| answered.by.is_some())).count()
            > 1;
    finish(board, step, done_by, joint);
}

/// Whoever agreed at another step agreed here, too.
pub(super) fn repeated(board: &mut impl Board, step: StepId, of: StepId) {
    let done_by = board.extra(of).desk.as_deref().map_or(Vec::new(), |desk| desk.done_by.clone());
    finish(board, step, done_by, false);
}

/// A step was done without. Nobody did it, but whoever decided so has had a hand in it.
pub(super) fn waived(board: &mut impl Board, step: StepId) {
    let acting = board.parties().acting.clone();
    if !acting.is_empty() {
        desk(board, step, |desk| desk.worked(&acting));
    }
    undone(board, step);
}

/// A step is done, and nobody did it.
pub(super) fn undone(board: &mut impl Board, step: StepId) {
    finish(board, step, Vec::new(), false);
}

fn finish(board: &mut impl Board, step: StepId, done_by: Vec<Actor>, joint: bool) {
    if done_by.is_empty() && board.extra(step).desk.is_none() {
        return;
    }
    desk(board, step, |desk| {
        desk.worked(&done_by);
        desk.clear();
        (desk.done_by, desk.joint, desk.trigger_by) = (done_by, joint, None);
    });
}

fn change(board: &mut impl Board, item: WorkItemId, change: impl FnOnce(&mut WorkItem)) {
    desk(board, item.step, |desk| {
        desk.item_mut(item).map(change);
    });
}

fn with_seat(board: &mut impl Board, item: WorkItemId, change: impl FnOnce(&mut Seat)) {
    let place = item.seat.map(usize::from);
    desk(board, item.step, |desk| {
        place.and_then(|place| desk.seats.get_mut(place)).map(change);
    });
}

fn with_question(board: &mut impl Board, step: StepId, question: u16, change: impl FnOnce(&mut Consultation)) {
    desk(board, step, |desk| {
        desk.consultations.get_mut(usize::from(question)).map(change);
    });
}
