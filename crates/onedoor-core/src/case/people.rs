//! What a case says of its people.

use super::{Board, Case, Consultation, Desk, Parties, SavedDraft, Seat, WorkItem, WorkItemId};
use crate::{
    id::StepId,
    people::{Actor, DirectoryHash},
};

impl Case {
    /// Whose case it is; nobody, where nobody was named.
    pub fn applicant(&self) -> Option<&Actor> {
        self.parties().applicant.as_ref()
    }

    /// Who acts for the applicant.
    pub fn agents(&self) -> &[Actor] {
        &self.parties().agents
    }

    /// Who answers for the case: each with the `Assign` that named them.
    pub fn handlers(&self) -> impl Iterator<Item = (StepId, &Actor)> {
        self.parties().handlers.iter().map(|(step, handler)| (*step, handler))
    }

    /// Who may not work on a step, or, where no step is named, on the case.
    pub fn recused(&self) -> &[(Actor, Option<StepId>)] {
        &self.parties().recused
    }

    /// Who was told of the case, and whether they have read it.
    pub fn copied(&self) -> &[(Actor, bool)] {
        &self.parties().copied
    }

    /// The directory by which people were last judged.
    pub fn directory(&self) -> Option<DirectoryHash> {
        self.parties().directory
    }

    /// Whoever has worked on a completion of a step, in any round, and for whom.
    pub fn hands(&self, step: StepId) -> &[Actor] {
        &self.desk(step).hands
    }

    /// Who completed a step last, and for whom.
    pub fn done_by(&self, step: StepId) -> &[Actor] {
        &self.desk(step).done_by
    }

    /// The seats of an open step, those that were removed included; none where it has none.
    pub fn seats(&self, step: StepId) -> &[Seat] {
        &self.desk(step).seats
    }

    /// Who has a work item in hand.
    pub fn work_item(&self, item: WorkItemId) -> Option<&WorkItem> {
        self.desk(item.step).item(item)
    }

    /// What is asked of others at an open step.
    pub fn consultations(&self, step: StepId) -> &[Consultation] {
        &self.desk(step).consultations
    }

    /// What somebody put aside for later at an open step. It is shown to nobody else.
    pub fn saved_draft(&self, step: StepId, author: &Actor) -> Option<&SavedDraft> {
        self.desk(step).drafts.iter().find(|(by, _)| by == author).map(|(_, draft)| draft)
    }

    pub(crate) fn desk(&self, step: StepId) -> &Desk {
        Board::desk(self, step)
    }

    pub(crate) fn parties(&self) -> &Parties {
        Board::parties(self)
    }
}
