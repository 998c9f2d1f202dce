//! What the marks mean, for the marks that the drawing uses.

use super::super::diagram::{Diagram, LineState};
use super::super::text;
use super::markup::number;
use super::palette;

const SIZE: f64 = 10.5;
const ROW: f64 = 20.0;
const SAMPLE: f64 = 28.0;

/// The finished legend; empty, and without height, when there is nothing to explain.
pub(super) struct Legend {
    pub(super) text: String,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Writes the legend in rows of at most `width_max`.
pub(super) fn legend(diagram: &Diagram, width_max: f64) -> Legend {
    let mut legend = Legend { text: String::new(), width: 0.0, height: 0.0 };
    let mut x = 0.0;
    for (words, sample) in entries(diagram) {
        let width = SAMPLE + 6.0 + text::width(words, SIZE);
        if legend.height == 0.0 {
            legend.height = 22.0 + ROW;
        } else if x + width > width_max {
            legend.height += ROW;
            x = 0.0;
        }
        let y = legend.height - ROW / 2.0;
        legend.text.push_str(&format!(
            "<g transform=\"translate({} {})\">{sample}<text x=\"{}\" y=\"4\" font-size=\"{}\" fill=\"{}\">{words}</text></g>\n",
            number(x),
            number(y),
            number(SAMPLE + 6.0),
            number(SIZE),
            palette::GREY
        ));
        legend.width = legend.width.max(x + width);
        x += width + 20.0;
    }
    legend
}

fn entries(diagram: &Diagram) -> Vec<(&'static str, String)> {
    let steps = &diagram.steps;
    let line = |wanted| diagram.edges.iter().any(|edge| edge.state == Some(wanted));
    let possible = [
        (
            steps.iter().any(|step| step.when.is_some()),
            "only under its condition",
            frame(palette::PAPER, palette::BORDER, "6 3"),
        ),
        (steps.iter().any(|step| step.on_request), "only on request", frame(palette::PAPER, palette::BORDER, "1.5 3")),
        (
            steps.iter().any(|step| step.detour),
            "on the way back only",
            frame(palette::DETOUR_FILL, palette::DETOUR_BORDER, "none"),
        ),
        (!diagram.returns.is_empty(), "return", stroke(palette::RETURN, 1.5, "6 3")),
        (line(LineState::Live), "taken", stroke(palette::INK, 2.6, "none")),
        (line(LineState::Dead), "not taken", stroke(palette::FAINT, 1.1, "2 3")),
    ];
    possible.into_iter().filter(|entry| entry.0).map(|(_, words, sample)| (words, sample)).collect()
}

fn frame(fill: &str, colour: &str, dash: &str) -> String {
    format!(
        "<rect y=\"-6\" width=\"{SAMPLE}\" height=\"12\" rx=\"3\" fill=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.3\" stroke-dasharray=\"{dash}\"/>"
    )
}

fn stroke(colour: &str, weight: f64, dash: &str) -> String {
    format!("<path d=\"M0,0L{SAMPLE},0\" stroke=\"{colour}\" stroke-width=\"{weight}\" stroke-dasharray=\"{dash}\"/>")
}
