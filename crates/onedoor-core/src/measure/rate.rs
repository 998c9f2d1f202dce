use crate::ledger::Fraction;

/// So many of so many. The part may be larger than the whole, as what is completed in a month may have been accepted before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Rate {
    /// Whether it is `numerator / denominator` or more, exactly. Of nothing every rate is reached.
    pub fn at_least(&self, numerator: u64, denominator: u64) -> bool {
        let product = |a: u64, b: u64| u128::from(a) * u128::from(b);
        product(self.part, denominator) >= product(numerator, self.whole)
    }

    /// The rate as a number; none of nothing.
    pub fn fraction(&self) -> Option<Fraction> {
        Fraction::of(self.part.into(), self.whole.into())
    }

    /// The rate in per cent with so many digits behind the point, rounded down; none of nothing.
    pub fn percent(&self, digits: u8) -> Option<String> {
        self.fraction().map(|fraction| fraction.percent(digits))
    }

    /// One more of the whole, and of the part where it is one.
    pub(super) fn count(&mut self, is_part: bool) {
        self.part += u64::from(is_part);
        self.whole += 1;
    }

    pub(super) fn and(self, other: Rate) -> Rate {
        Rate { part: self.part + other.part, whole: self.whole + other.whole }
    }
}
