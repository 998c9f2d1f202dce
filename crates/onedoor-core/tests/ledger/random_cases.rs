//! The laws of a ledger, on random cases.

use super::{
    random::{for_all, same},
    reference::{by_day, most, seconds, stills, stop_days, stop_seconds},
    storm::{Stormy, stormy},
};
use onedoor_core::ledger::{Fraction, Holder, Holding, Ledger};
use onedoor_sim::generate::{Family, specs};
use proptest::prelude::any;
use std::{cell::Cell, collections::BTreeMap};

fn cases() -> u32 {
    std::env::var("ONEDOOR_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

#[test]
fn every_second_of_a_case_is_somebodys_and_nobody_elses() {
    let (played, eventful) = (Cell::new(0), Cell::new(0));
    for_all(cases(), (specs(Family::all()), any::<u64>()), |(spec, seed)| {
        let Some(stormy) = stormy(spec, *seed) else { return Ok(()) };
        played.set(played.get() + 1);
        let ledger = ledger(&stormy, stormy.record.len());
        eventful.set(eventful.get() + u32::from(ledger.seconds().len() > 2 && !ledger.stops().is_empty()));
        adjoins(&ledger)?;
        as_the_reference(&stormy, &ledger)?;
        days_add_up(&stormy, &ledger)?;
        in_pieces(&stormy, &ledger, *seed)
    });
    let (played, eventful) = (played.get(), eventful.get());
    assert!(played > cases() / 3 && eventful > played / 10, "of {played} cases {eventful} are worth the name");
}

/// The ledger of so many events, up to some time behind the last of all.
fn ledger(stormy: &Stormy, events: usize) -> Ledger {
    let mut holding = Holding::new(&stormy.graph);
    stormy.record[..events].iter().for_each(|event| holding.follow(event).unwrap());
    holding.ledger(&stormy.calendar, stormy.now).unwrap()
}

/// There is no gap between the spans, and two in a row differ.
fn adjoins(ledger: &Ledger) -> Result<(), String> {
    let mut at = ledger.from();
    for span in ledger.spans() {
        same("where a span begins", &span.from, &at)?;
        at = span.to;
    }
    let doubled =
        |pair: &&[onedoor_core::ledger::Span]| (&pair[0].step, &pair[0].holder) == (&pair[1].step, &pair[1].holder);
    same("spans that are one", &ledger.spans().windows(2).find(doubled), &None)?;
    same("where the last ends", &at, &ledger.to())
}

fn as_the_reference(stormy: &Stormy, ledger: &Ledger) -> Result<(), String> {
    let (calendar, stills) = (&*stormy.calendar, stills(stormy, stormy.now));
    let mut totals: BTreeMap<Holder, u64> = BTreeMap::new();
    for still in &stills {
        *totals.entry(still.holder.clone()).or_default() += seconds(calendar, still.from, still.to);
    }
    totals.retain(|_, seconds| *seconds > 0);
    same("seconds", &ledger.seconds(), &totals)?;
    same("elapsed", &ledger.elapsed_seconds(), &seconds(calendar, ledger.from(), ledger.to()))?;
    same("days stopped", &ledger.stopped().working_days, &stop_days(calendar, &stills, None))?;
    for (ground, node) in stormy.graph.grounds().iter() {
        let ours = ledger.stops().get(&node.name).copied().unwrap_or_default();
        same("days of a ground", &ours.working_days, &stop_days(calendar, &stills, Some(ground)))?;
        same("seconds of a ground", &ours.seconds, &stop_seconds(calendar, &stills, ground))?;
    }
    let days = by_day(calendar, &stills);
    same("days", &ledger.days().keys().collect::<Vec<_>>(), &days.keys().collect())?;
    days.iter().try_for_each(|(day, held)| same("whose day", &ledger.whose_day(*day), &Some(most(held))))
}

/// The whole days are the working days from the receipt to the end; shares of days add up to the elapsed time in days.
fn days_add_up(stormy: &Stormy, ledger: &Ledger) -> Result<(), String> {
    same("whole days", &ledger.whole_days().values().sum::<u64>(), &(ledger.days().len() as u64))?;
    let part = |(held, whole): (u64, u64)| Fraction::of(held.into(), whole.into()).unwrap();
    let elapsed = ledger.days().values().map(|day| (day.held().map(|(_, held)| held).sum(), day.business_seconds()));
    same("shares", &ledger.shares().into_values().sum::<Fraction>(), &elapsed.map(part).sum())?;
    let (calendar, first, last) = (&stormy.calendar, ledger.days().keys().next(), ledger.days().keys().next_back());
    let Some((first, last)) = first.zip(last) else { return Ok(()) };
    same("working days", &(ledger.days().len() as u32), &calendar.working_days(*first, *last).unwrap())
}

/// Asking on the way changes nothing, and what was held stays held.
fn in_pieces(stormy: &Stormy, whole: &Ledger, seed: u64) -> Result<(), String> {
    let cut = 1 + usize::try_from(seed % stormy.record.len() as u64).unwrap();
    let cut = cut.min(stormy.record.len());
    let mut holding = Holding::new(&stormy.graph);
    stormy.record[..cut].iter().for_each(|event| holding.follow(event).unwrap());
    let then = holding.case().now().unwrap();
    let first = holding.ledger(&stormy.calendar, then).unwrap();
    stormy.record[cut..].iter().for_each(|event| holding.follow(event).unwrap());
    same("in pieces", &holding.ledger(&stormy.calendar, stormy.now).unwrap(), whole)?;
    let before = |ledger: &Ledger| {
        let spans = ledger.spans().iter().filter(|span| span.from < then);
        spans.map(|span| (span.from, span.to.min(then), span.step.clone(), span.holder.clone())).collect::<Vec<_>>()
    };
    same("the first piece", &before(&first), &before(whole))
}
