//! Names and numbers: what things are called in a definition, and the dense ids that stand for them in a compiled one.
//!
//! An id of one kind never meets an id of another: each is a newtype, and a [`Table`] can be asked only with the kind of id
//! that it is laid out for. Ids are positions in the order of the file, so they mean the same as long as the workflow's
//! content hash is the same.

mod table;

pub use table::{Dense, Table};

use serde::{Deserialize, Serialize};

/// The longest name, in bytes.
pub const NAME_LENGTH_MAX: usize = 64;

/// Whether `text` may name a workflow, step, outcome, end, field or document: `[a-z][a-z0-9_]{0,63}`.
///
/// A hyphen would be a minus in a guard, and letters beyond ASCII would let two names look alike.
///
/// ```
/// assert!(onedoor_core::id::is_name("fire_review"));
/// assert!(!onedoor_core::id::is_name("Fire-Review"));
/// ```
pub fn is_name(text: &str) -> bool {
    let tail = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    text.len() <= NAME_LENGTH_MAX && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(tail)
}

macro_rules! dense_ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name($inner);

        impl Dense for $name {
            fn from_index(index: usize) -> Option<Self> {
                <$inner>::try_from(index).ok().map(Self)
            }

            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

dense_ids! {
    /// A step, by its position in the definition.
    StepId(u32);
    /// An end, by its position in the definition.
    EndId(u32);
    /// A field of a case's data, by its position in `data`.
    FieldId(u32);
    /// A document, by the order in which the definition first names it.
    DocumentId(u32);
    /// A limit: that of the case first, then those of the stages, then those of the steps.
    LimitId(u32);
    /// A stage, by its position in `stages`.
    StageId(u32);
    /// A ground on which a clock may stop, by its position in the profile.
    GroundId(u32);
    /// An outcome of one step, by its position among that step's outcomes (at most 64).
    OutcomeId(u8);
}

/// A place in the graph where edges meet: a step or an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// A step.
    Step(StepId),
    /// An end of the case.
    End(EndId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_lower_case_ascii_and_short() {
        for good in ["a", "fire", "t04", "handle_2"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "4t", "_a", "Fire", "fire-safety", "消防", "а", &"a".repeat(65)] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
