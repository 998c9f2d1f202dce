use super::{
    Setting,
    expectation::{Expectation, Found},
    fault::Fault,
    file::{self, Scenario},
    names,
    order::{Order, actor},
    people::{People, listed},
    play_text::{self, Play},
    value::Written,
    wall::Wall,
};
use crate::{Act, Actor, Error, Start, Timestamp, blocking::Engine};
use onedoor_core::proof::Proved;

/// The name of the case that is played.
pub(super) const CASE: &str = "case";

/// Plays one scenario on an engine of its own, as many plays of it as are asked for; says where and what went otherwise.
pub(super) fn play(stage: &mut Stage<'_>, scenario: &Scenario<'_>, text: &str, plays_max: usize) -> Result<(), Fault> {
    names::check(scenario, stage.proved, text)?;
    let first = || scenario.plays().next().or(scenario.expected()).unwrap_or(text);
    stage.begin(scenario).map_err(|message| Fault::of_part(first(), text, message))?;
    for part in scenario.plays().take(plays_max) {
        let next = play_text::play(part, text)?;
        stage.step(&next).map_err(|message| Fault::of_part(part, text, message))?;
    }
    match scenario.expected() {
        Some(part) if plays_max == usize::MAX => {
            stage.expect(&file::expectation(part, text)?).map_err(|message| Fault::of_part(part, text, message))
        }
        _ => Ok(()),
    }
}

/// A case that is played, and what time it is.
pub(super) struct Stage<'a> {
    pub(super) engine: Engine,
    proved: &'a Proved,
    setting: &'a Setting<'a>,
    wall: &'a Wall,
    pub(super) now: Timestamp,
    /// Whether a directory is in force.
    directed: bool,
}

impl<'a> Stage<'a> {
    /// An empty one, without a directory.
    pub(super) fn new(engine: Engine, proved: &'a Proved, setting: &'a Setting<'a>, wall: &'a Wall) -> Self {
        Stage { engine, proved, setting, wall, now: Timestamp::MIN, directed: false }
    }

    /// Puts the directory in force that the file names.
    ///
    /// # Errors
    /// At its place in the file, where it is not there or has errors.
    pub(super) fn begin_with(&mut self, directory: Option<&str>, text: &str) -> Result<(), Fault> {
        let Some(path) = directory else { return Ok(()) };
        self.direct(path).map_err(|message| Fault::of_word(path, text, text, message))
    }

    fn direct(&mut self, path: &str) -> Result<(), String> {
        let text = self.setting.directories.get(path);
        let text = text.ok_or_else(|| format!("there is no directory `{path}`"))?;
        self.engine.deploy_directory(text).map_err(|error| told(&error))?;
        self.directed = true;
        Ok(())
    }

    fn begin(&mut self, scenario: &Scenario<'_>) -> Result<(), String> {
        self.now = self.wall.instant(&scenario.at)?;
        let by = self.somebody(scenario.started_by.as_deref().or(scenario.applicant.as_deref()))?;
        let start = Start::new(&self.proved.workflow().id, CASE, &by, self.now);
        let applicant = scenario.applicant.as_deref().map(actor).transpose()?;
        let start = applicant.iter().fold(start, Start::applicant);
        let with_data = |start: Start, (field, Written(value)): (&str, &Written)| start.data(field, value.clone());
        let start = scenario.data.iter().fold(start, with_data);
        self.engine.start(start).map(|_| ()).map_err(|error| told(&error))
    }

    fn step(&mut self, next: &Play) -> Result<(), String> {
        match next {
            Play::Pass(until) => {
                self.pass_to(until)?;
                self.engine.tick(self.now).map(|_| ()).map_err(|error| told(&error))
            }
            Play::Do(order) => self.act(order)?.map_err(|error| told(&error)),
            Play::Refused(refused, code) => match self.act(refused)? {
                Err(error) if error.code() == code => Ok(()),
                Err(error) => Err(format!("expected the refusal `{code}`, found `{}`: {}", error.code(), told(&error))),
                Ok(()) => Err(format!("expected the refusal `{code}`, but it was carried out")),
            },
            Play::AmendCalendar(calendar) => {
                self.engine.deploy_calendar(calendar, self.now).map(|_| ()).map_err(|error| told(&error))
            }
            Play::Directory(path) => self.direct(path),
            Play::Expect(expected) => self.expect(expected),
            Play::Worklist(person, items) => self.lists(person, items),
        }
    }

    /// It is later now. Who writes an earlier time has mistaken it.
    fn pass_to(&mut self, time: &str) -> Result<(), String> {
        let then = self.wall.instant(time)?;
        if then < self.now {
            return Err(format!("time does not run backwards: it is {} already", self.wall.shows(self.now)));
        }
        self.now = then;
        Ok(())
    }

    fn act(&mut self, order: &Order) -> Result<Result<(), Error>, String> {
        order.at().map_or(Ok(()), |at| self.pass_to(at))?;
        let name = order.sub_case().map_or(CASE.to_owned(), |sub_case| format!("{CASE}/{sub_case}"));
        let act = Act::new(&name, &self.somebody(order.by.as_deref())?, self.now, order.what(self.wall)?);
        Ok(self.engine.act(act).map(|_| ()))
    }

    /// Who acts. Where a directory is in force, what nobody in particular orders is left to the engine, which refuses it.
    fn somebody(&self, named: Option<&str>) -> Result<Actor, String> {
        match named {
            None if self.directed => Ok(Actor::engine()),
            named => actor(named.unwrap_or("somebody")),
        }
    }

    fn expect(&self, wanted: &Expectation) -> Result<(), String> {
        let found = self.engine.asynchronous().look(CASE, |kept, _, view| Found {
            view,
            events: kept.record.iter().map(|recorded| recorded.event.describe(&kept.graph)).collect(),
            people: People::of(&kept.graph, &kept.case),
        });
        wanted.unmet(&found.map_err(|error| told(&error))?, self.wall).map_or(Ok(()), Err)
    }

    fn lists(&self, person: &str, wanted: &[String]) -> Result<(), String> {
        let found: Vec<String> = self.engine.worklist(&actor(person)?).iter().map(|row| listed(row, CASE)).collect();
        let told = |items: &[String]| if items.is_empty() { "nothing".to_owned() } else { items.join(", ") };
        match found == wanted {
            true => Ok(()),
            false => Err(format!("expected the worklist of `{person}` to be {}, found {}", told(wanted), told(&found))),
        }
    }
}

fn told(error: &Error) -> String {
    match error {
        Error::Refused(refusal) => {
            refusal.way_out().map_or_else(|| refusal.to_string(), |way_out| format!("{refusal}; {way_out}"))
        }
        other => other.to_string().replace('\n', " "),
    }
}
