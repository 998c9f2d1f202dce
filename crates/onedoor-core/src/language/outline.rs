//! The outline of a RON text: which entries stand in which brackets, and where.
//!
//! It knows brackets, commas, colons, strings and comments, and nothing of what they mean, so it can be drawn of a text that does not parse.
//! It serves two ends: to find the lines of a place in the tree, and to cut the smallest entry around a mistake out of the way, so that one mistake hides no other.

mod brackets;
mod lexer;
mod quotes;

pub(super) use brackets::{Unbalanced, unbalanced};
use lexer::{Lexer, Token};
use std::{collections::BTreeMap, ops::Range, sync::OnceLock};

/// Deeper brackets than this are not followed.
const DEPTH_MAX: usize = 128;

/// A value, with the entries of its brackets.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Value {
    pub(super) span: Range<usize>,
    pub(super) entries: Vec<Entry>,
    /// The entries by the text of their keys, drawn up when one is looked for.
    by_key: OnceLock<Vec<usize>>,
    /// The entries whose keys are not written as they read, by what they read as; drawn up when one is looked for.
    by_reading: OnceLock<BTreeMap<String, usize>>,
}

/// A value, with the key before its colon.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Entry {
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Value,
}

impl Entry {
    /// From the key to the end of the value.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.key.as_ref().map_or(self.value.span.start, |key| key.start);
        start..self.value.span.end
    }
}

impl Value {
    /// The outline of a whole text. Brackets that do not match end it early.
    pub(super) fn of(text: &str) -> Value {
        let mut open: Vec<Group> = vec![Group::default()];
        for (token, span) in Lexer::new(text) {
            match token {
                Token::Open if open.len() < DEPTH_MAX => {
                    extend(&mut open, &span);
                    open.push(Group::default());
                }
                Token::Close if open.len() > 1 => close(&mut open, &span),
                Token::Open | Token::Close => break,
                Token::Comma => open.last_mut().map_or((), Group::finish_entry),
                Token::Colon => open.last_mut().map_or((), Group::take_key),
                Token::Atom => extend(&mut open, &span),
            }
        }
        while open.len() > 1 {
            close(&mut open, &(text.len()..text.len()));
        }
        let mut root = open.pop().unwrap_or_default();
        root.finish_entry();
        root.entries.into_iter().next().map(|entry| entry.value).unwrap_or_default()
    }

    /// The first entry whose key is written as `key`.
    pub(super) fn entry_written(&self, text: &str, key: &str) -> Option<&Entry> {
        let written =
            |index: &usize| self.entries.get(*index).and_then(|entry| text.get(entry.key.clone()?)).unwrap_or("");
        let sorted = self.by_key.get_or_init(|| {
            let mut order: Vec<usize> = (0..self.entries.len()).collect();
            order.sort_by_key(written);
            order
        });
        let first = sorted.get(sorted.partition_point(|index| written(index) < key))?;
        self.entries.get(*first).filter(|_| written(first) == key)
    }

    /// The first entry whose key reads as `key`, of those that are not written as they read; `read` gives what such a key reads as.
    pub(super) fn entry_reading(&self, text: &str, key: &str, read: impl Fn(&str) -> Option<String>) -> Option<&Entry> {
        let by_reading = self.by_reading.get_or_init(|| {
            let reading = |(index, entry): (usize, &Entry)| Some((read(text.get(entry.key.clone()?)?)?, index));
            // Of several that read alike the first is kept: it is put in last.
            self.entries.iter().enumerate().rev().filter_map(reading).collect()
        });
        by_reading.get(key).and_then(|index| self.entries.get(*index))
    }

    /// The entries around a byte, from the outermost to the smallest; none where only the root is around it.
    pub(super) fn entries_around(&self, at: usize) -> Vec<&Entry> {
        let mut way = Vec::new();
        let mut value = self;
        while let Some(entry) = value.entry_at(at) {
            way.push(entry);
            value = &entry.value;
        }
        way
    }

    /// The entry that a byte stands in; one that begins there goes before one that ends there.
    fn entry_at(&self, at: usize) -> Option<&Entry> {
        let next = self.entries.partition_point(|entry| entry.span().start <= at);
        let entry = self.entries.get(next.checked_sub(1)?)?;
        (at <= entry.span().end).then_some(entry)
    }
}

/// A bracket that is still open, with the entry that is being read in it.
#[derive(Default)]
struct Group {
    entries: Vec<Entry>,
    current: Entry,
    begun: bool,
    /// The last token where it is an atom behind something else, and where that something ends.
    last: Option<(usize, Range<usize>)>,
}

impl Group {
    fn extend(&mut self, span: &Range<usize>) {
        let value = &mut self.current.value.span;
        self.last = self.begun.then(|| (value.end, span.clone()));
        *value = if self.begun { value.start..span.end } else { span.clone() };
        self.begun = true;
    }

    fn take_key(&mut self) {
        if !self.begun {
            return;
        }
        if self.current.key.is_none() {
            self.current.key = Some(self.current.value.span.clone());
            self.begun = false;
        } else if let Some((end, key)) = self.last.take() {
            // A comma is missing: the atom before the colon is the key of an entry of its own.
            self.current.value.span.end = end;
            self.finish_entry();
            self.current.key = Some(key);
        }
    }

    fn finish_entry(&mut self) {
        let entry = std::mem::take(&mut self.current);
        if self.begun {
            self.entries.push(entry);
        } else if let Some(key) = entry.key {
            self.entries.push(Entry { value: Value { span: key.end..key.end, ..Value::default() }, key: Some(key) });
        }
        self.begun = false;
    }
}

fn extend(open: &mut [Group], span: &Range<usize>) {
    if let Some(group) = open.last_mut() {
        group.extend(span);
    }
}

fn close(open: &mut Vec<Group>, span: &Range<usize>) {
    let Some(mut inner) = open.pop() else { return };
    inner.finish_entry();
    if let Some(outer) = open.last_mut() {
        outer.extend(span);
        outer.last = None;
        outer.current.value.entries = inner.entries;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys<'a>(text: &'a str, value: &Value) -> Vec<&'a str> {
        value.entries.iter().map(|e| e.key.clone().map_or("", |k| &text[k])).collect()
    }

    #[test]
    fn entries_are_found_through_strings_and_comments() {
        let text = "W( a: 1, // b: (\n \"k,:\": X(c: [1, \"]\"]), r#\"x\"y\"#: {}, /* q: /* ( */ */ d: 'x', )";
        let root = Value::of(text);
        assert_eq!(keys(text, &root), ["a", "\"k,:\"", "r#\"x\"y\"#", "d"]);
        assert_eq!(keys(text, &root.entries[1].value), ["c"]);
        assert_eq!(root.entries[1].value.entries[0].value.entries.len(), 2);
    }

    #[test]
    fn an_unclosed_bracket_ends_at_the_end() {
        let text = "W(a: [1, (b: 2";
        let root = Value::of(text);
        assert_eq!(root.span, 0..text.len());
        assert_eq!(keys(text, &root), ["a"]);
    }

    #[test]
    fn the_smallest_entry_is_the_innermost() {
        let text = "W(a: [x, y], b: (c: z))";
        let root = Value::of(text);
        let way = root.entries_around(text.find('z').unwrap());
        assert_eq!((way.len(), &text[way[1].span()]), (2, "c: z"));
    }

    #[test]
    fn a_missing_comma_hides_no_key() {
        let text = "W(a: X(1) b: 2, c: 3)";
        let root = Value::of(text);
        assert_eq!(keys(text, &root), ["a", "b", "c"]);
        assert_eq!(&text[root.entries[0].value.span.clone()], "X(1)");
    }
}
