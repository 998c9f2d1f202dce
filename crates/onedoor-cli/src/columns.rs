//! Text in columns, where Chinese characters are two wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The text in exactly so many columns: cut with dots, or filled with blanks.
pub(crate) fn fitted(text: &str, columns: usize) -> String {
    let kept = if text.width() <= columns { text.to_owned() } else { cut(text, columns) };
    let filling = columns.saturating_sub(kept.width());
    kept + &" ".repeat(filling)
}

fn cut(text: &str, columns: usize) -> String {
    let Some(mut left) = columns.checked_sub(1) else { return String::new() };
    text.chars().take_while(|c| take_columns(&mut left, c.width().unwrap_or(0))).collect::<String>() + "…"
}

fn take_columns(left: &mut usize, columns: usize) -> bool {
    let fits = columns <= *left;
    *left = left.saturating_sub(columns);
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_fill_two_columns() {
        assert_eq!(fitted("消防审查", 10), "消防审查  ");
        assert_eq!(fitted("消防审查意见", 8), "消防审… ");
        assert_eq!(fitted("消防审查意见", 9), "消防审查…");
        assert_eq!(fitted("消", 1).width(), 1);
    }
}
