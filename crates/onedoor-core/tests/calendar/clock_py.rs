//! The arithmetic beside `clock.py`, the executable specification itself.

use super::{
    random::{same, seed},
    shelf::shipped,
};
use onedoor_core::calendar::{Amount, Count, Due, Stop, due_day};
use serde_json::Value;

/// `ONEDOOR_SHARED` names the folder that holds `kernel/clock.py`.
#[test]
fn due_days_are_those_of_clock_py() {
    let Ok(shared) = std::env::var("ONEDOOR_SHARED") else {
        println!("skipped: ONEDOOR_SHARED is not set");
        return;
    };
    let seed = seed();
    let mut python = std::process::Command::new("python3");
    let output =
        match python.arg(format!("{shared}/kernel/clock.py")).args(["vectors", "2000", &seed.to_string()]).output() {
            Ok(output) => output,
            Err(error) => {
                println!("skipped: python3 does not run: {error}");
                return;
            }
        };
    let cn = shipped("cn");
    let vectors = String::from_utf8(output.stdout).unwrap();
    assert_eq!(vectors.lines().count(), 2000, "{}", String::from_utf8_lossy(&output.stderr));
    for line in vectors.lines() {
        let vector: Value = serde_json::from_str(line).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let day = |value: &Value| text(value).parse().unwrap();
        let stops = vector["stops"].as_array().unwrap().iter();
        let stops: Vec<_> = stops.map(|stop| Stop { from: day(&stop[0]), until: Some(day(&stop[1])) }).collect();
        let amount: Amount = format!("{}{}", vector["limit"], text(&vector["unit"])).parse().unwrap();
        let extra = vector["extend"].as_i64().unwrap();
        let due = due_day(&cn, day(&vector["from"]), amount, &Count::default(), &stops, extra);
        same(line, &due, &Ok(Due::At(day(&vector["due"]))))
            .unwrap_or_else(|why| panic!("with ONEDOOR_SEED={seed}: {why}"));
    }
    println!("2000 vectors, all equal");
}
