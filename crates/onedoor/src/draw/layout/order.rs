//! The order of the vertices in each layer: barycentre sweeps with transposition from several starts. The order with the fewest crossings is
//! kept; among equals, the one that is most like the definition.

use super::super::dense::{at, positions, put, row};
use super::layers::{Layered, Role};

/// Reorders the layers so that few edges cross.
pub(super) fn order(graph: &mut Layered) {
    let work = graph.vertices.len().saturating_add(graph.down.iter().map(Vec::len).sum()).max(1);
    let (sweeps, starts) = ((3_000_000 / work).clamp(4, 24), (20_000 / work).clamp(1, 12));
    let mut best = ((usize::MAX, 0), graph.layers.clone());
    for start in 0..starts {
        let mut layers = first_order(graph, start);
        for sweep in 0..sweeps {
            let score = (crossings(graph, &layers), inversions(graph, &layers));
            if score < best.0 {
                best = (score, layers.clone());
            }
            if best.0 == (0, 0) {
                break;
            }
            sort_layers(graph, &mut layers, (sweep + start) % 2 == 0, sweep % 4 >= 2);
            transpose(graph, &mut layers);
        }
    }
    graph.layers = best.1;
}

/// How often a box stands right of its neighbour against the order of the definition.
fn inversions(graph: &Layered, layers: &[Vec<usize>]) -> usize {
    let boxes = |layer: &Vec<usize>| {
        layer.iter().copied().filter(|&vertex| matches!(graph.role(vertex), Role::Box(_))).collect::<Vec<_>>()
    };
    let inverted = |layer: &Vec<usize>| boxes(layer).windows(2).filter(|pair| pair.first() > pair.last()).count();
    layers.iter().map(inverted).sum()
}

/// Layers filled depth first, so that what belongs together stands together. The first start keeps the order of the definition; each
/// further one turns the branches of every fork by another amount.
fn first_order(graph: &Layered, turn: usize) -> Vec<Vec<usize>> {
    let mut layers = vec![Vec::new(); graph.layers.len()];
    let mut seen = vec![false; graph.vertices.len()];
    for &start in graph.layers.iter().flatten() {
        let mut stack = if row(&graph.up, start).is_empty() { vec![start] } else { Vec::new() };
        while let Some(vertex) = stack.pop() {
            if !at(&seen, vertex) {
                put(&mut seen, vertex, true);
                super::super::dense::push(&mut layers, graph.vertex(vertex).layer, vertex);
                let (left, right) = turned(row(&graph.down, vertex), turn.wrapping_mul(vertex + 1));
                stack.extend(right.iter().chain(left).rev());
            }
        }
    }
    layers
}

fn turned(branches: &[usize], by: usize) -> (&[usize], &[usize]) {
    branches.split_at_checked(by % branches.len().max(1)).unwrap_or((branches, &[]))
}

/// One sweep: each layer in turn is sorted by the mean place of its neighbours in the layer before. With `swap_equals`, vertices of
/// the same mean change places, which gets out of orders that a plain sweep cannot leave.
fn sort_layers(graph: &Layered, layers: &mut [Vec<usize>], downwards: bool, swap_equals: bool) {
    let mut place = positions(layers, graph.vertices.len());
    let neighbours = if downwards { &graph.up } else { &graph.down };
    let count = layers.len();
    for step in 0..count {
        let index = if downwards { step } else { count - 1 - step };
        if let Some(layer) = layers.get_mut(index) {
            sort_layer(layer, neighbours, &mut place, swap_equals);
        }
    }
}

fn sort_layer(layer: &mut Vec<usize>, neighbours: &[Vec<usize>], place: &mut [usize], swap_equals: bool) {
    let mut keyed: Vec<(f64, usize)> =
        layer.iter().map(|&vertex| (mean(row(neighbours, vertex), place, at(place, vertex)), vertex)).collect();
    if swap_equals {
        keyed.reverse();
    }
    keyed.sort_by(|one, two| one.0.total_cmp(&two.0));
    *layer = keyed.into_iter().map(|(_, vertex)| vertex).collect();
    for (index, &vertex) in layer.iter().enumerate() {
        put(place, vertex, index);
    }
}

fn mean(neighbours: &[usize], place: &[usize], own: usize) -> f64 {
    let count = neighbours.len();
    let sum: usize = neighbours.iter().map(|&vertex| at(place, vertex)).sum();
    if count == 0 { own as f64 } else { sum as f64 / count as f64 }
}

/// Swaps neighbours in a layer as long as that removes crossings.
fn transpose(graph: &Layered, layers: &mut [Vec<usize>]) {
    let size = graph.vertices.len();
    let mut place = positions(layers, size);
    for layer in layers.iter_mut() {
        let mut sides: Vec<(usize, Sides)> =
            layer.iter().map(|&vertex| (vertex, Sides::of(graph, vertex, &place))).collect();
        for _ in 0..4 {
            if !transpose_once(&mut sides) {
                break;
            }
        }
        *layer = sides.into_iter().map(|(vertex, _)| vertex).collect();
        for (index, &vertex) in layer.iter().enumerate() {
            put(&mut place, vertex, index);
        }
    }
}

/// The places of a vertex's neighbours above and below, sorted.
struct Sides {
    up: Vec<usize>,
    down: Vec<usize>,
}

impl Sides {
    fn of(graph: &Layered, vertex: usize, place: &[usize]) -> Sides {
        Sides { up: sorted(row(&graph.up, vertex), place), down: sorted(row(&graph.down, vertex), place) }
    }

    /// The crossings between the edges of `self` and of `right`, which stands right of it.
    fn crossings(&self, right: &Sides) -> usize {
        pair_crossings(&self.up, &right.up).saturating_add(pair_crossings(&self.down, &right.down))
    }
}

fn transpose_once(layer: &mut [(usize, Sides)]) -> bool {
    let mut swapped = false;
    for index in 1..layer.len() {
        if let Some([left, right]) = layer.get_mut(index - 1..=index)
            && right.1.crossings(&left.1) < left.1.crossings(&right.1)
        {
            std::mem::swap(left, right);
            swapped = true;
        }
    }
    swapped
}

fn sorted(neighbours: &[usize], place: &[usize]) -> Vec<usize> {
    let mut places: Vec<usize> = neighbours.iter().map(|&vertex| at(place, vertex)).collect();
    places.sort_unstable();
    places
}

/// The crossings between the edges of two vertices, the first standing left of the second; the places are sorted.
fn pair_crossings(left: &[usize], right: &[usize]) -> usize {
    let mut below = 0;
    let mut count = 0_usize;
    for &place in left {
        while right.get(below).is_some_and(|&other| other < place) {
            below += 1;
        }
        count = count.saturating_add(below);
    }
    count
}

/// The crossings of the whole drawing.
pub(super) fn crossings(graph: &Layered, layers: &[Vec<usize>]) -> usize {
    let place = positions(layers, graph.vertices.len());
    let down: Vec<Vec<usize>> = graph.down.iter().map(|below| sorted(below, &place)).collect();
    layers.iter().enumerate().map(|(index, layer)| layer_crossings(layer, &down, row(layers, index + 1).len())).sum()
}

/// Counts inversions with a binary indexed tree over the places of the lower layer.
fn layer_crossings(layer: &[usize], down: &[Vec<usize>], lower_size: usize) -> usize {
    let mut tree = vec![0_usize; lower_size + 1];
    let mut seen = 0_usize;
    let mut count = 0_usize;
    for &vertex in layer {
        for &place in row(down, vertex) {
            count += seen - prefix(&tree, place + 1);
        }
        for &place in row(down, vertex) {
            seen += 1;
            add(&mut tree, place + 1);
        }
    }
    count
}

fn prefix(tree: &[usize], mut index: usize) -> usize {
    let mut sum = 0;
    while index > 0 {
        sum += at(tree, index);
        index &= index - 1;
    }
    sum
}

fn add(tree: &mut [usize], mut index: usize) {
    while let Some(slot) = tree.get_mut(index) {
        *slot += 1;
        index += index & index.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inversions_are_counted() {
        let down = vec![vec![1, 2], vec![0], vec![0, 2]];
        assert_eq!(layer_crossings(&[0, 1, 2], &down, 3), 4);
        assert_eq!(pair_crossings(&[1, 2], &[0, 1]), 3);
    }
}
