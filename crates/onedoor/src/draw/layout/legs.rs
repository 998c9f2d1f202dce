//! The legs at the side: their ways from box to lane to box, and their labels.

use super::super::dense::{at, put, row};
use super::gutter::Gutter;
use super::hops::Exit;
use super::layers::Role;
use super::{PlacedLabel, Point, Rect};

impl Gutter<'_> {
    /// Draws all legs and their labels into the layout.
    pub(super) fn draw_legs(&mut self) {
        let exits: Vec<(Vec<Point>, Option<PlacedLabel>)> = self
            .hops
            .exits
            .iter()
            .enumerate()
            .map(|(index, exit)| (self.leg(index, exit), self.label(index, exit)))
            .collect();
        let way = |exit: &usize| exits.get(*exit).map(|(points, _)| points.clone()).unwrap_or_default();
        self.layout.backs = self.hops.exits_of_back.iter().map(|legs| legs.iter().map(way).collect()).collect();
        for (&link, exit) in &self.hops.exit_of_link {
            put(&mut self.layout.links, link, way(exit));
        }
        self.layout.labels.extend(exits.into_iter().filter_map(|(_, label)| label));
    }

    fn leg(&self, index: usize, exit: &Exit) -> Vec<Point> {
        let (from, to) = (self.rect(exit.from), self.rect(exit.to));
        let mut points = self.leave(index, exit, from);
        let y = points.last().map_or(0.0, |point| point.1);
        if self.is_straight(index, exit) {
            points.extend([(to.middle(), y), (to.middle(), to.bottom())]);
            return points;
        }
        let lane = at(&self.lane_x, exit.to).unwrap_or_default();
        let entry = self.entry_height(exit.to);
        points.extend([(lane, y), (lane, entry)]);
        if self.sketch.is_aside(exit.to) {
            points.extend([(to.middle(), entry), (to.middle(), to.bottom())]);
        } else {
            let (stub, side) = (to.right() + 11.0, self.entry_side(exit.to));
            points.extend([(stub, entry), (stub, side), (to.right(), side)]);
        }
        points
    }

    fn leave(&self, index: usize, exit: &Exit, from: Rect) -> Vec<Point> {
        let y = self.exit_height(index, exit);
        if self.sketch.is_aside(exit.from) {
            return vec![(from.middle(), from.y), (from.middle(), y)];
        }
        let (stub, side) = (self.stub(index, exit, from), self.exit_side(index, exit.from));
        vec![(from.right(), side), (stub, side), (stub, y)]
    }

    /// How far right of its box a leg turns down; the higher it leaves the further, so that legs of one box do not cross.
    fn stub(&self, index: usize, exit: &Exit, from: Rect) -> f64 {
        let own = row(&self.hops.exits_of, exit.from).len();
        let place = self.place_among_own(index, exit.from);
        from.right() + 11.0 + 7.0 * own.saturating_sub(place + 1) as f64
    }

    fn label(&self, index: usize, exit: &Exit) -> Option<PlacedLabel> {
        if exit.text.is_empty() {
            return None;
        }
        let y = self.exit_height(index, exit) - 8.0;
        let x = self.label_place(index, exit);
        let rect = Rect { x, y, width: exit.width, height: 16.0 };
        Some(PlacedLabel { rect, text: exit.text.clone(), links: exit.links.clone() })
    }

    /// The first place along the leg at which the label covers no forward line.
    fn label_place(&self, index: usize, exit: &Exit) -> f64 {
        let from = self.rect(exit.from);
        if self.sketch.is_aside(exit.from) {
            return from.middle() - exit.width - 8.0;
        }
        let tracked = at(&self.heights.exit_track, index).is_some();
        let start = if tracked { self.stub(index, exit, from) + 5.0 } else { from.right() + 5.0 };
        let lines = self.lines_below(self.layer(exit.from), tracked);
        let covers = |x: f64| lines.iter().any(|line| (x - 3.0..=x + exit.width + 3.0).contains(line));
        let places = (0..40_u32).map(|step| start + f64::from(step) * 6.0);
        let end = at(&self.lane_x, exit.to).unwrap_or(start) - exit.width - 4.0;
        places.take_while(|&x| x <= end.max(start)).find(|&x| !covers(x)).unwrap_or(start)
    }

    /// The places of the forward lines that run down just below a layer, or through it.
    fn lines_below(&self, layer: usize, below: bool) -> Vec<f64> {
        if below {
            return row(&self.ports.wires, layer).iter().flat_map(|wire| wire.tops.iter().copied()).collect();
        }
        let members = row(&self.graph.layers, layer).iter();
        members
            .filter(|&&vertex| self.graph.role(vertex) == Role::Trunk)
            .map(|&vertex| at(&self.ports.entry, vertex))
            .collect()
    }
}
