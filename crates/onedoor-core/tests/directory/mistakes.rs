//! What an author is told: everything, where it stands.

use onedoor_core::{
    diagnostic::Diagnostic,
    language::Source,
    people::{UNITS_MAX, read_directory},
};

fn check(text: &str, expected: &[&str]) {
    let (directory, found, source) = read_directory(text.as_bytes());
    let lines: Vec<String> = found.iter().flat_map(|found| lines_of(found, &source)).collect();
    assert_eq!(lines, expected, "{text}");
    assert!(directory.is_none(), "{text}");
}

/// The same for what stands in a directory that is right otherwise.
fn check_in(body: &str, expected: &[&str]) {
    check(&format!("Directory(id: \"hall\", zone: \"UTC0\",\n{body})"), expected);
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
fn what_is_no_directory_says_so() {
    let help = "  help: a directory is `Directory(id: …, zone: …, roles: {…}, depts: {…}, windows: {…}, persons: {…})`";
    check("", &["1:1 syntax: the file is empty", help]);
    check("Workflow(id: \"a\")", &["1:1 syntax: this is not the beginning of a directory", help]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    check(
        r#"Directory(
    id: "County Hall", revisoin: 1, zone: "Asia/Beijing",
    roles: {"Head": (), "deputy": (powers: [Sign, Sing], title: "a\u{200b}b")},
    depts: {"planning": (parent: "contry", powers: [Review, Review], level: Cuonty, succeeds: ["Land"]), "county": ()},
    windows: {"w": (dept: "plannin"), "w": ()},
    persons: {
        "zhang wei": (roles: ["deputie"], depts: ["fire"], windows: ["v"], manager: "li_n", services: ["Budget"]),
        "li_na": (posts: [(role: "x", dept: "countyy"), (role: "county")], until: "tomorrow", qualifications: {"Card": (from: "2024-13-01")}),
        "onedoor:bot": (name: "\u{202e}x", roles: ["deputy", "deputy"]),
    },
    grants: [
        (to: Person("li_naa"), powers: []),
        (powers: [Decide]),
        (to: Role("deputi"), powers: [Decide], when: "1 <", workflows: ["a", "a", "B"], instrument: "e\u{301}", from: "2024-05-02", until: "2024-05-01"),
    ],
    stand_ins: [(of: "li_na", by: "li_na"), (of: "zhang", by: "li_na", from: "2024-05-01", until: "2024-05-01"), (of: "li_na")],
)"#,
        &[
            "2:9 bad-name: `County Hall` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "2:24 unknown-field: `Directory` has no field `revisoin`",
            "  help: did you mean `revision`?",
            "2:43 wrong-value: `Asia/Beijing` is not a zone",
            "  help: a zone is a POSIX TZ string, such as `CST-8` or `CET-1CEST,M3.5.0,M10.5.0/3`",
            "3:13 bad-name: `Head` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "3:51 unknown-word: there is no power `Sing`",
            "  help: did you mean `Sign`?",
            "3:65 bad-text: the invisible character U+200B is not allowed",
            "  help: type the text anew, without what was pasted with it",
            "4:61 repeated: `Review` stands twice in this list",
            "  help: take one of them out",
            "4:77 unknown-word: there is no level `Cuonty`",
            "  help: did you mean `County`?",
            "4:96 bad-name: `Land` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "5:39 duplicate-key: the key `w` stands twice",
            "  help: give one of them another name: the first would silently disappear",
            "  5:15 the first one",
            "7:9 bad-name: `zhang wei` is not an identity",
            "  help: an identity has 1 to 128 bytes without white space or control characters, and does not begin with `onedoor:`",
            "7:70 bad-directory: there is no window `v`",
            "  help: every window that is named stands in `windows`",
            "7:85 bad-directory: there is no person `li_n`",
            "  help: did you mean `li_na`?",
            "7:104 bad-name: `Budget` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "8:57 missing-field: the field `dept` is missing here",
            "  help: write `dept: \"name\"` in its parentheses",
            "8:83 wrong-value: `tomorrow` is neither a day nor an instant",
            "  help: such as `2024-05-01`, `2024-05-01T09:00` on the clock of the zone, or `2024-05-01T09:00:00+08:00`",
            "8:112 bad-name: `Card` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "8:127 wrong-value: `2024-13-01` is neither a day nor an instant",
            "  help: such as `2024-05-01`, `2024-05-01T09:00` on the clock of the zone, or `2024-05-01T09:00:00+08:00`",
            "9:9 bad-name: `onedoor:bot` is not an identity",
            "  help: an identity has 1 to 128 bytes without white space or control characters, and does not begin with `onedoor:`",
            "9:31 bad-text: the invisible character U+202E is not allowed",
            "  help: type the text anew, without what was pasted with it",
            "9:62 repeated: `deputy` stands twice in this list",
            "  help: take one of them out",
            "12:14 bad-directory: there is no person `li_naa`",
            "  help: did you mean `li_na`?",
            "12:40 bad-directory: a grant of no powers",
            "  help: write which, such as `powers: [Decide]`",
            "13:9 missing-field: the field `to` is missing here",
            "  help: write `to: Dept(\"fire\")` in its parentheses",
            "14:58 guard-syntax: expected a value, but the text ends",
            "14:78 repeated: `a` stands twice in this list",
            "  help: take one of them out",
            "14:83 bad-name: `B` is not a name",
            "  help: a name is a lower-case letter and then letters a–z, digits and `_`, at most 64 in all",
            "14:101 bad-text: the text is not in Unicode normal form C",
            "  help: type the text anew, without what was pasted with it",
            "14:140 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  14:119 it begins here",
            "16:35 bad-directory: `li_na` cannot stand in for the same person",
            "  help: name somebody else, or take the rule out",
            "16:50 bad-directory: there is no person `zhang`",
            "  help: every person that is named stands in `persons`",
            "16:99 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  16:78 it begins here",
            "16:114 missing-field: the field `by` is missing here",
            "  help: write `by: \"identity\"` in its parentheses",
        ],
    );
}

#[test]
fn names_that_nobody_has_are_told() {
    check_in(
        r#"roles: {"head": ()}, depts: {"fire": (parent: "fier"), "water": (parent: "zzz")}, windows: {"front": (dept: "wate")},
persons: {
"li": (roles: ["heads"], depts: ["fires"], windows: ["from"], posts: [(role: "hed", dept: "watr")], manager: "lu"),
"wang": (manager: "li"),
},
grants: [(to: Person("wong"), powers: [Work]), (to: Role("hea"), powers: [Work]), (to: Dept("ware"), powers: [Work]), (to: Window("frond"), powers: [Work])],
stand_ins: [(of: "wan", by: "qqqqq")]"#,
        &[
            "2:47 bad-directory: there is no department `fier`",
            "  help: did you mean `fire`?",
            "2:74 bad-directory: there is no department `zzz`",
            "  help: every department that is named stands in `depts`",
            "2:109 bad-directory: there is no department `wate`",
            "  help: did you mean `water`?",
            "4:16 bad-directory: there is no role `heads`",
            "  help: did you mean `head`?",
            "4:34 bad-directory: there is no department `fires`",
            "  help: did you mean `fire`?",
            "4:54 bad-directory: there is no window `from`",
            "  help: did you mean `front`?",
            "4:78 bad-directory: there is no role `hed`",
            "  help: did you mean `head`?",
            "4:91 bad-directory: there is no department `watr`",
            "  help: did you mean `water`?",
            "4:110 bad-directory: there is no person `lu`",
            "  help: every person that is named stands in `persons`",
            "7:15 bad-directory: there is no person `wong`",
            "  help: did you mean `wang`?",
            "7:53 bad-directory: there is no role `hea`",
            "  help: did you mean `head`?",
            "7:88 bad-directory: there is no department `ware`",
            "  help: did you mean `water`?",
            "7:124 bad-directory: there is no window `frond`",
            "  help: did you mean `front`?",
            "8:18 bad-directory: there is no person `wan`",
            "  help: did you mean `wang`?",
            "8:29 bad-directory: there is no person `qqqqq`",
            "  help: every person that is named stands in `persons`",
        ],
    );
}

#[test]
fn what_could_not_be_read_is_not_missing_too() {
    check(
        "Directory(id: hall, zone: UTC0, persons: {\"a\": (manager: \"b\"), \"b\": 7})",
        &[
            "1:15 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"hall\"`",
            "1:27 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"UTC0\"`",
            "1:69 wrong-value: a person stands in parentheses",
            "  help: such as `(roles: [\"head\"], depts: [\"planning\"])`",
        ],
    );
    check(
        "Directory()",
        &[
            "1:1 missing-field: the field `zone` of the directory is missing",
            "  help: a zone is a POSIX TZ string, such as `CST-8` or `CET-1CEST,M3.5.0,M10.5.0/3`",
            "1:1 missing-field: the field `id` of the directory is missing",
            "  help: write `id: \"name_of_the_directory\"` first",
        ],
    );
    check_in(
        "persons: {\"a\": (posts: [(role: head, dept: \"d\")])},\ngrants: [(to: Windows(\"w\"), powers: [Sign]), (to: Person(\"b\"))],\nstand_ins: [(of: a)]",
        &[
            "2:32 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"head\"`",
            "2:44 bad-directory: there is no department `d`",
            "  help: every department that is named stands in `depts`",
            "3:15 unknown-word: there is no holder of a grant `Windows`",
            "  help: did you mean `Window`?",
            "4:18 wrong-value: a text in double quotes is expected here",
            "  help: names and texts stand in double quotes: write `\"a\"`",
        ],
    );
}

#[test]
fn circles_are_told_once() {
    check_in(
        r#"persons: {"a": (manager: "b"), "b": (manager: "c"), "c": (manager: "b"), "d": (manager: "d")}"#,
        &[
            "2:47 bad-directory: managers of one another in a circle: b → c → b",
            "  help: take the `manager` of one of them out",
            "2:89 bad-directory: managers of one another in a circle: d → d",
            "  help: take the `manager` of one of them out",
        ],
    );
    check_in(
        r#"depts: {"a": (parent: "b"), "b": (parent: "a"), "c": (succeeds: ["d", "e"]), "d": (succeeds: ["e"]), "e": (succeeds: ["c"])}"#,
        &[
            "2:23 bad-directory: departments above one another in a circle: a → b → a",
            "  help: take the `parent` of one of them out",
            "2:65 bad-directory: departments that succeed one another in a circle: c → d → e → c",
            "  help: what took the place of another came after it: take one of them out of `succeeds`",
        ],
    );
    let ring: String = (0..30).map(|n| format!("\"p{n}\": (manager: \"p{}\"),", (n + 1) % 30)).collect();
    check_in(
        &format!("persons: {{{ring}}}"),
        &[
            "2:27 bad-directory: managers of one another in a circle: p0 → p1 → p2 → p3 → p4 → p5 → p6 → p7 → p8 → p9 → p10 → p11 → … → p29 → p0",
            "  help: take the `manager` of one of them out",
        ],
    );
}

#[test]
fn times_must_be_readable_and_run_forward() {
    check_in(
        r#"persons: {"a": (from: "2024-05-01", until: "2024-05-01T00:00:00Z"), "b": (from: "2024-05-01T24:00", until: "1.5.2024"),
"c": (qualifications: {"card": (from: "2024-05-02T09:00", until: "2024-05-02T08:59:59")})},
grants: [(to: Person("a"), powers: [Sign], from: "2025-01-01", until: "2024-01-01")],
stand_ins: [(of: "a", by: "b", from: "2024-05-01T00:00:00+08:00", until: "2024-04-30T16:00:00Z")]"#,
        &[
            "2:44 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  2:23 it begins here",
            "2:81 wrong-value: `2024-05-01T24:00` is neither a day nor an instant",
            "  help: such as `2024-05-01`, `2024-05-01T09:00` on the clock of the zone, or `2024-05-01T09:00:00+08:00`",
            "2:108 wrong-value: `1.5.2024` is neither a day nor an instant",
            "  help: such as `2024-05-01`, `2024-05-01T09:00` on the clock of the zone, or `2024-05-01T09:00:00+08:00`",
            "3:66 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  3:39 it begins here",
            "4:71 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  4:50 it begins here",
            "5:74 bad-directory: it ends before it begins, or with it",
            "  help: `until` is the first day or instant on which it holds no more",
            "  5:38 it begins here",
        ],
    );
}

#[test]
fn grants_and_stand_ins_must_say_something() {
    check_in(
        r#"persons: {"a": (), "b": ()},
grants: [(to: Person("a")), (to: Person("b"), powers: [], when: "x >"), (to: Person("b"), powers: [Sign], when: "anything.at == all")],
stand_ins: [(of: "b", by: "b")]"#,
        &[
            "3:10 bad-directory: a grant of no powers",
            "  help: write which, such as `powers: [Decide]`",
            "3:55 bad-directory: a grant of no powers",
            "  help: write which, such as `powers: [Decide]`",
            "3:69 guard-syntax: expected a value, but the text ends",
            "3:122 guard-syntax: `.` has no meaning here",
            "  help: fields have plain names; there are no methods",
            "4:27 bad-directory: `b` cannot stand in for the same person",
            "  help: name somebody else, or take the rule out",
        ],
    );
    let (right, found, _) = read_directory(
        br#"Directory(id: "x", zone: "UTC0", persons: {"a": ()}, grants: [(to: Person("a"), powers: [Sign], when: "area < 3 && land in [\"x\"]")])"#,
    );
    assert_eq!((right.is_some(), found), (true, vec![]), "which fields there are is not known here");
}

#[test]
fn nobody_is_everywhere() {
    let roles: String = (0..=UNITS_MAX).map(|n| format!("\"r{n}\": (),")).collect();
    let held: String = (0..=UNITS_MAX).map(|n| format!("\"r{n}\",")).collect();
    check_in(
        &format!("roles: {{{roles}}},\npersons: {{\"a\": (roles: [{held}])}}"),
        &["3:24 too-large: 257 roles of one person; at most 256 may be listed"],
    );
}

#[test]
fn departments_that_are_all_one_are_too_many() {
    let depts: String = (1..700).map(|n| format!("\"d{n}\": (parent: \"d{}\"),", n - 1)).collect();
    check_in(
        &format!("depts: {{\"d0\": (), {depts}}}"),
        &["2:8 too-large: `parent` and `succeeds` tie more than 200000 pairs of departments to one another"],
    );
}
