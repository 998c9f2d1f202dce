//! Seals.

use super::Reading;
use crate::{case::Condition, language::Sealed};

impl Reading<'_> {
    /// Whether a seal is open to them: the step that opens it to all is done, or they are one of its readers.
    pub(super) fn opens(&self, sealed: &Sealed) -> bool {
        let until = sealed.until.as_deref().and_then(|step| self.graph.step_named(step));
        until.is_some_and(|step| matches!(self.case.condition(step), Condition::Done(_)))
            || self.judged(|judge| sealed.readers.iter().any(|by| self.is_named(judge, by)))
    }
}
