use super::{Draft, Env, Refusal, clocks};
use crate::{
    calendar::Amount,
    case::{Board, Clock, Deadline, Deadlines, Event, LimitChange},
    graph::{LimitNode, Scope, Which},
    id::LimitId,
};

/// Extends a limit (延期), before its deadline and within what the definition allows; an extension that comes later is void.
pub(super) fn extend(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    limit: LimitId,
    by: Amount,
    reason: &str,
    notice: Option<&str>,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().limits()[limit];
    let refuse = |why: String| Refusal::NotExtendable { limit: node.name.clone(), why };
    let rule = node.extension.as_ref().ok_or_else(|| refuse("its definition allows no extension".to_owned()))?;
    let clock = running(draft, limit, node)?;
    let (times, units) = clock.extended;
    if times >= rule.times {
        return Err(refuse(format!("it was extended {times} times, which is as often as it may be")));
    }
    let units = check_unit(node, rule.at_most, by)?.checked_add(units);
    if units.is_none_or(|units| units > rule.at_most.parts().1) {
        return Err(refuse(format!("all extensions together are at most {}", rule.at_most)));
    }
    if rule.notice && notice.is_none() {
        return Err(Refusal::NoticeMissing { what: format!("the extension of `{}`", node.name) });
    }
    let what = Change { by: i64::from(by.parts().1), reason, notice };
    change(draft, env, limit, clock, &what)
}

/// Shortens a limit, as far as the definition allows.
pub(super) fn shorten(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    limit: LimitId,
    by: Amount,
    reason: &str,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().limits()[limit];
    let refuse = |why: String| Refusal::NotShortened { limit: node.name.clone(), why };
    let rule = node.shortening.as_ref().ok_or_else(|| refuse("its definition allows no shortening".to_owned()))?;
    let clock = running(draft, limit, node)?;
    let by = i64::from(check_unit(node, rule.at_least, by)?);
    let amounts = node.amounts_of(clock.variant);
    let left = |which: Which| {
        let amount = amounts.get(which).filter(|amount| amount.same_unit(rule.at_least))?;
        Some(i64::from(amount.parts().1).saturating_add(clock.extra(which)).saturating_sub(by))
    };
    let too_short = |left: i64| left < i64::from(rule.at_least.parts().1);
    if [Which::Promised, Which::Statutory].into_iter().filter_map(left).any(too_short) {
        return Err(refuse(format!("{} of it must be left", rule.at_least)));
    }
    change(draft, env, limit, clock, &Change { by: -by, reason, notice: None })
}

/// Shortens the limit of the case until it runs out no later than another (并案): by as few units as will do.
pub(super) fn tighten(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    other: &Deadlines,
    case: &str,
) -> Result<(), Refusal> {
    let limits = draft.graph_ref().limits();
    let Some((limit, node)) = limits.iter().find(|(_, limit)| limit.scope == Scope::Case) else { return Ok(()) };
    let (Some(env), Ok(clock)) = (env, running(draft, limit, node)) else { return Ok(()) };
    let later = |deadlines: &Deadlines| {
        let at = |deadlines: &Deadlines, which| deadlines.get(which).and_then(Deadline::at);
        let is_later = |which| at(deadlines, which).zip(at(other, which)).is_some_and(|(own, other)| own > other);
        // What was promised of the other and not kept is no reason to cut what the law allows here.
        let promise = at(other, Which::Promised).is_some_and(|promised| promised > draft.now());
        is_later(Which::Statutory) || promise && is_later(Which::Promised)
    };
    let count = |clock: &Clock| match clock.is_stopped() {
        true => clocks::resumed(draft, env, node, clock),
        false => clocks::deadlines(draft, env, node, clock),
    };
    let most =
        [Which::Promised, Which::Statutory].into_iter().filter_map(|which| node.amounts_of(clock.variant).get(which));
    let most = most.map(|amount| i64::from(amount.parts().1)).max().unwrap_or(0);
    let mut shorter = clock.clone();
    for by in 1..=most {
        if !later(&count(&shorter)?) {
            break;
        }
        shorter = clock.clone();
        shorter.add(-by);
    }
    let by = shorter.extra(Which::Statutory).min(shorter.extra(Which::Promised))
        - clock.extra(Which::Statutory).min(clock.extra(Which::Promised));
    if by == 0 {
        return Ok(());
    }
    let deadlines = clocks::deadlines(draft, env, node, &shorter)?;
    let (reason, notice) = (format!("the case {case} goes on in this one"), None);
    draft.emit(Event::LimitChanged(Box::new(LimitChange { limit, by, reason, notice, deadlines })));
    Ok(())
}

/// The clock of a limit whose last deadline has not passed.
fn running(draft: &Draft<'_>, limit: LimitId, node: &LimitNode) -> Result<Clock, Refusal> {
    let not_running = || Refusal::ClockNotRunning { limit: node.name.clone() };
    let clock = draft.clock(limit).filter(|clock| !clock.has_ended()).ok_or_else(not_running)?;
    let amounts = node.amounts_of(clock.variant);
    let last = if amounts.statutory.is_some() { Which::Statutory } else { Which::Promised };
    if clock.has_passed(last) {
        return Err(Refusal::DeadlinePassed { limit: node.name.clone(), deadline: clock.deadlines.get(last) });
    }
    Ok(clock.clone())
}

/// What is added has the unit of the rule, and so of the limit.
fn check_unit(node: &LimitNode, rule: Amount, by: Amount) -> Result<u32, Refusal> {
    match by.parts() {
        (_, units) if by.same_unit(rule) && units > 0 => Ok(units),
        _ => Err(Refusal::WrongUnit { limit: node.name.clone(), unit: rule.parts().0.to_owned() }),
    }
}

/// By how many units a limit changes, and why.
struct Change<'a> {
    by: i64,
    reason: &'a str,
    notice: Option<&'a str>,
}

fn change(
    draft: &mut Draft<'_>,
    env: Option<&Env<'_>>,
    limit: LimitId,
    mut clock: Clock,
    what: &Change<'_>,
) -> Result<(), Refusal> {
    let node = &draft.graph_ref().limits()[limit];
    clock.add(what.by);
    let no_time = || Refusal::ClockNotRunning { limit: node.name.clone() };
    let env = env.ok_or_else(no_time)?;
    let deadlines = clocks::deadlines(draft, env, node, &clock)?;
    let now = draft.now();
    let running = if clock.is_stopped() { clocks::resumed(draft, env, node, &clock)? } else { deadlines };
    let over = |which: Which| {
        !clock.has_passed(which) && running.get(which).and_then(|due| due.at()).is_some_and(|at| at <= now)
    };
    if what.by < 0 && (over(Which::Promised) || over(Which::Statutory)) {
        let why = "it would be over already".to_owned();
        return Err(Refusal::NotShortened { limit: node.name.clone(), why });
    }
    draft.emit(Event::LimitChanged(Box::new(LimitChange {
        limit,
        by: what.by,
        reason: what.reason.to_owned(),
        notice: what.notice.map(str::to_owned),
        deadlines,
    })));
    Ok(())
}
