//! Random directories of a small hall.

use onedoor_core::people::Power;

use super::staff::{Grant, Person, Span, Staff, StandIn, To, Unit};
use crate::generate::Rng;

/// The roles that there are.
pub const ROLES: [&str; 3] = ["clerk", "head", "chief"];
/// The departments.
pub const DEPTS: [&str; 4] = ["county", "fire", "land", "desk"];
/// The windows.
pub const WINDOWS: [&str; 2] = ["front", "back"];
/// The qualifications.
pub const KINDS: [&str; 2] = ["card", "licence"];
/// How many hours a random case takes at most, give or take.
pub const HOURS: i64 = 400;

/// Who has every power, and is never among those who do the work.
pub const ROOT: &str = "root";

/// A random directory: `root`, who may everything, and 6 to 12 people, of whom those that come first are mostly officers.
pub fn random_staff(rng: &mut Rng) -> Staff {
    let count = rng.between(6, 12);
    let names: Vec<String> = (0..count).map(|n| format!("p{n}")).collect();
    let mut staff = Staff {
        revision: 1,
        roles: units(rng, &ROLES, 60),
        depts: units(rng, &DEPTS, 50),
        windows: units(rng, &WINDOWS, 50),
        ..Staff::default()
    };
    for dept in staff.depts.iter_mut().skip(1).filter(|_| rng.chance(60)) {
        dept.parent = Some(DEPTS[0].to_owned());
    }
    staff.persons = (0..count).map(|n| person(rng, &names, n)).collect();
    staff.persons.push(Person { id: ROOT.to_owned(), ..Person::default() });
    staff.grants = (0..rng.below(7)).map(|_| grant(rng, &names)).collect();
    staff.grants.push(Grant {
        to: To::Person(ROOT.to_owned()),
        powers: ruling(),
        here: None,
        below: None,
        span: Span::default(),
    });
    staff.stand_ins = (0..rng.below(6)).filter_map(|_| stand_in(rng, &names)).collect();
    staff
}

/// The powers of `root`: to rule over the work of others, and not to see to it that nobody else does.
fn ruling() -> Vec<Power> {
    vec![Power::Receive, Power::Manage, Power::Waive, Power::Extend, Power::Terminate]
}

/// The same directory a while later: somebody came, went, or was given something else.
pub fn later_staff(rng: &mut Rng, staff: &Staff) -> Staff {
    let names: Vec<String> = staff.persons.iter().map(|person| person.id.clone()).filter(|id| id != ROOT).collect();
    let mut later = staff.clone();
    later.revision += 1;
    for _ in 0..rng.between(1, 4) {
        let n = rng.below(names.len());
        match rng.below(5) {
            0 => later.persons[n] = person(rng, &names, n),
            1 => later.grants.retain(|grant| matches!(&grant.to, To::Person(id) if id == ROOT)),
            2 => later.grants.insert(0, grant(rng, &names)),
            3 => later.stand_ins.extend(stand_in(rng, &names)),
            _ => later.persons[n].span.until = Some(rng.between(1, 300) as i64),
        }
    }
    later
}

fn units(rng: &mut Rng, names: &[&str], likely: usize) -> Vec<Unit> {
    let unit = |name: &&str| {
        let powers = if rng.chance(likely) { powers(rng) } else { Vec::new() };
        Unit { name: (*name).to_owned(), powers, parent: None }
    };
    names.iter().map(unit).collect()
}

/// Some powers, mostly those that work needs.
fn powers(rng: &mut Rng) -> Vec<Power> {
    let work =
        [Power::Accept, Power::Correct, Power::Assign, Power::Review, Power::Sign, Power::Decide, Power::Deliver];
    let mut powers: Vec<Power> = work.into_iter().filter(|_| rng.chance(75)).collect();
    let rare = [Power::Receive, Power::Manage, Power::Waive, Power::Terminate, Power::Supervise];
    powers.extend(rare.into_iter().filter(|_| rng.chance(6)));
    powers
}

/// Mostly always; else something that begins or ends within a case.
fn span(rng: &mut Rng) -> Span {
    let mut end = |likely| rng.chance(likely).then(|| 1 + rng.below(HOURS as usize) as i64);
    let (from, until) = (end(8), end(15));
    if from.zip(until).is_some_and(|(from, until)| from >= until) { Span::default() } else { Span { from, until } }
}

fn some(rng: &mut Rng, of: &[&str], likely: usize) -> Vec<String> {
    of.iter().filter(|_| rng.chance(likely)).map(|name| (*name).to_owned()).collect()
}

fn person(rng: &mut Rng, names: &[String], n: usize) -> Person {
    let depts = some(rng, &DEPTS, 35);
    let posts = rng.chance(25).then(|| (one(rng, &ROLES), one(rng, &DEPTS)));
    let kinds = KINDS.iter().filter(|_| rng.chance(65)).map(|kind| (*kind).to_owned()).collect::<Vec<_>>();
    Person {
        id: names[n].clone(),
        roles: some(rng, &ROLES, 40),
        depts,
        windows: some(rng, &WINDOWS, 40),
        posts: posts.into_iter().collect(),
        services: some(rng, &["robot"], 20),
        // Nobody is above himself: those who come first are above those who come later.
        manager: (n > 0 && rng.chance(70)).then(|| names[rng.below(n)].clone()),
        span: span(rng),
        qualifications: kinds.into_iter().map(|kind| (kind, span(rng))).collect(),
    }
}

fn one(rng: &mut Rng, of: &[&str]) -> String {
    of[rng.below(of.len())].to_owned()
}

fn here(rng: &mut Rng) -> Option<bool> {
    [None, None, Some(true), Some(true), Some(false)][rng.below(5)]
}

fn grant(rng: &mut Rng, names: &[String]) -> Grant {
    let to = match rng.below(4) {
        0 => To::Person(names[rng.below(names.len())].clone()),
        1 => To::Role(one(rng, &ROLES)),
        2 => To::Dept(one(rng, &DEPTS)),
        _ => To::Window(one(rng, &WINDOWS)),
    };
    let mut given = powers(rng);
    if given.is_empty() {
        given.push(Power::Review);
    }
    let below = rng.chance(30).then(|| [50, 1_000][rng.below(2)]);
    Grant { to, powers: given, here: here(rng), below, span: span(rng) }
}

fn stand_in(rng: &mut Rng, names: &[String]) -> Option<StandIn> {
    let (of, by) = (rng.below(names.len()), rng.below(names.len()));
    let powers = if rng.chance(60) { Vec::new() } else { powers(rng) };
    let (of, by) = (names[of].clone(), names[by].clone());
    (of != by).then(|| StandIn { of, by, span: span(rng), here: here(rng), powers, passes_on: rng.chance(50) })
}
