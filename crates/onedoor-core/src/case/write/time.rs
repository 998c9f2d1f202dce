//! What the events of time write.

use super::forget;
use crate::{
    case::{Board, Clock, ClockStart, Condition, LimitChange, StopOrder, Tally, Times},
    graph::Graph,
    id::{LimitId, StepId},
};
use jiff::Timestamp;

pub(super) fn begin(board: &mut impl Board, at: Timestamp) {
    *board.now_mut() = at;
    let times = board.times_mut();
    *times = Times { received: at, papers: at, ..*times };
}

/// A clock that begins anew, in a new round of its step, keeps count of how often it was extended: what is allowed once is allowed once in a case.
pub(super) fn start_clock(board: &mut impl Board, start: &ClockStart) {
    let mut clock = Clock::started(start.since, start.variant, start.deadlines);
    clock.extended = board.clock(start.limit).map_or((0, 0), |earlier| earlier.extended);
    board.set_clock(start.limit, clock);
}

/// Changes a clock that is there.
pub(super) fn change(board: &mut impl Board, limit: LimitId, change: impl FnOnce(&mut Clock, Timestamp)) {
    let now = board.now();
    if let Some(mut clock) = board.clock(limit).cloned() {
        change(&mut clock, now);
        board.set_clock(limit, clock);
    }
}

pub(super) fn change_limit(board: &mut impl Board, what: &LimitChange) {
    change(board, what.limit, |clock, now| {
        clock.add(what.by);
        if let Ok(by) = u32::try_from(what.by) {
            clock.extended = (clock.extended.0.saturating_add(1), clock.extended.1.saturating_add(by));
        }
        clock.move_to(now, what.deadlines);
    });
}

pub(super) fn stop(board: &mut impl Board, graph: &Graph, order: &StopOrder) {
    if !board.cell(order.step).condition.is_pending() {
        return;
    }
    let was = counts(board, graph, order.step);
    board.extra_mut(order.step).stopped = Some(order.ground);
    turn(board, graph, order.step, was);
}

pub(super) fn resume(board: &mut impl Board, graph: &Graph, step: StepId) {
    let was = counts(board, graph, step);
    forget(board, step, |extra| extra.stopped = None);
    turn(board, graph, step, was);
}

/// Whether the time of a step counts against the authority while it is open.
fn counts(board: &impl Board, graph: &Graph, step: StepId) -> bool {
    graph.steps()[step].time.counts() && board.extra(step).stopped.is_none()
}

/// An open step goes from one side of the tallies to the other.
fn turn(board: &mut impl Board, graph: &Graph, step: StepId, was: bool) {
    let now = counts(board, graph, step);
    if board.cell(step).condition != Condition::Open || was == now {
        return;
    }
    for limit in graph.limits_over(step) {
        let Tally { on, off, pending } = board.tally(*limit);
        let (on, off) = match now {
            true => (on.saturating_add(1), off.saturating_sub(1)),
            false => (on.saturating_sub(1), off.saturating_add(1)),
        };
        board.set_tally(*limit, Tally { on, off, pending });
    }
}

/// A step went from one condition to another: the limits over it count anew, and what is not open is not stopped.
pub(in crate::case) fn tally(board: &mut impl Board, graph: &Graph, step: StepId, was: Condition, now: Condition) {
    let open = |condition| u32::from(condition == Condition::Open);
    let pending = |condition: Condition| u32::from(condition.is_pending());
    for limit in graph.limits_over(step) {
        let mut tally = board.tally(*limit);
        tally.pending = tally.pending.saturating_add(pending(now)).saturating_sub(pending(was));
        let side = if counts(board, graph, step) { &mut tally.on } else { &mut tally.off };
        *side = side.saturating_add(open(now)).saturating_sub(open(was));
        board.set_tally(*limit, tally);
    }
    let leaves = was == Condition::Open && now != Condition::Open || was.is_pending() && !now.is_pending();
    if leaves && board.extra(step).stopped.is_some() {
        forget(board, step, |extra| extra.stopped = None);
    }
}
