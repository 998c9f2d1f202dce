//! People in the engine: storms beside the naive oracle.

use onedoor_sim::{
    generate::Rng,
    people::{random_setting, storm},
};
use std::collections::BTreeMap;

fn number(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// How many cases are played in one hall.
const CASES: u64 = 4;

#[test]
fn engine_and_oracle_agree_about_people() {
    let (runs, first) = (number("ONEDOOR_RUNS", 10_000), number("ONEDOOR_SEED", 1));
    let threads = 2;
    let found: Vec<_> = std::thread::scope(|scope| {
        let play = |thread| {
            move || (first..first + runs / CASES).filter(|seed| seed % threads == thread).map(hall).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (0..threads).map(|thread| scope.spawn(play(thread))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let mut accepted: BTreeMap<String, u32> = BTreeMap::new();
    let (mut deeds, mut ended, mut cases) = (0, 0, 0);
    for stormed in found.into_iter().flatten() {
        cases += 1;
        deeds += stormed.deeds.len();
        ended += u32::from(stormed.ended);
        stormed.accepted.into_iter().for_each(|(name, count)| *accepted.entry(name).or_default() += count);
    }
    println!("{cases} cases, {deeds} deeds, {ended} ended\n{accepted:?}");
}

fn hall(seed: u64) -> Vec<onedoor_sim::people::Stormed> {
    let mut rng = Rng::new(seed);
    let setting = random_setting(&mut rng);
    let Some(read) = setting.read() else { return Vec::new() };
    let case = |_| {
        storm(&read, &setting, &mut rng, 40, &|_| Ok(()))
            .unwrap_or_else(|why| panic!("ONEDOOR_SEED={seed} ONEDOOR_RUNS={CASES}: {why}"))
    };
    (0..CASES).map(case).collect()
}
