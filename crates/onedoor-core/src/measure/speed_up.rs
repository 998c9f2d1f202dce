use crate::{
    calendar::Amount,
    graph::{Graph, Scope},
    ledger::{Fraction, Sum},
};
use std::collections::BTreeSet;

/// How much less than the statutory limit something takes (提速), as two averages that are not the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpeedUp {
    counted: u64,
    left_out: u64,
    ratios: Sum,
    used: u128,
    allowed: u128,
    units: BTreeSet<&'static str>,
}

impl SpeedUp {
    /// What the definitions of a catalogue promise against the law, each as much as the others: `1 − promised / statutory` of the limit of the whole case,
    /// where no variant holds. Definitions without one of the two, or with two that cannot be compared, are left out.
    pub fn promised<'g>(definitions: impl IntoIterator<Item = &'g Graph>) -> Self {
        let mut speed_up = SpeedUp::default();
        for graph in definitions {
            match promise(graph) {
                Some((unit, promised, statutory)) => speed_up.count(unit, promised, statutory),
                None => speed_up.left_out += 1,
            }
        }
        speed_up
    }

    /// Of how many it was taken.
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// How many had nothing to compare.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// The mean of `1 − used / allowed`: every case, or definition, weighs the same. None of nothing.
    pub fn mean_of_ratios(&self) -> Option<Fraction> {
        let saved = Fraction::whole(self.counted) - self.ratios.total();
        saved.divided_by(self.counted)
    }

    /// `1 − sum of used / sum of allowed`: every day weighs the same. None of nothing, and where the limits are in different units: working days and calendar
    /// days do not add up.
    pub fn ratio_of_sums(&self) -> Option<Fraction> {
        let needed = Fraction::of(self.used, self.allowed).filter(|_| self.units.len() == 1)?;
        Some(Fraction::whole(1) - needed)
    }

    pub(super) fn count(&mut self, unit: &'static str, used: u64, allowed: u64) {
        if allowed == 0 {
            return self.leave_out();
        }
        self.counted += 1;
        self.ratios.add(used, allowed);
        self.used += u128::from(used);
        self.allowed += u128::from(allowed);
        self.units.insert(unit);
    }

    pub(super) fn leave_out(&mut self) {
        self.left_out += 1;
    }

    pub(super) fn and(mut self, other: SpeedUp) -> SpeedUp {
        self.counted += other.counted;
        self.left_out += other.left_out;
        self.ratios.merge(&other.ratios);
        self.used += other.used;
        self.allowed += other.allowed;
        self.units.extend(other.units);
        self
    }
}

/// The promise and the statute of a definition in one unit, with its word.
fn promise(graph: &Graph) -> Option<(&'static str, u64, u64)> {
    let limit = graph.limits().rows().iter().find(|limit| limit.scope == Scope::Case)?;
    let (unit, promised) = comparable(limit.amounts.promised?);
    let (other, statutory) = comparable(limit.amounts.statutory?);
    (unit == other).then_some((unit, promised, statutory))
}

/// An amount in the smallest unit that it can be told in whatever the calendar.
fn comparable(amount: Amount) -> (&'static str, u64) {
    let smaller = |unit: Amount, times: u64| (unit.parts().0, u64::from(amount.parts().1) * times);
    match amount {
        Amount::WorkingMinutes(_) | Amount::WorkingDays(_) | Amount::CalendarDays(_) | Amount::Months(_) => {
            smaller(amount, 1)
        }
        Amount::WorkingHours(n) => smaller(Amount::WorkingMinutes(n), 60),
        Amount::Weeks(n) => smaller(Amount::CalendarDays(n), 7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts pairs of used and allowed working days.
    fn of(pairs: &[(u64, u64)]) -> SpeedUp {
        let mut speed_up = SpeedUp::default();
        pairs.iter().for_each(|(used, allowed)| speed_up.count("WorkingDays", *used, *allowed));
        speed_up
    }

    fn written(fraction: Option<Fraction>) -> Option<(String, String)> {
        fraction.map(|fraction| (fraction.to_string(), fraction.decimal(3)))
    }

    /// 1 − 0/3 = 1, 1 − 3/7 = 4/7, 1 − 15/25 = 2/5, 1 − 54/90 = 2/5: together 83/35, a quarter of it 83/140. Of 3 + 7 + 25 + 90 = 125 days 72
    /// were used: 1 − 72/125 = 53/125.
    #[test]
    fn the_mean_of_ratios_is_not_the_ratio_of_sums() {
        let four = of(&[(0, 3), (3, 7), (15, 25), (54, 90)]);
        assert_eq!(written(four.mean_of_ratios()), Some(("83/140".to_owned(), "0.592".to_owned())));
        assert_eq!(written(four.ratio_of_sums()), Some(("53/125".to_owned(), "0.424".to_owned())));
        let apart = of(&[(0, 3), (3, 7)]).and(of(&[(15, 25), (54, 90)]));
        assert_eq!(apart, four);
    }

    #[test]
    fn more_than_the_limit_is_less_than_nothing_saved() {
        let slow = of(&[(25, 20)]);
        assert_eq!(written(slow.mean_of_ratios()), Some(("-1/4".to_owned(), "-0.250".to_owned())));
        assert_eq!((of(&[]).mean_of_ratios(), of(&[]).ratio_of_sums()), (None, None));
    }

    #[test]
    fn days_of_different_kinds_have_a_mean_of_ratios_alone() {
        let mut mixed = of(&[(1, 2)]);
        mixed.count("CalendarDays", 1, 4);
        assert_eq!(written(mixed.mean_of_ratios()), Some(("5/8".to_owned(), "0.625".to_owned())));
        assert_eq!(mixed.ratio_of_sums(), None);
    }
}
