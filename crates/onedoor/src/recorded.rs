use crate::{Actor, Timestamp};

/// Something that happened, with its place in the record of its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded<E> {
    /// Its number in the case, from 1, without gaps.
    pub number: u64,
    /// When it happened in law: never before the event before it.
    pub at: Timestamp,
    /// The time that the host gave.
    pub received_at: Timestamp,
    /// Whose command it came from.
    pub by: Actor,
    /// What happened.
    pub event: E,
}
