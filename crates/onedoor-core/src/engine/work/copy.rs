//! Telling somebody of a case (抄送): a notice to be read, never a task; nothing waits for it.

use super::{Draft, Judge, Refusal, WorkRefusal};
use crate::{
    case::{Board, WorkEvent},
    people::{Actor, Power, Right, Warrant},
};

/// More people than this are not told of one case.
const COPIES_MAX: usize = 1_000;

/// The applicant, who answers for the case, who manages or supervises, and whoever has open work of it in hand.
pub(super) fn warrant(judge: &Judge<'_, '_>, to: &Actor) -> Result<Warrant, Refusal> {
    judge.is_known(to)?;
    let party = judge.takes_part().map(Ok);
    party.unwrap_or_else(|| judge.has(Power::Manage).or_else(|_| judge.has(Power::Supervise)))
}

pub(super) fn act(draft: &mut Draft<'_>, to: &Actor) -> Result<(), Refusal> {
    let copied = &draft.parties().copied;
    if copied.iter().any(|(known, _)| known == to) {
        return Err(WorkRefusal::Already { what: format!("`{to}` was told of it") }.into());
    }
    if copied.len() >= COPIES_MAX {
        return Err(WorkRefusal::NotSo { what: "no more people can be told of one case".to_owned() }.into());
    }
    draft.emit(WorkEvent::Copied { to: to.clone() }.into());
    Ok(())
}

/// Whoever was told.
pub(super) fn reads(judge: &Judge<'_, '_>) -> Result<Warrant, Refusal> {
    match judge.draft.parties().copied.iter().any(|(to, _)| to == judge.by) {
        true => Ok(judge.warrant(Right::Holder)),
        false => Err(WorkRefusal::NotSo { what: format!("`{}` was not told of it", judge.by) }.into()),
    }
}

pub(super) fn read(draft: &mut Draft<'_>, by: &Actor) -> Result<(), Refusal> {
    if draft.parties().copied.iter().any(|(to, read)| to == by && *read) {
        return Err(WorkRefusal::Already { what: format!("`{by}` has read it") }.into());
    }
    draft.emit(WorkEvent::CopyRead { by: by.clone() }.into());
    Ok(())
}
