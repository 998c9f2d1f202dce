//! The examples of `docs/language.md`: what is shown is what can be written.

use onedoor_core::{
    calendar,
    graph::Catalogue,
    language::{read, read_profile},
    people::read_directory,
    proof::load,
};
use std::sync::Arc;

const PAGE: &str = include_str!("../../../../docs/language.md");
const CN: &[u8] = include_bytes!("../../../../workflows/calendars/cn.ron");

/// The examples of the page, up to those that belong to a code.
fn examples() -> impl Iterator<Item = &'static str> {
    let page = PAGE.split("<!-- codes:").next().expect("the page begins");
    page.split("```ron\n").skip(1).filter_map(|rest| rest.split("```").next())
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    catalogue.add_calendar(Arc::new(calendar::read(CN, &|_| None).calendar.expect("it is right")));
    for text in super::profile::SHIPPED {
        catalogue.add_profile(read_profile(text.as_bytes()).0.expect("it is right"));
    }
    catalogue
}

#[test]
fn the_examples_of_the_page_are_right() {
    let mut kinds = Vec::new();
    for example in examples() {
        let word = example.split(['(', ':']).next().unwrap_or("");
        let found = match word {
            "Workflow" => load(example.as_bytes(), &catalogue()).diagnostics,
            "Calendar" => calendar::read(example.as_bytes(), &|_| None).diagnostics,
            "Directory" => read_directory(example.as_bytes()).1,
            "Profile" => read_profile(example.as_bytes()).1,
            "Scenarios" => Vec::new(),
            step if step.starts_with('"') => read(format!("Workflow(steps: {{{example}}})").as_bytes()).diagnostics,
            _ => read(format!("Workflow({example})").as_bytes()).diagnostics,
        };
        assert_eq!(found, [], "{example}");
        kinds.push(word);
    }
    for kind in ["Workflow", "Calendar", "Directory", "Profile", "Scenarios", "stages", "\"notice\""] {
        assert!(kinds.contains(&kind), "{kind}: {kinds:?}");
    }
}
