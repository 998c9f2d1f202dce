//! What the seats of an open step wait for.

use super::{
    Asking,
    wait::{Missing, Wait, WaitKind},
    work::Answer,
};
use crate::{
    case::{Seat, WorkItemId},
    engine::{judge::Judge, seats::waits_for},
    id::StepId,
    people::Actor,
};

impl Asking<'_> {
    /// A wait for each seat that has not answered; where all have, one for the vote that came to nothing.
    pub(super) fn seats(&self, step: StepId, waits: &mut Vec<Wait>) {
        let answers: Vec<(&Actor, Answer)> =
            self.people.all.iter().map(|person| (person, self.answer(person, step))).collect();
        let open = |seat: &Seat| !seat.removed && seat.answered.is_none();
        let desk = self.draft.desk(step);
        if !desk.seats.iter().any(open) || desk.closed {
            waits.push(self.vote(step, &answers));
            return;
        }
        let open = desk.numbered().filter(|(_, seat)| open(seat));
        waits.extend(open.map(|(number, _)| self.seat(step, number, &answers)));
    }

    fn seat(&self, step: StepId, seat: u16, answers: &[(&Actor, Answer)]) -> Wait {
        let item = WorkItemId::seat(step, seat);
        let mut wait = self.begin(WaitKind::Seat, item);
        let turn = waits_for(&self.draft, step, usize::from(seat)).map(Missing::Turn);
        if let Some(turn) = &turn {
            wait.lacks(turn.clone());
        }
        for (person, answer) in answers {
            if !self.may_sit(person, item) {
                continue;
            }
            match (answer, &turn) {
                (Answer::Now, None) => wait.who.push((*person).clone()),
                (Answer::Now, Some(_)) => wait.later.push((*person).clone()),
                (Answer::Later(missing), _) => {
                    wait.later.push((*person).clone());
                    // Another's turn is that of the seat that they would fill first.
                    if !matches!(missing, Missing::Turn(_)) {
                        wait.lacks(missing.clone());
                    }
                }
                (Answer::Never, _) => {}
            }
        }
        self.finish(&mut wait, item);
        wait
    }

    /// Whether somebody is one of those for whom a seat is, and has not answered from another: where all must come to the same, they may change that answer, and
    /// fill no second seat.
    pub(super) fn may_sit(&self, by: &Actor, item: WorkItemId) -> bool {
        let Ok(warrant) = (Judge { draft: &self.draft, env: self.probe.env, by }).works_at(item) else { return false };
        let answered = self.probe.case.seats(item.step).iter().filter_map(|seat| seat.answered.as_ref()?.by.as_ref());
        !answered.into_iter().any(|other| *other == warrant.person || Some(other) == warrant.instead_of.as_ref())
    }

    /// All have answered, and it comes to nothing: only who may change an answer, or who manages, helps.
    fn vote(&self, step: StepId, answers: &[(&Actor, Answer)]) -> Wait {
        let item = WorkItemId::of(step);
        let mut wait = self.begin(WaitKind::Vote, item);
        let now = answers.iter().filter(|(_, answer)| matches!(answer, Answer::Now));
        wait.who = now.map(|(person, _)| (*person).clone()).collect();
        self.finish(&mut wait, item);
        wait
    }
}
