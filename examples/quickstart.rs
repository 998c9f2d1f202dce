//! `cargo run --example quickstart`: a construction permit from the counter to delivery, with five departments at once and one rework.

use onedoor::{Act, Actor, Answer, Move, Start, Timestamp, blocking::Engine};
use onedoor_examples::print_case;

const PERMIT: &str = include_str!("../workflows/construction_permit.ron");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::trusting(); // who acts is the affair of this host; README.md shows one with a directory
    let permit = engine.deploy(PERMIT)?; // read, compiled and proved, or refused with every mistake
    println!("deployed `{}` revision {}, content {}", permit.workflow, permit.revision, &permit.hash.to_string()[..12]);

    // One door. The water department is asked because of the floor area.
    let clerk = Actor::authenticated("clerk_1")?;
    let mut at: Timestamp = "2024-04-15T09:00:00+08:00".parse()?;
    let start = Start::new("construction_permit", "2024-0001", &clerk, at)
        .data("floor_area", "12000.50")
        .data("high_rise", true)
        .data("land", "granted");
    let mut answer = engine.start(start)?;

    // Who acts, what on, and how. Departments answer in any order.
    let course = [
        ("clerk_1", "accept", "accepted"),
        ("chief", "handle", "assigned"),
        ("fire_2", "fire", "agree"),
        ("water_1", "water", "agree"),
        ("planner_3", "planning", "agree"),
        ("defence_1", "civil_defence", "agree"),
        ("ecology_1", "environment", "agree"),
        ("director", "decide", "rework"),
        ("planner_3", "planning", "agree"),
        ("director", "decide", "granted"),
    ];
    for (person, step, outcome) in course {
        at += std::time::Duration::from_secs(3600);
        let act = Act::new(&answer.case, &Actor::authenticated(person)?, at, Move::complete(step, outcome))
            .expecting(answer.version);
        answer = engine.act(act)?;
        println!("{person:>10}  {:24} now open: {}", format!("{step} → {outcome}"), open(&answer));
    }

    println!("\nbefore delivery:");
    let workflow = onedoor::core::language::read(PERMIT.as_bytes()).workflow.ok_or("it was readable before")?;
    print_case(&engine.ask(&answer.case, &clerk)?, &workflow);

    // Whoever acts on what is not open is told why, and nothing changes.
    let refused = engine.act(Act::new(&answer.case, &clerk, at, Move::complete("fire", "disagree")));
    println!("\nrefused: {}", refused.expect_err("the fire department has answered"));

    let done = engine
        .act(Act::new(&answer.case, &clerk, at, Move::complete("deliver", "delivered")).key("delivery of 2024-0001"))?;
    println!(
        "\n{} ended: {}; the record holds {} events, the last of them:",
        done.case,
        done.ended.as_deref().unwrap_or("not yet"),
        done.version
    );
    for recorded in engine.history_in_words(&done.case, &clerk)?.iter().rev().take(3).rev() {
        println!("  {:>3}  {}  {:10}  {}", recorded.number, recorded.at, recorded.by, recorded.event);
    }
    Ok(())
}

fn open(answer: &Answer) -> String {
    let names: Vec<&str> = answer.open.iter().map(|step| step.step.as_str()).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}
