use crate::{
    case::{Board, Case, Cell, Condition},
    id::{StepId, Table},
};
use std::collections::BTreeMap;

/// Cases with up to so many steps are copied: that is cheaper than looking for what was touched.
const COPIED_MAX: usize = 32;

/// The steps of a case as a decision changes them. Costs what is touched, however large the case is.
pub(super) enum Cells<'a> {
    /// All of a small case.
    Copied(Table<StepId, Cell>),
    /// Of a large case only those that were touched.
    Touched(BTreeMap<StepId, Cell>, &'a Case),
}

impl<'a> Cells<'a> {
    pub(super) fn of(case: &'a Case) -> Self {
        let cells = case.cells();
        if cells.len() <= COPIED_MAX { Cells::Copied(cells.clone()) } else { Cells::Touched(BTreeMap::new(), case) }
    }

    #[inline]
    pub(super) fn get(&self, step: StepId) -> &Cell {
        match self {
            Cells::Copied(cells) => &cells[step],
            Cells::Touched(cells, case) => cells.get(&step).unwrap_or_else(|| case.cell(step)),
        }
    }

    #[inline]
    pub(super) fn touch(&mut self, step: StepId) -> &mut Cell {
        match self {
            Cells::Copied(cells) => &mut cells[step],
            Cells::Touched(cells, case) => cells.entry(step).or_insert_with(|| *case.cell(step)),
        }
    }

    /// The steps that are open.
    pub(super) fn open(&self) -> Vec<StepId> {
        match self {
            Cells::Copied(cells) => {
                cells.iter().filter(|(_, cell)| cell.condition == Condition::Open).map(|(step, _)| step).collect()
            }
            Cells::Touched(cells, case) => {
                let here = cells.iter().filter(|(_, cell)| cell.condition == Condition::Open).map(|(step, _)| *step);
                here.chain(case.open_steps().filter(|step| !cells.contains_key(step))).collect()
            }
        }
    }
}
