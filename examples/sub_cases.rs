//! `cargo run --example sub_cases`: a case that holds other cases, one for each parcel of land, as many as the application names.

use onedoor::{Act, Actor, Move, Start, Timestamp, blocking::Engine};

const VISIT: &str = r#"Workflow(
    id: "site_visit",
    title: "Site visit",
    data: { "parcel": Text },
    steps: { "visit": Review(by: Dept("land")) },
    ends: { "suitable": (after: ["visit.agree"]), "unsuitable": (after: ["visit.disagree"]) }, // best first
)"#;

const LAND: &str = r#"Workflow(
    id: "land_use",
    title: "Land use",
    data: { "parcels": List(Text) },
    steps: {
        "visits": Call(workflow: "site_visit", each: "parcels", as: "parcel"),
        "decide": Decide(by: Dept("land"), after: ["visits.suitable"], outcomes: ["granted", "refused"]),
    },
    ends: {
        "granted": (after: ["decide.granted"]),
        "refused": (after: ["decide.refused", "visits.unsuitable", "visits.closed"]),
    },
)"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::trusting(); // who acts is the affair of this host; README.md shows one with a directory
    engine.deploy(VISIT)?;
    engine.deploy(LAND)?;
    let (officer, at): (Actor, Timestamp) = (Actor::authenticated("officer_1")?, "2024-04-15T09:00:00Z".parse()?);

    let case =
        engine.start(Start::new("land_use", "L-7", &officer, at).data("parcels", vec!["A-1", "A-2", "B-9"]))?.case;
    for parcel in 0..3 {
        let visit = format!("{case}/visits.1.{parcel}");
        let view = engine.ask(&visit, &officer)?;
        println!("{visit}: parcel {}, open: {}", view.data["parcel"], view.open[0].step);
        engine.act(Act::new(&visit, &officer, at, Move::complete("visit", "agree")))?;
    }
    let view = engine.ask(&case, &officer)?;
    println!("{case}: open: {}", view.open[0].step);
    let answer = engine.act(Act::new(&case, &officer, at, Move::complete("decide", "granted")))?;
    println!("{case}: {}", answer.ended.unwrap_or_default());
    Ok(())
}
