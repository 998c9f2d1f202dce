//! What a waiting step waits for.

use super::{
    Asking,
    wait::{Missing, Wait, WaitKind},
};
use crate::{
    case::WorkItemId,
    engine::{Action, Reason, WorkAction, waits_for},
    id::StepId,
};

impl Asking<'_> {
    /// The wait of a step whose join is not decided.
    pub(super) fn behind(&self, step: StepId) -> Wait {
        let (graph, case) = (self.probe.graph, self.probe.case);
        let item = WorkItemId::of(step);
        let mut wait = Wait::of(WaitKind::Behind, item, self.draft.item_name(item));
        let names = |steps: Vec<StepId>| steps.into_iter().map(|step| graph.step_name(step).to_owned()).collect();
        wait.missing.extend(waits_for(graph, case, step).map(|reason| match reason {
            Reason::Answers(steps) => Missing::Answers(names(steps)),
            Reason::Detours(steps) => Missing::Detours(names(steps)),
        }));
        wait.by = self.by(item);
        wait.due = self.due(step);
        wait.stopped = case.stopped_on(step).map(|ground| graph.grounds()[ground].name.clone());
        wait.unblock = self.unblock([Action::Work(WorkAction::Jump { to: step, reason: String::new() })]);
        wait
    }
}
