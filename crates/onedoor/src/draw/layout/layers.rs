//! The layered graph: boxes in rows, labels in rows of their own between them, and trunks that carry long lines down.
//!
//! All long lines to one box share a trunk, so that the drawing stays calm where many steps lead to one end. Where nothing else leads to a
//! box, its line shares the trunk of the fork that it comes from.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dense::{at, bump, push, put};
use super::super::sketch::{Link, Sketch};
use super::rank;

/// Beyond so many trunk pieces the longest lines run at the side instead: the time for a hostile diagram stays bounded.
const TRUNKS_MAX: usize = 150_000;

/// What a vertex of the layered graph stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// The box at this position.
    Box(usize),
    /// The label at this position.
    Label(usize),
    /// A piece of a trunk.
    #[default]
    Trunk,
}

/// A vertex, and how far it reaches from its middle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Vertex {
    pub(super) role: Role,
    pub(super) layer: usize,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) height: f64,
}

/// The layered graph: every edge leads from one layer to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Layered {
    pub(super) vertices: Vec<Vertex>,
    pub(super) layers: Vec<Vec<usize>>,
    pub(super) up: Vec<Vec<usize>>,
    pub(super) down: Vec<Vec<usize>>,
    /// The vertices that each link goes through, or nothing when it runs at the side.
    pub(super) chains: Vec<Vec<usize>>,
    /// The vertex of each box; `None` for a box that stands aside.
    pub(super) vertex_of_box: Vec<Option<usize>>,
    /// The vertex of each label; `None` when all its lines run at the side.
    pub(super) vertex_of_label: Vec<Option<usize>>,
}

impl Layered {
    pub(super) fn vertex(&self, index: usize) -> Vertex {
        at(&self.vertices, index)
    }

    pub(super) fn role(&self, index: usize) -> Role {
        self.vertex(index).role
    }

    fn add(&mut self, vertex: Vertex) -> usize {
        push(&mut self.layers, vertex.layer, self.vertices.len());
        self.vertices.push(vertex);
        self.up.push(Vec::new());
        self.down.push(Vec::new());
        self.vertices.len() - 1
    }

    fn connect(&mut self, from: usize, to: usize) {
        push(&mut self.down, from, to);
        push(&mut self.up, to, from);
    }
}

/// In which row each box stands, and which links run through the rows.
pub(super) struct Rows {
    ranks: Vec<usize>,
    /// The links that lead down through the rows; the others run at the side.
    pub(super) stays: Vec<bool>,
}

/// Chooses the row of each box.
pub(super) fn rows(sketch: &Sketch) -> Rows {
    let size = sketch.shapes.len();
    let pairs: Vec<(usize, usize)> = sketch.links.iter().map(|link| (link.from, link.to)).collect();
    let mut stays = rank::acyclic(size, &pairs);
    let kept: Vec<(usize, usize)> =
        pairs.iter().zip(&stays).filter(|(_, stay)| **stay).map(|(pair, _)| *pair).collect();
    let standing = (0..size).filter(|&index| !sketch.is_aside(index)).count();
    let ranks = rank::ranks(size, &kept, row_width_max(standing));
    spare_the_longest(sketch, &ranks, &mut stays);
    Rows { ranks, stays }
}

/// Builds the layered graph. `margins` is the room that each box needs at its right for returns.
pub(super) fn layered(sketch: &Sketch, rows: &Rows, margins: &[f64]) -> Layered {
    let layer_of_rank = number_layers(sketch, &rows.ranks, &rows.stays);
    let ranks = rows.ranks.clone();
    let mut lines_to = vec![0; sketch.shapes.len()];
    sketch.links.iter().zip(&rows.stays).filter(|(_, stay)| **stay).for_each(|(link, _)| bump(&mut lines_to, link.to));
    Builder {
        sketch,
        ranks,
        layer_of_rank,
        trunks: BTreeMap::new(),
        lines_to,
        known: BTreeSet::new(),
        graph: Layered::default(),
    }
    .build(&rows.stays, margins)
}

/// Seven boxes fill a page; a bigger diagram grows in both directions alike.
fn row_width_max(boxes: usize) -> usize {
    boxes.isqrt().max(7)
}

/// Unmarks links, the longest first, until the trunks that the others need are few enough.
fn spare_the_longest(sketch: &Sketch, ranks: &[usize], stays: &mut [bool]) {
    let mut reach: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
    for (index, link) in sketch.links.iter().enumerate().filter(|&(index, _)| at(stays, index)) {
        let length = at(ranks, link.to).saturating_sub(at(ranks, link.from));
        reach.entry(link.to).or_default().push((length, index));
    }
    let mut by_length: Vec<(usize, usize, usize)> = Vec::new();
    for lengths in reach.values_mut() {
        lengths.sort_unstable();
        let mut before = 0;
        for &(length, index) in lengths.iter() {
            by_length.push((length, index, length - before));
            before = length;
        }
    }
    by_length.sort_unstable();
    let mut used = 0_usize;
    for (_, index, cost) in by_length {
        used = used.saturating_add(cost.saturating_mul(2));
        if used > TRUNKS_MAX
            && let Some(stay) = stays.get_mut(index)
        {
            *stay = false;
        }
    }
}

/// The layer of each row of boxes; a row is followed by a layer for labels when lines leave it under some.
fn number_layers(sketch: &Sketch, ranks: &[usize], stays: &[bool]) -> Vec<usize> {
    let rows = ranks.iter().max().map_or(0, |last| last + 1);
    let mut labelled = vec![false; rows];
    for (link, _) in sketch.links.iter().zip(stays).filter(|(link, stay)| **stay && link.label.is_some()) {
        put(&mut labelled, at(ranks, link.from), true);
    }
    let mut layer = 0;
    let mut layers = Vec::new();
    for has_labels in labelled {
        layers.push(layer);
        layer += 1 + usize::from(has_labels);
    }
    layers
}

/// What a trunk gathers: the lines to a box, or those of a fork.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stem {
    To(usize),
    From(usize, Option<usize>),
}

struct Builder<'a> {
    sketch: &'a Sketch,
    ranks: Vec<usize>,
    layer_of_rank: Vec<usize>,
    trunks: BTreeMap<(Stem, usize), usize>,
    lines_to: Vec<usize>,
    known: BTreeSet<(usize, usize)>,
    graph: Layered,
}

impl Builder<'_> {
    fn build(mut self, stays: &[bool], margins: &[f64]) -> Layered {
        self.graph.layers = vec![Vec::new(); self.layer_of_rank.last().map_or(0, |last| last + 1)];
        self.graph.vertex_of_label = vec![None; self.sketch.labels.len()];
        for index in 0..self.sketch.shapes.len() {
            let vertex = (!self.sketch.is_aside(index)).then(|| self.add_box(index, at(margins, index)));
            self.graph.vertex_of_box.push(vertex);
        }
        for (index, link) in self.sketch.links.iter().enumerate() {
            let chain = if at(stays, index) { self.chain(link) } else { Vec::new() };
            for pair in chain.windows(2) {
                if let [from, to] = *pair
                    && self.known.insert((from, to))
                {
                    self.graph.connect(from, to);
                }
            }
            self.graph.chains.push(chain);
        }
        self.graph
    }

    fn layer_of(&self, index: usize) -> usize {
        at(&self.layer_of_rank, at(&self.ranks, index))
    }

    fn add_box(&mut self, index: usize, margin: f64) -> usize {
        let (width, height) = self.sketch.size(index);
        let layer = self.layer_of(index);
        self.graph.add(Vertex { role: Role::Box(index), layer, left: width / 2.0, right: width / 2.0 + margin, height })
    }

    fn chain(&mut self, link: &Link) -> Vec<usize> {
        let mut chain: Vec<usize> = at(&self.graph.vertex_of_box, link.from).into_iter().collect();
        let mut layer = self.layer_of(link.from) + 1;
        if let Some(label) = link.label {
            chain.push(self.label(label, layer));
            layer += 1;
        }
        let stem = if at(&self.lines_to, link.to) == 1 { Stem::From(link.from, link.label) } else { Stem::To(link.to) };
        for between in layer..self.layer_of(link.to) {
            chain.push(self.trunk(stem, between));
        }
        chain.extend(at(&self.graph.vertex_of_box, link.to));
        chain
    }

    fn label(&mut self, label: usize, layer: usize) -> usize {
        if let Some(vertex) = at(&self.graph.vertex_of_label, label) {
            return vertex;
        }
        let half = self.sketch.labels.get(label).map_or(0.0, |label| label.width / 2.0);
        let vertex = self.graph.add(Vertex { role: Role::Label(label), layer, left: half, right: half, height: 16.0 });
        put(&mut self.graph.vertex_of_label, label, Some(vertex));
        vertex
    }

    fn trunk(&mut self, stem: Stem, layer: usize) -> usize {
        if let Some(&vertex) = self.trunks.get(&(stem, layer)) {
            return vertex;
        }
        let vertex = self.graph.add(Vertex { role: Role::Trunk, layer, left: 2.0, right: 2.0, height: 0.0 });
        self.trunks.insert((stem, layer), vertex);
        vertex
    }
}
