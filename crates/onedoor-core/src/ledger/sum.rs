use super::Fraction;
use std::collections::BTreeMap;

/// A sum of fractions, kept apart by denominator until it is asked for: there are few denominators in a hall, and adding within one of them costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sum(BTreeMap<u64, u128>);

impl Sum {
    /// Adds a part of a whole; nothing where there is no whole.
    pub(crate) fn add(&mut self, part: u64, whole: u64) {
        if whole > 0 {
            *self.0.entry(whole).or_default() += u128::from(part);
        }
    }

    /// Adds all that another sum has.
    pub(crate) fn merge(&mut self, other: &Sum) {
        for (whole, part) in &other.0 {
            *self.0.entry(*whole).or_default() += part;
        }
    }

    /// The sum.
    pub(crate) fn total(&self) -> Fraction {
        self.0.iter().filter_map(|(whole, part)| Fraction::of(*part, (*whole).into())).sum()
    }
}
