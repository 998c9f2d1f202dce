//! What happens in the second of two cases that are made of one (分案).

use super::{Draft, Env, Refusal, WorkRefusal, authorise, judge::Judge};
use crate::{
    case::{Case, Event, WorkEvent},
    people::{Actor, Power},
    proof::Proved,
};

/// Whoever ordered it, and of which case it was a part. The host gives the second case the record of the first so far; `case` is how both stand then.
///
/// # Errors
/// [`Refusal::CaseEnded`], [`WorkRefusal::NobodyActs`] for the engine itself, and the [`Bar`](crate::people::Bar) of whoever lacks [`Power::Manage`].
pub fn split(graph: &Proved, case: &Case, env: &Env<'_>, from: &str, by: &Actor) -> Result<Vec<Event>, Refusal> {
    if let Some(ending) = case.ending() {
        return Err(Refusal::CaseEnded { ending: ending.describe(graph) });
    }
    if by.is_engine() {
        return Err(WorkRefusal::NobodyActs.into());
    }
    let mut draft = Draft::new(graph, case);
    draft.advance(env.now);
    let warrant = Judge { draft: &draft, env, by }.has(Power::Manage)?;
    authorise::adopt_directory(&mut draft, env);
    draft.emit(WorkEvent::Acted(warrant).into());
    draft.emit(WorkEvent::CaseSplit { from: from.to_owned() }.into());
    Ok(draft.into_events())
}
