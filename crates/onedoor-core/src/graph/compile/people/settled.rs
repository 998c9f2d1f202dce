//! Whom a field names is written before it is asked.

use super::actors;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    graph::{Graph, Reach},
    id::{FieldId, StepId},
    language::{By, Step},
};
use std::collections::BTreeMap;

/// Of a field that more steps write it is not looked for which comes first.
const WRITERS_MAX: usize = 8;

/// A step whose people a field names.
struct Reader {
    step: StepId,
    field: FieldId,
    place: Place,
}

/// Some step that writes the field comes before the step whose people it names. What is given at the start, or on a way back, is there.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    let steps = graph.steps().ids().zip(graph.workflow().steps.iter()).filter(|(_, (_, step))| !step.detour);
    let readers: Vec<Reader> = steps.flat_map(|(id, (name, step))| readers(graph, id, name, step)).collect();
    if readers.is_empty() {
        return;
    }
    let writers = writers(graph);
    let asked = |reader: &Reader| {
        let steps = writers.get(&reader.field).map_or(&[][..], Vec::as_slice);
        let is_open = steps.len() <= WRITERS_MAX && !steps.iter().any(|writer| graph.steps()[*writer].detour);
        if is_open { steps } else { &[] }
    };
    let mut reach = Reach::default();
    for reader in &readers {
        asked(reader).iter().for_each(|writer| reach.ask(graph, *writer, reader.step));
    }
    let reached = reach.answer(graph);
    for reader in readers {
        let writers = asked(&reader);
        if !writers.iter().any(|writer| reached.upstream(*writer, reader.step)) {
            found.extend(writers.first().map(|writer| late(graph, &reader, *writer)));
        }
    }
}

fn readers(graph: &Graph, id: StepId, name: &str, step: &Step) -> Vec<Reader> {
    let by = actors::workers(name, step).into_iter().filter_map(|(by, place)| match by {
        By::Field(field) => Some((field, place)),
        By::Manager { of, .. } => match of.as_ref() {
            By::Field(field) => Some((field, place.field("of"))),
            _ => None,
        },
        _ => None,
    });
    let each = step.seats.as_ref().and_then(|seats| seats.each.as_ref());
    let each = each.map(|field| (field, Place::step(name).field("seats").field("each")));
    let reader = |(field, place): (&String, Place)| Some(Reader { step: id, field: graph.field_named(field)?, place });
    by.chain(each).filter_map(reader).collect()
}

fn writers(graph: &Graph) -> BTreeMap<FieldId, Vec<StepId>> {
    let mut writers: BTreeMap<FieldId, Vec<StepId>> = BTreeMap::new();
    for (id, node) in graph.steps().iter() {
        node.writes.iter().for_each(|field| writers.entry(*field).or_default().push(id));
    }
    writers
}

fn late(graph: &Graph, reader: &Reader, writer: StepId) -> Diagnostic {
    let (step, writer) = (graph.step_name(reader.step), graph.step_name(writer));
    let field = &graph.fields()[reader.field].name;
    let (why, help) = if step == writer {
        (
            format!("`{writer}` itself writes it"),
            "name another field, or let a step before it write this one".to_owned(),
        )
    } else {
        let help = format!("let `{step}` come after `{writer}`, or name another field");
        (format!("`{writer}` does not write it before"), help)
    };
    let message = format!("`{field}` names nobody yet when `{step}` opens: {why}");
    Diagnostic::new(Code::BadBy, reader.place.clone(), message)
        .help(help)
        .related(Place::step(writer).field("writes"), "written here")
}
