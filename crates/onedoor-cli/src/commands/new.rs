use crate::{answer::Answer, output::Output, trouble::Trouble};
use onedoor_core::id::{NAME_LENGTH_MAX, is_name};
use serde::Serialize;
use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

/// Five departments, in all that is common in the language. `NAME` stands for the id, `TITLE` for the title.
const WORKFLOW: &str = include_str!("new/workflow.txt");
const SCENARIO: &str = include_str!("new/scenario.txt");

#[derive(Serialize)]
struct Summary {
    r#type: &'static str,
    created: Vec<String>,
}

/// Writes a workflow to start from, and its scenarios, into the current folder. Never over a file that is there.
pub(super) fn new(name: &str, output: &mut Output) -> Result<Answer, Trouble> {
    if !is_name(name) {
        return Err(not_a_name(name));
    }
    let (workflow, scenario) = (format!("{name}.ron"), format!("{name}.scenario.ron"));
    let both = [(&workflow, WORKFLOW), (&scenario, SCENARIO)];
    if let Some((file, _)) = both.iter().find(|(file, _)| Path::new(file).symlink_metadata().is_ok()) {
        return Err(Trouble::file("write", Path::new(file), &io::ErrorKind::AlreadyExists.into()));
    }
    for (file, template) in both {
        write_new(file, &template.replace("NAME", name).replace("TITLE", &title(name)))
            .map_err(|error| Trouble::file("write", file.as_ref(), &error))?;
    }
    writeln!(output.human(), "wrote {workflow} and {scenario}")?;
    writeln!(output.aside(), "next: onedoor check {workflow}, onedoor test {scenario}, onedoor run {workflow}")?;
    output.json(&Summary { r#type: "summary", created: vec![workflow, scenario] })?;
    Ok(Answer::Yes)
}

/// The name as a title: `street_festival` is "Street festival".
fn title(name: &str) -> String {
    let words = name.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

fn write_new(file: &str, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
}

fn not_a_name(name: &str) -> Trouble {
    let rule = format!(
        "an id begins with a lower-case letter and goes on with lower-case letters, digits and `_`, at most {NAME_LENGTH_MAX}"
    );
    let help = nearest_name(name).map_or(rule.clone(), |near| format!("{rule}: `{near}`"));
    Trouble::misuse_with_help(format!("`{name}` is not an id"), help)
}

/// The same in letters that an id may have; none where nothing is left.
fn nearest_name(name: &str) -> Option<String> {
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let plain: String =
        stem.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let near: String = plain
        .trim_matches('_')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '_')
        .chars()
        .take(NAME_LENGTH_MAX)
        .collect();
    is_name(&near).then_some(near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_the_name() {
        assert_eq!(title("street_festival"), "Street festival");
        assert_eq!(title("permit"), "Permit");
    }

    #[test]
    fn advice_is_a_name_near_the_one_given() {
        let check = |name: &str, near: Option<&str>| assert_eq!(nearest_name(name).as_deref(), near, "{name}");
        check("Fire-Safety.ron", Some("fire_safety"));
        check("2024 permit", Some("permit"));
        check("许可", None);
    }
}
