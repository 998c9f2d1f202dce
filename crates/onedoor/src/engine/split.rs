//! Making two cases of one (分案).

use super::{Engine, answer_since, check_name, sub_cases, sub_cases::Happening, time};
use crate::{Actor, Answer, Error, Timestamp, store::Store};
use onedoor_core::engine;

impl Engine {
    /// Makes a second case of one, which goes its own way from there: it stands where the first stands, with the same record so far, so it keeps the day on which
    /// the first was received, and every clock.
    ///
    /// Data stay what they are: a step that writes a field writes it in each of the two.
    ///
    /// # Errors
    /// [`Error::NotSplit`] while cases run in it, and for one that runs in another; [`Error::UnknownCase`], [`Error::CaseExists`], [`Error::BadCaseName`]; and
    /// [`Error::Refused`] for a case that has ended and for whoever lacks the power `Manage`.
    pub async fn split(&self, case: &str, new: &str, by: &Actor, at: Timestamp) -> Result<Answer, Error> {
        let mut store = self.store();
        check_name(new)?;
        if store.case(new).is_ok() {
            return Err(Error::CaseExists(new.to_owned()));
        }
        let legal = store.legal(at);
        store.case(case)?;
        time::pass_in_family(&mut store, case, legal)?;
        let kept = store.case(case)?;
        let events = engine::split(&kept.graph, &kept.case, &store.env(kept, legal), case, by)?;
        check(&store, case)?;
        store.hear(at);
        let before = store.case(case)?.record.len();
        store.add_copy(case, new)?;
        sub_cases::carry_out(&mut store, new, &Happening { by, at: legal, received_at: at }, &events)?;
        let kept = store.case(new)?;
        Ok(answer_since(&store, kept, new, before, by))
    }
}

fn check(store: &Store, name: &str) -> Result<(), Error> {
    let kept = store.case(name)?;
    let not = |why: String| Err(Error::NotSplit { case: name.to_owned(), why });
    if let Some(parent) = &kept.parent {
        return not(format!("`{}` waits for it", parent.case));
    }
    match kept.case.open_steps().find_map(|step| store.sub_cases(name, step).into_iter().next()) {
        Some(sub_case) => not(format!("`{sub_case}` runs in it")),
        None => Ok(()),
    }
}
