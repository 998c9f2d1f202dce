//! Bytes that outlive a process: what is read is what was written, or an error that says why not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test panics")]

use onedoor_core::{
    case::Case,
    engine::{self, Action, Command, Given},
    graph::Catalogue,
    language::read,
    proof::{Proved, load},
    record::{RecordError, decode_events, encode_events},
};

const TEA: &str =
    r#"Workflow(id: "tea", steps: {"boil": Do(), "pour": Do(after: ["boil"])}, ends: {"served": (after: ["pour"])})"#;

fn tea() -> Proved {
    load(TEA.as_bytes(), &Catalogue::default()).proved.unwrap()
}

fn boiled(tea: &Proved) -> (Case, Vec<u8>) {
    let mut case = Case::new(tea);
    let mut events = engine::start(tea, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), Given::default()).unwrap();
    events.iter().for_each(|event| case.apply(tea, event).unwrap());
    let more = engine::decide(
        tea,
        &case,
        &engine::Env::at(jiff::Timestamp::UNIX_EPOCH),
        &Command::new(Action::complete(tea, "boil", "done").unwrap()),
    )
    .unwrap();
    more.iter().for_each(|event| case.apply(tea, event).unwrap());
    events.extend(more);
    (case, encode_events(&events))
}

/// The encoding of version 1, byte for byte: a version, a checksum, and four events.
#[test]
fn events_are_written_like_this() {
    let (_, bytes) = boiled(&tea());
    assert_eq!(bytes[0], 1);
    assert_eq!(bytes[5..], [4, 0, 0, 0, 0, 0, 1, 0, 1, 2, 0, 0, 0, 1, 1, 1]);
}

#[test]
fn a_canonical_text_has_one_hash_for_ever() {
    let hash = "0db166a3f59cc60a";
    let tree = read(TEA.as_bytes()).workflow.unwrap();
    assert_eq!(&tree.hash().to_string()[..16], hash);
    let spaced = TEA.replace(", ", " , // remark\n");
    assert_eq!(&read(spaced.as_bytes()).workflow.unwrap().hash().to_string()[..16], hash);
}

#[test]
fn a_flipped_bit_or_a_missing_byte_is_found() {
    let tea = tea();
    let (case, events) = boiled(&tea);
    let snapshot = case.snapshot(&tea);
    for bit in 0..events.len() * 8 {
        let mut damaged = events.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(decode_events(&damaged).is_err(), "bit {bit} of the events");
    }
    for bit in 0..snapshot.len() * 8 {
        let mut damaged = snapshot.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Case::restore(&tea, &damaged).is_err(), "bit {bit} of the snapshot");
    }
    assert!((0..events.len()).all(|end| decode_events(&events[..end]).is_err()));
    assert!((0..snapshot.len()).all(|end| Case::restore(&tea, &snapshot[..end]).is_err()));
}

#[test]
fn what_a_later_version_wrote_is_refused_as_such() {
    let mut events = boiled(&tea()).1;
    events[0] = 2;
    assert_eq!(decode_events(&events), Err(RecordError::NewerVersion { found: 2, known: 1 }));
}

#[test]
fn a_case_belongs_to_its_definition() {
    let (case, events) = boiled(&tea());
    let other = load(TEA.replace("pour", "serve").as_bytes(), &Catalogue::default()).proved.unwrap();
    assert!(matches!(Case::restore(&other, &case.snapshot(&tea())), Err(RecordError::OtherWorkflow { .. })));
    let mut elsewhere = case.clone();
    let event = &decode_events(&events).unwrap()[1];
    assert!(matches!(elsewhere.apply(&other, event), Err(RecordError::OtherWorkflow { .. })));
    assert_eq!(elsewhere, case);
}
