use super::{
    OutcomeSet, Which,
    edges::{row_of, starts},
};
use crate::{
    calendar::{Amount, Count},
    expr::Expr,
    id::{Dense, LimitId, StageId, StepId, Table},
    language::{Extension, Propagation, Shortening},
};

/// A limit as the kernel knows it.
#[derive(Clone, Debug)]
pub struct LimitNode {
    /// Its name: `case`, or that of its stage or step.
    pub name: String,
    /// What it limits.
    pub scope: Scope,
    /// What starts its clock.
    pub begins: Beginning,
    /// How long, where no variant holds.
    pub amounts: Amounts,
    /// Other amounts; the first whose guard holds when the clock starts counts.
    pub variants: Vec<(Expr, Amounts)>,
    /// How long it takes at least.
    pub at_least: Option<Amount>,
    /// How it counts.
    pub count: Count,
    /// What the stop of a step does to it.
    pub stops: Propagation,
    /// How it may be extended.
    pub extension: Option<Extension>,
    /// How it may be shortened.
    pub shortening: Option<Shortening>,
    /// How many steps run on it.
    pub covers: u32,
}

impl LimitNode {
    /// The amounts of a variant, or the ordinary ones.
    pub fn amounts_of(&self, variant: Option<u32>) -> Amounts {
        variant.and_then(|row| self.variants.get(row as usize)).map_or(self.amounts, |(_, amounts)| *amounts)
    }

    /// Whether extensions and shortenings are in the unit of this amount. Where the definition allows neither, the limit is shortened only when another case goes on
    /// in this one, and then every amount is, each in its own unit.
    pub fn is_changed_in(&self, amount: Amount) -> bool {
        let extends = self.extension.as_ref().map(|rule| rule.at_most);
        let shortens = self.shortening.as_ref().map(|rule| rule.at_least);
        let mut rules = extends.into_iter().chain(shortens).peekable();
        rules.peek().is_none() || rules.any(|rule| rule.same_unit(amount))
    }
}

/// How long a limit is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// What the hall promises.
    pub promised: Option<Amount>,
    /// What the law allows.
    pub statutory: Option<Amount>,
}

impl Amounts {
    /// One of the two.
    pub fn get(&self, which: Which) -> Option<Amount> {
        match which {
            Which::Promised => self.promised,
            Which::Statutory => self.statutory,
        }
    }
}

/// What a limit limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole case.
    Case,
    /// A stage.
    Stage(StageId),
    /// A step.
    Step(StepId),
}

/// What starts the clock of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// The case begins.
    Received,
    /// The application is accepted, as of the last document before that.
    Complete,
    /// The application is accepted.
    Accepted,
    /// The receipt of the case, or the notice of the step, was acknowledged.
    Acknowledged,
    /// The step, or the first step of the stage, opens.
    Opened,
    /// A step is completed with one of these outcomes.
    After(StepId, OutcomeSet),
}

/// All limits, and which steps have to do with which.
#[derive(Clone, Debug)]
pub(super) struct Limits {
    rows: Table<LimitId, LimitNode>,
    over: Rows,
    touched: Rows,
}

/// A list of limits for each step, in one array; nothing where no step has any.
#[derive(Clone, Debug, Default)]
struct Rows {
    cells: Vec<LimitId>,
    starts: Vec<u32>,
}

impl Rows {
    fn new(lists: &[Vec<LimitId>]) -> Self {
        if lists.iter().all(Vec::is_empty) {
            return Rows::default();
        }
        Rows { cells: lists.concat(), starts: starts(lists.iter().map(Vec::len)) }
    }

    fn of(&self, step: StepId) -> &[LimitId] {
        row_of(&self.cells, &self.starts, step.index())
    }
}

impl Limits {
    /// `over` and `touched` have a list for each step.
    pub(super) fn new(rows: Table<LimitId, LimitNode>, over: &[Vec<LimitId>], touched: &[Vec<LimitId>]) -> Self {
        Limits { rows, over: Rows::new(over), touched: Rows::new(touched) }
    }

    pub(super) fn rows(&self) -> &Table<LimitId, LimitNode> {
        &self.rows
    }

    pub(super) fn over(&self, step: StepId) -> &[LimitId] {
        self.over.of(step)
    }

    pub(super) fn touched_by(&self, step: StepId) -> &[LimitId] {
        self.touched.of(step)
    }
}
