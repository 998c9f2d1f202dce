//! What lies on the desk of a step.

use super::super::plan::Place;

/// Who has a piece of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Held {
    /// Who answers for it.
    pub holder: Option<String>,
    /// Whether it has begun.
    pub started: bool,
    /// Whom it was delegated to, one after the other.
    pub delegates: Vec<String>,
    /// Who had it before.
    pub passed_by: Vec<String>,
}

/// Where a seat stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It is counted.
    Member,
    /// It is heard before another.
    Before(usize),
    /// It must agree as well.
    After(usize),
}

/// Whom a seat is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sits {
    /// Whom the definition lists.
    Listed(Place),
    /// A person.
    Person(String),
    /// Whoever may do the step.
    Candidate,
}

/// What a seat said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Said {
    /// An outcome.
    Gave(usize),
    /// Nothing, but it was there.
    Abstained,
    /// It was not there.
    Absent,
}

/// A seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chair {
    /// For whom.
    pub sits: Sits,
    /// Where.
    pub stands: Stands,
    /// Who added it.
    pub added_by: Option<String>,
    /// Who has it in hand.
    pub held: Held,
    /// What it said, who said it, and for whom.
    pub said: Option<(Said, Vec<String>)>,
    /// Whether it was taken out.
    pub removed: bool,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who asked.
    pub by: String,
    /// Whom.
    pub whom: String,
    /// Whether the step waits, and until which hour.
    pub blocks: Option<Option<i64>>,
    /// Whether it is over.
    pub over: bool,
}

/// What lies on the desk of a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Whoever worked on it in any round.
    pub hands: Vec<String>,
    /// Who did it last.
    pub done_by: Vec<String>,
    /// Whether several signed it.
    pub joint: bool,
    /// Its work, where it has no seats.
    pub held: Held,
    /// Its seats.
    pub chairs: Vec<Chair>,
    /// Whether the vote is closed.
    pub closed: bool,
    /// What was asked.
    pub questions: Vec<Question>,
    /// The hour in which it was urged.
    pub urged: Option<i64>,
    /// Whether its seats were set out since it opened.
    pub attended: bool,
}

impl Chair {
    /// An open seat.
    pub fn new(sits: Sits) -> Chair {
        Chair { sits, stands: Stands::Member, added_by: None, held: Held::default(), said: None, removed: false }
    }

    /// How much it weighs.
    pub fn weight(&self) -> u32 {
        if let Sits::Listed(place) = &self.sits { place.weight } else { 1 }
    }

    /// Whether the definition says this of it.
    pub fn is(&self, what: impl Fn(&Place) -> bool) -> bool {
        if let Sits::Listed(place) = &self.sits { what(place) } else { false }
    }

    /// Whether it is counted.
    pub fn counts(&self) -> bool {
        self.stands == Stands::Member && !self.removed
    }
}

impl Desk {
    /// Everything but who worked here is gone.
    pub fn clear(&mut self) {
        let (hands, done_by) = (std::mem::take(&mut self.hands), std::mem::take(&mut self.done_by));
        *self = Desk { hands, done_by, joint: self.joint, ..Desk::default() };
    }

    /// Notes who worked here.
    pub fn worked(&mut self, people: &[String]) {
        for person in people {
            if !self.hands.contains(person) {
                self.hands.push(person.clone());
            }
        }
    }

    /// The work of a seat, or of the step.
    pub fn held(&self, seat: Option<u16>) -> Option<&Held> {
        match seat {
            None => Some(&self.held),
            Some(seat) => self.chairs.get(usize::from(seat)).map(|chair| &chair.held),
        }
    }

    /// The same to be changed.
    pub fn held_mut(&mut self, seat: Option<u16>) -> Option<&mut Held> {
        match seat {
            None => Some(&mut self.held),
            Some(seat) => self.chairs.get_mut(usize::from(seat)).map(|chair| &mut chair.held),
        }
    }
}
