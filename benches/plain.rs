//! Plain structs for the text of W6: what any program would read it into.

use indexmap::IndexMap;
use serde::Deserialize;

/// A definition, unchecked.
#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the reading is measured")]
pub(crate) struct Workflow {
    id: String,
    title: String,
    data: IndexMap<String, Type>,
    steps: IndexMap<String, Step>,
    ends: IndexMap<String, End>,
}

#[derive(Debug, Deserialize)]
enum Type {
    Decimal,
    Bool,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the reading is measured")]
enum Step {
    Do(Fields),
    Review(Fields),
    Decide(Fields),
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the reading is measured")]
enum By {
    Dept(String),
}

#[derive(Debug, Deserialize)]
enum Amount {
    #[expect(dead_code, reason = "only the reading is measured")]
    WorkingDays(u32),
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Fields {
    title: Option<String>,
    by: Option<By>,
    after: Vec<String>,
    when: Option<String>,
    outcomes: Vec<String>,
    within: Option<Amount>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only the reading is measured")]
struct End {
    after: Vec<String>,
}
