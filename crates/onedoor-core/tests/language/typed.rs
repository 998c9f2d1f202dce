//! What hands do to a text: other blanks and remarks, slips of the pen, and words in no order.

use proptest::{prelude::*, sample::select};

/// White space or a remark.
pub(crate) fn blank() -> impl Strategy<Value = &'static str> {
    select(&[" ", "\n", "\t", "\r\n", "  \n", "/* , ( \" */", "// ) , \"\n", " /* a /* b */ c */ ", "\u{2028}"][..])
}

/// The text with the blanks in turn put wherever one may stand.
pub(crate) fn retyped(text: &str, blanks: &[&str]) -> String {
    let mut out = String::new();
    let mut blanks = blanks.iter().cycle();
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        let sign = !inside && "()[]{},:".contains(c);
        if sign {
            out.extend(blanks.next().copied());
        }
        out.push(c);
        if sign {
            out.extend(blanks.next().copied());
        }
        inside ^= c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
    }
    out
}

/// One slip: where, and what.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    Delete(usize, usize),
    Insert(usize, &'static str),
    Replace(usize, u8),
    Copy(usize, usize),
}

pub(crate) fn mutation() -> impl Strategy<Value = Mutation> {
    let at = || 0..10_000_usize;
    prop_oneof![
        (at(), 1..20_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (at(), select(WORDS)).prop_map(|(at, word)| Mutation::Insert(at, word)),
        (at(), any::<u8>()).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        (at(), 1..60_usize).prop_map(|(at, length)| Mutation::Copy(at, length)),
    ]
}

pub(crate) fn mutated(mut bytes: Vec<u8>, mutations: &[Mutation]) -> Vec<u8> {
    for mutation in mutations {
        let place = |at: usize| at % bytes.len().max(1);
        let range = |at: usize, length: usize| place(at).min(bytes.len())..(place(at) + length).min(bytes.len());
        match *mutation {
            Mutation::Delete(at, length) => _ = bytes.drain(range(at, length)),
            Mutation::Insert(at, word) => {
                let at = place(at).min(bytes.len());
                _ = bytes.splice(at..at, word.bytes());
            }
            Mutation::Replace(at, new) => {
                let at = place(at);
                bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte = new);
            }
            Mutation::Copy(at, length) => bytes.extend_from_within(range(at, length)),
        }
    }
    bytes
}

const WORDS: &[&str] = &[
    "Workflow(",
    "id: ",
    "\"a\"",
    "\"b\"",
    "\"a.done\"",
    "steps: {",
    "ends: {",
    "data: {",
    "Do(",
    "Review(",
    "Decide(",
    "Call(",
    "after: [",
    "outcomes: [",
    "returns: {",
    "(to: \"a\")",
    "join: Any",
    "AtLeast(",
    "when: ",
    "\"x > 1\"",
    "Decimal",
    "OneOf([",
    "List(",
    "within: ",
    "limit: (",
    "variants: [",
    "from: After(",
    "extension: (",
    "stages: {",
    "gate: [",
    "silence: ",
    "Escalate(",
    "AutoDecide(",
    "by: ",
    "RoleIn(role: ",
    "Field(",
    "SameAs(",
    "Manager(of: ",
    "up: ",
    "seats: (",
    "who: [(",
    "members: ",
    "rule: ",
    "Heads(",
    "\"2/3\"",
    "weight: ",
    "separate_from: [",
    "bound_to: [",
    "allocate: Familiar(",
    "nobody: HandTo(",
    "sealed: (",
    "readers: [",
    "officers: ",
    "Profile(",
    "grounds: {",
    "party: Public",
    "title: ",
    "{\"zh\": ",
    "WorkingDays(",
    "5",
    "-1",
    "true",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "'",
    "#",
    "r#\"",
    "//",
    "/*",
    "*/",
    "\n",
    "消",
    "\u{feff}",
    "\0",
    "#![enable(implicit_some)]",
    "Some(",
    "None",
];

/// Words of the language in no order.
pub(crate) fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS), 0..60).prop_map(|words| words.concat())
}
