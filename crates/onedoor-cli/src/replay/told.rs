//! A workflow as an event log tells it.
//!
//! A log says that steps were completed, not with what. So the replay runs a workflow that asks for less:
//!
//! - a `Call` is plain work with the outcomes of the workflow called, for a log of one case does not show the sub-cases;
//! - no step writes fields, so their values stay unknown and guards on them go both ways. What a guard asks with `has(field)` is known all the same once a
//!   step that writes the field was done: a field of its own says so;
//! - a return keeps earlier results unless something that they read is new. A completion may have brought something new or not, so a document
//!   stands for it that the completion gives or does not give, and that is needed wherever the real ones are read.

mod has;
mod news;

use onedoor_core::{
    case::{Case, Document},
    engine::Given,
    expr::Value,
    graph::{Catalogue, Graph, compile},
    id::{DocumentId, FieldId, OutcomeId, StepId, Table},
    language::{Kind, Workflow},
    proof::{Proved, check},
};
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{STATES_MAX, TooManyStates};

/// A workflow as a log tells it, with what the log leaves open.
pub(super) struct Told {
    // INVARIANT: the steps and their outcomes, and the first fields, are those of the real workflow, in the same order.
    graph: Proved,
    silences: Table<StepId, Silent>,
}

/// How a step comes to be completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Way {
    /// The log tells it.
    Told,
    /// By itself, at any time.
    ByItself,
}

/// When a step completes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Silent {
    /// The log has no name for it.
    Always,
    /// It has a sub-case for each element of this field, and there is none.
    WithoutElements(FieldId),
    Never,
}

impl Told {
    /// The workflow as a log tells it; none where it calls workflows that the catalogue does not have.
    pub(super) fn new(workflow: &Proved, catalogue: &Catalogue) -> Option<Told> {
        let tree = Arc::new(poorer(workflow));
        let graph =
            if *tree == *workflow.workflow() { workflow.clone() } else { check(compile(&tree, catalogue).0?).0? };
        let silent = |(id, step): (StepId, &onedoor_core::language::Step)| match workflow.steps()[id]
            .called
            .as_ref()
            .and_then(|called| called.each)
        {
            _ if step.activities.is_empty() => Silent::Always,
            Some(list) => Silent::WithoutElements(list),
            None => Silent::Never,
        };
        let steps = workflow.steps().ids().zip(tree.steps.iter().map(|(_, step)| step));
        Some(Told { silences: Table::new(steps.map(silent).collect()), graph })
    }

    /// The graph to run.
    pub(super) fn graph(&self) -> &Proved {
        &self.graph
    }

    /// Whether a step may complete by itself.
    pub(super) fn by_itself(&self, step: StepId, case: &Case) -> bool {
        match self.silent(step) {
            Silent::Always => true,
            Silent::WithoutElements(list) => {
                !matches!(case.value(list), Some(Value::List(elements)) if !elements.is_empty())
            }
            Silent::Never => false,
        }
    }

    /// The outcomes that a step may have had. Without sub-cases, it has its first.
    pub(super) fn outcomes(&self, step: StepId, way: Way) -> impl Iterator<Item = OutcomeId> + use<> {
        let first_only = way == Way::ByItself && matches!(self.silent(step), Silent::WithoutElements(_));
        self.graph.steps()[step].outcomes.ids().take(if first_only { 1 } else { usize::MAX })
    }

    /// What a completion may have brought: of each thing that others read, something new or nothing new.
    pub(super) fn given(&self, case: &Case, step: StepId, outcome: OutcomeId) -> Result<Vec<Given>, TooManyStates> {
        let node = &self.graph.steps()[step];
        let news: Vec<(DocumentId, Document)> =
            node.gives.iter().filter_map(|id| Some((*id, news::other_than(&self.graph, case, *id)?))).collect();
        let goes_on = node.route(outcome).is_none();
        let data: Vec<_> = node.writes.iter().filter(|_| goes_on).map(|field| (*field, Value::Bool(true))).collect();
        let ways = u32::try_from(news.len())
            .ok()
            .and_then(|count| 1_usize.checked_shl(count))
            .filter(|ways| *ways <= STATES_MAX)
            .ok_or(TooManyStates)?;
        let chosen = |way: usize| {
            news.iter()
                .enumerate()
                .filter(move |(place, _)| way >> place & 1 == 1)
                .map(|(_, document)| document.clone())
        };
        Ok((0..ways)
            .map(|way| Given { data: data.clone(), documents: chosen(way).collect(), ..Given::default() })
            .collect())
    }

    fn silent(&self, step: StepId) -> Silent {
        self.silences.row(step).copied().unwrap_or(Silent::Never)
    }
}

/// The definition that asks for less.
fn poorer(graph: &Graph) -> Workflow {
    let mut tree = graph.workflow().clone();
    let mut names = Names::of(graph);
    for ((_, step), node) in tree.steps.iter_mut().zip(graph.steps().rows()) {
        step.writes.clear();
        if step.kind == Kind::Call {
            step.outcomes = node.outcomes.names().map(str::to_owned).collect();
            (step.kind, step.workflow, step.each, step.element) = (Kind::Do, None, None, None);
        }
    }
    has::tell(graph, &mut tree, &mut names);
    news::tell(graph, &mut tree, &mut names);
    tree
}

/// Names that the definition does not use.
struct Names {
    used: BTreeSet<String>,
    last: usize,
}

impl Names {
    fn of(graph: &Graph) -> Self {
        let fields = graph.fields().rows().iter().map(|field| &field.name);
        Names { used: fields.chain(graph.documents().rows()).cloned().collect(), last: 0 }
    }

    fn fresh(&mut self, word: &str) -> String {
        loop {
            self.last += 1;
            let name = format!("{word}_{}", self.last);
            if !self.used.contains(&name) {
                return name;
            }
        }
    }
}
