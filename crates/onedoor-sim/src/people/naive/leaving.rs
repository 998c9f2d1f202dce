//! Who leaves a piece of work, or a case.

use super::{
    super::deed::Item,
    Naive,
    Refused::{self, Rule},
};

type Done = Result<(), Refused>;

impl Naive {
    pub(super) fn recuse(&mut self, person: &str, n: Option<usize>) -> Done {
        if self.is_recused(person, n) {
            return Err(Rule("Already"));
        }
        self.recused.push((person.to_owned(), n));
        for item in self.items_of(person) {
            if n.is_none_or(|n| n == item.0) {
                self.takes_out(item, person);
            }
        }
        Ok(())
    }

    /// What somebody holds is offered again; what was delegated to them comes back.
    pub(super) fn takes_out(&mut self, item: Item, person: &str) {
        if self.held(item).holder.as_deref() == Some(person) {
            return self.offers(item);
        }
        let held = self.held(item);
        let place = held.delegates.iter().position(|one| one == person).unwrap_or(held.delegates.len());
        held.delegates.truncate(place);
    }

    pub(super) fn hand_over(&mut self, from: &str, to: &str) -> Done {
        if from == to || self.successor(to) != to {
            return Err(Rule("NotSo"));
        }
        if self.successor(from) != from {
            return Err(Rule("Already"));
        }
        self.successors.push((from.to_owned(), to.to_owned()));
        let named: Vec<usize> = self.handlers.iter().filter(|(_, one)| one == from).map(|(n, _)| *n).collect();
        named.into_iter().for_each(|n| self.name_handler(n, to));
        for item in self.items_of(from) {
            let theirs = self.held(item).holder.as_deref() == Some(from);
            match theirs && self.may_work(to, item.0, self.work_for(item)).is_ok() {
                true => self.gives(item, to)?,
                false => self.takes_out(item, from),
            }
        }
        Ok(())
    }
}
