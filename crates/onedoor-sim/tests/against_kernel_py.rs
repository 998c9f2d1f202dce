//! The oracle beside `kernel.py`: random workflows, random moves, the whole state compared after every move.
//!
//! `ONEDOOR_SHARED` names the folder that holds `kernel/kernel.py`; without it this is skipped. `ONEDOOR_WORKFLOWS` is how many
//! workflows are compared (400 unless told), with four runs each.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;

use onedoor_sim::generate::{Family, Rng, random_moves, random_workflow};
use onedoor_sim::oracle::{Case, Move, Spec, StepState, Workflow, explore, schedule_json, state_json, to_kernel_json};

const MOVES_MAX: usize = 60;

#[test]
fn every_move_has_the_same_result_as_in_kernel_py() {
    let Ok(shared) = std::env::var("ONEDOOR_SHARED") else {
        println!("skipped: ONEDOOR_SHARED is not set");
        return;
    };
    let count = std::env::var("ONEDOOR_WORKFLOWS").ok().and_then(|n| n.parse().ok()).unwrap_or(400);
    let mut python = Command::new("python3")
        .args(["-c", include_str!("driver.py"), &format!("{shared}/kernel")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut tasks = python.stdin.take().unwrap();
    let answers = BufReader::new(python.stdout.take().unwrap()).lines();
    let writer = std::thread::spawn(move || {
        for seed in 0..count {
            writeln!(tasks, "{}", Task::new(seed).input).unwrap();
        }
    });
    let mut told = BTreeMap::new();
    let mut compared = 0;
    for (seed, answer) in (0..count).zip(answers) {
        let task = Task::new(seed);
        same(&task.expected, &answer.unwrap(), seed);
        task.tell(&mut told);
        compared += 1;
    }
    writer.join().unwrap();
    assert!(python.wait().unwrap().success());
    assert_eq!(compared, count);
    println!("{told:#?}");
}

#[test]
fn the_command_itself_reads_our_json_and_prints_the_same_states() {
    let Ok(shared) = std::env::var("ONEDOOR_SHARED") else {
        println!("skipped: ONEDOOR_SHARED is not set");
        return;
    };
    let folder = std::env::temp_dir().join(format!("onedoor_sim_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for seed in 0..10 {
        let (spec, schedule, expected) = completions(seed);
        let [workflow, moves] = [folder.join("workflow.json"), folder.join("schedule.json")];
        std::fs::write(&workflow, to_kernel_json(&spec)).unwrap();
        std::fs::write(&moves, schedule_json(&spec, &schedule)).unwrap();
        let mut kernel = Command::new("python3");
        let output =
            kernel.arg(format!("{shared}/kernel/kernel.py")).arg("run").args([workflow, moves]).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected, "seed {seed}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

/// Completions that are accepted, and what is printed at the start and after each.
fn completions(seed: u64) -> (Spec, Vec<(usize, usize)>, String) {
    let mut rng = Rng::new(seed);
    let spec = random_workflow(&mut rng, &Family::extended()[0]).without_extensions();
    let w = Arc::new(Workflow::new(spec.clone()).unwrap());
    let mut case = Case::new(&w);
    let (mut schedule, mut expected) = (Vec::new(), state_json(&case) + "\n");
    for step in random_moves(&w, &mut rng, MOVES_MAX) {
        if let Move::Complete(n, outcome, _) = step
            && case.play(&step).is_ok()
        {
            schedule.push((n, outcome));
            expected += &(state_json(&case) + "\n");
        }
    }
    (spec, schedule, expected)
}

/// A workflow with the runs to play on it, for both sides.
struct Task {
    input: String,
    expected: String,
    refused: bool,
    explored: bool,
    runs: Vec<Vec<(Move, bool)>>,
}

impl Task {
    fn new(seed: u64) -> Task {
        let mut rng = Rng::new(seed);
        let families = if rng.chance(50) { Family::extended() } else { Family::of_kernel_py() };
        let family = &families[rng.below(families.len())];
        let spec = random_workflow(&mut rng, family).without_extensions();
        let w = Arc::new(Workflow::new(spec.clone()).unwrap());
        let mut refusals = w.refusals();
        refusals.sort();
        let rounds = if refusals.is_empty() && rng.chance(50) { Some(2) } else { None };
        let explored = rounds.and_then(|rounds| explore(&w, rounds, 1000));
        let runs: Vec<Run> = (0..4).map(|_| Run::new(&w, &mut rng)).collect();
        let found = explored.as_ref().map_or("null".to_string(), |e| {
            format!("[{}, {}, {}, {}]", e.states, e.finished.len(), e.stuck.len(), e.ran_out)
        });
        Task {
            input: format!(
                "{{\"workflow\": {}, \"rounds\": {}, \"runs\": {}}}",
                to_kernel_json(&spec),
                rounds.map_or("null".to_string(), |rounds| rounds.to_string()),
                list(runs.iter().map(|run| list(run.moves.iter().map(|(m, _)| move_json(&spec, m)))))
            ),
            expected: format!(
                "{{\"refusals\": {}, \"explored\": {found}, \"runs\": {}}}",
                list(refusals.iter().map(|words| quoted(words))),
                list(runs.iter().map(|run| list(run.shown.iter().cloned())))
            ),
            refused: !refusals.is_empty(),
            explored: explored.is_some(),
            runs: runs.into_iter().map(|run| run.moves).collect(),
        }
    }

    fn tell(&self, told: &mut BTreeMap<String, usize>) {
        let mut add = |what: &str, n: usize| *told.entry(what.to_string()).or_default() += n;
        add(if self.refused { "workflows refused" } else { "workflows" }, 1);
        add("workflows explored", usize::from(self.explored));
        add(if self.refused { "runs, workflow refused" } else { "runs" }, self.runs.len());
        for (m, accepted) in self.runs.iter().flatten() {
            let verb = format!("{m:?}");
            let verb = verb.split('(').next().unwrap_or_default();
            add(&format!("moves {verb}, {}", if *accepted { "accepted" } else { "refused" }), 1);
        }
    }
}

struct Run {
    moves: Vec<(Move, bool)>,
    shown: Vec<String>,
}

impl Run {
    fn new(w: &Arc<Workflow>, rng: &mut Rng) -> Run {
        let mut case = Case::new(w);
        let mut run = Run { moves: Vec::new(), shown: vec![shown(&case, "null")] };
        for step in random_moves(w, rng, MOVES_MAX) {
            let before = case.clone();
            let refusal = case.play(&step).err();
            assert!(refusal.is_none() || case == before, "a refused move changed the case: {step:?}");
            run.shown.push(shown(&case, &refusal.as_ref().map_or("null".to_string(), |words| quoted(words))));
            run.moves.push((step, refusal.is_none()));
        }
        run
    }
}

fn shown(case: &Case, refusal: &str) -> String {
    let spec = case.workflow().spec();
    let name = |n: &usize| quoted(&spec.steps[*n].name);
    let waiting = (0..spec.steps.len()).filter(|n| !case.detours_of(*n).is_empty());
    let detours = waiting.map(|n| {
        assert_eq!(case.state(n), StepState::Waiting);
        format!("{}: {}", name(&n), list(case.detours_of(n).iter().map(name)))
    });
    let detours: Vec<String> = detours.collect();
    format!("[{refusal}, {}, {{{}}}]", state_json(case), detours.join(", "))
}

fn move_json(spec: &Spec, step: &Move) -> String {
    let name = |n: &usize| quoted(&spec.steps[*n].name);
    let outcome = |n: &usize, o: &usize| quoted(&spec.steps[*n].outcomes[*o]);
    match step {
        Move::Complete(n, o, _) => format!("[\"complete\", {}, {}]", name(n), outcome(n, o)),
        Move::Waive(n, o) => format!("[\"waive\", {}, {}]", name(n), outcome(n, o)),
        Move::Request(n) => format!("[\"request\", {}, null]", name(n)),
        Move::Cancel(n) => format!("[\"cancel\", {}, null]", name(n)),
        Move::TakeBack(n) => format!("[\"take_back\", {}, null]", name(n)),
        Move::Close => "[\"close\", null, null]".to_string(),
    }
}

fn same(ours: &str, theirs: &str, seed: u64) {
    if ours != theirs {
        let at = ours.bytes().zip(theirs.bytes()).take_while(|(a, b)| a == b).count();
        let around = |text: &str| text[at.saturating_sub(400)..text.len().min(at + 200)].to_string();
        panic!("seed {seed}\n ours …{}\n kernel.py …{}", around(ours), around(theirs));
    }
}

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(", "))
}
