use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Catalogue, Outcomes},
    id::{StepId, Table},
    language::{Kind, OUTCOMES_MAX, Workflow},
};

/// The outcomes of every step.
pub(super) fn of(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) -> Table<StepId, Outcomes> {
    let rows = tree.steps.iter().map(|(name, step)| {
        let called = step.workflow.as_deref().and_then(|id| catalogue.get(id));
        let outcomes = Outcomes::of(step, called.map_or(&[], |called| &called.ends));
        if outcomes.len() > OUTCOMES_MAX {
            let message = format!("`{name}` has {} outcomes; at most {OUTCOMES_MAX} are possible", outcomes.len());
            found.push(Diagnostic::new(Code::TooLarge, Place::step_name(name), message));
        }
        if step.kind == Kind::Call && called.is_some_and(|called| called.ends.iter().any(|end| end == "closed")) {
            let message = "the workflow called has an end `closed`, which here means that a sub-case was closed outside its graph";
            found.push(Diagnostic::new(Code::ReservedName, Place::step(name).field("workflow"), message));
        }
        outcomes
    });
    Table::new(rows.collect())
}
