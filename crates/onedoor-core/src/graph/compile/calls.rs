use crate::{
    diagnostic::{Code, Diagnostic, Place, did_you_mean, one_of},
    expr::Type,
    graph::{Catalogue, Signature},
    language::{Step, Workflow},
};

/// A called workflow is known, gets the fields it asks for, and never leads back to its caller (WCP-22, recursion, is excluded).
pub(super) fn check(tree: &Workflow, catalogue: &Catalogue, found: &mut Vec<Diagnostic>) {
    for (name, step) in tree.steps.iter() {
        let Some(id) = &step.workflow else { continue };
        if *id == tree.id || catalogue.leads_to(id, &tree.id) {
            found.push(
                Diagnostic::new(
                    Code::Recursion,
                    Place::step(name).field("workflow"),
                    format!("`{}` would call itself", tree.id),
                )
                .help("call a workflow that does not lead back here"),
            );
        } else if let Some(called) = catalogue.get(id) {
            passed_in(tree, name, step, called, found);
            taken_over(tree, name, step, called, found);
        } else {
            found.push(unknown(name, id, catalogue));
        }
    }
}

fn unknown(step: &str, id: &str, catalogue: &Catalogue) -> Diagnostic {
    let known = did_you_mean(id, catalogue.ids()).unwrap_or_else(|| match catalogue.ids().next() {
        Some(_) => format!("known: {}", one_of(catalogue.ids())),
        None => "put its file beside this one, or deploy it first".to_owned(),
    });
    Diagnostic::new(
        Code::UnknownWorkflow,
        Place::step(step).field("workflow"),
        format!("the workflow `{id}` is not known"),
    )
    .help(known)
}

/// Each field that the called workflow asks for at its start has a field of the same name and type here, or is the element.
fn passed_in(tree: &Workflow, name: &str, step: &Step, called: &Signature, found: &mut Vec<Diagnostic>) {
    for (field, ty) in called.data.iter().filter(|(field, _)| !called.written.contains(*field)) {
        let given =
            if step.element.as_deref() == Some(field) { element_type(tree, step) } else { tree.data.get(field) };
        if given != Some(ty) {
            let message = format!("the workflow called asks for `{field}` of type {ty}, which is not there");
            found.push(
                Diagnostic::new(Code::UnknownData, Place::step(name).field("workflow"), message)
                    .help("give `data` a field of the same name and type"),
            );
        }
    }
    if let Some(field) = step.element.as_deref().filter(|field| called.data.get(field).is_none()) {
        let help = did_you_mean(field, called.data.keys());
        found.push(
            Diagnostic::new(
                Code::UnknownData,
                Place::step(name).field("as"),
                format!("the workflow called has no field `{field}`"),
            )
            .maybe_help(help),
        );
    }
}

fn element_type<'a>(tree: &'a Workflow, step: &Step) -> Option<&'a Type> {
    match tree.data.get(step.each.as_deref()?) {
        Some(Type::List(element)) => Some(element),
        _ => None,
    }
}

/// What the step writes is what the called workflow ends with, under the same name.
fn taken_over(tree: &Workflow, name: &str, step: &Step, called: &Signature, found: &mut Vec<Diagnostic>) {
    for (index, field) in step.writes.iter().enumerate() {
        if tree.data.get(field).is_some() && called.data.get(field) != tree.data.get(field) {
            let message = format!("the workflow called has no field `{field}` of this type");
            found.push(Diagnostic::new(Code::UnknownData, Place::step(name).field("writes").item(index), message));
        }
    }
    if let Some(field) = &step.each
        && tree.data.get(field).is_some_and(|ty| !matches!(ty, Type::List(_)))
    {
        found.push(Diagnostic::new(
            Code::WrongKind,
            Place::step(name).field("each"),
            format!("`{field}` is not a list"),
        ));
    }
}
