//! What is written is what is held.

use super::hall::{at, directory, hall};
use onedoor_core::{
    language::Title,
    people::{Grantee, Level, Post, Power, Qualification, StandIn, Validity, read_directory},
};

#[test]
fn a_directory_is_what_is_written() {
    let hall = hall();
    assert_eq!((hall.id(), hall.revision(), hall.zone()), ("county_hall", 3, "CST-8"));
    let identities: Vec<&str> = hall.persons().map(|(identity, _)| identity).collect();
    assert_eq!(identities, ["li_na", "old", "wang@hall", "zhang_wei"]);
    let planning = hall.dept("planning").unwrap();
    assert_eq!(planning.title().map(|title| title.text("en")), Some("Natural resources"));
    assert_eq!((planning.level(), planning.parent()), (Some(Level::County), Some("county")));
    assert!(planning.succeeds().iter().eq(["forestry", "land"]) && planning.powers().iter().eq([&Power::Review]));
    let window = hall.window("construction").unwrap();
    assert_eq!((window.title(), window.dept()), (Some(&Title::Plain("建设窗口".to_owned())), Some("housing")));
    assert!(window.powers().iter().eq([&Power::Receive, &Power::Accept]));
    let head = hall.role("section_head").unwrap();
    assert!(head.powers().iter().eq([&Power::Assign, &Power::Review]));
    assert_eq!(head.title().map(|title| title.text("zh")), Some("科长"));
}

#[test]
fn a_person_is_what_is_written() {
    let hall = hall();
    let zhang = hall.person("zhang_wei").unwrap();
    assert_eq!((zhang.name().text("zh"), zhang.manager()), ("张伟", Some("li_na")));
    assert!(zhang.roles().iter().eq(["section_head"]) && zhang.depts().iter().eq(["planning"]));
    assert!(zhang.windows().iter().eq(["construction"]) && zhang.services().iter().eq(["budget"]));
    assert!(zhang.posts().iter().eq([&Post { role: "deputy".to_owned(), dept: "fire".to_owned() }]));
    let years = |from: &str, until: &str| Validity { from: Some(at(from)), until: Some(at(until)) };
    assert_eq!(zhang.employment(), years("2019-12-31T16:00:00Z", "2029-12-31T16:00:00Z"));
    let card = Qualification { validity: years("2022-12-31T16:00:00Z", "2025-12-31T16:00:00Z") };
    assert_eq!(zhang.qualifications().get("enforcement_card"), Some(&card));
    assert_eq!(zhang.qualifications().get("driver"), Some(&Qualification::default()));
    assert_eq!(hall.person("old").unwrap().employment().until, Some(at("2021-01-01T04:00:00Z")));
}

#[test]
fn grants_and_stand_ins_are_what_is_written() {
    let hall = hall();
    let grant = &hall.grants()[0];
    assert_eq!(grant.to, Grantee::Window("construction".to_owned()));
    assert!(grant.powers.iter().eq([&Power::Decide, &Power::Deliver]));
    assert!(grant.workflows.iter().eq(["construction_permit"]) && grant.passes_on);
    assert_eq!(grant.when.as_deref(), Some("floor_area < 1000"));
    assert_eq!(grant.instrument.as_deref(), Some("授权书〔2024〕3号"));
    assert_eq!(grant.validity.until, Some(at("2024-12-31T16:00:00Z")));
    assert_eq!(hall.grants()[1].validity, Validity::default());
    let open = StandIn {
        of: "wang@hall".to_owned(),
        by: "li_na".to_owned(),
        validity: Validity::default(),
        workflows: [].into(),
        powers: [].into(),
        passes_on: true,
    };
    assert_eq!(hall.stand_ins()[1], open);
    assert!(open.covers(Power::Decide, "any"));
    let rule = &hall.stand_ins()[0];
    assert!(rule.covers(Power::Review, "construction_permit"));
    assert!(!rule.covers(Power::Review, "other") && !rule.covers(Power::Decide, "construction_permit"));
}

#[test]
fn only_id_and_zone_must_be_written() {
    let empty = directory("\u{feff}Directory(id: \"hall\", zone: \"UTC0\")");
    assert_eq!((empty.revision(), empty.persons().len(), empty.grants().len()), (1, 0, 0));
}

#[test]
fn what_is_known_is_known_by_name() {
    let hall = hall();
    assert!(hall.knows_role("guest") && hall.knows_window("construction") && hall.knows_dept("fire"));
    assert!(hall.knows_dept("land"), "it is gone, and planning took its place");
    assert!(hall.dept("land").is_none());
    for name in ["", "Fire", "li_na", "lands"] {
        assert!(!hall.knows_role(name) && !hall.knows_window(name) && !hall.knows_dept(name), "{name}");
    }
}

#[test]
fn what_people_are_called_is_in_no_debug_text() {
    let hall = hall();
    let shown = format!("{hall:?} {:?}", hall.persons().collect::<Vec<_>>());
    assert!(shown.starts_with(&format!("Directory(county_hall 3 {})", hall.hash())), "{shown}");
    assert!(shown.contains("zhang_wei") && !shown.contains('张') && !shown.contains('李'), "{shown}");
}

#[test]
fn one_warning_keeps_no_directory_back() {
    let text = br#"Directory(id: "hall", zone: "UTC0", roles: {"head": (), "he_ad": ()})"#;
    let (hall, found, _) = read_directory(text);
    assert_eq!((hall.is_some(), found.len(), found[0].code.as_str()), (true, 1, "confusable-names"));
}

#[test]
fn words_are_those_of_the_language() {
    for power in Power::ALL {
        let text = format!("Directory(id: \"x\", zone: \"UTC0\", roles: {{\"r\": (powers: [{power}])}})");
        assert!(directory(&text).role("r").unwrap().powers().iter().eq([power]));
    }
    for level in Level::ALL {
        let text = format!("Directory(id: \"x\", zone: \"UTC0\", depts: {{\"d\": (level: {level})}})");
        assert_eq!(directory(&text).dept("d").unwrap().level(), Some(level));
    }
}
