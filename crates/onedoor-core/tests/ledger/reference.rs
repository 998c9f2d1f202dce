//! The reference: at every instant all steps are looked at anew, and every day is weighed on its own. Slow and plain.

use super::storm::Stormy;
use jiff::{Timestamp, civil::Date};
use onedoor_core::{
    calendar::Calendar,
    case::{Case, Condition, Event},
    id::{GroundId, StepId},
    language::Party,
    ledger::Holder,
};
use std::collections::{BTreeMap, BTreeSet};

/// A time in which nothing happened.
pub(crate) struct Still {
    pub(crate) from: Timestamp,
    pub(crate) to: Timestamp,
    pub(crate) holder: Holder,
    grounds: BTreeSet<GroundId>,
}

/// The times in which nothing happened, up to `now` for a case that still runs.
pub(crate) fn stills(stormy: &Stormy, now: Timestamp) -> Vec<Still> {
    let mut case = Case::new(&stormy.graph);
    let mut opened = BTreeMap::new();
    let mut stills = Vec::new();
    for event in &stormy.record {
        if let Event::TimePassed { to } = event {
            stills.push(still(stormy, &case, &opened, *to));
        }
        case.apply(&stormy.graph, event).unwrap();
        if let Event::StepOpened { step, .. } = event {
            opened.insert(*step, case.now().unwrap());
        }
    }
    if case.ending().is_none() && case.now().unwrap() < now {
        stills.push(still(stormy, &case, &opened, now));
    }
    stills
}

fn still(stormy: &Stormy, case: &Case, opened: &BTreeMap<StepId, Timestamp>, to: Timestamp) -> Still {
    let graph = &stormy.graph;
    let is_open = |step: &StepId| case.ending().is_none() && case.condition(*step) == Condition::Open;
    let open: Vec<StepId> = graph.steps().ids().filter(is_open).collect();
    let ground = |step: StepId| case.stopped_on(step).or(graph.steps()[step].time.ground);
    let side = |step: StepId| match ground(step) {
        Some(ground) => graph.grounds()[ground].ground.party,
        None => graph.steps()[step].time.party,
    };
    let mut best: Option<StepId> = None;
    for party in Party::ALL {
        for stopped in [false, true] {
            for step in open.iter().copied().filter(|s| side(*s) == party && ground(*s).is_some() == stopped) {
                let group = best.is_some_and(|b| (side(b), ground(b).is_some()) == (party, stopped));
                if best.is_none() || group && best.is_some_and(|best| opened[&step] < opened[&best]) {
                    best = Some(step);
                }
            }
        }
    }
    let holder = match best.map(|step| (step, side(step))) {
        None | Some((_, Party::Nobody)) => Holder::Nobody,
        Some((step, Party::Authority)) => by(stormy, case, step),
        Some((_, Party::UpperLevel)) => Holder::UpperLevel,
        Some((_, Party::ThirdParty)) => Holder::ThirdParty,
        Some((_, Party::Public)) => Holder::Public,
        Some((_, Party::Applicant)) => Holder::Applicant,
    };
    Still { from: case.now().unwrap(), to, holder, grounds: open.iter().filter_map(|step| ground(*step)).collect() }
}

fn by(stormy: &Stormy, case: &Case, step: StepId) -> Holder {
    let hands_to = stormy.graph.steps()[step].time.silence.as_ref().and_then(|silence| silence.hands_to.clone());
    let named = stormy.graph.workflow().steps.get(stormy.graph.step_name(step)).and_then(|step| step.by.clone());
    let by = if case.is_handed_over(step) { hands_to } else { named };
    by.map_or(Holder::Authority, |by| Holder::from(&by))
}

/// The working seconds from one instant to another, by the calendar where it has hours.
pub(crate) fn seconds(calendar: &Calendar, from: Timestamp, to: Timestamp) -> u64 {
    if !calendar.hours().is_empty() {
        return calendar.working_seconds(from, to).unwrap();
    }
    let mut sum = 0;
    let mut day = calendar.day_of(from);
    while day <= calendar.day_of(to) {
        let (begins, ends) = (calendar.start_of_day(day).max(from), calendar.end_of_day(day).min(to));
        if calendar.is_working(day).unwrap() && begins < ends {
            sum += u64::try_from(ends.as_second() - begins.as_second()).unwrap();
        }
        day = day.tomorrow().unwrap();
    }
    sum
}

/// Of every day the seconds of each holder, the earlier first.
pub(crate) fn by_day(calendar: &Calendar, stills: &[Still]) -> BTreeMap<Date, Vec<(Holder, u64)>> {
    let mut days: BTreeMap<Date, Vec<(Holder, u64)>> = BTreeMap::new();
    for still in stills {
        let mut day = calendar.day_of(still.from);
        while day <= calendar.day_of(still.to) {
            let (begins, ends) = (calendar.start_of_day(day).max(still.from), calendar.end_of_day(day).min(still.to));
            let part = if begins < ends { seconds(calendar, begins, ends) } else { 0 };
            let held = days.entry(day).or_default();
            match held.iter_mut().find(|(holder, _)| *holder == still.holder) {
                _ if part == 0 => {}
                Some((_, seconds)) => *seconds += part,
                None => held.push((still.holder.clone(), part)),
            }
            day = day.tomorrow().unwrap();
        }
    }
    days.retain(|_, held| !held.is_empty());
    days
}

/// Who has most, the first of equals.
pub(crate) fn most(held: &[(Holder, u64)]) -> &Holder {
    let most = held.iter().map(|(_, seconds)| *seconds).max().unwrap();
    &held.iter().find(|(_, seconds)| *seconds == most).unwrap().0
}

/// The working days of stops on a ground, or on any: those behind the day on which something stopped, up to the one on which it went on.
pub(crate) fn stop_days(calendar: &Calendar, stills: &[Still], ground: Option<GroundId>) -> u64 {
    let concerns = |still: &&Still| match ground {
        Some(ground) => still.grounds.contains(&ground),
        None => !still.grounds.is_empty(),
    };
    let mut days = BTreeSet::new();
    for still in stills.iter().filter(concerns) {
        let mut day = calendar.day_of(still.from);
        while day < calendar.day_of(still.to) {
            day = day.tomorrow().unwrap();
            days.insert(day);
        }
    }
    days.into_iter().filter(|day| calendar.is_working(*day).unwrap()).count() as u64
}

/// The working seconds of stops on a ground.
pub(crate) fn stop_seconds(calendar: &Calendar, stills: &[Still], ground: GroundId) -> u64 {
    stills.iter().filter(|still| still.grounds.contains(&ground)).map(|s| seconds(calendar, s.from, s.to)).sum()
}
