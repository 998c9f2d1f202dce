//! For which departments the members of each count.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// More pairs of departments are not followed: a directory with so many is no directory of people.
pub(super) const PAIRS_MAX: usize = 200_000;

/// What is written of a department: what stands above it, and whose place it took.
pub(super) struct Ties<'a> {
    pub(super) parent: Option<&'a str>,
    pub(super) succeeds: &'a BTreeSet<String>,
}

/// What a department reaches; both in order.
#[derive(Default)]
pub(super) struct Reach {
    pub(super) stands_for: Vec<Arc<str>>,
    pub(super) counts_for: Vec<Arc<str>>,
}

/// What each department reaches; none where that is more than [`PAIRS_MAX`] in all.
pub(super) fn reach(ties: &BTreeMap<&str, Ties<'_>>) -> Option<BTreeMap<String, Reach>> {
    let mut names = Names(BTreeMap::new());
    let mut left = PAIRS_MAX;
    let mut all = BTreeMap::new();
    for name in ties.keys().copied() {
        let stands_for = successions([name], ties, &mut left)?;
        let counts_for = successions(above(name, ties), ties, &mut left)?;
        all.insert(
            name.to_owned(),
            Reach { stands_for: names.shared(stands_for), counts_for: names.shared(counts_for) },
        );
    }
    Some(all)
}

/// A department and those above it. It ends, since none is above itself.
fn above<'a>(name: &'a str, ties: &BTreeMap<&'a str, Ties<'a>>) -> impl Iterator<Item = &'a str> {
    std::iter::successors(Some(name), |below| ties.get(below).and_then(|ties| ties.parent))
}

/// These departments and all whose place they took, one after the other.
fn successions<'a>(
    from: impl IntoIterator<Item = &'a str>,
    ties: &BTreeMap<&'a str, Ties<'a>>,
    left: &mut usize,
) -> Option<BTreeSet<&'a str>> {
    let mut reached = BTreeSet::new();
    for name in from {
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            *left = left.checked_sub(1)?;
            if reached.insert(name) {
                open.extend(ties.get(name).into_iter().flat_map(|ties| ties.succeeds.iter().map(String::as_str)));
            }
        }
    }
    Some(reached)
}

/// Each name is kept once, however many departments reach it.
struct Names<'a>(BTreeMap<&'a str, Arc<str>>);

impl<'a> Names<'a> {
    fn shared(&mut self, names: BTreeSet<&'a str>) -> Vec<Arc<str>> {
        names.into_iter().map(|name| Arc::clone(self.0.entry(name).or_insert_with(|| name.into()))).collect()
    }
}
