use crate::Recorded;
use onedoor_core::{
    case::Event,
    graph::{Edge, Graph},
    id::{EndId, Node, OutcomeId, StepId},
    language::WorkflowHash,
};
use std::collections::BTreeMap;

/// What of definitions was seen while scenarios were played.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<WorkflowHash, Definition>);

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were seen.
    pub seen: usize,
    /// How many there are.
    pub of: usize,
}

/// A definition's id and its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Definition {
    id: String,
    parts: BTreeMap<Part, Seen>,
}

/// What of a definition can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Step(StepId),
    Edge(StepId, Node),
    Outcome(StepId, OutcomeId),
    End(EndId),
}

/// Whether a part was seen, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    name: String,
    seen: bool,
}

impl Coverage {
    /// Nothing of a definition seen yet.
    pub(super) fn of(graph: &Graph) -> Self {
        let parts = named_parts(graph).map(|(part, name)| (part, Seen { name, seen: false })).collect();
        Coverage(BTreeMap::from([(graph.hash(), Definition { id: graph.workflow().id.clone(), parts })]))
    }

    /// Adds what a record shows. An edge is seen when it was Live once.
    pub(super) fn see(&mut self, graph: &Graph, record: &[Recorded<Event>]) {
        let Some(definition) = self.0.get_mut(&graph.hash()) else { return };
        for recorded in record {
            match &recorded.event {
                Event::StepOpened { step, .. } => definition.see(Part::Step(*step)),
                Event::StepCompleted { step, outcome, .. } | Event::StepKept { step, outcome } => {
                    definition.see(Part::Outcome(*step, *outcome));
                    let live = graph.edges_from(*step).filter(|(_, accepts)| accepts.contains(*outcome));
                    live.for_each(|(node, _)| definition.see(Part::Edge(*step, node)));
                }
                Event::CaseEnded { end } => definition.see(Part::End(*end)),
                _ => {}
            }
        }
    }

    /// Adds what others saw, of the same definitions or of others.
    pub fn add(&mut self, other: Coverage) {
        for (hash, more) in other.0 {
            let definition = self.0.entry(hash).or_default();
            definition.id = more.id;
            for (part, seen) in more.parts {
                definition.parts.entry(part).and_modify(|known| known.seen |= seen.seen).or_insert(seen);
            }
        }
    }

    /// The steps that were open once.
    pub fn steps(&self) -> Share {
        self.share(|part| matches!(part, Part::Step(_)))
    }

    /// The edges that were Live once.
    pub fn edges(&self) -> Share {
        self.share(|part| matches!(part, Part::Edge(..)))
    }

    /// The outcomes that were taken once.
    pub fn outcomes(&self) -> Share {
        self.share(|part| matches!(part, Part::Outcome(..)))
    }

    /// The ends that were reached once.
    pub fn ends(&self) -> Share {
        self.share(|part| matches!(part, Part::End(_)))
    }

    /// Whether nothing could be seen: no definition was played.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether everything was seen.
    pub fn is_full(&self) -> bool {
        self.shares().iter().all(|share| share.seen == share.of)
    }

    /// The least whole percentage among the four shares.
    pub fn percent(&self) -> usize {
        let percent = |share: &Share| (share.seen * 100).checked_div(share.of).unwrap_or(100);
        self.shares().iter().map(percent).min().unwrap_or(100)
    }

    /// What was not seen, by kind and name: `step water`, `edge accept.declined → not_accepted`, `outcome noise.agree`, `end refused`. Steps come
    /// first, ends last; where there are several definitions, each name stands behind its definition's.
    pub fn unseen(&self) -> Vec<String> {
        let mut unseen: Vec<(Part, &Definition, &Seen)> = Vec::new();
        for definition in self.0.values() {
            let missing = definition.parts.iter().filter(|(_, seen)| !seen.seen);
            unseen.extend(missing.map(|(part, seen)| (*part, definition, seen)));
        }
        unseen.sort_by_key(|(part, ..)| part.kind());
        let whose = |definition: &Definition| match self.0.len() {
            1 => String::new(),
            _ => format!("{}: ", definition.id),
        };
        unseen
            .into_iter()
            .map(|(part, definition, seen)| format!("{} {}{}", part.kind().1, whose(definition), seen.name))
            .collect()
    }

    fn shares(&self) -> [Share; 4] {
        [self.steps(), self.edges(), self.outcomes(), self.ends()]
    }

    fn share(&self, counts: impl Fn(&Part) -> bool) -> Share {
        let parts = self.0.values().flat_map(|definition| &definition.parts).filter(|(part, _)| counts(part));
        parts.fold(Share::default(), |share, (_, seen)| Share {
            seen: share.seen + usize::from(seen.seen),
            of: share.of + 1,
        })
    }
}

impl Definition {
    fn see(&mut self, part: Part) {
        if let Some(seen) = self.parts.get_mut(&part) {
            seen.seen = true;
        }
    }
}

impl Part {
    /// Its place among the kinds, and its word.
    fn kind(self) -> (u8, &'static str) {
        match self {
            Part::Step(_) => (0, "step"),
            Part::Edge(..) => (1, "edge"),
            Part::Outcome(..) => (2, "outcome"),
            Part::End(_) => (3, "end"),
        }
    }
}

/// All parts of a definition, as their author calls them.
fn named_parts(graph: &Graph) -> impl Iterator<Item = (Part, String)> {
    let steps = graph.steps().iter().map(|(id, step)| (Part::Step(id), step.name.clone()));
    let outcomes = graph.steps().iter().flat_map(|(id, step)| {
        step.outcomes
            .ids()
            .zip(step.outcomes.names())
            .map(move |(outcome, name)| (Part::Outcome(id, outcome), format!("{}.{name}", step.name)))
    });
    let ends = graph.ends().iter().map(|(id, end)| (Part::End(id), end.name.clone()));
    steps.chain(named_edges(graph)).chain(outcomes).chain(ends)
}

fn named_edges(graph: &Graph) -> impl Iterator<Item = (Part, String)> {
    let steps = graph.steps().iter().map(|(id, step)| (Node::Step(id), step.name.as_str()));
    let ends = graph.ends().iter().map(|(id, end)| (Node::End(id), end.name.as_str()));
    steps.chain(ends).flat_map(move |(node, name)| {
        let named = move |edge: &Edge| (Part::Edge(edge.from, node), format!("{} → {name}", source(graph, edge)));
        graph.edges_to(node).iter().map(named)
    })
}

/// Where an edge comes from: `accept`, or `accept.declined` where the definition names outcomes.
fn source(graph: &Graph, edge: &Edge) -> String {
    let from = graph.step_name(edge.from);
    if !edge.named {
        return from.to_owned();
    }
    let outcomes = edge.accepts.iter().map(|outcome| format!("{from}.{}", graph.outcome_name(edge.from, outcome)));
    outcomes.collect::<Vec<_>>().join(", ")
}
