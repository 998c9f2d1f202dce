//! The few pieces of XML that the drawing is written with.

/// `text` for an attribute or an element. What XML forbids becomes the replacement character.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for symbol in text.chars() {
        match symbol {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ if symbol.is_control() => out.push('\u{FFFD}'),
            _ => out.push(symbol),
        }
    }
    out
}

/// A coordinate with at most one decimal.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_controls_are_escaped() {
        assert_eq!(escape("<a & \"b\">\u{1}\u{FFFF}"), "&lt;a &amp; &quot;b&quot;&gt;\u{FFFD}\u{FFFD}");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([number(1.0), number(-0.01), number(2.25)], ["1", "0", "2.2"]);
    }
}
