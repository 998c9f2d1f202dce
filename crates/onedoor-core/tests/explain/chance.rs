//! Small random workflows with people.

use super::office::{Office, directory, person, proved};
use onedoor_core::people::{Actor, Directory};
use onedoor_sim::generate::Rng;

/// Everybody, somebody who left included.
pub(crate) const PEOPLE: [&str; 6] = ["ann", "bob", "cai", "dan", "eve", "gone"];

/// Somebody of the directory, or somebody whom nobody knows.
pub(crate) fn anybody(rng: &mut Rng) -> Actor {
    if rng.chance(5) { person("stranger") } else { person(PEOPLE[rng.below(PEOPLE.len())]) }
}

/// A case of a definition that loads, begun by somebody.
pub(crate) fn office(rng: &mut Rng) -> Office {
    loop {
        let Some(graph) = proved(&workflow(rng)) else { continue };
        let directory = rng.chance(85).then(|| people(rng));
        let applicant = person(PEOPLE[rng.below(PEOPLE.len())]);
        if let Ok(office) = Office::open(graph, directory, &applicant) {
            return office;
        }
    }
}

fn people(rng: &mut Rng) -> Directory {
    let powers = "Accept, Assign, Review, Sign, Decide, Deliver, Work";
    let mut rows = Vec::new();
    for name in PEOPLE {
        let depts: Vec<&str> = ["\"d1\"", "\"d2\""].into_iter().filter(|_| rng.chance(60)).collect();
        let roles: Vec<&str> =
            ["\"head\"", "\"clerk\"", "\"boss\"", "\"judge\""].into_iter().filter(|_| rng.chance(35)).collect();
        let manager = if rng.chance(30) && name != "ann" { "manager: \"ann\"," } else { "" };
        let until = if name == "gone" { "until: \"2024-01-01\"," } else { "" };
        let license = if rng.chance(60) { "qualifications: {\"card\": ()}," } else { "" };
        rows.push(format!(
            "\"{name}\": (depts: [{}], roles: [{}], {manager} {until} {license})",
            depts.join(", "),
            roles.join(", "),
        ));
    }
    let stand_in = match rng.chance(40) {
        true => format!("(of: \"{}\", by: \"{}\", passes_on: true)", PEOPLE[rng.below(2)], PEOPLE[2 + rng.below(3)]),
        false => String::new(),
    };
    directory(&format!(
        r#"Directory(id: "office", zone: "CST-8",
        roles: {{"head": (powers: [Sign, Correct]), "clerk": (powers: [Receive]), "boss": (powers: [Manage, Waive, Terminate, Extend]), "judge": (powers: [{}])}},
        depts: {{"d1": (powers: [{powers}]), "d2": (powers: [{powers}])}},
        persons: {{{}}}, stand_ins: [{stand_in}])"#,
        if rng.chance(50) { "Supervise" } else { "Waive" },
        rows.join(", "),
    ))
}

pub(crate) fn workflow(rng: &mut Rng) -> String {
    let steps = rng.between(3, 6);
    let rows: Vec<String> = (0..steps).map(|step| step_text(rng, step)).collect();
    let end = format!("\"s{}\"", steps - 1);
    let limit = match rng.chance(50) {
        true => {
            r#"limit: (statutory: WorkingDays(20), promised: WorkingDays(9), extension: (at_most: WorkingDays(5), notice: true)),"#
        }
        false => "",
    };
    format!(
        r#"Workflow(id: "w", calendar: "cn", profile: "cn_licensing", {limit} data: {{"note": Text, "sum": Decimal, "kind": OneOf(["x", "y"]), "crew": List(Text)}}, steps: {{"write": Do(by: Applicant, writes: ["note", "sum", "kind", "crew"]), {}}}, ends: {{"e": (after: [{end}])}})"#,
        rows.join(", "),
    )
}

fn by(rng: &mut Rng, step: usize) -> String {
    match rng.below(9) {
        0 => "Role(\"head\")".to_owned(),
        1 => format!("Person(\"{}\")", PEOPLE[rng.below(PEOPLE.len())]),
        2 => "Applicant".to_owned(),
        3 if step > 0 => format!("SameAs(\"s{}\")", rng.below(step)),
        4 => "Manager(of: Applicant)".to_owned(),
        5 | 6 => "Dept(\"d1\")".to_owned(),
        _ => "Dept(\"d2\")".to_owned(),
    }
}

fn pick<'a>(rng: &mut Rng, from: &[&'a str]) -> &'a str {
    from[rng.below(from.len())]
}

fn step_text(rng: &mut Rng, step: usize) -> String {
    let kind = pick(rng, &["Do", "Review", "Sign", "Decide", "Review", "Assign", "Accept", "Wait"]);
    let mut fields = Vec::new();
    if kind != "Wait" || rng.chance(50) {
        fields.push(format!("by: {}", by(rng, step)));
    }
    let mut after: Vec<String> = (0..step).filter(|_| rng.chance(45)).map(|from| format!("\"s{from}\"")).collect();
    if after.is_empty() {
        after.push("\"write\"".to_owned());
    }
    fields.push(format!("after: [{}]", after.join(", ")));
    if kind == "Decide" {
        fields.push("outcomes: [\"yes\", \"no\"]".to_owned());
    }
    if kind == "Assign" {
        fields.push(format!("role: \"r{step}\""));
    }
    if rng.chance(25) {
        fields.push(format!("returns: {{\"back\": (to: {})}}, returns_max: 2", after[0]));
    }
    let seated = matches!(kind, "Review" | "Sign" | "Decide");
    match rng.below(8) {
        0..3 if seated => fields.push(seats(rng, step)),
        3 if seated => fields.push("officers: 2".to_owned()),
        4 => fields.push("writes: [\"sum\"]".to_owned()),
        _ => {}
    }
    let silence =
        pick(rng, &["DeemedConsent", "Lapse", "Escalate(Role(\"boss\"))", "Reassign(Dept(\"d2\"))", "ProceedWithout"]);
    let limit = match rng.below(3) {
        0 => "limit: (promised: WorkingDays(4), statutory: WorkingDays(8), extension: (at_most: WorkingDays(3)), shortening: (at_least: WorkingDays(1)))".to_owned(),
        1 => format!("within: WorkingDays({}), silence: {silence}", rng.between(1, 5)),
        _ => "at_least: WorkingDays(1)".to_owned(),
    };
    let chances: [(usize, String); 10] = [
        (35, limit),
        (
            25,
            format!("separate_from: [\"{}\"]", if step > 0 { format!("s{}", rng.below(step)) } else { "write".into() }),
        ),
        (8, format!("bound_to: [\"{}\"]", if step > 0 { format!("s{}", rng.below(step)) } else { "write".into() })),
        (10, "qualifications: [\"card\"]".to_owned()),
        (15, format!("own: {}", pick(rng, &["Superior", "Allow"]))),
        (15, format!("nobody: {}", pick(rng, &["Pass", "HandTo(Role(\"boss\"))"]))),
        (15, "exclusive: \"hall\"".to_owned()),
        (20, "reasons: true".to_owned()),
        (10, "on_request: true".to_owned()),
        (15, format!("allocate: {}", pick(rng, &["RoundRobin", "LeastLoaded", "Chained", "Fixed(\"bob\")"]))),
    ];
    fields.extend(chances.into_iter().filter(|(percent, _)| rng.chance(*percent)).map(|(_, field)| field));
    format!("\"s{step}\": {kind}({})", fields.join(", "))
}

fn seats(rng: &mut Rng, step: usize) -> String {
    let rule = pick(
        rng,
        &["All", "Any", "AtLeast(\"2/3\")", "MoreThan(\"1/2\")", "Heads(2)", "Sequence", "Lead", "Unanimous"],
    );
    let lead = if rule == "Lead" { ", lead: true" } else { "" };
    let casting = if rule == "MoreThan(\"1/2\")" { ", casting: true" } else { "" };
    let who: Vec<String> = (0..rng.between(1, 3))
        .map(|seat| {
            format!("(by: {}{})", by(rng, step), if seat == 0 { format!("{lead}{casting}") } else { String::new() })
        })
        .collect();
    let members = if rng.chance(25) && lead.is_empty() { "members: Dept(\"d1\")," } else { "" };
    let abstain = if rng.chance(30) { "abstain: true," } else { "" };
    format!("seats: (who: [{}], {members} {abstain} rule: {rule})", who.join(", "))
}
