mod check;
mod days;
mod fields;
mod file;
mod head;
mod opening;
mod say;
mod syntax;
mod years;

use super::{Calendar, FILE_BYTES_MAX};
use crate::diagnostic::{Code, Diagnostic, Place, any_error};
use std::sync::Arc;

/// What was read from the text of a calendar.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The calendar; none where something is wrong.
    pub calendar: Option<Calendar>,
    /// What is wrong. Places are those of the text's tree, or its bytes.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a calendar and says everything that is wrong with it. `base` knows the calendars that others may be laid over, by their ids.
///
/// Never fails and never panics, whatever the bytes are. Of what is not even RON, or of the wrong kind, the first is said.
///
/// ```
/// let reading = onedoor_core::calendar::read(br#"Calendar(id: "plain", zone: "UTC0", weekend: [Sonday])"#, &|_| None);
/// let found: Vec<_> = reading.diagnostics.iter().map(|found| found.message.as_str()).collect();
/// assert_eq!(found, ["there is no day of the week `Sonday`", "the field `covered` is missing here"]);
/// ```
pub fn read(bytes: &[u8], base: &dyn Fn(&str) -> Option<Arc<Calendar>>) -> Reading {
    let nothing = |diagnostic: Box<Diagnostic>| Reading { calendar: None, diagnostics: vec![*diagnostic] };
    let text = match text_of(bytes) {
        Ok(text) => text,
        Err(diagnostic) => return nothing(diagnostic),
    };
    let file = match syntax::parse(text) {
        Ok(file) => file,
        Err(diagnostic) => return nothing(diagnostic),
    };
    let (parts, diagnostics) = check::check(&file, base);
    let calendar = parts.filter(|_| !any_error(&diagnostics)).map(Calendar::new);
    Reading { calendar, diagnostics }
}

fn text_of(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    if bytes.len() > FILE_BYTES_MAX {
        let message = format!("the file has {} bytes; at most {FILE_BYTES_MAX} are read", bytes.len());
        return Err(Box::new(Diagnostic::new(Code::TooLarge, Place::raw(0..0), message)));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let fault = Diagnostic::new(Code::Syntax, Place::raw(at..at), "the file is not UTF-8 text");
        Box::new(fault.help("save the file in the encoding UTF-8"))
    })
}
