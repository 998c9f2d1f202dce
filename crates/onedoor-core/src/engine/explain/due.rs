//! Until when, and what happens then.

use super::{Asking, wait::Due};
use crate::{
    case::WorkItemId,
    graph::{Scope, SilenceNode, Which},
    id::{LimitId, StepId},
    language::By,
    people::For,
};

impl Asking<'_> {
    /// The deadlines to come of a step, and of the stages and the case that it is in.
    pub(super) fn due(&self, step: StepId) -> Vec<Due> {
        let own = self.probe.graph.steps()[step].time.limit;
        let limits: Vec<LimitId> = own.into_iter().chain(self.probe.graph.limits_over(step).iter().copied()).collect();
        let coming = self.probe.case.deadlines().filter(|(_, limit, _)| limits.contains(limit));
        coming.map(|(at, limit, which)| self.one(at, limit, which)).collect()
    }

    fn one(&self, at: jiff::Timestamp, limit: LimitId, which: Which) -> Due {
        let (graph, case) = (self.probe.graph, self.probe.case);
        let node = &graph.limits()[limit];
        let silence = match node.scope {
            Scope::Step(step) => graph.steps()[step].time.silence.as_ref().map(|silence| (step, silence)),
            Scope::Case | Scope::Stage(_) => None,
        };
        let acts = |(_, silence): &(StepId, &SilenceNode)| silence.at == which;
        let silence = silence.filter(acts);
        let outcome = silence.and_then(|(step, silence)| Some(graph.outcome_name(step, silence.outcome?).to_owned()));
        debug_assert!(case.ending().is_none());
        let (name, then) = (node.name.clone(), silence.map(|(_, silence)| silence.meaning));
        Due { limit, name, which, at, then, outcome }
    }

    /// Who may act on a work item, in the words of the definition.
    pub(super) fn by(&self, item: WorkItemId) -> Option<String> {
        let graph = self.probe.graph;
        let words = |by: &By| by.to_string();
        match self.draft.work_for(item) {
            For::Named(by) => Some(words(by)),
            For::Person(person) | For::Adviser(person) => Some(person.to_string()),
            For::Candidates => {
                let silence = graph.steps()[item.step].time.silence.as_ref();
                let handed = silence.filter(|_| self.probe.case.is_handed_over(item.step));
                let handed = handed.and_then(|silence| silence.hands_to.as_ref());
                handed.or_else(|| graph.by(item.step)).or_else(|| self.pool(item)).map(words)
            }
        }
    }

    /// Whose seats they are, where all of a step are one pool's: there may be nobody in it.
    fn pool(&self, item: WorkItemId) -> Option<&By> {
        let seats = self.probe.graph.steps()[item.step].staffing.as_ref()?.seats.as_ref()?;
        seats.members.as_ref().filter(|_| seats.who.is_empty() && seats.each.is_none())
    }
}
