mod completion;
mod kernel;
mod text;
mod work;

use super::{clock, refused::Refused};
use jiff::civil::DateTime;
use onedoor_core::{
    diagnostic::one_of,
    engine::{Action, Refusal, outcome_named, step_named},
    graph::Graph,
    id::StepId,
    people::Actor,
};
use text::{form, form_of, split, words};

/// What a typed line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// A move.
    Act {
        /// The move, without data.
        action: Action,
        /// Who makes it, where that is said.
        by: Option<Actor>,
    },
    /// A sub-case of a step ends: the first that has not answered.
    EndSubCase {
        /// The step.
        step: StepId,
        /// The end; none for one that was closed outside its graph.
        end: Option<String>,
    },
    /// A value for the start or the next completion.
    Set {
        /// The field.
        field: String,
        /// The value, as it was typed.
        value: String,
    },
    /// Time passes until the clock shows this.
    Pass(DateTime),
    /// The move with this number in the list.
    Number(usize),
    /// Why a step is what it is.
    Why(StepId),
    /// Why the last command was refused, or what the case waits for.
    WhyAll,
    /// What somebody has to do.
    Worklist(Actor),
    /// What the case knows.
    Data,
    /// What can be typed.
    Help,
    /// No more.
    Quit,
}

/// What may be typed.
pub(super) const FORMS: &[(&str, &str)] = &[
    ("STEP OUTCOME", "complete a step; behind it FIELD=VALUE, handler=PERSON, and \"OPINION\""),
    ("as PERSON STEP OUTCOME", "the same, or any other command, by somebody"),
    ("NUMBER", "the move of that number in the list, in a terminal"),
    ("set FIELD VALUE", "a value for the next completion"),
    ("request STEP", "ask for a step that is there on request"),
    ("waive STEP OUTCOME", "do without the work of a step"),
    ("cancel STEP", "recall a step"),
    ("take_back STEP", "undo a completion"),
    ("sub STEP END", "a sub-case of a step ends"),
    ("close WORD", "end the case: withdrawn, terminated, lapsed, merged"),
    ("withdraw REASON", "take the application back"),
    ("suspend REASON", "order the work to rest; `resume case` lets it go on"),
    ("pass TIME", "let time pass until then, such as 2024-05-10 or 2024-05-10T09:00"),
    ("stop STEP GROUND AMOUNT NOTICE", "stop the clock of a step, for instance for 15wd"),
    ("resume STEP", "let the clock of a step run again"),
    ("extend LIMIT AMOUNT REASON; NOTICE", "extend a limit: `case`, a stage or a step"),
    ("acknowledge STEP", "acknowledge the notice of a step; without one, the receipt of the case"),
    ("claim ITEM", "take work in hand: a step, or a seat of one, such as board.2"),
    ("release ITEM", "offer it again"),
    ("begin ITEM", "begin with it"),
    ("assign ITEM PERSON", "give it to somebody"),
    ("transfer ITEM PERSON REASON", "hand it to somebody else, who answers for it"),
    ("delegate ITEM PERSON REASON", "have somebody else work on it, who gives it back"),
    ("give-back ITEM ADVICE", "give back what was delegated"),
    ("call-back ITEM", "call back what was delegated"),
    ("add-seat STEP PERSON PLACE REASON", "have somebody else sign: before, after or parallel"),
    ("remove-seat ITEM REASON", "take a seat out that was added"),
    ("abstain STEP", "be present at a vote, and give no answer"),
    ("close-vote STEP REASON", "who has not answered is absent"),
    ("copy PERSON", "tell somebody of the case"),
    ("read", "say that one has read it"),
    ("consult STEP PERSON QUESTION", "ask somebody; `wait QUESTION`: the step waits for the answer"),
    ("answer STEP NUMBER TEXT", "answer a question of a step, from 0"),
    ("withdraw-question STEP NUMBER", "withdraw one"),
    ("recuse PERSON STEP REASON", "keep somebody from a step; without one, from the case"),
    ("urge STEP", "urge those who have the work in hand"),
    ("save-draft STEP OUTCOME", "put something aside, with values and an opinion behind it"),
    ("mandate PERSON", "have somebody act for the applicant"),
    ("revoke PERSON", "and no longer"),
    ("hand-over PERSON PERSON REASON", "everything that one has goes to the other"),
    ("jump STEP REASON", "do without what lies before a step"),
    ("worklist PERSON", "what somebody has to do"),
    ("why", "what the case waits for; behind a refusal, what it means"),
    ("why STEP", "why a step is what it is"),
    ("data", "what the case knows"),
    ("help", "this list"),
    ("quit", "leave the case"),
];

/// The word for a sub-case that was closed outside its graph.
const CLOSED: &str = "closed";

/// Reads a line that is not blank.
///
/// A line that names a step and one of its outcomes is a completion, even where the step is called as a command is. What stands behind
/// a completion is values and an opinion, behind `request`, `waive`, `cancel` and `close` the reason, behind `stop` the notice, and behind `extend` the reason and,
/// behind a `;`, the notice. Words may be joined by `-` or by `_`.
pub(super) fn command(graph: &Graph, line: &str) -> Result<Command, Refused> {
    if is_completion(graph, line) {
        return Ok(Command::Act { action: completion::completion(graph, line)?, by: None });
    }
    let (word, rest) = split(line);
    match word {
        "set" => set(rest),
        "as" => by_somebody(graph, rest),
        "pass" => clock::read(rest).map(Command::Pass).ok_or_else(|| form(form_of(word))),
        "sub" => sub_case(graph, rest),
        "why" if rest.is_empty() => Ok(Command::WhyAll),
        "why" => Ok(Command::Why(only_step(graph, "why STEP", rest)?)),
        "worklist" => worklist(rest),
        "data" if rest.is_empty() => Ok(Command::Data),
        "help" | "?" if rest.is_empty() => Ok(Command::Help),
        "quit" | "exit" if rest.is_empty() => Ok(Command::Quit),
        number if rest.is_empty() && number.parse::<usize>().is_ok() => {
            number.parse().map(Command::Number).map_err(|_| form("STEP OUTCOME"))
        }
        _ => action(graph, line).map(|action| Command::Act { action, by: None }),
    }
}

/// A command that somebody in particular may give.
fn action(graph: &Graph, line: &str) -> Result<Action, Refused> {
    if is_completion(graph, line) {
        return completion::completion(graph, line);
    }
    let (word, rest) = split(line);
    let word = word.replace('-', "_");
    match word.as_str() {
        "request" | "cancel" | "take_back" | "waive" | "close" | "suspend" | "withdraw" => {
            kernel::act(graph, &word, rest)
        }
        "stop" | "resume" | "extend" | "acknowledge" => kernel::timed(graph, &word, rest),
        _ => match work::work(graph, &word, rest) {
            Some(work) => work.map(Action::Work),
            None => complete(graph, line),
        },
    }
}

/// Whether a line names a step and one of its outcomes.
fn is_completion(graph: &Graph, line: &str) -> bool {
    let (step, rest) = split(line);
    Action::complete(graph, step, split(rest).0).is_ok()
}

fn complete(graph: &Graph, line: &str) -> Result<Action, Refused> {
    match *words(line).as_slice() {
        [step, outcome] => Ok(Action::complete(graph, step, outcome)?),
        [step] => Err(without_outcome(graph, step)),
        _ => Err(form("STEP OUTCOME")),
    }
}

fn without_outcome(graph: &Graph, word: &str) -> Refused {
    match graph.step_named(word) {
        Some(step) => {
            let outcomes = one_of(graph.steps()[step].outcomes.names());
            Refused::not_a_command(
                format!("`{word}` is a step without an outcome"),
                format!("its outcomes: {outcomes}"),
            )
        }
        None => form("STEP OUTCOME"),
    }
}

fn by_somebody(graph: &Graph, rest: &str) -> Result<Command, Refused> {
    let (person, line) = split(rest);
    if line.is_empty() {
        return Err(form("as PERSON STEP OUTCOME"));
    }
    Ok(Command::Act { action: action(graph, line)?, by: Some(text::person(person)?) })
}

fn worklist(rest: &str) -> Result<Command, Refused> {
    match *words(rest).as_slice() {
        [person] => Ok(Command::Worklist(text::person(person)?)),
        _ => Err(form("worklist PERSON")),
    }
}

fn sub_case(graph: &Graph, rest: &str) -> Result<Command, Refused> {
    let [step, end] = *words(rest).as_slice() else { return Err(form("sub STEP END")) };
    let step = step_named(graph, step)?;
    let node = &graph.steps()[step];
    if node.called.is_none() {
        let message = format!("`{}` has no sub-cases", node.name);
        return Err(Refused::not_a_command(message, format!("complete it: `{} OUTCOME`", node.name)));
    }
    outcome_named(graph, step, end)?;
    Ok(Command::EndSubCase { step, end: (end != CLOSED).then(|| end.to_owned()) })
}

fn set(rest: &str) -> Result<Command, Refused> {
    let (field, value) = split(rest);
    if field.is_empty() {
        return Err(form("set FIELD VALUE"));
    }
    Ok(Command::Set { field: field.to_owned(), value: value.to_owned() })
}

fn only_step(graph: &Graph, written: &str, rest: &str) -> Result<StepId, Refused> {
    match *words(rest).as_slice() {
        [step] => step_named(graph, step).map_err(|refusal: Refusal| refusal.into()),
        _ => Err(form(written)),
    }
}
