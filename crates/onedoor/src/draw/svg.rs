//! The SVG drawing: self-contained, without scripts or style sheets.
//!
//! Looks are written as presentation attributes, which any style sheet of a page overrides, and every part carries classes and `data-`
//! attributes to find it by. Nothing depends on colour alone, so that a black and white print says the same.

mod end;
mod legend;
mod lines;
mod markup;
mod palette;
mod path;
mod step;
mod words;

use super::diagram::Diagram;
use super::layout::{self, Layout};
use super::sketch::{self, Sketch};
use super::text;
use markup::{escape, number};

const PAD: f64 = 24.0;
const HEADING_SIZE: f64 = 19.0;
const SUBHEADING_SIZE: f64 = 12.0;
const FONTS: &str = "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','Source Han Sans SC','Helvetica Neue',Arial,sans-serif";

/// Draws a diagram as an SVG document: steps in rows from top to bottom, returns at the right.
///
/// Each step is a `<g id="step-ID" class="step …" data-step="ID">` and each end a `<g id="end-ID" class="end …" data-end="ID">`; lines are
/// `<path class="line …" data-from data-to data-outcomes>`, ways back `<path class="return" data-from data-to data-outcome>`, one for each leg.
/// These are not painted, so that a page may paint those it wants to stress; what is seen are the paths of class `wire`.
#[must_use]
pub fn svg(diagram: &Diagram) -> String {
    let sketch = sketch::sketch(diagram);
    let layout = layout::layout(&sketch);
    page(diagram, &sketch, &layout)
}

fn page(diagram: &Diagram, sketch: &Sketch, layout: &Layout) -> String {
    let heading = Heading::of(diagram, layout.width.max(360.0));
    let legend = legend::legend(diagram, heading.width.max(layout.width));
    let inner = layout.width.max(heading.width).max(legend.width);
    let (width, height) = (inner + 2.0 * PAD, heading.height + layout.height + legend.height + 2.0 * PAD);
    let left = PAD + (inner - layout.width) / 2.0;
    let name = text::clean(if diagram.title.is_empty() { "Workflow" } else { &diagram.title });
    let mut out = String::new();
    out.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"workflow\" role=\"img\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" font-family=\"{FONTS}\">\n",
        w = number(width),
        h = number(height)
    ));
    out.push_str(&format!("<title>{}</title>\n", escape(&name)));
    out.push_str(&format!(
        "<rect class=\"background\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
        number(width),
        number(height),
        palette::PAPER
    ));
    out.push_str(&heading.text);
    out.push_str(&format!(
        "<g class=\"drawing\" transform=\"translate({} {})\">\n",
        number(left),
        number(PAD + heading.height)
    ));
    out.push_str(&lines::lines(diagram, sketch, layout));
    out.push_str(&boxes(diagram, sketch, layout));
    out.push_str("</g>\n");
    out.push_str(&format!(
        "<g class=\"legend\" transform=\"translate({} {})\">\n",
        number(PAD),
        number(PAD + heading.height + layout.height)
    ));
    out.push_str(&legend.text);
    out.push_str("</g>\n</svg>\n");
    out
}

fn boxes(diagram: &Diagram, sketch: &Sketch, layout: &Layout) -> String {
    let steps = diagram.steps.len();
    let mut out = String::new();
    for (index, ((shape, rect), entry)) in sketch.shapes.iter().zip(&layout.boxes).zip(&layout.entries).enumerate() {
        if let Some(step) = diagram.steps.get(index) {
            out.push_str(&step::step(step, shape, *rect, *entry));
        } else if let Some(end) = diagram.ends.get(index.saturating_sub(steps)) {
            out.push_str(&end::end(end, shape, *rect, *entry));
        }
    }
    out
}

struct Heading {
    text: String,
    width: f64,
    height: f64,
}

impl Heading {
    fn of(diagram: &Diagram, width_max: f64) -> Heading {
        let mut heading = Heading { text: String::new(), width: 0.0, height: 0.0 };
        let lines = text::wrap(&diagram.title, HEADING_SIZE, width_max, 3);
        lines.iter().for_each(|line| heading.add("title", line, HEADING_SIZE, "font-weight=\"600\"", palette::INK));
        let lines = text::wrap(&diagram.subtitle, SUBHEADING_SIZE, width_max, 3);
        lines.iter().for_each(|line| heading.add("subtitle", line, SUBHEADING_SIZE, "", palette::GREY));
        if heading.height > 0.0 {
            heading.height += 16.0;
        }
        heading
    }

    fn add(&mut self, class: &str, line: &str, size: f64, more: &str, fill: &str) {
        self.height += size * 1.35;
        self.width = self.width.max(text::width(line, size));
        let (x, y) = (number(PAD), number(PAD + self.height - size * 0.35));
        self.text.push_str(&format!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{}\" fill=\"{fill}\" {more}>{}</text>\n",
            number(size),
            escape(line)
        ));
    }
}
