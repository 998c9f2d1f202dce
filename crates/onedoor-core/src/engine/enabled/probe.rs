//! Asking `decide`.

use super::{Enabled, shape::target_mut, targets::People};
use crate::{
    case::{Case, Opinion},
    engine::{Action, Command, Env, Given, Refusal, WorkRefusal, decide},
    expr::{Type, Value},
    id::{FieldId, StepId},
    people::Actor,
    proof::Proved,
};
use jiff::civil::Date;

/// A case in which commands are tried; every deadline up to now has passed in it.
pub(in super::super) struct Probe<'p> {
    pub(in super::super) graph: &'p Proved,
    pub(in super::super) case: &'p Case,
    pub(in super::super) env: &'p Env<'p>,
}

impl Probe<'_> {
    /// Tries a command; what it is refused for want of is added, and it is tried again. Gives the command as it is accepted.
    pub(in super::super) fn attempt(&self, by: &Actor, action: &Action) -> Result<Action, Refusal> {
        let mut command = Command::new(action.clone()).by(by);
        loop {
            match decide(self.graph, self.case, self.env, &command) {
                Ok(_) => return Ok(command.action),
                Err(refusal) if self.supply(&mut command.action, &refusal) => {}
                Err(refusal) => return Err(refusal),
            }
        }
    }

    /// Adds what a command was refused for want of; false where it has it already, or it was refused for something else.
    fn supply(&self, action: &mut Action, refusal: &Refusal) -> bool {
        match (refusal, action) {
            (Refusal::Work(WorkRefusal::ReasonMissing { .. }), Action::Complete { opinion: opinion @ None, .. }) => {
                *opinion = Some(Opinion { text: "reasons".to_owned(), reason: None });
                true
            }
            (
                Refusal::FieldMissing { .. },
                Action::Complete { step, given, .. } | Action::Waive { step, given, .. },
            ) => self.fill(*step, given),
            (Refusal::NoticeMissing { .. }, Action::StopClock { notice: notice @ None, .. })
            | (Refusal::NoticeMissing { .. }, Action::Extend { notice: notice @ None, .. }) => {
                *notice = Some("notice".to_owned());
                true
            }
            _ => false,
        }
    }

    fn fill(&self, step: StepId, given: &mut Given) -> bool {
        if !given.data.is_empty() {
            return false;
        }
        given.data = self.missing(step).map(|field| (field, sample(&self.graph.fields()[field].ty))).collect();
        !given.data.is_empty()
    }

    /// The fields that a step writes and that have no value.
    pub(in super::super) fn missing(&self, step: StepId) -> impl Iterator<Item = FieldId> + '_ {
        self.graph.steps()[step].writes.iter().copied().filter(|field| self.case.value(*field).is_none())
    }

    /// The row of a command; none where it is refused, whoever it is about.
    pub(super) fn row(&self, by: &Actor, offer: &Action, people: &People) -> Option<Enabled> {
        let mut action = offer.clone();
        if target_mut(&mut action).is_none() {
            return self.attempt(by, offer).ok().map(|accepted| row(accepted, Vec::new(), false));
        }
        let (mut first, mut to) = (None, Vec::new());
        let mut refused = Refused::default();
        for person in &people.listed {
            target_mut(&mut action)?.clone_from(person);
            match self.attempt(by, &action) {
                Ok(accepted) => {
                    to.push(person.clone());
                    first = first.or(Some(accepted));
                }
                Err(refusal) if refused.says_nothing_of_the_person(person == by, &refusal) => break,
                Err(_) => {}
            }
        }
        // Somebody whom neither the case nor the directory knows.
        target_mut(&mut action)?.clone_from(&people.stranger);
        let stranger = self.attempt(by, &action).ok();
        let others = stranger.is_some() || people.more && first.is_some();
        first.or(stranger).map(|action| row(action, to, others))
    }
}

fn row(action: Action, to: Vec<Actor>, others: bool) -> Enabled {
    let (asks, opinion, notice) = match &action {
        Action::Complete { given, opinion, .. } => (fields(given), opinion.is_some(), false),
        Action::Waive { given, .. } => (fields(given), false, false),
        Action::StopClock { notice, .. } | Action::Extend { notice, .. } => (Vec::new(), false, notice.is_some()),
        _ => (Vec::new(), false, false),
    };
    Enabled { action, to, others, asks, opinion, notice }
}

fn fields(given: &Given) -> Vec<FieldId> {
    given.data.iter().map(|(field, _)| *field).collect()
}

/// Why the last one was refused who is not the one who acts.
#[derive(Default)]
struct Refused(Option<Refusal>);

impl Refused {
    /// Two different people were refused in the very same words: these are not about the person, and nobody else fares better. Whoever acts may fare otherwise
    /// than all others, so they do not count.
    fn says_nothing_of_the_person(&mut self, oneself: bool, refusal: &Refusal) -> bool {
        if oneself {
            return false;
        }
        let same = self.0.as_ref() == Some(refusal);
        self.0 = Some(refusal.clone());
        same
    }
}

/// A value of a type.
fn sample(ty: &Type) -> Value {
    match ty {
        Type::Bool => Value::Bool(true),
        Type::Integer => Value::Integer(1),
        Type::Decimal => Value::Decimal(1.into()),
        Type::Text => Value::Text("sample".to_owned()),
        Type::Date => Value::Date(Date::constant(2000, 1, 1)),
        Type::OneOf(choices) => Value::Text(choices.first().cloned().unwrap_or_default()),
        Type::List(_) => Value::List(Vec::new()),
    }
}
