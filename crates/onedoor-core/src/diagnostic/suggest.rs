/// The name among `known` that an author most likely meant by `written`; none when nothing is near.
///
/// ```
/// use onedoor_core::diagnostic::did_you_mean;
/// assert_eq!(did_you_mean("planing", ["fire", "planning"]).as_deref(), Some("did you mean `planning`?"));
/// assert_eq!(did_you_mean("zebra", ["fire", "planning"]), None);
/// ```
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = |name: &str| strsim::normalized_damerau_levenshtein(written, name);
    let best = known.into_iter().map(|name| (near(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.6).then(|| format!("did you mean `{}`?", best.1))
}

/// The names as a list for a sentence, at most eight of them.
///
/// ```
/// assert_eq!(onedoor_core::diagnostic::one_of(["a", "b"]), "`a`, `b`");
/// ```
pub fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names = names.into_iter();
    let shown: Vec<String> = names.by_ref().take(8).map(|name| format!("`{name}`")).collect();
    let more = names.count();
    if more == 0 { shown.join(", ") } else { format!("{} and {more} more", shown.join(", ")) }
}
