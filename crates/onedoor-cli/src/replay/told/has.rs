use super::Names;
use onedoor_core::{expr::Type, graph::Graph, language::Workflow};
use std::collections::BTreeMap;

/// Rewrites what guards ask with `has(field)`. A field that a case has from its start is there. Another is there once a step that writes it was done;
/// before that nobody knows, for it may have been given at the start.
pub(super) fn tell(graph: &Graph, tree: &mut Workflow, names: &mut Names) {
    let mut answers = BTreeMap::new();
    for (_, step) in tree.steps.iter_mut() {
        if let Some(guard) = &mut step.when {
            *guard = rewritten(guard, |field| {
                answers.entry(field.to_owned()).or_insert_with(|| Answer::of(graph, field, names)).text.clone()
            });
        }
    }
    for (field, answer) in answers {
        for name in &answer.fields {
            tree.data.insert(name.clone(), Type::Bool);
        }
        if let Some(written) = answer.fields.first() {
            let writers = graph.workflow().steps.iter().map(|(_, real)| real.writes.contains(&field));
            tree.steps
                .iter_mut()
                .zip(writers)
                .filter(|(_, writes)| *writes)
                .for_each(|((_, step), _)| step.writes.push(written.clone()));
        }
    }
}

/// What stands for `has(field)`, with the fields that it needs: whether a step wrote it, which the writers set, and whether it was given, which nobody knows.
struct Answer {
    text: String,
    fields: Vec<String>,
}

impl Answer {
    fn of(graph: &Graph, field: &str, names: &mut Names) -> Self {
        let required = graph.field_named(field).is_none_or(|id| graph.fields()[id].required);
        if required {
            return Answer { text: "true".to_owned(), fields: Vec::new() };
        }
        let (written, given) = (names.fresh("written"), names.fresh("given"));
        Answer { text: format!("(has({written}) || {given})"), fields: vec![written, given] }
    }
}

/// The guard with another text for each `has(field)`. Quoted texts stay as they are.
fn rewritten(guard: &str, mut answer: impl FnMut(&str) -> String) -> String {
    let mut rest = guard;
    let mut text = String::with_capacity(guard.len());
    while let Some(first) = rest.chars().next() {
        let (taken, after) = match asked(rest) {
            Some((field, after)) => (answer(field), after),
            None => {
                let (plain, after) = rest.split_at(plain_length(rest, first));
                (plain.to_owned(), after)
            }
        };
        text.push_str(&taken);
        rest = after;
    }
    text
}

/// The field of a `has(field)` that the text begins with, and what follows.
fn asked(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix("has")?.trim_start().strip_prefix('(')?;
    let (field, after) = inside.split_once(')')?;
    Some((field.trim(), after))
}

/// The length of the word, the quoted text or the sign that the text begins with.
fn plain_length(text: &str, first: char) -> usize {
    match first {
        '"' | '\'' => quoted_length(text, first),
        _ if is_of_word(first) => text.find(|other| !is_of_word(other)).unwrap_or(text.len()),
        _ => first.len_utf8(),
    }
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (place, sign) in text.char_indices().skip(1) {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if sign == quote => return place + sign.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn is_of_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_asks_is_rewritten() {
        let check = |guard: &str, expected: &str| {
            assert_eq!(rewritten(guard, |field| format!("<{field}>")), expected, "{guard}");
        };
        check("has(a) && b > 1", "<a> && b > 1");
        check("!has( a ) || has (b)", "!<a> || <b>");
        check("hash(a) || has_it || x.has", "hash(a) || has_it || x.has");
        check(r#"a == "has(b)" && c == 'x\'has(b)'"#, r#"a == "has(b)" && c == 'x\'has(b)'"#);
        check("消 == has(c)", "消 == <c>");
        check("", "");
        check("'", "'");
    }
}
