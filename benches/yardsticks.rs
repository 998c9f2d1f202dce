//! `cargo bench --bench yardsticks -- [W1 W3 W4 W6 T1 T2] [--format json]`: each workload beside its yardstick. Flags that cargo adds are ignored.

use onedoor_benches::{Figure, t1, t2, w1, w3, w4, w6};

/// A workload's name with its measurement.
type Workload = (&'static str, fn() -> Figure);

const WORKLOADS: [Workload; 6] = [("W1", w1), ("W3", w3), ("W4", w4), ("W6", w6), ("T1", t1), ("T2", t2)];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let json = words.windows(2).any(|pair| pair[0] == "--format" && pair[1] == "json");
    let asked = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    let any = WORKLOADS.iter().any(|(name, _)| asked(name));
    for (_, measure) in WORKLOADS.iter().filter(|(name, _)| !any || asked(name)) {
        let figure = measure();
        println!("{}", if json { figure.json() } else { figure.line() });
    }
}
