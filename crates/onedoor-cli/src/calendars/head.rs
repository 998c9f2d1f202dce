use crate::files::Text;
use serde::Deserialize;

/// What names a calendar, and what it is laid over. It is read before the calendar itself: which file is which has to be known first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) id: String,
    pub(super) over: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename = "Calendar")]
struct Written {
    #[serde(default)]
    id: String,
    #[serde(default)]
    over: String,
}

impl Head {
    /// The head of a text. A text without an id, or in which there is something wrong, goes by the name of its file.
    pub(super) fn of(text: &Text) -> Head {
        let body = String::from_utf8_lossy(&text.bytes);
        let written: Option<Written> = ron::from_str(body.trim_start_matches('\u{feff}')).ok();
        let filled = |text: String| Some(text).filter(|text| !text.is_empty());
        let (id, over) = written.map_or((None, None), |written| (filled(written.id), filled(written.over)));
        let stem = || text.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Head { id: id.unwrap_or_else(stem), over }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, id: &str, over: Option<&str>) {
        let text = Text { path: "some/name.ron".into(), bytes: text.as_bytes().to_vec() };
        assert_eq!(Head::of(&text), Head { id: id.to_owned(), over: over.map(str::to_owned) }, "{text:?}");
    }

    #[test]
    fn a_head_is_read_over_what_else_stands_there() {
        check(
            "\u{feff}// id: \"no\"\nCalendar(years: {2024: (source: \"x\")}, over: \"b\", id: \"a\", odd: 3)",
            "a",
            Some("b"),
        );
        check("Calendar(id: \"a\")", "a", None);
    }

    #[test]
    fn where_it_cannot_be_read_the_file_gives_the_name() {
        for text in
            ["", "Calendar(", "Calendar(over: 3)", "Workflow(id: \"a\")", "Calendar(id: 3)", "Calendar(id: \"\")"]
        {
            check(text, "name", None);
        }
        check(&"Calendar(a: ".repeat(100_000), "name", None);
    }
}
