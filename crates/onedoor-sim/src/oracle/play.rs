//! A move as data.

use super::case::Case;

/// A move that someone makes in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Complete a step with an outcome; these fields changed.
    Complete(usize, usize, Vec<usize>),
    /// Ask for a step that is on request.
    Request(usize),
    /// Do without the work of a step: it is Done with this outcome.
    Waive(usize, usize),
    /// Recall a step.
    Cancel(usize),
    /// Undo the completion of a step.
    TakeBack(usize),
    /// End the case outside the graph.
    Close,
}

impl Case {
    /// Makes a move. Open steps count as untouched.
    ///
    /// # Errors
    /// The refusal, in words; the case is as it was.
    pub fn play(&mut self, step: &Move) -> Result<(), String> {
        match step {
            Move::Complete(n, outcome, changed) => self.complete(*n, *outcome, changed),
            Move::Request(n) => self.request(*n, |_| false),
            Move::Waive(n, outcome) => self.waive(*n, *outcome),
            Move::Cancel(n) => self.cancel(*n),
            Move::TakeBack(n) => self.take_back(*n, |_| false),
            Move::Close => self.close(),
        }
    }
}
