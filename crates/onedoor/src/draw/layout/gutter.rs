//! The right-hand side: lanes in which returns run up, and the column in which detours stand.
//!
//! Whatever comes back to one box shares a lane. A leg leaves its box at the right, straight when nothing stands there or else on a track below
//! its row, goes to the lane of the box it leads to, and enters that box at the right. All detours stand in one column beyond the lanes.

use super::super::dense::{at, put, row};
use super::super::sketch::Sketch;
use super::heights::Heights;
use super::hops::{Exit, Hops};
use super::layers::Layered;
use super::ports::Ports;
use super::{Layout, Rect};

const LANE: f64 = 11.0;
/// How far above and below a detour its lines turn.
const TURN: f64 = 15.0;
/// What a further way out of a detour needs above it.
const LABEL_ROW: f64 = 18.0;
const COLUMN_GAP: f64 = 2.0 * TURN + 12.0;

/// Draws everything at the side into the layout, and stands the detours there.
pub(super) fn draw(
    sketch: &Sketch,
    graph: &Layered,
    ports: &Ports,
    heights: &Heights,
    hops: &Hops,
    layout: &mut Layout,
) {
    let mut gutter = Gutter { sketch, graph, ports, heights, hops, layout, lane_x: Vec::new() };
    gutter.stand_detours();
    let left = gutter.left();
    let lanes = gutter.lanes();
    let count = lanes.iter().flatten().max().map_or(0, |last| last + 1);
    gutter.lane_x = lanes.iter().map(|lane| lane.map(|lane| left + lane as f64 * LANE)).collect();
    gutter.stand_column(left, left + count as f64 * LANE + 8.0);
    gutter.draw_legs();
}

/// The right-hand side while it is being drawn.
pub(super) struct Gutter<'a> {
    pub(super) sketch: &'a Sketch,
    pub(super) graph: &'a Layered,
    pub(super) ports: &'a Ports,
    pub(super) heights: &'a Heights,
    pub(super) hops: &'a Hops,
    pub(super) layout: &'a mut Layout,
    /// The lane of each box that is entered through one.
    pub(super) lane_x: Vec<Option<f64>>,
}

impl Gutter<'_> {
    pub(super) fn rect(&self, index: usize) -> Rect {
        at(&self.layout.boxes, index)
    }

    pub(super) fn layer(&self, index: usize) -> usize {
        at(&self.graph.vertex_of_box, index).map_or(0, |vertex| self.graph.vertex(vertex).layer)
    }

    /// The height at which a leg leaves its box.
    pub(super) fn exit_side(&self, exit: usize, from: usize) -> f64 {
        let (place, own) = (self.place_among_own(exit, from), row(&self.hops.exits_of, from).len());
        let rect = self.rect(from);
        rect.y + rect.height * (0.5 + 0.42 * (place as f64 + 1.0) / (own as f64 + 1.0))
    }

    pub(super) fn place_among_own(&self, exit: usize, from: usize) -> usize {
        row(&self.hops.exits_of, from).iter().position(|&other| other == exit).unwrap_or(0)
    }

    /// The height at which a leg runs to the side.
    pub(super) fn exit_height(&self, index: usize, exit: &Exit) -> f64 {
        match at(&self.heights.exit_track, index) {
            _ if self.sketch.is_aside(exit.from) => {
                self.rect(exit.from).y - TURN - LABEL_ROW * self.place_among_own(index, exit.from) as f64
            }
            Some(track) => self.heights.exit(self.layer(exit.from), track),
            None => self.exit_side(index, exit.from),
        }
    }

    pub(super) fn entry_side(&self, to: usize) -> f64 {
        self.rect(to).y + self.rect(to).height * 0.27
    }

    /// The height at which a box is entered from the side.
    pub(super) fn entry_height(&self, to: usize) -> f64 {
        match at(&self.heights.entry_track, to) {
            _ if self.sketch.is_aside(to) => self.rect(to).bottom() + TURN,
            Some(track) => self.heights.entry(self.layer(to), track),
            None => self.entry_side(to),
        }
    }

    /// Chooses the height of each detour: between the boxes that it leads from and to, below the one before it in the column.
    fn stand_detours(&mut self) {
        let mut wanted: Vec<(f64, usize)> = Vec::new();
        let mut known = vec![false; self.layout.boxes.len()];
        for (back, exits) in self.sketch.backs.iter().zip(&self.hops.exits_of_back) {
            let Some((&target, first)) = back.stops.last().zip(exits.first()) else { continue };
            let low = self.hops.exits.get(*first).map_or(0.0, |exit| self.exit_height(*first, exit));
            let high = self.entry_height(target);
            for (place, &stop) in back.stops.iter().enumerate() {
                if self.sketch.is_aside(stop) && !at(&known, stop) {
                    put(&mut known, stop, true);
                    let share = place as f64 / (back.stops.len() as f64 - 1.0).max(1.0);
                    wanted.push((low + (high - low) * share - self.rect(stop).height / 2.0, stop));
                }
            }
        }
        wanted.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        let heights = self.heights_in_use();
        let mut free_from = f64::MIN;
        for (y, stop) in wanted {
            let size = self.rect(stop).height;
            let above = LABEL_ROW * row(&self.hops.exits_of, stop).len().saturating_sub(1) as f64;
            let top = clear_of(&heights, y.max(free_from + above), size);
            free_from = top + size + COLUMN_GAP;
            if let Some(rect) = self.layout.boxes.get_mut(stop) {
                rect.y = top;
            }
        }
    }

    fn heights_in_use(&self) -> Vec<f64> {
        let standing = |index: &usize| !self.sketch.is_aside(*index);
        let exits = self.hops.exits.iter().enumerate().filter(|(_, exit)| standing(&exit.from));
        let mut heights: Vec<f64> = exits.map(|(index, exit)| self.exit_height(index, exit)).collect();
        heights.extend(self.hops.exits.iter().map(|exit| exit.to).filter(standing).map(|to| self.entry_height(to)));
        heights.sort_by(f64::total_cmp);
        heights
    }

    /// Where the lanes begin: right of everything, with room for the labels of legs that leave straight.
    fn left(&self) -> f64 {
        let points = self.layout.links.iter().flatten().map(|point| point.0);
        let labels = self.layout.labels.iter().map(|label| label.rect.right());
        let standing = |(index, rect): (usize, &Rect)| {
            (!self.sketch.is_aside(index)).then(|| rect.right() + at(&self.hops.margins, index))
        };
        let boxes = self.layout.boxes.iter().enumerate().filter_map(standing);
        let edge = points.chain(labels).chain(boxes).fold(0.0, f64::max) + 14.0;
        let label_end = |exit: &Exit| self.rect(exit.from).right() + exit.width + 22.0;
        let exits = self.hops.exits.iter().filter(|exit| !self.sketch.is_aside(exit.from) && !exit.text.is_empty());
        exits.map(label_end).fold(edge, f64::max)
    }

    /// Whether a leg goes straight up into a detour from below.
    pub(super) fn is_straight(&self, index: usize, exit: &Exit) -> bool {
        let (top, bottom) = (self.rect(exit.to).bottom(), self.exit_height(index, exit));
        let between = |(other, rect): (usize, &Rect)| {
            self.sketch.is_aside(other)
                && other != exit.to
                && other != exit.from
                && rect.y < bottom + TURN
                && rect.bottom() > top
        };
        self.sketch.is_aside(exit.to) && bottom > top + 8.0 && !self.layout.boxes.iter().enumerate().any(between)
    }

    /// A lane for each box that needs one; the shortest run nearest, so that few legs cross a lane.
    fn lanes(&self) -> Vec<Option<usize>> {
        let mut spans: Vec<Option<(f64, f64)>> = vec![None; self.layout.boxes.len()];
        for (index, exit) in self.hops.exits.iter().enumerate() {
            if !self.is_straight(index, exit) {
                let (one, two) = (self.exit_height(index, exit), self.entry_height(exit.to));
                let span = at(&spans, exit.to).unwrap_or((one, one));
                put(&mut spans, exit.to, Some((span.0.min(one).min(two), span.1.max(one).max(two))));
            }
        }
        let mut order: Vec<(f64, f64, usize)> =
            spans.iter().enumerate().filter_map(|(index, span)| span.map(|(low, high)| (low, high, index))).collect();
        order.sort_by(|one, two| (one.1 - one.0).total_cmp(&(two.1 - two.0)).then(one.2.cmp(&two.2)));
        let mut taken: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut lanes = vec![None; spans.len()];
        for (low, high, index) in order {
            let free = |spans: &Vec<(f64, f64)>| spans.iter().all(|span| span.1 + 8.0 < low || high + 8.0 < span.0);
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            super::super::dense::push(&mut taken, lane, (low, high));
            put(&mut lanes, index, Some(lane));
        }
        lanes
    }

    /// Stands the column beyond the lanes, and far enough right for the labels of what leaves it.
    fn stand_column(&mut self, gutter: f64, lanes_end: f64) {
        let aside = |index: usize| self.sketch.is_aside(index);
        let widest = self
            .layout
            .boxes
            .iter()
            .enumerate()
            .filter(|(index, _)| aside(*index))
            .map(|(_, rect)| rect.width)
            .fold(0.0, f64::max);
        let labels = self.hops.exits.iter().filter(|exit| aside(exit.from)).map(|exit| exit.width);
        let left = labels.map(|label| gutter + label + 12.0 - widest / 2.0).fold(lanes_end, f64::max);
        for (index, rect) in self.layout.boxes.iter_mut().enumerate() {
            if aside(index) {
                rect.x = left + (widest - rect.width) / 2.0;
                put(&mut self.layout.entries, index, rect.middle());
            }
        }
    }
}

/// The first top at or below `y` at which no line at the side would lie upon the lines that turn above and below the detour.
fn clear_of(heights: &[f64], y: f64, size: f64) -> f64 {
    let near = |height: f64| {
        let next = heights.partition_point(|&other| other < height - 5.0);
        heights.get(next).is_some_and(|&other| other < height + 5.0)
    };
    let tops = (0..60_u32).map(|step| y + f64::from(step) * 3.0);
    tops.into_iter().find(|top| !near(top - TURN) && !near(top + size + TURN)).unwrap_or(y)
}
