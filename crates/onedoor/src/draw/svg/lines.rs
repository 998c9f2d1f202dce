//! Forward lines, ways back, and their labels.

use std::collections::{BTreeMap, BTreeSet};

use super::super::diagram::{Diagram, LineState};
use super::super::layout::{Layout, PlacedLabel, Point};
use super::super::sketch::{LABEL_SIZE, Link, Sketch};
use super::super::text;
use super::markup::{escape, number};
use super::{palette, path};

/// All lines, the ones that matter most last and so uppermost.
///
/// Lines share trunks. What is visible is therefore drawn once a state, as one path: laid over one another, single lines would look thicker,
/// and dashes would run into each other. Each line is there in full too, unpainted, for a page to find it and to paint it.
pub(super) fn lines(diagram: &Diagram, sketch: &Sketch, layout: &Layout) -> String {
    let mut drawn: BTreeMap<Option<LineState>, Wires> = BTreeMap::new();
    let mut out = String::new();
    for (link, points) in sketch.links.iter().zip(&layout.links) {
        let state = state(diagram, link);
        drawn.entry(state).or_default().add(points, points);
        out.push_str(&line(diagram, state, link, points));
    }
    let mut back = Wires::default();
    for (points, covered) in shown_legs(layout) {
        back.add(points, &covered);
    }
    for (back, legs) in sketch.backs.iter().zip(&layout.backs) {
        let outcome = diagram.returns.get(back.index).map_or("", |line| line.outcome.as_str());
        back.stops.windows(2).zip(legs).for_each(|(stops, points)| out.push_str(&leg(diagram, stops, outcome, points)));
    }
    drawn.iter().for_each(|(state, wires)| out.push_str(&wires.paint(&Paint::of(*state))));
    out.push_str(&back.paint(&Paint { class: "wire back", colour: palette::RETURN, weight: 1.5, dash: "6 3" }));
    layout.labels.iter().for_each(|label| out.push_str(&words(diagram, sketch, label)));
    out
}

/// What is visible of each leg at the side: it ends where it joins one that is drawn already. The longest legs come first.
fn shown_legs(layout: &Layout) -> Vec<(&[Point], Vec<Point>)> {
    let mut legs: Vec<&Vec<Point>> = layout.backs.iter().flatten().filter(|points| !points.is_empty()).collect();
    let length = |points: &[Point]| {
        points
            .windows(2)
            .map(|pair| pair.first().zip(pair.last()).map_or(0.0, |(one, two)| path::length(*one, *two)))
            .sum::<f64>()
    };
    legs.sort_by(|one, two| length(two).total_cmp(&length(one)));
    let mut drawn: BTreeMap<String, Vec<(Point, Point)>> = BTreeMap::new();
    let mut shown = Vec::new();
    for points in legs {
        let segments = drawn.entry(path::head(points).unwrap_or_default()).or_default();
        shown.push((points.as_slice(), path::uncovered(points, segments)));
        segments.extend(points.iter().copied().zip(points.iter().copied().skip(1)));
    }
    shown
}

/// Lines that are painted alike.
#[derive(Default)]
struct Wires {
    data: String,
    heads: BTreeSet<String>,
}

impl Wires {
    fn add(&mut self, points: &[Point], shown: &[Point]) {
        if shown.len() > 1 {
            self.data.push_str(&path::rounded(shown, points.last() == shown.last()));
        }
        self.heads.extend(path::head(points));
    }

    fn paint(&self, paint: &Paint) -> String {
        if self.data.is_empty() {
            return String::new();
        }
        let Paint { class, colour, weight, dash } = paint;
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let mut out = format!(
            "<path class=\"{class}\" d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\"{dash}/>\n",
            self.data,
            number(*weight)
        );
        for head in &self.heads {
            out.push_str(&format!("<polygon class=\"head\" points=\"{head}\" fill=\"{colour}\"/>\n"));
        }
        out
    }
}

struct Paint {
    class: &'static str,
    colour: &'static str,
    weight: f64,
    dash: &'static str,
}

impl Paint {
    fn of(state: Option<LineState>) -> Paint {
        let (class, colour, weight, dash) = match state {
            None => ("wire", palette::LINE, 1.3, ""),
            Some(LineState::Pending) => ("wire pending", palette::LINE, 1.2, ""),
            Some(LineState::Live) => ("wire live", palette::INK, 2.6, ""),
            Some(LineState::Dead) => ("wire dead", palette::FAINT, 1.1, "2 3"),
        };
        Paint { class, colour, weight, dash }
    }
}

fn state(diagram: &Diagram, link: &Link) -> Option<LineState> {
    diagram.edges.get(link.line).and_then(|edge| edge.state)
}

fn id(diagram: &Diagram, index: usize) -> String {
    let step = diagram.steps.get(index).map(|step| &step.id);
    let end = || diagram.ends.get(index.saturating_sub(diagram.steps.len())).map(|end| &end.id);
    escape(&text::clean(step.or_else(end).map_or("", String::as_str)))
}

fn line(diagram: &Diagram, state: Option<LineState>, link: &Link, points: &[Point]) -> String {
    let class = match state {
        None => "line",
        Some(LineState::Pending) => "line pending",
        Some(LineState::Live) => "line live",
        Some(LineState::Dead) => "line dead",
    };
    let (from, to) = (id(diagram, link.from), id(diagram, link.to));
    let outcomes = diagram.edges.get(link.line).map(|edge| edge.outcomes.join(" ")).unwrap_or_default();
    unpainted(
        class,
        &format!("data-from=\"{from}\" data-to=\"{to}\" data-outcomes=\"{}\"", escape(&text::clean(&outcomes))),
        points,
    )
}

fn leg(diagram: &Diagram, stops: &[usize], outcome: &str, points: &[Point]) -> String {
    let [from, to] = *stops else { return String::new() };
    let about = format!(
        "data-from=\"{}\" data-to=\"{}\" data-outcome=\"{}\"",
        id(diagram, from),
        id(diagram, to),
        escape(&text::clean(outcome))
    );
    unpainted("return", &about, points)
}

fn unpainted(class: &str, about: &str, points: &[Point]) -> String {
    format!("<path class=\"{class}\" {about} d=\"{}\" fill=\"none\" stroke=\"none\"/>\n", path::rounded(points, true))
}

fn words(diagram: &Diagram, sketch: &Sketch, label: &PlacedLabel) -> String {
    let states = label.links.iter().filter_map(|&link| sketch.links.get(link)).map(|link| state(diagram, link));
    let (class, colour) = match (label.links.is_empty(), states.max().flatten()) {
        (true, _) => ("outcome back", palette::RETURN),
        (false, Some(LineState::Dead)) => ("outcome", palette::GREY),
        (false, _) => ("outcome", palette::INK),
    };
    let rect = label.rect;
    format!(
        "<g class=\"{class}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\
         <text x=\"{}\" y=\"{}\" font-size=\"{}\" text-anchor=\"middle\" fill=\"{colour}\">{}</text></g>\n",
        number(rect.x + 1.0),
        number(rect.y + 1.0),
        number(rect.width - 2.0),
        number(rect.height - 2.0),
        palette::PAPER,
        number(rect.middle()),
        number(rect.y + 12.0),
        number(LABEL_SIZE),
        escape(&label.text)
    )
}
