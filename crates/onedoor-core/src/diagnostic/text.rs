/// A message is never longer, in characters.
const SHOWN_MAX: usize = 1_000;

/// A message quotes what an author wrote, which may hold anything: on one line, of a length that can be read, and without characters that a terminal obeys
/// or nobody sees.
pub(crate) fn one_line(text: String) -> String {
    if text.len() <= SHOWN_MAX && !text.chars().any(unseen) {
        return text;
    }
    let mut characters = text.chars();
    let head: String = characters.by_ref().take(SHOWN_MAX).map(seen).collect();
    if characters.next().is_none() { head } else { head + "…" }
}

fn seen(c: char) -> String {
    if unseen(c) { c.escape_debug().to_string() } else { c.to_string() }
}

/// What is escaped when a character is shown to a person, but for quotes and letters that lean on others.
fn unseen(c: char) -> bool {
    !matches!(c, '"' | '\'' | '\\') && c.escape_debug().len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_cannot_break_the_line() {
        assert_eq!(
            one_line("there is no `a\nb\u{202e}\u{1b}消\"\\`".to_owned()),
            "there is no `a\\nb\\u{202e}\\u{1b}消\"\\`"
        );
        assert_eq!(one_line("x".repeat(5000)).chars().count(), SHOWN_MAX + 1);
    }
}
