//! The same moves on both, the same state after each.

use super::{for_all, pairs, translate};
use crate::{
    case::{By, Case, Condition, EdgeState, Ending, Event, Why},
    engine::{self, Command},
    id::{Dense, Node, StepId},
    language::Join,
    proof::Proved,
    record::{decode_events, encode_events},
};
use onedoor_sim::{
    generate::{Family, Run, runs},
    oracle::{self, StepState, Workflow},
};
use std::{collections::BTreeSet, sync::Arc};

#[test]
fn engine_and_oracle_agree_after_every_move() {
    for_all(pairs(10_000), &runs(Family::all(), 40), print, |run| Pair::new(run)?.play(run));
}

fn print(run: &Run) -> String {
    format!("{}\nmoves: {:?}", translate::tree(&run.spec).print(), run.moves)
}

struct Pair {
    graph: Proved,
    case: Case,
    oracle: oracle::Case,
    record: Vec<Event>,
    opened: BTreeSet<(StepId, u32)>,
}

impl Pair {
    fn new(run: &Run) -> Result<Self, String> {
        let tree = translate::tree(&run.spec);
        let (graph, found) = translate::graph(&tree);
        let graph = Proved::unproved(graph.ok_or_else(|| format!("no graph: {found:?}"))?);
        let oracle = oracle::Case::new(&Arc::new(Workflow::new(run.spec.clone())?));
        let mut pair = Pair { case: Case::new(&graph), graph, oracle, record: Vec::new(), opened: BTreeSet::new() };
        let events = engine::start(&pair.graph, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), translate::given())
            .map_err(|refusal| refusal.to_string())?;
        pair.take(events)?;
        Ok(pair)
    }

    fn play(mut self, run: &Run) -> Result<(), String> {
        self.same("the start")?;
        let mut clock = 0;
        for (n, step) in run.moves.iter().enumerate() {
            if self.oracle.ran_out() {
                break;
            }
            let label = format!("move {n}, {step:?}");
            let command = Command::new(translate::action(step, &mut clock)).expecting(self.case.version());
            let decided =
                engine::decide(&self.graph, &self.case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &command);
            let told = self.oracle.play(step);
            match (decided, told) {
                (Ok(events), Ok(())) => self.take(events)?,
                (Err(_), Err(_)) => {}
                (engine, oracle) => return Err(format!("{label}: engine {engine:?}, oracle {oracle:?}")),
            }
            self.same(&label)?;
        }
        self.replays()
    }

    /// Applies events by way of their bytes, and asserts that a step opens at most once a round (I4).
    fn take(&mut self, events: Vec<Event>) -> Result<(), String> {
        let read = decode_events(&encode_events(&events)).map_err(|error| error.to_string())?;
        for event in &read {
            if let Event::StepOpened { step, round } = event
                && !self.opened.insert((*step, *round))
            {
                return Err(format!("opened twice in a round: {}", event.describe(&self.graph)));
            }
            self.case.apply(&self.graph, event).map_err(|error| error.to_string())?;
        }
        self.record.extend(events);
        Ok(())
    }

    fn same(&self, label: &str) -> Result<(), String> {
        for step in self.graph.steps().ids() {
            let n = step.index();
            let (ours, theirs) = (self.case.condition(step), translated(self.oracle.state(n)));
            if ours != theirs || self.case.round(step) != self.oracle.round(n) {
                let name = self.graph.step_name(step);
                return Err(format!(
                    "after {label}: {name} is {ours:?} in round {}, the oracle says {theirs:?} in round {}",
                    self.case.round(step),
                    self.oracle.round(n)
                ));
            }
            let detours: Vec<usize> = self.case.detours_before(step).iter().map(|detour| detour.index()).collect();
            if detours != self.oracle.detours_of(n) || self.case.returns_made(step) != self.oracle.returned(n) {
                return Err(format!("after {label}: detours or returns of {} differ", self.graph.step_name(step)));
            }
        }
        self.same_ending(label)?;
        self.conserved(label)
    }

    fn same_ending(&self, label: &str) -> Result<(), String> {
        let same = match (self.case.ending(), self.oracle.end()) {
            (None, None) => !self.oracle.ran_out(),
            (Some(Ending::RanOut), None) => self.oracle.ran_out(),
            (Some(Ending::End(end)), Some(oracle::Ending::Reached(n))) => end.index() == n,
            (Some(Ending::Closed(_)), Some(oracle::Ending::Closed)) => true,
            _ => false,
        };
        if same {
            Ok(())
        } else {
            Err(format!("after {label}: the endings differ: {:?}, {:?}", self.case.ending(), self.oracle.end()))
        }
    }

    /// I1: nothing open means nothing waiting, and a finished case has nothing open. The counters of joins are those that a snapshot counts anew.
    fn conserved(&self, label: &str) -> Result<(), String> {
        let any = |condition| self.graph.steps().ids().any(|step| self.case.condition(step) == condition);
        let idle = self.case.open_steps().next().is_none();
        if idle && any(Condition::Waiting)
            || self.case.ending().is_some() && any(Condition::Open)
            || idle != self.case.ending().is_some()
        {
            return Err(format!("after {label}: work was lost or left over"));
        }
        if let Some(step) = self.graph.steps().ids().find(|step| !self.stands(*step)) {
            return Err(format!("after {label}: {} is not what its edges say", self.graph.step_name(step)));
        }
        let restored =
            Case::restore(&self.graph, &self.case.snapshot(&self.graph)).map_err(|error| error.to_string())?;
        if restored == self.case {
            Ok(())
        } else {
            Err(format!("after {label}: the snapshot differs\n{restored:?}\n{:?}", self.case))
        }
    }

    /// Nothing is lost: a step that was decided is what its join would come to on the edges as they are.
    fn stands(&self, step: StepId) -> bool {
        let (mut live, mut pending) = (0, 0);
        for state in self.case.edge_states(&self.graph, Node::Step(step)) {
            live += u32::from(state == EdgeState::Live);
            pending += u32::from(state == EdgeState::Pending);
        }
        let edges = u32::try_from(self.graph.edges_to(Node::Step(step)).len()).unwrap();
        let (need, all) = match self.graph.join(Node::Step(step)) {
            Join::AllAsked => (1, pending == 0),
            Join::AllRequired => (edges, true),
            Join::Any => (1, true),
            Join::AtLeast(k) => (k, true),
        };
        match self.case.condition(step) {
            _ if edges == 0 || self.case.ending().is_some() => true,
            Condition::Open | Condition::Done(_) | Condition::Skipped(Why::Guard) => all && live >= need,
            Condition::Skipped(Why::Join) => all && live + pending < need,
            Condition::Skipped(Why::Detour | Why::Unasked) | Condition::Waiting | Condition::Cancelled(_) => true,
        }
    }

    /// I7: the record replays to the same state, from the start and from any snapshot.
    fn replays(&self) -> Result<(), String> {
        let cut = self.record.len() / 2;
        let mut fold = Case::new(&self.graph);
        for (n, event) in self.record.iter().enumerate() {
            if n == cut {
                fold = Case::restore(&self.graph, &fold.snapshot(&self.graph)).map_err(|error| error.to_string())?;
            }
            fold.apply(&self.graph, event).map_err(|error| error.to_string())?;
        }
        let same = fold.state_hash(&self.graph) == self.case.state_hash(&self.graph) && fold == self.case;
        if same { Ok(()) } else { Err("the record replays to another state".to_owned()) }
    }
}

fn translated(state: StepState) -> Condition {
    use onedoor_sim::oracle as o;
    match state {
        StepState::Waiting => Condition::Waiting,
        StepState::Open => Condition::Open,
        StepState::Done(outcome) => Condition::Done(Dense::from_index(outcome).unwrap()),
        StepState::Skipped(o::Why::Join) => Condition::Skipped(Why::Join),
        StepState::Skipped(o::Why::Guard) => Condition::Skipped(Why::Guard),
        StepState::Skipped(o::Why::Detour) => Condition::Skipped(Why::Detour),
        StepState::Skipped(o::Why::Unasked) => Condition::Skipped(Why::Unasked),
        StepState::Cancelled(o::By::Step(by)) => Condition::Cancelled(By::Step(Dense::from_index(by).unwrap())),
        StepState::Cancelled(o::By::Command) => Condition::Cancelled(By::Command),
        StepState::Cancelled(o::By::End) => Condition::Cancelled(By::End),
    }
}
