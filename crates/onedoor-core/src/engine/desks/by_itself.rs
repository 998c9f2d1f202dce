//! Steps that are done by themselves when they open: because nobody may do them, or because whoever has just agreed would be asked again.

use super::super::{Draft, Env, complete::go_on, settle::Guards};
use crate::{
    case::{Board, Condition, Worked},
    graph::Staffing,
    id::{Node, StepId},
    language::{Nobody, Repeat},
    people::{Authority, For},
};

/// Whether a step was done by itself.
pub(super) fn done(draft: &mut Draft<'_>, env: &Env<'_>, step: StepId, guards: &mut dyn Guards) -> bool {
    let node = &draft.graph_ref().steps()[step];
    let (Some(staffing), Some(outcome)) = (node.staffing.as_deref(), node.pass()) else { return false };
    let Some(worked) = how(draft, env, step, staffing) else { return false };
    go_on(draft, step, outcome, worked, guards);
    true
}

fn how(draft: &Draft<'_>, env: &Env<'_>, step: StepId, staffing: &Staffing) -> Option<Worked> {
    let directory = env.directory?;
    let node = &draft.graph_ref().steps()[step];
    if !node.writes.is_empty() || node.is_joint() {
        return None;
    }
    let authority = Authority::new(draft.graph_ref(), directory, draft, draft.now());
    let repeated = (staffing.repeat == Repeat::Pass).then(|| repeated(draft, step, &authority)).flatten();
    if let Some(of) = repeated {
        return Some(Worked::Repeated { of });
    }
    let nobody = staffing.nobody == Nobody::Pass && authority.candidates(step, For::Candidates).is_empty();
    nobody.then_some(Worked::ByNobody)
}

/// The step before, if whoever did it agreed there and might do this one as well.
fn repeated(draft: &Draft<'_>, step: StepId, authority: &Authority<'_, Draft<'_>>) -> Option<StepId> {
    let graph = draft.graph_ref();
    let agreed =
        |other: StepId| graph.steps()[other].pass().is_some_and(|pass| draft.condition(other) == Condition::Done(pass));
    let before = graph.edges_to(Node::Step(step)).iter().map(|edge| edge.from).filter(|other| agreed(*other));
    let may = |other: &StepId| {
        let done_by = &draft.desk(*other).done_by;
        done_by.iter().any(|person| authority.may_work(person, step, For::Candidates).is_ok())
    };
    // A change since then would be a reason to ask again; a step that opens in the same breath has seen none.
    before.into_iter().filter(|other| draft.cell(*other).round >= 1).find(may)
}
