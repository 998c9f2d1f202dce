use onedoor_core::{
    case::{Case, Event, WorkEvent, WorkItem, WorkItemId},
    engine::Workload,
    graph::Graph,
    people::Actor,
};
use std::collections::BTreeMap;

/// How much work people have in hand: in each case, and in all of them together.
#[derive(Debug, Default)]
pub(crate) struct WorkInHand {
    total: Workload,
    by_case: BTreeMap<String, BTreeMap<Actor, u32>>,
}

impl WorkInHand {
    /// In all running cases together.
    pub(crate) fn total(&self) -> &Workload {
        &self.total
    }

    /// Counts a case anew after events. One in which nobody has anything in hand costs a look at its events.
    pub(crate) fn follow(&mut self, name: &str, graph: &Graph, case: &Case, events: &[Event]) {
        let mut allocated = false;
        for event in events {
            let Event::Work(work) = event else { continue };
            allocated = true;
            if let WorkEvent::WorkAllocated { item, to } = &**work {
                let step = (graph.workflow().id.clone(), graph.step_name(item.step).to_owned());
                self.total.last.insert(step, to.clone());
            }
        }
        if allocated || self.by_case.contains_key(name) {
            self.add(name, case);
        }
    }

    /// Counts a case anew.
    pub(crate) fn add(&mut self, name: &str, case: &Case) {
        for (person, count) in self.by_case.remove(name).unwrap_or_default() {
            let left = self.total.in_hand.get(&person).copied().unwrap_or(0).saturating_sub(count);
            match left {
                0 => drop(self.total.in_hand.remove(&person)),
                left => drop(self.total.in_hand.insert(person, left)),
            }
        }
        let now = in_hand(case);
        for (person, count) in &now {
            let total = self.total.in_hand.entry(person.clone()).or_default();
            *total = total.saturating_add(*count);
        }
        if !now.is_empty() {
            self.by_case.insert(name.to_owned(), now);
        }
    }
}

/// How many open work items of a case each person has in hand. What was delegated is in the hands of whoever works on it now.
fn in_hand(case: &Case) -> BTreeMap<Actor, u32> {
    let mut counts: BTreeMap<Actor, u32> = BTreeMap::new();
    for (_, work) in open_items(case) {
        if let Some(worker) = work.worker() {
            let count = counts.entry(worker.clone()).or_default();
            *count = count.saturating_add(1);
        }
    }
    counts
}

/// The work items of a case that wait for somebody: those of open steps, and of their open seats. None where the case has ended.
pub(crate) fn open_items(case: &Case) -> impl Iterator<Item = (WorkItemId, &WorkItem)> {
    let running = case.ending().is_none();
    case.open_steps().filter(move |_| running).flat_map(|step| {
        let seats = case.seats(step);
        let whole = Some(WorkItemId::of(step)).filter(|_| seats.is_empty());
        let open = seats.iter().zip(0..).filter(|(seat, _)| seat.answered.is_none() && !seat.removed);
        let items = whole.into_iter().chain(open.map(move |(_, place)| WorkItemId::seat(step, place)));
        items.filter_map(|item| Some((item, case.work_item(item)?)))
    })
}
