//! What an open step waits for.

use super::{
    Asking,
    people::barred,
    unblock::TRIED_MAX,
    wait::{Missing, Wait, WaitKind},
};
use crate::{
    case::{Condition, Placed, WorkItemId},
    engine::{Action, Given, PEOPLE_MAX, Refusal, WorkAction, WorkRefusal},
    id::{OutcomeId, StepId},
    language::Kind,
    people::Actor,
};

/// What becomes of somebody who would complete a step.
pub(super) enum Answer {
    /// It is accepted.
    Now,
    /// It would be, once this is there.
    Later(Missing),
    /// Somebody else has it, or a rule keeps them from it.
    Never,
}

impl Asking<'_> {
    /// Adds what a step waits for that is open, and what stands beside it.
    pub(super) fn open(&self, step: StepId, waits: &mut Vec<Wait>) {
        let node = &self.probe.graph.steps()[step];
        if node.called.is_some() {
            waits.push(self.sub_cases(step));
        } else if self.probe.case.seats(step).is_empty() {
            waits.push(self.work(step));
        } else {
            self.seats(step, waits);
        }
        self.delegations(step, waits);
        self.questions(step, waits);
        waits.extend(self.stopped_clock(step));
    }

    /// The wait of a step without seats.
    fn work(&self, step: StepId) -> Wait {
        let kind = match self.probe.graph.steps()[step].kind {
            Kind::Auto => WaitKind::Service,
            Kind::Wait => WaitKind::Happening,
            _ => WaitKind::Work,
        };
        let item = WorkItemId::of(step);
        let mut wait = self.begin(kind, item);
        for person in &self.people.all {
            match self.answer(person, step) {
                Answer::Now => wait.who.push(person.clone()),
                Answer::Later(missing) => {
                    wait.lacks(missing);
                    wait.later.push(person.clone());
                }
                Answer::Never => {}
            }
        }
        self.finish(&mut wait, item);
        wait
    }

    /// What becomes of somebody who would complete a step, with whatever outcome.
    pub(super) fn answer(&self, person: &Actor, step: StepId) -> Answer {
        let mut later = Answer::Never;
        for outcome in self.probe.graph.steps()[step].outcomes.ids() {
            match self.complete(person, step, outcome) {
                Ok(()) => return Answer::Now,
                Err(refusal) => {
                    if let (Answer::Never, Some(missing)) = (&later, self.missing(step, &refusal)) {
                        later = Answer::Later(missing);
                    }
                }
            }
        }
        later
    }

    /// Tries to complete a step. Whoever completes an `Assign` takes the case on, or else names somebody who may.
    fn complete(&self, person: &Actor, step: StepId, outcome: OutcomeId) -> Result<(), Refusal> {
        let action = |handler| {
            let given = Given { handler, ..Given::default() };
            Action::Complete { step, outcome, given, opinion: None }
        };
        let refusal = match self.probe.attempt(person, &action(None)) {
            Ok(_) => return Ok(()),
            Err(refusal) => refusal,
        };
        let assigns = self.probe.graph.steps()[step].kind == Kind::Assign;
        let handlers = self.people.all.iter().filter(|_| assigns).take(TRIED_MAX);
        let names = |handler: &Actor| self.probe.attempt(person, &action(Some(handler.clone()))).is_ok();
        if handlers.into_iter().any(names) { Ok(()) } else { Err(refusal) }
    }

    /// What a refusal says is missing; none where it is about the person.
    pub(super) fn missing(&self, step: StepId, refusal: &Refusal) -> Option<Missing> {
        Some(match refusal {
            Refusal::Suspended => Missing::Resumption,
            Refusal::TooEarly { until, .. } => Missing::Minimum(*until),
            Refusal::Work(work) => match work {
                WorkRefusal::Delegated { to, .. } => Missing::GivenBack { by: to.clone() },
                WorkRefusal::ConsultationOpen { whom, until, .. } => {
                    Missing::Question { whom: whom.clone(), until: *until }
                }
                WorkRefusal::Occupied { resource, by } => {
                    Missing::InUse { resource: resource.clone(), at: by.clone(), by: self.workers(step, resource) }
                }
                WorkRefusal::NotYourTurn { before, .. } => Missing::Turn(before.clone()),
                _ => return None,
            },
            // The way back is closed; the ways that go on are asked for themselves.
            Refusal::TargetNotDone { .. } | Refusal::ReturnsExhausted { .. } | Refusal::NotByWayOf { .. } => {
                return None;
            }
            other => Missing::Rule { code: other.code(), says: other.to_string() },
        })
    }

    /// Who works with a scarce thing.
    fn workers(&self, step: StepId, resource: &str) -> Vec<Actor> {
        let (graph, case) = (self.probe.graph, self.probe.case);
        let needs = |other: &StepId| {
            let staffing = graph.steps()[*other].staffing.as_ref();
            *other != step && staffing.and_then(|staffing| staffing.exclusive.as_deref()) == Some(resource)
        };
        let open = case.open_steps().filter(needs);
        let items = open.flat_map(|other| {
            let seats = case.seats(other).iter().map(|seat| &seat.item);
            case.work_item(WorkItemId::of(other)).into_iter().chain(seats)
        });
        items.filter(|item| item.started).filter_map(|item| item.worker().cloned()).collect()
    }

    /// What every wait about a work item says.
    pub(super) fn begin(&self, kind: WaitKind, item: WorkItemId) -> Wait {
        let (graph, case) = (self.probe.graph, self.probe.case);
        let node = &graph.steps()[item.step];
        let mut wait = Wait::of(kind, item, self.draft.item_name(item));
        wait.by = self.by(item);
        wait.holder = case.work_item(item).and_then(|work| work.holder.clone());
        if case.is_suspended() {
            wait.lacks(Missing::Resumption);
        }
        // Whoever is heard first brings nothing.
        let seat = item.seat.and_then(|seat| case.seats(item.step).get(usize::from(seat)));
        if seat.is_some_and(|seat| matches!(seat.placed, Placed::Before(_))) {
            return wait;
        }
        let fields: Vec<String> =
            self.probe.missing(item.step).map(|field| graph.fields()[field].name.clone()).collect();
        if !fields.is_empty() {
            wait.lacks(Missing::Fields(fields));
        }
        let missing = node.needs.iter().filter(|document| case.document(**document).is_none());
        let documents: Vec<String> = missing.map(|document| graph.documents()[*document].clone()).collect();
        if !documents.is_empty() {
            wait.lacks(Missing::Documents(documents));
        }
        wait.due = self.due(item.step);
        wait.stopped = case.stopped_on(item.step).map(|ground| graph.grounds()[ground].name.clone());
        wait
    }

    /// What is said last, once it is known who can act.
    pub(super) fn finish(&self, wait: &mut Wait, item: WorkItemId) {
        if self.probe.env.directory.is_some() {
            wait.nobody = wait.who.is_empty() && wait.later.is_empty();
            wait.barred = barred(&self.draft, self.probe.env, &self.people.all, item);
        }
        wait.who.truncate(PEOPLE_MAX);
        wait.later.truncate(PEOPLE_MAX);
        wait.unblock = self.unblock_work(item, wait);
    }

    /// Work that was delegated waits for whoever works on it.
    fn delegations(&self, step: StepId, waits: &mut Vec<Wait>) {
        for (item, work) in self.probe.case.desk(step).items(step) {
            let Some(delegate) = work.delegates.last() else { continue };
            let mut wait = Wait::of(WaitKind::Delegation, item, self.draft.item_name(item));
            let back = Action::Work(WorkAction::GiveBack { item, advice: String::new() });
            match self.probe.attempt(delegate, &back) {
                Ok(_) => wait.who.push(delegate.clone()),
                Err(refusal) => wait.missing.extend(self.missing(step, &refusal)),
            }
            wait.unblock =
                self.unblock([WorkAction::CallBack { item }, WorkAction::Release { item }].map(Action::Work));
            waits.push(wait);
        }
    }

    /// Questions that have not been answered.
    fn questions(&self, step: StepId, waits: &mut Vec<Wait>) {
        for (place, asked) in self.probe.case.consultations(step).iter().enumerate() {
            let Ok(question) = u16::try_from(place) else { continue };
            if asked.answer.is_some() || asked.withdrawn {
                continue;
            }
            let name = self.draft.item_name(WorkItemId::of(step));
            let mut wait = Wait::of(WaitKind::Consultation(question), WorkItemId::of(step), name);
            let answer = Action::Work(WorkAction::AnswerConsultation { step, question, answer: String::new() });
            match self.probe.attempt(&asked.whom, &answer) {
                Ok(_) => wait.who.push(asked.whom.clone()),
                Err(refusal) => wait.missing.extend(self.missing(step, &refusal)),
            }
            wait.unblock = self.unblock([Action::Work(WorkAction::WithdrawConsultation { step, question })]);
            waits.push(wait);
        }
    }

    /// Sub-cases do the work of a step.
    fn sub_cases(&self, step: StepId) -> Wait {
        let item = WorkItemId::of(step);
        let mut wait = self.begin(WaitKind::SubCases, item);
        let answers = self.probe.case.sub_cases(step);
        let ended = answers.iter().filter(|answer| answer.is_some()).count();
        wait.lacks(Missing::SubCases { ended, of: answers.len() });
        wait.who = self.people.all.iter().filter(|p| matches!(self.answer(p, step), Answer::Now)).cloned().collect();
        wait.who.truncate(PEOPLE_MAX);
        wait.unblock = self.unblock_work(item, &wait);
        wait
    }

    /// A clock that stands still.
    fn stopped_clock(&self, step: StepId) -> Option<Wait> {
        let ground = self.probe.case.stopped_on(step)?;
        let item = WorkItemId::of(step);
        let mut wait = Wait::of(WaitKind::Clock, item, self.draft.item_name(item));
        wait.stopped = Some(self.probe.graph.grounds()[ground].name.clone());
        let resume = Action::ResumeClock { step };
        let may = |person: &&Actor| self.probe.attempt(person, &resume).is_ok();
        wait.who = self.people.all.iter().filter(may).take(PEOPLE_MAX).cloned().collect();
        Some(wait)
    }

    /// Work that rests by order.
    pub(super) fn suspension(&self) -> Option<Wait> {
        self.probe.case.is_suspended().then(|| {
            let mut wait = Wait::new(WaitKind::Suspension, "the case");
            let resume = Action::Resume { reason: String::new() };
            let may = |person: &&Actor| self.probe.attempt(person, &resume).is_ok();
            wait.who = self.people.all.iter().filter(may).take(PEOPLE_MAX).cloned().collect();
            wait.nobody = self.probe.env.directory.is_some() && wait.who.is_empty();
            wait
        })
    }

    pub(super) fn is_open(&self, step: StepId) -> bool {
        self.probe.case.condition(step) == Condition::Open
    }
}
