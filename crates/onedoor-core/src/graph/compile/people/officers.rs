use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::Step,
};

/// The most officers that do one piece of work together.
const OFFICERS_MAX: u32 = 20;

/// Several officers are at least two, and no joint signature of another kind.
pub(super) fn check(name: &str, step: &Step, found: &mut Vec<Diagnostic>) {
    let Some(officers) = step.officers else { return };
    let bad = |message: String| Diagnostic::new(Code::BadSeats, Place::step(name).field("officers"), message);
    if !(2..=OFFICERS_MAX).contains(&officers) {
        let help = match officers {
            0 | 1 => "leave `officers` out: one does it",
            _ => "write `seats` with `members` for a body that decides together",
        };
        found.push(bad(format!("`officers: {officers}` is outside 2 to {OFFICERS_MAX}")).help(help));
    }
    if step.seats.is_some() {
        let message = format!("`{name}` has `officers` and `seats`: both say who answers together");
        found.push(bad(message).help("take one of the two out"));
    }
}
