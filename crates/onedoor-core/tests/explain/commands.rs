//! Random commands, written down without looking at the case: half of them make no sense.

use super::{chance::anybody, office::Office};
use onedoor_core::{
    calendar::Amount,
    case::{Closing, Deadlines, Opinion, SavedDraft, WorkItemId},
    engine::{Action, Given, SeatPlace, WorkAction},
    expr::{Type, Value},
    id::StepId,
    language::Kind,
};
use onedoor_sim::generate::Rng;

pub(crate) fn command(rng: &mut Rng, office: &Office) -> Action {
    let graph = &office.graph;
    let steps: Vec<StepId> = graph.steps().ids().collect();
    let open: Vec<StepId> = office.case.open_steps().collect();
    let step = match open.is_empty() || rng.chance(20) {
        true => steps[rng.below(steps.len())],
        false => open[rng.below(open.len())],
    };
    let reason = "because".to_owned();
    let outcomes: Vec<_> = graph.steps()[step].outcomes.ids().collect();
    let outcome = outcomes[rng.below(outcomes.len())];
    match rng.below(34) {
        0..8 => {
            let opinion = rng.chance(70).then(|| Opinion { text: "so".to_owned(), reason: None });
            Action::Complete { step, outcome, given: given(rng, office, step), opinion }
        }
        8 => Action::Waive { step, outcome, given: given(rng, office, step), reason },
        9 => Action::Request { step, reason },
        10 if rng.chance(30) => Action::Cancel { step, reason },
        11 => Action::TakeBack { step: steps[rng.below(steps.len())] },
        12 if rng.chance(10) => Action::Close { closing: Closing::ALL[rng.below(4)], reason },
        30 => {
            let grounds: Vec<_> = graph.grounds().ids().collect();
            let notice = rng.chance(80).then(|| "notice 1".to_owned());
            Action::StopClock {
                step,
                ground: grounds[rng.below(grounds.len())],
                planned: Amount::WorkingDays(4),
                notice,
            }
        }
        31 => Action::ResumeClock { step },
        32 | 33 if graph.has_limits() => {
            let limits: Vec<_> = graph.limits().ids().collect();
            let (limit, by) = (limits[rng.below(limits.len())], Amount::WorkingDays(1 + rng.below(3) as u32));
            match rng.chance(50) {
                true => Action::Extend { limit, by, reason, notice: rng.chance(80).then(|| "notice 2".to_owned()) },
                false => Action::Shorten { limit, by, reason },
            }
        }
        13 => Action::Acknowledge { step: rng.chance(70).then_some(step) },
        14 if rng.chance(20) => Action::Suspend { reason },
        14 | 15 => Action::Resume { reason },
        _ => Action::Work(work(rng, office, step)),
    }
}

fn given(rng: &mut Rng, office: &Office, step: StepId) -> Given {
    let graph = &office.graph;
    let node = &graph.steps()[step];
    let value = |ty: &Type| match ty {
        Type::Decimal => Value::Decimal(7.into()),
        Type::OneOf(_) => Value::Text("y".to_owned()),
        Type::List(_) => Value::List(vec![Value::Text("cai".to_owned())]),
        _ => Value::Text("bob".to_owned()),
    };
    let data = match rng.chance(80) {
        true => node.writes.iter().map(|field| (*field, value(&graph.fields()[*field].ty))).collect(),
        false => Vec::new(),
    };
    let handler = (node.kind == Kind::Assign && rng.chance(50)).then(|| anybody(rng));
    Given { data, handler, ..Given::default() }
}

fn work(rng: &mut Rng, office: &Office, step: StepId) -> WorkAction {
    let seats = office.case.seats(step).len();
    let seat = (seats > 0 && rng.chance(90)).then(|| u16::try_from(rng.below(seats)).unwrap());
    let (item, to, reason) = (WorkItemId { step, seat }, anybody(rng), "because".to_owned());
    let question = u16::try_from(rng.below(2)).unwrap();
    let place = [SeatPlace::Before, SeatPlace::After, SeatPlace::Parallel][rng.below(3)];
    match rng.below(25) {
        0 | 1 => WorkAction::Claim { item },
        2 => WorkAction::Release { item },
        3 => WorkAction::Begin { item },
        4 => WorkAction::Assign { item, to },
        5 => WorkAction::Transfer { item, to, reason },
        6 => WorkAction::Delegate { item, to, reason },
        7 => WorkAction::GiveBack { item, advice: "fine".to_owned() },
        8 => WorkAction::CallBack { item },
        9 | 10 => WorkAction::AddSeat { step, to, place, reason },
        11 => WorkAction::RemoveSeat { item, reason },
        12 => WorkAction::Abstain { step },
        13 => WorkAction::CloseVote { step, reason },
        14 => WorkAction::Copy { to },
        15 => WorkAction::ReadCopy,
        16 => {
            WorkAction::Consult { step, whom: to, question: "well?".to_owned(), blocking: rng.chance(60), until: None }
        }
        17 => WorkAction::AnswerConsultation { step, question, answer: "well".to_owned() },
        18 => WorkAction::WithdrawConsultation { step, question },
        19 => WorkAction::Recuse { person: to, step: rng.chance(70).then_some(step), reason },
        20 => WorkAction::Urge { step },
        21 => WorkAction::SaveDraft { step, draft: Box::new(SavedDraft::default()) },
        22 => match rng.chance(70) {
            true => WorkAction::GiveMandate { agent: to },
            false => WorkAction::RevokeMandate { agent: office.case.agents().first().cloned().unwrap_or(to) },
        },
        23 if rng.chance(50) => WorkAction::HandOver { from: anybody(rng), to, reason },
        23 => WorkAction::Absorb { case: "other".to_owned(), deadlines: Deadlines::default() },
        _ => WorkAction::Jump { to: step, reason },
    }
}
