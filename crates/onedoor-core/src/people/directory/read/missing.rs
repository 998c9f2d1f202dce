//! Fields that elements of lists must have. The reader itself would miss them once more where it could not read them.

use super::file::DirectoryFile;
use crate::{
    diagnostic::{Code, Diagnostic, Place},
    language::Losses,
};

pub(super) fn check(file: &DirectoryFile, losses: &Losses, found: &mut Vec<Diagnostic>) {
    if !losses.fields.contains("persons") {
        posts(file, found);
    }
    for (index, grant) in file.grants.iter().enumerate() {
        let place = || Place::root().field("grants").item(index);
        missing([("to", "Dept(\"fire\")", grant.to.is_none())], place, found);
    }
    for (index, rule) in file.stand_ins.iter().enumerate() {
        let place = || Place::root().field("stand_ins").item(index);
        let fields = [("of", "\"identity\"", rule.of.is_none()), ("by", "\"identity\"", rule.by.is_none())];
        missing(fields, place, found);
    }
}

fn posts(file: &DirectoryFile, found: &mut Vec<Diagnostic>) {
    for (identity, person) in file.persons.iter() {
        for (index, post) in person.posts.iter().enumerate() {
            let place = || Place::root().field("persons").entry(identity).field("posts").item(index);
            let fields = [("role", "\"name\"", post.role.is_none()), ("dept", "\"name\"", post.dept.is_none())];
            missing(fields, place, found);
        }
    }
}

/// Each field is a name, how its value is written, and whether it is missing.
fn missing<const N: usize>(fields: [(&str, &str, bool); N], place: impl Fn() -> Place, found: &mut Vec<Diagnostic>) {
    for (field, value, _) in fields.into_iter().filter(|(_, _, is_missing)| *is_missing) {
        let message = format!("the field `{field}` is missing here");
        let help = format!("write `{field}: {value}` in its parentheses");
        found.push(Diagnostic::new(Code::MissingField, place(), message).help(help));
    }
}
