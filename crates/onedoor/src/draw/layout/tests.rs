//! What every layout must keep, whatever is drawn.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::super::diagram::{Diagram, EndBox, Line, ReturnLine, StepBox, Target};
use super::super::sketch::{Sketch, sketch};
use super::{Layout, Point, Rect, layout};

const TITLES: [&str; 5] =
    ["审查", "规划和自然资源主管部门联合审查意见", "Check", "A rather long title in English that wraps", ""];

fn step(index: usize, pick: usize) -> StepBox {
    StepBox {
        id: format!("step_{index}"),
        title: TITLES[pick % TITLES.len()].to_owned(),
        kind: "Review".to_owned(),
        when: pick.is_multiple_of(3).then(|| "floor_area >= 3000".to_owned()),
        join: pick.is_multiple_of(4).then(|| "AtLeast(2)".to_owned()),
        rest_cancel: pick.is_multiple_of(8),
        ..StepBox::default()
    }
}

fn line((from, to, pick): (usize, usize, usize), steps: usize, ends: usize) -> Line {
    let outcomes = ["agree", "refused", "approved_with_conditions_attached"];
    let count = if pick % 4 == 3 { 0 } else { 1 };
    let to = if to < steps { Target::Step(to) } else { Target::End((to - steps) % ends) };
    Line { from, to, outcomes: vec![outcomes[pick % 3].to_owned(); count], state: None }
}

fn way_back((from, to, first, second): (usize, usize, usize, usize), steps: usize) -> ReturnLine {
    let detours = [first, second].into_iter().filter(|pick| pick % 2 == 0).map(|pick| steps + pick % 3);
    ReturnLine { from: from.max(to), outcome: "rework".to_owned(), to: from.min(to), by_way_of: detours.collect() }
}

/// A random workflow: `steps` steps, two ends, three detours, lines mostly downwards, and ways back.
fn diagrams(most: usize) -> impl Strategy<Value = Diagram> {
    (1..most).prop_flat_map(|steps| {
        let picks = prop::collection::vec(0..60_usize, steps + 3);
        let lines = prop::collection::vec((0..steps, 0..steps + 2, 0..12_usize), 0..steps * 2);
        let backs = prop::collection::vec((0..steps, 0..steps, 0..9_usize, 0..9_usize), 0..steps.min(9));
        (Just(steps), picks, lines, backs, 0..9_usize).prop_map(|(steps, picks, lines, backs, circles)| {
            let down = |(from, to, pick): (usize, usize, usize)| {
                if circles > 0 { (from.min(to), from.max(to).max(from.min(to) + 1), pick) } else { (from, to, pick) }
            };
            Diagram {
                steps: picks.iter().enumerate().map(|(index, &pick)| step(index, pick)).collect(),
                ends: vec![
                    EndBox { id: "granted".to_owned(), ..EndBox::default() },
                    EndBox { id: "refused".to_owned(), join: Some("Any".to_owned()), ..EndBox::default() },
                ],
                edges: lines.into_iter().map(|edge| line(down(edge), steps, 2)).collect(),
                returns: backs.into_iter().map(|back| way_back(back, steps)).collect(),
                ..Diagram::default()
            }
        })
    })
}

fn overlap(one: &Rect, two: &Rect) -> bool {
    one.x < two.right() - 0.5 && two.x < one.right() - 0.5 && one.y < two.bottom() - 0.5 && two.y < one.bottom() - 0.5
}

/// Whether an upright or level piece of line runs through the inside of a box.
fn through(one: Point, two: Point, rect: &Rect) -> bool {
    let (left, right, top, bottom) = (one.0.min(two.0), one.0.max(two.0), one.1.min(two.1), one.1.max(two.1));
    left < rect.right() - 1.0 && right > rect.x + 1.0 && top < rect.bottom() - 1.0 && bottom > rect.y + 1.0
}

fn check(sketch: &Sketch, layout: &Layout) -> Result<(), String> {
    for (index, one) in layout.boxes.iter().enumerate() {
        if let Some(other) = layout.boxes.iter().skip(index + 1).position(|two| overlap(one, two)) {
            return Err(format!("box {index} overlaps box {}", index + 1 + other));
        }
        if let Some(label) = layout.labels.iter().find(|label| overlap(one, &label.rect)) {
            return Err(format!("box {index} overlaps the label {label:?}"));
        }
    }
    for (index, one) in layout.labels.iter().enumerate() {
        if let Some(two) = layout.labels.iter().skip(index + 1).find(|two| overlap(&one.rect, &two.rect)) {
            return Err(format!("the labels {one:?} and {two:?} overlap"));
        }
    }
    for points in layout.links.iter().chain(layout.backs.iter().flatten()) {
        if points.len() < 2 {
            return Err("a line is missing".to_owned());
        }
        for pair in points.windows(2) {
            let (one, two) = (pair[0], pair[1]);
            if (one.0 - two.0).abs() > 0.02 && (one.1 - two.1).abs() > 0.02 {
                return Err(format!("a line is oblique: {pair:?}"));
            }
            if let Some(index) = layout.boxes.iter().position(|rect| through(one, two, rect)) {
                return Err(format!("{pair:?} runs through box {index} at {:?}", layout.boxes[index]));
            }
        }
    }
    let inside = |point: &Point| {
        point.0 >= -0.01 && point.1 >= -0.01 && point.0 <= layout.width + 0.01 && point.1 <= layout.height + 0.01
    };
    let all = layout.links.iter().chain(layout.backs.iter().flatten()).flatten();
    if !all.clone().all(inside) || layout.boxes.len() != sketch.shapes.len() {
        return Err("something lies outside".to_owned());
    }
    Ok(())
}

/// Whether two pieces of line lie upon one another.
fn upon(one: &[Point], two: &[Point]) -> bool {
    let span = |one: f64, two: f64, other: f64, last: f64| {
        one.max(two).min(other.max(last)) - one.min(two).max(other.min(last))
    };
    let (x, y) = (span(one[0].0, one[1].0, two[0].0, two[1].0), span(one[0].1, one[1].1, two[0].1, two[1].1));
    (x > 2.0 && y.abs() < 1.0) || (y > 2.0 && x.abs() < 1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_overlaps_and_no_line_runs_through_a_box(diagram in diagrams(40)) {
        let sketch = sketch(&diagram);
        let layout = layout(&sketch);
        prop_assert_eq!(check(&sketch, &layout), Ok(()));
    }

    #[test]
    fn lines_join_the_boxes_that_they_belong_to(diagram in diagrams(25)) {
        let sketch = sketch(&diagram);
        let layout = layout(&sketch);
        let on_border = |point: &Point, rect: &Rect| {
            let inside = point.0 >= rect.x - 0.1 && point.0 <= rect.right() + 0.1 && point.1 >= rect.y - 0.1 && point.1 <= rect.bottom() + 0.1;
            inside && !through(*point, *point, rect)
        };
        for (link, points) in sketch.links.iter().zip(&layout.links) {
            prop_assert!(on_border(points.first().unwrap(), &layout.boxes[link.from]));
            prop_assert!(on_border(points.last().unwrap(), &layout.boxes[link.to]));
        }
        for (back, legs) in sketch.backs.iter().zip(&layout.backs) {
            for (stops, points) in back.stops.windows(2).zip(legs) {
                prop_assert!(on_border(points.first().unwrap(), &layout.boxes[stops[0]]));
                prop_assert!(on_border(points.last().unwrap(), &layout.boxes[stops[1]]));
            }
        }
    }

    #[test]
    fn only_lines_of_one_fork_or_to_one_box_share_a_way(diagram in diagrams(40)) {
        let sketch = sketch(&diagram);
        let layout = layout(&sketch);
        let lines: Vec<_> = sketch.links.iter().zip(&layout.links).collect();
        for (index, (one, way)) in lines.iter().enumerate() {
            for (two, other) in lines.iter().skip(index + 1) {
                let related = one.to == two.to || (one.from == two.from && one.label == two.label);
                let shared = way.windows(2).any(|piece| other.windows(2).any(|its| upon(piece, its)));
                prop_assert!(related || !shared, "{:?} and {:?}: {:?} {:?}", one, two, way, other);
            }
        }
    }

    #[test]
    fn the_same_diagram_gives_the_same_layout(diagram in diagrams(25)) {
        prop_assert_eq!(layout(&sketch(&diagram)), layout(&sketch(&diagram)));
    }
}

#[test]
fn a_fork_and_its_join_are_drawn_without_a_crossing() {
    let steps = (0..7).map(|index| step(index, 2)).collect();
    let fork = (1..6).map(|to| line((0, to, 3), 7, 1));
    let join = (1..6).map(|from| line((from, 6, 3), 7, 1));
    let diagram = Diagram { steps, edges: fork.chain(join).collect(), ..Diagram::default() };
    let sketch = sketch(&diagram);
    let placed = layout(&sketch);
    assert_eq!(check(&sketch, &placed), Ok(()));
    let row: Vec<f64> = placed.boxes[1..6].iter().map(|rect| rect.x).collect();
    assert!(row.is_sorted(), "the order of the definition is kept: {row:?}");
    assert!((placed.boxes[0].middle() - placed.boxes[3].middle()).abs() < 1.0);
    assert!((placed.boxes[6].middle() - placed.boxes[3].middle()).abs() < 1.0);
}

#[test]
fn lines_that_close_a_circle_run_at_the_side() {
    let steps = (0..3).map(|index| step(index, 2)).collect();
    let diagram = Diagram {
        steps,
        edges: vec![line((0, 1, 3), 3, 1), line((1, 2, 3), 3, 1), line((2, 0, 1), 3, 1), line((1, 1, 3), 3, 1)],
        ..Diagram::default()
    };
    let sketch = sketch(&diagram);
    assert_eq!(check(&sketch, &layout(&sketch)), Ok(()));
}
