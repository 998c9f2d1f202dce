//! No bytes make the reader panic or hang.

use super::hall::{HALL, may};
use onedoor_core::{
    diagnostic::any_error,
    people::{Directory, Power, read_directory},
};

/// Numbers by chance, the same for the same seed (after Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// Says what was read when something fails: the seed and the text.
struct Told<'a>(u64, &'a [u8]);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("with ONEDOOR_SEED={}:\n{}", self.0, String::from_utf8_lossy(self.1));
        }
    }
}

fn check(seed: u64, bytes: &[u8]) -> Option<Directory> {
    let told = Told(seed, bytes);
    let (directory, found, source) = read_directory(bytes);
    assert_eq!(directory.is_none(), any_error(&found), "{found:?}");
    assert!(found.len() <= 1_000);
    for found in &found {
        let place = source.locate(&found.place);
        assert!(place.start <= place.end && source.text().get(place.bytes).is_some(), "{found:?}");
        assert!(!found.message.contains('\n') && !found.message.ends_with('.'), "{found:?}");
    }
    directory.iter().for_each(ask);
    drop(told);
    directory
}

/// Asks everybody everything; it does not matter what the answer is.
fn ask(directory: &Directory) {
    for (identity, person) in directory.persons() {
        for power in Power::ALL {
            assert!(directory.grants_to(identity, *power, "x", may()).count() < 10_000);
        }
        person.roles().iter().for_each(|role| _ = directory.has_role_in(identity, role, "planning", may()));
        assert_ne!(directory.superior(identity, 1), Some(identity));
        directory.superior(identity, u32::MAX);
        directory.stand_ins_by(identity, may()).for_each(drop);
    }
}

fn seed() -> u64 {
    std::env::var("ONEDOOR_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1)
}

#[test]
fn a_directory_with_pieces_changed_is_read_without_a_panic() {
    let mut whole = 0;
    for seed in seed()..seed() + 2_000 {
        let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut bytes = HALL.as_bytes().to_vec();
        for _ in 0..=chance.below(3) {
            change(&mut bytes, &mut chance);
        }
        whole += usize::from(check(seed, &bytes).is_some());
    }
    assert!(whole > 20, "only {whole} of the changed directories were directories");
}

/// Another byte, a gap, or a piece of the text in another place.
fn change(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(bytes.len());
    let until = (at + 1 + chance.below(30)).min(bytes.len());
    match chance.below(4) {
        0 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        1 => bytes[at] = b'a' + u8::try_from(chance.below(26)).unwrap(),
        2 => _ = bytes.drain(at..until),
        _ => {
            let piece = bytes[at..until].to_vec();
            let to = chance.below(bytes.len());
            bytes.splice(to..to, piece);
        }
    }
}

#[test]
fn nonsense_is_read_without_a_panic() {
    for seed in seed()..seed() + 2_000 {
        let mut chance = Chance(seed | 1 << 40);
        let bytes: Vec<u8> = (0..chance.below(200)).map(|_| u8::try_from(chance.below(256)).unwrap()).collect();
        check(seed, &bytes);
    }
}

fn full(body: &str) -> String {
    format!("Directory(id: \"x\", zone: \"UTC0\", {body})")
}

#[test]
fn deep_and_long_files_are_refused() {
    for text in ["[".repeat(100_000), "Directory(x: ".repeat(50_000), full(&" ".repeat(2 << 20))] {
        assert!(check(0, text.as_bytes()).is_none());
    }
}

#[test]
fn a_file_of_mistakes_costs_no_patience() {
    let wrong: String = (0..25_000).map(|n| format!("\"p{n}\":(manager:\"q{n}\"),")).collect();
    assert!(check(0, full(&format!("persons: {{{wrong}}}")).as_bytes()).is_none());
    let times: String = (0..25_000).map(|n| format!("\"p{n}\":(from:\"{n}\"),")).collect();
    assert!(check(0, full(&format!("persons: {{{times}}}")).as_bytes()).is_none());
    let empty = "(to:Person(\"p\"),powers:[]),".repeat(25_000);
    assert!(check(0, full(&format!("persons: {{\"p\":()}}, grants: [{empty}]")).as_bytes()).is_none());
}

#[test]
fn long_chains_and_rings_are_walked() {
    let link = |n: usize, to: usize| format!("\"p{n}\":(manager:\"p{to}\"),");
    let chain: String = (1..30_000).map(|n| link(n, n - 1)).collect();
    let chain = read_directory(full(&format!("persons: {{\"p0\":(),{chain}}}")).as_bytes()).0.unwrap();
    assert_eq!(chain.superior("p29999", 29_999), Some("p0"));
    assert_eq!(chain.superior("p29999", u32::MAX), None);
    let ring: String = (0..30_000).map(|n| link(n, (n + 1) % 30_000)).collect();
    assert!(check(0, full(&format!("persons: {{{ring}}}")).as_bytes()).is_none());
    let depts: String = (1..30_000).map(|n| format!("\"d{n}\":(succeeds:[\"d{}\"]),", n - 1)).collect();
    assert!(check(0, full(&format!("depts: {{\"d0\":(),{depts}}}")).as_bytes()).is_none());
}
