//! A case that several people play in a terminal.

use super::{clock::Clock, game::game, lines::Lines, play::Play};
use crate::output::captured;
use onedoor_core::{
    graph::Catalogue,
    people::{Actor, read_directory},
    proof::load,
};
use unicode_width::UnicodeWidthStr;

const OFFICE: &str = r#"Workflow(id: "office", title: "审查", steps: {
    "fire": Review(title: "消防审查", by: Dept("fire"), reasons: true),
    "board": Review(title: "会签", by: Role("member"),
        seats: (who: [(by: Role("member")), (by: Person("chen"))], rule: All)),
}, ends: {"done": (after: ["fire", "board"])})"#;

const PEOPLE: &str = r#"Directory(id: "office", zone: "UTC0", roles: {"member": (powers: [Review])}, depts: {"fire": (powers: [Review])},
    persons: {"ann": (), "张伟": (depts: ["fire"]), "li": (depts: ["fire"]), "m1": (roles: ["member"]), "chen": (roles: ["member"])})"#;

/// What people see who type this.
fn played(typed: &str) -> String {
    let proved = load(OFFICE.as_bytes(), &Catalogue::default()).proved.unwrap();
    let (mut output, written) = captured::output();
    let clock = Clock::new(None, Some("2024-04-15T09:00")).unwrap();
    let directory = read_directory(PEOPLE.as_bytes()).0;
    assert!(directory.is_some());
    let play = Play::new(proved, clock).among(directory, Actor::authenticated("ann").ok());
    game(play, Lines::new(typed.as_bytes()), &mut output).unwrap();
    written.text()
}

/// The column where a word begins in the last line that begins so.
#[track_caller]
fn column(seen: &str, start: &str, word: &str) -> usize {
    let line = seen.lines().rfind(|line| line.trim_start().starts_with(start)).unwrap();
    line[..line.find(word).unwrap_or_else(|| panic!("{word}: {line}"))].width()
}

#[test]
fn the_table_shows_who_has_it_in_hand_and_the_seats() {
    let seen = played("as 张伟 claim fire\nas 张伟 delegate fire li\nas m1 board agree\nquit\n");
    assert_eq!(column(&seen, "▸ fire", "张伟 > li"), column(&seen, "✓ board.0", "m1"), "{seen}");
    assert_eq!(column(&seen, "✓ board.0", "agree"), column(&seen, ". board.1", "open"), "{seen}");
    assert_eq!(column(&seen, "✓ board.0", "m1"), column(&seen, ". board.1", "person chen"), "{seen}");
}

#[test]
fn a_move_is_offered_to_somebody_who_may_make_it() {
    let seen = played("1\nquit\n");
    assert!(seen.contains("  1  as li fire agree\n") && seen.contains("as chen board disagree\n"), "{seen}");
    assert!(seen.contains("StepCompleted(fire, agree)") && !seen.contains("as ann "), "{seen}");
}

#[test]
fn why_behind_a_refusal_tells_the_rule_and_the_facts() {
    let seen = played("as 张伟 claim fire\nas li fire agree\nwhy\nas 张伟 fire agree\nwhy\nquit\n");
    let told = "HeldBy: `fire` is in the hands of `张伟`\n  item    fire\n  holder  张伟\nhelp: let `张伟` do it, or release it\n";
    assert!(seen.contains(told), "{seen}");
    assert!(seen.contains("`board.1` waits for an answer\n  can act now: `chen`\n"), "{seen}");
    let seen = played("why fire\nworklist li\nworklist ann\nworklist nobody\nquit\n");
    assert!(seen.contains("`fire` waits to be worked on\n  can act now: `li`, `张伟`\n"), "{seen}");
    assert!(seen.contains("  fire  offered\n") && seen.contains("  ann has nothing to do\n"), "{seen}");
    assert!(seen.contains("  nobody is not in the directory, and has nothing to do\n"), "{seen}");
}
