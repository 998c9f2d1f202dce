//! Calendars: the shipped ones, those of a folder, and those that are named as files.

mod head;

use crate::{
    definitions::DEFAULT_FOLDER,
    files::{self, Text},
    output::{Output, harmless},
    report::{self, Place, Tally},
    style::ERROR,
    trouble::Trouble,
};
use head::Head;
use onedoor::shipped;
use onedoor_core::{
    calendar::{self, Calendar},
    diagnostic::{Code, Diagnostic, Place as InText, did_you_mean},
    graph::Catalogue,
    id::is_name,
    language::Source,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Where calendars lie in a folder of workflows.
const FOLDER: &str = "calendars";

/// The texts of all calendars that are known, by their ids. Where two have one id, the nearer counts, also where there is something wrong with it; what lies
/// equally near is told of when somebody wants it.
#[derive(Clone, Debug)]
pub(crate) struct Calendars(BTreeMap<String, Vec<Text>>);

/// Why the layers of a calendar are not known.
enum Unlayered {
    /// Calendars that rest on one another and on nothing else.
    Circle(Vec<String>),
    Trouble(Trouble),
}

impl Calendars {
    /// The shipped calendars, and those in a folder of workflows, or in the default one where that exists.
    ///
    /// # Errors
    /// [`Trouble::Misuse`] when a folder that was asked for cannot be read.
    pub(crate) fn new(workflows: Option<&Path>) -> Result<Self, Trouble> {
        if let Some(folder) = workflows
            && !files::is_folder(folder)?
        {
            return Err(Trouble::misuse(format!("`{}` is not a folder", folder.display())));
        }
        let shipped = shipped::CALENDARS.iter().map(|(id, text)| ((*id).to_owned(), vec![shipped_text(id, text)]));
        let mut calendars = Calendars(shipped.collect());
        let folder = workflows.unwrap_or(Path::new(DEFAULT_FOLDER)).join(FOLDER);
        calendars.add_nearer(readable(&files::neighbours(&folder)));
        Ok(calendars)
    }

    /// The calendar with this id, or in this file, whose neighbours it may be laid over. Where there is something wrong with it, that is said beside the
    /// answer.
    ///
    /// # Errors
    /// [`Trouble::Misuse`] where there is no such calendar, or two.
    pub(crate) fn find(mut self, asked: &str, output: &mut Output) -> Result<Option<Calendar>, Trouble> {
        let text = match is_name(asked) {
            true => self.known(asked)?.cloned().ok_or_else(|| self.unknown(asked))?,
            false => self.open(Path::new(asked))?,
        };
        match self.layers(text) {
            Ok(layers) => read(&layers, output),
            Err(Unlayered::Trouble(trouble)) => Err(trouble),
            Err(Unlayered::Circle(ids)) => {
                writeln!(output.aside(), "{ERROR}error{ERROR:#}: {}", harmless(&circle(&ids)))?;
                Ok(None)
            }
        }
    }

    /// Adds every calendar that can be read to what a definition may name. What cannot be read is told of by whoever checks it.
    pub(crate) fn add_to(&self, catalogue: &mut Catalogue) {
        for id in self.0.keys() {
            let text = self.known(id).ok().flatten().cloned();
            let layers = text.and_then(|text| self.layers(text).ok()).unwrap_or_default();
            lowest_up(&layers).into_iter().for_each(|calendar| catalogue.add_calendar(Arc::new(calendar)));
        }
    }

    /// What is wrong with the text of a calendar, in the order of the text.
    pub(crate) fn check(&self, text: &Text, source: &Source) -> Vec<Diagnostic> {
        let wrong =
            |message: String| vec![Diagnostic::new(Code::UnknownCalendar, InText::root().field("over"), message)];
        let layers = match self.layers(text.clone()) {
            Ok(layers) => layers,
            Err(Unlayered::Circle(ids)) => return wrong(circle(&ids)),
            Err(Unlayered::Trouble(trouble)) => return wrong(trouble.to_string()),
        };
        let below = layers.get(1..).unwrap_or_default();
        let base = lowest_up(below).map(Arc::new);
        if let (None, Some(text)) = (&base, below.first()) {
            return wrong(format!("the calendar that it is laid over has errors: `{}`", text.name()));
        }
        let mut found = calendar::read(&text.bytes, &|id| base.clone().filter(|base| base.id() == id)).diagnostics;
        found.sort_by_cached_key(|found| (source.locate(&found.place).start, found.code.as_str()));
        found
    }

    fn open(&mut self, file: &Path) -> Result<Text, Trouble> {
        let text = files::read(file)?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut others = files::neighbours(folder);
        others.retain(|path| path.file_name() != file.file_name());
        self.add_nearer(readable(&others));
        Ok(text)
    }

    /// Adds the calendars among these texts, which lie nearer than all that is known.
    pub(crate) fn add_nearer(&mut self, texts: impl IntoIterator<Item = Text>) {
        let mut found: BTreeMap<String, Vec<Text>> = BTreeMap::new();
        for text in texts {
            if files::begins_as_calendar(&text.bytes) {
                found.entry(Head::of(&text).id).or_default().push(text);
            }
        }
        self.0.extend(found);
    }

    /// A calendar, and below it those that it is laid over, as far as they are known.
    fn layers(&self, top: Text) -> Result<Vec<Text>, Unlayered> {
        let mut ids = Vec::new();
        let mut layers = vec![top];
        while let Some(Head { id, over: Some(over) }) = layers.last().map(Head::of) {
            // That a calendar lies over itself is told by whoever reads it.
            if id == over {
                break;
            }
            ids.push(id);
            if ids.contains(&over) {
                return Err(Unlayered::Circle(ids));
            }
            let Some(text) = self.known(&over).map_err(Unlayered::Trouble)? else { break };
            layers.push(text.clone());
        }
        Ok(layers)
    }

    fn known(&self, id: &str) -> Result<Option<&Text>, Trouble> {
        match self.0.get(id).map(Vec::as_slice) {
            Some([one, other, ..]) => {
                let (one, other) = (one.name(), other.name());
                Err(Trouble::misuse(format!("`{one}` and `{other}` are both the calendar `{id}`")))
            }
            found => Ok(found.and_then(<[Text]>::first)),
        }
    }

    fn unknown(&self, asked: &str) -> Trouble {
        let ids = || self.0.keys().map(String::as_str);
        let help = did_you_mean(asked, ids()).unwrap_or_else(|| {
            format!("there are {}; a file is named with its folder or its ending", ids().collect::<Vec<_>>().join(", "))
        });
        Trouble::misuse_with_help(format!("there is no calendar `{asked}`"), help)
    }
}

/// What can be read of these files. One that cannot be is missed only by who wants it.
fn readable(paths: &[PathBuf]) -> impl Iterator<Item = Text> + '_ {
    paths.iter().filter_map(|path| files::read(path).ok())
}

fn circle(ids: &[String]) -> String {
    let ids = ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    format!("the calendars {ids} are laid over one another")
}

fn shipped_text(id: &str, text: &str) -> Text {
    Text { path: PathBuf::from(format!("{id}.ron (shipped)")), bytes: text.as_bytes().to_vec() }
}

/// The uppermost of some layers; none where there is something wrong with one.
fn lowest_up(layers: &[Text]) -> Option<Calendar> {
    let mut below: Option<Arc<Calendar>> = None;
    for text in layers.iter().rev() {
        let base = below.take();
        let calendar = calendar::read(&text.bytes, &|id| base.clone().filter(|base| base.id() == id)).calendar?;
        below = Some(Arc::new(calendar));
    }
    below.and_then(Arc::into_inner)
}

/// The same, and says what is wrong. Where there is something wrong with one, what lies on it is not looked at.
fn read(layers: &[Text], output: &mut Output) -> Result<Option<Calendar>, Trouble> {
    let mut below: Option<Calendar> = None;
    for text in layers.iter().rev() {
        let base = below.take().map(Arc::new);
        let reading = calendar::read(&text.bytes, &|id| base.clone().filter(|base| base.id() == id));
        if reading.calendar.is_none() {
            let source = Source::new(String::from_utf8_lossy(&text.bytes));
            let mut tally = Tally::default();
            tally.add(&reading.diagnostics);
            report::diagnostics(&text.name(), &source, &reading.diagnostics, Place::Aside, output)?;
            writeln!(output.aside(), "{}", tally.line())?;
            tally.json(output)?;
            return Ok(None);
        }
        below = reading.calendar;
    }
    Ok(below)
}
