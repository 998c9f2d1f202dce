//! Tables of what answers come to, and laws of the count.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a failing test panics")]

mod every_completion;
mod orders;
mod tables;

use super::*;
use crate::{id::Dense, language::Share};

/// The outcomes of the step: yes, no and two others.
const OUTCOMES: [&str; 4] = ["pass", "fail", "third", "fourth"];

fn outcome(name: &str) -> OutcomeId {
    OutcomeId::from_index(OUTCOMES.iter().position(|known| *known == name).unwrap()).unwrap()
}

fn share(text: &str) -> Share {
    text.parse().unwrap()
}

fn terms(rule: Rule) -> Terms {
    let (pass, fail) = (outcome("pass"), outcome("fail"));
    Terms { rule, base: Base::All, quorum: None, early: true, prefer: false, pass, fail }
}

/// A seat a word: `p` pass, `f` fail, `t` third, `u` fourth, `a` abstained, `x` absent, `.` open; behind it the weight, `!` for a veto, `c` for a
/// casting vote and `l` for the lead.
fn voters(drawn: &str) -> Vec<Voter> {
    drawn.split_whitespace().map(voter).collect()
}

fn voter(drawn: &str) -> Voter {
    let (answer, marks) = drawn.split_at(1);
    let answer = match answer {
        "." => None,
        "a" => Some(Answer::Abstained),
        "x" => Some(Answer::Absent),
        "p" => Some(Answer::Gave(outcome("pass"))),
        "f" => Some(Answer::Gave(outcome("fail"))),
        "t" => Some(Answer::Gave(outcome("third"))),
        "u" => Some(Answer::Gave(outcome("fourth"))),
        other => panic!("no answer is drawn as `{other}`"),
    };
    let weight = marks.trim_end_matches(|c: char| !c.is_ascii_digit());
    let weight = if weight.is_empty() { 1 } else { weight.parse().unwrap() };
    Voter { weight, answer, veto: marks.contains('!'), casting: marks.contains('c'), lead: marks.contains('l') }
}

fn drawn(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Open => "open",
        Verdict::NoQuorum => "no quorum",
        Verdict::Decided(outcome) => OUTCOMES[outcome.index()],
    }
}

/// Each line of a table is the seats and what they come to.
fn check(terms: &Terms, table: &[(&str, &str)]) {
    for (seats, expected) in table {
        assert_eq!(drawn(count(terms, &voters(seats))), *expected, "{seats} under {terms:?}");
    }
}
