//! The value of an attribute of a trace or an event.

use std::fmt;

use jiff::Timestamp;

/// The value of an attribute of a trace or an event.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub(crate) enum Attribute {
    /// A `string` or an `id`, or the value of another type that could not be read as such.
    Text(String),
    /// A `date`: an instant.
    Date(Timestamp),
    /// An `int`.
    Integer(i64),
    /// A `float`, as it is written: reading it into binary would change it.
    Decimal(String),
    /// A `boolean`.
    Bool(bool),
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Attribute::Text(text) | Attribute::Decimal(text) => f.write_str(text),
            Attribute::Date(instant) => instant.fmt(f),
            Attribute::Integer(number) => number.fmt(f),
            Attribute::Bool(truth) => truth.fmt(f),
        }
    }
}

/// The type of an attribute, which is the name of its tag (IEEE 1849-2016, 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Date,
    Integer,
    Decimal,
    Bool,
}

impl Kind {
    /// The kind that a tag announces. `list` and `container` are none: they hold no value of their own.
    pub(super) fn of(tag: &str) -> Option<Kind> {
        match tag {
            "string" | "id" => Some(Kind::Text),
            "date" => Some(Kind::Date),
            "int" => Some(Kind::Integer),
            "float" => Some(Kind::Decimal),
            "boolean" => Some(Kind::Bool),
            _ => None,
        }
    }

    /// Reads a value of this kind; when it does not fit, it comes back as text.
    pub(super) fn read(self, value: String) -> Attribute {
        let read = match self {
            Kind::Text => None,
            Kind::Date => value.trim().parse().ok().map(Attribute::Date),
            Kind::Integer => value.trim().parse().ok().map(Attribute::Integer),
            Kind::Decimal => return Attribute::Decimal(value),
            Kind::Bool => truth(value.trim()).map(Attribute::Bool),
        };
        read.unwrap_or(Attribute::Text(value))
    }
}

fn truth(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        value if value.eq_ignore_ascii_case("true") => Some(true),
        value if value.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, value: &str, expected: &Attribute) {
        assert_eq!(&kind.read(value.to_owned()), expected, "{value}");
    }

    fn instant(text: &str) -> Attribute {
        Attribute::Date(text.parse().unwrap())
    }

    fn text(text: &str) -> Attribute {
        Attribute::Text(text.to_owned())
    }

    #[test]
    fn dates_of_every_usual_form_are_instants() {
        let noon = instant("2011-10-11T12:00:00Z");
        for written in [
            "2011-10-11T14:00:00.000+02:00",
            "2011-10-11T14:00:00+02:00",
            "2011-10-11T14:00:00+0200",
            "2011-10-11T12:00:00Z",
            "2011-10-11t12:00:00z",
            "2011-10-11T12:00:00.000000Z",
            "2011-10-11T12:00:00.0000000+00:00",
            "2011-10-11T12:00:00-00:00",
            "2011-10-11 12:00:00Z",
            " 2011-10-11T12:00:00Z\n",
        ] {
            check(Kind::Date, written, &noon);
        }
        check(Kind::Date, "2011-10-11T13:45:40.276+02:00", &instant("2011-10-11T11:45:40.276Z"));
    }

    #[test]
    fn what_is_no_instant_stays_text() {
        for written in
            ["", "yesterday", "2011-10-11", "2011-10-11T12:00:00", "2011-02-30T12:00:00Z", "99999-01-01T00:00:00Z"]
        {
            check(Kind::Date, written, &text(written));
        }
    }

    #[test]
    fn numbers_and_truths_are_read_and_the_rest_stays_text() {
        check(Kind::Integer, "-9223372036854775808", &Attribute::Integer(i64::MIN));
        check(Kind::Integer, " +7 ", &Attribute::Integer(7));
        check(Kind::Integer, "9223372036854775808", &text("9223372036854775808"));
        check(Kind::Integer, "1.0", &text("1.0"));
        check(Kind::Bool, "True", &Attribute::Bool(true));
        check(Kind::Bool, "0", &Attribute::Bool(false));
        check(Kind::Bool, "ja", &text("ja"));
    }

    #[test]
    fn a_float_keeps_every_digit_as_written() {
        for written in ["0.10", "2.3832541524E7", "0.1000000000000000055511151231257827", "NaN"] {
            check(Kind::Decimal, written, &Attribute::Decimal(written.to_owned()));
        }
    }
}
