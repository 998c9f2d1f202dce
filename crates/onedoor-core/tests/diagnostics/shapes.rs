//! Slips of the pen, each with what the author is told. Drawn in `shapes.txt`, `time.txt` and `people.txt`: a text, then `-----`, then its findings.

use super::case;
use onedoor_core::{graph::Catalogue, proof::load};

#[test]
fn slips_of_the_pen_are_told_in_the_words_of_the_author() {
    check("shapes.txt", &Catalogue::default());
}

/// Where the calendar `cn` and the profile `cn_licensing` are known.
#[test]
fn what_cannot_be_about_time_is_told_once_each() {
    check("time.txt", &case::shipped());
}

#[test]
fn what_cannot_be_about_people_is_told_once_each() {
    check("people.txt", &case::shipped());
}

fn check(file: &str, catalogue: &Catalogue) {
    let file = case::path(&format!("tests/diagnostics/{file}"));
    let text = std::fs::read_to_string(&file).expect("the shapes");
    let shapes = text.split("=====\n").filter(|shape| !shape.trim().is_empty());
    let drawn: String = shapes.map(|shape| redrawn(shape, catalogue)).collect();
    if case::blessing() {
        std::fs::write(file, drawn).expect("the shapes can be written");
        return;
    }
    assert_eq!(text, drawn, "ONEDOOR_BLESS=1 writes it");
}

fn redrawn(shape: &str, catalogue: &Catalogue) -> String {
    let text = shape.split_once("-----\n").map_or(shape, |(text, _)| text);
    let written = text.replace("<TAB>", "\t").replace("<CR>", "\r").replace("<BOM>", "\u{feff}").replace("<NUL>", "\0");
    let found = case::lines(&load(written.trim_end_matches('\n').as_bytes(), catalogue));
    let found: String = found.iter().map(|line| format!("{line}\n")).collect();
    format!("{text}-----\n{found}=====\n")
}
