//! Mistakes that the random runs once found, each with its smallest workflow.

use super::translate;
use crate::{
    case::Case,
    engine::{self, Action, Command, Given},
    id::StepId,
    language,
    proof::Proved,
};

/// Plays moves such as `s0 p` or `take_back s3`, and looks at some steps afterwards, each written as `s1 open 2` with its round.
fn check(definition: &str, moves: &[&str], expected: &[&str]) {
    let tree = language::read(definition.as_bytes()).workflow.unwrap();
    let graph = Proved::unproved(translate::graph(&tree).0.unwrap());
    let mut case = Case::new(&graph);
    engine::start(&graph, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), Given::default())
        .unwrap()
        .iter()
        .for_each(|event| case.apply(&graph, event).unwrap());
    for line in moves {
        let action = match line.split_once(' ').unwrap() {
            ("take_back", step) => Action::TakeBack { step: graph.step_named(step).unwrap() },
            (step, outcome) => Action::complete(&graph, step, outcome).unwrap(),
        };
        let events =
            engine::decide(&graph, &case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &Command::new(action))
                .unwrap();
        events.iter().for_each(|event| case.apply(&graph, event).unwrap());
    }
    for line in expected {
        let step: StepId = graph.step_named(line.split(' ').next().unwrap()).unwrap();
        let found =
            format!("{} {} {}", graph.step_name(step), case.condition(step).describe(&graph, step), case.round(step));
        assert_eq!(found, *line);
    }
}

/// `s3` recalled `s2`, which does not come after it; `s5` does, by way of `s4`, and rests on that recall: it begins anew, and so does what it had recalled.
#[test]
fn what_rests_on_a_recall_begins_anew_with_it() {
    check(
        r#"Workflow(id: "random", steps: {
            "s0": Do(outcomes: ["p"]),
            "s1": Do(outcomes: ["p"]),
            "s2": Do(outcomes: ["p"]),
            "s3": Do(outcomes: ["p", "q"], cancels: {"p": ["s2"]}),
            "s4": Do(after: ["s3.q", "s1"], join: AllRequired, outcomes: ["p"]),
            "s5": Do(after: ["s0", "s4", "s2"], rest: Cancel, outcomes: ["p"]),
        })"#,
        &["s0 p", "s3 p", "take_back s3"],
        &["s1 open 2", "s2 open 2", "s3 open 2", "s5 waiting 2"],
    );
}

/// `s6` recalled `s2`, and `s5` was skipped for it; taken back, `s6` gives `s2` back its work, and `s5` waits for it again, though neither comes after `s6`.
#[test]
fn what_comes_after_work_that_was_given_back_waits_for_it_again() {
    check(
        r#"Workflow(id: "random", steps: {
            "s0": Do(outcomes: ["p"]),
            "s1": Do(outcomes: ["q"]),
            "s2": Do(after: ["s0", "s1"], outcomes: ["p"]),
            "s5": Do(after: ["s2"], outcomes: ["p"]),
            "s6": Do(outcomes: ["p"], cancels: {"p": ["s2"]}),
        })"#,
        &["s0 p", "s6 p", "take_back s6", "s1 q", "s2 p"],
        &["s2 done (p) 2", "s5 open 2", "s6 open 2"],
    );
}
