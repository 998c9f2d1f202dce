//! What somebody has to do in the case that is played.

use super::play::Play;
use crate::{
    columns::fitted,
    output::{Output, harmless},
    trouble::Trouble,
};
use onedoor_core::{
    case::{WorkItem, WorkItemId},
    engine::{Action, WorkAction},
    id::StepId,
    people::Actor,
};
use unicode_width::UnicodeWidthStr;

/// Says what somebody has to do: a work item a line, and how they stand to it.
pub(super) fn tell(play: &Play, person: &Actor, output: &mut Output) -> Result<(), Trouble> {
    let rows = rows(play, person);
    if rows.is_empty() {
        let unknown = if is_known(play, person) { "" } else { "is not in the directory, and " };
        return Ok(writeln!(output.human(), "  {} {unknown}has nothing to do", harmless(person.identity()))?);
    }
    let widest = rows.iter().map(|(item, _)| item.width()).max().unwrap_or(0);
    for (item, standing) in rows {
        writeln!(output.human(), "  {}  {}", fitted(&item, widest), harmless(&standing))?;
    }
    Ok(())
}

/// Whether somebody may have something to do here: without a directory anybody, else its people, the applicant and the agents.
fn is_known(play: &Play, person: &Actor) -> bool {
    let party = play.case.applicant() == Some(person) || play.case.agents().contains(person);
    party || play.directory().is_none_or(|directory| directory.person(person.identity()).is_some())
}

fn rows(play: &Play, person: &Actor) -> Vec<(String, String)> {
    let open = play.case.open_steps().filter(|_| play.case.ending().is_none());
    let mut rows: Vec<(String, String)> = open.flat_map(|step| of_step(play, step, person)).collect();
    let copied = play.case.copied().iter().any(|(to, read)| to == person && !read);
    rows.extend(copied.then(|| ("the case".to_owned(), "to be read".to_owned())));
    rows
}

fn of_step(play: &Play, step: StepId, person: &Actor) -> Vec<(String, String)> {
    let name = play.graph.step_name(step);
    let seats = play.case.seats(step);
    let open = (0_u16..).zip(seats).filter(|(_, seat)| seat.answered.is_none() && !seat.removed);
    let seats = open.map(|(place, seat)| (format!("{name}.{place}"), WorkItemId::seat(step, place), &seat.item));
    let whole = play.case.work_item(WorkItemId::of(step)).filter(|_| play.case.seats(step).is_empty());
    let whole = whole.map(|work| (name.to_owned(), WorkItemId::of(step), work));
    let items = whole.into_iter().chain(seats);
    let work = items.filter_map(|(name, item, work)| Some((name, standing(play, item, work, person)?.to_owned())));
    let asked = play
        .case
        .consultations(step)
        .iter()
        .enumerate()
        .filter(|(_, asked)| asked.whom == *person && asked.answer.is_none() && !asked.withdrawn);
    let asked = asked.map(|(at, asked)| (name.to_owned(), format!("question {at}: {}", asked.question)));
    work.chain(asked).collect()
}

fn standing(play: &Play, item: WorkItemId, work: &WorkItem, person: &Actor) -> Option<&'static str> {
    match (work.delegates.last(), &work.holder) {
        (Some(delegate), _) => (delegate == person).then_some("delegated to them"),
        (None, Some(holder)) => (holder == person).then_some("in hand"),
        (None, None) => {
            let claim = Action::Work(WorkAction::Claim { item });
            play.is_possible(claim, Some(person)).then_some("offered")
        }
    }
}
