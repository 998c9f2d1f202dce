//! Texts at the bounds and far over them, on a stack that is small on purpose.

use super::*;
use crate::expr::{DEPTH_MAX, ExprErrorKind, NODES_MAX, TEXT_BYTES_MAX};

/// What a thread must have left. Without optimisation these tests also pass on 320 KiB and fail on 256 KiB.
const STACK_BYTES: usize = 384 * 1024;

/// Compiles, evaluates, clones, compares, prints and drops on the small stack: true if it compiled, else the sort of error.
fn run(text: String) -> Result<(), ExprErrorKind> {
    let work = move || {
        let permit = permit();
        let expr = Expr::compile(&text, &permit).map_err(|errors| errors[0].kind)?;
        let _ = expr.eval(&|id| permit.values.get(&id));
        assert!(expr.clone() == expr && !format!("{expr:?}").is_empty());
        Ok(())
    };
    std::thread::Builder::new().stack_size(STACK_BYTES).spawn(work).unwrap().join().unwrap()
}

fn around(open: &str, core: &str, close: &str, times: usize) -> String {
    format!("{}{core}{}", open.repeat(times), close.repeat(times))
}

#[test]
fn nesting_is_refused_at_the_bound_and_never_followed_further() {
    let levels = DEPTH_MAX as usize;
    for (open, core, close) in [
        ("(", "1", ")"),
        ("!", "true", ""),
        ("-", "floors", ""),
        ("- ", "floors", ""),
        ("!(", "true", ")"),
        ("true ? 1 : ", "1", ""),
        ("size(", "'a'", ")"),
        ("size([", "'a'", "])"),
        ("[", "1", "]"),
    ] {
        let at_bound = if open.len() == 2 && open != "- " || open == "size([" { levels / 2 } else { levels };
        let kind = run(around(open, core, close, at_bound)).err();
        assert_ne!(kind, Some(ExprErrorKind::TooLarge), "{open} {at_bound} times");
        assert_ne!(kind, Some(ExprErrorKind::Syntax), "{open} {at_bound} times");
        for times in [at_bound + 1, 340, 100_000] {
            assert_eq!(run(around(open, core, close, times)), Err(ExprErrorKind::TooLarge), "{open} {times} times");
        }
        for times in [340, 100_000] {
            assert_eq!(run(open.repeat(times)), Err(ExprErrorKind::TooLarge), "{open} {times} times, open");
        }
    }
}

#[test]
fn every_operator_in_every_nesting_fits_the_stack() {
    let levels = DEPTH_MAX as usize;
    let ill_typed = around("no_bool || high_rise && 1 == 1 + 1 * (", "1", ")", levels);
    assert_eq!(run(ill_typed), Err(ExprErrorKind::Type));
    let condition = around("(no_bool || high_rise && 1 == 1 + 1 * ", "1", " ? 1 : 1)", levels);
    assert_eq!(run(condition), Err(ExprErrorKind::TooLarge));
    let sound = around("(no_bool || high_rise && 7 == floors + 1 * ", "0", " ? 0 : 0)", levels / 2);
    assert_eq!(run(sound), Ok(()));
    let searched = around("(no_bool || high_rise && 0 in [1 - 1 * ", "1", "] ? 1 : 1)", levels / 3);
    assert_eq!(run(searched), Ok(()));
}

#[test]
fn long_chains_are_wide_and_not_deep() {
    let half = NODES_MAX as usize / 2;
    let links =
        [("true", "&&true"), ("true", "||false"), ("1", "+1"), ("1", "-1"), ("1", "*1"), ("1", "/1"), ("1", "%1")];
    for (first, link) in links {
        assert_eq!(run(format!("{first}{}", link.repeat(half - 1))), Ok(()), "{link}");
        assert_eq!(run(format!("{first}{}", link.repeat(half))), Err(ExprErrorKind::TooLarge), "{link}");
    }
    assert_eq!(run(format!("1 in [1{}]", ",1".repeat(NODES_MAX as usize - 4))), Ok(()));
    assert_eq!(run(format!("1 in [1{}]", ",1".repeat(NODES_MAX as usize - 3))), Err(ExprErrorKind::TooLarge));
}

#[test]
fn the_text_is_bounded_in_bytes() {
    let text = |bytes: usize| format!("'{}'", "a".repeat(bytes - 2));
    assert_eq!(run(text(TEXT_BYTES_MAX)), Ok(()));
    assert_eq!(run(text(TEXT_BYTES_MAX + 1)), Err(ExprErrorKind::TooLarge));
    assert_eq!(run(" ".repeat(TEXT_BYTES_MAX)), Err(ExprErrorKind::Syntax));
    assert_eq!(run("1".repeat(TEXT_BYTES_MAX)), Err(ExprErrorKind::Syntax));
    assert_eq!(run("0".repeat(TEXT_BYTES_MAX)), Ok(()));
}
