//! Text that fits a box: cleaned, measured, wrapped.

use unicode_width::UnicodeWidthChar;

/// Longer text cannot be read in a drawing; what follows is cut so that the work for one label stays bounded.
const CHARS_MAX: usize = 400;

/// `text` on one line: control characters become spaces, runs of spaces become one, and marks that turn the direction
/// of writing, and characters that XML forbids, are dropped.
pub(super) fn clean(text: &str) -> String {
    let mut line = String::new();
    for symbol in text.chars().filter(|&c| !is_hidden(c)).take(CHARS_MAX) {
        if !symbol.is_control() && !symbol.is_whitespace() {
            line.push(symbol);
        } else if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line.truncate(line.trim_end().len());
    line
}

fn is_hidden(symbol: char) -> bool {
    matches!(symbol,
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FDD0}'..='\u{FDEF}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
        || u32::from(symbol) & 0xFFFE == 0xFFFE
}

/// The width of `text` at a font size, in pixels. An estimate on the safe side: the viewer's font is not known.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(ems).sum::<f64>() * size
}

fn ems(symbol: char) -> f64 {
    match (symbol.width().unwrap_or(0), symbol) {
        (0, _) => 0.0,
        (1, 'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ') => 0.33,
        (1, 'm' | 'w' | 'M' | 'W' | '@' | '%' | '<' | '>' | '=' | '+') => 0.85,
        (1, 'A'..='Z' | '&') => 0.68,
        // Fonts for Chinese draw these as wide as a character.
        (1, '·' | '…' | '✓' | '✕' | '▶') => 1.0,
        (1, _) => 0.57,
        _ => 1.0,
    }
}

/// `text` cleaned and broken into lines of at most `width_max` pixels; where `lines_max` do not hold it, the last ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, width_max: f64, lines_max: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words(&clean(text)) {
        place(&mut lines, &word, size, width_max);
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > lines_max {
        let rest = lines.split_off(lines_max.saturating_sub(1)).concat();
        lines.push(cut(&rest, size, width_max));
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

fn place(lines: &mut Vec<String>, word: &str, size: f64, width_max: f64) {
    let free = |line: &String| width_max - width(line, size);
    if lines.last().is_some_and(|line| free(line) >= width(word.trim_end(), size)) {
        lines.last_mut().into_iter().for_each(|line| line.push_str(word));
    } else if width(word.trim_end(), size) <= width_max {
        lines.push(word.to_owned());
    } else {
        for symbol in word.chars() {
            if lines.last().is_none_or(|line| free(line) < ems(symbol) * size) {
                lines.push(String::new());
            }
            lines.last_mut().into_iter().for_each(|line| line.push(symbol));
        }
    }
}

/// `text` cleaned, and cut with an ellipsis when it is wider than `width_max`.
pub(super) fn fit(text: &str, size: f64, width_max: f64) -> String {
    cut(&clean(text), size, width_max)
}

fn cut(text: &str, size: f64, width_max: f64) -> String {
    if width(text, size) <= width_max {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = size;
    for symbol in text.chars() {
        used += ems(symbol) * size;
        if used > width_max {
            break;
        }
        kept.push(symbol);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// The pieces between which a line may break: after a space, a hyphen or an underscore, and before and after every wide character
/// but closing punctuation, which must not begin a line.
fn words(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut may_break = true;
    for symbol in text.chars() {
        let wide = symbol.width() == Some(2);
        let sticks = symbol.width() == Some(0) || "，。、；：！？）》」』】〉”’…".contains(symbol);
        if (may_break || wide) && !sticks {
            pieces.push(String::new());
        }
        may_break = (wide && !"（《「『【〈".contains(symbol)) || matches!(symbol, ' ' | '-' | '_' | '/');
        if pieces.is_empty() {
            pieces.push(String::new());
        }
        pieces.last_mut().into_iter().for_each(|piece| piece.push(symbol));
    }
    pieces
}

/// `text` with everything but ASCII letters, digits, `_` and `-` replaced by `_`.
pub(super) fn safe_id(text: &str) -> String {
    let keep = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    text.chars().take(CHARS_MAX).map(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_wraps_anywhere_but_before_closing_punctuation() {
        assert_eq!(wrap("建筑工程施工许可，审批", 10.0, 80.0, 3), ["建筑工程施工许", "可，审批"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap("one two three four five six seven eight nine ten", 10.0, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 10.0) <= 60.0), "{lines:?}");
        assert!(lines.last().unwrap().ends_with('…'));
    }

    #[test]
    fn controls_and_direction_marks_disappear() {
        assert_eq!(clean(" a\n\tb\u{0}c\u{202E}d\u{FFFE} "), "a b cd");
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        let lines = wrap(&"x".repeat(40), 10.0, 60.0, 9);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 10.0) <= 60.0));
    }
}
