use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Visitor},
};
use std::{fmt, str::FromStr};
use thiserror::Error as ThisError;

/// A part of a whole, exactly: a fraction above 0 and up to 1, in lowest terms.
///
/// It is written as a fraction or in per cent, and per cent mean what they say: `66.67%` is a little more than `2/3`, which is never rounded.
///
/// ```
/// use onedoor_core::language::Share;
/// let two_thirds: Share = "4/6".parse()?;
/// assert_eq!(two_thirds.to_string(), "2/3");
/// assert!(two_thirds.is_reached_by(2, 3));
/// assert!(!"66.67%".parse::<Share>()?.is_reached_by(2, 3));
/// # Ok::<(), onedoor_core::language::ShareError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    // INVARIANT: 0 < part <= whole, without a common divisor: equal shares have equal fields.
    part: u64,
    whole: u64,
}

/// A text is not a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ThisError)]
#[error("a share is a fraction such as `2/3` or per cent such as `66.67%`, above 0 and up to 1")]
pub struct ShareError;

/// How the refusal of a text that is no share begins; the reader turns it into words of its own.
pub(super) const NO_SHARE: &str = "this is no share: ";

impl Share {
    /// One half.
    pub const HALF: Share = Share { part: 1, whole: 2 };

    /// The share `part / whole`; none where that is 0, more than 1, or has no meaning.
    pub fn of(part: u64, whole: u64) -> Option<Share> {
        Share::lowest(part.into(), whole.into())
    }

    /// The number above the line, in lowest terms.
    pub fn numerator(self) -> u64 {
        self.part
    }

    /// The number below the line, in lowest terms.
    pub fn denominator(self) -> u64 {
        self.whole
    }

    /// Whether `part` of `whole` is this share or more. Of nothing it is.
    pub fn is_reached_by(self, part: u64, whole: u64) -> bool {
        product(part, self.whole) >= product(self.part, whole)
    }

    /// Whether `part` of `whole` is more than this share. Of nothing it is not.
    pub fn is_exceeded_by(self, part: u64, whole: u64) -> bool {
        product(part, self.whole) > product(self.part, whole)
    }

    fn lowest(part: u128, whole: u128) -> Option<Share> {
        let common = common_divisor(part, whole);
        let share = Share {
            part: u64::try_from(part.checked_div(common)?).ok()?,
            whole: u64::try_from(whole.checked_div(common)?).ok()?,
        };
        (0 < share.part && share.part <= share.whole).then_some(share)
    }
}

/// Two numbers of 64 bits have a product of 128: nothing is rounded and nothing overflows.
fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}

fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

impl FromStr for Share {
    type Err = ShareError;

    fn from_str(text: &str) -> Result<Self, ShareError> {
        let share = match (text.split_once('/'), text.strip_suffix('%')) {
            (Some((part, whole)), _) => digits(part).zip(digits(whole)),
            (None, Some(hundredths)) => per_cent(hundredths),
            (None, None) => None,
        };
        share.and_then(|(part, whole)| Share::lowest(part, whole)).ok_or(ShareError)
    }
}

/// A number of per cent with or without a decimal point, as a fraction of the whole.
fn per_cent(text: &str) -> Option<(u128, u128)> {
    let Some((before, behind)) = text.split_once('.') else { return Some((digits(text)?, 100)) };
    let scale = 10_u128.checked_pow(u32::try_from(behind.len()).ok()?)?;
    let number = digits(before)?.checked_mul(scale)?.checked_add(digits(behind)?)?;
    Some((number, scale.checked_mul(100)?))
}

/// A number in nothing but ASCII digits: no sign, no blanks.
fn digits(text: &str) -> Option<u128> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(ShareVisitor)
    }
}

struct ShareVisitor;

impl Visitor<'_> for ShareVisitor {
    type Value = Share;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a share such as `\"2/3\"` or `\"66.67%\"`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Share, E> {
        text.parse().map_err(|_| E::custom(format_args!("{NO_SHARE}{text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, lowest: &str) {
        assert_eq!(written.parse::<Share>().map(|share| share.to_string()).as_deref(), Ok(lowest), "{written}");
    }

    #[test]
    fn a_share_prints_in_lowest_terms() {
        check("2/3", "2/3");
        check("4/6", "2/3");
        check("1/1", "1/1");
        check("7/7", "1/1");
        check("002/03", "2/3");
        check("50%", "1/2");
        check("100%", "1/1");
        check("66.67%", "6667/10000");
        check("66.6700%", "6667/10000");
        check("0.5%", "1/200");
        check("18446744073709551614/18446744073709551615", "18446744073709551614/18446744073709551615");
        check("33.3333%", "333333/1000000");
    }

    #[test]
    fn what_is_no_share_is_refused() {
        let no_fractions = "|/|2|2/|/3|0/3|3/2|1/0|0/0|+2/3|-2/3|2/-3| 2/3|2 / 3|2/3/4|２/３";
        let no_per_cent = "%|0%|100.01%|.5%|5.%|1.2.3%|1e1%|2/3%|5 %|%5";
        let too_fine = "1/18446744073709551616|33.333333333333333333%|0.0000000000000000000000000000000000000000001%";
        let too_large = "340282366920938463463374607431768211456/340282366920938463463374607431768211456";
        let wrong = [no_fractions, no_per_cent, too_fine, too_large].join("|");
        for text in wrong.split('|') {
            assert_eq!(text.parse::<Share>(), Err(ShareError), "{text}");
        }
    }

    #[test]
    fn a_share_is_compared_exactly_however_large_the_numbers_are() {
        let share = |text: &str| text.parse::<Share>().unwrap();
        assert!(share("2/3").is_reached_by(2, 3) && !share("2/3").is_exceeded_by(2, 3));
        assert!(!share("66.67%").is_reached_by(2, 3) && share("66.66%").is_exceeded_by(2, 3));
        let most = u64::MAX;
        let nearly_all = Share::of(most - 1, most).unwrap();
        assert!(nearly_all.is_reached_by(most - 1, most) && !nearly_all.is_exceeded_by(most - 1, most));
        assert!(!nearly_all.is_reached_by(most - 2, most) && nearly_all.is_exceeded_by(most, most));
        assert!(Share::HALF.is_reached_by(0, 0) && !Share::HALF.is_exceeded_by(0, 0));
        assert_eq!(Share::of(3, 6), Some(Share::HALF));
    }
}
