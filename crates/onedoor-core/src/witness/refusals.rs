//! What the kernel refuses to run: the compiler and the oracle refuse the same workflows.

use super::{for_all, pairs, translate};
use crate::diagnostic::{Code, Diagnostic};
use onedoor_sim::{
    generate::{Family, specs},
    oracle::Workflow,
};

#[test]
fn compiler_and_oracle_refuse_the_same_workflows() {
    let print = |spec: &_| translate::tree(spec).print();
    for_all(pairs(10_000) / 2, &specs(Family::all()), print, |spec| {
        let (_, found) = translate::graph(&translate::tree(spec));
        let ours: Vec<&Diagnostic> = found.iter().filter(|d| of_kernel(d.code)).collect();
        let theirs = Workflow::new(spec.clone())?.refusals();
        if ours.is_empty() == theirs.is_empty() {
            Ok(())
        } else {
            Err(format!("compiler: {ours:?}\noracle: {theirs:?}"))
        }
    });
}

/// The rules that stand in the kernel's own list.
fn of_kernel(code: Code) -> bool {
    matches!(
        code,
        Code::NoWayOn
            | Code::EndAfterNothing
            | Code::ReturnNotUpstream
            | Code::ReturnPastJoin
            | Code::RunsAhead
            | Code::BadDetour
            | Code::NotADetour
            | Code::CancelsDetour
            | Code::ReturnCancels
    )
}
