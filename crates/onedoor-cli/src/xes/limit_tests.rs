//! Where the limits refuse a log.

use super::rule_tests::{event_log, gzip, traces};
use super::*;

fn within(text: &str, change: impl Fn(&mut Limits)) -> Result<Vec<Trace>, XesError> {
    let mut limits = Limits::default();
    change(&mut limits);
    read_within(text.as_bytes(), limits)?.collect()
}

#[test]
fn each_limit_holds_exactly() {
    let refused = |log: &str, change: &dyn Fn(&mut Limits)| match within(log, change) {
        Err(XesError::TooLarge { limit, .. }) => limit,
        other => panic!("{other:?}"),
    };
    let deep = |depth: usize| format!("<log>{}{}</log>", "<a>".repeat(depth - 1), "</a>".repeat(depth - 1));
    assert!(within(&deep(64), |_| ()).is_ok());
    assert_eq!(refused(&deep(65), &|_| ()), Limit::Depth(64));

    let long = |length: usize| event_log(&format!("<string key='k' value='{}'/>", "x".repeat(length)));
    assert!(within(&long(1 << 20), |_| ()).is_ok());
    assert_eq!(refused(&long((1 << 20) + 1), &|_| ()), Limit::ValueBytes(1 << 20));
    assert_eq!(refused(&long(5 << 20), &|_| ()), Limit::MarkupBytes(4 << 20));
    let words = event_log(&"x".repeat(101));
    assert_eq!(refused(&words, &|limits| limits.value_bytes_max = 100), Limit::ValueBytes(100));
    let name = format!("<log><{}/></log>", "x".repeat(101));
    assert_eq!(refused(&name, &|limits| limits.value_bytes_max = 100), Limit::ValueBytes(100));

    let events = "<log><trace><event/><event/></trace><trace><event/></trace></log>";
    assert!(within(events, |limits| limits.events_max = 3).is_ok());
    assert_eq!(refused(events, &|limits| limits.events_max = 2), Limit::Events(2));
    assert!(within(events, |limits| limits.trace_bytes_max = 23).is_ok());
    assert_eq!(refused(events, &|limits| limits.trace_bytes_max = 14), Limit::TraceBytes(14));
    let bytes = events.len() as u64;
    assert!(within(events, |limits| limits.log_bytes_max = bytes).is_ok());
    assert_eq!(refused(events, &|limits| limits.log_bytes_max = bytes - 1), Limit::LogBytes(bytes - 1));

    let many: String = (0..300).map(|number| format!(" a{number}=''")).collect();
    assert_eq!(refused(&event_log(&format!("<string{many}/>")), &|_| ()), Limit::TagAttributes(256));
}

#[test]
fn a_gzip_bomb_is_refused_by_what_it_unpacks_to() {
    let bomb = gzip(&[b"<log>", " \n".repeat(1 << 22).as_bytes()].concat());
    assert!(bomb.len() < 100_000);
    assert!(matches!(traces(&bomb), Err(XesError::TooLarge { limit: Limit::MarkupBytes(_), .. })));
    let filler = gzip(&[b"<log>".as_slice(), &b"<trace/>".repeat(1 << 17)].concat());
    let limits = Limits { log_bytes_max: 1 << 19, ..Limits::default() };
    let error = read_within(&filler[..], limits).unwrap().find_map(Result::err).unwrap();
    assert!(matches!(error, XesError::TooLarge { limit: Limit::LogBytes(_), .. }));
}
