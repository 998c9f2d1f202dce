/// Longer names are not compared: the comparison costs the product of both lengths.
const COMPARED_BYTES_MAX: usize = 64;

/// The name among `known` that an author most likely meant by `written`; none when nothing is near.
///
/// ```
/// use onedoor_core::diagnostic::did_you_mean;
/// assert_eq!(did_you_mean("planing", ["fire", "planning"]).as_deref(), Some("did you mean `planning`?"));
/// assert_eq!(did_you_mean("zebra", ["fire", "planning"]), None);
/// ```
pub fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let short = |name: &&str| name.len() <= COMPARED_BYTES_MAX;
    let as_long = |name: &&str| name.len() <= 2 * written.len() && written.len() <= 2 * name.len();
    let near = |name: &str| strsim::normalized_damerau_levenshtein(written, name);
    let known = known.into_iter().filter(|name| short(name) && short(&written) && as_long(name));
    let best = known.map(|name| (near(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.6).then(|| format!("did you mean `{}`?", best.1))
}

/// What an author wrote, for a message: on one line, and not longer than a name may be.
///
/// ```
/// assert_eq!(onedoor_core::diagnostic::shown("a\nb"), "a\\nb");
/// ```
pub fn shown(written: &str) -> String {
    let mut characters = written.chars();
    let head: String = characters.by_ref().take(COMPARED_BYTES_MAX).flat_map(char::escape_debug).collect();
    if characters.next().is_none() { head } else { head + "…" }
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
