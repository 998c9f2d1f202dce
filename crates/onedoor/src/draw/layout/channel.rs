//! The space between two layers: which line runs across at which height.
//!
//! A *wire* comes down at one place and goes on at one or more, or comes down at several places and goes on at one; what runs across takes a track. Two wires share a track only where they do
//! not meet, and tracks are ordered so that few wires cross and none lies upon another.

use super::super::dense::{at, put};

/// Two vertical pieces nearer than this would be read as one.
const TOO_NEAR: f64 = 5.0;
/// Above so many wires in one channel the pairwise ordering is left out, to keep the time bounded.
const PAIRWISE_MAX: usize = 300;

/// A line, or a fork of lines, through one channel.
#[derive(Clone, Debug, Default)]
pub(super) struct Wire {
    /// Where it comes in from above.
    pub(super) tops: Vec<f64>,
    /// Where it goes on below.
    pub(super) bottoms: Vec<f64>,
}

impl Wire {
    fn left(&self) -> f64 {
        self.ends().fold(f64::MAX, f64::min)
    }

    fn right(&self) -> f64 {
        self.ends().fold(f64::MIN, f64::max)
    }

    fn ends(&self) -> impl Iterator<Item = f64> + '_ {
        self.tops.iter().chain(&self.bottoms).copied()
    }

    fn leans_right(&self) -> bool {
        let mean = |ends: &[f64]| ends.iter().sum::<f64>() / ends.len().max(1) as f64;
        mean(&self.bottoms) > mean(&self.tops)
    }

    fn first_top(&self) -> f64 {
        self.tops.first().copied().unwrap_or_default()
    }

    fn is_straight(&self) -> bool {
        self.right() - self.left() < 0.5
    }

    fn meets(&self, other: &Wire) -> bool {
        self.left() - 9.0 < other.right() && other.left() - 9.0 < self.right()
    }

    /// What it costs to run `self` above `other`: a crossing costs 1, lying upon each other 50.
    fn cost_above(&self, other: &Wire) -> i64 {
        let crossed = |x: f64, by: &Wire| i64::from(by.left() - 0.5 < x && x < by.right() + 0.5);
        let upon = |x: f64| if other.tops.iter().any(|top| (top - x).abs() < TOO_NEAR) { 50 } else { 0 };
        let down: i64 = self.bottoms.iter().map(|&x| crossed(x, other) + upon(x)).sum();
        down + other.tops.iter().map(|&x| crossed(x, self)).sum::<i64>()
    }
}

/// The track of each wire, counted from the top, and how many tracks there are. A straight wire has none that matters.
pub(super) fn tracks(wires: &[Wire]) -> (Vec<usize>, usize) {
    let mut order: Vec<usize> =
        (0..wires.len()).filter(|&index| wires.get(index).is_some_and(|wire| !wire.is_straight())).collect();
    let (right, left): (Vec<usize>, Vec<usize>) =
        order.iter().partition(|&&index| wires.get(index).is_some_and(Wire::leans_right));
    let top = |index: &usize| wires.get(*index).map_or(0.0, Wire::first_top);
    order = left;
    order.sort_by(|one, two| top(one).total_cmp(&top(two)));
    let mut rightwards = right;
    rightwards.sort_by(|one, two| top(two).total_cmp(&top(one)));
    order.extend(rightwards);
    if order.len() <= PAIRWISE_MAX {
        improve(wires, &mut order);
    }
    assign(wires, &order)
}

/// Where a wire still lies upon another: the wire, and the place below at which it should come out elsewhere. This happens where two wires
/// change places exactly, so that no order of their tracks can part them.
pub(super) fn clashes(wires: &[Wire], tracks: &[usize]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if wires.len() > PAIRWISE_MAX {
        return found;
    }
    for (index, (wire, track)) in wires.iter().zip(tracks).enumerate().filter(|(_, (wire, _))| !wire.is_straight()) {
        let lower = wires.iter().zip(tracks).filter(|(other, below)| *below > track && !other.is_straight());
        let tops: Vec<f64> = lower.flat_map(|(other, _)| other.tops.iter().copied()).collect();
        let clash = |x: &f64| tops.iter().any(|top| (top - x).abs() < TOO_NEAR);
        found.extend(wire.bottoms.iter().enumerate().filter(|(_, x)| clash(x)).map(|(bottom, _)| (index, bottom)));
    }
    found
}

/// Moves each wire to the place in the order where it costs least, until nothing moves.
fn improve(wires: &[Wire], order: &mut Vec<usize>) {
    let passes = if order.len() > 60 { 2 } else { 6 };
    for _ in 0..passes {
        let mut moved = false;
        for index in 0..order.len() {
            let to = best_place(wires, order, index);
            if to != index && index < order.len() {
                let wire = order.remove(index);
                order.insert(to, wire);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
}

fn best_place(wires: &[Wire], order: &[usize], index: usize) -> usize {
    let Some(wire) = wires.get(at(order, index)) else { return index };
    // What the wire gains by passing `other` on its way up; on its way down it is the reverse.
    let gain = |place: usize| match wires.get(at(order, place)) {
        Some(other) if wire.meets(other) => other.cost_above(wire) - wire.cost_above(other),
        _ => 0,
    };
    let mut best = (0, index);
    let mut sum = 0;
    for place in (0..index).rev() {
        sum += gain(place);
        best = if sum > best.0 { (sum, place) } else { best };
    }
    sum = 0;
    for place in index + 1..order.len() {
        sum -= gain(place);
        best = if sum > best.0 { (sum, place) } else { best };
    }
    best.1
}

/// Gives each wire, in order, the first track below all earlier ones that it meets.
fn assign(wires: &[Wire], order: &[usize]) -> (Vec<usize>, usize) {
    let mut tracks = vec![0; wires.len()];
    let mut taken: Vec<Vec<usize>> = Vec::new();
    for &index in order {
        let Some(wire) = wires.get(index) else { continue };
        let meets =
            |others: &Vec<usize>| others.iter().any(|&other| wires.get(other).is_some_and(|other| wire.meets(other)));
        let track = taken.iter().rposition(meets).map_or(0, |last| last + 1);
        if taken.len() <= track {
            taken.push(Vec::new());
        }
        super::super::dense::push(&mut taken, track, index);
        put(&mut tracks, index, track);
    }
    (tracks, taken.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(top: f64, bottom: f64) -> Wire {
        Wire { tops: vec![top], bottoms: vec![bottom] }
    }

    #[test]
    fn wires_that_do_not_meet_share_a_track() {
        assert_eq!(tracks(&[wire(0.0, 50.0), wire(100.0, 150.0), wire(200.0, 200.0)]).1, 1);
    }

    #[test]
    fn parallel_wires_to_the_right_do_not_cross() {
        assert_eq!(tracks(&[wire(0.0, 100.0), wire(50.0, 150.0)]).0, [1, 0]);
    }

    #[test]
    fn no_wire_lies_upon_another() {
        assert_eq!(tracks(&[wire(0.0, 100.0), wire(100.0, 200.0)]).0, [1, 0]);
    }
}
