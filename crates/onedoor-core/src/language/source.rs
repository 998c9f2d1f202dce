mod rule;

use super::outline::{Entry, Value};
use crate::diagnostic::{Place, Segment};
use rule::Rule;
use std::{ops::Range, sync::OnceLock};

/// A text, and where the places of its tree stand in it. The text is looked through only when somebody asks.
#[derive(Debug)]
pub struct Source {
    text: String,
    outline: OnceLock<Value>,
    rule: OnceLock<Rule>,
}

/// A position in a text: line and column from 1, the column in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// Where a place stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The bytes.
    pub bytes: Range<usize>,
    /// The first character.
    pub start: Position,
    /// One behind the last character.
    pub end: Position,
}

impl Source {
    /// A text to point into.
    pub fn new(text: impl Into<String>) -> Self {
        Source { text: text.into(), outline: OnceLock::new(), rule: OnceLock::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where `place` stands; as near as there is something, where it is not written at all.
    pub fn locate(&self, place: &Place) -> Located {
        let bytes = self.bytes_of(place);
        Located { start: self.position(bytes.start), end: self.position(bytes.end), bytes }
    }

    pub(super) fn outline(&self) -> &Value {
        self.outline.get_or_init(|| Value::of(&self.text))
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        self.rule.get_or_init(|| Rule::of(&self.text)).position(&self.text, byte)
    }

    fn bytes_of(&self, place: &Place) -> Range<usize> {
        if let [Segment::Raw(bytes)] = place.segments() {
            return bytes.clone();
        }
        let mut value = self.outline();
        let mut bytes = self.root_bytes(value, place);
        for segment in place.segments() {
            match self.turn(value, segment) {
                Turn::Down(entry) => {
                    value = &entry.value;
                    bytes = value.span.clone();
                }
                Turn::Here(found) => return found,
                Turn::Nowhere => break,
            }
        }
        bytes
    }

    /// The whole definition is pointed at by its first word, not by all its lines.
    fn root_bytes(&self, root: &Value, place: &Place) -> Range<usize> {
        let first_line = self.text.get(root.span.clone()).and_then(|text| text.lines().next()).map_or(0, str::len);
        if place.segments().is_empty() { root.span.start..root.span.start + first_line } else { root.span.clone() }
    }

    fn turn<'a>(&self, value: &'a Value, segment: &Segment) -> Turn<'a> {
        match segment {
            Segment::Field(name) => Turn::down(value.entries.iter().find(|e| self.key_is(e, name))),
            Segment::Entry(key) => Turn::down(self.entry(value, key)),
            Segment::Key(key) => self.entry(value, key).and_then(|e| e.key.clone()).map_or(Turn::Nowhere, Turn::Here),
            Segment::Item(index) => Turn::down(value.entries.get(*index)),
            Segment::Within(bytes) => Turn::Here(self.within(&value.span, bytes)),
            Segment::Raw(bytes) => Turn::Here(bytes.clone()),
        }
    }

    fn key_is(&self, entry: &Entry, name: &str) -> bool {
        entry.key.clone().and_then(|key| self.text.get(key)).is_some_and(|key| key.trim_start_matches("r#") == name)
    }

    /// The entry under a key: written plainly as a rule, else with escapes.
    fn entry<'a>(&self, value: &'a Value, key: &str) -> Option<&'a Entry> {
        let plain = value.entry_written(&self.text, &format!("\"{key}\""));
        plain.or_else(|| value.entry_reading(&self.text, key, read_with_escapes))
    }

    /// Bytes of a string literal; the whole literal where escapes make counting vain.
    fn within(&self, literal: &Range<usize>, bytes: &Range<usize>) -> Range<usize> {
        let written = self.text.get(literal.clone()).unwrap_or("");
        let plain = written.starts_with('"') && !written.contains('\\');
        let (start, end) = (literal.start + 1 + bytes.start, literal.start + 1 + bytes.end);
        if plain && end < literal.end && self.text.is_char_boundary(start) && self.text.is_char_boundary(end) {
            start..end
        } else {
            literal.clone()
        }
    }
}

/// What a key reads as that is not written plainly.
fn read_with_escapes(written: &str) -> Option<String> {
    let is_plain = written.starts_with('"') && !written.contains('\\');
    if is_plain { None } else { ron::from_str(written).ok() }
}

enum Turn<'a> {
    Down(&'a Entry),
    Here(Range<usize>),
    Nowhere,
}

impl<'a> Turn<'a> {
    fn down(entry: Option<&'a Entry>) -> Self {
        entry.map_or(Turn::Nowhere, Turn::Down)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_line_and_column_in_characters() {
        let source = Source::new(
            "Workflow(\n  title: \"许可\", steps: {\n    \"消\": X, \"fire\": Review(after: [\"a\", \"b.c\"]),\n  },\n)",
        );
        let at = |place: Place| (source.locate(&place).start.line, source.locate(&place).start.column);
        assert_eq!(at(Place::step_name("fire")), (3, 13));
        assert_eq!(at(Place::step("fire").field("after").item(1)), (3, 41));
        assert_eq!(at(Place::step("fire").field("after").item(1).within(2..3)), (3, 44));
        assert_eq!(at(Place::step("fire").field("join")), (3, 21), "what is not written: the step");
        assert_eq!(at(Place::root()), (1, 1));
    }
    #[test]
    fn keys_are_found_however_they_are_written() {
        let source =
            Source::new("Workflow(steps: {\"plain\": A, \"e\\u{73}caped\": B, r#\"raw\"#: C, \"\\u{65}scaped\": D})");
        let at = |name: &str| source.locate(&Place::step_name(name)).start.column;
        assert_eq!([at("plain"), at("escaped"), at("raw")], [18, 30, 49]);
    }
}
