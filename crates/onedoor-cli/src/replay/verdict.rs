use super::FirstRejection;

/// What came of the replay of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Replayed {
    /// How many events count.
    pub(crate) events: usize,
    /// How many of them were accepted before the first that was not.
    pub(crate) accepted: usize,
    /// Whether the workflow allows what happened.
    pub(crate) verdict: Verdict,
}

/// Whether a workflow allows what happened in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It does, and the case can be at an end.
    Complete,
    /// It does, and the case goes on.
    Open,
    /// It does not: an event fits no possible state.
    Rejected(FirstRejection),
}
