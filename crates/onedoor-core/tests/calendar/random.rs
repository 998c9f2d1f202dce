//! Random cases, from a seed that is printed when one fails.

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner},
};
use std::fmt::Debug;

/// How many random cases to run.
pub(crate) fn dates() -> u32 {
    number("ONEDOOR_DATES").and_then(|n| u32::try_from(n).ok()).unwrap_or(20_000)
}

pub(crate) fn seed() -> u64 {
    number("ONEDOOR_SEED").unwrap_or(1)
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// Runs a property on random values; says the seed and the shrunk value when it fails.
pub(crate) fn for_all<S: Strategy>(cases: u32, strategy: S, property: impl Fn(&S::Value) -> Result<(), String>)
where
    S::Value: Debug,
{
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed().to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    match runner.run(&strategy, |value| property(&value).map_err(TestCaseError::fail)) {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => panic!("with ONEDOOR_SEED={}: {why}\n{value:#?}", seed()),
        Err(TestError::Abort(why)) => panic!("with ONEDOOR_SEED={}: {why}", seed()),
    }
}

/// Says how two answers differ.
pub(crate) fn same<T: PartialEq + Debug>(what: &str, ours: &T, theirs: &T) -> Result<(), String> {
    if ours == theirs { Ok(()) } else { Err(format!("{what}: {ours:?}, and by the reference {theirs:?}")) }
}
