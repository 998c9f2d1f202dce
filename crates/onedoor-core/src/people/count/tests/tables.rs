//! Tables made by hand, one a rule.

use super::*;

fn at_least(text: &str) -> Terms {
    terms(Rule::AtLeast(share(text)))
}

fn more_than(text: &str) -> Terms {
    terms(Rule::MoreThan(share(text)))
}

#[test]
fn two_of_three_does_not_pass_66_67_percent() {
    check(&at_least("66.67%"), &[("p p f", "fail"), ("p p .", "open"), ("p p p", "pass")]);
    check(&at_least("2/3"), &[("p p f", "pass"), ("p p .", "pass"), ("p f f", "fail")]);
    check(&more_than("2/3"), &[("p p f", "fail"), ("p p p", "pass")]);
    check(&at_least("66.66%"), &[("p p f", "pass")]);
}

#[test]
fn all_hears_everybody_before_it_decides() {
    let all = Terms { early: false, ..terms(Rule::All) };
    check(
        &all,
        &[
            ("p p p", "pass"),
            ("p p .", "open"),
            ("f . .", "open"),
            ("f t u", "fail"),
            ("p t u", "fourth"),
            ("p a x", "pass"),
            ("a x", "no quorum"),
            ("x", "no quorum"),
            ("", "no quorum"),
        ],
    );
    check(
        &Terms { early: true, ..all },
        &[
            ("f . .", "fail"),
            ("p t .", "third"),
            ("p a .", "open"),
            (". x", "open"),
            ("p a", "pass"),
            ("a a", "no quorum"),
        ],
    );
}

#[test]
fn any_takes_the_answer_that_is_there() {
    check(
        &terms(Rule::Any),
        &[(". .", "open"), ("p .", "pass"), (". f", "fail"), ("t .", "third"), ("a x .", "open"), ("a x", "no quorum")],
    );
    check(&terms(Rule::Any), &[("t f p", "pass"), ("t f u", "fail"), ("t u", "fourth")]);
}

#[test]
fn any_with_a_preference_waits_for_a_yes() {
    let any = Terms { prefer: true, ..terms(Rule::Any) };
    check(
        &any,
        &[
            ("f .", "open"),
            ("f p .", "pass"),
            ("f t", "fail"),
            ("t u", "fourth"),
            ("t a", "third"),
            ("a x", "no quorum"),
        ],
    );
}

#[test]
fn a_ballot_ends_when_nothing_can_change_it() {
    check(
        &more_than("1/2"),
        &[("p p . .", "open"), ("p p p . .", "pass"), ("f f . .", "fail"), ("f . .", "open"), (". . .", "open")],
    );
    let patient = Terms { early: false, ..more_than("1/2") };
    check(&patient, &[("p p p . .", "open"), ("p p p f f", "pass"), ("f f .", "open"), ("p f x", "fail")]);
}

#[test]
fn weight_counts_and_not_heads() {
    check(&at_least("1/2"), &[("p3 f f f", "pass"), ("p2 f f f", "fail"), ("p3 . .", "pass"), ("f4 p p p", "fail")]);
    check(&more_than("1/2"), &[("p3 f f f", "fail"), ("p4 f f f", "pass"), ("p1000000 f999999", "pass")]);
    check(&at_least("1/1"), &[("p4294967295 p4294967295", "pass"), ("p4294967295 f", "fail"), ("p2 a", "fail")]);
    check(&at_least("1/2"), &[("p0 p0", "fail"), ("p0 .", "open")]);
}

#[test]
fn a_veto_is_everybodys_no() {
    check(&at_least("1/2"), &[("p p f!", "fail"), ("p p .!", "open"), ("p p p!", "pass"), ("f! . .", "fail")]);
    check(&at_least("1/2"), &[("p p a!", "pass"), ("p p x!", "pass"), ("p p t!", "pass")]);
    check(&terms(Rule::Heads(1)), &[("p f!", "fail"), ("p .!", "open"), ("p . .", "pass")]);
}

#[test]
fn a_casting_vote_breaks_the_tie_and_nothing_else() {
    check(
        &more_than("1/2"),
        &[("pc f", "pass"), ("p fc", "fail"), ("pc f f", "fail"), ("ac p f", "fail"), ("p f", "fail")],
    );
    check(&more_than("1/2"), &[("p .c", "open"), ("pc .", "pass"), ("pc . . .", "open"), ("p . fc .", "open")]);
    check(&more_than("2/4"), &[("pc f", "pass")]);
    check(&more_than("2/3"), &[("pc p f", "fail")]);
    check(&Terms { base: Base::Cast, ..more_than("1/2") }, &[("pc f a", "pass"), ("ac xc", "fail"), ("p0c", "fail")]);
    check(&more_than("1/2"), &[("pc f!", "fail"), ("p2c f f", "pass")]);
}

#[test]
fn an_abstention_counts_in_the_base_that_it_belongs_to() {
    let seats = ["p p f a x", "p f a a a", "p a a x x", "a a a", "x x x", "p x x"];
    let expect = |base, expected: [&str; 6]| {
        let table: Vec<_> = seats.into_iter().zip(expected).collect();
        check(&Terms { base, ..more_than("1/2") }, &table);
    };
    expect(Base::All, ["fail", "fail", "fail", "fail", "fail", "fail"]);
    expect(Base::Present, ["fail", "fail", "fail", "fail", "fail", "pass"]);
    expect(Base::Cast, ["pass", "fail", "pass", "fail", "fail", "pass"]);
}

#[test]
fn a_growing_base_keeps_a_ballot_open() {
    check(
        &Terms { base: Base::Present, ..at_least("1/2") },
        &[("p f .", "open"), ("p p f .", "pass"), ("p .", "pass")],
    );
    check(&Terms { base: Base::Cast, ..at_least("1/2") }, &[("p a .", "pass"), ("p f .", "open"), ("f f .", "fail")]);
    check(&Terms { base: Base::Cast, ..at_least("1/2") }, &[("a .", "open"), ("t .", "open"), ("t t .", "fail")]);
}

#[test]
fn without_a_quorum_nothing_is_decided() {
    let quorate = Terms { quorum: Some(share("1/2")), base: Base::Present, ..at_least("1/2") };
    check(&quorate, &[("p x x", "no quorum"), ("p p x x", "pass"), ("f! x x", "no quorum"), ("f f x x", "fail")]);
    check(&quorate, &[("p a x x", "pass"), ("p . x x", "open"), ("p p . .", "pass"), ("x x x .", "no quorum")]);
    check(&quorate, &[("p3 x x x", "pass"), ("p x3", "no quorum"), ("p . .", "open")]);
    let heads = Terms { quorum: Some(share("2/3")), ..terms(Rule::Heads(1)) };
    check(&heads, &[("p . .", "open"), ("p a .", "pass"), ("p x x", "no quorum"), ("a a x", "fail")]);
    check(
        &Terms { quorum: Some(share("1/1")), ..at_least("1/2") },
        &[("p p x", "no quorum"), ("p p .", "open"), ("p p a", "pass")],
    );
}

#[test]
fn heads_are_counted_and_not_weight() {
    check(
        &terms(Rule::Heads(2)),
        &[
            ("p9 .", "open"),
            ("p p . .", "pass"),
            ("f f .", "fail"),
            ("p f t", "fail"),
            ("p x a", "fail"),
            ("p f .", "open"),
        ],
    );
    check(&terms(Rule::Heads(3)), &[("p p", "fail"), (". .", "fail")]);
}

#[test]
fn a_sequence_stops_at_the_first_who_does_not_agree() {
    check(
        &terms(Rule::Sequence),
        &[
            (". . .", "open"),
            ("p . .", "open"),
            ("p f .", "fail"),
            ("p t f", "third"),
            (". f f", "open"),
            ("p p p", "pass"),
            ("x p p", "pass"),
            ("x x", "no quorum"),
        ],
    );
}

#[test]
fn the_lead_decides_after_the_others() {
    check(
        &terms(Rule::Lead),
        &[
            ("pl . .", "open"),
            ("pl f f", "pass"),
            ("fl p a", "fail"),
            ("tl x x", "third"),
            (".l p p", "open"),
            ("xl p p", "no quorum"),
            ("al p", "no quorum"),
            ("p p", "no quorum"),
            ("pl fl p", "fail"),
        ],
    );
}

#[test]
fn the_unanimous_all_say_the_same() {
    check(
        &terms(Rule::Unanimous),
        &[
            ("p p p", "pass"),
            ("t t", "third"),
            ("f f .", "open"),
            ("p p f", "open"),
            ("p p a", "open"),
            ("a a", "open"),
            ("p x", "pass"),
            ("x x", "no quorum"),
        ],
    );
}

#[test]
fn a_step_with_one_outcome_comes_to_that_or_to_nothing() {
    for rule in
        [Rule::All, Rule::Any, Rule::AtLeast(Share::HALF), Rule::Heads(2), Rule::Sequence, Rule::Lead, Rule::Unanimous]
    {
        let terms = Terms { fail: outcome("pass"), ..terms(rule) };
        check(&terms, &[("pl! p p", "pass"), ("", "no quorum")]);
    }
    let quorate = Terms { fail: outcome("pass"), quorum: Some(Share::HALF), ..at_least("1/1") };
    check(&quorate, &[("p! . .", "open"), ("p! p .", "pass"), ("a x x", "no quorum")]);
}
