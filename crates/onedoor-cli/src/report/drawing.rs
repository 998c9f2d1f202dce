use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Message, Renderer, Snippet, normalize_untrusted_str as harmless,
};
use onedoor_core::{
    diagnostic::{Diagnostic, Severity},
    language::Source,
};
use std::ops::Range;

/// Marks with more lines than this between them are drawn apart: folding what lies between costs a look at it.
const GAP_LINES_MAX: usize = 40;

/// A file that findings are drawn in. It knows where its lines begin, so that a finding costs only the lines that it touches.
pub(super) struct Text<'a> {
    file: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Text { file, text, line_starts }
    }

    /// A finding with its lines, in colours: whoever writes it strips them where nobody sees them.
    ///
    /// Drawn in ASCII: terminals disagree on how wide the finer lines are beside Chinese text.
    pub(super) fn draw(&self, found: &Diagnostic, source: &Source) -> String {
        let level = match found.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(found.message.as_str()).id(found.code.as_str());
        let group = Group::with_title(title).elements(self.snippets(found, source)).elements(messages(found));
        Renderer::styled().render(&[group])
    }

    /// The finding's lines, and those of each related place that stands far from them.
    fn snippets(&self, found: &Diagnostic, source: &Source) -> Vec<Snippet<'a, Annotation<'a>>> {
        let mut windows: Vec<Window> = Vec::new();
        let primary = std::iter::once((&found.place, None));
        for (place, remark) in primary.chain(found.related.iter().map(|(place, remark)| (place, Some(remark)))) {
            let bytes = self.on_characters(&source.locate(place).bytes);
            let (lines, mark) = (self.lines(&bytes), Mark { bytes, remark: remark.map(|remark| harmless(remark)) });
            match windows.iter_mut().find(|window| window.is_near(&lines)) {
                Some(window) => window.add(&lines, mark),
                None => windows.push(Window { lines, marks: vec![mark] }),
            }
        }
        windows.into_iter().map(|window| self.snippet(window)).collect()
    }

    fn snippet(&self, window: Window) -> Snippet<'a, Annotation<'a>> {
        let start = self.line_starts.get(window.lines.start).copied().unwrap_or(0);
        let end = self.line_starts.get(window.lines.end).copied().unwrap_or(self.text.len());
        Snippet::source(self.text.get(start..end).unwrap_or(""))
            .line_start(window.lines.start + 1)
            .path(self.file)
            .annotations(window.marks.into_iter().map(|mark| mark.annotation(start)))
    }

    /// The lines that some bytes touch, from 0.
    fn lines(&self, bytes: &Range<usize>) -> Range<usize> {
        let line = |byte: usize| self.line_starts.partition_point(|start| *start <= byte).saturating_sub(1);
        line(bytes.start)..line(bytes.end.saturating_sub(1).max(bytes.start)) + 1
    }

    /// The same bytes, within the text and between characters.
    fn on_characters(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(bytes.start);
        start..self.text.floor_char_boundary(bytes.end).max(start)
    }
}

/// Bytes of the file with a remark; the finding itself has none.
struct Mark {
    bytes: Range<usize>,
    remark: Option<String>,
}

impl Mark {
    /// The annotation of a snippet whose text begins at the byte `start` of the file.
    fn annotation<'a>(self, start: usize) -> Annotation<'a> {
        let kind = if self.remark.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(self.bytes.start.saturating_sub(start)..self.bytes.end.saturating_sub(start)).label(self.remark)
    }
}

/// Lines that are drawn together.
struct Window {
    lines: Range<usize>,
    marks: Vec<Mark>,
}

impl Window {
    fn is_near(&self, lines: &Range<usize>) -> bool {
        lines.start <= self.lines.end + GAP_LINES_MAX && self.lines.start <= lines.end + GAP_LINES_MAX
    }

    fn add(&mut self, lines: &Range<usize>, mark: Mark) {
        self.lines = self.lines.start.min(lines.start)..self.lines.end.max(lines.end);
        self.marks.push(mark);
    }
}

/// What stands below the lines: a run that shows it, and what to do about it.
fn messages<'a>(found: &Diagnostic) -> Vec<Message<'a>> {
    let run =
        found.run.as_ref().map(|run| Level::NOTE.message(harmless(&format!("this run shows it: {}", steps(run)))));
    let help = found.help.as_ref().map(|help| Level::HELP.message(harmless(help)));
    run.into_iter().chain(help).collect()
}

fn steps(run: &[(String, String)]) -> String {
    run.iter().map(|(step, outcome)| format!("{step} {outcome}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use onedoor_core::diagnostic::{Code, Place};

    fn drawn(text: &str, found: &Diagnostic) -> String {
        let drawing = Text::new("a.ron", text).draw(found, &Source::new(text));
        anstream::adapter::strip_str(&drawing).to_string()
    }

    #[test]
    fn marks_stand_under_wide_characters() {
        let text = "Workflow(\n  title: \"许可证\", nme: 1,\n)";
        let at = text.find("nme").unwrap();
        let drawing =
            drawn(text, &Diagnostic::new(Code::UnknownField, Place::raw(at..at + 3), "unknown field `nme`").help("x"));
        let lines: Vec<&str> = drawing.lines().collect();
        let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
        let line = lines.iter().find(|line| line.contains("nme:")).unwrap();
        let mark = lines.iter().find(|line| line.contains("^^^")).unwrap();
        assert_eq!(width(&line[..line.find("nme").unwrap()]), width(&mark[..mark.find('^').unwrap()]), "{drawing}");
    }

    #[test]
    fn no_place_is_too_strange_to_draw() {
        for text in ["", "\n", "许", "a\r\nb", "\u{1b}[2J", "许\n\n可"] {
            for start in 0..text.len() + 3 {
                for end in 0..text.len() + 3 {
                    let far = Diagnostic::new(Code::Syntax, Place::raw(start..end.max(start)), "m\u{1b}\n");
                    let far = far.related(Place::raw(end..end + 1), "r\u{1b}").help("h\u{1b}");
                    assert!(!drawn(text, &far).contains('\u{1b}'));
                }
            }
        }
    }

    #[test]
    fn far_places_are_drawn_apart() {
        let text = format!("first\n{}last\n", "line\n".repeat(1000));
        let last = text.find("last").unwrap();
        let found = Diagnostic::new(Code::Cycle, Place::raw(last..last + 4), "m").related(Place::raw(0..5), "here");
        let drawing = drawn(&text, &found);
        assert!(
            drawing.contains("1002 | last") && drawing.contains("1 | first") && drawing.lines().count() < 14,
            "{drawing}"
        );
    }
}
