use super::figures::Figure;
use crate::xes::{Attribute, Trace};
use jiff::Timestamp;

/// When the case has to be closed.
const DEADLINE: &str = "deadline";
/// When it was closed.
const END: &str = "enddate";

/// How a case stands to its deadline.
///
/// Only what stands in the trace itself counts, as it is written:
///
/// - The value in a log's `<global scope="trace">` is no value of a trace that lacks the attribute. The permit log of the tests gives `1970-01-01` there
///   for `enddate`, and 105 of its 1,434 traces have none: they are open. With the default filled in, all of them would have been closed on time, 40 years
///   before they began.
/// - No value stands for "unknown". That log has neither `1970-…` nor `UNKNOWN` in a trace, and an end before the start is a date like any other: a case
///   that was closed in 1970 was closed by its deadline.
/// - Both dates are instants, to the last digit, and the deadline itself is still in time: an end 20 ms after it is late (two cases of that log are).
/// - An attribute without text is as good as none. One that is there and is no instant makes the case [`Standing::Unreadable`]: neither closed nor open would
///   be true. So is a date without an offset from UTC, and one behind 30 December 9999, where instants end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    NoDeadline,
    Unreadable,
    Counts(Figure),
}

/// What a trace says of a date.
enum Said {
    Nothing,
    At(Timestamp),
    Unreadable,
}

impl Standing {
    pub(super) fn of(trace: &Trace) -> Standing {
        match (said(trace, DEADLINE), said(trace, END)) {
            (Said::Nothing, _) => Standing::NoDeadline,
            (Said::Unreadable, _) | (_, Said::Unreadable) => Standing::Unreadable,
            (Said::At(_), Said::Nothing) => Standing::Counts(Figure::Open),
            (Said::At(deadline), Said::At(end)) if end <= deadline => Standing::Counts(Figure::OnTime),
            (Said::At(_), Said::At(_)) => Standing::Counts(Figure::Late),
        }
    }
}

fn said(trace: &Trace, key: &str) -> Said {
    match trace.attributes.get(key) {
        None => Said::Nothing,
        Some(Attribute::Date(instant)) => Said::At(*instant),
        Some(Attribute::Text(text)) if text.trim().is_empty() => Said::Nothing,
        Some(_) => Said::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(text: &str) -> Attribute {
        text.parse().map_or_else(|_| Attribute::Text(text.to_owned()), Attribute::Date)
    }

    fn check(attributes: &[(&str, &str)], expected: Standing) {
        let attributes = attributes.iter().map(|(key, text)| ((*key).to_owned(), attribute(text))).collect();
        let trace = Trace { attributes, ..Trace::default() };
        assert_eq!(Standing::of(&trace), expected, "{:?}", trace.attributes);
    }

    fn closed(end: &str, expected: Figure) {
        check(&[(DEADLINE, "2011-10-06T00:00:00+02:00"), (END, end)], Standing::Counts(expected));
    }

    #[test]
    fn the_deadline_itself_is_on_time_and_a_moment_later_is_late() {
        closed("2011-10-06T00:00:00+02:00", Figure::OnTime);
        closed("2011-10-05T22:00:00Z", Figure::OnTime);
        closed("2011-10-06T00:00:00.000000001+02:00", Figure::Late);
        closed("2011-10-06T00:00:00+01:00", Figure::Late);
        closed("1970-01-01T00:00:00+01:00", Figure::OnTime);
    }

    #[test]
    fn without_an_end_a_case_is_open() {
        check(&[(DEADLINE, "2011-10-06T00:00:00Z")], Standing::Counts(Figure::Open));
        check(&[(DEADLINE, "2011-10-06T00:00:00Z"), (END, " ")], Standing::Counts(Figure::Open));
    }

    #[test]
    fn without_a_deadline_a_case_is_not_counted() {
        for end in ["", "2011-10-06T00:00:00Z", "soon"] {
            check(&[(END, end)], Standing::NoDeadline);
            check(&[(DEADLINE, ""), (END, end)], Standing::NoDeadline);
        }
    }

    #[test]
    fn what_is_no_instant_is_unreadable() {
        for dirt in ["UNKNOWN", "2011-02-30T00:00:00Z", "2011-10-06", "2011-10-06T00:00:00", "99999-01-01T00:00:00Z"] {
            check(&[(DEADLINE, dirt)], Standing::Unreadable);
            check(&[(DEADLINE, dirt), (END, "2011-10-06T00:00:00Z")], Standing::Unreadable);
            check(&[(DEADLINE, "2011-10-06T00:00:00Z"), (END, dirt)], Standing::Unreadable);
        }
    }
}
