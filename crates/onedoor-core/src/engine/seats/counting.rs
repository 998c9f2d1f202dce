//! What the answers from the seats of a step come to.

use super::{super::Draft, is_member};
use crate::{
    case::{Completion, Desk, Placed, Seat, SeatAnswer, WorkEvent, WorkItemId, Worked},
    graph::StepNode,
    id::{OutcomeId, StepId},
    language::{Base, Meaning, Rule},
    people::{Answer, Terms, Verdict, Voter, count},
};
use jiff::Timestamp;

/// More seats one behind the other than this are not added, nor counted in a record that has more: each may hold up all before it, and nobody follows longer chains.
pub(in super::super) const BEHIND_MAX: usize = 4;

/// What the answers so far come to.
pub(in super::super) fn verdict(draft: &Draft<'_>, step: StepId) -> Verdict {
    let node = &draft.graph_ref().steps()[step];
    match terms(node) {
        Some(terms) => count(&terms, &voters(draft.desk(step), &terms)),
        None => Verdict::Open,
    }
}

/// The terms on which answers are counted; without seats in the definition everybody who was asked to sign as well must agree.
pub(in super::super) fn terms(node: &StepNode) -> Option<Terms> {
    let (pass, fail) = (node.pass()?, node.fail()?);
    let staffing = node.staffing.as_deref();
    let plain = Terms { rule: Rule::All, base: Base::All, quorum: None, early: false, prefer: false, pass, fail };
    Some(match node.seats() {
        Some(seats) => Terms {
            rule: seats.rule,
            base: seats.of,
            quorum: seats.quorum,
            early: seats.ends_early(),
            prefer: seats.prefer,
            ..plain
        },
        None if staffing.is_some_and(|staffing| staffing.officers.is_some()) => {
            Terms { rule: Rule::Unanimous, ..plain }
        }
        None => plain,
    })
}

fn voters(desk: &Desk, terms: &Terms) -> Vec<Voter> {
    let members = desk.seats.iter().enumerate().filter(|(_, seat)| is_member(seat));
    let voter = |(place, seat): (usize, &Seat)| Voter {
        weight: seat.weight,
        answer: together(desk, place, terms, 0),
        veto: seat.veto,
        casting: seat.casting,
        lead: seat.lead,
    };
    members.map(voter).collect()
}

/// What a seat comes to together with those behind it: whoever sits there must agree as well, and who does not has the last word, with those behind them.
fn together(desk: &Desk, place: usize, terms: &Terms, deep: usize) -> Option<Answer> {
    let own = own(desk, place, terms)?;
    let Answer::Gave(outcome) = own else { return Some(own) };
    let is_no = outcome == terms.fail && terms.fail != terms.pass;
    if is_no || deep >= BEHIND_MAX {
        return Some(own);
    }
    for other in behind(desk, place) {
        match together(desk, other, terms, deep.saturating_add(1))? {
            Answer::Gave(last) if last != outcome => return Some(Answer::Gave(last)),
            Answer::Gave(_) | Answer::Abstained | Answer::Absent => {}
        }
    }
    Some(own)
}

/// What was answered from a seat. Who has not answered when the vote is closed is absent; a lead still has the word.
fn own(desk: &Desk, place: usize, terms: &Terms) -> Option<Answer> {
    let seat = desk.seats.get(place)?;
    let answered = seat.answered.as_ref().map(|answered| answered.answer);
    match answered {
        Some(SeatAnswer::Gave(outcome)) => Some(Answer::Gave(outcome)),
        Some(SeatAnswer::Abstained) => Some(Answer::Abstained),
        Some(SeatAnswer::Absent) => Some(Answer::Absent),
        None if desk.closed && !(terms.rule == Rule::Lead && seat.lead) => Some(Answer::Absent),
        None => None,
    }
}

/// The seats directly behind another.
pub(super) fn behind(desk: &Desk, place: usize) -> Vec<usize> {
    let stands =
        |seat: &Seat| !seat.removed && seat.placed == u16::try_from(place).map_or(Placed::Member, Placed::After);
    let found = desk.seats.iter().enumerate().filter(|(_, seat)| seat.placed != Placed::Member && stands(seat));
    found.map(|(other, _)| other).collect()
}

/// Silence answers from every seat that has not answered; gives what the answers come to then, if they come to anything.
pub(in super::super) fn deemed(
    draft: &mut Draft<'_>,
    step: StepId,
    outcome: OutcomeId,
    meaning: Meaning,
    as_of: Timestamp,
) -> Option<OutcomeId> {
    let unanswered = |(_, seat): &(u16, &Seat)| !seat.removed && seat.answered.is_none();
    let open: Vec<u16> = draft.desk(step).numbered().filter(unanswered).map(|(number, _)| number).collect();
    for seat in open {
        let with = Completion { worked: Worked::BySilence { meaning, as_of }, ..Completion::default() };
        let item = WorkItemId::seat(step, seat);
        draft.emit(
            WorkEvent::SeatAnswered { item, answer: SeatAnswer::Gave(outcome), with: Some(Box::new(with)) }.into(),
        );
    }
    match verdict(draft, step) {
        Verdict::Decided(outcome) => Some(outcome),
        Verdict::Open | Verdict::NoQuorum => None,
    }
}
