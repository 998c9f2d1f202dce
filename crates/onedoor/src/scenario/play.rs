use super::{
    expectation::Expectation,
    file::{Completion, Other, Play, Scenario, line_of, part},
    value::Written,
};
use crate::{Act, Actor, Error, Move, Start, Timestamp, blocking::Engine};
use jiff::{civil::DateTime, tz::TimeZone};
use onedoor_core::{case::Closing, language::Entries, proof::Proved};
use ron::value::RawValue;

/// A line with what went otherwise there.
type Otherwise = (usize, String);

/// Plays one scenario in a case of its own.
pub(super) fn play(
    engine: &Engine,
    proved: &Proved,
    case: &str,
    scenario: &Scenario<'_>,
    text: &str,
) -> Result<(), Otherwise> {
    let first_line = scenario.play.first().copied().or(scenario.expect).map_or(1, |raw| line_of(raw, text));
    let mut now = time(&scenario.at).map_err(|message| (first_line, message))?;
    let somebody = actor("somebody").map_err(|message| (first_line, message))?;
    let start = scenario
        .data
        .iter()
        .fold(Start::new(&proved.workflow().id, case, &somebody, now), |start, (field, Written(value))| {
            start.data(field, value.clone())
        });
    let mut last = engine.start(start).map(|_| ()).map_err(|error| (first_line, told(&error)));
    for raw in &scenario.play {
        last?;
        let line = line_of(raw, text);
        let next: Play = part(raw, text).map_err(|error| (line, error.to_string()))?;
        last = step(engine, case, &next, &mut now).map_err(|message| (line, message));
    }
    last?;
    scenario.expect.map_or(Ok(()), |raw| expect(engine, case, raw, text))
}

fn expect(engine: &Engine, case: &str, raw: &RawValue, text: &str) -> Result<(), Otherwise> {
    let line = line_of(raw, text);
    let wanted: Expectation = part(raw, text).map_err(|error| (line, error.to_string()))?;
    let view = engine.ask(case).map_err(|error| (line, told(&error)))?;
    let events = engine.history_in_words(case).map_err(|error| (line, told(&error)))?;
    let words: Vec<String> = events.into_iter().map(|recorded| recorded.event).collect();
    let fields = wanted.data.iter().find_map(|(name, Written(value))| unmet_field(&view, name, &value.to_string()));
    wanted.unmet(&view, &words).or(fields).map_or(Ok(()), |message| Err((line, message)))
}

fn unmet_field(view: &crate::CaseView, name: &str, wanted: &str) -> Option<String> {
    let found = view.data.get(name).map_or("nothing".to_owned(), ToString::to_string);
    (found != wanted).then(|| format!("expected `{name}` to hold {wanted}, found {found}"))
}

fn step(engine: &Engine, case: &str, next: &Play, now: &mut Timestamp) -> Result<(), String> {
    match next {
        Play::Other(Other::Pass(until)) => {
            *now = (*now).max(time(until)?);
            engine.tick(*now).map(|_| ()).map_err(|error| told(&error))
        }
        Play::Other(Other::Refused(refused, code)) => match act(engine, case, refused, *now)? {
            Err(error) if error.code() == code => Ok(()),
            Err(error) => Err(format!("expected the refusal `{code}`, found `{}`: {}", error.code(), told(&error))),
            Ok(()) => Err(format!("expected the refusal `{code}`, but it was carried out")),
        },
        other => act(engine, case, other, *now)?.map_err(|error| told(&error)),
    }
}

fn act(engine: &Engine, case: &str, play: &Play, now: Timestamp) -> Result<Result<(), Error>, String> {
    let (sub_case, by, what) = command(play)?;
    let name = sub_case.map_or(case.to_owned(), |sub_case| format!("{case}/{sub_case}"));
    Ok(engine.act(Act::new(&name, &actor(by)?, now, what)).map(|_| ()))
}

/// A play as a sub-case, a person and a move.
fn command(play: &Play) -> Result<(Option<&str>, &str, Move), String> {
    let reason = "said by a scenario";
    Ok(match play {
        Play::Complete(done) => {
            let what = with_data(Move::complete(&done.step, &done.outcome), &done.data);
            (done.case.as_deref(), &done.by, done.opinion.iter().fold(what, |what, text| what.opinion(text)))
        }
        Play::Other(Other::Waive(done)) => waived(done, reason),
        Play::Other(Other::Request(step)) => (None, "somebody", Move::request(step, reason)),
        Play::Other(Other::Cancel(step)) => (None, "somebody", Move::cancel(step, reason)),
        Play::Other(Other::TakeBack(step)) => (None, "somebody", Move::take_back(step)),
        Play::Other(Other::Close(how)) => {
            let closing = Closing::ALL
                .into_iter()
                .find(|closing| closing.word() == how)
                .ok_or_else(|| format!("`{how}` is no way to close a case"))?;
            (None, "somebody", Move::close(closing, reason))
        }
        Play::Other(Other::Pass(_) | Other::Refused(..)) => return Err("only a command can be refused".to_owned()),
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
