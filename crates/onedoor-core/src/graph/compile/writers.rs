use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, Reach, StepNode},
    id::{Dense, FieldId, StepId, Table},
};

/// What a guard reads is settled before it is asked: two parallel steps never write one field, and a guard reads nothing that is written beside or behind it.
///
/// Detours are exempt: their target waits for them, and they open behind a step that was done.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let writers = writers(graph);
    let readers: Vec<(StepId, FieldId)> = graph
        .steps()
        .iter()
        .filter(|(_, step)| !step.detour)
        .flat_map(|(id, step)| asked_when_it_opens(step).map(move |field| (id, field)))
        .collect();
    let mut reach = Reach::default();
    for steps in writers.rows() {
        neighbours(steps).for_each(|(one, other)| reach.ask(graph, one, other));
    }
    for (reader, field) in &readers {
        writers[*field].iter().for_each(|writer| reach.ask(graph, *writer, *reader));
    }
    let reached = reach.answer(graph);
    for (field, steps) in writers.iter() {
        let parallel = neighbours(steps).find(|(one, other)| !reached.ordered(*one, *other));
        found.extend(parallel.map(|(one, other)| parallel_writers(graph, field, one, other)));
    }
    for (reader, field) in readers {
        let mut writers = writers[field].iter().copied().filter(|writer| *writer != reader);
        let beside = writers.clone().find(|writer| !reached.ordered(*writer, reader));
        let upstream = writers.clone().any(|writer| reached.upstream(writer, reader));
        let late = beside.or_else(|| writers.next().filter(|_| !upstream));
        found.extend(late.map(|writer| reads_later(graph, field, reader, writer)));
    }
}

/// The fields that decide what opens: those of the guard, and the list whose elements get a sub-case each.
fn asked_when_it_opens(step: &StepNode) -> impl Iterator<Item = FieldId> + '_ {
    let guard =
        step.guard.iter().flat_map(|guard| guard.reads()).filter_map(|field| FieldId::from_index(*field as usize));
    guard.chain(step.called.iter().filter_map(|called| called.each))
}

/// The steps that write each field, in topological order, without detours.
fn writers(graph: &Graph) -> Table<FieldId, Vec<StepId>> {
    let mut writers: Table<FieldId, Vec<StepId>> = Table::new(vec![Vec::new(); graph.fields().len()]);
    for step in graph.order().iter().filter(|step| !graph.steps()[**step].detour) {
        graph.steps()[*step].writes.iter().for_each(|field| writers[*field].push(*step));
    }
    writers
}

/// Steps in topological order lie one upstream of the other, all of them, when each neighbour does.
fn neighbours(steps: &[StepId]) -> impl Iterator<Item = (StepId, StepId)> {
    steps.iter().copied().zip(steps.iter().copied().skip(1))
}

fn parallel_writers(graph: &Graph, field: FieldId, one: StepId, other: StepId) -> Diagnostic {
    let (one, other, field) = (graph.step_name(one), graph.step_name(other), &graph.fields()[field].name);
    Diagnostic::new(
        Code::ParallelWriters,
        Place::step(other).field("writes"),
        format!("`{one}` and `{other}` may both write `{field}` at the same time"),
    )
    .help("give each its own field, or let one come after the other")
    .related(Place::step(one).field("writes"), "the other writer")
}

fn reads_later(graph: &Graph, field: FieldId, reader: StepId, writer: StepId) -> Diagnostic {
    let (reader, writer, field) = (graph.step_name(reader), graph.step_name(writer), &graph.fields()[field].name);
    Diagnostic::new(
        Code::GuardReadsLater,
        Place::step(reader).field("when"),
        format!("the guard of `{reader}` reads `{field}`, which `{writer}` does not write before it"),
    )
    .help(format!("let `{reader}` come after `{writer}`, or read another field"))
    .related(Place::step(writer).field("writes"), "written here")
}
