use crate::{Figure, least_of, plain};
use onedoor_core::{graph::Catalogue, proof::load};
use ron::{Options, extensions::Extensions};
use std::{fmt::Write as _, hint::black_box};

/// W6: reading and compiling a definition, against reading the same text into plain structs. The worse of 1,000 and 10,000 steps counts.
pub fn w6() -> Figure {
    let figure = |n: usize| {
        let text = definition(n);
        assert!(load(text.as_bytes(), &Catalogue::default()).proved.is_some(), "it loads");
        let (ours, yardstick) = least_of(
            15,
            || drop(black_box(load(text.as_bytes(), &Catalogue::default()))),
            || drop(black_box(plainly(&text))),
        );
        Figure {
            workload: "W6",
            ours: ours / n as f64,
            yardstick: yardstick / n as f64,
            target: 3.0,
            against: "ron into plain structs",
        }
    };
    let (small, large) = (figure(1_000), figure(10_000));
    if small.ratio() > large.ratio() { small } else { large }
}

fn plainly(text: &str) -> plain::Workflow {
    let options = Options::default()
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES)
        .with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(text).expect("it is readable")
}

/// Stages of five steps: work, three reviews of which one has a guard, and a decision that leads to the next stage.
fn definition(steps: usize) -> String {
    let mut text = String::from(
        "Workflow(id: \"w6\", calendar: \"cn\", title: \"W6\", data: {\"area\": Decimal, \"high\": Bool}, steps: {\n",
    );
    let stages = steps / 5;
    for s in 0..stages {
        let after = if s == 0 { String::new() } else { format!("after: [\"decide_{}.go\"]", s - 1) };
        let _ = writeln!(text, "\"work_{s}\": Do({after}),");
        let _ = writeln!(
            text,
            "\"plan_{s}\": Review(by: Dept(\"planning\"), after: [\"work_{s}\"], within: WorkingDays(5)),"
        );
        let _ =
            writeln!(text, "\"fire_{s}\": Review(by: Dept(\"fire\"), after: [\"work_{s}\"], within: WorkingDays(3)),");
        let _ = writeln!(
            text,
            "\"water_{s}\": Review(by: Dept(\"water\"), after: [\"work_{s}\"], when: \"area >= 3000 && high\"),"
        );
        let _ = writeln!(
            text,
            "\"decide_{s}\": Decide(after: [\"plan_{s}\", \"fire_{s}\", \"water_{s}\"], outcomes: [\"go\", \"stop\"]),"
        );
    }
    let stops: Vec<String> = (0..stages).map(|s| format!("\"decide_{s}.stop\"")).collect();
    let _ = write!(
        text,
        "}}, ends: {{ \"done\": (after: [\"decide_{}.go\"]), \"stopped\": (after: [{}]) }})",
        stages - 1,
        stops.join(", ")
    );
    text
}
