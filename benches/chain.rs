use crate::{Figure, least_of, runner};
use onedoor_core::{
    engine::Command,
    language::{End, Kind, Step, Workflow},
    proof::Proved,
};

/// W3: a step of a long chain, against a step of a short one: no step replays the history, or looks at the whole.
pub fn w3() -> Figure {
    let (long, short) = (chain(10_000), chain(100));
    let (ours, yardstick) = least_of(15, || runner::play(&long), || (0..100).for_each(|_| runner::play(&short)));
    Figure {
        workload: "W3",
        ours: ours / 10_000.0,
        yardstick: yardstick / 10_000.0,
        target: 1.5,
        against: "a chain of 100 steps beside one of 10,000",
    }
}

fn chain(length: usize) -> (Proved, Vec<Command>) {
    let name = |n: usize| format!("s{n}");
    let step =
        |n: usize| Step { kind: Kind::Do, after: n.checked_sub(1).map(name).into_iter().collect(), ..Step::default() };
    let tree = Workflow {
        id: "chain".to_owned(),
        revision: 1,
        steps: (0..length).map(|n| (name(n), step(n))).collect(),
        ends: [("done", End { after: vec![name(length - 1)], ..End::default() })].into_iter().collect(),
        ..Workflow::default()
    };
    let graph = runner::proved(tree);
    let commands = (0..length).map(|n| runner::complete(&graph, &name(n), "done")).collect();
    (graph, commands)
}
