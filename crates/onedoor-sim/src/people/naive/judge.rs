//! Who may do what: one rule a deed.

use onedoor_core::{case::Closing, engine::SeatPlace, language::Kind, people::Power};

use super::{
    super::deed::{Item, What},
    Acting, Naive, Question,
    Refused::{self, Rule},
    Stands,
    authority::Work,
    seats::answered_by,
};
use crate::oracle::StepState;

type Judged = Result<Acting, Refused>;

impl Naive {
    fn as_oneself(&self, id: &str) -> Acting {
        Acting { person: id.to_owned(), instead_of: Vec::new() }
    }

    /// On what somebody does something, or why they may not. What the case gives to those who work on it, it gives to nobody who has left.
    pub(super) fn judge(&self, id: &str, what: &What) -> Judged {
        let acting = self.judge_by_kind(id, what)?;
        let lays_down = matches!(what, What::RevokeMandate(_));
        match self.is_party(id).is_none() && !lays_down && self.employed(id).is_none() {
            true => Err(Rule("UnknownPerson")),
            false => Ok(acting),
        }
    }

    fn judge_by_kind(&self, id: &str, what: &What) -> Judged {
        match what {
            What::Complete(n, outcome, ..) => self.completes(id, *n, *outcome),
            What::Request(_) => self.answers_or_manages(id).or_else(|refused| self.works_somewhere(id).ok_or(refused)),
            What::Waive(n, _) => self.not_recused(self.may(id, Power::Waive)?, *n),
            What::Cancel(n) => self.not_recused(self.may(id, Power::Manage)?, *n),
            What::Jump(_) => self.may(id, Power::Waive),
            What::Absorb => self.may(id, Power::Manage),
            What::TakeBack(n) => self.takes_back(id, *n),
            What::Close(closing) => self.closes(id, *closing),
            What::Suspend => self.may(id, Power::Manage).or_else(|_| self.may(id, Power::Supervise)),
            What::Resume => {
                let own = self.suspended.iter().flatten().any(|by| by == id);
                if own && !self.is_recused(id, None) { Ok(self.as_oneself(id)) } else { self.may(id, Power::Manage) }
            }
            What::Acknowledge(None) => self.may(id, Power::Receive).or_else(|_| self.may(id, Power::Accept)),
            What::Acknowledge(Some(n)) => self.acknowledges(id, *n),
            What::Claim(item)
            | What::Transfer(item, _)
            | What::Delegate(item, _)
            | What::Assign(item, _)
            | What::GiveBack(item)
            | What::CallBack(item) => {
                self.check_open(*item)?;
                self.moves(id, what, *item)
            }
            What::Begin(item) => self.works_at(id, *item),
            What::Release(item) => match self.desks[item.0].held(item.1).and_then(|held| held.holder.as_deref()) {
                Some(holder) if holder == id => Ok(self.as_oneself(id)),
                _ => self.may(id, Power::Manage).or_else(|_| self.holds(id, *item)),
            },
            What::AddSeat(n, to, place) => self.adds(id, *n, to, *place),
            What::RemoveSeat(item) => self.removes(id, *item),
            What::Abstain(n) => {
                self.check_step_open(*n)?;
                if !self.plan.duties[*n].table.as_ref().is_some_and(|table| table.abstain) {
                    return Err(Rule("NoAbstention"));
                }
                self.seat_for(id, *n).map(|(_, acting)| acting)
            }
            What::CloseVote(n) => self.closes_vote(id, *n),
            What::Copy(to) => {
                self.is_known(to)?;
                let party = self.takes_part(id);
                party.map_or_else(|| self.may(id, Power::Manage).or_else(|_| self.may(id, Power::Supervise)), Ok)
            }
            What::ReadCopy => {
                let told = self.copied.iter().any(|(to, _)| to == id);
                if told { Ok(self.as_oneself(id)) } else { Err(Rule("NotSo")) }
            }
            What::Consult(n, whom, ..) => {
                self.check_step_open(*n)?;
                self.is_known(whom)?;
                self.works_at_some(id, *n)
            }
            What::Answer(n, question) => {
                self.about_question(*n, *question, |asked| asked.whom == id).map(|()| self.as_oneself(id))
            }
            What::Withdraw(n, question) => {
                let own = self.about_question(*n, *question, |asked| asked.by == id);
                let managed = |refused| {
                    self.about_question(*n, *question, |_| true)?;
                    self.may(id, Power::Manage).map_err(|_| refused)
                };
                own.map(|()| self.as_oneself(id)).or_else(managed)
            }
            What::Recuse(person, _) if person == id => Ok(self.as_oneself(id)),
            What::Recuse(..) => self.may(id, Power::Manage),
            What::Urge(_) => {
                let ruled = || self.may(id, Power::Supervise).or_else(|_| self.may(id, Power::Manage));
                self.takes_part(id).map_or_else(ruled, Ok)
            }
            What::SaveDraft(n) => {
                self.check_step_open(*n)?;
                self.works_at_some(id, *n)
            }
            What::RevokeMandate(agent) if agent == id => Ok(self.as_oneself(id)),
            What::GiveMandate(_) | What::RevokeMandate(_) if self.applicant == id => Ok(self.as_oneself(id)),
            What::GiveMandate(_) | What::RevokeMandate(_) => Err(Rule("NotApplicant")),
            What::HandOver(_, to) => {
                self.is_known(to)?;
                self.may(id, Power::Manage)
            }
            What::NewDirectory => Ok(self.as_oneself(id)),
        }
    }

    fn moves(&self, id: &str, what: &What, item: Item) -> Judged {
        let held = self.desks[item.0].held(item.1).cloned().unwrap_or_default();
        match what {
            What::Assign(_, to) => {
                let acting = self.may(id, Power::Manage)?;
                self.may_work(to, item.0, self.work_for(item)).map(|_| acting)
            }
            What::Transfer(_, to) => {
                let acting = self.works_at(id, item)?;
                self.may_work(to, item.0, self.work_for(item)).map(|_| acting)
            }
            What::Delegate(_, to) => {
                let acting = match held.delegates.last() {
                    Some(last) if last == id => self.as_oneself(id),
                    Some(_) => return Err(Rule("Delegated")),
                    None => self.works_at(id, item)?,
                };
                self.may_work(to, item.0, Work::Adviser(to)).map(|_| acting)
            }
            What::GiveBack(_) => match held.delegates.last() {
                Some(last) if last == id => Ok(self.as_oneself(id)),
                _ => Err(Rule("NotDelegated")),
            },
            What::CallBack(_) => match held.delegates.as_slice() {
                [] => Err(Rule("NotSo")),
                [.., before, _] if before == id => Ok(self.as_oneself(id)),
                [.., _, last] if last != id => Err(Rule("Delegated")),
                _ => self.holds(id, item),
            },
            _ => self.works_at(id, item),
        }
    }

    fn completes(&self, id: &str, n: usize, outcome: usize) -> Judged {
        let (duty, desk) = (&self.plan.duties[n], &self.desks[n]);
        if !desk.chairs.is_empty() {
            return self.seat_for(id, n).map(|(_, acting)| acting);
        }
        if duty.table.is_some() {
            let is_open = self.kernel.state(n) == StepState::Open;
            return Err(if is_open { Rule("NoSeatLeft") } else { Refused::Kernel });
        }
        let acting = self.works_at(id, (n, None))?;
        if duty.kind == Kind::Accept && self.plan.spec.steps[n].returns.contains_key(&outcome) {
            self.may(id, Power::Correct)?;
        }
        Ok(acting)
    }

    fn takes_back(&self, id: &str, n: usize) -> Judged {
        let desk = &self.desks[n];
        let own = match self.kernel.state(n) {
            StepState::Open => desk
                .chairs
                .iter()
                .any(|chair| chair.said.as_ref().is_some_and(|(_, by)| by.iter().any(|one| one == id))),
            _ if desk.joint => return Err(Refused::Kernel),
            _ => desk.done_by.iter().any(|one| one == id),
        };
        match own {
            false => Err(Rule("NotOwn")),
            true if self.is_recused(id, Some(n)) => Err(Rule("Recused")),
            true => Ok(self.as_oneself(id)),
        }
    }

    fn closes(&self, id: &str, closing: Closing) -> Judged {
        match closing {
            Closing::Withdrawn => {
                let acting = self.is_party(id).ok_or(Rule("NotApplicant"))?;
                let decides = |n: &usize| self.plan.duties[*n].kind == Kind::Decide;
                let decided =
                    (0..self.desks.len()).filter(decides).any(|n| matches!(self.kernel.state(n), StepState::Done(_)));
                if decided { Err(Rule("AlreadyDecided")) } else { Ok(acting) }
            }
            Closing::Terminated => self.may(id, Power::Terminate),
            Closing::Lapsed | Closing::Merged => self.may(id, Power::Manage),
        }
    }

    fn acknowledges(&self, id: &str, n: usize) -> Judged {
        let seated = !self.desks[n].chairs.is_empty();
        let refused = match self.may_work(id, n, Work::Candidates) {
            Err(refused) if seated => refused,
            judged => return judged,
        };
        self.own_seat(id, n).map(|(_, acting)| acting).map_err(|_| refused)
    }

    fn adds(&self, id: &str, n: usize, to: &str, place: SeatPlace) -> Judged {
        self.check_step_open(n)?;
        if self.successor(to) != to {
            return Err(Rule("NotAdded"));
        }
        let own = match self.desks[n].chairs.is_empty() {
            true => self.works_at(id, (n, None)),
            false => self.own_seat(id, n).map(|(_, acting)| acting),
        };
        let acting = match own {
            Err(_) if place == SeatPlace::Parallel => self.may(id, Power::Manage)?,
            own => own?,
        };
        let work = if place == SeatPlace::Before { Work::Adviser(to) } else { Work::Person(to) };
        self.may_work(to, n, work).map(|_| acting)
    }

    fn removes(&self, id: &str, item: Item) -> Judged {
        self.check_step_open(item.0)?;
        self.check_seat(item)?;
        let chair = item.1.and_then(|seat| self.desks[item.0].chairs.get(usize::from(seat)));
        match chair.and_then(|chair| chair.added_by.as_deref()) {
            Some(by) if by == id => self.not_recused(self.as_oneself(id), item.0),
            _ => self.may(id, Power::Manage),
        }
    }

    fn not_recused(&self, acting: Acting, n: usize) -> Judged {
        if self.is_recused(&acting.person, Some(n)) { Err(Rule("Recused")) } else { Ok(acting) }
    }

    fn closes_vote(&self, id: &str, n: usize) -> Judged {
        self.check_step_open(n)?;
        for (place, chair) in self.desks[n].chairs.iter().enumerate() {
            if chair.removed || !chair.is(|place| place.casting || place.lead) {
                continue;
            }
            match &chair.said {
                Some(_) if answered_by(chair, id) && !self.is_recused(id, Some(n)) => return Ok(self.as_oneself(id)),
                Some(_) => {}
                None => {
                    if let Ok(acting) = self.works_at(id, (n, u16::try_from(place).ok())) {
                        return Ok(acting);
                    }
                }
            }
        }
        self.may(id, Power::Manage)
    }

    fn is_party(&self, id: &str) -> Option<Acting> {
        let party = self.applicant == id || self.agents.iter().any(|agent| agent == id);
        party.then(|| self.as_oneself(id))
    }

    fn is_handler(&self, id: &str) -> bool {
        self.handlers.iter().any(|(_, handler)| handler == id) && !self.is_recused(id, None)
    }

    fn answers_or_manages(&self, id: &str) -> Judged {
        if self.is_handler(id) { Ok(self.as_oneself(id)) } else { self.may(id, Power::Manage) }
    }

    fn takes_part(&self, id: &str) -> Option<Acting> {
        let takes = self.is_party(id).is_some() || self.is_handler(id) || !self.items_of(id).is_empty();
        takes.then(|| self.as_oneself(id))
    }

    fn works_somewhere(&self, id: &str) -> Option<Acting> {
        (0..self.desks.len()).filter(|n| self.is_open(*n)).find_map(|n| self.holds(id, (n, None)).ok())
    }

    fn works_at_some(&self, id: &str, n: usize) -> Judged {
        let desk = &self.desks[n];
        let helds = desk.chairs.iter().map(|chair| &chair.held).chain([&desk.held]);
        if helds.into_iter().any(|held| held.delegates.iter().any(|one| one == id)) {
            return Ok(self.as_oneself(id));
        }
        match desk.chairs.is_empty() {
            true => self.works_at(id, (n, None)),
            false => self.own_seat(id, n).map(|(_, acting)| acting),
        }
    }

    fn is_known(&self, id: &str) -> Result<(), Refused> {
        if self.employed(id).is_some() { Ok(()) } else { Err(Rule("UnknownPerson")) }
    }

    fn about_question(&self, n: usize, question: u16, fits: impl Fn(&Question) -> bool) -> Result<(), Refused> {
        self.check_step_open(n)?;
        let asked = self.desks[n].questions.get(usize::from(question));
        match asked.filter(|asked| !asked.over && fits(asked)) {
            Some(_) => Ok(()),
            None => Err(Rule("NoSuchQuestion")),
        }
    }

    pub(super) fn is_open(&self, n: usize) -> bool {
        self.kernel.end().is_none() && self.kernel.state(n) == StepState::Open
    }

    pub(super) fn check_step_open(&self, n: usize) -> Result<(), Refused> {
        if self.is_open(n) { Ok(()) } else { Err(Refused::Kernel) }
    }

    /// Whether a work item is there to be worked on.
    pub(super) fn check_open(&self, item: Item) -> Result<(), Refused> {
        self.check_step_open(item.0)?;
        let chairs = &self.desks[item.0].chairs;
        match item.1 {
            None if chairs.is_empty() => Ok(()),
            None => Err(Rule("NotSo")),
            Some(seat) => match chairs.get(usize::from(seat)) {
                Some(chair) if chair.said.is_some() => Err(Rule("Already")),
                _ => self.check_seat(item),
            },
        }
    }

    pub(super) fn check_seat(&self, item: Item) -> Result<(), Refused> {
        let Some(seat) = item.1 else { return Ok(()) };
        match self.desks[item.0].chairs.get(usize::from(seat)) {
            Some(chair) if !chair.removed => Ok(()),
            _ => Err(Rule("NoSuchSeat")),
        }
    }

    /// The open work that somebody has in hand or was given to do for others.
    pub(super) fn items_of(&self, id: &str) -> Vec<Item> {
        let mut found = Vec::new();
        for n in (0..self.desks.len()).filter(|n| self.is_open(*n)) {
            let seats = (0..self.desks[n].chairs.len()).filter_map(|place| u16::try_from(place).ok().map(Some));
            for seat in [None].into_iter().chain(seats) {
                let held = self.desks[n].held(seat).expect("it is there");
                if held.holder.as_deref() == Some(id) || held.delegates.iter().any(|one| one == id) {
                    found.push((n, seat));
                }
            }
        }
        found
    }

    /// Whether another seat stands before or behind this one.
    pub(super) fn is_leant_on(&self, n: usize, place: usize) -> bool {
        let leans = |stands| stands == Stands::Before(place) || stands == Stands::After(place);
        self.desks[n].chairs.iter().any(|chair| !chair.removed && leans(chair.stands))
    }
}
