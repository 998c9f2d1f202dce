//! Letting cases go on in one (并案).

use super::{Engine, answer_since, sub_cases, sub_cases::Happening, time};
use crate::{
    Actor, Answer, Error, Timestamp,
    act::command,
    store::{Kept, Store},
};
use onedoor_core::{
    case::{Closing, Deadlines, Event},
    engine::{self, Action, WorkAction},
    graph::{Scope, Which},
};

impl Engine {
    /// Lets other cases go on in one: they are closed as merged, and of the limits of all of them the strictest counts in the one that leads. All of it happens, or
    /// nothing. Gives the answers, that of the leading case first.
    ///
    /// A clock that stands still has no deadline, and so tightens none.
    ///
    /// # Errors
    /// [`Error::NotMerged`] for a case of another workflow, one that runs in another case, and one that is named twice; [`Error::UnknownCase`]; and
    /// [`Error::Refused`] for a case that has ended and for whoever lacks the power `Manage`.
    pub async fn merge(
        &self,
        lead: &str,
        others: &[&str],
        by: &Actor,
        at: Timestamp,
        reason: &str,
    ) -> Result<Vec<Answer>, Error> {
        let mut store = self.store();
        let legal = store.legal(at);
        check(&store, lead, others)?;
        let all: Vec<&str> = [lead].into_iter().chain(others.iter().copied()).collect();
        all.iter().try_for_each(|case| time::pass_in_family(&mut store, case, legal))?;
        let decided = decide(&store, lead, others, by, legal, reason)?;
        store.hear(at);
        let mut answers = Vec::new();
        for (case, events) in all.into_iter().zip(decided) {
            let before = store.case(case)?.record.len();
            sub_cases::carry_out(&mut store, case, &Happening { by, at: legal, received_at: at }, &events)?;
            let before = store.unreported.remove(case).unwrap_or(before);
            let kept = store.case(case)?;
            answers.push(answer_since(&store, kept, case, before, by));
        }
        Ok(answers)
    }
}

fn check(store: &Store, lead: &str, others: &[&str]) -> Result<(), Error> {
    let leads = store.case(lead)?;
    let workflow = &leads.graph.workflow().id;
    for (place, case) in others.iter().enumerate() {
        let kept = store.case(case)?;
        let not = |why: String| Error::NotMerged { lead: lead.to_owned(), case: (*case).to_owned(), why };
        if *case == lead || others.iter().take(place).any(|before| before == case) {
            return Err(not("a case goes on in another once".to_owned()));
        }
        if kept.graph.workflow().id != *workflow {
            return Err(not(format!("it is a `{}`, and no `{workflow}`", kept.graph.workflow().id)));
        }
        if let Some(parent) = &kept.parent {
            return Err(not(format!("`{}` waits for it", parent.case)));
        }
    }
    Ok(())
}

/// What happens in the leading case, then in each of the others.
fn decide(
    store: &Store,
    lead: &str,
    others: &[&str],
    by: &Actor,
    at: Timestamp,
    reason: &str,
) -> Result<Vec<Vec<Event>>, Error> {
    let leads = store.case(lead)?;
    let (mut case, mut absorbed, mut closed) = (leads.case.clone(), Vec::new(), Vec::new());
    for other in others {
        let kept = store.case(other)?;
        let close = Action::Close { closing: Closing::Merged, reason: reason.to_owned() };
        closed.push(engine::decide(&kept.graph, &kept.case, &store.env(kept, at), &command(close, by))?);
        let absorb = WorkAction::Absorb { case: (*other).to_owned(), deadlines: deadlines(kept) };
        let absorb = command(Action::Work(absorb), by);
        let events = engine::decide(&leads.graph, &case, &store.env(leads, at), &absorb)?;
        for event in &events {
            case.apply(&leads.graph, event)?;
        }
        absorbed.extend(events);
    }
    Ok([absorbed].into_iter().chain(closed).collect())
}

/// The deadlines of a case's own limit.
fn deadlines(kept: &Kept) -> Deadlines {
    let limit = kept.graph.limits().iter().find(|(_, limit)| limit.scope == Scope::Case).map(|(id, _)| id);
    let clock = limit.and_then(|limit| kept.case.clock(limit)).filter(|clock| !clock.has_ended());
    clock.map_or_else(Deadlines::default, |clock| Deadlines {
        promised: clock.deadline(Which::Promised),
        statutory: clock.deadline(Which::Statutory),
        earliest: None,
    })
}
