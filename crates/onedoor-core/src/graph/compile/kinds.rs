use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{Kind, Step, Workflow},
};

/// A workflow has steps and ends, and each step the fields that its kind has.
pub(super) fn check(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    let steps = ("steps", tree.steps.is_empty(), "such as `steps: {\"review\": Review(by: Dept(\"planning\"))}`");
    let ends = ("ends", tree.ends.is_empty(), "such as `ends: {\"answered\": (after: [\"review\"])}`");
    for (field, empty, help) in [steps, ends] {
        if empty {
            found.push(
                Diagnostic::new(Code::EmptyWorkflow, Place::root().field(field), format!("a workflow needs `{field}`"))
                    .help(help),
            );
        }
    }
    for (name, step) in tree.steps.iter() {
        only_of_its_kind(name, step, found);
        missing(name, step, found);
        returns_max(name, step, found);
    }
    for (name, end) in tree.ends.iter() {
        if end.after.is_empty() {
            found.push(
                Diagnostic::new(
                    Code::EndAfterNothing,
                    Place::end_name(name),
                    format!("the end `{name}` comes after nothing"),
                )
                .help("write `after: [\"step.outcome\"]`"),
            );
        }
    }
}

fn only_of_its_kind(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let rows = [
        ("role", step.role.is_some(), Kind::Assign),
        ("workflow", step.workflow.is_some(), Kind::Call),
        ("each", step.each.is_some(), Kind::Call),
        ("as", step.element.is_some(), Kind::Call),
        ("persistent", step.persistent, Kind::Wait),
    ];
    for (field, written, kind) in rows {
        if written && step.kind != kind {
            let message = format!("`{field}` is a field of `{}`, not of `{}`", kind.word(), step.kind.word());
            found.push(
                Diagnostic::new(Code::WrongKind, Place::step(name).field(field), message)
                    .help("take it out, or choose the other kind"),
            );
        }
    }
}

fn missing(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let mut wrong = |missing: bool, message: &str, help: &str| {
        if missing {
            found.push(Diagnostic::new(Code::WrongKind, Place::step_name(name), message).help(help));
        }
    };
    let call = step.kind == Kind::Call;
    wrong(
        step.kind == Kind::Assign && step.role.is_none(),
        "`Assign` must say which role it assigns",
        "write `role: \"handler\"`",
    );
    wrong(call && step.workflow.is_none(), "`Call` must say which workflow it calls", "write `workflow: \"its_id\"`");
    wrong(
        call && !step.outcomes.is_empty(),
        "the outcomes of `Call` are the ends of the workflow called",
        "take `outcomes` out",
    );
    wrong(
        call && step.each.is_none() && step.element.is_some(),
        "`as` names the element of `each`",
        "write `each: \"a_list_field\"` too",
    );
    wrong(
        call && step.each.is_some() && step.element.is_none(),
        "`each` must say where the element goes",
        "write `as: \"field_of_the_called_workflow\"`",
    );
    wrong(
        call && step.each.is_some() && !step.writes.is_empty(),
        "many sub-cases cannot write one field",
        "take `writes` out",
    );
    if step.kind == Kind::Decide && step.outcomes.is_empty() {
        let message = "`Decide` must list its outcomes";
        found.push(
            Diagnostic::new(Code::NoOutcomes, Place::step_name(name), message)
                .help("write `outcomes: [\"granted\", \"refused\"]`"),
        );
    }
}

fn returns_max(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let Some(max) = step.returns_max else { return };
    let place = Place::step(name).field("returns_max");
    if !(1..=99).contains(&max) {
        found.push(
            Diagnostic::new(Code::BadReturnsMax, place, format!("`returns_max: {max}` is outside 1 to 99"))
                .help("leave it out where returns shall not be counted"),
        );
    } else if step.returns.is_empty() {
        found.push(
            Diagnostic::new(Code::BadReturnsMax, place, format!("`{name}` has no outcome that returns"))
                .help("take it out, or write `returns`"),
        );
    }
}
