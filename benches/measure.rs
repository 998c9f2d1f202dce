use std::time::Instant;

/// What one workload came to.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// The workload.
    pub workload: &'static str,
    /// Nanoseconds a step of ours.
    pub ours: f64,
    /// Nanoseconds a step of the yardstick.
    pub yardstick: f64,
    /// The most that ours may be, in yardsticks.
    pub target: f64,
    /// What the yardstick is.
    pub against: &'static str,
}

impl Figure {
    /// Ours in yardsticks.
    pub fn ratio(&self) -> f64 {
        self.ours / self.yardstick
    }

    /// One object on one line.
    pub fn json(&self) -> String {
        format!(
            r#"{{"workload":"{}","ours_ns_per_step":{:.1},"yardstick_ns_per_step":{:.1},"ratio":{:.2},"target":{:.1},"met":{}}}"#,
            self.workload,
            self.ours,
            self.yardstick,
            self.ratio(),
            self.target,
            self.met()
        )
    }

    /// One line for people.
    pub fn line(&self) -> String {
        let verdict = if self.met() { "met" } else { "missed" };
        format!(
            "{:3} {:>9.1} ns  against {:>9.1} ns  = {:>5.2}  (target {:.1}, {verdict}; {})",
            self.workload,
            self.ours,
            self.yardstick,
            self.ratio(),
            self.target,
            self.against
        )
    }

    fn met(&self) -> bool {
        self.ratio() <= self.target
    }
}

/// The least nanoseconds of each of two pieces of work that take turns.
pub fn least_of(repetitions: usize, mut ours: impl FnMut(), mut yardstick: impl FnMut()) -> (f64, f64) {
    let mut least = (f64::MAX, f64::MAX);
    for _ in 0..repetitions {
        least.0 = least.0.min(nanoseconds(&mut ours));
        least.1 = least.1.min(nanoseconds(&mut yardstick));
    }
    least
}

fn nanoseconds(work: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e9
}
