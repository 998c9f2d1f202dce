use super::super::Draft;
use crate::{
    case::{Board, Completion, Event, Worked},
    graph::{Beginning, Scope},
    id::{Dense, LimitId, OutcomeId, StepId},
    language::{Kind, Meaning},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The limits that the events of a decision touch, each with the instant at which its clock begins, if it does.
pub(super) fn touched(draft: &Draft<'_>) -> BTreeMap<LimitId, Option<Timestamp>> {
    let taken_back = draft.events().iter().find_map(|event| match event {
        Event::CompletionTakenBack { step } => Some(*step),
        _ => None,
    });
    let mut touched = Touched { draft, limits: BTreeMap::new(), taken_back };
    for event in draft.events() {
        touched.see(event);
    }
    touched.limits
}

struct Touched<'d, 'a> {
    draft: &'d Draft<'a>,
    limits: BTreeMap<LimitId, Option<Timestamp>>,
    taken_back: Option<StepId>,
}

impl Touched<'_, '_> {
    fn see(&mut self, event: &Event) {
        match event {
            Event::CaseStarted(start) => self.every(start.at, |begins| begins == Beginning::Received, |_| true),
            Event::Acknowledged { step } => self.acknowledged(*step),
            Event::RoundStarted(round) => round.steps.iter().for_each(|step| self.touch(*step)),
            Event::StepOpened { step, .. } => self.opened(*step),
            Event::StepCompleted { step, outcome, with } => self.completed(*step, *outcome, with.as_deref()),
            other => other.step().into_iter().for_each(|step| self.touch(step)),
        }
    }

    fn now(&self) -> Timestamp {
        self.draft.now()
    }

    fn touch(&mut self, step: StepId) {
        for limit in self.draft.graph_ref().limits_touched_by(step) {
            self.limits.entry(*limit).or_insert(None);
        }
    }

    fn opened(&mut self, step: StepId) {
        self.touch(step);
        let now = self.now();
        for limit in self.draft.graph_ref().limits_touched_by(step) {
            let node = &self.draft.graph_ref().limits()[*limit];
            // Who takes back a completion goes on with the time that was left.
            let goes_on = matches!(node.scope, Scope::Step(_)) && self.taken_back == Some(step);
            if node.begins == Beginning::Opened && node.scope != Scope::Case && !goes_on {
                self.limits.insert(*limit, Some(now));
            }
        }
    }

    fn completed(&mut self, step: StepId, outcome: OutcomeId, with: Option<&Completion>) {
        self.touch(step);
        for limit in self.draft.graph_ref().limits_touched_by(step) {
            let begins = self.draft.graph_ref().limits()[*limit].begins;
            if let Some(since) = self.since(begins, step, outcome, with) {
                self.limits.insert(*limit, Some(since));
            }
        }
    }

    /// When a clock that begins so has begun, by this completion.
    fn since(
        &self,
        begins: Beginning,
        step: StepId,
        outcome: OutcomeId,
        with: Option<&Completion>,
    ) -> Option<Timestamp> {
        let node = &self.draft.graph_ref().steps()[step];
        let accepted = node.kind == Kind::Accept && outcome.index() == 0;
        match begins {
            Beginning::After(source, outcomes) if source == step && outcomes.contains(outcome) => Some(self.now()),
            Beginning::Accepted if accepted => Some(self.accepted_as_of(with)),
            Beginning::Complete if accepted => Some(self.draft.times().papers),
            _ => None,
        }
    }

    /// What counts as accepted counts so from the day of receipt (行政许可法 art. 32).
    fn accepted_as_of(&self, with: Option<&Completion>) -> Timestamp {
        match with.map(|with| &with.worked) {
            Some(Worked::BySilence { meaning: Meaning::DeemedAccepted, as_of }) => *as_of,
            _ => self.now(),
        }
    }

    fn acknowledged(&mut self, step: Option<StepId>) {
        let now = self.now();
        let begins = |begins| begins == Beginning::Acknowledged;
        let Some(step) = step else { return self.every(now, begins, |scope| !matches!(scope, Scope::Step(_))) };
        let graph = self.draft.graph_ref();
        if let Some(limit) = graph.steps()[step].time.limit.filter(|limit| begins(graph.limits()[*limit].begins)) {
            self.limits.insert(limit, Some(now));
        }
    }

    /// Every limit that begins so.
    fn every(&mut self, at: Timestamp, begins: impl Fn(Beginning) -> bool, concerns: impl Fn(Scope) -> bool) {
        for (limit, node) in self.draft.graph_ref().limits().iter() {
            if begins(node.begins) && concerns(node.scope) {
                self.limits.insert(limit, Some(at));
            }
        }
    }
}
