//! Storms: random deeds in random halls, and what is left of one that fails when everything is taken out that is not needed for it to fail.

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use super::{
    deed::Deed,
    hall::{Hall, Read, Setting},
    naive::Load,
    random_deed::random_deed,
    random_plan::random_plan,
    random_staff::{later_staff, random_staff},
};
use crate::generate::Rng;

/// A random setting; one that the engine refuses has no reading.
pub fn random_setting(rng: &mut Rng) -> Setting {
    let staff = random_staff(rng);
    let plan = random_plan(rng, &staff);
    let later = later_staff(rng, &staff);
    let latest = later_staff(rng, &later);
    let people: Vec<String> = staff.persons.iter().map(|person| person.id.clone()).collect();
    let mut load = Load::default();
    for person in &people {
        load.in_hand.insert(person.clone(), rng.below(4) as u32);
    }
    for n in 0..plan.spec.steps.len() {
        if rng.chance(50) {
            load.last.insert(n, people[rng.below(people.len())].clone());
        }
    }
    Setting {
        applicant: people[rng.below(people.len() - 1)].clone(),
        plan: Arc::new(plan),
        staffs: [staff, later, latest].map(Arc::new).to_vec(),
        load: Arc::new(load),
    }
}

/// What a storm came to.
#[derive(Debug, Default)]
pub struct Stormed {
    /// Every deed, accepted or not.
    pub deeds: Vec<Deed>,
    /// How many were accepted, by their names.
    pub accepted: BTreeMap<String, u32>,
    /// Whether the case ended.
    pub ended: bool,
}

/// A storm of so many deeds; `look` sees the case after each that was accepted.
///
/// # Errors
/// What went wrong, with the fewest deeds that still go wrong.
pub fn storm(
    read: &Read,
    setting: &Setting,
    rng: &mut Rng,
    deeds: usize,
    look: &dyn Fn(&Hall<'_>) -> Result<(), String>,
) -> Result<Stormed, String> {
    let mut stormed = Stormed::default();
    let mut go = || -> Result<(), String> {
        let mut hall = Hall::start(read, setting)?;
        while stormed.deeds.len() < deeds && !hall.is_over() {
            let deed = random_deed(rng, &hall.naive);
            stormed.deeds.push(deed.clone());
            if hall.give(&deed)? {
                *stormed.accepted.entry(name(&deed)).or_default() += 1;
                look(&hall)?;
            }
        }
        stormed.ended = hall.is_over();
        sound(&hall)
    };
    match go() {
        Ok(()) => Ok(stormed),
        Err(why) => Err(told(read, setting, &shrunk(read, setting, stormed.deeds, look), look, &why)),
    }
}

/// The record replays, and the auditor finds nothing.
fn sound(hall: &Hall<'_>) -> Result<(), String> {
    hall.replays()?;
    match hall.audit().first() {
        None => Ok(()),
        Some(violation) => {
            let words = hall.words(&hall.record);
            Err(format!("the auditor: {violation:?}\n{words:#?}"))
        }
    }
}

fn name(deed: &Deed) -> String {
    let words = format!("{:?}", deed.what);
    words.split(['(', ' ']).next().unwrap_or_default().to_owned()
}

/// Plays deeds; what goes wrong, if anything does.
fn play(
    read: &Read,
    setting: &Setting,
    deeds: &[Deed],
    look: &dyn Fn(&Hall<'_>) -> Result<(), String>,
) -> Option<String> {
    let mut hall = match Hall::start(read, setting) {
        Ok(hall) => hall,
        Err(why) => return Some(why),
    };
    for deed in deeds {
        if hall.is_over() {
            break;
        }
        match hall.give(deed) {
            Ok(true) => {
                if let Err(why) = look(&hall) {
                    return Some(why);
                }
            }
            Ok(false) => {}
            Err(why) => return Some(why),
        }
    }
    sound(&hall).err()
}

fn shrunk(
    read: &Read,
    setting: &Setting,
    mut deeds: Vec<Deed>,
    look: &dyn Fn(&Hall<'_>) -> Result<(), String>,
) -> Vec<Deed> {
    loop {
        let before = deeds.len();
        for place in (0..deeds.len()).rev() {
            let mut fewer = deeds.clone();
            let gone = fewer.remove(place);
            if let Some(next) = fewer.get_mut(place) {
                next.hours += gone.hours;
            }
            if play(read, setting, &fewer, look).is_some() {
                deeds = fewer;
            }
        }
        if deeds.len() == before {
            return deeds;
        }
    }
}

fn told(
    read: &Read,
    setting: &Setting,
    deeds: &[Deed],
    look: &dyn Fn(&Hall<'_>) -> Result<(), String>,
    first: &str,
) -> String {
    let why = play(read, setting, deeds, look).unwrap_or_else(|| first.to_owned());
    let mut out = format!("{why}\n{}\n", setting.plan.print());
    let _ = writeln!(
        out,
        "judge {}, signers {:?}, amount {}",
        setting.plan.judge, setting.plan.signers, setting.plan.amount
    );
    let changes = deeds.iter().filter(|deed| deed.what == super::deed::What::NewDirectory).count();
    for staff in setting.staffs.iter().take(changes + 1) {
        let _ = writeln!(out, "{}", staff.print());
    }
    let _ = writeln!(out, "{} begins", setting.applicant);
    for deed in deeds {
        let _ = writeln!(out, "+{}h {}: {:?}", deed.hours, deed.by, deed.what);
    }
    out
}
