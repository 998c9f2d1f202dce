//! Orthogonal lines with rounded corners, and their arrowheads.

use super::super::layout::Point;
use super::markup::number;

const RADIUS: f64 = 6.0;
const HEAD_LENGTH: f64 = 7.5;
const HEAD_HALF_WIDTH: f64 = 3.6;

/// The path data of the line through `points`, rounded at its corners; it stops short of its end when an arrowhead follows.
pub(super) fn rounded(points: &[Point], headed: bool) -> String {
    let mut points = corners(points);
    if headed && let Some(tip) = shortened(&points) {
        points.pop();
        points.push(tip);
    }
    let mut data = String::new();
    for (index, &point) in points.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| points.get(before));
        match (before, points.get(index + 1)) {
            (None, _) => data.push_str(&format!("M{}", pair(point))),
            (Some(_), None) => data.push_str(&format!("L{}", pair(point))),
            (Some(&before), Some(&after)) => data.push_str(&turn(before, point, after)),
        }
    }
    data
}

fn turn(before: Point, corner: Point, after: Point) -> String {
    let radius = RADIUS.min(length(before, corner) / 2.0).min(length(corner, after) / 2.0);
    format!("L{}Q{} {}", pair(towards(corner, before, radius)), pair(corner), pair(towards(corner, after, radius)))
}

/// The arrowhead at the end of a line, as the points of a polygon.
pub(super) fn head(points: &[Point]) -> Option<String> {
    let points = corners(points);
    let [.., from, tip] = points.as_slice() else { return None };
    let base = towards(*tip, *from, HEAD_LENGTH);
    let across = (HEAD_HALF_WIDTH * (base.1 - tip.1) / HEAD_LENGTH, HEAD_HALF_WIDTH * (tip.0 - base.0) / HEAD_LENGTH);
    let (one, two) = ((base.0 + across.0, base.1 + across.1), (base.0 - across.0, base.1 - across.1));
    Some(format!("{} {} {}", pair(*tip), pair(one), pair(two)))
}

/// The part of `points` up to where it joins `drawn`, with a short piece of the common way, so that it joins in a bend.
pub(super) fn uncovered(points: &[Point], drawn: &[(Point, Point)]) -> Vec<Point> {
    let mut kept = points.to_vec();
    let mut next = None;
    while let [.., one, two] = *kept.as_slice()
        && drawn.iter().any(|segment| covers(*segment, one) && covers(*segment, two))
    {
        next = kept.pop();
    }
    if let (Some(next), [_, .., last]) = (next, kept.as_slice()) {
        kept.push(towards(*last, next, RADIUS.min(length(*last, next))));
    }
    kept
}

/// Whether an upright or level segment goes through a point.
fn covers((one, two): (Point, Point), point: Point) -> bool {
    let within = |one: f64, two: f64, value: f64| one.min(two) - 0.01 <= value && value <= one.max(two) + 0.01;
    within(one.0, two.0, point.0) && within(one.1, two.1, point.1)
}

fn shortened(points: &[Point]) -> Option<Point> {
    let [.., from, tip] = points else { return None };
    Some(towards(*tip, *from, (HEAD_LENGTH - 1.0).min(length(*from, *tip))))
}

/// The points without repetitions and without those on a straight line.
fn corners(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for &point in points {
        if kept.last().is_some_and(|&last| length(last, point) < 0.05) {
            continue;
        }
        if let [.., one, two] = *kept.as_slice()
            && is_straight(one, two, point)
        {
            kept.pop();
        }
        kept.push(point);
    }
    kept
}

fn is_straight(one: Point, two: Point, three: Point) -> bool {
    let (first, second) = ((two.0 - one.0, two.1 - one.1), (three.0 - two.0, three.1 - two.1));
    (first.0 * second.1 - first.1 * second.0).abs() < 0.01 && first.0 * second.0 + first.1 * second.1 > 0.0
}

fn towards(from: Point, to: Point, distance: f64) -> Point {
    let length = length(from, to).max(0.001);
    (from.0 + (to.0 - from.0) * distance / length, from.1 + (to.1 - from.1) * distance / length)
}

/// The distance between two points.
pub(super) fn length(one: Point, two: Point) -> f64 {
    (one.0 - two.0).hypot(one.1 - two.1)
}

fn pair(point: Point) -> String {
    format!("{},{}", number(point.0), number(point.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_rounded() {
        assert_eq!(rounded(&[(0.0, 0.0), (0.0, 20.0), (30.0, 20.0)], false), "M0,0L0,14Q0,20 6,20L30,20");
    }

    #[test]
    fn points_on_a_straight_line_vanish() {
        assert_eq!(rounded(&[(0.0, 0.0), (0.0, 5.0), (0.0, 5.0), (0.0, 20.0)], false), "M0,0L0,20");
    }

    #[test]
    fn a_line_ends_shortly_after_it_joins_another() {
        let drawn = [((0.0, 0.0), (0.0, 50.0)), ((0.0, 50.0), (-30.0, 50.0))];
        let points = [(20.0, 20.0), (0.0, 20.0), (0.0, 50.0), (-30.0, 50.0)];
        assert_eq!(uncovered(&points, &drawn), [(20.0, 20.0), (0.0, 20.0), (0.0, 26.0)]);
    }

    #[test]
    fn the_head_points_where_the_line_ends() {
        assert_eq!(head(&[(0.0, 0.0), (0.0, 20.0)]), Some("0,20 -3.6,12.5 3.6,12.5".to_owned()));
    }
}
