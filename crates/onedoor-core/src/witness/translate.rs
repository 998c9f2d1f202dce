//! A workflow of the oracle as a definition of the language, so that a shrunk case can be read and kept.

use crate::{
    case::Closing,
    diagnostic::Diagnostic,
    engine::{Action, Given},
    expr::{Type, Value},
    graph::{Catalogue, Graph, compile_unchecked},
    id::{Dense, FieldId, OutcomeId, StepId},
    language::{End, Entries, Join, Kind, Redo, Rest, Return, Step, Workflow},
};
use onedoor_sim::oracle::{self, Move, Spec, StepSpec};

/// Fields that the generator may number.
const FIELDS: usize = 3;

pub(super) fn tree(spec: &Spec) -> Workflow {
    Workflow {
        id: "random".to_owned(),
        revision: 1,
        data: (0..FIELDS).map(|n| (format!("f{n}"), Type::Integer)).collect(),
        steps: spec.steps.iter().map(|step| (step.name.clone(), self::step(spec, step))).collect(),
        ends: spec
            .ends
            .iter()
            .map(|end| {
                (end.name.clone(), End { title: None, after: after(spec, &end.after), join: Some(join(end.join)) })
            })
            .collect(),
        ..Workflow::default()
    }
}

fn step(spec: &Spec, step: &StepSpec) -> Step {
    let outcome = |n: &usize| step.outcomes[*n].clone();
    let name = |n: &usize| spec.steps[*n].name.clone();
    let field = |n: &usize| format!("f{n}");
    let returns: Entries<Return> = step
        .returns
        .iter()
        .map(|(n, to)| {
            let redo = match to.redo {
                oracle::Redo::All => Redo::All,
                oracle::Redo::Changed => Redo::Changed,
            };
            (outcome(n), Return { to: name(&to.to), by_way_of: to.by_way_of.iter().map(name).collect(), redo })
        })
        .collect();
    Step {
        kind: Kind::Do,
        after: after(spec, &step.after),
        join: Some(join(step.join)),
        rest: if step.rest_cancel { Rest::Cancel } else { Rest::Finish },
        when: (!step.when).then(|| "false".to_owned()),
        outcomes: step.outcomes.clone(),
        cancels: step.cancels.iter().map(|(n, steps)| (outcome(n), steps.iter().map(name).collect())).collect(),
        returns,
        returns_max: step.returns_max,
        detour: step.detour,
        on_request: step.on_request,
        reads: step.reads.iter().map(field).collect(),
        writes: step.writes.iter().map(field).collect(),
        ..Step::default()
    }
}

fn after(spec: &Spec, edges: &[(usize, Option<Vec<usize>>)]) -> Vec<String> {
    let source = |(from, outcomes): &(usize, Option<Vec<usize>>)| {
        let step = &spec.steps[*from];
        match outcomes {
            None => vec![step.name.clone()],
            Some(outcomes) => outcomes.iter().map(|n| format!("{}.{}", step.name, step.outcomes[*n])).collect(),
        }
    };
    edges.iter().flat_map(source).collect()
}

fn join(join: oracle::Join) -> Join {
    match join {
        oracle::Join::AllAsked => Join::AllAsked,
        oracle::Join::AllRequired => Join::AllRequired,
        oracle::Join::Any => Join::Any,
        oracle::Join::AtLeast(k) => Join::AtLeast(k),
    }
}

/// The graph of a tree with all that the kernel or the compiler say against it.
pub(super) fn graph(tree: &Workflow) -> (Option<Graph>, Vec<Diagnostic>) {
    compile_unchecked(&tree.clone().into(), &Catalogue::default())
}

/// A move as an action. Changed fields get the next number of `clock`.
pub(super) fn action(step: &Move, clock: &mut i64) -> Action {
    let id = |n: &usize| StepId::from_index(*n).unwrap();
    let outcome = |n: &usize| OutcomeId::from_index(*n).unwrap();
    match step {
        Move::Complete(n, o, changed) => {
            *clock += 1;
            let data =
                changed.iter().map(|field| (FieldId::from_index(*field).unwrap(), Value::Integer(*clock))).collect();
            Action::Complete {
                step: id(n),
                outcome: outcome(o),
                given: Given { data, documents: Vec::new(), ..Given::default() },
                opinion: None,
            }
        }
        Move::Request(n) => Action::Request { step: id(n), reason: String::new() },
        Move::Waive(n, o) => {
            Action::Waive { step: id(n), outcome: outcome(o), given: Given::default(), reason: String::new() }
        }
        Move::Cancel(n) => Action::Cancel { step: id(n), reason: String::new() },
        Move::TakeBack(n) => Action::TakeBack { step: id(n) },
        Move::Close => Action::Close { closing: Closing::Withdrawn, reason: String::new() },
    }
}

/// Every field has a value from the start.
pub(super) fn given() -> Given {
    Given {
        data: (0..FIELDS).map(|n| (FieldId::from_index(n).unwrap(), Value::Integer(0))).collect(),
        documents: Vec::new(),
        handler: None,
    }
}
