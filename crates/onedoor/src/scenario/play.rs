use super::{
    expectation::Expectation,
    fault::Fault,
    file::{self, Play, Scenario},
    names,
    order::Order,
    value::Written,
    wall::Wall,
};
use crate::{Act, Actor, Error, Recorded, Start, Timestamp, blocking::Engine};
use onedoor_core::{case::Event, proof::Proved};

/// Plays one scenario on an engine of its own; says where and what went otherwise.
pub(super) fn play(
    engine: &Engine,
    proved: &Proved,
    wall: &Wall,
    scenario: &Scenario<'_>,
    text: &str,
) -> Result<(), Fault> {
    names::check(scenario, proved, text)?;
    let first = || scenario.plays().next().or(scenario.expected()).unwrap_or(text);
    let mut stage = begin(engine, proved, wall, scenario).map_err(|message| Fault::of_part(first(), text, message))?;
    for part in scenario.plays() {
        let next = file::play(part, text)?;
        stage.step(&next).map_err(|message| Fault::of_part(part, text, message))?;
    }
    let Some(part) = scenario.expected() else { return Ok(()) };
    stage.expect(&file::expectation(part, text)?).map_err(|message| Fault::of_part(part, text, message))
}

/// The name of the case that is played.
pub(super) const CASE: &str = "case";

/// The record of the case that was played.
pub(super) fn record(engine: &Engine) -> Vec<Recorded<Event>> {
    actor("somebody").ok().and_then(|by| engine.history(CASE, &by).ok()).unwrap_or_default()
}

/// A case that is played, and what time it is.
struct Stage<'a> {
    engine: &'a Engine,
    wall: &'a Wall,
    now: Timestamp,
}

fn begin<'a>(
    engine: &'a Engine,
    proved: &Proved,
    wall: &'a Wall,
    scenario: &Scenario<'_>,
) -> Result<Stage<'a>, String> {
    let now = wall.instant(&scenario.at)?;
    let start = Start::new(&proved.workflow().id, CASE, &actor("somebody")?, now);
    let with_data = |start: Start, (field, Written(value)): (&str, &Written)| start.data(field, value.clone());
    engine.start(scenario.data.iter().fold(start, with_data)).map_err(|error| told(&error))?;
    Ok(Stage { engine, wall, now })
}

impl Stage<'_> {
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
            Play::Expect(expected) => self.expect(expected),
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
        let act = Act::new(&name, &actor(order.by())?, self.now, order.what()?);
        Ok(self.engine.act(act).map(|_| ()))
    }

    fn expect(&self, wanted: &Expectation) -> Result<(), String> {
        let view = self.engine.ask(CASE, &actor("somebody")?).map_err(|error| told(&error))?;
        let events = self.engine.history_in_words(CASE, &actor("somebody")?).map_err(|error| told(&error))?;
        let words: Vec<String> = events.into_iter().map(|recorded| recorded.event).collect();
        wanted.unmet(&view, &words, self.wall).map_or(Ok(()), Err)
    }
}

fn actor(identity: &str) -> Result<Actor, String> {
    Actor::authenticated(identity).map_err(|error| error.to_string())
}

fn told(error: &Error) -> String {
    match error {
        Error::Refused(refusal) => {
            refusal.way_out().map_or_else(|| refusal.to_string(), |way_out| format!("{refusal}; {way_out}"))
        }
        other => other.to_string().replace('\n', " "),
    }
}
