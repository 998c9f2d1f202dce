use super::{
    fault::Fault,
    file::{self, Completion, Order, Play, Scenario},
    names,
    value::Written,
};
use crate::{Act, Actor, Error, Move, Start, Timestamp, blocking::Engine};
use jiff::{civil::DateTime, tz::TimeZone};
use onedoor_core::{case::Closing, language::Entries, proof::Proved};

/// Plays one scenario in a case of its own; says where and what went otherwise.
pub(super) fn play(
    engine: &Engine,
    proved: &Proved,
    case: &str,
    scenario: &Scenario<'_>,
    text: &str,
) -> Result<(), Fault> {
    names::check(scenario, proved, text)?;
    let mut now = begin(engine, proved, case, scenario).map_err(|message| {
        Fault::of_part(scenario.plays().next().or(scenario.expected()).unwrap_or(text), text, message)
    })?;
    for part in scenario.plays() {
        let next = file::play(part, text)?;
        step(engine, case, &next, &mut now).map_err(|message| Fault::of_part(part, text, message))?;
    }
    scenario.expected().map_or(Ok(()), |part| expect(engine, case, part, text))
}

/// Starts the case; gives the time at which it begins.
fn begin(engine: &Engine, proved: &Proved, case: &str, scenario: &Scenario<'_>) -> Result<Timestamp, String> {
    let now = time(&scenario.at)?;
    let start = Start::new(&proved.workflow().id, case, &actor("somebody")?, now);
    let with_data = |start: Start, (field, Written(value)): (&str, &Written)| start.data(field, value.clone());
    engine.start(scenario.data.iter().fold(start, with_data)).map(|_| now).map_err(|error| told(&error))
}

fn expect(engine: &Engine, case: &str, part: &str, text: &str) -> Result<(), Fault> {
    let wanted = file::expectation(part, text)?;
    let otherwise = |error: Error| Fault::of_part(part, text, told(&error));
    let view = engine.ask(case).map_err(otherwise)?;
    let events = engine.history_in_words(case).map_err(otherwise)?;
    let words: Vec<String> = events.into_iter().map(|recorded| recorded.event).collect();
    wanted.unmet(&view, &words).map_or(Ok(()), |message| Err(Fault::of_part(part, text, message)))
}

fn step(engine: &Engine, case: &str, next: &Play, now: &mut Timestamp) -> Result<(), String> {
    match next {
        Play::Pass(until) => {
            *now = (*now).max(time(until)?);
            engine.tick(*now).map(|_| ()).map_err(|error| told(&error))
        }
        Play::Do(order) => act(engine, case, order, *now)?.map_err(|error| told(&error)),
        Play::Refused(refused, code) => match act(engine, case, refused, *now)? {
            Err(error) if error.code() == code => Ok(()),
            Err(error) => Err(format!("expected the refusal `{code}`, found `{}`: {}", error.code(), told(&error))),
            Ok(()) => Err(format!("expected the refusal `{code}`, but it was carried out")),
        },
    }
}

fn act(engine: &Engine, case: &str, order: &Order, now: Timestamp) -> Result<Result<(), Error>, String> {
    let (sub_case, by, what) = command(order)?;
    let name = sub_case.map_or(case.to_owned(), |sub_case| format!("{case}/{sub_case}"));
    Ok(engine.act(Act::new(&name, &actor(by)?, now, what)).map(|_| ()))
}

/// A command as a sub-case, a person and a move.
fn command(order: &Order) -> Result<(Option<&str>, &str, Move), String> {
    let reason = "said by a scenario";
    Ok(match order {
        Order::Complete(done) => {
            let what = with_data(Move::complete(&done.step, &done.outcome), &done.data);
            (done.case.as_deref(), &done.by, done.opinion.iter().fold(what, |what, text| what.opinion(text)))
        }
        Order::Waive(done) => waived(done, reason),
        Order::Request(step) => (None, "somebody", Move::request(step, reason)),
        Order::Cancel(step) => (None, "somebody", Move::cancel(step, reason)),
        Order::TakeBack(step) => (None, "somebody", Move::take_back(step)),
        Order::Close(how) => {
            let closing = Closing::ALL
                .into_iter()
                .find(|closing| closing.word() == how)
                .ok_or_else(|| format!("`{how}` is no way to close a case"))?;
            (None, "somebody", Move::close(closing, reason))
        }
    })
}

fn waived<'a>(done: &'a Completion, reason: &str) -> (Option<&'a str>, &'a str, Move) {
    (done.case.as_deref(), &done.by, with_data(Move::waive(&done.step, &done.outcome, reason), &done.data))
}

fn with_data(what: Move, data: &Entries<Written>) -> Move {
    data.iter().fold(what, |what, (field, Written(value))| what.data(field, value.clone()))
}

fn actor(identity: &str) -> Result<Actor, String> {
    Actor::authenticated(identity).map_err(|error| error.to_string())
}

/// A local time, read as UTC.
fn time(text: &str) -> Result<Timestamp, String> {
    let civil: DateTime = text.parse().map_err(|_| format!("`{text}` is no time such as 2024-04-15T09:00"))?;
    TimeZone::UTC.to_timestamp(civil).map_err(|_| format!("`{text}` is out of range"))
}

fn told(error: &Error) -> String {
    match error {
        Error::Refused(refusal) => {
            refusal.way_out().map_or_else(|| refusal.to_string(), |way_out| format!("{refusal}; {way_out}"))
        }
        other => other.to_string(),
    }
}
