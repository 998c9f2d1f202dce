//! What is proved about a graph before it may run. One file a rule.
//!
//! The kernel cannot get stuck, whatever the author writes; what can still be wrong with a definition is proved here. [`Proved`] is the only way
//! into the kernel, and [`load`] the road to it from a file.

mod load;
mod rules;

pub use load::{Loaded, load};

use crate::{
    diagnostic::{Diagnostic, any_error},
    graph::Graph,
};
use std::{ops::Deref, sync::Arc};

/// A graph that may run. Cheap to clone and share.
///
/// INVARIANT: only [`check`] makes one, of a graph without errors.
#[derive(Clone, Debug)]
pub struct Proved(Arc<Graph>);

impl Deref for Proved {
    type Target = Graph;

    fn deref(&self) -> &Graph {
        &self.0
    }
}

/// Proves a graph. It may run exactly when none of the diagnostics is an error.
pub fn check(graph: Graph) -> (Option<Proved>, Vec<Diagnostic>) {
    let mut found = Vec::new();
    for rule in rules::ALL {
        rule(&graph, &mut found);
    }
    ((!any_error(&found)).then(|| Proved(Arc::new(graph))), found)
}

#[cfg(test)]
impl Proved {
    /// A graph that runs without proof: the witnesses compare the kernel on all that it accepts, not only on what makes sense.
    pub(crate) fn unproved(graph: Graph) -> Self {
        Proved(Arc::new(graph))
    }
}
