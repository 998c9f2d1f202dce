//! Time in the cases of an engine: every deadline passes in its turn, in the order of legal time.

use super::sub_cases::{Happening, carry_out};
use crate::{Actor, Error, Timestamp, store::Store};
use onedoor_core::engine::{self, Action, Command};

/// Lets every deadline up to `now` pass, in all cases.
pub(super) fn pass(store: &mut Store, now: Timestamp) -> Result<(), Error> {
    while let Some((deadline, case)) = store.next_deadline(now) {
        pass_one(store, &case, deadline, now)?;
    }
    Ok(())
}

/// The same in a case, in those that run in it and in those that it runs in: what happens in one of them may be felt in another.
pub(super) fn pass_in_family(store: &mut Store, case: &str, now: Timestamp) -> Result<(), Error> {
    while let Some((deadline, case)) = store.next_deadline_in_family(case, now) {
        pass_one(store, &case, deadline, now)?;
    }
    Ok(())
}

fn pass_one(store: &mut Store, case: &str, deadline: Timestamp, received_at: Timestamp) -> Result<(), Error> {
    let kept = store.case(case)?;
    let events = engine::decide(&kept.graph, &kept.case, &store.env(kept, deadline), &Command::new(Action::PassTime))?;
    let by = Actor::engine();
    for (case, before) in carry_out(store, case, &Happening { by: &by, at: deadline, received_at }, &events)? {
        store.unreported.entry(case).or_insert(before);
    }
    Ok(())
}
