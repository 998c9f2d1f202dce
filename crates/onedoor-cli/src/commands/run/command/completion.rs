use super::{
    super::{data, refused::Refused},
    text::{form, person, quoted, split},
};
use onedoor_core::{
    case::Opinion,
    engine::{Action, NamedGiven},
    graph::Graph,
};

/// What stands behind a step and an outcome: values of fields, whom an `Assign` names, and what is said.
#[derive(Default)]
pub(super) struct Tail {
    pub(super) given: NamedGiven,
    pub(super) opinion: Option<Opinion>,
}

/// A completion: `STEP OUTCOME FIELD=VALUE… "OPINION"`.
pub(super) fn completion(graph: &Graph, line: &str) -> Result<Action, Refused> {
    let (name, rest) = split(line);
    let (word, rest) = split(rest);
    let Tail { given: named, opinion: said } = tail(graph, rest)?;
    let mut action = Action::complete(graph, name, word)?;
    if let Action::Complete { given, opinion, .. } = &mut action {
        (*given, *opinion) = (named.resolve(graph)?, said);
    }
    Ok(action)
}

/// Reads what stands behind a step and an outcome. A value with blanks stands in quotes, as the opinion does.
pub(super) fn tail(graph: &Graph, text: &str) -> Result<Tail, Refused> {
    let mut tail = Tail::default();
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some((text, behind)) = quoted(rest) {
            tail.opinion = Some(Opinion { text: text.to_owned(), reason: None });
            rest = behind;
            continue;
        }
        let named = rest.split_once('=').filter(|(name, _)| !name.is_empty() && !name.contains(char::is_whitespace));
        let (name, behind) = named.ok_or_else(|| form("STEP OUTCOME FIELD=VALUE \"OPINION\""))?;
        let (value, behind) = quoted(behind).unwrap_or_else(|| value_of(behind));
        take(graph, &mut tail.given, name, value)?;
        rest = behind;
    }
    Ok(tail)
}

/// A value up to the next blank.
fn value_of(text: &str) -> (&str, &str) {
    if text.starts_with(char::is_whitespace) { ("", text.trim_start()) } else { split(text) }
}

fn take(graph: &Graph, given: &mut NamedGiven, name: &str, value: &str) -> Result<(), Refused> {
    if name == "handler" && graph.field_named(name).is_none() {
        given.handler = Some(person(value)?);
    } else {
        given.data.insert(name.to_owned(), data::typed(graph, name, value));
    }
    Ok(())
}
