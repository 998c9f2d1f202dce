//! What is drawn, as plain data.

/// A workflow to draw, as a definition or with the state of a case.
///
/// Steps and ends are named by their position in [`Diagram::steps`] and [`Diagram::ends`].
/// Lines and returns whose positions name nothing are passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagram {
    /// The heading; may be empty.
    pub title: String,
    /// A smaller line under the heading; may be empty.
    pub subtitle: String,
    /// The steps, in the order of the definition: where nothing else decides, earlier ones stand further left.
    pub steps: Vec<StepBox>,
    /// The ends of the workflow.
    pub ends: Vec<EndBox>,
    /// The forward edges.
    pub edges: Vec<Line>,
    /// The ways back.
    pub returns: Vec<ReturnLine>,
}

/// A step as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepBox {
    /// The id in the definition; it becomes the `id` and `data-step` of the drawn group.
    pub id: String,
    /// The title. It is wrapped to two lines, then cut with an ellipsis; when empty, the id stands for it.
    pub title: String,
    /// The kind of the step, such as `Review`.
    pub kind: String,
    /// Who acts; may be empty.
    pub who: String,
    /// How long it may take, such as `≤ 5wd`; may be empty.
    pub limit: String,
    /// The guard, as the author wrote it.
    pub when: Option<String>,
    /// The join's rule, such as `AtLeast(2)`; `None` shows nothing.
    pub join: Option<String>,
    /// Whether the join recalls what is left of its branches.
    pub rest_cancel: bool,
    /// Whether the step exists only on the way back.
    pub detour: bool,
    /// Whether the step is skipped unless somebody asks for it.
    pub on_request: bool,
    /// Where the step stands in a case; `None` for a definition.
    pub state: Option<StepState>,
}

/// Where a step stands in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Not yet reached.
    Waiting,
    /// On somebody's worklist.
    Open,
    /// Completed with this outcome.
    Done(String),
    /// Passed over.
    Skipped,
    /// Recalled.
    Cancelled,
}

/// An end as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EndBox {
    /// The id in the definition; it becomes the `id` and `data-end` of the drawn group.
    pub id: String,
    /// The title; when empty, the id stands for it.
    pub title: String,
    /// The join's rule; `None` shows nothing.
    pub join: Option<String>,
    /// Whether the case has come to this end.
    pub reached: bool,
}

/// Where a line leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// To the step at this position.
    Step(usize),
    /// To the end at this position.
    End(usize),
}

/// A forward edge as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The position of the step that it comes from.
    pub from: usize,
    /// Where it leads.
    pub to: Target,
    /// The outcomes that it accepts; empty accepts every one and shows nothing.
    pub outcomes: Vec<String>,
    /// Where the edge stands in a case; `None` for a definition.
    pub state: Option<LineState>,
}

/// Where an edge stands in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineState {
    /// Its source can no longer give an outcome that it accepts.
    Dead,
    /// Its source is not yet settled.
    Pending,
    /// Its source gave an outcome that it accepts.
    Live,
}

/// A way back as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnLine {
    /// The position of the step that returns.
    pub from: usize,
    /// The outcome that returns.
    pub outcome: String,
    /// The position of the step that is returned to.
    pub to: usize,
    /// The positions of the detours, in the order in which they are made.
    pub by_way_of: Vec<usize>,
}
