//! "Did you mean": the known name nearest to one that does not exist.

/// Names longer than this are not compared: the comparison costs the product of both lengths.
const COMPARED_CHARS_MAX: usize = 64;
const LISTED_MAX: usize = 8;

/// Advice for a name that is none of `known`: the nearest one, else the list if it is short.
pub(super) fn among<'k>(name: &str, known: impl Iterator<Item = &'k str>, what: &str) -> Option<String> {
    let known: Vec<&str> = known.collect();
    match nearest(name, &known) {
        Some(near) => Some(format!("did you mean `{near}`?")),
        None => list(&known, what),
    }
}

/// The names in backticks with commas between, for messages.
pub(super) fn quoted<'k>(names: impl Iterator<Item = &'k str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn nearest<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let length = name.chars().count();
    if length > COMPARED_CHARS_MAX {
        return None;
    }
    known
        .iter()
        .filter(|other| other.chars().count() <= COMPARED_CHARS_MAX)
        .map(|other| (strsim::osa_distance(name, other), *other))
        .filter(|(distance, other)| is_near(*distance, length.max(other.chars().count())))
        .min()
        .map(|(_, other)| other)
}

/// A third of the letters may differ, and at least one must agree.
fn is_near(distance: usize, length: usize) -> bool {
    distance <= length.div_ceil(3) && distance < length
}

fn list(known: &[&str], what: &str) -> Option<String> {
    if known.is_empty() || known.len() > LISTED_MAX {
        return None;
    }
    let mut known = known.to_vec();
    known.sort_unstable();
    Some(format!("the {what} are {}", quoted(known.into_iter())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_otherwise_the_short_list() {
        let known = ["granted", "allocated"];
        let check = |name: &str, advice: Option<&str>| {
            assert_eq!(among(name, known.into_iter(), "choices").as_deref(), advice);
        };
        check("grantd", Some("did you mean `granted`?"));
        check("zzz", Some("the choices are `allocated`, `granted`"));
        check(&"g".repeat(5000), Some("the choices are `allocated`, `granted`"));
        assert_eq!(among("x", std::iter::empty(), "choices"), None);
    }
}
