//! Where lines leave and arrive: the wires of each channel.

use std::collections::BTreeMap;

use super::super::dense::{at, put, row};
use super::align;
use super::channel::{self, Wire};
use super::layers::{Layered, Role};

/// How far a port stays from the next one, and from the corner of its box.
const PORT_GAP: f64 = 14.0;
const CORNER_GAP: f64 = 9.0;
/// How far an entry moves so that two lines can be told apart.
const ASIDE: f64 = 7.0;

/// Everything about the channels but their heights.
#[derive(Clone, Debug, Default)]
pub(super) struct Ports {
    /// Where lines come in at the top of each vertex.
    pub(super) entry: Vec<f64>,
    /// The wires below each layer.
    pub(super) wires: Vec<Vec<Wire>>,
    /// The track of each of these wires.
    pub(super) tracks: Vec<Vec<usize>>,
    /// How many tracks there are below each layer.
    pub(super) track_counts: Vec<usize>,
    wire_of: BTreeMap<(usize, Option<usize>), (usize, f64)>,
    /// For the layer at hand: the vertex that each wire leads to at each of its places below.
    lower_of: BTreeMap<(usize, usize), usize>,
}

impl Ports {
    /// The place at which the wire from `upper` to `lower` starts, and its track below `layer`.
    pub(super) fn wire(&self, graph: &Layered, layer: usize, upper: usize, lower: usize) -> (f64, usize) {
        let (index, top) = self.wire_of.get(&key(graph, upper, lower)).copied().unwrap_or_default();
        (top, at(row(&self.tracks, layer), index))
    }
}

impl Ports {
    /// Moves the entries at which wires lie upon one another a little aside. Tells whether any could be moved.
    fn part(&mut self, graph: &Layered, layer: usize, clashes: &[(usize, usize)]) -> bool {
        let below = row(&graph.layers, layer + 1);
        let mut moved = false;
        for clash in clashes {
            let Some(&vertex) = self.lower_of.get(clash) else { continue };
            let place = below.iter().position(|&other| other == vertex).unwrap_or(0);
            let own = at(&self.entry, vertex);
            let free = |wanted: &f64| {
                matches!(graph.role(vertex), Role::Box(_)) || is_clear(graph, &self.entry, below, place, *wanted)
            };
            if let Some(wanted) = [own + ASIDE, own - ASIDE].into_iter().find(free) {
                put(&mut self.entry, vertex, wanted);
                moved = true;
            }
        }
        moved
    }

    /// The wires below one layer. Wires that lead to one vertex only, and to the same, are one.
    fn layer_wires(&mut self, graph: &Layered, x: &[f64], layer: &[usize]) -> Vec<Wire> {
        let mut wires: Vec<Wire> = Vec::new();
        let mut joined: BTreeMap<usize, usize> = BTreeMap::new();
        self.lower_of.clear();
        for &vertex in layer {
            for (lowers, top) in vertex_wires(graph, x, &self.entry, vertex) {
                let mut index = wires.len();
                if let [lower] = *lowers.as_slice() {
                    index = *joined.entry(lower).or_insert(index);
                }
                for &lower in &lowers {
                    enter(graph, x, &mut self.entry, lower, top);
                    self.wire_of.insert(key(graph, vertex, lower), (index, top));
                }
                let bottoms = lowers.iter().map(|&lower| at(&self.entry, lower)).collect();
                let lowers = lowers.iter().enumerate();
                self.lower_of.extend(lowers.map(|(bottom, &lower)| ((index, bottom), lower)));
                match wires.get_mut(index) {
                    Some(wire) => wire.tops.push(top),
                    None => wires.push(Wire { tops: vec![top], bottoms }),
                }
            }
        }
        wires
    }
}

/// Lines from a box to a label are wires of their own; all others of one vertex share a wire.
fn key(graph: &Layered, upper: usize, lower: usize) -> (usize, Option<usize>) {
    let alone = matches!((graph.role(upper), graph.role(lower)), (Role::Box(_), Role::Label(_)));
    (upper, alone.then_some(lower))
}

/// Moves trunks and labels that stand almost above what they lead to, or almost below the box that they come from, straight there.
pub(super) fn straighten(graph: &Layered, x: &mut [f64]) {
    for layer in graph.layers.iter().rev() {
        for (place, &vertex) in layer.iter().enumerate() {
            let wanted = wanted(graph, x, vertex);
            if let Some(wanted) = wanted.filter(|wanted| (wanted - at(x, vertex)).abs() < 16.0)
                && is_clear(graph, x, layer, place, wanted)
            {
                put(x, vertex, wanted);
            }
        }
    }
}

fn wanted(graph: &Layered, x: &[f64], vertex: usize) -> Option<f64> {
    let own = at(x, vertex);
    let below = match *row(&graph.down, vertex) {
        [below] if (own - at(x, below)).abs() < 10.0 => Some(at(x, below)),
        _ => None,
    };
    match (graph.role(vertex), row(&graph.up, vertex)) {
        (Role::Box(_), _) => None,
        (Role::Label(_), &[above]) if below.is_none() => {
            let reach = graph.vertex(above).left - CORNER_GAP;
            Some(own.min(at(x, above) + reach).max(at(x, above) - reach))
        }
        _ => below,
    }
}

/// Whether the vertex at `place` of a layer may move to `wanted` without coming too near to its neighbours.
fn is_clear(graph: &Layered, x: &[f64], layer: &[usize], place: usize, wanted: f64) -> bool {
    let vertex = at(layer, place);
    let before = place.checked_sub(1).and_then(|before| layer.get(before));
    let slack = ASIDE + 0.5;
    before.is_none_or(|&left| wanted - at(x, left) > align::separation(graph, left, vertex) - slack)
        && layer
            .get(place + 1)
            .is_none_or(|&right| at(x, right) - wanted > align::separation(graph, vertex, right) - slack)
}

/// Chooses ports and entries, and routes every channel.
pub(super) fn ports(graph: &Layered, x: &[f64]) -> Ports {
    let mut ports = Ports { entry: x.to_vec(), ..Ports::default() };
    for (index, layer) in graph.layers.iter().enumerate() {
        let mut wires = ports.layer_wires(graph, x, layer);
        let mut routed = channel::tracks(&wires);
        for _ in 0..3 {
            if !ports.part(graph, index, &channel::clashes(&wires, &routed.0)) {
                break;
            }
            wires = ports.layer_wires(graph, x, layer);
            routed = channel::tracks(&wires);
        }
        ports.wires.push(wires);
        ports.tracks.push(routed.0);
        ports.track_counts.push(routed.1);
    }
    ports
}

/// A box with one line coming in lets it come in straight, where that is not too near its corner.
fn enter(graph: &Layered, x: &[f64], entry: &mut [f64], lower: usize, top: f64) {
    let half = graph.vertex(lower).left;
    let is_box = matches!(graph.role(lower), Role::Box(_));
    if is_box && row(&graph.up, lower).len() == 1 && (top - at(x, lower)).abs() <= half / 2.0 {
        put(entry, lower, top);
    }
}

/// The wires that leave a vertex downwards: what each leads to, and where it starts.
fn vertex_wires(graph: &Layered, x: &[f64], entry: &[f64], vertex: usize) -> Vec<(Vec<usize>, f64)> {
    let mut groups: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for &lower in row(&graph.down, vertex) {
        groups.entry(key(graph, vertex, lower).1).or_default().push(lower);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    let mean = |group: &Vec<usize>| group.iter().map(|&lower| at(x, lower)).sum::<f64>() / group.len() as f64;
    groups.sort_by(|one, two| mean(one).total_cmp(&mean(two)));
    let tops = match groups.as_slice() {
        [_] if !matches!(graph.role(vertex), Role::Box(_)) => vec![at(entry, vertex)],
        [group] => vec![single_port(graph, x, vertex, group)],
        _ => many_ports(graph, x, vertex, &groups),
    };
    groups.into_iter().zip(tops).collect()
}

fn single_port(graph: &Layered, x: &[f64], vertex: usize, group: &[usize]) -> f64 {
    let own = at(x, vertex);
    let near = |reach: f64| group.iter().map(|&lower| at(x, lower)).find(move |lower| (lower - own).abs() <= reach);
    let gives_way = |lower: usize| matches!(graph.role(lower), Role::Box(_)) && row(&graph.up, lower).len() == 1;
    match *group {
        [lower] if gives_way(lower) => own,
        [_] => near(graph.vertex(vertex).left / 2.0).unwrap_or(own),
        _ => near(9.0).unwrap_or(own),
    }
}

/// Ports from left to right, each as near above what it leads to as the box and its neighbours allow.
fn many_ports(graph: &Layered, x: &[f64], vertex: usize, groups: &[Vec<usize>]) -> Vec<f64> {
    let half = graph.vertex(vertex).left;
    let steps = groups.len().saturating_sub(1) as f64;
    let gap = PORT_GAP.min((2.0 * half - 2.0 * CORNER_GAP).max(1.0) / steps.max(1.0));
    let mut tops = Vec::new();
    let mut left = at(x, vertex) - half + CORNER_GAP;
    for (index, group) in groups.iter().enumerate() {
        let right = at(x, vertex) + half - CORNER_GAP - (steps - index as f64) * gap;
        let wanted = match group.as_slice() {
            [lower] => at(x, *lower),
            _ => at(x, vertex),
        };
        let top = wanted.min(right).max(left);
        tops.push(top);
        left = top + gap;
    }
    tops
}
