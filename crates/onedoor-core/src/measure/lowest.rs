use super::{CaseFacts, Outcome, Period, Rate};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The lowest that a completion rate ever was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lowest {
    /// The rate.
    pub rate: Rate,
    /// When it was so low for the first time.
    pub at: Timestamp,
}

/// The lowest completion rate at any instant of a period: of all that was accepted so far, since the first case, how much was completed so far.
///
/// "Always above 98 per cent" (始终保持) is a claim about every instant, not about the end of a year: it holds where the lowest rate is at least
/// that. None where nothing was accepted before the period ended.
pub fn lowest_completion_rate<'f>(facts: impl IntoIterator<Item = &'f CaseFacts>, period: Period) -> Option<Lowest> {
    let changes = changes(facts);
    let mut rate = Rate::default();
    for change in changes.range(..period.from).map(|(_, change)| *change) {
        rate = rate.and(change);
    }
    let mut lowest = lower(None, rate, period.from);
    for (at, change) in changes.range(period.from..period.to.max(period.from)) {
        rate = rate.and(*change);
        lowest = lower(lowest, rate, *at);
    }
    lowest
}

/// By instant how many cases were accepted and completed then.
fn changes<'f>(facts: impl IntoIterator<Item = &'f CaseFacts>) -> BTreeMap<Timestamp, Rate> {
    let mut changes: BTreeMap<Timestamp, Rate> = BTreeMap::new();
    for case in facts {
        let Some(accepted) = case.accepted else { continue };
        changes.entry(accepted).or_default().whole += 1;
        match &case.ended {
            Some(ended) if matches!(ended.outcome, Outcome::End(_)) => changes.entry(ended.at).or_default().part += 1,
            _ => {}
        }
    }
    changes
}

fn lower(lowest: Option<Lowest>, rate: Rate, at: Timestamp) -> Option<Lowest> {
    match lowest {
        Some(known) if rate.at_least(known.rate.part, known.rate.whole) => Some(known),
        _ => (rate.whole > 0).then_some(Lowest { rate, at }),
    }
}
