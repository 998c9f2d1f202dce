use super::{command::Command, play::Play};
use crate::{
    columns::fitted,
    style::{OPEN, QUIET},
};
use onedoor_core::{
    engine::{Action, Given},
    graph::StepNode,
    id::{OutcomeId, StepId},
    people::Actor,
};
use unicode_width::UnicodeWidthStr;

/// More moves than this are not listed; they can be typed all the same.
const MOVES_MAX: usize = 60;

/// More people than this are not tried for a move.
const PEOPLE_MAX: usize = 200;

/// A move that can be chosen by its number.
pub(super) struct Move {
    pub(super) command: Command,
    words: String,
    remark: String,
}

/// Each open step with each of its outcomes that would be taken now, in topological order.
pub(super) fn moves(play: &Play) -> Vec<Move> {
    let mut open: Vec<StepId> = play.case.open_steps().collect();
    open.sort_by_key(|step| play.graph.rank(*step));
    let every =
        open.into_iter().flat_map(|step| play.graph.steps()[step].outcomes.ids().map(move |outcome| (step, outcome)));
    every.filter_map(|(step, outcome)| possible(play, step, outcome)).take(MOVES_MAX).collect()
}

/// The first of the directory who may make a move; nobody in particular where there is no directory.
fn first_who_may(play: &Play, action: &Action) -> Option<Option<Actor>> {
    let Some(directory) = play.directory() else { return play.is_possible(action.clone(), None).then_some(None) };
    let mut people = directory.persons().take(PEOPLE_MAX).filter_map(|(person, _)| Actor::authenticated(person).ok());
    people.find(|person| play.is_possible(action.clone(), Some(person))).map(Some)
}

fn possible(play: &Play, step: StepId, outcome: OutcomeId) -> Option<Move> {
    let node = &play.graph.steps()[step];
    let name = node.outcomes.name(outcome);
    if node.called.is_some() {
        let end = (name != "closed").then(|| name.to_owned());
        let words = format!("sub {} {name}", node.name);
        return Some(Move { command: Command::EndSubCase { step, end }, words, remark: answered(play, step) });
    }
    let action = Action::Complete { step, outcome, given: Given::default(), opinion: None };
    let by = first_who_may(play, &action)?;
    let words = by.as_ref().map_or(String::new(), |person| format!("as {person} ")) + &format!("{} {name}", node.name);
    Some(Move { command: Command::Act { action, by }, words, remark: remark(play, node, outcome) })
}

fn answered(play: &Play, step: StepId) -> String {
    let all = play.case.sub_cases(step);
    format!("{} of {} sub-cases have ended", all.iter().flatten().count(), all.len())
}

fn remark(play: &Play, node: &StepNode, outcome: OutcomeId) -> String {
    let Some(route) = node.route(outcome) else { return String::new() };
    let names = |steps: &[StepId]| steps.iter().map(|step| play.graph.step_name(*step)).collect::<Vec<_>>().join(", ");
    match route.by_way_of.as_slice() {
        [] => format!("back to {}", play.graph.step_name(route.to)),
        detours => format!("back to {} by way of {}", play.graph.step_name(route.to), names(detours)),
    }
}

/// The moves as a numbered list.
pub(super) fn list(moves: &[Move]) -> String {
    let widest = moves.iter().map(|m| m.words.width()).max().unwrap_or(0);
    let line = |(at, Move { words, remark, .. }): (usize, &Move)| {
        let words = fitted(words, widest);
        let line = format!("  {OPEN}{:>3}{OPEN:#}  {words}  {QUIET}{remark}{QUIET:#}", at + 1);
        if remark.is_empty() { format!("  {OPEN}{:>3}{OPEN:#}  {}\n", at + 1, words.trim_end()) } else { line + "\n" }
    };
    moves.iter().enumerate().map(line).collect()
}
