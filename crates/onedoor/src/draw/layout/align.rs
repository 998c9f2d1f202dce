//! The horizontal place of every vertex, after Brandes and Köpf, "Fast and Simple Horizontal Coordinate Assignment" (2001):
//! four alignments, each packed to one side, and the mean of the two middle places of each vertex. Packing solves the separation
//! constraints between the aligned blocks directly, which avoids the known fault in the published class shifts.

use std::collections::BTreeSet;

use super::super::dense::{at, positions, put, row};
use super::compact::{self, Packed};
use super::layers::{Layered, Role};

const BOX_GAP: f64 = 26.0;
const LABEL_GAP: f64 = 12.0;
const TRUNK_GAP: f64 = 12.0;

const SIDES: [(bool, bool); 4] = [(true, false), (true, true), (false, false), (false, true)];

/// The middle of each vertex.
///
/// Straight lines cost width: what stands above one another in one row pushes what stands beside it in the next. As long as the drawing is wider
/// than its widest row asks for, alignments that push are given up; the number of rounds is bounded by the size of the graph.
pub(super) fn place(graph: &Layered) -> Vec<f64> {
    let mut barred = conflicts(graph);
    let work = graph.vertices.len().saturating_add(graph.down.iter().map(Vec::len).sum()).max(1);
    let width_max = widest_row(graph) * 1.08;
    for _ in 0..(400_000 / work).clamp(3, 80) {
        let before = barred.len();
        for (downwards, rightwards) in SIDES {
            let packed = Side { graph, barred: &barred, downwards, rightwards }.pack();
            barred.extend(packed.pushing(graph, width_max));
        }
        if barred.len() == before {
            break;
        }
    }
    let candidate =
        |(downwards, rightwards)| Side { graph, barred: &barred, downwards, rightwards }.pack().candidate(rightwards);
    balance(&SIDES.map(candidate), graph.vertices.len())
}

fn widest_row(graph: &Layered) -> f64 {
    let gap = |pair: &[usize]| if let [left, right] = *pair { separation(graph, left, right) } else { 0.0 };
    graph.layers.iter().map(|layer| layer.windows(2).map(gap).sum()).fold(0.0, f64::max)
}

/// Edges that would cross a piece of trunk running straight down; these never pull a vertex.
fn conflicts(graph: &Layered) -> BTreeSet<(usize, usize)> {
    let place = positions(&graph.layers, graph.vertices.len());
    let mut found = BTreeSet::new();
    for layer in &graph.layers {
        let mut bound = 0;
        let mut waiting = Vec::new();
        for (index, &vertex) in layer.iter().enumerate() {
            waiting.push(vertex);
            let inner = inner_above(graph, vertex).map(|above| at(&place, above));
            if inner.is_none() && index + 1 < layer.len() {
                continue;
            }
            let limit = inner.unwrap_or(usize::MAX);
            for below in waiting.drain(..) {
                let outside = |above: &&usize| !(bound..=limit).contains(&at(&place, **above));
                found.extend(row(&graph.up, below).iter().filter(outside).map(|&above| (above, below)));
            }
            bound = inner.unwrap_or(bound);
        }
    }
    found
}

fn inner_above(graph: &Layered, vertex: usize) -> Option<usize> {
    let above = row(&graph.up, vertex);
    let trunks = above.iter().filter(|&&above| graph.role(above) == Role::Trunk);
    trunks.copied().next().filter(|_| graph.role(vertex) == Role::Trunk)
}

/// One of the four ways to align and pack. Packing to the right is packing to the left in the mirror.
struct Side<'a> {
    graph: &'a Layered,
    /// The edges along which nothing may be aligned.
    barred: &'a BTreeSet<(usize, usize)>,
    downwards: bool,
    rightwards: bool,
}

impl Side<'_> {
    fn pack(&self) -> Packed {
        let layers = self.turned_layers();
        let root = self.align(&layers);
        compact::pack(self.graph, &layers, root, self.rightwards)
    }

    fn turned_layers(&self) -> Vec<Vec<usize>> {
        let mut layers = self.graph.layers.clone();
        if !self.downwards {
            layers.reverse();
        }
        if self.rightwards {
            layers.iter_mut().for_each(|layer| layer.reverse());
        }
        layers
    }

    /// Each vertex joins the block of its middle neighbour in the layer before, where that crosses no earlier choice.
    fn align(&self, layers: &[Vec<usize>]) -> Vec<usize> {
        let size = self.graph.vertices.len();
        let place = positions(layers, size);
        let mut root: Vec<usize> = (0..size).collect();
        for layer in layers {
            let mut free_from = 0;
            for &vertex in layer {
                let chosen = self
                    .medians(vertex, &place)
                    .into_iter()
                    .find(|&other| at(&place, other) >= free_from && !self.conflict(vertex, other));
                if let Some(other) = chosen {
                    let block = at(&root, other);
                    put(&mut root, vertex, block);
                    free_from = at(&place, other) + 1;
                }
            }
        }
        root
    }

    fn medians(&self, vertex: usize, place: &[usize]) -> Vec<usize> {
        let mut neighbours = row(if self.downwards { &self.graph.up } else { &self.graph.down }, vertex).to_vec();
        neighbours.sort_unstable_by_key(|&other| at(place, other));
        let last = neighbours.len().saturating_sub(1);
        let middle = neighbours.get(last / 2..=last.div_ceil(2)).unwrap_or(&[]);
        middle.to_vec()
    }

    fn conflict(&self, vertex: usize, other: usize) -> bool {
        let pair = if self.downwards { (other, vertex) } else { (vertex, other) };
        self.barred.contains(&pair)
    }
}

/// How far apart the middles of two neighbours must be.
pub(super) fn separation(graph: &Layered, left: usize, right: usize) -> f64 {
    let gap = |vertex| match graph.role(vertex) {
        Role::Box(_) => BOX_GAP,
        Role::Label(_) => LABEL_GAP,
        Role::Trunk => TRUNK_GAP,
    };
    graph.vertex(left).right + graph.vertex(right).left + (gap(left) + gap(right)) / 2.0
}

/// Lays the four ways over each other at the narrowest, and takes the mean of the middle two.
fn balance(candidates: &[(Vec<f64>, bool)], size: usize) -> Vec<f64> {
    let bounds: Vec<(f64, f64)> = candidates
        .iter()
        .map(|(x, _)| (x.iter().copied().fold(f64::MAX, f64::min), x.iter().copied().fold(f64::MIN, f64::max)))
        .collect();
    let narrowest =
        bounds.iter().copied().min_by(|one, two| (one.1 - one.0).total_cmp(&(two.1 - two.0))).unwrap_or_default();
    let shift =
        |rightwards: bool, bound: &(f64, f64)| if rightwards { narrowest.1 - bound.1 } else { narrowest.0 - bound.0 };
    let shifts: Vec<f64> =
        candidates.iter().zip(&bounds).map(|((_, rightwards), bound)| shift(*rightwards, bound)).collect();
    let middle = |vertex: usize| {
        let mut places: Vec<f64> =
            candidates.iter().zip(&shifts).map(|((x, _), shift)| at(x, vertex) + shift).collect();
        places.sort_by(f64::total_cmp);
        (at(&places, 1) + at(&places, 2)) / 2.0
    };
    (0..size).map(middle).collect()
}
