//! Having others sign as well, abstaining, and closing a vote.

use onedoor_core::engine::SeatPlace;

use super::{
    super::{deed::Item, plan::How},
    Chair, Held, Naive,
    Refused::Rule,
    Said, Sits, Stands, Told,
    counting::Comes,
    work::Done,
};

impl Naive {
    pub(super) fn add_seat(&mut self, id: &str, n: usize, to: &str, place: SeatPlace) -> Done {
        let sits = |chair: &Chair, one: &str| {
            let said = chair.said.as_ref().is_some_and(|(_, by)| by.first().is_some_and(|by| by == one));
            !chair.removed
                && (said || chair.held.holder.as_deref() == Some(one) || chair.sits == Sits::Person(one.to_owned()))
        };
        let desk = &self.desks[n];
        let listed = |chair: &&Chair| !chair.removed && matches!(chair.sits, Sits::Listed(_));
        let named = |chair: &Chair| match &chair.sits {
            Sits::Listed(place) => self.one(&place.by).as_deref() == Some(to),
            _ => false,
        };
        let there = desk.chairs.iter().filter(listed).any(named)
            || desk.chairs.iter().any(|chair| sits(chair, to))
            || desk.held.holder.as_deref() == Some(to);
        if to == id || self.acting.iter().any(|one| one == to) || desk.closed || there {
            return Err(Rule("NotAdded"));
        }
        if desk.chairs.is_empty() && self.plan.duties[n].table.is_none() {
            let works = self.works_at(id, (n, None)).is_ok().then(|| id.to_owned());
            let mut first = Chair::new(Sits::Candidate);
            first.held.holder = self.desks[n].held.holder.clone().or(works);
            self.desks[n].chairs.push(first);
        }
        let own = self.own_seat(id, n).ok().map(|(place, _)| place);
        let desk = &mut self.desks[n];
        let mut chair = Chair::new(Sits::Person(to.to_owned()));
        chair.added_by = Some(id.to_owned());
        if place != SeatPlace::Parallel {
            let own = own.or_else(|| desk.chairs.iter().position(|chair| sits(chair, id) && chair.said.is_none()));
            let own = own.or_else(|| desk.chairs.iter().position(|chair| !chair.removed && chair.said.is_none()));
            let own = own.ok_or(Rule("NotAdded"))?;
            if place == SeatPlace::After && matches!(desk.chairs[own].stands, Stands::Before(_)) {
                return Err(Rule("NotAdded"));
            }
            let (mut at, mut deep) = (own, 0);
            while let Stands::Before(next) | Stands::After(next) = desk.chairs[at].stands {
                (at, deep) = (next, deep + 1);
            }
            if deep >= 4 {
                return Err(Rule("NotAdded"));
            }
            chair.stands = if place == SeatPlace::Before { Stands::Before(own) } else { Stands::After(own) };
        }
        desk.chairs.push(chair);
        Ok(())
    }

    pub(super) fn remove_seat(&mut self, (n, seat): Item, told: &Told) -> Done {
        let Some(place) = seat.map(usize::from) else { return Err(Rule("NotRemoved")) };
        let chair = &self.desks[n].chairs[place];
        let last = chair.counts() && self.desks[n].chairs.iter().filter(|chair| chair.counts()).count() <= 1;
        if chair.said.is_some() || chair.added_by.is_none() || last || self.is_leant_on(n, place) {
            return Err(Rule("NotRemoved"));
        }
        self.check_questions(n)?;
        self.desks[n].chairs[place].removed = true;
        self.desks[n].chairs[place].held = Held::default();
        self.conclude(n, told)
    }

    pub(super) fn abstain(&mut self, id: &str, n: usize, told: &Told) -> Done {
        self.check_step_open(n)?;
        if !self.plan.duties[n].table.as_ref().is_some_and(|table| table.abstain) {
            return Err(Rule("NoAbstention"));
        }
        self.check_questions(n)?;
        let (place, _) = self.seat_for(id, n)?;
        self.answer(n, place, Said::Abstained, told)
    }

    pub(super) fn close_vote(&mut self, n: usize, told: &Told) -> Done {
        let (how, desk) = (self.how(n), &self.desks[n]);
        if desk.chairs.is_empty() || desk.closed || matches!(how, How::All | How::Sequence | How::Unanimous) {
            return Err(Rule("NoVote"));
        }
        self.check_questions(n)?;
        self.desks[n].closed = true;
        match self.comes_to(n) {
            Comes::Open if how == How::Lead => Ok(()),
            Comes::Open | Comes::Nothing => Err(Rule("NotSo")),
            Comes::To(outcome) => self.finish(n, outcome, true, told),
        }
    }
}
