//! What stands in a joint signature and its rule never looks at.

use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::{Base, Rule, Seats, Share},
};

/// Says what the rule does not read.
pub(super) fn check(name: &str, seats: &Seats, found: &mut Vec<Diagnostic>) {
    let (rule, reads) = (word(seats.rule), Reads::of(seats));
    let place = || Place::step(name).field("seats");
    let of_all = [
        ("of", seats.of != Base::All && !reads.base, "a share is taken of it by `AtLeast` and `MoreThan`"),
        ("quorum", seats.quorum.is_some() && !reads.quorum, "`AtLeast`, `MoreThan` and `Heads` have one"),
        ("early", seats.early.is_some() && !reads.early, "`All`, `AtLeast`, `MoreThan` and `Heads` ask for it"),
        ("prefer", seats.prefer && seats.rule != Rule::Any, "it is a word of `Any`"),
    ];
    for (field, _, help) in of_all.into_iter().filter(|(_, is_void, _)| *is_void) {
        found.push(void(place().field(field), field, rule).help(help));
    }
    for (index, seat) in seats.who.iter().enumerate() {
        let of_seat = [
            ("weight", seat.weight != 1 && !reads.weight, "it counts under `AtLeast` and `MoreThan`, and in a quorum"),
            ("veto", seat.veto && !reads.veto, "it counts under `AtLeast`, `MoreThan` and `Heads`"),
            ("casting", seat.casting && !reads.casting, "it decides a tie of `MoreThan(\"1/2\")`"),
            ("lead", seat.lead && seats.rule != Rule::Lead, "it is a word of `Lead`"),
        ];
        for (field, _, help) in of_seat.into_iter().filter(|(_, is_void, _)| *is_void) {
            found.push(void(place().field("who").item(index).field(field), field, rule).help(help));
        }
    }
}

/// What a rule looks at.
struct Reads {
    base: bool,
    quorum: bool,
    early: bool,
    weight: bool,
    veto: bool,
    casting: bool,
}

impl Reads {
    fn of(seats: &Seats) -> Self {
        let share = matches!(seats.rule, Rule::AtLeast(_) | Rule::MoreThan(_));
        let ballot = share || matches!(seats.rule, Rule::Heads(_));
        Reads {
            base: share,
            quorum: ballot,
            early: ballot || seats.rule == Rule::All,
            weight: share || ballot && seats.quorum.is_some(),
            veto: ballot,
            casting: seats.rule == Rule::MoreThan(Share::HALF),
        }
    }
}

fn word(rule: Rule) -> &'static str {
    match rule {
        Rule::All => "All",
        Rule::Any => "Any",
        Rule::AtLeast(_) => "AtLeast",
        Rule::MoreThan(_) => "MoreThan",
        Rule::Heads(_) => "Heads",
        Rule::Sequence => "Sequence",
        Rule::Lead => "Lead",
        Rule::Unanimous => "Unanimous",
    }
}

fn void(place: Place, field: &str, rule: &str) -> Diagnostic {
    Diagnostic::new(Code::VoidSeats, place, format!("`{rule}` does not look at `{field}` here"))
}
