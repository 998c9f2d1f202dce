//! Profiles: those that are shipped, and what an author is told of one that is wrong: everything, where it stands.

use onedoor_core::{
    diagnostic::Diagnostic,
    language::{FILE_BYTES_MAX, Party, Source, Title, read_profile},
};

/// The profiles that are shipped.
pub(crate) const SHIPPED: &[&str] = &[
    include_str!("../../../../workflows/profiles/cn_licensing.ron"),
    include_str!("../../../../workflows/profiles/eu_services.ron"),
    include_str!("../../../../workflows/profiles/nl_wabo.ron"),
    include_str!("../../../../workflows/profiles/plain.ron"),
    include_str!("../../../../workflows/profiles/uk_planning.ron"),
];

fn check(text: &str, expected: &[&str]) {
    let (_, found, source) = read_profile(text.as_bytes());
    let lines: Vec<String> = found.iter().flat_map(|found| lines_of(found, &source)).collect();
    assert_eq!(lines, expected, "{text}");
}

fn lines_of(found: &Diagnostic, source: &Source) -> Vec<String> {
    let at = source.locate(&found.place).start;
    let first = format!("{}:{} {}: {}", at.line, at.column, found.code, found.message);
    let help = found.help.iter().map(|help| format!("  help: {help}"));
    let related = found.related.iter().map(|(place, remark)| {
        let at = source.locate(place).start;
        format!("  {}:{} {remark}", at.line, at.column)
    });
    std::iter::once(first).chain(help).chain(related).collect()
}

#[test]
fn the_shipped_profiles_are_read_without_a_word() {
    for text in SHIPPED {
        let (profile, found, _) = read_profile(text.as_bytes());
        assert_eq!((profile.is_some(), found), (true, Vec::new()), "{text}");
    }
}

#[test]
fn a_profile_is_what_is_written() {
    let (profile, _, _) = read_profile(SHIPPED[0].as_bytes());
    let profile = profile.expect("it is right");
    assert_eq!((profile.id.as_str(), profile.grounds.len()), ("cn_licensing", 8));
    let hearing = profile.grounds.get("hearing").expect("it is a ground");
    assert_eq!(hearing.title, Some(Title::Plain("听证".to_owned())));
    assert_eq!((hearing.party, hearing.notice), (Party::Public, true));
    assert_eq!(hearing.basis.as_deref(), Some("行政许可法 第45条、第46条、第47条"));
}

#[test]
fn all_but_the_id_may_be_left_out() {
    let (profile, found, _) = read_profile(b"\xef\xbb\xbfProfile(id: \"house\", grounds: {\"rain\": ()})");
    let profile = profile.expect("it is right");
    assert_eq!(found, []);
    assert_eq!(profile.grounds.get("rain").map(|rain| (rain.party, rain.notice)), Some((Party::Authority, false)));
}

#[test]
fn everything_wrong_is_said_at_once() {
    check(
        r#"Profile(
    id: "House-Rules",
    titel: "x",
    title: {"zh": "规\u{200b}则"},
    grounds: {
        "Rain": (party: Nobdy, notice: yes),
        "third_party": (party: "ThirdParty", base: "art. 1"),
        "hearing": Public,
        "third_party": (party: ThirdParty),
        "snow": (basis: art, notice: false, notice: true),
        "thirdparty": (title: "a \u{202e}b"),
    }
)"#,
        &[
            "2:9 bad-name: `House-Rules` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "3:5 unknown-field: `Profile` has no field `titel`",
            "  help: did you mean `title`?",
            "4:19 bad-text: the invisible character U+200B is not allowed",
            "  help: type the text anew, without what was pasted with it",
            "6:9 bad-name: `Rain` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "6:25 unknown-word: there is no party `Nobdy`",
            "  help: did you mean `Nobody`?",
            "6:40 wrong-value: `true` or `false` is expected here",
            "  help: write `true`",
            "7:32 wrong-value: a word of the language is expected here",
            "  help: such as `ThirdParty`, without quotes",
            "7:46 unknown-field: a ground has no field `base`",
            "  help: did you mean `basis`?",
            "8:20 wrong-value: a ground stands in parentheses",
            "  help: such as `(party: ThirdParty, basis: \"art. 45\")`",
            "9:9 duplicate-key: the key `third_party` stands twice",
            "  help: give one of them another name: the first would silently disappear",
            "  7:9 the first one",
            "10:25 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"art\"`",
            "10:45 duplicate-key: the field `notice` stands twice",
            "  help: only one of them can be meant: take the other out",
            "  10:30 the first one",
            "11:9 confusable-names: `thirdparty` looks like `third_party`",
            "  help: give one of them a name that nobody can misread",
            "  7:9 the other one",
            "11:31 bad-text: the invisible character U+202E is not allowed",
            "  help: type the text anew, without what was pasted with it",
        ],
    );
}

#[test]
fn what_could_not_be_read_is_not_missing_too() {
    check(
        "Profile(id: house, grounds: {})",
        &[
            "1:13 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"house\"`",
        ],
    );
    check(
        "Profile(title: \"a\", grounds: [])",
        &[
            "1:1 missing-field: the field `id` of the profile is missing",
            "  help: write `id: \"name_of_the_profile\"` first",
            "1:30 wrong-value: a map in curly brackets is expected here",
            "  help: such as `{\"name\": …}`",
        ],
    );
}

#[test]
fn one_warning_keeps_no_profile_back() {
    let (profile, found, _) = read_profile(b"Profile(id: \"a\", grounds: {\"rain\": (), \"ra_in\": ()})");
    assert_eq!((profile.is_some(), found.len()), (true, 1));
}

#[test]
fn what_is_no_profile_says_so() {
    let help = "  help: a profile is `Profile(id: …, title: …, grounds: {…})`";
    check("", &["1:1 syntax: the file is empty", help]);
    check("// nothing yet", &["1:4 syntax: this is not the beginning of a profile", help]);
    check("Workflow(id: \"a\")", &["1:1 syntax: this is not the beginning of a profile", help]);
    check("Profile", &["1:1 syntax: this is not the beginning of a profile", help]);
    check(
        "Profile(id: \"a\") Profile(id: \"b\")",
        &["1:18 syntax: nothing may stand behind the end of the profile", "  help: one file holds one `Profile(…)`"],
    );
}

#[test]
fn signs_that_are_missing_are_told() {
    check(
        "Profile(id: \"a\", grounds: {\"rain\": (party: Public)}",
        &["1:8 syntax: this bracket is never closed", "  help: close it with `)`"],
    );
    check(
        "Profile(id: \"a\" grounds: {\"rain\" (party: Public)})",
        &[
            "1:17 syntax: a comma is missing before this",
            "  help: what stands side by side is separated by commas: write `,` before it",
            "1:34 syntax: a colon and a value are missing here",
            "  help: a field is `name: value`, an entry of a map `\"name\": value`",
        ],
    );
}

#[test]
fn bytes_beyond_the_cap_and_other_encodings_are_told() {
    let (profile, found, _) = read_profile(&vec![b' '; FILE_BYTES_MAX + 1]);
    assert_eq!((profile, found[0].code.as_str()), (None, "too-large"));
    let (profile, found, _) = read_profile(b"Profile(id: \"\xff\")");
    assert_eq!((profile, found[0].message.as_str()), (None, "the file is not UTF-8 text"));
    let (profile, found, _) = read_profile("(".repeat(FILE_BYTES_MAX).as_bytes());
    assert_eq!((profile, found[0].code.as_str()), (None, "too-large"));
}

#[test]
fn thousands_of_mistakes_cost_no_patience() {
    let key = |n: u32| if n < 40_000 { format!("\"\\u{{61}}{n}x\": (),") } else { format!("\"\\u{{41}}{n}\": (),") };
    let grounds: String = (0..42_000).map(key).collect();
    let (profile, found, _) = read_profile(format!("Profile(id: \"a\", grounds: {{{grounds}}})").as_bytes());
    assert_eq!((profile, found.len()), (None, 1_000));
}
