use super::Engine;
use crate::{
    Error, Timestamp,
    store::{Kept, Store},
};
use onedoor_core::{
    ledger::{Holding, Ledger, LedgerError},
    measure::{CaseFacts, Measures, Period},
};
use std::collections::BTreeMap;

impl Engine {
    /// The ledger of time of a case (时间台账): whose each of its working seconds was, up to its end, or up to `now` for one that still runs.
    ///
    /// # Errors
    /// [`Error::UnknownCase`], and [`Error::Uncounted`] where its workflow names no calendar, or the calendar does not cover a day of the case.
    pub async fn ledger(&self, case: &str, now: Timestamp) -> Result<Ledger, Error> {
        let store = self.store();
        let kept = store.case(case)?;
        let env = store.env(kept, store.legal(now));
        let workflow = || kept.graph.workflow().id.clone();
        let calendar = env.calendar.ok_or_else(|| LedgerError::NoCalendar { workflow: workflow() })?;
        let mut holding = Holding::new(&kept.graph);
        for recorded in &kept.record {
            holding.follow(&recorded.event)?;
        }
        Ok(holding.ledger(calendar, env.now)?)
    }

    /// What is measured of each case that was received before `now`, by its name, as it stood then. A host adds its labels and takes [`Measures`] of them.
    ///
    /// A case that runs in another is part of that one's time, and is not measured beside it.
    ///
    /// # Errors
    /// [`Error::Uncounted`] where a calendar does not cover a day of a case.
    pub async fn facts(&self, now: Timestamp) -> Result<BTreeMap<String, CaseFacts>, Error> {
        let store = self.store();
        let received = |kept: &Kept| kept.case.received().is_some_and(|at| at < now);
        let whole = store.cases().filter(|(_, kept)| kept.parent.is_none() && received(kept));
        whole.map(|(name, kept)| Ok((name.to_owned(), facts(&store, kept, now)?))).collect()
    }

    /// The measures of all cases in a period, as of its end.
    ///
    /// # Errors
    /// As those of [`Engine::facts`].
    pub async fn measures(&self, period: Period) -> Result<Measures, Error> {
        let facts = self.facts(period.to).await?;
        Ok(Measures::of(facts.values(), period))
    }
}

fn facts(store: &Store, kept: &Kept, now: Timestamp) -> Result<CaseFacts, Error> {
    let events = kept.record.iter().take_while(|recorded| recorded.at <= now).map(|recorded| &recorded.event);
    Ok(CaseFacts::of(&kept.graph, store.env(kept, now).calendar, events, now)?)
}
