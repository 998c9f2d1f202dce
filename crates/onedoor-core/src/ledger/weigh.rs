//! Gives every working second of a case to its holder and to its day.

use super::{
    Day, Ledger, Span,
    account::Held,
    holding::Turn,
    hours::{Stretch, each_overlap, second, stretches},
    stops::Stops,
};
use crate::{
    calendar::{Calendar, CalendarGap},
    graph::Graph,
};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;

/// Weighs turns and stops in the business hours of a calendar. Costs a little for every turn and every day.
pub(super) fn weigh(
    graph: &Graph,
    calendar: &Calendar,
    (from, to): (Timestamp, Timestamp),
    turns: Vec<Turn>,
    stops: &Stops,
) -> Result<Ledger, CalendarGap> {
    let stretches = stretches(calendar, from, to)?;
    let (stops, stopped) = stops.weigh(graph, calendar, &stretches, to)?;
    let mut spans: Vec<Span> = turns.into_iter().map(|turn| span(graph, turn)).collect();
    let days = share_out(&stretches, &mut spans);
    Ok(Ledger { from, to, spans, days, stops, stopped })
}

fn span(graph: &Graph, turn: Turn) -> Span {
    let step = turn.step.map(|step| graph.step_name(step).to_owned());
    Span { from: turn.from, to: turn.to, step, holder: turn.holder, seconds: 0 }
}

fn share_out(stretches: &[Stretch], spans: &mut [Span]) -> BTreeMap<Date, Day> {
    let mut days = whole_days(stretches);
    let times: Vec<(i64, i64)> = spans.iter().map(|span| (second(span.from), second(span.to))).collect();
    each_overlap(stretches, times.into_iter(), |stretch, number, seconds| {
        let (Some(span), Some(day)) = (spans.get_mut(number), days.get_mut(&stretch.day)) else { return };
        span.seconds += seconds;
        day.held.entry(span.holder.clone()).or_insert(Held { seconds: 0, since: number }).seconds += seconds;
    });
    days.retain(|_, day| !day.held.is_empty());
    days
}

fn whole_days(stretches: &[Stretch]) -> BTreeMap<Date, Day> {
    let mut days = BTreeMap::new();
    for stretch in stretches {
        let day = days.entry(stretch.day).or_insert(Day { business_seconds: 0, held: BTreeMap::new() });
        day.business_seconds += stretch.seconds();
    }
    days
}
