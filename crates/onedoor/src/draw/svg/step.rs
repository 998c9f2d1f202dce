//! A step as it is drawn.

use super::super::diagram::{StepBox, StepState};
use super::super::layout::Rect;
use super::super::sketch::Shape;
use super::super::text;
use super::markup::{escape, number};
use super::{palette, words};

/// The group of one step.
pub(super) fn step(step: &StepBox, shape: &Shape, rect: Rect, entry: f64) -> String {
    let look = Look::of(step);
    let id = text::clean(&step.id);
    let mut out = format!(
        "<g id=\"step-{}\" class=\"{}\" data-step=\"{}\">\n",
        text::safe_id(&step.id),
        classes(step),
        escape(&id)
    );
    out.push_str(&format!("<title>{}</title>\n", escape(&tooltip(step))));
    out.push_str(&outline(rect, step.detour, &look));
    let struck = step.state == Some(StepState::Cancelled);
    out.push_str(&words::words(shape, rect, look.text, look.small, struck));
    out.push_str(&words::badges(shape, rect, entry));
    out.push_str("</g>\n");
    out
}

/// Everything that the box says, uncut.
fn tooltip(step: &StepBox) -> String {
    let guard = step.when.as_ref().map(|guard| format!("when {guard}")).unwrap_or_default();
    let parts = [text::clean(&step.title), text::clean(&step.kind), text::clean(&step.who), text::clean(&guard)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn classes(step: &StepBox) -> String {
    let mut classes = vec!["step"];
    let marks = [
        (step.detour, "detour"),
        (step.when.is_some(), "conditional"),
        (step.on_request, "on-request"),
        (step.rest_cancel, "rest-cancel"),
    ];
    classes.extend(marks.iter().filter(|mark| mark.0).map(|mark| mark.1));
    classes.extend(step.state.as_ref().map(|state| match state {
        StepState::Waiting => "waiting",
        StepState::Open => "open",
        StepState::Done(_) => "done",
        StepState::Skipped => "skipped",
        StepState::Cancelled => "cancelled",
    }));
    classes.join(" ")
}

/// Detours have their corners cut off, all others are round.
fn outline(rect: Rect, detour: bool, look: &Look) -> String {
    let dash = if look.dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{}\"", look.dash) };
    let paint = format!(
        "class=\"outline\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{dash}",
        look.fill,
        look.stroke,
        number(look.weight)
    );
    if !detour {
        let (x, y, width, height) = (number(rect.x), number(rect.y), number(rect.width), number(rect.height));
        return format!("<rect {paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/>\n");
    }
    let (left, right, top, bottom, cut) = (rect.x, rect.right(), rect.y, rect.bottom(), 9.0);
    let points = [
        (left + cut, top),
        (right - cut, top),
        (right, top + cut),
        (right, bottom - cut),
        (right - cut, bottom),
        (left + cut, bottom),
        (left, bottom - cut),
        (left, top + cut),
    ];
    let points: Vec<String> = points.iter().map(|point| format!("{},{}", number(point.0), number(point.1))).collect();
    format!("<polygon {paint} points=\"{}\"/>\n", points.join(" "))
}

struct Look {
    fill: &'static str,
    stroke: &'static str,
    weight: f64,
    dash: &'static str,
    text: &'static str,
    small: &'static str,
}

impl Look {
    fn of(step: &StepBox) -> Look {
        let dash = match (step.when.is_some(), step.on_request) {
            (_, true) => "1.5 3",
            (true, false) => "6 3",
            (false, false) => "",
        };
        let (fill, stroke) = if step.detour {
            (palette::DETOUR_FILL, palette::DETOUR_BORDER)
        } else {
            (palette::PAPER, palette::BORDER)
        };
        let plain = Look { fill, stroke, weight: 1.3, dash, text: palette::INK, small: palette::GREY };
        match step.state {
            None | Some(StepState::Waiting) => plain,
            Some(StepState::Open) => Look {
                fill: palette::OPEN_FILL,
                stroke: palette::OPEN_BORDER,
                weight: 3.0,
                small: palette::INK,
                ..plain
            },
            Some(StepState::Done(_)) => Look {
                fill: palette::DONE_FILL,
                stroke: palette::DONE_BORDER,
                weight: 1.8,
                small: palette::DONE_BORDER,
                ..plain
            },
            Some(StepState::Skipped) => Look {
                fill: palette::PAPER,
                stroke: palette::FAINT,
                weight: 1.2,
                dash: "3 3",
                text: palette::GREY,
                ..plain
            },
            Some(StepState::Cancelled) => {
                Look { fill: palette::OFF_FILL, stroke: palette::FAINT, weight: 1.2, text: palette::GREY, ..plain }
            }
        }
    }
}
