//! What is read of a log, rule by rule, on samples of a few lines.

use std::io::{self, Read, Write};

use super::*;

pub(super) fn traces(text: &[u8]) -> Result<Vec<Trace>, XesError> {
    read(text)?.collect()
}

/// A log of one trace with one event that holds `tags`.
pub(super) fn event_log(tags: &str) -> String {
    format!("<log><trace><event>{tags}</event></trace></log>")
}

fn event(tags: &str) -> Event {
    let mut traces = traces(event_log(tags).as_bytes()).unwrap();
    traces.remove(0).events.remove(0)
}

/// The message of the error that `text` ends in.
fn message(text: &[u8]) -> String {
    traces(text).unwrap_err().to_string()
}

fn oddities(text: &str) -> Oddities {
    let mut log = read(text.as_bytes()).unwrap();
    assert!(log.by_ref().all(|trace| trace.is_ok()));
    log.oddities()
}

pub(super) fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

fn text(value: &str) -> Attribute {
    Attribute::Text(value.to_owned())
}

const SMALL: &str = r#"<?xml version="1.0"?><log><trace><string key="concept:name" value="1"/>
<event><string key="concept:name" value="a"/></event></trace>
<trace><string key="concept:name" value="2"/></trace></log>"#;

#[test]
fn every_type_is_read_in_any_order_of_attributes() {
    let event = event(
        r#"<string value="x" key="s"/><id key='i' value='7b'></id><date key="d" value="1970-01-01T00:00:01Z"/>
        <int key="n" value="-3"/><float key="f" value="1.50"/><boolean key="b" value="true"/>"#,
    );
    let second = jiff::Timestamp::from_second(1).unwrap();
    let expected = [
        ("b", Attribute::Bool(true)),
        ("d", Attribute::Date(second)),
        ("f", Attribute::Decimal("1.50".to_owned())),
        ("i", text("7b")),
        ("n", Attribute::Integer(-3)),
        ("s", text("x")),
    ];
    let expected = expected.map(|(key, value)| (key.to_owned(), value));
    assert_eq!(event.attributes.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn an_event_is_read_by_its_standard_keys() {
    let read = event(
        r#"<string key="concept:name" value="  re&#x301;union "/><string key="lifecycle:transition" value=" START"/>
        <date key="time:timestamp" value="1970-01-01T01:00:01+01:00"/>"#,
    );
    assert_eq!(read.activity, "r\u{e9}union");
    assert_eq!(read.lifecycle.as_deref(), Some("START"));
    assert_eq!(read.timestamp, jiff::Timestamp::from_second(1).ok());
    assert_eq!(read.attributes["concept:name"], text("  re\u{301}union "));

    let bare = event(r#"<string key="lifecycle:transition" value=" "/>"#);
    assert_eq!((bare.activity.as_str(), bare.lifecycle, bare.timestamp), ("", None, None));
    assert_eq!(event(r#"<int key="concept:name" value="7"/>"#).activity, "7");
}

#[test]
fn nothing_leaks_from_elsewhere() {
    let log = r#"<log><extension name="Concept" prefix="concept" uri="u"/>
        <global scope="trace"><string key="concept:name" value="LEAK"/></global>
        <global scope="event"><string key="concept:name" value="LEAK"/></global>
        <classifier name="c" keys="concept:name"/><string key="concept:name" value="LEAK"/>
        <event><string key="concept:name" value="LEAK"/></event>
        <trace><string key="own" value="t"><string key="concept:name" value="LEAK"/><event/></string>
          <list key="l"><values><string key="concept:name" value="LEAK"/></values></list>
          <event><string key="own" value="e"><int key="concept:name" value="1"/></string>
            <container key="c"><string key="concept:name" value="LEAK"/></container><event/><trace/></event>
          <trace><string key="concept:name" value="LEAK"/></trace>
        </trace></log>"#;
    let traces = traces(log.as_bytes()).unwrap();
    let own = |value| [("own".to_owned(), text(value))].into();
    let event = Event { attributes: own("e"), ..Event::default() };
    assert_eq!(traces, [Trace { attributes: own("t"), events: vec![event], ..Trace::default() }]);
}

#[test]
fn prefixes_comments_and_a_document_type_are_passed_over() {
    let log = "\u{feff}<?xml version='1.0'?><!DOCTYPE log [<!ENTITY e 'x'>]><!-- <trace/> -->
        <x:log xmlns:x='u'><x:trace><x:event><x:string key='concept:name' value='a'/>
        <![CDATA[<event/>]]> words &amp; &e; </x:event></x:trace></x:log> <!-- end -->\n";
    let traces = traces(log.as_bytes()).unwrap();
    assert_eq!(traces[0].events.len(), 1);
    assert_eq!(traces[0].events[0].activity, "a");
}

#[test]
fn references_are_resolved_and_declared_entities_are_not() {
    let named = event("<string key='&lt;k&gt;' value='&amp;&quot;&apos;&#65;&#x42;&#10;x\n\ty&amp;lt;'/>");
    assert_eq!(named.attributes["<k>"], text("&\"'AB\nx  y&lt;"));
    let bomb = event_log("<string key='k' value='&b;'/>");
    let bomb = format!("<!DOCTYPE log [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;&a;'>]>{bomb}");
    assert!(message(bomb.as_bytes()).ends_with("the entity `b` is not known"));
    for broken in ["&", "&lt", "&#0;", "&#xD800;", "&#99999999999;", "&#x;"] {
        let log = event_log(&format!("<string key='k' value='{broken}'/>"));
        assert!(message(log.as_bytes()).ends_with("a reference after `&` is malformed"), "{broken}");
    }
}

#[test]
fn dirt_is_kept_as_text_and_counted() {
    let log = event_log(
        "<date key='time:timestamp' value='soon'/><int key='i' value='1.5'/><boolean key='b' value='ja'/>
        <string key='k'/><string value='v'/><string key='i' value='2'/>",
    );
    let expected = Oddities { unreadable_dates: 1, unreadable_values: 2, incomplete_attributes: 2, repeated_keys: 1 };
    assert_eq!(oddities(&log), expected);
    let event = traces(log.as_bytes()).unwrap().remove(0).events.remove(0);
    assert_eq!((event.timestamp, &event.attributes["i"]), (None, &text("2")));
    assert_eq!(oddities(SMALL), Oddities::default());
}

#[test]
fn gzip_is_known_by_its_first_bytes_however_they_arrive() {
    let plain = traces(SMALL.as_bytes()).unwrap();
    assert_eq!(traces(&gzip(SMALL.as_bytes())).unwrap(), plain);
    let (head, tail) = SMALL.as_bytes().split_at(70);
    assert_eq!(traces(&[gzip(head), gzip(tail)].concat()).unwrap(), plain);
    for packed in [gzip(SMALL.as_bytes()), [b"\xef\xbb\xbf", SMALL.as_bytes()].concat()] {
        let slow: Result<Vec<_>, _> = read(Drip { bytes: &packed, rest: false }).unwrap().collect();
        assert_eq!(slow.unwrap(), plain);
    }
}

/// A source that gives one byte at a time and is interrupted in between.
struct Drip<'a> {
    bytes: &'a [u8],
    rest: bool,
}

impl Read for Drip<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.rest = !self.rest;
        match self.rest {
            true => Err(io::ErrorKind::Interrupted.into()),
            false => self.bytes.by_ref().take(1).read(into),
        }
    }
}

#[test]
fn a_failing_source_is_told_from_damaged_gzip() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let packed = gzip(SMALL.as_bytes());
    for start in [&SMALL.as_bytes()[..80], &packed[..5], &packed[..40], b"", b"\x1f"] {
        let error = match read(start.chain(Failing)) {
            Ok(mut log) => log.find_map(Result::err).unwrap(),
            Err(error) => error,
        };
        assert!(matches!(&error, XesError::Io { source, .. } if source.to_string() == "unplugged"), "{error:?}");
    }
}

#[test]
fn every_cut_is_an_error() {
    let packed = gzip(SMALL.as_bytes());
    for length in 0..SMALL.len() {
        traces(&SMALL.as_bytes()[..length]).unwrap_err();
    }
    for length in 2..packed.len() {
        assert!(matches!(traces(&packed[..length]), Err(XesError::Gzip { .. })), "{length}");
    }
    let mut flipped = packed.clone();
    flipped[packed.len() - 6] ^= 1;
    assert!(matches!(traces(&flipped), Err(XesError::Gzip { .. })));
}

#[test]
fn broken_xml_is_told_with_its_place() {
    for (log, expected) in [
        (
            "<log>\n <trace>\n </log>",
            "broken xml after line 3, byte 16: `</trace>` was expected and `</log>` was found",
        ),
        ("<log>\n<trace><eve", "broken xml after line 2, byte 13: a tag or a comment is malformed or not closed"),
        ("<log>\n<trace>\n", "broken xml after line 3, byte 14: the text ends before `</log>`"),
        ("<log></log></log>", "broken xml after line 1, byte 11: `</log>` closes nothing"),
        ("<log/>\n<log/>", "broken xml after line 2, byte 7: something follows `</log>`"),
        ("<log/> and more", "broken xml after line 1, byte 6: something follows `</log>`"),
        (
            "<log></l\no\u{7}g>",
            "broken xml after line 1, byte 5: `</log>` was expected and `</l\u{fffd}o\u{fffd}g>` was found",
        ),
        (
            "<log><trace><string key=a/></trace></log>",
            "broken xml after line 1, byte 12: the attributes of a tag are malformed or repeated",
        ),
        (
            "<log><trace><int key='a' key='b'/></trace></log>",
            "broken xml after line 1, byte 12: the attributes of a tag are malformed or repeated",
        ),
        ("<html><log/></html>", "not an xes log: found the element `html` where `<log>` should stand"),
        ("{\"log\": 1}", "not an xes log: found text where `<log>` should stand"),
        (" \n", "not an xes log: found nothing where `<log>` should stand"),
    ] {
        assert_eq!(message(log.as_bytes()), expected);
    }
    let latin = b"<log><trace><string key='k' value='\xe9'/></trace></log>";
    assert_eq!(message(latin), "broken xml after line 1, byte 12: the text is not utf-8");
}

#[test]
fn traces_before_the_damage_are_handed_out_and_the_error_comes_last() {
    let mut log = read(&b"<log><trace/><trace/></oops>"[..]).unwrap();
    assert!(log.next().unwrap().is_ok() && log.next().unwrap().is_ok());
    let error = log.next().unwrap().unwrap_err();
    assert_eq!(error.position(), log.reached());
    assert!(log.next().is_none());
}
