use super::{
    data,
    written::{self, Written},
};
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Amounts, Beginning, Field, LimitNode, Scope, StepNode, limits::Limits},
    id::{Dense, FieldId, LimitId, StageId, StepId, Table},
    language::{Begin, Kind, Limit, Workflow},
};

/// The limits: that of the case first, then those of the stages, then those of the steps, so that of two deadlines at one instant the wider comes first.
pub(super) fn limits(
    tree: &Workflow,
    steps: &mut Table<StepId, StepNode>,
    fields: &Table<FieldId, Field>,
    found: &mut Vec<Diagnostic>,
) -> Limits {
    let mut work = Work { tree, fields, rows: Vec::new(), over: vec![Vec::new(); steps.len()], found };
    work.of_case(steps);
    work.of_stages(steps);
    work.of_steps(steps);
    // Without a calendar nobody can count: the author is warned, and no clock runs.
    if tree.calendar.is_none() {
        let none = vec![Vec::new(); steps.len()];
        steps.ids().for_each(|step| steps[step].time.limit = None);
        return Limits::new(Table::default(), &none, &none);
    }
    let touched = touched(&work.rows, &work.over, steps);
    Limits::new(Table::new(work.rows), &work.over, &touched)
}

struct Work<'a> {
    tree: &'a Workflow,
    fields: &'a Table<FieldId, Field>,
    rows: Vec<LimitNode>,
    over: Vec<Vec<LimitId>>,
    found: &'a mut Vec<Diagnostic>,
}

impl Work<'_> {
    fn of_case(&mut self, steps: &Table<StepId, StepNode>) {
        let Some(limit) = &self.tree.limit else { return };
        let place = Place::root().field("limit");
        let covered = self.covered(limit, steps);
        let default = if steps.rows().iter().any(|step| step.kind == Kind::Accept) {
            Beginning::Accepted
        } else {
            Beginning::Received
        };
        if limit.from == Some(Begin::Opened) {
            let message = "a case does not open: it is received";
            self.found.push(
                Diagnostic::new(Code::BadLimit, place.clone().field("from"), message).help("write `from: Received`"),
            );
        }
        let node = self.node("case", Scope::Case, limit, default, &place, steps);
        self.add(node, covered);
    }

    /// The steps that run on the limit of the case.
    fn covered(&mut self, limit: &Limit, steps: &Table<StepId, StepNode>) -> Vec<StepId> {
        if limit.covers.is_empty() {
            return steps.iter().filter(|(_, step)| is_covered_unsaid(step)).map(|(id, _)| id).collect();
        }
        let mut covered = Vec::new();
        for (index, name) in limit.covers.iter().enumerate() {
            if let Some(stage) = self.tree.stages.index_of(name).and_then(StageId::from_index) {
                covered.extend(steps.iter().filter(|(_, step)| step.time.stage == Some(stage)).map(|(id, _)| id));
            } else if let Some(step) = self.tree.steps.index_of(name).and_then(StepId::from_index) {
                covered.push(step);
            } else {
                let place = Place::root().field("limit").field("covers").item(index);
                self.found.push(super::super::links::unknown_step_or_stage(self.tree, name, place, self.found.len()));
            }
        }
        covered.sort_unstable();
        covered.dedup();
        covered
    }

    fn of_stages(&mut self, steps: &Table<StepId, StepNode>) {
        for (index, (name, stage)) in self.tree.stages.iter().enumerate() {
            let (Some(limit), Some(id)) = (&stage.limit, StageId::from_index(index)) else { continue };
            let place = Place::root().field("stages").entry(name).field("limit");
            self.no_covers(limit, &place);
            let node = self.node(name, Scope::Stage(id), limit, Beginning::Opened, &place, steps);
            let inside = steps.iter().filter(|(_, step)| step.time.stage == Some(id)).map(|(id, _)| id).collect();
            self.add(node, inside);
        }
    }

    fn no_covers(&mut self, limit: &Limit, place: &Place) {
        if !limit.covers.is_empty() {
            let message = "only the limit of the case says what it covers";
            self.found.push(
                Diagnostic::new(Code::BadLimit, place.clone().field("covers"), message)
                    .help("a stage covers its steps, a step itself"),
            );
        }
    }

    fn of_steps(&mut self, steps: &mut Table<StepId, StepNode>) {
        for (index, (name, step)) in self.tree.steps.iter().enumerate() {
            let (Some(Written { limit, place, .. }), Some(id)) =
                (written::of_step(name, step), StepId::from_index(index))
            else {
                continue;
            };
            self.no_covers(&limit, &place);
            let node = LimitNode {
                at_least: step.at_least,
                ..self.node(name, Scope::Step(id), &limit, Beginning::Opened, &place, steps)
            };
            let row = self.add(node, Vec::new());
            if let Some(node) = steps.row_mut(id) {
                node.time.limit = row;
            }
        }
    }

    fn add(&mut self, mut node: LimitNode, covered: Vec<StepId>) -> Option<LimitId> {
        let id = LimitId::from_index(self.rows.len())?;
        node.covers = u32::try_from(covered.len()).unwrap_or(u32::MAX);
        for step in covered {
            if let Some(over) = self.over.get_mut(step.index()) {
                over.push(id);
            }
        }
        self.rows.push(node);
        Some(id)
    }

    fn node(
        &mut self,
        name: &str,
        scope: Scope,
        limit: &Limit,
        default: Beginning,
        place: &Place,
        steps: &Table<StepId, StepNode>,
    ) -> LimitNode {
        LimitNode {
            name: name.to_owned(),
            scope,
            begins: self.beginning(limit, default, place, steps),
            amounts: Amounts { promised: limit.promised, statutory: limit.statutory },
            variants: self.variants(limit, place),
            at_least: None,
            count: limit.count(),
            stops: limit.stops,
            extension: limit.extension.clone(),
            shortening: limit.shortening.clone(),
            covers: 0,
        }
    }

    fn variants(&mut self, limit: &Limit, place: &Place) -> Vec<(crate::expr::Expr, Amounts)> {
        let variants = limit.variants.iter().enumerate().filter_map(|(index, variant)| {
            let place = place.clone().field("variants").item(index).field("when");
            let guard = data::condition(self.tree, &variant.when, &place, self.fields, self.found)?;
            Some((guard, Amounts { promised: variant.promised, statutory: variant.statutory }))
        });
        variants.collect()
    }

    fn beginning(
        &mut self,
        limit: &Limit,
        default: Beginning,
        place: &Place,
        steps: &Table<StepId, StepNode>,
    ) -> Beginning {
        match &limit.from {
            None => default,
            Some(Begin::Received) => Beginning::Received,
            Some(Begin::Complete) => Beginning::Complete,
            Some(Begin::Accepted) => Beginning::Accepted,
            Some(Begin::Acknowledged) => Beginning::Acknowledged,
            Some(Begin::Opened) => Beginning::Opened,
            Some(Begin::After(source)) => self.after(source, place, steps).unwrap_or(default),
        }
    }

    fn after(&mut self, source: &str, place: &Place, steps: &Table<StepId, StepNode>) -> Option<Beginning> {
        let (name, outcome) = source.split_once('.').map_or((source, None), |(step, outcome)| (step, Some(outcome)));
        let place = place.clone().field("from");
        let Some(id) = self.tree.steps.index_of(name).and_then(StepId::from_index) else {
            self.found.push(super::super::links::unknown_step(self.tree, name, place, self.found.len()));
            return None;
        };
        let step = steps.row(id)?;
        let accepts = match outcome {
            None => step.onward(),
            Some(outcome) => super::super::links::outcome_of(name, outcome, &step.outcomes, || place, self.found)
                .into_iter()
                .collect(),
        };
        Some(Beginning::After(id, accepts))
    }
}

/// Whether a step runs on the limit of the case where nothing is said.
pub(super) fn is_covered_unsaid(step: &StepNode) -> bool {
    step.kind != Kind::Deliver && !step.aside
}

/// Every limit that a step has to do with: its own, those over it, and those that begin with its completion.
fn touched(rows: &[LimitNode], over: &[Vec<LimitId>], steps: &Table<StepId, StepNode>) -> Vec<Vec<LimitId>> {
    let mut touched = over.to_vec();
    let mut touch = |step: StepId, limit: LimitId| {
        if let Some(row) = touched.get_mut(step.index()) {
            row.push(limit);
        }
    };
    for (index, node) in rows.iter().enumerate() {
        let Some(id) = LimitId::from_index(index) else { continue };
        if let Scope::Step(step) = node.scope {
            touch(step, id);
        }
        match node.begins {
            Beginning::After(step, _) => touch(step, id),
            Beginning::Accepted | Beginning::Complete => {
                steps.iter().filter(|(_, step)| step.kind == Kind::Accept).for_each(|(step, _)| touch(step, id));
            }
            Beginning::Received | Beginning::Acknowledged | Beginning::Opened => {}
        }
    }
    for row in &mut touched {
        row.sort_unstable();
        row.dedup();
    }
    touched
}
