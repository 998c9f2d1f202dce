//! Every command that there could be in a case, about nobody yet.

use super::{STEPS_MAX, shape::one_of_unit};
use crate::{
    calendar::Amount,
    case::{Case, Closing, Condition, Deadlines, SavedDraft},
    engine::{Action, Given, SeatPlace, WorkAction},
    graph::Graph,
    id::StepId,
    language::Kind,
    people::Actor,
};

/// The commands, with empty words. One that is about somebody names the engine, until somebody is put in its place.
pub(super) fn offers(graph: &Graph, case: &Case, people: &[Actor]) -> Vec<Action> {
    let steps = steps(graph, case);
    let open: Vec<StepId> = steps.iter().copied().filter(|step| case.condition(*step) == Condition::Open).collect();
    let mut offers: Vec<Action> = steps.iter().flat_map(|step| completions(graph, *step)).collect();
    offers.extend(open.iter().flat_map(|step| of_open(case, *step)).map(Action::Work));
    offers.extend(steps.iter().flat_map(|step| of_step(graph, case, *step)));
    offers.extend(graph.limits().iter().flat_map(|(limit, node)| {
        let (reason, notice) = (String::new(), None);
        let extend = node.extension.as_ref().map(|rule| Action::Extend {
            limit,
            by: one_of_unit(rule.at_most),
            reason: reason.clone(),
            notice,
        });
        let shorten =
            node.shortening.as_ref().map(|rule| Action::Shorten { limit, by: one_of_unit(rule.at_least), reason });
        extend.into_iter().chain(shorten)
    }));
    offers.extend(of_case());
    offers.extend(people.iter().map(|from| {
        let (from, to, reason) = (from.clone(), Actor::engine(), String::new());
        Action::Work(WorkAction::HandOver { from, to, reason })
    }));
    offers
}

/// Those that are open, then those that wait, then the others; not more than are looked at.
fn steps(graph: &Graph, case: &Case) -> Vec<StepId> {
    let mut steps: Vec<StepId> = case.open_steps().take(STEPS_MAX).collect();
    let waiting = graph.steps().ids().filter(|step| case.condition(*step) == Condition::Waiting);
    steps.extend(waiting.take(STEPS_MAX.saturating_sub(steps.len())));
    let others = graph.steps().ids().filter(|step| !case.condition(*step).is_pending());
    steps.extend(others.take(STEPS_MAX.saturating_sub(steps.len())));
    steps
}

/// Completing a step with each of its outcomes; an `Assign` names somebody.
fn completions(graph: &Graph, step: StepId) -> impl Iterator<Item = Action> {
    let node = &graph.steps()[step];
    let handler = (node.kind == Kind::Assign).then(Actor::engine);
    let given = Given { handler, ..Given::default() };
    node.outcomes.ids().map(move |outcome| Action::Complete { step, outcome, given: given.clone(), opinion: None })
}

/// What is done with the work of an open step.
fn of_open(case: &Case, step: StepId) -> Vec<WorkAction> {
    let (nobody, reason) = (Actor::engine, String::new);
    let mut offers: Vec<WorkAction> = case
        .desk(step)
        .items(step)
        .flat_map(|(item, _)| {
            [
                WorkAction::Claim { item },
                WorkAction::Begin { item },
                WorkAction::Release { item },
                WorkAction::Assign { item, to: nobody() },
                WorkAction::Transfer { item, to: nobody(), reason: reason() },
                WorkAction::Delegate { item, to: nobody(), reason: reason() },
                WorkAction::GiveBack { item, advice: String::new() },
                WorkAction::CallBack { item },
                WorkAction::RemoveSeat { item, reason: reason() },
            ]
        })
        .collect();
    offers.extend([
        WorkAction::Abstain { step },
        WorkAction::CloseVote { step, reason: reason() },
        WorkAction::Consult { step, whom: nobody(), question: String::new(), blocking: false, until: None },
        WorkAction::Urge { step },
        WorkAction::SaveDraft { step, draft: Box::new(SavedDraft::default()) },
    ]);
    offers.extend([SeatPlace::Before, SeatPlace::After, SeatPlace::Parallel].map(|place| WorkAction::AddSeat {
        step,
        to: nobody(),
        place,
        reason: reason(),
    }));
    let questions = (0..case.consultations(step).len()).filter_map(|question| u16::try_from(question).ok());
    offers.extend(questions.flat_map(|question| {
        [
            WorkAction::AnswerConsultation { step, question, answer: String::new() },
            WorkAction::WithdrawConsultation { step, question },
        ]
    }));
    offers
}

/// The moves of the kernel at a step, and who is kept from it.
fn of_step(graph: &Graph, case: &Case, step: StepId) -> Vec<Action> {
    let (node, reason) = (&graph.steps()[step], String::new);
    let waivers =
        node.outcomes.ids().map(|outcome| Action::Waive { step, outcome, given: Given::default(), reason: reason() });
    let mut offers: Vec<Action> = waivers.collect();
    offers.extend([
        Action::Request { step, reason: reason() },
        Action::Cancel { step, reason: reason() },
        Action::TakeBack { step },
        Action::Acknowledge { step: Some(step) },
        Action::ResumeClock { step },
        Action::Work(WorkAction::Jump { to: step, reason: reason() }),
        Action::Work(WorkAction::Recuse { person: Actor::engine(), step: Some(step), reason: reason() }),
    ]);
    if case.condition(step).is_pending() {
        let planned = Amount::WorkingDays(1);
        let stop = |ground| Action::StopClock { step, ground, planned, notice: None };
        offers.extend(graph.grounds().ids().map(stop));
    }
    offers
}

/// What is done with the whole case.
fn of_case() -> Vec<Action> {
    let reason = String::new;
    let mut offers: Vec<Action> =
        Closing::ALL.into_iter().map(|closing| Action::Close { closing, reason: reason() }).collect();
    offers.extend([
        Action::Acknowledge { step: None },
        Action::Suspend { reason: reason() },
        Action::Resume { reason: reason() },
    ]);
    let work = [
        WorkAction::Copy { to: Actor::engine() },
        WorkAction::ReadCopy,
        WorkAction::Recuse { person: Actor::engine(), step: None, reason: reason() },
        WorkAction::GiveMandate { agent: Actor::engine() },
        WorkAction::RevokeMandate { agent: Actor::engine() },
        WorkAction::Absorb { case: String::new(), deadlines: Deadlines::default() },
    ];
    offers.extend(work.map(Action::Work));
    offers
}
