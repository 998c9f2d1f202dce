/// Named fields in the order in which they are printed; what has its default is left out.
#[derive(Default)]
pub(super) struct Fields(Vec<(&'static str, String)>);

impl Fields {
    pub(super) fn put(&mut self, name: &'static str, value: String) {
        self.0.push((name, value));
    }

    pub(super) fn put_some(&mut self, name: &'static str, value: Option<String>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    pub(super) fn put_unless(&mut self, name: &'static str, default: bool, value: impl FnOnce() -> String) {
        if !default {
            self.put(name, value());
        }
    }

    pub(super) fn put_flag(&mut self, name: &'static str, on: bool) {
        self.put_unless(name, !on, || "true".to_owned());
    }

    /// All on one line, in parentheses.
    pub(super) fn tuple(&self) -> String {
        let fields: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        format!("({})", fields.join(", "))
    }

    /// A field a line.
    pub(super) fn lines(&self, indent: usize) -> String {
        self.0.iter().map(|(name, value)| format!("{}{name}: {value},\n", "    ".repeat(indent))).collect()
    }
}

/// A RON string literal.
pub(super) fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c.is_control() => format!("\\u{{{:x}}}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

/// A list of string literals on one line.
pub(super) fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A map on one line.
pub(super) fn entries<'a>(rows: impl Iterator<Item = (&'a str, String)>) -> String {
    let rows: Vec<String> = rows.map(|(key, value)| format!("{}: {value}", quoted(key))).collect();
    format!("{{{}}}", rows.join(", "))
}
