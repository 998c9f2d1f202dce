//! The engine beside `kernel.py run`, the executable specification itself.

use super::{number, translate};
use crate::{
    case::{By, Case, Condition, Ending, Why},
    engine::{self, Command},
    graph::Graph,
    proof::Proved,
};
use onedoor_sim::{
    generate::{Family, Rng, random_moves, random_workflow},
    oracle::{self, Move, Spec, Workflow, schedule_json, to_kernel_json},
};
use serde_json::{Value, json};
use std::sync::Arc;

/// `ONEDOOR_SHARED` names the folder that holds `kernel/kernel.py`; `ONEDOOR_KERNEL_PAIRS` how many pairs to run, 40 unless told.
#[test]
fn engine_and_kernel_py_agree_after_every_completion() {
    #[expect(clippy::disallowed_methods, reason = "tests find the specification by the environment")]
    let Ok(shared) = std::env::var("ONEDOOR_SHARED") else {
        println!("skipped: ONEDOOR_SHARED is not set");
        return;
    };
    let pairs = number("ONEDOOR_KERNEL_PAIRS").unwrap_or(40);
    let folder = std::env::temp_dir().join(format!("onedoor_kernel_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let commands: usize =
        (0..).filter_map(|seed| pair(seed, &shared, &folder)).take(usize::try_from(pairs).unwrap()).sum();
    std::fs::remove_dir_all(&folder).unwrap();
    println!("{pairs} pairs, {commands} commands, all equal");
    assert!(commands > 0);
}

/// Runs one pair; the number of commands, or none where the kernel refuses the workflow.
#[expect(clippy::disallowed_methods, reason = "the other program reads files")]
fn pair(seed: u64, shared: &str, folder: &std::path::Path) -> Option<usize> {
    let mut rng = Rng::new(seed);
    let families = Family::all();
    let family = &families[rng.below(families.len())];
    let spec = random_workflow(&mut rng, family).without_extensions();
    let workflow = Arc::new(Workflow::new(spec.clone()).unwrap());
    if !workflow.refusals().is_empty() {
        return None;
    }
    let schedule = completions(&workflow, &mut rng);
    let files = [folder.join("workflow.json"), folder.join("schedule.json")];
    std::fs::write(&files[0], to_kernel_json(&spec)).unwrap();
    std::fs::write(&files[1], schedule_json(&spec, &schedule)).unwrap();
    let output = std::process::Command::new("python3")
        .arg(format!("{shared}/kernel/kernel.py"))
        .arg("run")
        .args(&files)
        .output()
        .unwrap();
    let theirs: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(states(&spec, &schedule), theirs, "seed {seed}:\n{}\n{schedule:?}", translate::tree(&spec).print());
    Some(schedule.len())
}

/// Completions that the oracle accepts; the specification stops at the first that it refuses.
fn completions(workflow: &Arc<Workflow>, rng: &mut Rng) -> Vec<(usize, usize)> {
    let mut case = oracle::Case::new(workflow);
    let mut schedule = Vec::new();
    for step in random_moves(workflow, rng, 60) {
        if let Move::Complete(n, outcome, _) = step
            && !case.ran_out()
            && case.complete(n, outcome, &[]).is_ok()
        {
            schedule.push((n, outcome));
        }
    }
    schedule
}

/// What `kernel.py run` prints, from the engine.
fn states(spec: &Spec, schedule: &[(usize, usize)]) -> Vec<Value> {
    let graph = Proved::unproved(translate::graph(&translate::tree(spec)).0.unwrap());
    let mut case = Case::new(&graph);
    engine::start(&graph, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), translate::given())
        .unwrap()
        .iter()
        .for_each(|event| case.apply(&graph, event).unwrap());
    let mut states = vec![state(&graph, &case)];
    for (n, outcome) in schedule {
        let command = Command::new(translate::action(&Move::Complete(*n, *outcome, Vec::new()), &mut 0));
        engine::decide(&graph, &case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &command)
            .unwrap()
            .iter()
            .for_each(|event| case.apply(&graph, event).unwrap());
        states.push(state(&graph, &case));
    }
    states
}

fn state(graph: &Graph, case: &Case) -> Value {
    let name = |step| graph.step_name(step).to_owned();
    let row = |step| match case.condition(step) {
        Condition::Waiting => json!(["Waiting"]),
        Condition::Open => json!(["Open"]),
        Condition::Done(outcome) => json!(["Done", graph.outcome_name(step, outcome)]),
        Condition::Skipped(Why::Join) => json!(["Skipped", "join"]),
        Condition::Skipped(Why::Guard) => json!(["Skipped", "guard"]),
        Condition::Skipped(Why::Detour) => json!(["Skipped", "detour"]),
        Condition::Skipped(Why::Unasked) => json!(["Skipped", "unasked"]),
        Condition::Cancelled(By::Step(by)) => json!(["Cancelled", name(by)]),
        Condition::Cancelled(By::Command) => json!(["Cancelled", "command"]),
        Condition::Cancelled(By::End) => json!(["Cancelled", "end"]),
        Condition::Cancelled(By::Silence) => json!(["Cancelled", "silence"]),
    };
    let end = match case.ending() {
        Some(Ending::End(end)) => json!(graph.end_name(end)),
        Some(Ending::Closed(closing)) => json!(closing.word()),
        Some(Ending::RanOut) | None => Value::Null,
    };
    let states: serde_json::Map<String, Value> = graph.steps().ids().map(|step| (name(step), row(step))).collect();
    let rounds: serde_json::Map<String, Value> =
        graph.steps().ids().map(|step| (name(step), json!(case.round(step)))).collect();
    json!({"end": end, "state": states, "round": rounds})
}
