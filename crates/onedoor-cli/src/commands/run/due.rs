use super::{clock::Clock, play::Play};
use onedoor_core::{
    case::{Case, Clock as LimitClock, Condition, Deadline},
    graph::{Scope, Which},
    id::{LimitId, StepId},
};

/// When an open step must be done, in a few words; empty where it has no limit.
pub(super) fn of_step(play: &Play, step: StepId) -> String {
    if play.case.condition(step) != Condition::Open {
        return String::new();
    }
    if let Some(ground) = play.case.stopped_on(step) {
        return format!("stopped: {}", play.graph.grounds()[ground].name);
    }
    play.graph.steps()[step].time.limit.and_then(|limit| of_limit(play, limit)).unwrap_or_default()
}

/// Whether a deadline of an open step has passed.
pub(super) fn is_overdue(play: &Play, step: StepId) -> bool {
    let clock = play.graph.steps()[step].time.limit.and_then(|limit| play.case.clock(limit));
    play.case.condition(step) == Condition::Open && clock.is_some_and(has_passed)
}

/// What time it is, and when the case and its stages must be done, a line each.
pub(super) fn of_case(play: &Play) -> Vec<String> {
    if !play.graph.has_limits() {
        return Vec::new();
    }
    let wide = play.graph.limits().iter().filter(|(_, limit)| !matches!(limit.scope, Scope::Step(_)));
    let lines = wide.filter_map(|(id, limit)| Some(format!("{}: {}", limit.name, of_limit(play, id)?)));
    std::iter::once(format!("it is {}", play.clock().shows())).chain(lines).collect()
}

fn of_limit(play: &Play, limit: LimitId) -> Option<String> {
    let clock = running(&play.case, limit)?;
    if clock.has_ended() {
        return None;
    }
    if clock.is_stopped() {
        return Some("its clock stands still".to_owned());
    }
    let words = [Which::Promised, Which::Statutory]
        .into_iter()
        .filter_map(|which| Some(words(clock, which, clock.deadline(which)?, play.clock())));
    Some(words.collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty())
}

/// The clock of a limit, as long as there is something to be late with.
fn running(case: &Case, limit: LimitId) -> Option<&LimitClock> {
    case.clock(limit).filter(|_| case.ending().is_none())
}

fn words(clock: &LimitClock, which: Which, deadline: Deadline, wall: &Clock) -> String {
    let whose = match which {
        Which::Promised => "promised",
        Which::Statutory => "by law",
    };
    match deadline {
        Deadline::At(at) if clock.has_passed(which) => format!("OVERDUE {} ({whose})", wall.last_moment(at)),
        Deadline::At(at) => format!("due {} ({whose})", wall.last_moment(at)),
        Deadline::Uncovered { year } => format!("due in {year}, which the calendar does not cover ({whose})"),
        Deadline::BeyondTime => format!("never due ({whose})"),
    }
}

fn has_passed(clock: &LimitClock) -> bool {
    clock.has_passed(Which::Promised) || clock.has_passed(Which::Statutory)
}
