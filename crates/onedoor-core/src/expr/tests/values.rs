//! Texts and the values that they give.

use super::*;

fn check(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(&shown(text), expected, "{text}");
    }
}

#[test]
fn literals() {
    check(&[
        ("true", "true Bool"),
        ("007", "7 Integer"),
        ("9223372036854775807", "9223372036854775807 Integer"),
        ("-9223372036854775808", "-9223372036854775808 Integer"),
        ("- 9223372036854775808", "-9223372036854775808 Integer"),
        ("1.50", "1.50 Decimal"),
        ("-0.0", "0.0 Decimal"),
        (r#""a\\b\"c'""#, r#"a\b"c' Text"#),
        (r"'\u65b0\n\t\''", "新\n\t' Text"),
        ("'新😀'", "新😀 Text"),
        ("date('2024-02-29')", "2024-02-29 Date"),
        ("[1, 2.5]", "[1, 2.5] List(Decimal)"),
        ("['a', 'b']", "[a, b] List(Text)"),
        ("[land, 'x']", "[granted, x] List(Text)"),
        ("[1]", "[1] List(Integer)"),
    ]);
}

#[test]
fn integers_are_checked_and_divide_towards_zero() {
    check(&[
        ("7 / 2", "3 Integer"),
        ("-7 / 2", "-3 Integer"),
        ("-7 % 2", "-1 Integer"),
        ("7 / 0", "division by zero"),
        ("7 % 0", "division by zero"),
        ("-9223372036854775808 / -1", "the result is out of range"),
        ("-9223372036854775808 % -1", "the result is out of range"),
        ("-(-9223372036854775808)", "the result is out of range"),
        ("9223372036854775807 + 1", "the result is out of range"),
        ("-9223372036854775808 - 1", "the result is out of range"),
        ("9223372036854775807 * 2", "the result is out of range"),
    ]);
}

#[test]
fn decimals_are_exact_while_digits_last_and_then_rounded_half_to_even() {
    check(&[
        ("0.1 + 0.2", "0.3 Decimal"),
        ("0.1 + 0.2 == 0.3", "true Bool"),
        ("1.50 * 2", "3.00 Decimal"),
        ("1 / 4.0", "0.25 Decimal"),
        ("7.00 / 2", "3.5 Decimal"),
        ("1 / 3.0", "0.3333333333333333333333333333 Decimal"),
        ("2 / 3.0", "0.6666666666666666666666666667 Decimal"),
        ("1.0 / 0", "division by zero"),
        ("1.0 / 0.00", "division by zero"),
        ("7000000000000000000000000000.0 * 10 + 9000000000000000000 * 2000000000.5", "the result is out of range"),
        ("7000000000000000000000000000.0 * 100", "the result is out of range"),
        ("1 / 0.0000000000000000000000000001 / 0.5", "20000000000000000000000000000 Decimal"),
        ("1 / 0.0000000000000000000000000001 / 0.1", "the result is out of range"),
        ("0.00000000000005 * 0.000000000000001", "0.0000000000000000000000000000 Decimal"),
        ("0.00000000000015 * 0.000000000000001", "0.0000000000000000000000000002 Decimal"),
        ("-(0.0)", "0.0 Decimal"),
        ("0 * -1.5", "0 Decimal"),
        ("floor_area * 2 + floors", "6008.00 Decimal"),
    ]);
}

#[test]
fn dates_count_calendar_days() {
    check(&[
        ("applied_on + 2", "2024-03-01 Date"),
        ("applied_on - 28", "2024-01-31 Date"),
        ("date('2024-03-01') - applied_on", "2 Integer"),
        ("applied_on - date('2024-03-01')", "-2 Integer"),
        ("date('9999-12-31') - date('0001-01-01')", "3652058 Integer"),
        ("applied_on + 1 - applied_on + 1", "2 Integer"),
        ("date('9999-12-31') + 1", "the result is out of range"),
        ("date('0001-01-01') - 1", "the result is out of range"),
        ("applied_on - (-9223372036854775807 - 1)", "the result is out of range"),
        ("applied_on + 9223372036854775807", "the result is out of range"),
        ("applied_on < date('2024-02-29')", "true Bool"),
    ]);
}

#[test]
fn comparisons_mix_numbers_and_search_lists() {
    check(&[
        ("floors == 7.0", "true Bool"),
        ("floors != 7.00", "false Bool"),
        ("floor_area >= 3000", "true Bool"),
        ("floor_area <= 3000", "false Bool"),
        ("9007199254740993 == 9007199254740992.0", "false Bool"),
        ("land == 'granted'", "true Bool"),
        ("'granted' != land", "false Bool"),
        ("land in ['allocated', 'granted']", "true Bool"),
        ("land in ['allocated']", "false Bool"),
        ("land == road", "false Bool"),
        ("land == title", "false Bool"),
        ("land == (high_rise ? 'granted' : 'allocated')", "true Bool"),
        ("'granted' in zones", "true Bool"),
        ("zones == ['granted']", "true Bool"),
        ("2.0 in plots", "true Bool"),
        ("plots == [1, 2]", "true Bool"),
        ("plots == [1.0, 2]", "true Bool"),
        ("plots == [1]", "false Bool"),
        ("floors in [1, 7.0]", "true Bool"),
        ("true == high_rise", "true Bool"),
        ("(1 < 2) == true", "true Bool"),
        ("title == '新楼 a'", "true Bool"),
    ]);
}

#[test]
fn sizes_are_of_characters_and_values() {
    check(&[
        ("size(title)", "4 Integer"),
        ("size('😀')", "1 Integer"),
        ("size(plots)", "2 Integer"),
        ("size([1, 2, 3])", "3 Integer"),
        ("size(land)", "7 Integer"),
        ("size(no_int + 1 > 2 ? 'a' : 'b')", "field 11 has no value"),
    ]);
}

#[test]
fn operators_bind_as_in_cel() {
    check(&[
        ("1 + 2 * 3", "7 Integer"),
        ("(1 + 2) * 3", "9 Integer"),
        ("2 * 3 + 1", "7 Integer"),
        ("7 - 2 - 1", "4 Integer"),
        ("7 - (2 - 1)", "6 Integer"),
        ("8 / 4 / 2", "1 Integer"),
        ("8 / (4 / 2)", "4 Integer"),
        ("2 * (3 + 1) * 2 - 1", "15 Integer"),
        ("1 + 2 * 3 - 4 / 2 % 3", "5 Integer"),
        ("- 2 + 3", "1 Integer"),
        ("--2", "2 Integer"),
        ("-floors + 3", "-4 Integer"),
        ("true || false && false", "true Bool"),
        ("(true || false) && false", "false Bool"),
        ("1 + 1 == 2 && 3 > 2", "true Bool"),
        ("!high_rise == false", "true Bool"),
        ("!!high_rise", "true Bool"),
        ("false ? 1 : true ? 2 : 3", "2 Integer"),
        ("true || true ? 1 : 2", "1 Integer"),
        ("floors>7?'a':'b'", "b Text"),
        ("1 == 1 && 1 in [1] || no_bool", "true Bool"),
    ]);
}

#[test]
fn a_choice_has_the_type_that_takes_in_both_arms() {
    check(&[
        ("high_rise ? 1 : 2.5", "1 Decimal"),
        ("high_rise ? [1] : [2.5]", "[1] List(Decimal)"),
        ("high_rise ? plots : [2.5]", "[1, 2] List(Decimal)"),
        ("(high_rise ? 7 : 0.5) / 2", "3.5 Decimal"),
        ("high_rise ? land : 'x'", "granted Text"),
        ("high_rise ? land : land", r#"granted OneOf(["allocated", "granted"])"#),
    ]);
}

#[test]
fn what_is_absent_is_absorbed_only_where_it_cannot_matter() {
    check(&[
        ("no_bool", "field 10 has no value"),
        ("has(no_bool)", "false Bool"),
        ("has(floors)", "true Bool"),
        ("has(ill_typed)", "false Bool"),
        ("ill_typed == 7", "field 12 has no value"),
        ("no_bool && false", "false Bool"),
        ("false && no_bool", "false Bool"),
        ("no_bool || true", "true Bool"),
        ("true || no_bool", "true Bool"),
        ("no_bool && true", "field 10 has no value"),
        ("no_bool || false", "field 10 has no value"),
        ("no_bool && 1 / 0 == 1", "field 10 has no value"),
        ("1 / 0 == 1 && no_bool", "division by zero"),
        ("no_bool && 1 / 0 == 1 && false", "false Bool"),
        ("!no_bool", "field 10 has no value"),
        ("no_int == no_int", "field 11 has no value"),
        ("no_int in [1]", "field 11 has no value"),
        ("1 in [1, no_int]", "field 11 has no value"),
        ("high_rise ? 1 : no_int", "1 Integer"),
        ("no_bool ? 1 : 1", "field 10 has no value"),
        ("has(no_int) && no_int > 3", "false Bool"),
        ("has(no_int) ? no_int : 0", "0 Integer"),
    ]);
}

#[test]
fn an_expression_knows_what_it_reads() {
    let check = |text: &str, reads: &[u32]| {
        assert_eq!(compiled(text).reads(), reads, "{text}");
        assert_eq!(compiled(text).is_constant(), reads.is_empty(), "{text}");
    };
    check("1 < 2", &[]);
    check("floor_area > 1 && high_rise || floor_area < 2", &[0, 2]);
    check("has(no_int) ? 1 : floors", &[1, 11]);
    check("size(title) in [floors, 2]", &[1, 3]);
}

#[test]
fn only_bool_expressions_hold() {
    let permit = permit();
    let holds = |text: &str| compiled(text).holds(&|id| permit.values.get(&id));
    assert_eq!(holds("floors == 7"), Ok(true));
    assert_eq!(holds("floors"), Ok(false));
    assert_eq!(holds("no_bool"), Err(super::super::NoValue::Absent(10)));
}
