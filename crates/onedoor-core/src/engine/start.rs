use super::{
    Draft, Given, Refusal,
    settle::{Guards, Known, settle_all},
};
use crate::{
    case::{Case, Event, Start},
    proof::Proved,
};

/// What happens when a case begins.
///
/// # Errors
/// [`Refusal::FieldMissing`] when a field that no step writes has no value, [`Refusal::WrongType`], [`Refusal::BadDocument`] and their like for what was given.
pub fn start(graph: &Proved, given: &Given) -> Result<Vec<Event>, Refusal> {
    given.check(graph)?;
    let has_value = |id| given.data.iter().any(|(field, _)| *field == id);
    if let Some((_, field)) = graph.fields().iter().find(|(id, field)| field.required && !has_value(*id)) {
        return Err(Refusal::FieldMissing { field: field.name.clone(), who: "whoever starts the case".to_owned() });
    }
    Ok(begin(graph, given, &mut Known))
}

pub(super) fn begin(graph: &Proved, given: &Given, guards: &mut dyn Guards) -> Vec<Event> {
    let case = Case::new(graph);
    let mut draft = Draft::new(graph, &case);
    draft.emit(Event::CaseStarted(Box::new(Start { data: given.data.clone(), documents: given.documents.clone() })));
    settle_all(&mut draft, guards);
    draft.into_events()
}
