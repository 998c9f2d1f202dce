//! Who may give which command. One rule a command; those about work stand with their commands in `work`.

use super::{Action, Command, Draft, Env, Refusal, WorkRefusal, judge::Judge, seats, work};
use crate::{
    case::{Answered, Board, Closing, Condition, Event, WorkEvent, WorkItemId},
    id::{LimitId, OutcomeId, StepId},
    language::{By, Kind},
    people::{Actor, For, Power, Right, Warrant},
};

/// Judges whoever gives a command, and writes down on what they act.
///
/// # Errors
/// [`Refusal`]: who may not, by which rule, and who may. A command that nobody gives is refused where there is a directory.
pub(super) fn authorise(draft: &mut Draft<'_>, env: &Env<'_>, command: &Command) -> Result<(), Refusal> {
    let alone = matches!(command.action, Action::PassTime | Action::EndSubCase { .. });
    let needs_somebody = env.directory.is_some() || is_about_people(draft, &command.action);
    // Where the host alone answers for who acts, the record names them only where the case must know; then it names whoever comes after, too.
    if alone || !needs_somebody && draft.parties().acting.is_empty() {
        return Ok(());
    }
    let warrant = match &command.by {
        Some(by) if !by.is_engine() => {
            let judge = Judge { draft, env, by };
            let warrant = warrant(&judge, &command.action)?;
            judge.check_still_here(warrant.right)?;
            warrant
        }
        None if needs_somebody => return Err(WorkRefusal::NobodyActs.into()),
        _ => unnamed(),
    };
    adopt_directory(draft, env);
    draft.emit(WorkEvent::Acted(warrant).into());
    Ok(())
}

/// What stands in the record where nobody said who acts.
fn unnamed() -> Warrant {
    Warrant { person: Actor::engine(), instead_of: None, right: Right::Trusted, facts: Vec::new() }
}

/// The directory by which people are judged from here on.
pub(super) fn adopt_directory(draft: &mut Draft<'_>, env: &Env<'_>) {
    let hash = env.directory.map(crate::people::Directory::hash);
    if let Some(directory) = hash.filter(|_| draft.parties().directory != hash) {
        draft.emit(Event::from(WorkEvent::DirectoryAdopted { directory }));
    }
}

/// Whether a command is one that somebody in particular must give, directory or not.
fn is_about_people(draft: &Draft<'_>, action: &Action) -> bool {
    match action {
        Action::Work(_) => true,
        Action::Complete { step, .. } | Action::TakeBack { step } => {
            draft.graph_ref().steps()[*step].is_joint() || draft.extra(*step).desk.is_some()
        }
        _ => false,
    }
}

fn warrant(judge: &Judge<'_, '_>, action: &Action) -> Result<Warrant, Refusal> {
    match action {
        Action::Complete { step, outcome, .. } => complete(judge, *step, *outcome),
        Action::Request { .. } => judge.answers_or_manages().or_else(|refusal| works_somewhere(judge).ok_or(refusal)),
        Action::Waive { step, .. } => judge.has_over(*step, Power::Waive),
        Action::Cancel { step, .. } => judge.has_over(*step, Power::Manage),
        Action::TakeBack { step } => take_back(judge, *step),
        Action::Close { closing, .. } => close(judge, *closing),
        Action::StopClock { step, .. } | Action::ResumeClock { step } => {
            works_on(judge, *step).or_else(|_| judge.answers_or_manages())
        }
        Action::Extend { limit, .. } => change_limit(judge, *limit, true),
        Action::Shorten { limit, .. } => change_limit(judge, *limit, false),
        Action::Acknowledge { step: Some(step) } => works_on(judge, *step),
        Action::Acknowledge { step: None } => judge.has(Power::Receive).or_else(|_| judge.has(Power::Accept)),
        Action::Suspend { .. } => judge.has(Power::Manage).or_else(|_| judge.has(Power::Supervise)),
        Action::Resume { .. } => {
            judge.own(&judge.draft.parties().suspended_by, None, "suspend").or_else(|_| judge.has(Power::Manage))
        }
        Action::Work(action) => work::warrant(judge, action),
        // The engine alone gives these, and it is not asked.
        Action::PassTime | Action::EndSubCase { .. } => Ok(judge.warrant(Right::Trusted)),
    }
}

fn complete(judge: &Judge<'_, '_>, step: StepId, outcome: OutcomeId) -> Result<Warrant, Refusal> {
    let node = &judge.draft.graph_ref().steps()[step];
    if !judge.draft.desk(step).seats.is_empty() {
        return seats::seat_for(judge, step).map(|(_, warrant)| warrant);
    }
    let seated = node.seats().is_some();
    if seated && judge.draft.condition(step) != Condition::Open {
        return Err(Refusal::not_open(judge.draft.graph_ref(), judge.draft.case(), step));
    }
    // A joint signature for which no seat could be set out is nobody's alone.
    if seated && judge.env.directory.is_some() {
        return Err(WorkRefusal::NoSeatLeft { step: node.name.clone(), person: judge.by.clone() }.into());
    }
    let warrant = judge.works_at(WorkItemId::of(step))?;
    // Who may accept may not by that alone ask for corrections.
    if node.kind == Kind::Accept && node.returning.contains(outcome) {
        judge.has(Power::Correct)?;
    }
    Ok(warrant)
}

/// As one who may work on a step, whoever has it in hand; of a joint signature as one who has a seat.
fn works_on(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    let seated = !judge.draft.desk(step).seats.is_empty();
    let own = |refusal| if seated { seats::own_seat(judge, step).map_err(|_| refusal) } else { Err(refusal) };
    judge.works_on(step, For::Candidates).or_else(|refusal| own(refusal).map(|(_, warrant)| warrant))
}

/// As one who has open work of the case in hand, or may take it.
fn works_somewhere(judge: &Judge<'_, '_>) -> Option<Warrant> {
    judge.draft.open_steps().into_iter().find_map(|step| judge.holds(WorkItemId::of(step)).ok())
}

fn take_back(judge: &Judge<'_, '_>, step: StepId) -> Result<Warrant, Refusal> {
    let name = judge.draft.graph_ref().step_name(step);
    match judge.draft.condition(step) {
        Condition::Open => {
            let answered = judge.draft.desk(step).seats.iter().filter_map(|seat| seat.answered.as_ref());
            judge.own(&answered.flat_map(Answered::people).cloned().collect::<Vec<_>>(), Some(step), name)
        }
        // What several signed, one of them alone does not undo.
        _ if judge.draft.desk(step).joint => {
            Err(Refusal::NotTakenBack { step: name.to_owned(), why: "several signed it".to_owned() })
        }
        _ => judge.own(&judge.draft.desk(step).done_by, Some(step), name),
    }
}

fn close(judge: &Judge<'_, '_>, closing: Closing) -> Result<Warrant, Refusal> {
    match closing {
        Closing::Withdrawn => {
            let warrant = judge.is_applicant()?;
            match decided(judge.draft).filter(|_| judge.env.directory.is_some()) {
                Some(step) => Err(WorkRefusal::AlreadyDecided { step }.into()),
                None => Ok(warrant),
            }
        }
        Closing::Terminated => judge.has(Power::Terminate),
        Closing::Lapsed | Closing::Merged => judge.has(Power::Manage),
    }
}

/// The step that has decided the case.
fn decided(draft: &Draft<'_>) -> Option<String> {
    let graph = draft.graph_ref();
    let decides = |step: &StepId| graph.steps()[*step].kind == Kind::Decide;
    let step = graph.steps().ids().filter(decides).find(|step| matches!(draft.condition(*step), Condition::Done(_)))?;
    Some(graph.step_name(step).to_owned())
}

fn change_limit(judge: &Judge<'_, '_>, limit: LimitId, extends: bool) -> Result<Warrant, Refusal> {
    let node = &judge.draft.graph_ref().limits()[limit];
    let by: Option<&By> = match extends {
        true => node.extension.as_ref().and_then(|extension| extension.by.as_ref()),
        false => node.shortening.as_ref().and_then(|shortening| shortening.by.as_ref()),
    };
    match (judge.authority(), by) {
        (Some(authority), Some(by)) => {
            let warrant = authority.is_named(judge.by, by)?;
            authority.check_no_party(judge.by, by)?;
            Ok(warrant)
        }
        _ => judge.has(Power::Extend),
    }
}
