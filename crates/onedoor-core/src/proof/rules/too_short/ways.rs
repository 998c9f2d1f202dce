use super::length::{Bound, Family, Length};
use crate::{
    graph::{Beginning, Graph, LimitNode, Scope},
    id::{LimitId, Node, StageId, StepId, Table},
    language::{Join, Kind},
};

/// After so many looks at a step or an edge, what is left is not compared: the stages of a definition that is written by hand need but a part of them.
const LOOKS_MAX: usize = 4_000_000;

/// The longest ways through the steps of a limit. What one limit was measured with is used again for the next.
pub(super) struct Ways<'g> {
    graph: &'g Graph,
    /// How long each step counts.
    weights: Table<StepId, u64>,
    /// The longest time until each step is done, and the step before it on that way.
    until: Table<StepId, (u64, Option<StepId>)>,
    /// The ranks of the first and the last step of each stage.
    stages: Table<StageId, Option<(usize, usize)>>,
    looks_left: usize,
}

impl<'g> Ways<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut stages: Table<StageId, Option<(usize, usize)>> = Table::new(vec![None; graph.stages().len()]);
        for (rank, step) in graph.order().iter().enumerate() {
            if let Some(stage) = graph.steps()[*step].time.stage {
                stages[stage] = Some((stages[stage].map_or(rank, |(first, _)| first), rank));
            }
        }
        let steps = graph.steps().len();
        let (weights, until) = (Table::new(vec![0; steps]), Table::new(vec![(0, None); steps]));
        Ways { graph, weights, until, stages, looks_left: LOOKS_MAX }
    }

    /// The longest way on a limit, and its last step: to an end of the case, or through the stage. What an end does not wait for, it recalls.
    pub(super) fn longest(&mut self, limit: LimitId, node: &LimitNode, family: Family) -> Option<(u64, StepId)> {
        let graph = self.graph;
        let (first, last) = match node.scope {
            Scope::Stage(stage) => self.stages[stage]?,
            Scope::Case | Scope::Step(_) => (0, graph.order().len().checked_sub(1)?),
        };
        let span = graph.order().get(first..=last)?;
        self.measure(limit, node, family, span)?;
        let longest = |lasts: &mut dyn Iterator<Item = (u64, StepId)>| {
            lasts.max_by_key(|(until, step)| (*until, std::cmp::Reverse(*step)))
        };
        match node.scope {
            Scope::Case => longest(&mut graph.ends().ids().filter_map(|end| self.last_before(Node::End(end), 0))),
            Scope::Stage(_) | Scope::Step(_) => {
                let inside = span.iter().filter(|step| graph.limits_over(**step).contains(&limit));
                longest(&mut inside.map(|step| (self.until[*step].0, *step)))
            }
        }
    }

    /// The steps with a length on the way to one, each with its length.
    pub(super) fn way_to(&self, last: StepId) -> Vec<(StepId, u64)> {
        let steps = std::iter::successors(Some(last), |step| self.until[*step].1);
        let mut way: Vec<(StepId, u64)> = steps.map(|step| (step, self.weights[step])).collect();
        way.retain(|(_, weight)| *weight > 0);
        way.reverse();
        way
    }

    /// Measures the steps of a span of the order. Nothing before the first step on a limit counts on it. None where this would cost too many looks.
    fn measure(&mut self, limit: LimitId, node: &LimitNode, family: Family, span: &[StepId]) -> Option<()> {
        let before = self.before(node.begins)?;
        let first = self.graph.rank(*span.first()?);
        for step in span {
            self.look(1 + self.graph.edges_to(Node::Step(*step)).len())?;
            let is_over = before.row(*step) == Some(&true);
            let runs = self.graph.limits_over(*step).contains(&limit) && !is_over;
            self.weights[*step] = if runs { self.weight(*step, family) } else { 0 };
            let last = self.last_before(Node::Step(*step), first);
            let (until, from) = last.map_or((0, None), |(until, from)| (until, Some(from)));
            self.until[*step] = (until.saturating_add(self.weights[*step]), from);
        }
        Some(())
    }

    fn look(&mut self, looks: usize) -> Option<()> {
        self.looks_left = self.looks_left.checked_sub(looks)?;
        Some(())
    }

    fn weight(&self, step: StepId, family: Family) -> u64 {
        let known = &self.graph.steps()[step];
        if !known.time.counts() || known.detour || known.on_request {
            return 0;
        }
        let own = known.time.limit.map(|own| &self.graph.limits()[own]);
        let opened = own.filter(|own| own.begins == Beginning::Opened);
        let amount = opened.and_then(|own| own.amounts.promised.or(own.amounts.statutory));
        let amounts = [amount, own.and_then(|own| own.at_least)].into_iter().flatten();
        let lengths = amounts.filter_map(|amount| Length::of(self.graph, amount, Bound::Least));
        lengths.filter(|length| length.family == family).map(|length| length.size).max().unwrap_or(0)
    }

    /// The steps that are over when the clock of a limit begins. None where this would cost too many looks.
    fn before(&mut self, begins: Beginning) -> Option<Table<StepId, bool>> {
        let graph = self.graph;
        let starts = |step: StepId| match begins {
            Beginning::After(source, _) => source == step,
            Beginning::Accepted | Beginning::Complete => graph.steps()[step].kind == Kind::Accept,
            Beginning::Received | Beginning::Acknowledged | Beginning::Opened => false,
        };
        if matches!(begins, Beginning::Received | Beginning::Acknowledged | Beginning::Opened) {
            return Some(Table::new(Vec::new()));
        }
        let mut before = Table::new(vec![false; graph.steps().len()]);
        for step in graph.order().iter().rev() {
            self.look(1 + graph.edges_from(*step).count())?;
            before[*step] = starts(*step) || graph.next_steps(*step).any(|next| before[next]);
        }
        Some(before)
    }

    /// The step that a join waits for longest, of those from a rank on. A join that waits for one of many waits for the first.
    fn last_before(&self, node: Node, first: u32) -> Option<(u64, StepId)> {
        let edges = self.graph.edges_to(node).iter().map(|edge| edge.from);
        let until = |step: StepId| if self.graph.rank(step) < first { 0 } else { self.until[step].0 };
        let mut sources: Vec<(u64, StepId)> = edges.map(|step| (until(step), step)).collect();
        sources.sort_unstable();
        let last = match self.graph.join(node) {
            Join::AllAsked | Join::AllRequired => sources.last(),
            Join::Any => sources.first(),
            Join::AtLeast(k) => (k as usize).checked_sub(1).and_then(|place| sources.get(place)),
        };
        last.copied().filter(|(_, step)| self.graph.rank(*step) >= first)
    }
}
