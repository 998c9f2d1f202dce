//! To whom the work of a step comes when it opens (resource patterns 6, 7, 9, 14, 16, 17, 39).

use super::super::{Draft, Env};
use crate::{
    case::{Board, WorkEvent, WorkItemId},
    engine::Workload,
    graph::Staffing,
    id::{Node, StepId},
    language::Allocate,
    people::{Actor, Authority, For},
};

/// Gives it to somebody who may do it, by the rule of the step; where there is nobody, it is offered.
pub(super) fn allocate(draft: &mut Draft<'_>, env: &Env<'_>, step: StepId) {
    let Some(staffing) = draft.graph_ref().steps()[step].staffing.as_deref() else { return };
    if staffing.allocate == Allocate::Offer || !draft.desk(step).seats.is_empty() {
        return;
    }
    if let Some(to) = chosen(draft, env, step, staffing) {
        draft.emit(WorkEvent::WorkAllocated { item: WorkItemId::of(step), to }.into());
    }
}

fn chosen(draft: &Draft<'_>, env: &Env<'_>, step: StepId, staffing: &Staffing) -> Option<Actor> {
    let wanted = match &staffing.allocate {
        Allocate::Offer => return None,
        Allocate::Fixed(person) => Actor::authenticated(draft.parties().successor(person)).ok(),
        Allocate::Familiar(_) => draft.desk(staffing.familiar?).done_by.first().cloned(),
        Allocate::Chained => before(draft, step),
        Allocate::RoundRobin | Allocate::LeastLoaded => None,
    };
    // Without a directory the host answers for who acts, and nobody can be chosen among those who may.
    let Some(directory) = env.directory else { return wanted };
    let authority = Authority::new(draft.graph_ref(), directory, draft, draft.now());
    match &staffing.allocate {
        Allocate::RoundRobin => in_turn(&authority.members(step, For::Candidates), last(draft, env.workload, step)),
        Allocate::LeastLoaded => least_loaded(authority.members(step, For::Candidates), env.workload),
        _ => wanted.filter(|person| authority.may_work(person, step, For::Candidates).is_ok()),
    }
}

/// Who completed what it comes after, where it was completed just now.
fn before(draft: &Draft<'_>, step: StepId) -> Option<Actor> {
    let mut edges = draft.graph_ref().edges_to(Node::Step(step)).iter();
    edges.find_map(|edge| draft.desk(edge.from).done_by.first().filter(|person| draft.is_acting(person)).cloned())
}

fn last<'w>(draft: &Draft<'_>, workload: Option<&'w Workload>, step: StepId) -> Option<&'w Actor> {
    let graph = draft.graph_ref();
    workload?.last.get(&(graph.workflow().id.clone(), graph.step_name(step).to_owned()))
}

/// The next behind whoever had it last, in the order of identities.
fn in_turn(candidates: &[Actor], last: Option<&Actor>) -> Option<Actor> {
    let next = last.and_then(|last| candidates.iter().find(|person| *person > last));
    next.or(candidates.first()).cloned()
}

fn least_loaded(candidates: Vec<Actor>, workload: Option<&Workload>) -> Option<Actor> {
    let load = |person: &Actor| workload.and_then(|workload| workload.in_hand.get(person)).copied().unwrap_or(0);
    candidates.into_iter().min_by_key(|person| (load(person), person.clone()))
}
