//! The auditor: whether everything in a record was done by somebody who could, judged from the record, the definition and the directories alone.
//!
//! It never looks at a [`Case`](onedoor_core::case::Case), and asks the engine nothing: who held which work, who answered from which seat, who was recused and who
//! took over from whom it reads from the events, and who somebody was from the directory that was in force, found by its content hash.

mod book;
mod eligible;
mod warrant;

use std::collections::BTreeMap;

use onedoor_core::{
    case::{Event, SeatAnswer, SeatBy, WorkEvent, WorkItemId, Worked},
    graph::Graph,
    id::StepId,
    language::{Kind, Nobody, Rule},
    people::{Actor, Directory, DirectoryHash, Power, Right},
};

use book::Book;
pub use eligible::Why;

/// Something in a record that should not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The number of the event, from 0.
    pub event: usize,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody ordered it.
    NobodyActed,
    /// The directory is not there that it was judged by.
    NoDirectory,
    /// Somebody could not do what they did.
    NotEligible(Actor, Why),
    /// It was done by a right that does not reach so far.
    WrongRight(Right),
    /// A fact that is not in the directory, or did not hold.
    FalseFact(String),
    /// A stand-in for somebody, by no chain of rules.
    NoChain(Actor),
    /// Somebody else had it in hand.
    HeldBy(Actor),
    /// It was delegated, and had not come back.
    Delegated(Actor),
    /// A seat that is not there, or was removed.
    NoSeat,
    /// A seat that had answered.
    SeatTwice,
    /// Somebody answered from two seats, or for somebody who has.
    PersonTwice(Actor),
    /// It went back to somebody who had it.
    Loop(Actor),
    /// Nobody may do without it.
    NeverWaived,
    /// Somebody could have done what was done without.
    SomebodyWas(Actor),
}

/// Everything that is wrong with a record. Where nobody is judged by a directory there is nothing to find.
pub fn audit(graph: &Graph, directories: &BTreeMap<DirectoryHash, Directory>, record: &[Event]) -> Vec<Violation> {
    let mut book = Book::new(graph, directories);
    let mut found = Vec::new();
    for (number, event) in record.iter().enumerate() {
        let wrong = judge(&book, event);
        found.extend(wrong.into_iter().map(|what| Violation { event: number, what }));
        book.follow(event);
    }
    found
}

fn judge(book: &Book<'_>, event: &Event) -> Vec<Wrong> {
    match event {
        Event::StepCompleted { step, with, .. } => match with.as_ref().map(|with| &with.worked) {
            None | Some(Worked::Done) => works(book, WorkItemId::of(*step)),
            Some(Worked::Waived { .. }) => waived(book, *step),
            Some(Worked::ByNobody) => by_nobody(book, *step),
            Some(Worked::BySubCases | Worked::BySilence { .. } | Worked::BySeats | Worked::Repeated { .. }) => {
                Vec::new()
            }
        },
        Event::CaseClosed { .. } | Event::StepRequested { .. } if book.acting.is_none() => vec![Wrong::NobodyActed],
        Event::Work(work) => judge_work(book, work),
        _ => Vec::new(),
    }
}

fn judge_work(book: &Book<'_>, event: &WorkEvent) -> Vec<Wrong> {
    match event {
        WorkEvent::DirectoryAdopted { directory } if !book.directories.contains_key(directory) => {
            vec![Wrong::NoDirectory]
        }
        WorkEvent::Acted(warrant) => warrant::check(book, warrant),
        WorkEvent::SeatAnswered { with, .. }
            if with.as_ref().is_some_and(|with| matches!(with.worked, Worked::BySilence { .. })) =>
        {
            Vec::new()
        }
        WorkEvent::SeatAnswered { item, answer, .. } => answers(book, *item, *answer),
        WorkEvent::WorkTransferred { item, to, .. } => {
            let had = book.held(*item).passed_by.contains(to) || book.held(*item).holder.as_ref() == Some(to);
            let again = had.then(|| Wrong::Loop(to.clone()));
            given(book, *item, to).into_iter().chain(again).collect()
        }
        WorkEvent::WorkAllocated { item, to } => given(book, *item, to),
        WorkEvent::WorkDelegated { item, to, .. } if book.held(*item).delegates.contains(to) => {
            vec![Wrong::Loop(to.clone())]
        }
        WorkEvent::DelegationEnded { item, advice: Some(_) } => {
            let by = book.acting.as_ref().map(|warrant| &warrant.person);
            let last = book.held(*item).delegates.last();
            if last.is_some() && last == by { Vec::new() } else { vec![Wrong::WrongRight(Right::Holder)] }
        }
        WorkEvent::HandlerNamed { step, handler } => {
            let why = book.eligibility().and_then(|eligible| eligible.barred(handler, *step, false));
            why.map(|why| Wrong::NotEligible(handler.clone(), why)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Somebody did a step, or answered from a seat.
fn works(book: &Book<'_>, item: WorkItemId) -> Vec<Wrong> {
    let Some(eligible) = book.eligibility() else { return Vec::new() };
    let kind = book.graph.steps()[item.step].kind;
    if matches!(kind, Kind::Call) || book.triggered(item.step) {
        return Vec::new();
    }
    let Some(acting) = &book.acting else { return vec![Wrong::NobodyActed] };
    let mut found = Vec::new();
    if !matches!(acting.right, Right::Candidate | Right::Applicant | Right::Agent) {
        found.push(Wrong::WrongRight(acting.right));
    }
    let seated = item.seat.is_none() && !book.seats(item.step).is_empty();
    let why = match seated {
        // What returns needs but one of those who have a seat.
        true => {
            let places = (0..book.seats(item.step).len()).filter_map(|place| u16::try_from(place).ok());
            let mut ways = places.map(|seat| eligible.may_act(acting, WorkItemId::seat(item.step, seat)));
            if ways.any(|way| way.is_ok()) { None } else { Some(Why::NotNamed) }
        }
        false => eligible.may_act(acting, item).err(),
    };
    found.extend(why.map(|why| Wrong::NotEligible(acting.person.clone(), why)));
    if !seated {
        found.extend(in_others_hands(book, item));
    }
    found
}

fn in_others_hands(book: &Book<'_>, item: WorkItemId) -> Option<Wrong> {
    let (held, acting, eligible) = (book.held(item), book.acting.as_ref()?, book.eligibility()?);
    if let Some(delegate) = held.delegates.last() {
        return Some(Wrong::Delegated(delegate.clone()));
    }
    let holder = held.holder.as_ref()?;
    let theirs = acting.person == *holder || eligible.stands_in(&acting.person, item.step).contains(holder);
    (!theirs).then(|| Wrong::HeldBy(holder.clone()))
}

fn answers(book: &Book<'_>, item: WorkItemId, answer: SeatAnswer) -> Vec<Wrong> {
    let Some(seat) = book.seat(item).filter(|seat| !seat.removed) else { return vec![Wrong::NoSeat] };
    let mut found = works(book, item);
    let staffing = book.graph.steps()[item.step].staffing.as_ref();
    let rule = staffing.and_then(|staffing| staffing.seats.as_ref()).map(|seats| seats.rule);
    let changeable =
        rule == Some(Rule::Unanimous) || rule.is_none() && staffing.is_some_and(|staffing| staffing.officers.is_some());
    let Some(acting) = &book.acting else { return found };
    let theirs = changeable && seat.answered.contains(&acting.person);
    if !seat.answered.is_empty() && !theirs {
        found.push(Wrong::SeatTwice);
    }
    let people = || [&acting.person].into_iter().chain(&acting.instead_of);
    for (place, other) in book.seats(item.step).iter().enumerate() {
        let same = item.seat.map(usize::from) == Some(place);
        if let Some(twice) = people().find(|person| !same && !other.removed && other.answered.contains(person)) {
            found.push(Wrong::PersonTwice(twice.clone()));
        }
    }
    if answer == SeatAnswer::Abstained
        && !staffing.is_some_and(|staffing| staffing.seats.as_ref().is_some_and(|seats| seats.abstain))
    {
        found.push(Wrong::WrongRight(acting.right));
    }
    found
}

/// Work goes to somebody who may do it.
fn given(book: &Book<'_>, item: WorkItemId, to: &Actor) -> Vec<Wrong> {
    let Some(eligible) = book.eligibility() else { return Vec::new() };
    // The first seat of a step that had none goes to whoever had the step.
    if matches!(book.seat(item), Some(seat) if seat.by == SeatBy::Candidate && book.held(WorkItemId::of(item.step)).holder.as_ref() == Some(to))
    {
        return Vec::new();
    }
    let why = eligible.may_work(to, item).err();
    why.map(|why| Wrong::NotEligible(to.clone(), why)).into_iter().collect()
}

/// A step was done without, by a power.
fn waived(book: &Book<'_>, step: StepId) -> Vec<Wrong> {
    if book.eligibility().is_none() {
        return Vec::new();
    }
    let staffing = book.graph.steps()[step].staffing.as_ref();
    match &book.acting {
        None => vec![Wrong::NobodyActed],
        Some(acting) if acting.right != Right::Power(Power::Waive) => vec![Wrong::WrongRight(acting.right)],
        Some(_) => {
            let never = staffing.is_some_and(|staffing| staffing.never_waived);
            never.then_some(Wrong::NeverWaived).into_iter().collect()
        }
    }
}

/// A step passed by itself, because there was nobody who may do it.
fn by_nobody(book: &Book<'_>, step: StepId) -> Vec<Wrong> {
    let Some(eligible) = book.eligibility() else { return Vec::new() };
    let staffing = book.graph.steps()[step].staffing.as_ref();
    if !staffing.is_some_and(|staffing| staffing.nobody == Nobody::Pass) {
        return vec![Wrong::NobodyActed];
    }
    let everybody = eligible.everybody();
    let somebody = everybody.into_iter().find(|one| eligible.may_work(one, WorkItemId::of(step)).is_ok());
    somebody.map(Wrong::SomebodyWas).into_iter().collect()
}
