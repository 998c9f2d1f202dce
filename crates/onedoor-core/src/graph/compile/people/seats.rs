//! Seats that can be taken, and a rule that can be met.

use super::roles::Roles;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    expr::Type,
    language::{By, Rule, Seat, Seats, Workflow},
};
use std::collections::BTreeSet;

/// The most seats that a list may have.
const LISTED_MAX: usize = 1_000;

/// Looks at the seats of a step.
pub(super) fn check(tree: &Workflow, name: &str, seats: &Seats, roles: &Roles<'_>, found: &mut Vec<Diagnostic>) {
    let place = || Place::step(name).field("seats");
    number(name, seats, &place, found);
    found.extend(no_list(tree, seats, &place));
    weights(seats, &place, found);
    twice(seats, roles, &place, found);
    rule(seats, &place, found);
}

fn number(name: &str, seats: &Seats, place: &dyn Fn() -> Place, found: &mut Vec<Diagnostic>) {
    if seats.who.is_empty() && is_closed(seats) {
        let help =
            "write `who: [(by: Dept(\"planning\"))]`, `members: Dept(\"committee\")` or `each: \"a_list_field\"`";
        found.push(bad(place(), format!("the joint signature of `{name}` has no seat")).help(help));
    }
    if seats.who.len() > LISTED_MAX {
        let message = format!("{} seats are listed; at most {LISTED_MAX} may be", seats.who.len());
        found.push(bad(place().field("who"), message).help("write `members` for a pool of people"));
    }
}

/// A field that has a seat for each of its elements lists people. One that is not there at all is told where it is resolved.
fn no_list(tree: &Workflow, seats: &Seats, place: &dyn Fn() -> Place) -> Option<Diagnostic> {
    let field = seats.each.as_deref()?;
    let ty = tree.data.get(field).filter(|ty| !matches!(ty, Type::List(element) if **element == Type::Text))?;
    let message = format!("`{field}` is of type {ty}: a seat for each needs a `List(Text)`");
    Some(bad(place().field("each"), message).help("name a list of the identities of people"))
}

/// Whether all seats are listed.
fn is_closed(seats: &Seats) -> bool {
    seats.members.is_none() && seats.each.is_none()
}

fn weights(seats: &Seats, place: &dyn Fn() -> Place, found: &mut Vec<Diagnostic>) {
    for (index, seat) in seats.who.iter().enumerate().filter(|(_, seat)| !(1..=Seat::WEIGHT_MAX).contains(&seat.weight))
    {
        let message = format!("`weight: {}` is outside 1 to {}", seat.weight, Seat::WEIGHT_MAX);
        let help = match seat.weight {
            0 => "a voice that does not count is no seat: take it out, or ask for advice",
            _ => "only the relation of the weights counts: make all of them smaller",
        };
        found.push(bad(place().field("who").item(index).field("weight"), message).help(help));
    }
}

/// Nobody sits twice.
fn twice(seats: &Seats, roles: &Roles<'_>, place: &dyn Fn() -> Place, found: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for (index, seat) in seats.who.iter().enumerate().filter(|(_, seat)| is_one_person(&seat.by, roles)) {
        let one = seat.by.to_string();
        if seen.contains(&one) {
            let message = format!("`{one}` is listed twice: one person has one seat");
            let place = place().field("who").item(index);
            found.push(bad(place, message).help("take one of them out; a voice that counts more has a `weight`"));
        } else {
            seen.insert(one);
        }
    }
}

fn is_one_person(by: &By, roles: &Roles<'_>) -> bool {
    match by {
        By::Person(_) | By::Applicant | By::Field(_) | By::SameAs(_) | By::Manager { .. } => true,
        By::Role(role) => roles.contains_key(role.as_str()),
        By::Window(_) | By::Dept(_) | By::RoleIn { .. } | By::Service(_) => false,
    }
}

fn rule(seats: &Seats, place: &dyn Fn() -> Place, found: &mut Vec<Diagnostic>) {
    match seats.rule {
        Rule::Heads(heads) => found.extend(heads_out_of_reach(seats, heads, place)),
        Rule::Lead => found.extend(leads(seats, place)),
        Rule::Sequence | Rule::Unanimous if seats.abstain => {
            let (word, why) = match seats.rule {
                Rule::Sequence => ("Sequence", "each signs before the next is asked"),
                _ => ("Unanimous", "who abstains keeps it open"),
            };
            let message = format!("nobody abstains under `{word}`: {why}");
            found.push(bad(place().field("abstain"), message).help("take `abstain` out, or choose another rule"));
        }
        Rule::All | Rule::Any | Rule::AtLeast(_) | Rule::MoreThan(_) | Rule::Sequence | Rule::Unanimous => {}
    }
}

fn heads_out_of_reach(seats: &Seats, heads: u32, place: &dyn Fn() -> Place) -> Option<Diagnostic> {
    let listed = seats.who.len();
    let out_of_reach = is_closed(seats) && listed > 0 && usize::try_from(heads).is_ok_and(|heads| heads > listed);
    let (message, help) = match heads {
        0 => ("`Heads(0)` is met before anybody answers".to_owned(), "write how many must say yes, 1 or more"),
        _ if out_of_reach => {
            (format!("`Heads({heads})` is out of reach: {listed} may answer"), "lower it, or list more seats")
        }
        _ => return None,
    };
    Some(bad(place().field("rule"), message).help(help))
}

/// One seat leads.
fn leads(seats: &Seats, place: &dyn Fn() -> Place) -> Option<Diagnostic> {
    let mut leads = seats.who.iter().enumerate().filter(|(_, seat)| seat.lead).map(|(index, _)| index);
    let at = |index: usize| place().field("who").item(index).field("lead");
    match (leads.next(), leads.next()) {
        (None, _) => Some(
            bad(place().field("rule"), "`Lead` needs a seat that leads: its answer is the outcome")
                .help("write `lead: true` at one seat of `who`"),
        ),
        (Some(first), Some(second)) => Some(
            bad(at(second), "two seats lead: one answer is the outcome")
                .help("leave `lead` at one of them")
                .related(at(first), "the first one"),
        ),
        (Some(_), None) => None,
    }
}

fn bad(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::BadSeats, place, message)
}
