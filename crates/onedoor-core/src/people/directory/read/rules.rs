//! Rules that a grant or a stand-in must keep by itself.

use super::file::{DirectoryFile, GrantFile};
use crate::{
    diagnostic::{Code, Diagnostic, Place, shown},
    expr::{Expr, ExprErrorKind, Fields, Type},
};

pub(super) fn check(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    for (index, grant) in file.grants.iter().enumerate() {
        self::grant(grant, &Place::root().field("grants").item(index), found);
    }
    for (index, rule) in file.stand_ins.iter().enumerate() {
        if let Some(of) = rule.of.as_ref().filter(|_| rule.of == rule.by) {
            let message = format!("`{}` cannot stand in for the same person", shown(of));
            let place = Place::root().field("stand_ins").item(index).field("by");
            let help = "name somebody else, or take the rule out";
            found.push(Diagnostic::new(Code::BadDirectory, place, message).help(help));
        }
    }
}

fn grant(grant: &GrantFile, place: &Place, found: &mut Vec<Diagnostic>) {
    if grant.powers.is_empty() {
        found.push(
            Diagnostic::new(Code::BadDirectory, place.clone().field("powers"), "a grant of no powers")
                .help("write which, such as `powers: [Decide]`"),
        );
    }
    if let Some(when) = &grant.when {
        syntax(when, place, found);
    }
}

/// Which fields a case has is not known here, so only the form of a guard is looked at.
fn syntax(when: &str, place: &Place, found: &mut Vec<Diagnostic>) {
    for error in Expr::compile(when, &NoFields).err().unwrap_or_default() {
        let code = match error.kind {
            ExprErrorKind::Syntax => Code::GuardSyntax,
            ExprErrorKind::TooLarge => Code::TooLarge,
            ExprErrorKind::UnknownField | ExprErrorKind::Type => continue,
        };
        let place = place.clone().field("when").within(error.span);
        found.push(Diagnostic::new(code, place, error.message).maybe_help(error.help));
    }
}

struct NoFields;

impl Fields for NoFields {
    fn field(&self, _: &str) -> Option<(u32, &Type)> {
        None
    }

    fn names(&self) -> Vec<&str> {
        Vec::new()
    }
}
