//! What a definition says about the people of its steps, as canonical text.

use super::{Fields, by, list, quoted};
use crate::language::{Allocate, Nobody, OwnCase, Repeat, Sealed, Seats, Step};

/// The fields of a step.
pub(super) fn of_step(step: &Step, fields: &mut Fields) {
    fields.put_unless("allocate", step.allocate == Allocate::Offer, || allocate(&step.allocate));
    fields.put_some("seats", step.seats.as_ref().map(Seats::print));
    fields.put_some("officers", step.officers.map(|n| n.to_string()));
    for (name, names) in
        [("separate_from", &step.separate_from), ("bound_to", &step.bound_to), ("qualifications", &step.qualifications)]
    {
        fields.put_unless(name, names.is_empty(), || list(names));
    }
    fields.put_unless("own", step.own == OwnCase::Forbid, || own(step.own).to_owned());
    fields.put_unless("nobody", step.nobody == Nobody::Wait, || nobody(&step.nobody));
    fields.put_unless("repeat", step.repeat == Repeat::Ask, || "Pass".to_owned());
    fields.put_some("exclusive", step.exclusive.as_deref().map(quoted));
    fields.put_some("sealed", step.sealed.as_ref().map(sealed));
    fields.put_flag("reasons", step.reasons);
    fields.put_flag("never_waived", step.never_waived);
}

pub(super) fn sealed(seal: &Sealed) -> String {
    let mut fields = Fields::default();
    fields.put_unless("readers", seal.readers.is_empty(), || {
        format!("[{}]", seal.readers.iter().map(by).collect::<Vec<_>>().join(", "))
    });
    fields.put_some("until", seal.until.as_deref().map(quoted));
    fields.tuple()
}

fn allocate(allocate: &Allocate) -> String {
    match allocate {
        Allocate::Offer => "Offer".to_owned(),
        Allocate::RoundRobin => "RoundRobin".to_owned(),
        Allocate::LeastLoaded => "LeastLoaded".to_owned(),
        Allocate::Fixed(person) => format!("Fixed({})", quoted(person)),
        Allocate::Familiar(step) => format!("Familiar({})", quoted(step)),
        Allocate::Chained => "Chained".to_owned(),
    }
}

fn own(own: OwnCase) -> &'static str {
    match own {
        OwnCase::Forbid => "Forbid",
        OwnCase::Superior => "Superior",
        OwnCase::Allow => "Allow",
    }
}

fn nobody(nobody: &Nobody) -> String {
    match nobody {
        Nobody::Wait => "Wait".to_owned(),
        Nobody::HandTo(to) => format!("HandTo({})", by(to)),
        Nobody::Pass => "Pass".to_owned(),
    }
}
