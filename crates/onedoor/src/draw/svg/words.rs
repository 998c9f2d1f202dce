//! Text inside a box, and the badges at its entry.

use super::super::layout::Rect;
use super::super::sketch::{BADGE_SIZE, SMALL_LEADING, SMALL_SIZE, Shape, TITLE_LEADING, TITLE_SIZE};
use super::super::text;
use super::markup::{escape, number};
use super::palette;

/// The title and the small lines of a box, centred.
pub(super) fn words(shape: &Shape, rect: Rect, title_fill: &str, small_fill: &str, struck: bool) -> String {
    let x = number(rect.middle());
    let rows = |lines: &[String], leading: f64| lines.len() as f64 * leading;
    let mut y = rect.y + (rect.height - rows(&shape.title, TITLE_LEADING) - rows(&shape.small, SMALL_LEADING)) / 2.0;
    let strike = if struck { " text-decoration=\"line-through\"" } else { "" };
    let mut out = String::new();
    for line in &shape.title {
        let base = number(y + 13.5);
        y += TITLE_LEADING;
        out.push_str(&format!(
            "<text class=\"name\" x=\"{x}\" y=\"{base}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"{title_fill}\"{strike}>{}</text>\n",
            number(TITLE_SIZE),
            escape(line)
        ));
    }
    for line in &shape.small {
        let base = number(y + 10.5);
        y += SMALL_LEADING;
        out.push_str(&format!(
            "<text class=\"small\" x=\"{x}\" y=\"{base}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"{small_fill}\">{}</text>\n",
            number(SMALL_SIZE),
            escape(line)
        ));
    }
    out
}

/// The badges with the join's rule, upon the upper border, beside the arrow that comes in at `entry`.
pub(super) fn badges(shape: &Shape, rect: Rect, entry: f64) -> String {
    let [left, right] = &shape.badges;
    let width = |words: &str| text::width(words, BADGE_SIZE) + 12.0;
    let mut out = String::new();
    if !left.is_empty() {
        out.push_str(&badge("rest", left, (entry - 7.0 - width(left)).max(rect.x + 2.0), rect.y, width(left)));
    }
    if !right.is_empty() {
        out.push_str(&badge("join", right, (entry + 7.0).min(rect.right() - width(right) - 2.0), rect.y, width(right)));
    }
    out
}

fn badge(class: &str, words: &str, x: f64, border: f64, width: f64) -> String {
    let (y, ink, paper) = (border - 8.5, palette::INK, palette::PAPER);
    format!(
        "<g class=\"{class}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"15\" rx=\"7.5\" fill=\"{paper}\" stroke=\"{ink}\"/>\
         <text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"{ink}\">{}</text></g>\n",
        number(x),
        number(y),
        number(width),
        number(x + width / 2.0),
        number(y + 11.0),
        number(BADGE_SIZE),
        escape(words)
    )
}
