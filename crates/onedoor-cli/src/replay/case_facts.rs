use crate::xes::Trace;
use onedoor_core::{
    engine::Given,
    expr::{Type, Value},
    graph::Graph,
    id::FieldId,
};

/// The fields of which a log may know the value: those that a case has from its start. What steps write later stays unknown.
pub(super) struct CaseFacts(Vec<(FieldId, String, Type)>);

impl CaseFacts {
    /// The fields of a workflow.
    pub(super) fn of(graph: &Graph) -> Self {
        let from_start = graph.fields().iter().filter(|(_, field)| field.required);
        CaseFacts(from_start.map(|(id, field)| (id, field.name.clone(), field.ty.clone())).collect())
    }

    /// What a trace knows of them: an attribute named like the field, if it can be read as its type.
    pub(super) fn given(&self, trace: &Trace) -> Given {
        let value = |(id, name, ty): &(FieldId, String, Type)| {
            let text = trace.attributes.get(name)?.to_string();
            Some((*id, Value::parse(&text, ty).ok()?))
        };
        Given { data: self.0.iter().filter_map(value).collect(), ..Given::default() }
    }
}
