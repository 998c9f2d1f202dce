//! Letting another case go on in this one (并案): the stricter of the two limits counts.

use super::{Draft, Env, Refusal};
use crate::case::{Deadlines, WorkEvent};

pub(super) fn act(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    case: &str,
    deadlines: &Deadlines,
) -> Result<(), Refusal> {
    draft.emit(WorkEvent::CaseAbsorbed { case: case.to_owned() }.into());
    crate::engine::extend::tighten(draft, env, deadlines, case)
}
