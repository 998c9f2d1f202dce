//! An end as it is drawn: a pill.

use super::super::diagram::EndBox;
use super::super::layout::Rect;
use super::super::sketch::Shape;
use super::super::text;
use super::markup::{escape, number};
use super::{palette, words};

/// The group of one end.
pub(super) fn end(end: &EndBox, shape: &Shape, rect: Rect, entry: f64) -> String {
    let (fill, ink) = if end.reached { (palette::INK, palette::PAPER) } else { (palette::END_FILL, palette::INK) };
    let reached = if end.reached { " reached" } else { "" };
    let id = text::clean(&end.id);
    let mut out =
        format!("<g id=\"end-{}\" class=\"end{reached}\" data-end=\"{}\">\n", text::safe_id(&end.id), escape(&id));
    out.push_str(&format!("<title>{}</title>\n", escape(&text::clean(&end.title))));
    out.push_str(&format!(
        "<rect class=\"outline\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{fill}\" stroke=\"{}\" stroke-width=\"1.8\"/>\n",
        number(rect.x),
        number(rect.y),
        number(rect.width),
        number(rect.height),
        number(rect.height.min(40.0) / 2.0),
        palette::INK
    ));
    out.push_str(&words::words(shape, rect, ink, ink, false));
    out.push_str(&words::badges(shape, rect, entry));
    out.push_str("</g>\n");
    out
}
