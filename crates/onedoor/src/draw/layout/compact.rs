//! Packing of aligned blocks to one side, and which alignments make the drawing wide.

use super::super::dense::{at, bump, push, put, row};
use super::align::separation;
use super::layers::{Layered, Role};

/// One block keeps its distance to another, in one layer.
#[derive(Clone, Copy, Debug, Default)]
struct Push {
    to: usize,
    gap: f64,
    layer: usize,
}

/// The blocks packed to the left; for packing to the right, in the mirror.
pub(super) struct Packed {
    root: Vec<usize>,
    x: Vec<f64>,
    /// What holds each block where it is: another block, and the layer in which it does.
    held_by: Vec<Option<(usize, usize)>>,
    width: f64,
    widest: Option<usize>,
}

/// Moves every block as far left as its neighbours allow, then to the right again as far as costs no width.
pub(super) fn pack(graph: &Layered, layers: &[Vec<usize>], root: Vec<usize>, rightwards: bool) -> Packed {
    let mut pushes: Vec<Vec<Push>> = vec![Vec::new(); root.len()];
    let mut missing = vec![0_usize; root.len()];
    for pair in layers.iter().flat_map(|layer| layer.windows(2)) {
        if let [one, two] = *pair {
            let (left, right) = if rightwards { (two, one) } else { (one, two) };
            let to = at(&root, two);
            push(
                &mut pushes,
                at(&root, one),
                Push { to, gap: separation(graph, left, right), layer: graph.vertex(one).layer },
            );
            bump(&mut missing, to);
        }
    }
    let order = blocks_in_order(&root, &pushes, missing);
    let mut packed =
        Packed { x: vec![0.0; root.len()], held_by: vec![None; root.len()], width: 0.0, widest: None, root };
    packed.push_right(&order, &pushes);
    packed.take_slack(&order, &pushes);
    packed
}

fn blocks_in_order(root: &[usize], pushes: &[Vec<Push>], mut missing: Vec<usize>) -> Vec<usize> {
    let is_first = |&block: &usize| at(root, block) == block && at(&missing, block) == 0;
    let mut order: Vec<usize> = (0..root.len()).filter(is_first).collect();
    let mut next = 0;
    while let Some(&block) = order.get(next) {
        next += 1;
        for push in row(pushes, block) {
            let left = at(&missing, push.to).saturating_sub(1);
            put(&mut missing, push.to, left);
            if left == 0 {
                order.push(push.to);
            }
        }
    }
    order
}

impl Packed {
    fn push_right(&mut self, order: &[usize], pushes: &[Vec<Push>]) {
        for &block in order {
            let own = at(&self.x, block);
            if own > self.width {
                (self.width, self.widest) = (own, Some(block));
            }
            for push in row(pushes, block) {
                if own + push.gap > at(&self.x, push.to) {
                    put(&mut self.x, push.to, own + push.gap);
                    put(&mut self.held_by, push.to, Some((block, push.layer)));
                }
            }
        }
    }

    fn take_slack(&mut self, order: &[usize], pushes: &[Vec<Push>]) {
        for &block in order.iter().rev() {
            let room = row(pushes, block).iter().map(|push| at(&self.x, push.to) - push.gap).reduce(f64::min);
            let least = at(&self.x, block);
            put(&mut self.x, block, room.map_or(least, |room| room.max(least)));
        }
    }

    /// The place of each vertex, and the side that it was packed to.
    pub(super) fn candidate(&self, rightwards: bool) -> (Vec<f64>, bool) {
        let sign = if rightwards { -1.0 } else { 1.0 };
        (self.root.iter().map(|&block| sign * at(&self.x, block)).collect(), rightwards)
    }

    /// The alignments that carry the push from row to row along the widest way through a drawing wider than `width_max`, one for each block on
    /// that way which is pushed in one row and pushes in another.
    pub(super) fn pushing(&self, graph: &Layered, width_max: f64) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut here = self.widest.filter(|_| self.width > width_max).and_then(|block| at(&self.held_by, block));
        if here.is_none() {
            return found;
        }
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.root.len()];
        self.root.iter().enumerate().for_each(|(vertex, &block)| push(&mut members, block, vertex));
        while let Some((block, leaves)) = here {
            here = at(&self.held_by, block);
            if let Some((_, enters)) = here
                && enters != leaves
            {
                found.extend(weakest(graph, row(&members, block), enters.min(leaves), enters.max(leaves)));
            }
        }
        found
    }
}

/// The edge of a block, between two layers, where a bend is seen least: rather at a box or a label than within a trunk.
fn weakest(graph: &Layered, members: &[usize], top: usize, bottom: usize) -> Option<(usize, usize)> {
    let layer = |vertex: &usize| graph.vertex(*vertex).layer;
    let mut members: Vec<usize> =
        members.iter().copied().filter(|vertex| (top..=bottom).contains(&layer(vertex))).collect();
    members.sort_unstable_by_key(layer);
    let pairs: Vec<(usize, usize)> = members.iter().copied().zip(members.iter().copied().skip(1)).collect();
    let is_trunk = |vertex| graph.role(vertex) == Role::Trunk;
    let visible = pairs.iter().find(|pair| !is_trunk(pair.0) || !is_trunk(pair.1));
    visible.or_else(|| pairs.get(pairs.len() / 2)).copied()
}
