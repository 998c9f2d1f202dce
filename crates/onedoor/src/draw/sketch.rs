//! From a diagram to what the layout needs: measured boxes, and the lines whose ends exist.

use std::collections::BTreeMap;

use super::dense::at;
use super::diagram::{Diagram, EndBox, Line, StepBox, StepState, Target};
use super::text;

pub(super) const TITLE_SIZE: f64 = 14.0;
pub(super) const SMALL_SIZE: f64 = 10.5;
pub(super) const BADGE_SIZE: f64 = 9.5;
pub(super) const LABEL_SIZE: f64 = 11.0;
pub(super) const TITLE_LEADING: f64 = 18.0;
pub(super) const SMALL_LEADING: f64 = 14.0;
const TEXT_WIDTH_MAX: f64 = 190.0;
const LABEL_WIDTH_MAX: f64 = 220.0;
const STEP_WIDTH_MIN: f64 = 124.0;
const END_WIDTH_MIN: f64 = 88.0;
const SIDE_PAD: f64 = 13.0;
const FOOT_PAD: f64 = 9.0;

/// The measured content of one box. Steps come first, ends after them.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) title: Vec<String>,
    pub(super) small: Vec<String>,
    /// What stands left and right of the arrow that comes in; empty texts are not shown.
    pub(super) badges: [String; 2],
}

/// A line between two boxes, by their positions among the shapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// The position of the line in the diagram.
    pub(super) line: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// The label that it goes through.
    pub(super) label: Option<usize>,
}

/// The outcomes under which a step is left, shared by all lines from it that accept the same.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) text: String,
    pub(super) width: f64,
}

/// A way back, by way of its detours.
#[derive(Clone, Debug)]
pub(super) struct Back {
    /// The position of the return in the diagram.
    pub(super) index: usize,
    /// The boxes that it visits: the returner, the detours, the target.
    pub(super) stops: Vec<usize>,
    pub(super) text: String,
}

/// Everything that the layout needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    pub(super) shapes: Vec<Shape>,
    pub(super) links: Vec<Link>,
    pub(super) labels: Vec<Label>,
    pub(super) backs: Vec<Back>,
    /// Which boxes stand aside with the returns: detours that no line touches.
    pub(super) aside: Vec<bool>,
}

/// Measures a diagram, and passes over lines and returns that name nothing.
pub(super) fn sketch(diagram: &Diagram) -> Sketch {
    let mut shapes: Vec<Shape> = diagram.steps.iter().map(step_shape).collect();
    shapes.extend(diagram.ends.iter().map(end_shape));
    let mut sketch = Sketch { backs: backs(diagram), shapes, ..Sketch::default() };
    let mut known = BTreeMap::new();
    for (line, edge) in diagram.edges.iter().enumerate() {
        if let Some((from, to)) = ends_of(diagram, edge) {
            let label = label_of(&mut sketch.labels, &mut known, from, edge);
            sketch.links.push(Link { line, from, to, label });
        }
    }
    sketch.aside = aside(&sketch);
    sketch
}

fn ends_of(diagram: &Diagram, edge: &Line) -> Option<(usize, usize)> {
    let steps = diagram.steps.len();
    let to = match edge.to {
        Target::Step(step) => (step < steps).then_some(step),
        Target::End(end) => (end < diagram.ends.len()).then(|| steps.saturating_add(end)),
    }?;
    (edge.from < steps).then_some((edge.from, to))
}

fn label_of(
    labels: &mut Vec<Label>,
    known: &mut BTreeMap<(usize, String), usize>,
    from: usize,
    edge: &Line,
) -> Option<usize> {
    let text = text::fit(&edge.outcomes.join(" / "), LABEL_SIZE, LABEL_WIDTH_MAX);
    if text.is_empty() {
        return None;
    }
    Some(*known.entry((from, text.clone())).or_insert_with(|| {
        labels.push(Label { width: text::width(&text, LABEL_SIZE) + 8.0, text });
        labels.len() - 1
    }))
}

fn backs(diagram: &Diagram) -> Vec<Back> {
    let steps = diagram.steps.len();
    let mut backs = Vec::new();
    for (index, line) in diagram.returns.iter().enumerate() {
        if line.from < steps && line.to < steps {
            let mut stops: Vec<usize> = line.by_way_of.iter().copied().filter(|&stop| stop < steps).collect();
            stops.dedup();
            stops.insert(0, line.from);
            stops.push(line.to);
            let text = text::fit(&line.outcome, LABEL_SIZE, LABEL_WIDTH_MAX);
            backs.push(Back { index, stops, text });
        }
    }
    backs
}

fn aside(sketch: &Sketch) -> Vec<bool> {
    let mut aside = vec![false; sketch.shapes.len()];
    let mut mark = |stops: &[usize], value| stops.iter().for_each(|&stop| super::dense::put(&mut aside, stop, value));
    for back in &sketch.backs {
        mark(back.stops.get(1..back.stops.len().saturating_sub(1)).unwrap_or(&[]), true);
    }
    for back in &sketch.backs {
        let ends = back.stops.first().into_iter().chain(back.stops.last());
        mark(&ends.copied().collect::<Vec<_>>(), false);
    }
    for link in &sketch.links {
        mark(&[link.from, link.to], false);
    }
    aside
}

fn step_shape(step: &StepBox) -> Shape {
    let mut small = text::wrap(&about(step), SMALL_SIZE, TEXT_WIDTH_MAX, 1);
    if let Some(guard) = step.when.as_deref() {
        small.extend(text::wrap(&format!("when {guard}"), SMALL_SIZE, TEXT_WIDTH_MAX, 2));
    }
    small.extend(Some(step.limit.clone()).filter(|limit| !limit.is_empty()));
    small.extend(step.state.as_ref().and_then(state_text).map(|line| text::fit(&line, SMALL_SIZE, TEXT_WIDTH_MAX)));
    let rest = if step.rest_cancel { "rest: Cancel" } else { "" };
    shape(title_lines(&step.title, &step.id), small, [rest, step.join.as_deref().unwrap_or("")], STEP_WIDTH_MIN)
}

fn about(step: &StepBox) -> String {
    let asked = if step.on_request { "on request" } else { "" };
    let parts = [step.kind.as_str(), step.who.as_str(), asked];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn state_text(state: &StepState) -> Option<String> {
    match state {
        StepState::Waiting => None,
        StepState::Open => Some("▶ open".to_owned()),
        StepState::Done(outcome) => Some(format!("✓ {outcome}")),
        StepState::Skipped => Some("skipped".to_owned()),
        StepState::Cancelled => Some("✕ cancelled".to_owned()),
    }
}

fn end_shape(end: &EndBox) -> Shape {
    let small = if end.reached { vec!["✓ reached".to_owned()] } else { Vec::new() };
    shape(title_lines(&end.title, &end.id), small, ["", end.join.as_deref().unwrap_or("")], END_WIDTH_MIN)
}

fn title_lines(title: &str, id: &str) -> Vec<String> {
    let lines = text::wrap(title, TITLE_SIZE, TEXT_WIDTH_MAX, 2);
    if lines.is_empty() { text::wrap(id, TITLE_SIZE, TEXT_WIDTH_MAX, 2) } else { lines }
}

fn shape(title: Vec<String>, small: Vec<String>, badges: [&str; 2], width_min: f64) -> Shape {
    let widest = |lines: &[String], size| lines.iter().map(|line| text::width(line, size)).fold(0.0, f64::max);
    let badges = badges.map(|badge| text::fit(badge, BADGE_SIZE, 130.0));
    let text_width = widest(&title, TITLE_SIZE).max(widest(&small, SMALL_SIZE));
    // The arrow comes in at the middle, between the two.
    let badge_width = badges.iter().map(|badge| text::width(badge, BADGE_SIZE)).fold(0.0, f64::max) + 24.0;
    let rows = |lines: &[String]| f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX));
    Shape {
        width: (text_width + 2.0 * SIDE_PAD).max(width_min).max(2.0 * badge_width),
        height: 2.0 * FOOT_PAD + rows(&title) * TITLE_LEADING + rows(&small) * SMALL_LEADING,
        title,
        small,
        badges,
    }
}

impl Sketch {
    /// Whether a box stands aside with the returns.
    pub(super) fn is_aside(&self, index: usize) -> bool {
        at(&self.aside, index)
    }

    /// The width and height of a box.
    pub(super) fn size(&self, index: usize) -> (f64, f64) {
        self.shapes.get(index).map_or((0.0, 0.0), |shape| (shape.width, shape.height))
    }
}
