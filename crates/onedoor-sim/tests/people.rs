//! People in the engine: storms beside the naive oracle.

use onedoor_sim::{
    generate::Rng,
    people::{Driven, Hall, Read, Setting, Stormed, drive, random_setting, storm},
};
use std::collections::BTreeMap;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// How many cases are played in one hall.
const CASES: u64 = 4;
/// How many halls at a time.
const THREADS: u64 = 2;
/// How many kinds of deeds there are.
const KINDS: usize = 35;

/// `ONEDOOR_RUNS` cases (10,000), from `ONEDOOR_SEED` (1). A failure prints the seed, the definition, the directories and the fewest deeds.
#[test]
fn engine_and_oracle_agree_about_people() {
    let (runs, first) = (number("ONEDOOR_RUNS", 10_000), number("ONEDOOR_SEED", 1));
    let halls = |thread: u64| {
        let mine = (first..first + runs.div_ceil(CASES)).filter(|seed| seed % THREADS == thread);
        mine.flat_map(hall).collect::<Vec<_>>()
    };
    let halls = &halls;
    let found: Vec<Stormed> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|thread| scope.spawn(move || halls(thread))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("see above")).collect()
    });
    let mut accepted: BTreeMap<String, u32> = BTreeMap::new();
    for (name, count) in found.iter().flat_map(|stormed| &stormed.accepted) {
        *accepted.entry(name.clone()).or_default() += count;
    }
    let deeds: usize = found.iter().map(|stormed| stormed.deeds.len()).sum();
    let ended = found.iter().filter(|stormed| stormed.ended).count();
    println!("{} cases, {deeds} deeds, {ended} ended\n{accepted:?}", found.len());
    assert!(
        runs < 10_000 || accepted.len() == KINDS,
        "a storm in which something is never done shows too little: {accepted:?}"
    );
}

/// Now and then: whether the case could still end from here.
fn look(hall: &Hall<'_>) -> Result<(), String> {
    if !hall.record.len().is_multiple_of(23) {
        return Ok(());
    }
    match drive(hall)? {
        Driven::Ended | Driven::Terminated | Driven::Unruled => Ok(()),
    }
}

/// The next setting that the engine takes.
fn setting(rng: &mut Rng) -> (Setting, Read) {
    loop {
        let setting = random_setting(rng);
        if let Some(read) = setting.read() {
            return (setting, read);
        }
    }
}

fn hall(seed: u64) -> Vec<Stormed> {
    let mut rng = Rng::new(seed);
    let (setting, read) = setting(&mut rng);
    let mut case = || storm(&read, &setting, &mut rng, 40, &look);
    (0..CASES).map(|_| case().unwrap_or_else(|why| panic!("ONEDOOR_SEED={seed} ONEDOOR_RUNS={CASES}: {why}"))).collect()
}
