use super::{Ended, Outcome};
use crate::{
    case::{By, Case, Ending, Event, Worked},
    graph::{Graph, Which},
    id::{Dense, LimitId, OutcomeId, StepId},
    language::{self, Kind, Meaning},
    ledger::{Holding, LedgerError, answerable},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What the events of a case say beside what its state keeps.
pub(super) struct Seen<'g> {
    graph: &'g Graph,
    pub(super) holding: Holding<'g>,
    acceptance: Option<(StepId, Timestamp)>,
    pub(super) returns: u64,
    pub(super) silences: BTreeMap<&'static str, u64>,
    passed: BTreeMap<(LimitId, Which), Timestamp>,
    pub(super) window: Option<String>,
    pub(super) department: Option<String>,
}

impl<'g> Seen<'g> {
    pub(super) fn of<'e>(graph: &'g Graph, events: impl IntoIterator<Item = &'e Event>) -> Result<Self, LedgerError> {
        let mut seen = Seen {
            graph,
            holding: Holding::new(graph),
            acceptance: None,
            returns: 0,
            silences: BTreeMap::new(),
            passed: BTreeMap::new(),
            window: None,
            department: None,
        };
        for event in events {
            seen.holding.follow(event)?;
            seen.see(event);
        }
        Ok(seen)
    }

    pub(super) fn case(&self) -> &Case {
        self.holding.case()
    }

    /// When the application was accepted, in law; where no step accepts, with its receipt.
    pub(super) fn accepted(&self) -> Option<Timestamp> {
        let accepts = self.graph.steps().rows().iter().any(|step| step.kind == Kind::Accept);
        if accepts { self.acceptance.map(|(_, at)| at) } else { self.case().received() }
    }

    /// How the case ended, and when; none while it runs.
    pub(super) fn ended(&self) -> Option<Ended> {
        let outcome = match self.case().ending()? {
            Ending::End(end) => Outcome::End(self.graph.end_name(end).to_owned()),
            Ending::Closed(closing) => Outcome::Closed(closing),
            Ending::RanOut => Outcome::RanOut,
        };
        self.case().now().map(|at| Ended { at, outcome })
    }

    /// When a deadline last passed.
    pub(super) fn passed(&self, limit: LimitId, which: Which) -> Option<Timestamp> {
        self.passed.get(&(limit, which)).copied()
    }

    fn see(&mut self, event: &Event) {
        match event {
            Event::StepCompleted { step, outcome, with } => {
                let worked = with.as_ref().map_or(&Worked::Done, |with| &with.worked);
                self.see_completion(*step, *outcome, worked);
            }
            Event::CompletionTakenBack { step } => {
                self.acceptance = self.acceptance.filter(|(accepting, _)| accepting != step);
            }
            Event::StepCancelled { by: By::Silence, .. } => self.silent(Meaning::ProceedWithout),
            Event::StepHandedOver { meaning, .. } => self.silent(*meaning),
            Event::DeadlinePassed { limit, which } => {
                let now = self.case().now();
                self.passed.extend(now.map(|now| ((*limit, *which), now)));
            }
            _ => {}
        }
    }

    fn see_completion(&mut self, step: StepId, outcome: OutcomeId, worked: &Worked) {
        let node = &self.graph.steps()[step];
        self.returns += u64::from(node.returning.contains(outcome));
        if let Worked::BySilence { meaning, .. } = worked {
            self.silent(*meaning);
        }
        let by = answerable(self.graph, self.case(), step);
        if node.kind == Kind::Accept && outcome.index() == 0 && self.acceptance.is_none() {
            self.acceptance = self.accepted_by(worked).map(|at| (step, at));
            self.window = named_window(by);
        }
        if let (Kind::Decide, Some(language::By::Dept(department))) = (node.kind, by) {
            self.department = Some(department.clone());
        }
    }

    /// What counts as accepted counts so from the day of receipt (行政许可法 art. 32).
    fn accepted_by(&self, worked: &Worked) -> Option<Timestamp> {
        match worked {
            Worked::BySilence { meaning: Meaning::DeemedAccepted, as_of } => Some(*as_of),
            _ => self.case().now(),
        }
    }

    fn silent(&mut self, meaning: Meaning) {
        *self.silences.entry(meaning.word()).or_default() += 1;
    }
}

fn named_window(by: Option<&language::By>) -> Option<String> {
    match by {
        Some(language::By::Window(window)) => Some(window.clone()),
        _ => None,
    }
}
