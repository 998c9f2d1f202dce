//! No bytes make the reader panic, whatever was done to them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::rule_tests::gzip;
use super::*;

const SAMPLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE log [<!ENTITY e "f">]><!-- c -->
<log xmlns="u"><global scope="event"><string key="k" value="v"/></global>
<trace><string key="concept:name" value="&lt;1&#x301;&gt;"/><list key="l"><values><int key="i" value="1"/></values></list>
<event><string key="concept:name" value="é"/><date key="time:timestamp" value="2011-10-11T13:45:40.276+02:00"/>
<string key="lifecycle:transition" value="complete"/><boolean key="b" value="true"/><float key="f" value="1e9"/></event>
<event/><![CDATA[x]]>&amp;</trace></log>"#;

/// Pieces that matter to a reader of XML or gzip, to be put where they do not belong.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<!DOCTYPE",
    "[",
    "]",
    "&",
    ";",
    "&#",
    "&#x",
    "\"",
    "'",
    "=",
    "<log>",
    "</log>",
    "<trace>",
    "</trace>",
    "<event>",
    "</event>",
    "<string key='k' value='",
    "\u{feff}",
    "\r\n",
    "\0",
    "é",
    "<x:y ",
];

/// Reads to the end under tight limits and checks the laws that hold for every log.
fn exhaust(bytes: &[u8]) {
    let limits = Limits { log_bytes_max: 1 << 20, ..Limits::default() };
    let error = match read_within(bytes, limits) {
        Err(error) => Some(error),
        Ok(log) => log.filter_map(checked).last(),
    };
    if let Some(error) = error {
        assert!(!error.to_string().contains(char::is_control));
    }
}

fn checked(trace: Result<Trace, XesError>) -> Option<XesError> {
    match trace {
        Ok(trace) => {
            let complete = trace.events.iter().filter(|event| event.is_complete());
            assert_eq!(trace.in_order().len(), complete.count());
            None
        }
        Err(error) => Some(error),
    }
}

fn overwritten(mut bytes: Vec<u8>, changes: &[(Index, u8)]) -> Vec<u8> {
    for (place, byte) in changes {
        *place.get_mut(&mut bytes) = *byte;
    }
    bytes
}

fn spliced(mut bytes: Vec<u8>, changes: &[(Index, usize, &str)]) -> Vec<u8> {
    for (place, removed, piece) in changes {
        let start = place.index(bytes.len() + 1);
        let end = bytes.len().min(start + removed);
        bytes.splice(start..end, piece.bytes());
    }
    bytes
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_survived(bytes in vec(any::<u8>(), 0..2000)) {
        exhaust(&bytes);
        exhaust(&gzip(&bytes));
        exhaust(&[&[0x1f, 0x8b, 8, 0], &bytes[..]].concat());
    }

    #[test]
    fn rows_of_pieces_are_survived(pieces in vec(select(PIECES), 0..60)) {
        exhaust(pieces.concat().as_bytes());
        exhaust(format!("<log><trace>{}", pieces.concat()).as_bytes());
    }

    #[test]
    fn a_damaged_sample_is_survived(changes in vec(any::<(Index, u8)>(), 1..8)) {
        exhaust(&overwritten(SAMPLE.into(), &changes));
    }

    #[test]
    fn a_spliced_sample_is_survived(changes in vec((any::<Index>(), 0usize..40, select(PIECES)), 1..6)) {
        exhaust(&spliced(SAMPLE.into(), &changes));
    }

    #[test]
    fn damaged_gzip_is_survived(changes in vec(any::<(Index, u8)>(), 1..8)) {
        exhaust(&overwritten(gzip(SAMPLE.as_bytes()), &changes));
    }
}

#[test]
fn the_sample_is_sound() {
    let traces: Result<Vec<_>, _> = read(SAMPLE.as_bytes()).unwrap().collect();
    assert_eq!(traces.unwrap()[0].events.len(), 2);
}
