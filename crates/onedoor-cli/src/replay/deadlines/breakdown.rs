use super::figures::Figures;
use crate::xes::Attribute;
use serde::Serialize;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The name under which cases stand that lack the attribute, or have it without text. A case that gives this very name stands with them.
const NONE: &str = "(none)";
/// The name under which cases stand once the names are too many.
const OTHER: &str = "(other)";
/// How many bytes all names may have together, since a log may come from a stranger.
const NAMES_BYTES_MAX: usize = 1 << 20;

/// The figures by the value of an attribute of the trace: trimmed and in Unicode form NFC, as the names of activities are, and sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Breakdown {
    figures: BTreeMap<String, Figures>,
    #[serde(skip)]
    names_bytes: usize,
}

impl Breakdown {
    /// The figures to which a case with this attribute belongs.
    pub(super) fn of(&mut self, attribute: Option<&Attribute>) -> &mut Figures {
        let name = name(attribute);
        let grown = self.names_bytes.saturating_add(name.len());
        let name = match self.figures.contains_key(&name) {
            true => name,
            false if grown > NAMES_BYTES_MAX => OTHER.to_owned(),
            false => {
                self.names_bytes = grown;
                name
            }
        };
        self.figures.entry(name).or_default()
    }

    /// Each name with its figures, sorted.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Figures)> {
        self.figures.iter().map(|(name, figures)| (name.as_str(), *figures))
    }
}

fn name(attribute: Option<&Attribute>) -> String {
    let text = attribute.map(Attribute::to_string).unwrap_or_default();
    match text.trim() {
        "" => NONE.to_owned(),
        text => text.nfc().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(of: &[&str]) -> Vec<String> {
        let mut breakdown = Breakdown::default();
        of.iter().for_each(|text| breakdown.of(Some(&Attribute::Text((*text).to_owned()))).open += 1);
        breakdown.iter().map(|(name, figures)| format!("{name}={}", figures.open)).collect()
    }

    #[test]
    fn one_word_in_two_spellings_is_one_name() {
        assert_eq!(names(&["Pru\u{308}fung ", "Pr\u{fc}fung", "pr\u{fc}fung"]), ["Pr\u{fc}fung=2", "pr\u{fc}fung=1"]);
    }

    #[test]
    fn what_has_no_text_is_none() {
        assert_eq!(names(&["", " \n", "a", NONE]), ["(none)=3", "a=1"]);
        let mut breakdown = Breakdown::default();
        breakdown.of(None).late += 1;
        assert_eq!(breakdown.iter().map(|(name, _)| name).collect::<Vec<_>>(), [NONE]);
    }

    #[test]
    fn names_without_end_do_not_fill_the_memory() {
        let long = "x".repeat(NAMES_BYTES_MAX - 1);
        assert_eq!(
            names(&[&long, "a", "bc", "d", "a"]),
            ["(other)=2".to_owned(), "a=2".to_owned(), format!("{long}=1")]
        );
    }
}
