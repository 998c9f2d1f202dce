use crate::{
    calendar::Amount,
    diagnostic::{Code, Diagnostic, Place},
    language::{Limit, Workflow},
};

/// A limit is at least one, a promise never beyond the statute, and who is never silent has no meaning of silence.
pub(super) fn check(tree: &Workflow, found: &mut Vec<Diagnostic>) {
    if let Some(limit) = &tree.limit {
        of_case(limit, found);
    }
    for (name, step) in tree.steps.iter() {
        if step.within.is_some_and(is_zero) {
            found.push(zero(Place::step(name).field("within")));
        }
        if let (true, Some(silence)) =
            (step.never_silent, step.silence.as_ref().filter(|silence| silence.meaning().replaces_the_answer()))
        {
            let message = format!("`{name}` is never silent, yet its silence means `{}`", silence.word());
            found.push(
                Diagnostic::new(Code::SilentContradiction, Place::step(name).field("silence"), message)
                    .help("take one of the two out"),
            );
        }
    }
}

fn of_case(limit: &Limit, found: &mut Vec<Diagnostic>) {
    let place = || Place::root().field("limit");
    for (field, amount) in [("statutory", limit.statutory), ("promised", limit.promised)] {
        if amount.is_some_and(is_zero) {
            found.push(zero(place().field(field)));
        }
    }
    let parts = limit.statutory.map(Amount::parts).zip(limit.promised.map(Amount::parts));
    if let Some(((unit, statutory), (same, promised))) = parts
        && unit == same
        && promised > statutory
    {
        let message = format!("{promised} are promised, but the statute allows {statutory}");
        found
            .push(Diagnostic::new(Code::BadLimit, place().field("promised"), message).help("promise the same or less"));
    }
}

fn is_zero(amount: Amount) -> bool {
    amount.parts().1 == 0
}

fn zero(place: Place) -> Diagnostic {
    Diagnostic::new(Code::BadLimit, place, "a limit of nothing cannot be kept")
        .help("write 1 or more, or leave the limit out")
}
