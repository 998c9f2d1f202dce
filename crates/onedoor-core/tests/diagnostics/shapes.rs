//! Slips of the pen, each with what the author is told. Drawn in `shapes.txt`: a text, then `-----`, then its findings.

use super::case;
use onedoor_core::{graph::Catalogue, proof::load};

#[test]
fn slips_of_the_pen_are_told_in_the_words_of_the_author() {
    let file = case::path("tests/diagnostics/shapes.txt");
    let text = std::fs::read_to_string(&file).expect("the shapes");
    let drawn: String = text.split("=====\n").filter(|shape| !shape.trim().is_empty()).map(redrawn).collect();
    if case::blessing() {
        std::fs::write(file, drawn).expect("the shapes can be written");
        return;
    }
    assert_eq!(text, drawn, "ONEDOOR_BLESS=1 writes it");
}

fn redrawn(shape: &str) -> String {
    let text = shape.split_once("-----\n").map_or(shape, |(text, _)| text);
    let written = text.replace("<TAB>", "\t").replace("<CR>", "\r").replace("<BOM>", "\u{feff}").replace("<NUL>", "\0");
    let found = case::lines(&load(written.trim_end_matches('\n').as_bytes(), &Catalogue::default()));
    let found: String = found.iter().map(|line| format!("{line}\n")).collect();
    format!("{text}-----\n{found}=====\n")
}
