//! What somebody has to do (待办), in all cases.

use super::Engine;
use crate::{
    Actor, Timestamp,
    store::{Kept, Store, open_items},
};
use onedoor_core::{
    case::{Case, Deadline, WorkItem, WorkItemId},
    engine::{self, Action, Command, WorkAction},
    graph::{Graph, Scope, Which},
    id::{LimitId, StepId},
};

/// A line of somebody's worklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorklistRow {
    /// The case.
    pub case: String,
    /// Its workflow.
    pub workflow: String,
    /// The step; none for a case that they were told of.
    pub step: Option<String>,
    /// The seat, from 0, of a joint signature.
    pub seat: Option<u16>,
    /// How they stand to it.
    pub standing: Standing,
    /// When it is due: the nearest deadline still to come of the step, of its stage and of the case, or, where all have passed, the last of them.
    pub due: Option<Timestamp>,
}

/// How somebody stands to a line of their worklist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// They have it in hand.
    InHand,
    /// It was delegated to them, and they work on it now.
    Delegated,
    /// It is offered to them: they may claim it.
    Offered,
    /// They were asked a question.
    Asked {
        /// Its number, from 0.
        question: u16,
        /// What is asked.
        text: String,
    },
    /// They were told of the case, and have not read of it.
    Copied,
}

impl WorklistRow {
    /// The work item as a move names it: `fire`, or, of a seat, `board.2`.
    pub fn item(&self) -> Option<String> {
        let step = self.step.as_ref()?;
        Some(self.seat.map_or_else(|| step.clone(), |seat| format!("{step}.{seat}")))
    }
}

impl Engine {
    /// What somebody has to do in all running cases: what is due first stands first, then by case and step.
    ///
    /// Who may is judged as of the latest time that the host has told. Of a trusting engine everything that nobody has in hand is offered to everybody.
    pub async fn worklist(&self, of: &Actor) -> Vec<WorklistRow> {
        let store = self.store();
        let running = store.cases().filter(|(_, kept)| kept.case.ending().is_none());
        let mut rows: Vec<WorklistRow> = running.flat_map(|(name, kept)| rows(&store, name, kept, of)).collect();
        rows.sort_by(|a, b| key(a).cmp(&key(b)));
        rows
    }
}

/// What has no deadline comes last.
fn key(row: &WorklistRow) -> (Timestamp, &str, Option<&str>, Option<u16>, &Standing) {
    let due = row.due.unwrap_or(Timestamp::MAX);
    (due, &row.case, row.step.as_deref(), row.seat, &row.standing)
}

fn rows(store: &Store, name: &str, kept: &Kept, of: &Actor) -> Vec<WorklistRow> {
    let (graph, case) = (&kept.graph, &kept.case);
    let row = |step: Option<StepId>, seat: Option<u16>, standing: Standing| WorklistRow {
        case: name.to_owned(),
        workflow: graph.workflow().id.clone(),
        step: step.map(|step| graph.step_name(step).to_owned()),
        seat,
        standing,
        due: due(graph, case, step),
    };
    let work = open_items(case).filter_map(|(item, work)| {
        let standing = standing(store, kept, item, work, of)?;
        Some(row(Some(item.step), item.seat, standing))
    });
    let asked = case.open_steps().flat_map(|step| questions(case, step, of).map(move |asked| (step, asked)));
    let asked = asked.map(|(step, standing)| row(Some(step), None, standing));
    let copied = case.copied().iter().filter(|(to, read)| to == of && !read);
    work.chain(asked).chain(copied.map(|_| row(None, None, Standing::Copied))).collect()
}

fn standing(store: &Store, kept: &Kept, item: WorkItemId, work: &WorkItem, of: &Actor) -> Option<Standing> {
    match (work.delegates.last(), &work.holder) {
        (Some(delegate), _) => (delegate == of).then_some(Standing::Delegated),
        (None, Some(holder)) => (holder == of).then_some(Standing::InHand),
        (None, None) => is_offered(store, kept, item, of).then_some(Standing::Offered),
    }
}

/// Whether somebody may claim a work item: the kernel is asked, so that what is offered is what may be taken.
fn is_offered(store: &Store, kept: &Kept, item: WorkItemId, to: &Actor) -> bool {
    let claim = Command::new(Action::Work(WorkAction::Claim { item })).by(to);
    engine::decide(&kept.graph, &kept.case, &store.env_now(kept), &claim).is_ok()
}

fn questions<'a>(case: &'a Case, step: StepId, of: &'a Actor) -> impl Iterator<Item = Standing> + 'a {
    let open = case
        .consultations(step)
        .iter()
        .zip(0..)
        .filter(move |(asked, _)| asked.whom == *of && asked.answer.is_none() && !asked.withdrawn);
    open.map(|(asked, question)| Standing::Asked { question, text: asked.question.clone() })
}

fn due(graph: &Graph, case: &Case, step: Option<StepId>) -> Option<Timestamp> {
    let covers = |scope: Scope| match (scope, step) {
        (Scope::Case, _) => true,
        (Scope::Stage(stage), Some(step)) => graph.steps()[step].time.stage == Some(stage),
        (Scope::Step(limited), Some(step)) => limited == step,
        (Scope::Stage(_) | Scope::Step(_), None) => false,
    };
    let limits = graph.limits().iter().filter(|(_, limit)| covers(limit.scope));
    limits.filter_map(|(id, _)| due_by(case, id)).min()
}

/// The next deadline of a limit whose clock runs, or the last that has passed.
fn due_by(case: &Case, limit: LimitId) -> Option<Timestamp> {
    let clock = case.clock(limit).filter(|clock| !clock.is_stopped() && !clock.has_ended())?;
    let at = |which: Which| clock.deadline(which).and_then(Deadline::at);
    let all = [Which::Promised, Which::Statutory];
    let ahead = all.into_iter().filter(|which| !clock.has_passed(*which)).filter_map(at).min();
    ahead.or_else(|| all.into_iter().filter_map(at).max())
}
