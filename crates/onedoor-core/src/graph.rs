//! A compiled workflow: dense ids, edges in both directions, outcomes as bit sets, guards as checked expressions.
//!
//! [`compile`] is the only way to get a [`Graph`]. It says everything that keeps the tree from being one; what may still be wrong with a graph
//! is for [`crate::proof`]. A graph is what the kernel walks, so it answers every question of a step in constant time: where its edges come
//! from and lead to, what an outcome is called, where a return goes.

mod catalogue;
mod compile;
mod edges;
mod limits;
mod order;
mod outcomes;
mod reach;
mod recall;
mod staffing;
mod step;
mod time;

pub use catalogue::{Catalogue, Signature};
pub use compile::compile;
#[cfg(test)]
pub(crate) use compile::compile_unchecked;
pub use edges::{Edge, OutcomeSet};
pub use limits::{Amounts, Beginning, LimitNode, Scope};
pub use outcomes::Outcomes;
pub use staffing::Staffing;
pub use step::{Called, EndNode, Field, Route, StepNode};
pub use time::{GroundNode, SilenceNode, StageNode, StepTime, Which};

pub(crate) use reach::Reach;

use crate::{
    id::{DocumentId, EndId, FieldId, GroundId, LimitId, Node, OutcomeId, StageId, StepId, Table},
    language::{By, Join, Step, Workflow, WorkflowHash},
};
use edges::Edges;
use limits::Limits;
use std::sync::{Arc, OnceLock};

/// A compiled workflow.
#[derive(Clone, Debug)]
pub struct Graph {
    // INVARIANT: every id inside names a row of this graph; the steps are acyclic and `rank` orders them.
    workflow: Arc<Workflow>,
    steps: Table<StepId, StepNode>,
    ends: Table<EndId, EndNode>,
    fields: Table<FieldId, Field>,
    documents: Table<DocumentId, String>,
    edges: Edges,
    order: Vec<StepId>,
    rank: Table<StepId, u32>,
    detours: Vec<StepId>,
    idle: Vec<StepId>,
    stages: Table<StageId, StageNode>,
    grounds: Table<GroundId, GroundNode>,
    limits: Limits,
    day: Option<u64>,
    staffed: bool,
    /// The steps that are the applicant's to do.
    own: Vec<StepId>,
    hash: OnceLock<WorkflowHash>,
}

impl Graph {
    /// The tree it was compiled from.
    pub fn workflow(&self) -> &Workflow {
        &self.workflow
    }

    /// The content hash: of the workflow's canonical text, of the outcomes of its calls, which are the ends of other
    /// workflows, and of the grounds of its profile.
    pub fn hash(&self) -> WorkflowHash {
        *self.hash.get_or_init(|| {
            let calls = self.steps.rows().iter().filter(|step| step.called.is_some());
            let grounds: Vec<String> = self.grounds.rows().iter().map(GroundNode::meaning).collect();
            let names = calls.flat_map(|step| step.outcomes.names());
            self.workflow.hash_with(names.chain(grounds.iter().map(String::as_str)))
        })
    }

    /// The steps.
    pub fn steps(&self) -> &Table<StepId, StepNode> {
        &self.steps
    }

    /// The ends.
    pub fn ends(&self) -> &Table<EndId, EndNode> {
        &self.ends
    }

    /// The fields of a case's data.
    pub fn fields(&self) -> &Table<FieldId, Field> {
        &self.fields
    }

    /// The documents that the definition names.
    pub fn documents(&self) -> &Table<DocumentId, String> {
        &self.documents
    }

    /// The step called `name`.
    pub fn step_named(&self, name: &str) -> Option<StepId> {
        self.workflow.steps.index_of(name).and_then(crate::id::Dense::from_index)
    }

    /// The field called `name`.
    pub fn field_named(&self, name: &str) -> Option<FieldId> {
        self.workflow.data.index_of(name).and_then(crate::id::Dense::from_index)
    }

    /// The document called `name`.
    pub fn document_named(&self, name: &str) -> Option<DocumentId> {
        self.documents.iter().find(|(_, document)| *document == name).map(|(id, _)| id)
    }

    /// The name of a step.
    pub fn step_name(&self, step: StepId) -> &str {
        &self.steps[step].name
    }

    /// Who acts on a step.
    pub fn by(&self, step: StepId) -> Option<&By> {
        self.workflow.steps.get(self.step_name(step)).and_then(|step| step.by.as_ref())
    }

    /// The step that gives a role to somebody for the whole case.
    pub fn assigns(&self, role: &str) -> Option<StepId> {
        let assigns = |step: &Step| step.role.as_deref() == Some(role);
        let (place, _) = self.workflow.steps.iter().enumerate().find(|(_, (_, step))| assigns(step))?;
        crate::id::Dense::from_index(place)
    }

    /// The name of an end.
    pub fn end_name(&self, end: EndId) -> &str {
        &self.ends[end].name
    }

    /// The name of an outcome of a step.
    pub fn outcome_name(&self, step: StepId, outcome: OutcomeId) -> &str {
        self.steps[step].outcomes.name(outcome)
    }

    /// The steps in topological order: sources first, otherwise as in the file.
    pub fn order(&self) -> &[StepId] {
        &self.order
    }

    /// Where a step stands in the topological order.
    pub fn rank(&self, step: StepId) -> u32 {
        self.rank[step]
    }

    /// The steps that exist only on the way back.
    pub fn detours(&self) -> &[StepId] {
        &self.detours
    }

    /// The steps that are skipped from the start: detours, and those on request.
    pub fn idle(&self) -> &[StepId] {
        &self.idle
    }

    /// The edges that lead to a step or an end, in the order of the file.
    pub fn edges_to(&self, node: Node) -> &[Edge] {
        self.edges.to(node)
    }

    /// Where the edges of a step lead, each with the outcomes that it accepts.
    pub fn edges_from(&self, step: StepId) -> impl Iterator<Item = (Node, OutcomeSet)> + '_ {
        self.edges.from(step)
    }

    /// The steps that come directly after a step.
    pub fn next_steps(&self, step: StepId) -> impl Iterator<Item = StepId> + '_ {
        self.edges_from(step).filter_map(|(node, _)| match node {
            Node::Step(next) => Some(next),
            Node::End(_) => None,
        })
    }

    /// The join of a step or an end.
    pub fn join(&self, node: Node) -> Join {
        match node {
            Node::Step(step) => self.steps[step].join,
            Node::End(end) => self.ends[end].join,
        }
    }

    /// The stages.
    pub fn stages(&self) -> &Table<StageId, StageNode> {
        &self.stages
    }

    /// The grounds on which a clock may stop: those of the profile.
    pub fn grounds(&self) -> &Table<GroundId, GroundNode> {
        &self.grounds
    }

    /// The limits: that of the case first, then those of the stages, then those of the steps.
    pub fn limits(&self) -> &Table<LimitId, LimitNode> {
        self.limits.rows()
    }

    /// The steps that are the applicant's to do, and fall to nobody else.
    pub fn applicants_steps(&self) -> &[StepId] {
        &self.own
    }

    /// Whether it says anything about people, beside who they are.
    pub fn is_staffed(&self) -> bool {
        self.staffed
    }

    /// Whether it has limits at all.
    pub fn has_limits(&self) -> bool {
        !self.limits().is_empty()
    }

    /// The limit called `name`: `case`, a stage or a step.
    pub fn limit_named(&self, name: &str) -> Option<LimitId> {
        self.limits().iter().find(|(_, limit)| limit.name == name).map(|(id, _)| id)
    }

    /// How many seconds of business a working day has; none where the calendar is not known or has no hours.
    pub fn business_seconds_a_day(&self) -> Option<u64> {
        self.day
    }

    /// The limits of stages and of the case that a step runs on.
    pub fn limits_over(&self, step: StepId) -> &[LimitId] {
        self.limits.over(step)
    }

    /// Every limit that may start, stop or go on when something happens to a step.
    pub fn limits_touched_by(&self, step: StepId) -> &[LimitId] {
        self.limits.touched_by(step)
    }

    /// What `rest: Cancel` of a step recalls: the steps all of whose ways lead into it.
    pub fn recalled_by(&self, step: StepId) -> Vec<StepId> {
        recall::recalled_by(self, step)
    }
}
