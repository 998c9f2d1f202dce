use crate::{
    diagnostic::{Code, Diagnostic},
    graph::Catalogue,
    language::{Kind, Workflow},
};
use std::collections::BTreeSet;

/// Of a step that lists no outcomes although it must, or calls a workflow that is not known, nobody can say which outcomes it lacks.
pub(super) fn drop_unknowable_outcomes(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) {
    let unknowable: BTreeSet<&str> = tree
        .steps
        .iter()
        .filter(|(_, step)| match step.kind {
            Kind::Decide => step.outcomes.is_empty(),
            Kind::Call => step.workflow.as_deref().and_then(|id| catalogue.get(id)).is_none(),
            _ => false,
        })
        .map(|(name, _)| name)
        .collect();
    // The message begins with the name of the step that has the outcomes.
    let step = |found: &Diagnostic| found.message.split('`').nth(1).is_some_and(|step| unknowable.contains(step));
    found.retain(|found| found.code != Code::UnknownOutcome || !step(found));
}

/// Where a name could not be resolved, an edge or a return is missing from the graph: what is said from `before` on only for lack of something is no
/// finding of its own.
pub(super) fn drop_consequences(found: &mut Vec<Diagnostic>, before: usize) {
    let unresolved = |found: &Diagnostic| {
        matches!(
            found.code,
            Code::UnknownStep | Code::UnknownOutcome | Code::UnknownWorkflow | Code::NoOutcomes | Code::EdgeOnReturn
        )
    };
    if found.iter().any(unresolved) {
        let mut place = 0;
        found.retain(|found| {
            place += 1;
            place <= before || !found.code.is_about_absence()
        });
    }
}
