//! Where everything stands: a layered drawing after Sugiyama, from top to bottom, with orthogonal lines.
//!
//! 1. `rank`: a row for each box. 2. `layers`: labels and trunks join the boxes. 3. `order`: few crossings. 4. `align` and `compact`: horizontal places.
//! 5. `ports` and `channel`: where lines leave, arrive and run across. 6. `heights`: vertical places. 7. `route`: the forward lines.
//! 8. `hops`, `gutter` and `legs`: the ways back, at the right.
//!
//! Every step is deterministic, iterative and bounded.

mod align;
mod channel;
mod compact;
mod gutter;
mod heights;
mod hops;
mod layers;
mod legs;
mod order;
mod ports;
mod rank;
mod route;
#[cfg(test)]
mod tests;

use super::dense::at;
use super::sketch::Sketch;
use hops::Hops;
use layers::{Layered, Role};

/// A point of the drawing, in pixels, y downwards.
pub(super) type Point = (f64, f64);

/// A rectangle by its left top corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rect {
    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(super) fn middle(&self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// A label where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlacedLabel {
    pub(super) rect: Rect,
    pub(super) text: String,
    /// The links that run under it; empty for a way back.
    pub(super) links: Vec<usize>,
}

/// The finished layout, from (0, 0) to (`width`, `height`).
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Every box of the sketch.
    pub(super) boxes: Vec<Rect>,
    /// Where the arrow comes in at the top of each box.
    pub(super) entries: Vec<f64>,
    /// The way of each link of the sketch.
    pub(super) links: Vec<Vec<Point>>,
    /// The legs of each way back of the sketch, from stop to stop.
    pub(super) backs: Vec<Vec<Vec<Point>>>,
    pub(super) labels: Vec<PlacedLabel>,
}

/// Lays a sketch out.
pub(super) fn layout(sketch: &Sketch) -> Layout {
    let rows = layers::rows(sketch);
    let hops = Hops::of(sketch, &rows.stays);
    let mut graph = layers::layered(sketch, &rows, &hops.margins);
    order::order(&mut graph);
    let mut x = align::place(&graph);
    ports::straighten(&graph, &mut x);
    let ports = ports::ports(&graph, &x);
    let heights = heights::heights(&graph, &ports, &hops);
    let mut layout = Layout { boxes: boxes(sketch, &graph, &x, &heights), ..Layout::default() };
    layout.entries = entries(&layout, &graph, &ports);
    layout.links =
        graph.chains.iter().map(|chain| route::route(&graph, &ports, &heights, &layout.boxes, chain)).collect();
    layout.labels = labels(sketch, &graph, &ports.entry, &heights);
    gutter::draw(sketch, &graph, &ports, &heights, &hops, &mut layout);
    settle(&mut layout);
    layout
}

fn boxes(sketch: &Sketch, graph: &Layered, x: &[f64], heights: &heights::Heights) -> Vec<Rect> {
    let rect = |(index, vertex): (usize, &Option<usize>)| {
        let (width, height) = sketch.size(index);
        let Some(vertex) = *vertex else { return Rect { x: 0.0, y: 0.0, width, height } };
        let layer = graph.vertex(vertex).layer;
        Rect { x: at(x, vertex) - width / 2.0, y: heights.middle(layer) - height / 2.0, width, height }
    };
    graph.vertex_of_box.iter().enumerate().map(rect).collect()
}

fn entries(layout: &Layout, graph: &Layered, ports: &ports::Ports) -> Vec<f64> {
    let entry =
        |(rect, vertex): (&Rect, &Option<usize>)| vertex.map_or(rect.middle(), |vertex| at(&ports.entry, vertex));
    layout.boxes.iter().zip(&graph.vertex_of_box).map(entry).collect()
}

fn labels(sketch: &Sketch, graph: &Layered, x: &[f64], heights: &heights::Heights) -> Vec<PlacedLabel> {
    let mut links: Vec<Vec<usize>> = vec![Vec::new(); sketch.labels.len()];
    for (index, chain) in graph.chains.iter().enumerate() {
        if let Some(Role::Label(label)) = chain.get(1).map(|&vertex| graph.role(vertex)) {
            super::dense::push(&mut links, label, index);
        }
    }
    let placed = |((label, vertex), links): ((&super::sketch::Label, &Option<usize>), Vec<usize>)| {
        let vertex = (*vertex)?;
        let y = heights.middle(graph.vertex(vertex).layer);
        let rect = Rect { x: at(x, vertex) - label.width / 2.0, y: y - 8.0, width: label.width, height: 16.0 };
        Some(PlacedLabel { rect, text: label.text.clone(), links })
    };
    sketch.labels.iter().zip(&graph.vertex_of_label).zip(links).filter_map(placed).collect()
}

/// Moves everything so that the drawing begins at (0, 0), and takes its size.
fn settle(layout: &mut Layout) {
    let corner = |rect: &Rect| [(rect.x, rect.y), (rect.right(), rect.bottom())];
    let mut points: Vec<Point> = layout.boxes.iter().flat_map(corner).collect();
    points.extend(layout.labels.iter().flat_map(|label| corner(&label.rect)));
    points.extend(layout.links.iter().chain(layout.backs.iter().flatten()).flatten());
    let low = points.iter().copied().reduce(|one, two| (one.0.min(two.0), one.1.min(two.1))).unwrap_or_default();
    let high = points.iter().copied().reduce(|one, two| (one.0.max(two.0), one.1.max(two.1))).unwrap_or_default();
    (layout.width, layout.height) = (high.0 - low.0, high.1 - low.1);
    for rect in layout.boxes.iter_mut().chain(layout.labels.iter_mut().map(|label| &mut label.rect)) {
        (rect.x, rect.y) = (rect.x - low.0, rect.y - low.1);
    }
    for point in layout.links.iter_mut().chain(layout.backs.iter_mut().flatten()).flatten() {
        *point = (point.0 - low.0, point.1 - low.1);
    }
    layout.entries.iter_mut().for_each(|entry| *entry -= low.0);
}
