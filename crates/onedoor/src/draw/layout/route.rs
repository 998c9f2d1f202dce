//! The way of a forward line through its channels.

use super::super::dense::at;
use super::heights::Heights;
use super::layers::{Layered, Role};
use super::ports::Ports;
use super::{Point, Rect};

/// The corner points of the line through `chain`, from the bottom of its first box to the top of its last.
pub(super) fn route(graph: &Layered, ports: &Ports, heights: &Heights, boxes: &[Rect], chain: &[usize]) -> Vec<Point> {
    let mut points = Vec::new();
    for pair in chain.windows(2) {
        let [upper, lower] = *pair else { continue };
        let layer = graph.vertex(upper).layer;
        let (top, track) = ports.wire(graph, layer, upper, lower);
        let across = heights.track(layer, track);
        if let Role::Box(index) = graph.role(upper) {
            points.push((top, at(boxes, index).bottom()));
        }
        let bottom = at(&ports.entry, lower);
        if (top - bottom).abs() > 0.01 {
            points.extend([(top, across), (bottom, across)]);
        }
        if let Role::Box(index) = graph.role(lower) {
            points.push((bottom, at(boxes, index).y));
        }
    }
    points
}
