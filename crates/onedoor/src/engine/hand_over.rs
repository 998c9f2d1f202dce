//! Handing over all that somebody has, in all cases (离职交接).

use super::{Engine, carry_out, time};
use crate::{
    Act, Actor, Answer, Error, Move, Timestamp,
    store::{Kept, Store, open_items},
};
use onedoor_core::{
    case::SeatBy,
    graph::Staffing,
    id::StepId,
    language::{Allocate, By, Nobody},
    people::{Casework, Directory, one_named},
};

impl Engine {
    /// Hands over everything that somebody has in hand or is named for, in every running case: each case is a command of its own, and one that is refused does
    /// not touch the others. Gives the cases in which they had anything, by name, each with its answer.
    pub async fn hand_over(
        &self,
        from: &Actor,
        to: &Actor,
        by: &Actor,
        at: Timestamp,
        reason: &str,
    ) -> Vec<(String, Result<Answer, Error>)> {
        let mut store = self.store();
        let running = store.cases().filter(|(_, kept)| kept.case.ending().is_none());
        let names: Vec<String> = running.map(|(name, _)| name.to_owned()).collect();
        let mut done = Vec::new();
        for name in names {
            let handed = match concerns(&mut store, &name, from, at) {
                Ok(false) => continue,
                Ok(true) => carry_out(&mut store, Act::new(&name, by, at, Move::hand_over(from, to, reason))),
                Err(error) => Err(error),
            };
            done.push((name, handed));
        }
        done
    }
}

/// Whether somebody has anything in a case, once time has passed in it.
fn concerns(store: &mut Store, name: &str, person: &Actor, at: Timestamp) -> Result<bool, Error> {
    let legal = store.legal(at);
    time::pass_in_family(store, name, legal)?;
    let kept = store.case(name)?;
    let runs = kept.case.ending().is_none();
    let here = kept.case.successor(person.identity()) == person.identity();
    let has = Has { kept, directory: store.staff.directory(), person };
    Ok(runs && here && has.anything())
}

/// Looks for what somebody has in a case.
struct Has<'a> {
    kept: &'a Kept,
    directory: Option<&'a Directory>,
    person: &'a Actor,
}

impl Has<'_> {
    fn anything(&self) -> bool {
        let case = &self.kept.case;
        let works = |holder: &Option<Actor>, delegates: &[Actor]| {
            holder.as_ref() == Some(self.person) || delegates.contains(self.person)
        };
        case.handlers().any(|(_, handler)| handler == self.person)
            || open_items(case).any(|(_, work)| works(&work.holder, &work.delegates))
            || self.kept.graph.steps().ids().any(|step| self.is_named_at(step))
    }

    /// Whether a step, or a seat of it, is for them by name.
    fn is_named_at(&self, step: StepId) -> bool {
        let node = &self.kept.graph.steps()[step];
        let seat = |by: &SeatBy| matches!(by, SeatBy::Person(person) if self.is_theirs(person.identity()));
        let hands_to = node.time.silence.as_ref().and_then(|silence| silence.hands_to.as_ref());
        let by = self.kept.graph.by(step);
        by.into_iter().chain(hands_to).any(|by| self.is_one(by))
            || self.kept.case.seats(step).iter().any(|open| open.answered.is_none() && seat(&open.by))
            || node.staffing.as_ref().is_some_and(|staffing| self.is_named_in(staffing))
    }

    fn is_named_in(&self, staffing: &Staffing) -> bool {
        let seats = staffing.seats.iter().flat_map(|seats| seats.who.iter().map(|seat| &seat.by).chain(&seats.members));
        let instead = match &staffing.nobody {
            Nobody::HandTo(by) => Some(by),
            Nobody::Wait | Nobody::Pass => None,
        };
        let fixed = matches!(&staffing.allocate, Allocate::Fixed(person) if self.is_theirs(person));
        let bound = staffing.bound_to.iter().any(|step| self.did(*step));
        fixed || bound || seats.chain(instead).any(|by| self.is_one(by))
    }

    /// Whether they are the one person whom the definition names, or took over from them.
    fn is_one(&self, by: &By) -> bool {
        let (graph, case) = (&self.kept.graph, &self.kept.case);
        one_named(graph, self.directory, case, by) == Some(self.person.identity())
    }

    /// Whether a name is theirs, or that of somebody from whom they took over.
    fn is_theirs(&self, name: &str) -> bool {
        self.kept.case.successor(name) == self.person.identity()
    }

    fn did(&self, step: StepId) -> bool {
        self.kept.case.done_by(step).iter().any(|one| self.is_theirs(one.identity()))
    }
}
