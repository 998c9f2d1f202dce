//! The vertical place of every layer, and of everything that runs across between two layers.

use super::super::dense::at;
use super::hops::Hops;
use super::layers::{Layered, Role};
use super::ports::Ports;

const TRACK: f64 = 10.0;
/// A track that leaves for the side carries its label on it.
const EXIT_TRACK: f64 = 18.0;
const ENTRY_TRACK: f64 = 9.0;

/// The measures of the layers from top to bottom.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    tops: Vec<f64>,
    heights: Vec<f64>,
    pads: Vec<f64>,
    exits: Vec<usize>,
    has_box: Vec<bool>,
    /// For each box, the way in from the side: `None` straight, or its track above the layer.
    pub(super) entry_track: Vec<Option<usize>>,
    /// For each exit to the side: `None` straight, or its track below the layer.
    pub(super) exit_track: Vec<Option<usize>>,
}

impl Heights {
    pub(super) fn top(&self, layer: usize) -> f64 {
        at(&self.tops, layer)
    }

    pub(super) fn bottom(&self, layer: usize) -> f64 {
        self.top(layer) + at(&self.heights, layer)
    }

    pub(super) fn middle(&self, layer: usize) -> f64 {
        self.top(layer) + at(&self.heights, layer) / 2.0
    }

    /// Where a wire below a layer runs across.
    pub(super) fn track(&self, layer: usize, track: usize) -> f64 {
        self.bottom(layer)
            + at(&self.pads, layer)
            + at(&self.exits, layer) as f64 * EXIT_TRACK
            + (track as f64 + 0.5) * TRACK
    }

    /// Where an exit below a layer runs across.
    pub(super) fn exit(&self, layer: usize, track: usize) -> f64 {
        self.bottom(layer) + at(&self.pads, layer) + (track as f64 + 0.5) * EXIT_TRACK
    }

    /// Where an entry above a layer runs across.
    pub(super) fn entry(&self, layer: usize, track: usize) -> f64 {
        self.top(layer) - entry_pad(at(&self.has_box, layer)) - (track as f64 + 0.5) * ENTRY_TRACK
    }
}

fn entry_pad(has_box: bool) -> f64 {
    if has_box { 21.0 } else { 5.0 }
}

/// Measures the layers.
pub(super) fn heights(graph: &Layered, ports: &Ports, hops: &Hops) -> Heights {
    let mut heights = Heights {
        entry_track: vec![None; graph.vertex_of_box.len()],
        exit_track: vec![None; hops.exits.len()],
        ..Heights::default()
    };
    let mut bottom = 0.0;
    let mut free_above = 0.0;
    for (layer, members) in graph.layers.iter().enumerate() {
        let has_box = members.iter().any(|&vertex| matches!(graph.role(vertex), Role::Box(_)));
        let (entries, exits) = side_tracks(graph, hops, members, &mut heights);
        let above = if layer == 0 && entries == 0 { 0.0 } else { entry_pad(has_box) + entries as f64 * ENTRY_TRACK };
        let height = members.iter().map(|&vertex| graph.vertex(vertex).height).fold(0.0, f64::max);
        let top = bottom + free_above + above;
        let pad = if has_box { 9.0 } else { 4.0 };
        heights.tops.push(top);
        heights.heights.push(height);
        heights.pads.push(pad);
        heights.exits.push(exits);
        heights.has_box.push(has_box);
        bottom = top + height;
        free_above = pad + exits as f64 * EXIT_TRACK + at(&ports.track_counts, layer) as f64 * TRACK;
    }
    heights
}

/// Gives the boxes of a layer their tracks to and from the side. The rightmost box goes straight, for its own entry and its first exit; tracks
/// nest so that none crosses another's end: the further right a box, the nearer its tracks.
fn side_tracks(graph: &Layered, hops: &Hops, members: &[usize], heights: &mut Heights) -> (usize, usize) {
    let (mut entries, mut exits) = (0, 0);
    let mut rightmost = true;
    for &vertex in members.iter().rev() {
        let Role::Box(index) = graph.role(vertex) else { continue };
        if hops.is_entered(index) && !rightmost {
            super::super::dense::put(&mut heights.entry_track, index, Some(entries));
            entries += 1;
        }
        let own = super::super::dense::row(&hops.exits_of, index);
        for &exit in own.iter().skip(usize::from(rightmost)) {
            super::super::dense::put(&mut heights.exit_track, exit, Some(exits));
            exits += 1;
        }
        rightmost = false;
    }
    (entries, exits)
}
