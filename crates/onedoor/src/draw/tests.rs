//! What the three texts must say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;

fn step(id: &str, title: &str) -> StepBox {
    StepBox {
        id: id.to_owned(),
        title: title.to_owned(),
        kind: "Review".to_owned(),
        who: "Dept".to_owned(),
        ..StepBox::default()
    }
}

fn line(from: usize, to: Target, outcome: &str) -> Line {
    let outcomes = [outcome].into_iter().filter(|outcome| !outcome.is_empty()).map(str::to_owned).collect();
    Line { from, to, outcomes, state: None }
}

fn permit() -> Diagram {
    let mut supplement = step("supplement", "补正材料");
    supplement.detour = true;
    let mut water = step("water", "水务部门");
    water.when = Some("floor_area >= 3000".to_owned());
    let mut decide = step("decide", "决定");
    (decide.join, decide.rest_cancel) = (Some("AtLeast(2)".to_owned()), true);
    let mut legal = step("legal", "Legal");
    legal.on_request = true;
    Diagram {
        title: "建筑工程施工许可".to_owned(),
        subtitle: "revision 1".to_owned(),
        steps: vec![step("accept", "受理"), step("fire", "消防"), water, decide, supplement, legal],
        ends: vec![
            EndBox { id: "granted".to_owned(), title: "准予许可".to_owned(), ..EndBox::default() },
            EndBox { id: "declined".to_owned(), ..EndBox::default() },
        ],
        edges: vec![
            line(0, Target::Step(1), "accepted"),
            line(0, Target::Step(2), "accepted"),
            line(1, Target::Step(3), ""),
            line(2, Target::Step(3), ""),
            line(0, Target::Step(5), ""),
            line(5, Target::Step(3), ""),
            line(3, Target::End(0), "granted"),
            line(0, Target::End(1), "declined"),
        ],
        returns: vec![ReturnLine { from: 3, outcome: "rework".to_owned(), to: 1, by_way_of: vec![4] }],
    }
}

/// Every element closed in order, and no markup left raw. Enough of XML to trust what `svg` writes.
fn is_well_formed(xml: &str) -> bool {
    let mut open = Vec::new();
    for piece in xml.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { return false };
        let raw = text
            .split('&')
            .skip(1)
            .chain(tag.split('&').skip(1))
            .any(|entity| !["amp;", "lt;", "gt;", "quot;", "#39;"].iter().any(|known| entity.starts_with(known)));
        if raw || text.contains('>') || xml.chars().any(|c| c.is_control() && c != '\n') {
            return false;
        }
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return false;
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    open.is_empty()
}

#[test]
fn the_svg_holds_every_step_end_line_and_return() {
    let text = svg(&permit());
    assert!(is_well_formed(&text));
    for id in ["accept", "fire", "water", "decide", "supplement", "legal"] {
        assert_eq!(text.matches(&format!("<g id=\"step-{id}\" class=\"step")).count(), 1, "{id}");
    }
    for id in ["granted", "declined"] {
        assert_eq!(text.matches(&format!("<g id=\"end-{id}\" class=\"end")).count(), 1, "{id}");
    }
    assert_eq!(text.matches("<path class=\"line\"").count(), 8);
    assert!(text.contains("data-from=\"accept\" data-to=\"water\" data-outcomes=\"accepted\""));
    assert!(text.contains("class=\"return\" data-from=\"decide\" data-to=\"supplement\" data-outcome=\"rework\""));
    assert!(text.contains("class=\"return\" data-from=\"supplement\" data-to=\"fire\" data-outcome=\"rework\""));
}

#[test]
fn the_svg_says_what_a_reader_must_know() {
    let text = svg(&permit());
    for words in [
        "建筑工程施工许可",
        "revision 1",
        "when floor_area &gt;= 3000",
        ">AtLeast(2)<",
        ">rest: Cancel<",
        "on request",
        ">rework<",
        "role=\"img\"",
        "viewBox=\"0 0 ",
    ] {
        assert!(text.contains(words), "{words}");
    }
    for class in ["step conditional", "step detour", "step on-request", "step rest-cancel"] {
        assert!(text.contains(&format!("class=\"{class}\"")), "{class}");
    }
    assert_eq!(text.matches(">accepted</text>").count(), 1, "a fork has one label");
}

#[test]
fn the_state_of_a_case_is_named_and_classed() {
    let mut diagram = permit();
    let states = [
        StepState::Done("accepted".to_owned()),
        StepState::Open,
        StepState::Skipped,
        StepState::Waiting,
        StepState::Waiting,
        StepState::Cancelled,
    ];
    for (step, state) in diagram.steps.iter_mut().zip(states) {
        step.state = Some(state);
    }
    diagram.edges[0].state = Some(LineState::Live);
    diagram.edges[7].state = Some(LineState::Dead);
    diagram.ends[0].reached = true;
    let text = svg(&diagram);
    assert!(is_well_formed(&text));
    for words in [
        "step done",
        "step open",
        "step conditional skipped",
        "step on-request cancelled",
        "step detour waiting",
        "✓ accepted",
        ">skipped<",
        "line live",
        "line dead",
        "end reached",
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(mermaid(&diagram).contains(":::open") && dot(&diagram).contains("bold"));
}

#[test]
fn mermaid_names_every_part_once() {
    let text = mermaid(&permit());
    assert!(text.contains("\nflowchart TD\n"));
    assert!(text.contains("s4_supplement{{\"补正材料<br/>Review · Dept\"}}:::detour"));
    assert!(text.contains("e0_granted([\"准予许可\"])"));
    assert!(text.contains("s0_accept -->|\"accepted\"| s1_fire"));
    assert!(text.contains("s3_decide -.->|\"rework\"| s4_supplement"));
    assert!(text.contains("s4_supplement -.-> s1_fire"));
    assert_eq!(text.matches(" --> ").count() + text.matches(" -->|").count(), 8);
}

#[test]
fn dot_names_every_part_once() {
    let text = dot(&permit());
    assert!(text.starts_with("digraph workflow {") && text.ends_with("}\n"));
    assert!(text.contains("s0 -> s1 [label=\"accepted\"];"));
    assert!(text.contains("s3 -> s4 [label=\"rework\", style=dashed"));
    assert_eq!(text.matches(" -> ").count(), 10);
}

#[test]
fn hostile_text_stays_text() {
    let nasty = "<b>&\"'\n\u{202E}]]>\u{0}\u{FFFF}\\ #x; -->|\" `";
    let mut diagram = permit();
    (diagram.title, diagram.subtitle) = (nasty.to_owned(), nasty.to_owned());
    for step in &mut diagram.steps {
        (step.id, step.title, step.kind, step.who) =
            (nasty.to_owned(), nasty.repeat(9), nasty.to_owned(), nasty.to_owned());
        (step.when, step.join, step.state) =
            (Some(nasty.to_owned()), Some(nasty.to_owned()), Some(StepState::Done(nasty.to_owned())));
    }
    diagram.ends.iter_mut().for_each(|end| (end.id, end.title) = (nasty.to_owned(), nasty.to_owned()));
    diagram.edges.iter_mut().for_each(|edge| edge.outcomes = vec![nasty.to_owned()]);
    diagram.returns.iter_mut().for_each(|back| back.outcome = nasty.to_owned());
    let text = svg(&diagram);
    assert!(is_well_formed(&text));
    for text in [&text, &mermaid(&diagram), &dot(&diagram)] {
        assert!(!text.contains(['\u{202E}', '\u{0}', '\u{FFFF}']));
    }
    let text = mermaid(&diagram);
    assert!(text.lines().all(|line| line.matches('"').count() - line.matches("\\\"").count() != 1), "{text}");
}

#[test]
fn what_names_nothing_is_passed_over() {
    let mut diagram = permit();
    let (svg_before, dot_before, mermaid_before) = (svg(&diagram), dot(&diagram), mermaid(&diagram));
    diagram.edges.extend([
        line(99, Target::Step(0), "x"),
        line(0, Target::Step(99), "x"),
        line(0, Target::End(usize::MAX), "x"),
    ]);
    diagram.returns.push(ReturnLine { from: 99, outcome: "x".to_owned(), to: 0, by_way_of: vec![] });
    diagram.returns.push(ReturnLine { from: 0, outcome: "x".to_owned(), to: 99, by_way_of: vec![] });
    diagram.returns[0].by_way_of.push(99);
    assert_eq!((svg(&diagram), dot(&diagram), mermaid(&diagram)), (svg_before, dot_before, mermaid_before));
}

#[test]
fn small_and_odd_diagrams_are_drawn() {
    assert!(is_well_formed(&svg(&Diagram::default())));
    let back = |from, to, by_way_of| ReturnLine { from, outcome: "again".to_owned(), to, by_way_of };
    let odd = Diagram {
        steps: vec![step("a", "A"), step("b", "B")],
        edges: vec![line(0, Target::Step(0), "x"), line(0, Target::Step(0), "")],
        returns: vec![
            back(0, 0, vec![]),
            back(0, 0, vec![1]),
            back(0, 0, vec![0, 0]),
            back(1, 0, vec![1]),
            back(0, 0, vec![1, 1]),
        ],
        ..Diagram::default()
    };
    assert!(is_well_formed(&svg(&odd)));
    assert!(mermaid(&odd).contains("s0_a -.->|\"again\"| s0_a"));
}

#[test]
fn a_big_diagram_needs_little_stack_and_little_time() {
    let mut diagram =
        Diagram { steps: (0..5000).map(|index| step(&format!("s{index}"), "步骤")).collect(), ..Diagram::default() };
    diagram.edges.extend((1..5000).map(|to| line(to - 1, Target::Step(to), "")));
    diagram.edges.extend((0..2500).map(|from| line(from, Target::Step(from + 2500), "far")));
    let drawn =
        std::thread::Builder::new().stack_size(256 * 1024).spawn(move || svg(&diagram)).unwrap().join().unwrap();
    assert_eq!(drawn.matches("<g id=\"step-").count(), 5000);
    assert_eq!(drawn.matches("<path class=\"line\"").count(), 7499);
}
