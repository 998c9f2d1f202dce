use crate::{Figure, least_of, runner};
use onedoor_core::{
    engine::Command,
    language::{End, Kind, Step, Workflow},
    proof::Proved,
};

/// W4: a branch of a wide fork and its join, against a branch of a narrow one: a fork's width enters through the join's counters alone.
pub fn w4() -> Figure {
    let (wide, narrow) = (fork(100_000), fork(100));
    let (ours, yardstick) = least_of(9, || runner::play(&wide), || (0..1_000).for_each(|_| runner::play(&narrow)));
    Figure {
        workload: "W4",
        ours: ours / 100_000.0,
        yardstick: yardstick / 100_000.0,
        target: 3.0,
        against: "a fork of 100 branches beside one of 100,000",
    }
}

fn fork(width: usize) -> (Proved, Vec<Command>) {
    let name = |n: usize| format!("b{n}");
    let branch = |n: usize| (name(n), Step { kind: Kind::Do, after: vec!["split".to_owned()], ..Step::default() });
    let split = ("split".to_owned(), Step { kind: Kind::Do, ..Step::default() });
    let join = ("join".to_owned(), Step { kind: Kind::Do, after: (0..width).map(name).collect(), ..Step::default() });
    let tree = Workflow {
        id: "fork".to_owned(),
        revision: 1,
        steps: std::iter::once(split).chain((0..width).map(branch)).chain([join]).collect(),
        ends: [("done", End { after: vec!["join".to_owned()], ..End::default() })].into_iter().collect(),
        ..Workflow::default()
    };
    let graph = runner::proved(tree);
    let ids: Vec<_> = graph.steps().ids().collect();
    let commands = ids
        .into_iter()
        .map(|step| runner::complete_ids(step, graph.steps()[step].outcomes.named("done").expect("it is there")))
        .collect();
    (graph, commands)
}
