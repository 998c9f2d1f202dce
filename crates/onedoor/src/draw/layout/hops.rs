//! What runs at the side: every return, from stop to stop, and the forward lines that find no way through the rows.

use std::collections::BTreeMap;

use super::super::dense::{at, push, put, row};
use super::super::sketch::{LABEL_SIZE, Sketch};
use super::super::text;

/// One leg at the side. Legs that say the same between the same boxes share an exit.
#[derive(Clone, Debug, Default)]
pub(super) struct Exit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) text: String,
    pub(super) width: f64,
    /// The links that leave by it; empty for a return.
    pub(super) links: Vec<usize>,
}

/// All legs, by the boxes that they leave and enter.
#[derive(Clone, Debug, Default)]
pub(super) struct Hops {
    pub(super) exits: Vec<Exit>,
    pub(super) exits_of: Vec<Vec<usize>>,
    entered: Vec<bool>,
    /// The exit of each link that runs at the side.
    pub(super) exit_of_link: BTreeMap<usize, usize>,
    /// The exits of each way back.
    pub(super) exits_of_back: Vec<Vec<usize>>,
    /// The room that each box needs at its right.
    pub(super) margins: Vec<f64>,
    known: BTreeMap<(usize, usize, String, bool), usize>,
}

impl Hops {
    /// Collects the legs. `stays` tells which links run through the rows.
    pub(super) fn of(sketch: &Sketch, stays: &[bool]) -> Hops {
        let size = sketch.shapes.len();
        let mut hops = Hops {
            exits_of: vec![Vec::new(); size],
            entered: vec![false; size],
            margins: vec![0.0; size],
            ..Hops::default()
        };
        let forks = forks(sketch);
        for back in &sketch.backs {
            let mut exits = Vec::new();
            for (leg, pair) in back.stops.windows(2).enumerate() {
                if let [from, to] = *pair {
                    let named = leg == 0 || at(&forks, from);
                    exits.push(hops.exit(from, to, if named { &back.text } else { "" }, None));
                }
            }
            hops.exits_of_back.push(exits);
        }
        for (index, link) in sketch.links.iter().enumerate().filter(|&(index, _)| !at(stays, index)) {
            let text = link.label.and_then(|label| sketch.labels.get(label)).map_or("", |label| &label.text);
            let exit = hops.exit(link.from, link.to, text, Some(index));
            hops.exit_of_link.insert(index, exit);
        }
        hops.measure();
        hops
    }

    /// Whether anything comes in at the side of a box.
    pub(super) fn is_entered(&self, index: usize) -> bool {
        at(&self.entered, index)
    }

    fn exit(&mut self, from: usize, to: usize, text: &str, link: Option<usize>) -> usize {
        let key = (from, to, text.to_owned(), link.is_some());
        let index = self.known.get(&key).copied().unwrap_or_else(|| {
            let width = if text.is_empty() { 0.0 } else { text::width(text, LABEL_SIZE) + 8.0 };
            self.exits.push(Exit { from, to, text: text.to_owned(), width, links: Vec::new() });
            push(&mut self.exits_of, from, self.exits.len() - 1);
            put(&mut self.entered, to, true);
            self.known.insert(key, self.exits.len() - 1);
            self.exits.len() - 1
        });
        if let Some(exit) = self.exits.get_mut(index) {
            exit.links.extend(link);
        }
        index
    }

    fn measure(&mut self) {
        for index in 0..self.margins.len() {
            let exits = row(&self.exits_of, index).len();
            if exits > 0 || self.is_entered(index) {
                put(&mut self.margins, index, 14.0 + 7.0 * exits.saturating_sub(1) as f64);
            }
        }
    }
}

/// The detours from which returns go on to different boxes: there the outcome is named again.
fn forks(sketch: &Sketch) -> Vec<bool> {
    let mut next: Vec<Option<usize>> = vec![None; sketch.shapes.len()];
    let mut forks = vec![false; sketch.shapes.len()];
    for pair in sketch.backs.iter().flat_map(|back| back.stops.windows(2)) {
        if let [from, to] = *pair {
            if at(&next, from).is_some_and(|other| other != to) {
                put(&mut forks, from, true);
            }
            put(&mut next, from, Some(to));
        }
    }
    forks
}
