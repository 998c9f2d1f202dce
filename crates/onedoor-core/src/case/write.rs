mod time;
mod work;

pub(super) use time::tally;

use super::{
    Basis, Board, By, Clock, Completion, Condition, Document, Earlier, Ending, Event, Extra, NewRound, PLAIN, Skip,
    Versioned, Why, Worked, edge_state,
};
use crate::{
    expr::Value,
    graph::Graph,
    id::{DocumentId, FieldId, Node, OutcomeId, StepId},
    language::Party,
};
use std::sync::Arc;

/// Writes an event to a board. The only writer: what it does for an event of a released version never changes.
///
/// The ids of the event are of this graph; [`super::Case::apply`] sees to that.
pub(crate) fn write(board: &mut impl Board, graph: &Graph, event: &Event) {
    match event {
        Event::CaseStarted(start) => {
            time::begin(board, start.at);
            given(board, &start.data, &start.documents);
        }
        Event::StepOpened { step, round } => open(board, graph, *step, *round),
        Event::StepCompleted { step, outcome, with } => complete(board, graph, *step, *outcome, with.as_deref()),
        Event::StepKept { step, outcome } => keep(board, graph, *step, Condition::Done(*outcome)),
        Event::StepSkipped { step, round, why } => skip(board, graph, *step, *round, *why),
        Event::StepCancelled { step, by, .. } => cancel(board, graph, *step, *by),
        Event::RoundStarted(round) => start_round(board, graph, round),
        Event::DetourPassed { target } => pass_detour(board, *target),
        Event::StepRequested { step, .. } => stand(board, graph, *step, Condition::Waiting),
        Event::CompletionTakenBack { .. } => {}
        Event::SubCasesStarted { step, count } => {
            board.extra_mut(*step).sub_cases = vec![None; *count as usize];
            board.tidy(*step);
        }
        Event::SubCaseEnded { step, element, outcome } => {
            if let Some(answer) = board.extra_mut(*step).sub_cases.get_mut(*element as usize) {
                *answer = Some(*outcome);
            }
        }
        Event::CaseEnded { end } => finish(board, Ending::End(*end)),
        Event::CaseClosed { closing, .. } => finish(board, Ending::Closed(*closing)),
        Event::CaseRanOut => finish(board, Ending::RanOut),
        Event::TimePassed { to } => *board.now_mut() = *to,
        Event::CalendarAdopted { calendar } => board.times_mut().calendar = Some(**calendar),
        Event::ClockStarted(start) => {
            time::start_clock(board, start);
        }
        Event::ClockStopped { limit } => time::change(board, *limit, Clock::stop),
        Event::ClockEnded { limit } => time::change(board, *limit, Clock::end),
        Event::ClockResumed { limit, deadlines } => {
            time::change(board, *limit, |clock, now| clock.resume(now, **deadlines));
        }
        Event::LimitChanged(change) => time::change_limit(board, change),
        Event::DeadlinesMoved { limit, deadlines } => {
            time::change(board, *limit, |clock, now| clock.move_to(now, **deadlines));
        }
        Event::DeadlinePassed { limit, which } => {
            act_alone(board);
            time::change(board, *limit, |clock, _| clock.pass(*which));
        }
        Event::StepStopped(order) => time::stop(board, graph, order),
        Event::StepResumed { step } => time::resume(board, graph, *step),
        Event::Acknowledged { step: Some(step) } => board.extra_mut(*step).acknowledged = true,
        Event::Acknowledged { step: None } => {}
        Event::StepHandedOver { step, .. } => board.extra_mut(*step).handed_over = true,
        Event::TriggerKept(trigger) => {
            let by = board.parties().acting.first().cloned();
            if by.is_some() {
                work::desk(board, trigger.step, |desk| desk.trigger_by = by);
            }
            board.extra_mut(trigger.step).trigger = Some(trigger.clone());
        }
        Event::CaseSuspended { .. } => suspend(board, true),
        Event::CaseResumed { .. } => suspend(board, false),
        Event::Work(work) => work::write(board, graph, work),
    }
}

/// Who ordered the work to rest may let it go on.
fn suspend(board: &mut impl Board, suspended: bool) {
    board.times_mut().suspended = suspended;
    let by = if suspended { board.parties().acting.clone() } else { Vec::new() };
    if by != board.parties().suspended_by {
        board.parties_mut().suspended_by = by;
    }
}

/// What time does is nobody's order.
fn act_alone(board: &mut impl Board) {
    if !board.parties().acting.is_empty() {
        board.parties_mut().acting.clear();
    }
}

/// A case that has ended waits for nothing.
fn finish(board: &mut impl Board, ending: Ending) {
    *board.ending_mut() = Some(ending);
    if !board.detours().is_empty() {
        board.detours_mut().clear();
    }
}

fn given(board: &mut impl Board, data: &[(FieldId, Value)], documents: &[(DocumentId, Document)]) {
    for (field, value) in data {
        renew(board.field_mut(*field), value.clone());
    }
    for (id, document) in documents {
        renew(board.document_mut(*id), Arc::new(document.clone()));
    }
}

/// The same again is no new version.
fn renew<T: PartialEq>(slot: &mut Versioned<T>, value: T) {
    if slot.value.as_ref() != Some(&value) {
        slot.value = Some(value);
        slot.version = slot.version.saturating_add(1);
    }
}

fn open(board: &mut impl Board, graph: &Graph, step: StepId, round: u32) {
    stand(board, graph, step, Condition::Open);
    work::clear(board, step);
    let basis = graph.steps()[step].keepable.then(|| basis(board, graph, step));
    board.cell_mut(step).round = round;
    if basis.is_some() {
        let extra = board.extra_mut(step);
        extra.basis = basis;
        extra.earlier = None;
    }
}

/// What a step would rest on if it opened now.
pub(crate) fn basis(board: &impl Board, graph: &Graph, step: StepId) -> Basis {
    let live =
        (0..).zip(graph.edges_to(Node::Step(step))).filter_map(|(place, edge)| match board.cell(edge.from).condition {
            Condition::Done(outcome) if edge.accepts.contains(outcome) => Some((place, outcome)),
            _ => None,
        });
    let node = &graph.steps()[step];
    let fields = node.relies_on_fields().map(|field| board.field(field).version);
    let documents = node.relies_on_documents().map(|document| board.document(document).version);
    Basis { live: live.collect(), reads: fields.chain(documents).collect() }
}

/// What a step brought is to it as it left it: only what others change afterwards is a reason to do it anew.
fn renew_basis(board: &mut impl Board, graph: &Graph, step: StepId, with: &Completion) {
    let node = &graph.steps()[step];
    let fields = node
        .relies_on_fields()
        .map(|field| with.data.iter().any(|(id, _)| *id == field).then(|| board.field(field).version));
    let documents = node
        .relies_on_documents()
        .map(|document| with.documents.iter().any(|(id, _)| *id == document).then(|| board.document(document).version));
    let brought: Vec<Option<u32>> = fields.chain(documents).collect();
    forget(board, step, |extra| {
        for (version, brought) in extra.basis.iter_mut().flat_map(|basis| &mut basis.reads).zip(brought) {
            *version = brought.unwrap_or(*version);
        }
    });
}

fn complete(board: &mut impl Board, graph: &Graph, step: StepId, outcome: OutcomeId, with: Option<&Completion>) {
    stand(board, graph, step, Condition::Done(outcome));
    if graph.steps()[step].returning.contains(outcome) {
        let extra = board.extra_mut(step);
        extra.returned = extra.returned.saturating_add(1);
    }
    forget(board, step, |extra| extra.trigger = None);
    match with.map(|with| &with.worked) {
        None | Some(Worked::Done) => work::completed(board, step),
        Some(Worked::BySeats) => work::answered(board, step),
        Some(Worked::Repeated { of }) => work::repeated(board, step, *of),
        // Where silence answered from some of its seats, those who answered from the others did it.
        Some(Worked::BySilence { .. }) => work::answered(board, step),
        Some(Worked::Waived { .. }) => work::waived(board, step),
        Some(Worked::BySubCases | Worked::ByNobody) => work::undone(board, step),
    }
    let Some(with) = with else { return };
    if let Worked::BySilence { meaning, .. } = with.worked {
        board.extra_mut(step).silent = Some(meaning);
    }
    if with.worked != Worked::Done {
        forget(board, step, |extra| extra.sub_cases.clear());
    }
    given(board, &with.data, &with.documents);
    if !with.documents.is_empty() && graph.steps()[step].time.party == Party::Applicant {
        board.times_mut().papers = board.now();
    }
    renew_basis(board, graph, step, with);
}

fn keep(board: &mut impl Board, graph: &Graph, step: StepId, condition: Condition) {
    stand(board, graph, step, condition);
    forget(board, step, |extra| extra.basis = extra.earlier.take().map(|earlier| earlier.basis));
}

fn skip(board: &mut impl Board, graph: &Graph, step: StepId, round: u32, why: Skip) {
    let why = match why {
        Skip::Join => Why::Join,
        Skip::Guard | Skip::GuardWithoutValue => Why::Guard,
    };
    stand(board, graph, step, Condition::Skipped(why));
    board.cell_mut(step).round = round;
    forget(board, step, |extra| extra.earlier = None);
    forget_detours(board, step);
}

fn cancel(board: &mut impl Board, graph: &Graph, step: StepId, by: By) {
    stand(board, graph, step, Condition::Cancelled(by));
    work::clear(board, step);
    forget(board, step, |extra| {
        extra.earlier = None;
        extra.sub_cases.clear();
    });
    forget_detours(board, step);
}

fn start_round(board: &mut impl Board, graph: &Graph, round: &NewRound) {
    for step in &round.steps {
        let was = board.cell(*step).condition;
        stand(board, graph, *step, was.fresh(&graph.steps()[*step]));
        let cell = board.cell_mut(*step);
        cell.round = cell.round.saturating_add(1);
        let may_keep = round.keep && *step != round.returner && *step != round.target;
        forget(board, *step, |extra| {
            let basis = extra.basis.take();
            extra.sub_cases.clear();
            (extra.silent, extra.acknowledged, extra.handed_over) = (None, false, false);
            extra.earlier = match (was, basis) {
                _ if !may_keep => None,
                (Condition::Done(outcome), Some(basis)) => Some(Earlier { outcome, basis }),
                _ => extra.earlier.take(),
            };
        });
        forget_detours(board, *step);
        work::clear(board, *step);
    }
    if !round.by_way_of.is_empty() {
        board.detours_mut().push((round.target, round.by_way_of.clone()));
    }
}

fn pass_detour(board: &mut impl Board, target: StepId) {
    let detours = board.detours_mut();
    if let Some((_, rest)) = detours.iter_mut().find(|(waiting, _)| *waiting == target)
        && !rest.is_empty()
    {
        rest.remove(0);
    }
    detours.retain(|(_, rest)| !rest.is_empty());
}

fn forget_detours(board: &mut impl Board, target: StepId) {
    if board.detours().iter().any(|(waiting, _)| *waiting == target) {
        board.detours_mut().retain(|(waiting, _)| *waiting != target);
    }
}

/// Changes what only few steps carry, where there is something to change.
fn forget(board: &mut impl Board, step: StepId, forget: impl FnOnce(&mut Extra)) {
    if !std::ptr::eq(board.extra(step), &raw const PLAIN) {
        forget(board.extra_mut(step));
        board.tidy(step);
    }
}

/// Puts a step into a condition and tells the joins behind it.
fn stand(board: &mut impl Board, graph: &Graph, step: StepId, condition: Condition) {
    let was = std::mem::replace(&mut board.cell_mut(step).condition, condition);
    let open = board.open_mut();
    *open =
        open.saturating_add(u32::from(condition == Condition::Open)).saturating_sub(u32::from(was == Condition::Open));
    count_edges(board, graph, step, was, condition);
    if graph.has_limits() && was != condition {
        time::tally(board, graph, step, was, condition);
    }
}

pub(super) fn count_edges(board: &mut impl Board, graph: &Graph, step: StepId, was: Condition, now: Condition) {
    if was.is_pending() && now.is_pending() {
        return;
    }
    for (node, accepts) in graph.edges_from(step) {
        let (from, to) = (edge_state(was, accepts, node), edge_state(now, accepts, node));
        if from != to {
            let counts = board.counts_mut(node);
            *counts = counts.moved(from, to);
        }
    }
}
