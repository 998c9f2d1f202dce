use super::Names;
use onedoor_core::{
    case::{Case, Document},
    graph::{Graph, StepNode},
    id::{Dense, DocumentId, FieldId, StepId},
    language::{Step, Workflow},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a step can bring, and another rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Field(FieldId),
    Document(DocumentId),
}

/// Puts in a document for what a step can bring, one for all things that the same steps read: it is given when one of them is new.
pub(super) fn tell(graph: &Graph, tree: &mut Workflow, names: &mut Names) {
    let readers = readers(graph);
    let mut added = Vec::new();
    for (writer, node) in graph.steps().iter() {
        let audiences: BTreeSet<&Vec<StepId>> = brought(node).filter_map(|thing| readers.get(&thing)).collect();
        added.extend(audiences.into_iter().map(|audience| (writer, audience)));
    }
    for (_, step) in tree.steps.iter_mut() {
        step.needs.clear();
        step.gives.clear();
    }
    for (writer, audience) in added {
        let name = names.fresh("news");
        audience.iter().for_each(|reader| at(tree, *reader, |step| step.needs.push(name.clone())));
        at(tree, writer, |step| step.gives.push(name.clone()));
    }
}

/// A document that differs from the one that the case has; none for an id that is not of the graph.
pub(super) fn other_than(graph: &Graph, case: &Case, id: DocumentId) -> Option<Document> {
    let other = u64::from(case.document(id).is_some_and(|document| document.size == 0));
    Some(Document {
        name: graph.documents().row(id)?.clone(),
        media_type: "text/plain".to_owned(),
        size: other,
        sha256: [0; 32],
    })
}

/// The steps that read each thing and whose earlier result could be kept.
fn readers(graph: &Graph) -> BTreeMap<Thing, Vec<StepId>> {
    let mut readers: BTreeMap<Thing, Vec<StepId>> = BTreeMap::new();
    for (reader, node) in graph.steps().iter().filter(|(_, node)| node.keepable) {
        let fields = node.reads.iter().map(|field| Thing::Field(*field));
        let read: BTreeSet<Thing> =
            fields.chain(node.needs.iter().map(|document| Thing::Document(*document))).collect();
        read.into_iter().for_each(|thing| readers.entry(thing).or_default().push(reader));
    }
    readers
}

/// What a step can bring. Whoever needs a document may bring it, too.
fn brought(node: &StepNode) -> impl Iterator<Item = Thing> + '_ {
    let documents = node.needs.iter().chain(&node.gives).map(|document| Thing::Document(*document));
    node.writes.iter().map(|field| Thing::Field(*field)).chain(documents)
}

fn at(tree: &mut Workflow, step: StepId, change: impl FnOnce(&mut Step)) {
    if let Some((_, step)) = tree.steps.iter_mut().nth(step.index()) {
        change(step);
    }
}
