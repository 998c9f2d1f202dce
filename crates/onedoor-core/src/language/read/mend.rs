use super::{Losses, fault::Fault, parsed::BYTE_ORDER_MARK};
use crate::language::{
    Source,
    outline::{Entry, Value},
};
use std::ops::Range;

/// A text from which one mistake after the other is taken out of the way, so that none hides another.
///
/// Every byte stays where it is: what cannot be read is blanked out, and a missing comma is put in place of a blank.
pub(super) struct Mending<'a> {
    source: &'a Source,
    text: String,
    /// The bytes changed so far.
    mended: Vec<Range<usize>>,
    losses: Losses,
}

/// What came of taking a mistake out of the way.
pub(super) struct Mended {
    /// It is a mistake of its own, no consequence of one mended before.
    pub(super) is_own: bool,
    /// Reading on may find more.
    pub(super) on: bool,
    /// The key of the entry that the mistake is in.
    pub(super) key: Option<Range<usize>>,
    /// The first entry with the same key, where this is not it.
    pub(super) twin: Option<Range<usize>>,
}

impl Mended {
    fn end(is_own: bool) -> Self {
        Mended { is_own, on: false, key: None, twin: None }
    }
}

impl<'a> Mending<'a> {
    pub(super) fn of(source: &'a Source) -> Self {
        let mut text = source.text().to_owned();
        if text.starts_with(BYTE_ORDER_MARK) {
            blank(&mut text, 0..BYTE_ORDER_MARK.len_utf8());
        }
        Mending { source, text, mended: Vec::new(), losses: Losses::default() }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What the tree lacks.
    pub(super) fn into_losses(self) -> Losses {
        self.losses
    }

    /// Blanks out the smallest entry around the mistake that is not blank yet, or puts in the comma that is missing.
    pub(super) fn mend(&mut self, fault: &Fault) -> Mended {
        let source = self.source;
        let way = source.outline().entries_around(fault.at);
        let Some(depth) = (0..way.len()).rev().find(|depth| way.get(*depth).is_some_and(|entry| !self.is_blank(entry)))
        else {
            return Mended::end(self.mended.is_empty());
        };
        let Some(entry) = way.get(depth) else { return Mended::end(false) };
        let span = entry.span();
        let key = entry.key.clone();
        let twin = self.twin(depth.checked_sub(1).and_then(|above| way.get(above)).map(|above| &above.value), &key);
        let is_own = !self.mended.iter().any(|mended| span.start <= mended.start && mended.end <= span.end);
        if is_own && fault.comma_is_missing && self.put_comma_before(fault.at) {
            return Mended { is_own, on: true, key, twin };
        }
        if fault.had_meaning {
            self.note_loss(&way, depth);
        }
        self.cut(with_comma(&self.text, span));
        Mended { is_own, on: true, key, twin }
    }

    /// The key of the first entry in these brackets, the outermost where there are none, that is written as `key`.
    fn twin(&self, brackets: Option<&Value>, key: &Option<Range<usize>>) -> Option<Range<usize>> {
        let text = self.source.text();
        let written = text.get(key.clone()?)?;
        let first = brackets.unwrap_or(self.source.outline()).entry_written(text, written)?.key.clone()?;
        (Some(&first) != key.as_ref()).then_some(first)
    }

    fn is_blank(&self, entry: &Entry) -> bool {
        self.text.get(entry.span()).is_none_or(|text| text.trim().is_empty())
    }

    fn put_comma_before(&mut self, at: usize) -> bool {
        let Some(blank) =
            at.checked_sub(1).filter(|before| matches!(self.text.as_bytes().get(*before), Some(b' ' | b'\t' | b'\n')))
        else {
            return false;
        };
        self.text.replace_range(blank..at, ",");
        self.mended.push(blank..at);
        true
    }

    fn cut(&mut self, span: Range<usize>) {
        blank(&mut self.text, span.clone());
        self.mended.push(span);
    }

    fn note_loss(&mut self, way: &[&Entry], depth: usize) {
        let field = way.first().map_or("", |entry| self.key(entry));
        self.losses.fields.insert(field.to_owned());
        match (way.get(1), depth) {
            (_, 0) => {
                let inside = way.first().map_or(&[][..], |entry| entry.value.entries.as_slice());
                let names: Vec<String> = inside.iter().map(|entry| self.key(entry).to_owned()).collect();
                self.losses.steps.extend(names);
            }
            (Some(step), 1) if field == "steps" => _ = self.losses.steps.insert(self.key(step).to_owned()),
            (Some(step), _) if field == "steps" => _ = self.losses.in_steps.insert(self.key(step).to_owned()),
            _ => {}
        }
    }

    fn key(&self, entry: &Entry) -> &'a str {
        let written = entry.key.clone().and_then(|key| self.source.text().get(key)).unwrap_or("");
        written.trim_matches('"')
    }
}

/// A comma behind the entry goes with it: two in a row would be a mistake of ours.
fn with_comma(text: &str, span: Range<usize>) -> Range<usize> {
    let behind = text.get(span.end..).unwrap_or("");
    let blanks = behind.len() - behind.trim_start().len();
    let comma = behind.trim_start().starts_with(',');
    span.start..span.end + if comma { blanks + 1 } else { 0 }
}

fn blank(text: &mut String, cut: Range<usize>) {
    let blanks: String = text
        .get(cut.clone())
        .unwrap_or("")
        .chars()
        .map(|c| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) })
        .collect();
    if blanks.len() == cut.len() {
        text.replace_range(cut, &blanks);
    }
}
