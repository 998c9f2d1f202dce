use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Why `text` may not stand as a title: not in Unicode normal form C, or with characters that a reader cannot see. None when it may.
///
/// Bidirectional controls can make a title read otherwise than it is stored (Unicode TR 36).
///
/// ```
/// use onedoor_core::language::text_fault;
/// assert_eq!(text_fault("建筑工程施工许可"), None);
/// assert!(text_fault("granted\u{202e}").is_some());
/// ```
pub fn text_fault(text: &str) -> Option<String> {
    if let Some(c) = text.chars().find(|c| invisible(*c)) {
        return Some(format!("the invisible character U+{:04X} is not allowed", u32::from(c)));
    }
    let normal = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => true,
        IsNormalized::No => false,
        IsNormalized::Maybe => text.nfc().eq(text.chars()),
    };
    (!normal).then(|| "the text is not in Unicode normal form C".to_owned())
}

fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
