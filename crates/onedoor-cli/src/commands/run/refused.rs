use crate::{
    output::{Output, harmless},
    style::{ERROR, HELP},
    trouble::Trouble,
};
use onedoor_core::engine::Refusal;
use serde::Serialize;

/// What was not carried out, and why: a refusal of the engine, or a line that is no command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    code: &'static str,
    message: String,
    help: Option<String>,
}

#[derive(Serialize)]
struct Object<'a> {
    r#type: &'static str,
    line: Option<usize>,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
}

impl Refused {
    /// A line that is no command.
    pub(super) fn not_a_command(message: impl Into<String>, help: impl Into<String>) -> Self {
        Refused { code: "NotACommand", message: message.into(), help: Some(help.into()) }
    }

    /// A value that no coming move takes.
    pub(super) fn not_taken(field: &str, why: &str) -> Self {
        let message = format!("no move that is open takes `{field}`");
        Refused { code: "NotWritten", message, help: Some(why.to_owned()) }
    }

    /// A time before what it is.
    pub(super) fn backwards(now: &str) -> Self {
        let message = format!("time does not run backwards: it is {now} already");
        Refused { code: "TimeRunsForwards", message, help: None }
    }

    /// An event of the engine that its own case does not take: a fault of the engine.
    pub(super) fn not_written(why: &str) -> Self {
        let help = Some("this is a fault of onedoor: please report it with the definition".to_owned());
        Refused { code: "NotWritten", message: why.to_owned(), help }
    }

    /// Says it on stderr, and in JSON; `line` is 0 where nothing was read.
    pub(super) fn tell(&self, line: usize, output: &mut Output) -> Result<(), Trouble> {
        let line = Some(line).filter(|line| *line > 0);
        let Refused { code, message, help } = self;
        output.json(&Object { r#type: "refusal", line, code, message, help: help.as_deref() })?;
        writeln!(output.aside(), "{ERROR}refused[{code}]{ERROR:#}: {}{}", at(line), harmless(message))?;
        self.tell_way_out(output)
    }

    /// Says it to whoever plays.
    pub(super) fn tell_player(&self, output: &mut Output) -> Result<(), Trouble> {
        writeln!(output.aside(), "{ERROR}refused[{}]{ERROR:#}: {}", self.code, harmless(&self.message))?;
        self.tell_way_out(output)
    }

    fn tell_way_out(&self, output: &mut Output) -> Result<(), Trouble> {
        if let Some(help) = &self.help {
            writeln!(output.aside(), "{HELP}help{HELP:#}: {}", harmless(help))?;
        }
        Ok(())
    }
}

fn at(line: Option<usize>) -> String {
    line.map_or(String::new(), |line| format!("line {line}: "))
}

impl From<Refusal> for Refused {
    /// The engine speaks to hosts. Where a person types, two of its answers can be plainer.
    fn from(refusal: Refusal) -> Self {
        let (message, help) = match &refusal {
            Refusal::WrongType { field, found, .. } if !found.ends_with(" is not") => {
                (format!("`{field}`: {found}"), None)
            }
            Refusal::FieldMissing { field, .. } => {
                (refusal.to_string(), Some(format!("write `set {field} VALUE` first")))
            }
            _ => (refusal.to_string(), refusal.way_out()),
        };
        Refused { code: refusal.code(), message, help }
    }
}
