use super::{OutcomeSet, Outcomes, Staffing, StepTime};
use crate::{
    expr::{Expr, Type},
    id::{DocumentId, FieldId, OutcomeId, StepId},
    language::{Join, Kind, Redo, Seats},
};

/// A step as the kernel knows it.
#[derive(Clone, Debug)]
pub struct StepNode {
    /// Its name in the definition.
    pub name: String,
    /// The preset it was made from.
    pub kind: Kind,
    /// Its outcomes.
    pub outcomes: Outcomes,
    /// The outcomes that lead back.
    pub returning: OutcomeSet,
    /// When it opens.
    pub join: Join,
    /// Whether the decided join recalls what leads only into it.
    pub rest_cancel: bool,
    /// It is skipped unless this holds.
    pub guard: Option<Expr>,
    /// What each outcome recalls.
    pub cancels: Vec<(OutcomeId, Vec<StepId>)>,
    /// Where each returning outcome leads.
    pub returns: Vec<(OutcomeId, Route)>,
    /// How many times in a case it may return.
    pub returns_max: Option<u32>,
    /// It exists only on the way back.
    pub detour: bool,
    /// It is skipped unless asked for.
    pub on_request: bool,
    /// Nothing waits for it.
    pub aside: bool,
    /// The fields it relies on, those of the guard included; sorted.
    pub reads: Vec<FieldId>,
    /// The fields that its completion sets.
    pub writes: Vec<FieldId>,
    /// The documents it relies on.
    pub needs: Vec<DocumentId>,
    /// The documents it may add.
    pub gives: Vec<DocumentId>,
    /// The workflow that runs in it.
    pub called: Option<Called>,
    /// What the definition says about its time.
    pub time: StepTime,
    /// What the definition says about its people, beside who they are; none where it says nothing.
    pub staffing: Option<Box<Staffing>>,
    /// Whether a return may keep its earlier result: some road or what rests on it can hold it.
    pub keepable: bool,
}

impl StepNode {
    /// Where an outcome leads back to; none for an outcome that goes on.
    pub fn route(&self, outcome: OutcomeId) -> Option<&Route> {
        self.returns.iter().find(|(returning, _)| *returning == outcome).map(|(_, route)| route)
    }

    /// What an outcome recalls.
    pub fn cancelled_by(&self, outcome: OutcomeId) -> &[StepId] {
        self.cancels.iter().find(|(cancelling, _)| *cancelling == outcome).map_or(&[], |(_, steps)| steps)
    }

    /// The fields whose versions its result rests on: what it reads, then what it writes.
    pub(crate) fn relies_on_fields(&self) -> impl Iterator<Item = FieldId> + '_ {
        self.reads.iter().chain(&self.writes).copied()
    }

    /// The documents whose versions its result rests on: what it needs, then what it gives.
    pub(crate) fn relies_on_documents(&self) -> impl Iterator<Item = DocumentId> + '_ {
        self.needs.iter().chain(&self.gives).copied()
    }

    /// The first outcome that goes on: what it means to agree.
    pub fn pass(&self) -> Option<OutcomeId> {
        self.outcomes.ids().find(|outcome| !self.returning.contains(*outcome))
    }

    /// The second outcome that goes on: what it means not to agree. The first where there is only one.
    pub fn fail(&self) -> Option<OutcomeId> {
        self.outcomes.ids().filter(|outcome| !self.returning.contains(*outcome)).take(2).last()
    }

    /// The seats that the definition lists; none where it lists none.
    pub fn seats(&self) -> Option<&Seats> {
        self.staffing.as_ref()?.seats.as_ref()
    }

    /// Whether the definition has several people answer: from seats, or as officers.
    pub fn is_joint(&self) -> bool {
        self.staffing.as_ref().is_some_and(|staffing| staffing.seats.is_some() || staffing.officers.is_some())
    }

    /// The outcomes that go on.
    pub fn onward(&self) -> OutcomeSet {
        self.outcomes.all().without(self.returning)
    }
}

/// The way back of a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The step that starts anew.
    pub to: StepId,
    /// Detours to be made first.
    pub by_way_of: Vec<StepId>,
    /// Which earlier results are made anew.
    pub redo: Redo,
}

/// A workflow that runs in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its id.
    pub workflow: String,
    /// The list field for each of whose elements one runs.
    pub each: Option<FieldId>,
    /// The field of the called workflow that receives the element.
    pub element: Option<String>,
}

/// An end of the case.
#[derive(Clone, Debug)]
pub struct EndNode {
    /// Its name: the outcome of the case.
    pub name: String,
    /// When it is reached.
    pub join: Join,
}

/// A field of a case's data.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Whether a case must have it from the start: no step writes it.
    pub required: bool,
}
