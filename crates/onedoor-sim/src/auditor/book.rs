//! What the events say of the people of a case, and of the work in their hands.

use std::collections::BTreeMap;

use onedoor_core::{
    case::{Event, Placed, SeatBy, SeatStart, WorkEvent, WorkItemId, Worked},
    expr::Value,
    graph::Graph,
    id::{FieldId, StepId},
    people::{Actor, Directory, DirectoryHash, Warrant},
};

use super::eligible::Eligible;

/// Who has a piece of work.
#[derive(Debug, Clone, Default)]
pub(super) struct Held {
    pub(super) holder: Option<Actor>,
    pub(super) delegates: Vec<Actor>,
    pub(super) passed_by: Vec<Actor>,
}

/// A seat.
#[derive(Debug, Clone)]
pub(super) struct Seat {
    pub(super) by: SeatBy,
    pub(super) placed: Placed,
    pub(super) held: Held,
    pub(super) answered: Vec<Actor>,
    pub(super) removed: bool,
}

/// What lies on the desk of a step.
#[derive(Debug, Clone, Default)]
pub(super) struct Desk {
    pub(super) hands: Vec<Actor>,
    pub(super) done_by: Vec<Actor>,
    held: Held,
    seats: Vec<Seat>,
    triggered: bool,
    handed_over: bool,
}

/// What is known of a case at an event.
pub(super) struct Book<'a> {
    pub(super) graph: &'a Graph,
    pub(super) directories: &'a BTreeMap<DirectoryHash, Directory>,
    pub(super) directory: Option<DirectoryHash>,
    pub(super) now: jiff::Timestamp,
    pub(super) acting: Option<Warrant>,
    pub(super) applicant: Option<Actor>,
    pub(super) agents: Vec<Actor>,
    pub(super) handlers: BTreeMap<StepId, Actor>,
    pub(super) recused: Vec<(Actor, Option<StepId>)>,
    successors: Vec<(Actor, Actor)>,
    pub(super) values: BTreeMap<FieldId, Value>,
    desks: BTreeMap<StepId, Desk>,
    nothing: Held,
}

impl<'a> Book<'a> {
    pub(super) fn new(graph: &'a Graph, directories: &'a BTreeMap<DirectoryHash, Directory>) -> Self {
        Book {
            graph,
            directories,
            directory: None,
            now: jiff::Timestamp::MIN,
            acting: None,
            applicant: None,
            agents: Vec::new(),
            handlers: BTreeMap::new(),
            recused: Vec::new(),
            successors: Vec::new(),
            values: BTreeMap::new(),
            desks: BTreeMap::new(),
            nothing: Held::default(),
        }
    }

    pub(super) fn eligibility(&self) -> Option<Eligible<'_, 'a>> {
        let directory = self.directories.get(&self.directory?)?;
        Some(Eligible { book: self, directory })
    }

    pub(super) fn desk(&self, step: StepId) -> Option<&Desk> {
        self.desks.get(&step)
    }

    pub(super) fn seats(&self, step: StepId) -> &[Seat] {
        self.desks.get(&step).map_or(&[], |desk| &desk.seats)
    }

    pub(super) fn seat(&self, item: WorkItemId) -> Option<&Seat> {
        self.seats(item.step).get(usize::from(item.seat?))
    }

    pub(super) fn held(&self, item: WorkItemId) -> &Held {
        match item.seat {
            None => self.desks.get(&item.step).map_or(&self.nothing, |desk| &desk.held),
            Some(_) => self.seat(item).map_or(&self.nothing, |seat| &seat.held),
        }
    }

    pub(super) fn triggered(&self, step: StepId) -> bool {
        self.desks.get(&step).is_some_and(|desk| desk.triggered)
    }

    pub(super) fn is_handed_over(&self, step: StepId) -> bool {
        self.desks.get(&step).is_some_and(|desk| desk.handed_over)
    }

    pub(super) fn successor(&self, person: &Actor) -> Actor {
        let mut now = person.clone();
        for _ in &self.successors {
            if let Some((_, to)) = self.successors.iter().find(|(from, _)| *from == now) {
                now = to.clone();
            }
        }
        now
    }

    fn people(&self) -> Vec<Actor> {
        let acting = self.acting.iter();
        acting.flat_map(|warrant| [&warrant.person].into_iter().chain(&warrant.instead_of)).cloned().collect()
    }

    /// Takes an event in.
    pub(super) fn follow(&mut self, event: &Event) {
        match event {
            Event::CaseStarted(start) => {
                self.now = start.at;
                self.values.extend(start.data.iter().cloned());
            }
            Event::TimePassed { to } => self.now = *to,
            Event::DeadlinePassed { .. } => self.acting = None,
            Event::StepHandedOver { step, .. } => self.desks.entry(*step).or_default().handed_over = true,
            Event::TriggerKept(trigger) => self.desks.entry(trigger.step).or_default().triggered = true,
            Event::StepOpened { step, .. } | Event::StepCancelled { step, .. } => self.clear(*step),
            Event::RoundStarted(round) => round.steps.iter().for_each(|step| self.clear(*step)),
            Event::StepCompleted { step, with, .. } => {
                let worked = with.as_ref().map_or(&Worked::Done, |with| &with.worked);
                self.done(*step, worked);
                self.values.extend(with.iter().flat_map(|with| with.data.iter().cloned()));
            }
            Event::Work(work) => self.follow_work(work),
            _ => {}
        }
    }

    fn clear(&mut self, step: StepId) {
        let desk = self.desks.entry(step).or_default();
        let (hands, done_by) = (std::mem::take(&mut desk.hands), std::mem::take(&mut desk.done_by));
        let triggered = desk.triggered;
        *desk = Desk { hands, done_by, triggered, ..Desk::default() };
    }

    fn done(&mut self, step: StepId, worked: &Worked) {
        let answered = self.seats(step).iter().flat_map(|seat| seat.answered.clone()).collect::<Vec<_>>();
        let done_by: Vec<Actor> = match worked {
            Worked::Done => answered.into_iter().chain(self.people()).collect(),
            Worked::BySeats => answered,
            Worked::Repeated { of } => self.desks.get(of).map_or(Vec::new(), |desk| desk.done_by.clone()),
            Worked::BySilence { .. } => answered,
            Worked::Waived { .. } | Worked::BySubCases | Worked::ByNobody => Vec::new(),
        };
        // Whoever decides to do without a step has had a hand in it.
        let waived = if matches!(worked, Worked::Waived { .. }) { self.people() } else { Vec::new() };
        self.desks.entry(step).or_default().hands.extend(waived);
        self.clear(step);
        let desk = self.desks.entry(step).or_default();
        desk.triggered = false;
        desk.hands.extend(done_by.iter().cloned());
        desk.done_by = done_by;
    }

    fn follow_work(&mut self, event: &WorkEvent) {
        match event {
            WorkEvent::Acted(warrant) => self.acting = Some(warrant.clone()),
            WorkEvent::DirectoryAdopted { directory } => self.directory = Some(*directory),
            WorkEvent::ApplicantNamed { applicant } => self.applicant = Some(applicant.clone()),
            WorkEvent::MandateGiven { agent } => self.agents.push(agent.clone()),
            WorkEvent::MandateRevoked { agent } => self.agents.retain(|known| known != agent),
            WorkEvent::HandlerNamed { step, handler } => {
                self.handlers.insert(*step, handler.clone());
            }
            WorkEvent::Recused { person, step, .. } => self.recused.push((person.clone(), *step)),
            WorkEvent::HandedOver { from, to, .. } => self.successors.push((from.clone(), to.clone())),
            WorkEvent::SeatsOpened { step, seats } => {
                self.desks.entry(*step).or_default().seats = seats.iter().map(seat).collect();
            }
            WorkEvent::SeatAdded { step, seat: added, .. } => {
                self.desks.entry(*step).or_default().seats.push(seat(added));
            }
            other => self.follow_item(other),
        }
    }

    fn follow_item(&mut self, event: &WorkEvent) {
        let (Some(item), people) = (event.item(), self.people()) else { return };
        let desk = self.desks.entry(item.step).or_default();
        if let WorkEvent::SeatAnswered { .. } = event {
            desk.hands.extend(people.iter().cloned());
        }
        let place = item.seat.map(usize::from);
        if let Some(seat) = place.and_then(|place| desk.seats.get_mut(place)) {
            match event {
                WorkEvent::SeatAnswered { .. } => seat.answered = people,
                WorkEvent::SeatReopened { .. } => seat.answered.clear(),
                WorkEvent::SeatRemoved { .. } => (seat.removed, seat.held) = (true, Held::default()),
                _ => {}
            }
        }
        let held = match place {
            None => Some(&mut desk.held),
            Some(place) => desk.seats.get_mut(place).map(|seat| &mut seat.held),
        };
        let Some(held) = held else { return };
        match event {
            WorkEvent::WorkAllocated { to, .. } => {
                held.delegates.clear();
                held.holder = Some(to.clone());
            }
            WorkEvent::WorkReleased { .. } => (held.holder, held.delegates) = (None, Vec::new()),
            WorkEvent::WorkTransferred { to, .. } => {
                held.passed_by.extend(held.holder.replace(to.clone()));
                held.delegates.clear();
            }
            WorkEvent::WorkDelegated { to, .. } => held.delegates.push(to.clone()),
            WorkEvent::DelegationEnded { advice, .. } => {
                let by = held.delegates.pop();
                desk.hands.extend(by.filter(|_| advice.is_some()));
            }
            _ => {}
        }
    }
}

fn seat(start: &SeatStart) -> Seat {
    Seat { by: start.by.clone(), placed: start.placed, held: Held::default(), answered: Vec::new(), removed: false }
}
