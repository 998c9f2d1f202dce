//! `cargo run --example host_loop`: the loop of a host in which time passes: people act when they act, and between that the host ticks when a deadline is due.

use onedoor::{Act, Actor, Answer, Move, Start, Timestamp, blocking::Engine, core::calendar::Amount};

const PERMIT: &str = include_str!("../workflows/construction_permit.ron");

/// What happens outside, at a time in China: here written down, in a service it comes over the network.
fn outside() -> Vec<(&'static str, &'static str, Move)> {
    vec![
        ("2024-04-16T10:10:00+08:00", "chief", Move::complete("handle", "assigned")),
        ("2024-04-16T11:00:00+08:00", "defence_1", Move::acknowledge("civil_defence")),
        ("2024-04-16T15:00:00+08:00", "ecology_1", Move::complete("environment", "agree")),
        ("2024-04-17T09:00:00+08:00", "fire_2", Move::complete("fire", "agree")),
        ("2024-04-17T09:30:00+08:00", "planner_3", hearing()),
        ("2024-05-10T16:00:00+08:00", "planner_3", Move::resume_clock("planning")),
        ("2024-05-11T09:00:00+08:00", "planner_3", Move::complete("planning", "agree")),
        ("2024-05-14T09:00:00+08:00", "director", Move::complete("decide", "granted")),
        ("2024-05-15T09:00:00+08:00", "clerk_1", Move::complete("deliver", "delivered")),
    ]
}

/// The neighbours are heard about the plan: that time is not the authority's, and the applicant was told how long it takes.
fn hearing() -> Move {
    Move::stop_clock("planning", "hearing", Amount::WorkingDays(15)).notice("notice no. 3")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::trusting(); // who acts is this host's own affair: here all is about time
    engine.deploy(PERMIT)?;
    let clerk = Actor::authenticated("clerk_1")?;
    let start = Start::new("construction_permit", "2024-0001", &clerk, "2024-04-08T09:00:00+08:00".parse()?)
        .data("floor_area", "900")
        .data("high_rise", false)
        .data("land", "granted");
    tell(&engine, "clerk_1", &engine.start(start)?)?;

    for (at, who, what) in outside() {
        let at: Timestamp = at.parse()?;
        // The host sleeps until the next deadline or the next message, whichever is first. One that sleeps too long gets the same record.
        while let Some(deadline) = engine.next_deadline().filter(|deadline| *deadline <= at) {
            for answer in engine.tick(deadline)? {
                tell(&engine, "time", &answer)?;
            }
        }
        let answer = engine.act(Act::new("2024-0001", &Actor::authenticated(who)?, at, what))?;
        tell(&engine, who, &answer)?;
    }
    Ok(())
}

/// What happened, and when the case is due now.
fn tell(engine: &Engine, who: &str, answer: &Answer) -> Result<(), Box<dyn std::error::Error>> {
    let clerk = Actor::authenticated("clerk_1")?;
    let history = engine.history_in_words(&answer.case, &clerk)?;
    let new = &history[history.len() - answer.events.len()..];
    let words: Vec<&str> = new.iter().map(|recorded| recorded.event.as_str()).filter(is_news).collect();
    let at = new.last().map(|recorded| recorded.at.to_string()).unwrap_or_default();
    println!("{at}  {who:10}  {}", words.join(", "));
    let view = engine.ask(&answer.case, &clerk)?;
    if let Some(limit) = view.limits.iter().find(|limit| limit.limit == "case").filter(|_| view.ended.is_none()) {
        let day = |deadline: Option<onedoor::DeadlineView>| {
            deadline.and_then(|deadline| deadline.day).map_or("clock stopped".to_owned(), |day| day.to_string())
        };
        println!("{:34}due by promise {}, by law {}", "", day(limit.promised), day(limit.statutory));
    }
    Ok(())
}

fn is_news(word: &&str) -> bool {
    ["Time", "Clock", "Calendar", "DetourPassed"].iter().all(|dull| !word.starts_with(dull))
}
