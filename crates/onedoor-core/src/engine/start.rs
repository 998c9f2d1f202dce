use super::{
    Draft, Env, Opening, Refusal, WorkRefusal, authorise, clocks, desks,
    judge::Judge,
    settle::{Guards, Known, settle_all},
};
use crate::{
    case::{Case, Event, Start, WorkEvent},
    people::{Power, Right},
    proof::Proved,
};
use jiff::Timestamp;

/// What happens when a case begins.
///
/// # Errors
/// [`Refusal::FieldMissing`] when a field that no step writes has no value, [`Refusal::WrongType`], [`Refusal::BadDocument`] and their like for what was given,
/// [`Refusal::NoCalendar`] for a workflow with limits where [`Env`] has no calendar, [`Bar::NoPower`](crate::people::Bar::NoPower) where somebody begins it for
/// another who may not.
pub fn start(graph: &Proved, env: &Env<'_>, opening: impl Into<Opening>) -> Result<Vec<Event>, Refusal> {
    let opening = opening.into();
    opening.given.check(graph)?;
    let has_value = |id| opening.given.data.iter().any(|(field, _)| *field == id);
    if let Some((_, field)) = graph.fields().iter().find(|(id, field)| field.required && !has_value(*id)) {
        return Err(Refusal::FieldMissing { field: field.name.clone(), who: "whoever starts the case".to_owned() });
    }
    begin(graph, Some(env), &opening, &mut Known)
}

/// The same without looking at what is missing. Without an [`Env`] nobody keeps time.
pub(super) fn begin(
    graph: &Proved,
    env: Option<&Env<'_>>,
    opening: &Opening,
    guards: &mut dyn Guards,
) -> Result<Vec<Event>, Refusal> {
    let case = Case::new(graph);
    let mut draft = Draft::new(graph, &case);
    let at = env.map_or(Timestamp::UNIX_EPOCH, |env| env.now);
    draft.emit(Event::CaseStarted(Box::new(Start {
        at,
        data: opening.given.data.clone(),
        documents: opening.given.documents.clone(),
    })));
    if let Some(env) = env {
        clocks::adopt_calendar(&mut draft, env)?;
    }
    if let Some(env) = env {
        name_applicant(&mut draft, env, opening)?;
    }
    settle_all(&mut draft, guards);
    if let Some(env) = env {
        desks::attend(&mut draft, env, guards)?;
        clocks::keep_time(&mut draft, env)?;
    }
    Ok(draft.into_events())
}

/// Whose case it is, and who took it in.
fn name_applicant(draft: &mut Draft<'_>, env: &Env<'_>, opening: &Opening) -> Result<(), Refusal> {
    let Some(by) = &opening.by else {
        return match env.directory {
            Some(_) => Err(WorkRefusal::NobodyActs.into()),
            None => Ok(()),
        };
    };
    if by.is_engine() {
        // A case that another one calls begins by itself, and is whose that one is.
        authorise::adopt_directory(draft, env);
        if let Some(applicant) = opening.applicant.clone() {
            draft.emit(WorkEvent::ApplicantNamed { applicant }.into());
        }
        return Ok(());
    }
    let own = opening.applicant.as_ref().is_none_or(|applicant| applicant == by);
    let judge = Judge { draft, env, by };
    let warrant = if own { judge.warrant(Right::Applicant) } else { judge.has(Power::Receive)? };
    // Where the host alone answers for who acts, only an applicant who is named is one.
    if env.directory.is_some() || opening.applicant.is_some() {
        let applicant = opening.applicant.as_ref().unwrap_or(by).clone();
        authorise::adopt_directory(draft, env);
        draft.emit(WorkEvent::Acted(warrant).into());
        draft.emit(WorkEvent::ApplicantNamed { applicant }.into());
    }
    Ok(())
}
