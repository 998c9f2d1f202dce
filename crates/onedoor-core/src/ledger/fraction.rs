use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use std::{
    fmt,
    iter::Sum,
    ops::{Add, Sub},
};

/// An exact number: a fraction of two whole numbers, in lowest terms and of any size.
///
/// It is written as a fraction, or rounded **down**, so that a figure never looks better than it is.
///
/// ```
/// use onedoor_core::ledger::Fraction;
/// let rate = Fraction::of(15_160, 15_470).expect("a whole that is not 0");
/// assert_eq!((rate.to_string(), rate.percent(2)), ("1516/1547".to_owned(), "97.99".to_owned()));
/// assert_eq!((Fraction::whole(1) - Fraction::whole(3)).decimal(1), "-2.0");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fraction(BigRational);

impl Fraction {
    /// A part of a whole; none of nothing.
    pub fn of(part: u128, whole: u128) -> Option<Self> {
        (whole > 0).then(|| Fraction(BigRational::new(part.into(), whole.into())))
    }

    /// A whole number.
    pub fn whole(number: u64) -> Self {
        Fraction(BigRational::from_integer(number.into()))
    }

    /// The number as one of so many equal parts of it; none of no parts.
    pub(crate) fn divided_by(self, parts: u64) -> Option<Self> {
        (parts > 0).then(|| Fraction(self.0 / BigInt::from(parts)))
    }

    /// The number with so many digits behind the point, rounded down: `-1/3` is `-0.34`.
    pub fn decimal(&self, digits: u8) -> String {
        written(&self.scaled(digits.into()), digits.into())
    }

    /// The number in hundredths with so many digits behind the point, rounded down; without a sign for per cent.
    pub fn percent(&self, digits: u8) -> String {
        written(&self.scaled(u32::from(digits).saturating_add(2)), digits.into())
    }

    /// The number times a power of ten, rounded down.
    fn scaled(&self, tens: u32) -> BigInt {
        (&self.0 * BigInt::from(10).pow(tens)).floor().to_integer()
    }
}

/// A whole number with a point before its last digits.
fn written(number: &BigInt, digits: usize) -> String {
    let sign = if number.sign() == Sign::Minus { "-" } else { "" };
    let figures = format!("{:0>width$}", number.magnitude().to_string(), width = digits.saturating_add(1));
    let (whole, rest) = figures.split_at(figures.len().saturating_sub(digits));
    let point = if digits > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{rest}")
}

impl Add for Fraction {
    type Output = Fraction;

    fn add(self, other: Fraction) -> Fraction {
        Fraction(self.0 + other.0)
    }
}

impl Sub for Fraction {
    type Output = Fraction;

    fn sub(self, other: Fraction) -> Fraction {
        Fraction(self.0 - other.0)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Fraction>>(fractions: I) -> Fraction {
        fractions.fold(Fraction::whole(0), Add::add)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(fraction: &Fraction, written: [&str; 4]) {
        let ours = [fraction.to_string(), fraction.decimal(0), fraction.decimal(2), fraction.percent(1)];
        assert_eq!(ours, written);
    }

    #[test]
    fn a_figure_is_rounded_down() {
        check(&Fraction::of(2, 3).unwrap(), ["2/3", "0", "0.66", "66.6"]);
        check(&Fraction::of(6, 3).unwrap(), ["2", "2", "2.00", "200.0"]);
        check(&Fraction::whole(0), ["0", "0", "0.00", "0.0"]);
        check(&Fraction::of(9_999_999, 10_000_000).unwrap(), ["9999999/10000000", "0", "0.99", "99.9"]);
        check(&(Fraction::whole(0) - Fraction::of(1, 3).unwrap()), ["-1/3", "-1", "-0.34", "-33.4"]);
        assert_eq!(Fraction::of(1, 0), None);
    }

    #[test]
    fn nothing_is_too_large() {
        let large = Fraction::of(u128::MAX, 3).unwrap() + Fraction::of(u128::MAX, 1).unwrap();
        assert_eq!(large.decimal(0), "453709822561251284617832809909024281940");
        assert_eq!(large.decimal(u8::MAX).len(), 39 + 1 + 255);
    }
}
