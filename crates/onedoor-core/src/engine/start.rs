use super::{
    Draft, Env, Given, Refusal, clocks,
    settle::{Guards, Known, settle_all},
};
use crate::{
    case::{Case, Event, Start},
    proof::Proved,
};
use jiff::Timestamp;

/// What happens when a case begins.
///
/// # Errors
/// [`Refusal::FieldMissing`] when a field that no step writes has no value, [`Refusal::WrongType`], [`Refusal::BadDocument`] and their like for what was given,
/// [`Refusal::NoCalendar`] for a workflow with limits where [`Env`] has no calendar.
pub fn start(graph: &Proved, env: &Env<'_>, given: &Given) -> Result<Vec<Event>, Refusal> {
    given.check(graph)?;
    let has_value = |id| given.data.iter().any(|(field, _)| *field == id);
    if let Some((_, field)) = graph.fields().iter().find(|(id, field)| field.required && !has_value(*id)) {
        return Err(Refusal::FieldMissing { field: field.name.clone(), who: "whoever starts the case".to_owned() });
    }
    begin(graph, Some(env), given, &mut Known)
}

/// The same without looking at what is missing. Without an [`Env`] nobody keeps time.
pub(super) fn begin(
    graph: &Proved,
    env: Option<&Env<'_>>,
    given: &Given,
    guards: &mut dyn Guards,
) -> Result<Vec<Event>, Refusal> {
    let case = Case::new(graph);
    let mut draft = Draft::new(graph, &case);
    let at = env.map_or(Timestamp::UNIX_EPOCH, |env| env.now);
    draft.emit(Event::CaseStarted(Box::new(Start {
        at,
        data: given.data.clone(),
        documents: given.documents.clone(),
    })));
    if let Some(env) = env {
        clocks::adopt_calendar(&mut draft, env)?;
    }
    settle_all(&mut draft, guards);
    if let Some(env) = env {
        clocks::keep_time(&mut draft, env)?;
    }
    Ok(draft.into_events())
}
