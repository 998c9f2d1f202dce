//! RON as JSON, in the way that the schema describes; and samples of what the schema describes, as RON.

use serde_json::{Map, Value};

/// A definition as JSON. Only for texts that are RON: anything else panics.
pub(crate) fn of_ron(text: &str) -> Value {
    let plain: String =
        text.lines().filter(|line| !line.starts_with("//!")).map(|line| uncommented(line).to_owned() + "\n").collect();
    let mut tokens = Tokens { rest: &plain };
    match tokens.value() {
        Value::Object(root) => root.into_iter().next().map_or(Value::Null, |(_, fields)| fields),
        other => other,
    }
}

fn uncommented(line: &str) -> &str {
    let outside = |at: usize| line.get(..at).is_some_and(|before| before.matches('"').count() % 2 == 0);
    line.match_indices("//").find(|(at, _)| outside(*at)).map_or(line, |(at, _)| &line[..at])
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn peek(&mut self) -> char {
        self.rest = self.rest.trim_start();
        self.rest.chars().next().unwrap_or('\0')
    }

    fn take(&mut self, sign: char) -> bool {
        let there = self.peek() == sign;
        if there {
            self.rest = &self.rest[sign.len_utf8()..];
        }
        there
    }

    fn word(&mut self) -> &'a str {
        self.peek();
        let end = self.rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        assert!(!word.is_empty(), "no word at {}", self.rest);
        self.rest = rest;
        word
    }

    fn text(&mut self) -> String {
        let mut escaped = false;
        let end = self.rest.char_indices().skip(1).find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        let (literal, rest) = self.rest.split_at(end.expect("a closing quote").0 + 1);
        self.rest = rest;
        ron::from_str(literal).expect("a text")
    }

    fn value(&mut self) -> Value {
        match self.peek() {
            '"' => Value::from(self.text()),
            '[' => Value::Array(self.list()),
            '{' | '(' => self.fields(),
            '0'..='9' => Value::from(self.word().parse::<u64>().expect("a number")),
            _ => self.named(),
        }
    }

    fn named(&mut self) -> Value {
        let word = self.word();
        if self.peek() != '(' {
            return word.parse::<bool>().map_or(Value::from(word), Value::Bool);
        }
        let inside = self.fields();
        Value::Object(Map::from_iter([(word.to_owned(), inside)]))
    }

    fn list(&mut self) -> Vec<Value> {
        self.take('[');
        let mut items = Vec::new();
        while !self.take(']') {
            items.push(self.value());
            self.take(',');
        }
        items
    }

    /// `(name: value, …)`, `{"name": value, …}`, or `(value)`, which is the value.
    fn fields(&mut self) -> Value {
        let close = if self.take('(') {
            ')'
        } else {
            self.rest = &self.rest[1..];
            '}'
        };
        let mut fields = Map::new();
        while !self.take(close) {
            let before = self.rest;
            let key = if self.peek() == '"' {
                self.text()
            } else if self.peek() == '[' {
                String::new()
            } else {
                self.word().to_owned()
            };
            if !self.take(':') {
                self.rest = before;
                let only = self.value();
                self.take(',');
                assert!(self.take(close), "one value at {}", self.rest);
                return only;
            }
            fields.insert(key, self.value());
            self.take(',');
        }
        Value::Object(fields)
    }
}

/// Something that a schema describes, written in RON.
pub(crate) fn sample(root: &Value, schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return sample(root, root.pointer(reference.trim_start_matches('#')).expect("what is referred to"));
    }
    if let Some(choice) = schema.get("oneOf").and_then(Value::as_array).and_then(|choices| choices.last()) {
        return sample_of_choice(root, choice);
    }
    if let Some(word) =
        schema.get("enum").and_then(|words| words.get(0)).or(schema.get("const")).and_then(Value::as_str)
    {
        return word.to_owned();
    }
    if let Some(example) = schema.get("examples").and_then(|examples| examples.get(0)) {
        return example.to_string();
    }
    match schema["type"].as_str().expect("a type") {
        "string" => "\"a\"".to_owned(),
        "integer" => "1".to_owned(),
        "boolean" => "true".to_owned(),
        "array" => format!("[{}]", sample(root, &schema["items"])),
        "object" if schema.get("properties").is_some() => format!("({})", required(root, schema).join(", ")),
        "object" => format!("{{\"a\": {}}}", sample(root, &schema["additionalProperties"])),
        other => panic!("no sample of {other}"),
    }
}

/// The fields that must be there.
fn required(root: &Value, schema: &Value) -> Vec<String> {
    let names = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    names.map(|name| format!("{name}: {}", sample(root, &schema["properties"][name]))).collect()
}

fn sample_of_choice(root: &Value, choice: &Value) -> String {
    match choice.get("properties").and_then(Value::as_object).and_then(|fields| fields.iter().next()) {
        Some((word, _)) if word == "List" => "List(Text)".to_owned(),
        Some((word, inside)) => match sample(root, inside) {
            fields if fields.starts_with('(') => word.clone() + &fields,
            value => format!("{word}({value})"),
        },
        None => sample(root, choice),
    }
}
