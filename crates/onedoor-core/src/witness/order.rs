//! Independence of order: where nothing races, the order in which parallel work is done makes no difference.

use super::{for_all, pairs, translate};
use crate::{
    case::{Case, StateHash},
    engine::{self, Action, Command, Given},
    id::{Dense, OutcomeId, StepId},
    proof::Proved,
};
use onedoor_sim::generate::{Family, Rng, specs};

#[test]
fn the_order_of_parallel_work_makes_no_difference() {
    let plain: Vec<Family> = Family::of_kernel_py()
        .into_iter()
        .filter(|family| !family.returns && !family.recalls && family.ends == 0)
        .collect();
    for_all(
        pairs(10_000) / 10,
        &specs(plain),
        |spec| translate::tree(spec).print(),
        |spec| {
            let Some(graph) = translate::graph(&translate::tree(spec)).0 else { return Ok(()) };
            let graph = Proved::unproved(graph);
            let ends: Vec<StateHash> = (0..8).map(|seed| play(&graph, &mut Rng::new(seed))).collect();
            if ends.iter().all(|end| *end == ends[0]) { Ok(()) } else { Err("the order made a difference".to_owned()) }
        },
    );
}

/// Each step takes the outcome that its number says; only the order is random.
fn play(graph: &Proved, order: &mut Rng) -> StateHash {
    let mut case = Case::new(graph);
    engine::start(graph, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), translate::given())
        .unwrap()
        .iter()
        .for_each(|event| case.apply(graph, event).unwrap());
    loop {
        let open: Vec<StepId> = case.open_steps().collect();
        let Some(step) = order.choose(&open) else { return case.state_hash(graph) };
        let outcome = OutcomeId::from_index(step.index() % graph.steps()[step].outcomes.len()).unwrap();
        let command = Command::new(Action::Complete { step, outcome, given: Given::default(), opinion: None });
        engine::decide(graph, &case, &engine::Env::at(jiff::Timestamp::UNIX_EPOCH), &command)
            .unwrap()
            .iter()
            .for_each(|event| case.apply(graph, event).unwrap());
    }
}
