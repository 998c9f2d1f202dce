use super::Position;

/// How far apart the marks of a [`Rule`] are, in bytes.
const MARK_BYTES: usize = 512;

/// What a text is measured with: where its lines begin, and how many characters stand before every mark. So a position costs the same wherever it is,
/// and thousands of them in one long line cost no more than their number.
#[derive(Debug)]
pub(super) struct Rule {
    lines: Vec<usize>,
    characters: Vec<usize>,
}

impl Rule {
    pub(super) fn of(text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let counts = text.as_bytes().chunks(MARK_BYTES).scan(0, |before, chunk| {
            let count = *before;
            *before += characters(chunk);
            Some(count)
        });
        Rule { lines, characters: counts.collect() }
    }

    pub(super) fn position(&self, text: &str, byte: usize) -> Position {
        let byte = byte.min(text.len());
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        Position { line, column: self.before(text, byte) - self.before(text, start) + 1 }
    }

    /// The characters that begin before a byte.
    fn before(&self, text: &str, byte: usize) -> usize {
        let mark = (byte / MARK_BYTES).min(self.characters.len().saturating_sub(1));
        let rest = text.as_bytes().get(mark * MARK_BYTES..byte).unwrap_or(&[]);
        self.characters.get(mark).copied().unwrap_or(0) + characters(rest)
    }
}

/// The first bytes of characters.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_those_of_counting() {
        let text = "许可\n\n".repeat(200) + &"消x".repeat(600) + "\r\nend";
        let rule = Rule::of(&text);
        for (byte, _) in text.char_indices().step_by(7).chain([(text.len(), ' ')]) {
            let before = &text[..byte];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
            assert_eq!(rule.position(&text, byte), Position { line, column }, "byte {byte}");
        }
    }
}
