//! What comes of a deed.

use onedoor_core::language::Kind;

use super::{
    super::{
        deed::{Item, What},
        plan::How,
    },
    Chair, Held, Naive, Question,
    Refused::{self, Kernel, Rule},
    Said, Told,
    counting::Comes,
};
use crate::oracle::{Move, StepState};

pub(super) type Done = Result<(), Refused>;

impl Naive {
    /// What somebody does, who may.
    pub(super) fn act(&mut self, id: &str, what: &What, told: &Told) -> Done {
        match what {
            What::Complete(n, outcome, handler, says) => {
                self.complete(id, *n, *outcome, handler.as_deref(), *says, told)
            }
            What::Request(n) => self.play(&Move::Request(*n), told),
            What::Waive(n, outcome) => self.waive(*n, *outcome, told),
            What::Cancel(n) => self.play(&Move::Cancel(*n), told),
            What::TakeBack(n) if self.is_open(*n) => self.take_answer_back(id, *n),
            What::TakeBack(n) => self.play(&Move::TakeBack(*n), told),
            What::Close(_) => self.play(&Move::Close, told),
            What::Suspend => {
                let was = self.suspended.replace(self.acting.clone());
                was.map_or(Ok(()), |_| Err(Kernel))
            }
            What::Resume => self.suspended.take().map_or(Err(Kernel), |_| Ok(())),
            What::Acknowledge(None) => Ok(()),
            What::Acknowledge(Some(n)) => {
                let pending = matches!(self.kernel.state(*n), StepState::Open | StepState::Waiting);
                if pending { Ok(()) } else { Err(Kernel) }
            }
            What::Claim(item) => match self.held(*item).holder.clone() {
                Some(holder) if holder == id => Err(Rule("Already")),
                Some(_) => Err(Rule("HeldBy")),
                None => {
                    self.check_not_answered(item.0)?;
                    self.gives(*item, id)
                }
            },
            What::Release(item) => {
                self.check_open(*item)?;
                if self.held(*item).holder.is_none() {
                    return Err(Rule("NotSo"));
                }
                self.offers(*item);
                Ok(())
            }
            What::Begin(item) => self.begin(id, *item),
            What::Assign(item, to) if self.held(*item).holder.as_ref() == Some(to) => Err(Rule("Already")),
            What::Assign(item, to) => self.gives(*item, to),
            What::Transfer(item, to) => self.transfer(*item, to),
            What::Delegate(item, to) => self.delegate(*item, to),
            What::GiveBack(item) => {
                let by = self.held(*item).delegates.pop().into_iter().collect::<Vec<_>>();
                self.desks[item.0].worked(&by);
                Ok(())
            }
            What::CallBack(item) => {
                self.held(*item).delegates.pop();
                Ok(())
            }
            What::AddSeat(n, to, place) => self.add_seat(id, *n, to, *place),
            What::RemoveSeat(item) => self.remove_seat(*item, told),
            What::Abstain(n) => self.abstain(id, *n, told),
            What::CloseVote(n) => self.close_vote(*n, told),
            What::Copy(to) if self.copied.iter().any(|(known, _)| known == to) => Err(Rule("Already")),
            What::Copy(to) => {
                self.copied.push((to.clone(), false));
                Ok(())
            }
            What::ReadCopy => {
                let copy = self.copied.iter_mut().find(|(to, _)| to == id).ok_or(Rule("NotSo"))?;
                if std::mem::replace(&mut copy.1, true) { Err(Rule("Already")) } else { Ok(()) }
            }
            What::Consult(_, whom, ..) if whom == id => Err(Rule("NotSo")),
            What::Consult(n, whom, blocking, until) => {
                let blocks = blocking.then(|| until.map(|hours| self.now + hours));
                let asked = Question { by: id.to_owned(), whom: whom.clone(), blocks, over: false };
                self.desks[*n].questions.push(asked);
                Ok(())
            }
            What::Answer(n, question) | What::Withdraw(n, question) => {
                self.desks[*n].questions[usize::from(*question)].over = true;
                Ok(())
            }
            What::Recuse(person, n) => self.recuse(person, *n),
            What::Urge(n) => {
                self.check_step_open(*n)?;
                let soon = self.desks[*n].urged.is_some_and(|last| last + 24 > self.now);
                self.desks[*n].urged = Some(self.now);
                if soon { Err(Rule("AlreadyUrged")) } else { Ok(()) }
            }
            What::SaveDraft(_) | What::Absorb | What::NewDirectory => Ok(()),
            What::GiveMandate(agent) if self.agents.contains(agent) || self.applicant == *agent => Err(Rule("Already")),
            What::GiveMandate(agent) if self.has_judged(agent) => Err(Rule("NotSo")),
            What::GiveMandate(agent) => {
                self.agents.push(agent.clone());
                Ok(())
            }
            What::RevokeMandate(agent) => {
                let before = self.agents.len();
                self.agents.retain(|known| known != agent);
                if self.agents.len() == before { Err(Rule("NotSo")) } else { Ok(()) }
            }
            What::HandOver(from, to) => self.hand_over(from, to),
            What::Jump(n) => self.jump(*n, told),
        }
    }

    pub(super) fn held(&mut self, (n, seat): Item) -> &mut Held {
        self.desks[n].held_mut(seat).expect("it was looked at before")
    }

    pub(super) fn gives(&mut self, item: Item, to: &str) -> Done {
        let held = self.held(item);
        (held.holder, held.started) = (Some(to.to_owned()), false);
        held.delegates.clear();
        Ok(())
    }

    pub(super) fn offers(&mut self, item: Item) {
        let held = self.held(item);
        (held.holder, held.started) = (None, false);
        held.delegates.clear();
    }

    fn complete(&mut self, id: &str, n: usize, outcome: usize, handler: Option<&str>, says: bool, told: &Told) -> Done {
        if self.is_open(n) {
            self.check_desk(n, outcome, says)?;
        }
        if !self.desks[n].chairs.is_empty() {
            let (place, _) = self.seat_for(id, n)?;
            return self.answer(n, place, Said::Gave(outcome), told);
        }
        self.kernel.clone().complete(n, outcome, &[]).map_err(|_| Kernel)?;
        let assigns = self.plan.duties[n].kind == Kind::Assign;
        if handler.is_some() && !assigns {
            return Err(Rule("NotSo"));
        }
        // Whoever is named is known to the steps that open next.
        if assigns && !self.plan.spec.steps[n].returns.contains_key(&outcome) {
            let handler = handler.unwrap_or(id);
            self.may_handle(handler, n)?;
            self.name_handler(n, handler);
        }
        self.finish(n, outcome, false, told)
    }

    pub(super) fn name_handler(&mut self, n: usize, handler: &str) {
        self.handlers.retain(|(step, _)| *step != n);
        self.handlers.push((n, handler.to_owned()));
    }

    /// What keeps a step from being completed by anybody.
    fn check_desk(&self, n: usize, outcome: usize, says: bool) -> Done {
        let (desk, duty) = (&self.desks[n], &self.plan.duties[n]);
        if !desk.held.delegates.is_empty() {
            return Err(Rule("Delegated"));
        }
        let blocks = |asked: &Question| {
            !asked.over && asked.blocks.is_some_and(|until| until.is_none_or(|until| self.now < until))
        };
        if desk.questions.iter().any(blocks) {
            return Err(Rule("ConsultationOpen"));
        }
        self.check_free(n)?;
        let known = outcome < self.plan.spec.steps[n].outcomes.len();
        if !says && known && (duty.reasons && outcome != self.pass(n) || self.overrules(n, outcome)) {
            return Err(Rule("ReasonMissing"));
        }
        Ok(())
    }

    fn overrules(&self, n: usize, outcome: usize) -> bool {
        let others = || self.desks[n].chairs.iter().filter(|chair| chair.counts() && !chair.is(|place| place.lead));
        let said = |chair: &Chair| chair.said.as_ref().map(|(said, _)| *said);
        self.how(n) == How::Lead
            && outcome == self.pass(n)
            && others().all(|chair| said(chair).is_some())
            && others().any(|chair| said(chair) == Some(Said::Gave(self.fail(n))))
    }

    fn check_free(&self, n: usize) -> Done {
        let Some(thing) = &self.plan.duties[n].exclusive else { return Ok(()) };
        let begun = |m: usize| {
            let desk = &self.desks[m];
            desk.held.started || desk.chairs.iter().any(|chair| chair.held.started)
        };
        let needs = |m: usize| self.plan.duties[m].exclusive.as_ref() == Some(thing);
        let taken = (0..self.desks.len()).any(|m| m != n && self.is_open(m) && needs(m) && begun(m));
        if taken { Err(Rule("Occupied")) } else { Ok(()) }
    }

    /// What somebody says from a seat; an outcome that returns needs no others.
    pub(super) fn answer(&mut self, n: usize, place: usize, said: Said, told: &Told) -> Done {
        if let Said::Gave(outcome) = said {
            if self.plan.spec.steps[n].returns.contains_key(&outcome) {
                return self.finish(n, outcome, false, told);
            }
            if outcome >= self.plan.spec.steps[n].outcomes.len() {
                return Err(Kernel);
            }
        }
        let acting = self.acting.clone();
        self.desks[n].worked(&acting);
        self.desks[n].chairs[place].said = Some((said, acting));
        self.conclude(n, told)
    }

    pub(super) fn conclude(&mut self, n: usize, told: &Told) -> Done {
        match self.comes_to(n) {
            Comes::Open | Comes::Nothing => Ok(()),
            Comes::To(outcome) => self.finish(n, outcome, true, told),
        }
    }

    fn waive(&mut self, n: usize, outcome: usize, told: &Told) -> Done {
        if self.plan.duties[n].never_waived {
            return Err(Rule("NeverWaived"));
        }
        if !self.is_open(n) {
            return Err(Kernel);
        }
        self.nobody_did(n);
        self.play(&Move::Waive(n, outcome), told)
    }

    /// An answer is taken back as long as nobody has answered on the strength of it.
    fn take_answer_back(&mut self, id: &str, n: usize) -> Done {
        let theirs =
            |chair: &Chair| !chair.removed && chair.said.as_ref().is_some_and(|(_, by)| by.iter().any(|one| one == id));
        let place = self.desks[n].chairs.iter().position(theirs).ok_or(Kernel)?;
        self.desks[n].chairs[place].said = None;
        let answered = (0..self.desks[n].chairs.len()).filter(|other| self.desks[n].chairs[*other].said.is_some());
        if answered.into_iter().any(|other| !self.is_turn(n, other)) { Err(Kernel) } else { Ok(()) }
    }

    /// Whoever has answered from one seat takes no other.
    fn check_not_answered(&self, n: usize) -> Done {
        let said = self.desks[n].chairs.iter().filter(|chair| !chair.removed).filter_map(|chair| chair.said.as_ref());
        let mut said = said.flat_map(|(_, by)| by);
        if said.any(|one| self.acting.contains(one)) { Err(Rule("AlreadyAnswered")) } else { Ok(()) }
    }

    fn begin(&mut self, id: &str, item: Item) -> Done {
        self.check_open(item)?;
        if !self.held(item).delegates.is_empty() {
            return Err(Rule("Delegated"));
        }
        if self.held(item).started {
            return Err(Rule("AlreadyBegun"));
        }
        self.check_free(item.0)?;
        if self.held(item).holder.is_none() {
            self.check_not_answered(item.0)?;
        }
        let held = self.held(item);
        held.holder.get_or_insert_with(|| id.to_owned());
        held.started = true;
        Ok(())
    }

    fn transfer(&mut self, item: Item, to: &str) -> Done {
        let acting = self.acting.iter().any(|one| one == to);
        let held = self.held(item);
        if !held.delegates.is_empty() {
            return Err(Rule("Delegated"));
        }
        let had = held.holder.as_deref() == Some(to) || held.passed_by.iter().any(|one| one == to);
        if had || acting || held.passed_by.len() >= 8 {
            return Err(Rule("BadTarget"));
        }
        held.passed_by.extend(held.holder.replace(to.to_owned()));
        held.started = false;
        Ok(())
    }

    fn delegate(&mut self, item: Item, to: &str) -> Done {
        let acting = self.acting.clone();
        let held = self.held(item);
        let busy = held.holder.as_deref() == Some(to) || held.delegates.iter().chain(&acting).any(|one| one == to);
        if busy || held.delegates.len() >= 4 {
            return Err(Rule("BadTarget"));
        }
        if held.holder.is_none() {
            held.holder = acting.first().cloned();
            held.started = false;
        }
        held.delegates.push(to.to_owned());
        Ok(())
    }

}
