//! How much is written.

use super::HALL;
use crate::hall::Hall;

/// Serialised state of megabytes (SpiffWorkflow PR 162), and persistence that costs more with each step (spiff-arena PR 2718).
#[test]
fn what_a_command_writes_does_not_grow_with_the_case() {
    let written = |steps: usize| {
        let chain: String =
            (1..steps).map(|n| format!("\"s{n}\": Review(by: Dept(\"plan\"), after: [\"s{}\"]),\n", n - 1)).collect();
        let workflow = format!(
            r#"Workflow(id: "chain", steps: {{"s0": Review(by: Dept("plan")), {chain}}}, ends: {{"done": (after: ["s{}"])}})"#,
            steps - 1
        );
        let mut hall = Hall::new(&workflow, HALL);
        hall.as_("ann", "start");
        let sizes = (0..steps - 1).map(|n| {
            hall.as_(if n % 2 == 0 { "pia" } else { "paul" }, &format!("s{n} agree"));
            hall.written
        });
        let largest = sizes.max().unwrap();
        (largest, hall.snapshot().len())
    };
    let (small, _) = written(10);
    let (large, snapshot) = written(400);
    assert!(small < 200 && large <= small + 2, "{small} bytes, then {large}");
    assert!(snapshot < 400 * 64, "{snapshot} bytes for 400 steps");
}
