//! Making two cases of one (分案).

use super::{Engine, answer_since, check_name, sub_cases, sub_cases::Happening, time};
use crate::{
    Actor, Answer, Error, Timestamp,
    store::{Kept, Store},
};
use onedoor_core::{
    case::{Event, WorkEvent},
    engine::{Refusal, WorkRefusal},
    people::{Authority, Power, Right, Warrant},
};

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
        check(&store, case)?;
        let events = decide(&store, store.case(case)?, case, by, legal)?;
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
    if let Some(ending) = kept.case.ending() {
        return Err(Refusal::CaseEnded { ending: ending.describe(&kept.graph) }.into());
    }
    if let Some(parent) = &kept.parent {
        return not(format!("`{}` waits for it", parent.case));
    }
    match kept.case.open_steps().find_map(|step| store.sub_cases(name, step).into_iter().next()) {
        Some(sub_case) => not(format!("`{sub_case}` runs in it")),
        None => Ok(()),
    }
}

/// What happens in the new case: whoever ordered it, and that it goes its own way.
fn decide(store: &Store, kept: &Kept, name: &str, by: &Actor, at: Timestamp) -> Result<Vec<Event>, Error> {
    let (env, before) = (store.env(kept, at), kept.case.now());
    let at = before.map_or(at, |now| now.max(at));
    let warrant = match env.directory {
        _ if by.is_engine() => return Err(Refusal::from(WorkRefusal::NobodyActs).into()),
        Some(directory) => {
            let authority = Authority::new(&kept.graph, directory, &kept.case, at);
            authority.may(by, Power::Manage).map_err(Refusal::from)?
        }
        None => Warrant { person: by.clone(), instead_of: None, right: Right::Trusted, facts: Vec::new() },
    };
    let later = (before != Some(at)).then_some(Event::TimePassed { to: at });
    let directory = env.directory.map(|directory| directory.hash()).filter(|hash| kept.case.directory() != Some(*hash));
    let adopted = directory.map(|directory| WorkEvent::DirectoryAdopted { directory });
    let split = [WorkEvent::Acted(warrant), WorkEvent::CaseSplit { from: name.to_owned() }];
    Ok(later.into_iter().chain(adopted.into_iter().chain(split).map(Event::from)).collect())
}
