use onedoor_core::{diagnostic::Diagnostic, language::Source};
use serde::Serialize;

/// A finding as a line of JSON.
#[derive(Serialize)]
pub(super) struct Line<'a> {
    r#type: &'static str,
    file: &'a str,
    code: &'static str,
    severity: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
    related: Vec<Related<'a>>,
    run: Option<&'a [(String, String)]>,
}

#[derive(Serialize)]
struct Related<'a> {
    line: usize,
    column: usize,
    message: &'a str,
}

impl<'a> Line<'a> {
    pub(super) fn new(file: &'a str, source: &Source, found: &'a Diagnostic) -> Self {
        let at = source.locate(&found.place);
        let related = |(place, message): &'a (_, String)| {
            let start = source.locate(place).start;
            Related { line: start.line, column: start.column, message }
        };
        Line {
            r#type: "diagnostic",
            file,
            code: found.code.as_str(),
            severity: found.severity().to_string(),
            line: at.start.line,
            column: at.start.column,
            end_line: at.end.line,
            end_column: at.end.column,
            message: &found.message,
            help: found.help.as_deref(),
            related: found.related.iter().map(related).collect(),
            run: found.run.as_deref(),
        }
    }
}
