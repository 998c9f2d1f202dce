//! The people whom a command could be about.

use super::{PEOPLE_MAX, probe::Probe};
use crate::{
    case::{Case, SeatBy, WorkItem},
    graph::Graph,
    language::{Allocate, By},
    people::Actor,
};

/// Those who are tried, whether there are more, and somebody whom nobody knows.
pub(super) struct People {
    pub(super) listed: Vec<Actor>,
    pub(super) more: bool,
    pub(super) stranger: Actor,
}

/// Whoever acts, then those whom the case knows, then those of the directory.
pub(super) fn people(probe: &Probe<'_>, actor: &Actor) -> People {
    let mut listed = vec![actor.clone()];
    let directory = probe.env.directory;
    let of_directory = directory.into_iter().flat_map(|directory| directory.persons());
    let of_directory = of_directory.filter_map(|(identity, _)| Actor::authenticated(identity).ok());
    let mut more = false;
    for person in known_to(probe.graph, probe.case).into_iter().chain(of_directory) {
        if listed.contains(&person) {
            continue;
        }
        if listed.len() >= PEOPLE_MAX {
            more = true;
            break;
        }
        listed.push(person);
    }
    let known = |name: &str| {
        listed.iter().any(|person| person.identity() == name) || directory.is_some_and(|all| all.person(name).is_some())
    };
    let mut stranger = "somebody".to_owned();
    while known(&stranger) {
        stranger.push('_');
    }
    // The engine is nobody whom a command is about, should the name have grown too long.
    let stranger = Actor::authenticated(&stranger).unwrap_or_else(|_| Actor::engine());
    People { listed, more, stranger }
}

/// Everybody who has to do with a case or whom its definition names, each once, in the order of their identities.
pub(in super::super) fn known_to(graph: &Graph, case: &Case) -> Vec<Actor> {
    let mut known: Vec<Actor> = case.applicant().cloned().into_iter().chain(case.agents().iter().cloned()).collect();
    known.extend(case.handlers().map(|(_, handler)| handler.clone()));
    known.extend(case.copied().iter().map(|(to, _)| to.clone()));
    for step in graph.steps().ids() {
        known.extend(case.hands(step).iter().cloned());
        known.extend(graph.by(step).into_iter().filter_map(named));
        let Some(staffing) = graph.steps()[step].staffing.as_deref() else { continue };
        if let Allocate::Fixed(person) = &staffing.allocate {
            known.extend(Actor::authenticated(person).ok());
        }
        let seats = staffing.seats.iter().flat_map(|seats| &seats.who);
        known.extend(seats.filter_map(|seat| named(&seat.by)));
    }
    for step in case.open_steps() {
        known.extend(case.work_item(crate::case::WorkItemId::of(step)).into_iter().flat_map(hands));
        for seat in case.seats(step) {
            known.extend(hands(&seat.item));
            known.extend(seat.answered.as_ref().and_then(|answered| answered.by.clone()));
            if let SeatBy::Person(person) = &seat.by {
                known.push(person.clone());
            }
        }
        known.extend(case.consultations(step).iter().flat_map(|asked| [asked.by.clone(), asked.whom.clone()]));
    }
    known.sort_unstable();
    known.dedup();
    known.retain(|person| !person.is_engine());
    known
}

fn named(by: &By) -> Option<Actor> {
    match by {
        By::Person(person) => Actor::authenticated(person).ok(),
        _ => None,
    }
}

fn hands(item: &WorkItem) -> impl Iterator<Item = Actor> + '_ {
    item.holder.iter().chain(&item.delegates).cloned()
}
