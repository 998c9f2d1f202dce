//! The engine beside the naive oracle: random workflows and random moves, the whole state compared after every move, and the laws of the kernel
//! asserted on the way.
//!
//! `ONEDOOR_PAIRS` is how many pairs are compared (10,000 unless told), `ONEDOOR_SEED` where they begin. A failure prints the seed, the shrunk workflow as RON
//! and the moves.

mod compare;
mod found;
mod kernel_py;
mod order;
mod refusals;
mod translate;

use proptest::{
    strategy::Strategy,
    test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner},
};

/// How many random cases to run.
fn pairs(default: u32) -> u32 {
    number("ONEDOOR_PAIRS").and_then(|n| u32::try_from(n).ok()).unwrap_or(default)
}

fn number(variable: &str) -> Option<u64> {
    #[expect(clippy::disallowed_methods, reason = "tests may be told how long to run")]
    std::env::var(variable).ok()?.parse().ok()
}

/// Runs a property on random values from a seed that is printed when it fails.
fn for_all<S: Strategy>(
    cases: u32,
    strategy: &S,
    print: impl Fn(&S::Value) -> String,
    property: impl Fn(&S::Value) -> Result<(), String>,
) {
    let seed = number("ONEDOOR_SEED").unwrap_or(1);
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let outcome = runner.run(strategy, |value| {
        property(&value).map_err(|why| TestCaseError::fail(format!("{why}\n{}", print(&value))))
    });
    if let Err(failure) = outcome {
        let text = match &failure {
            proptest::test_runner::TestError::Fail(reason, _) | proptest::test_runner::TestError::Abort(reason) => {
                reason.to_string()
            }
        };
        panic!("with ONEDOOR_SEED={seed}: {text}");
    }
}
