//! Advanced branching and synchronisation: WCP-6 to 9, 28 to 33, 37, 38, 41, 42.

use crate::{check, check_refused};

/// Guards choose any number of the ways: only the departments concerned are asked.
#[test]
fn wcp_06_multi_choice() {
    let workflow = r#"Workflow(id: "multi_choice",
        data: {"floor_area": Decimal, "high_rise": Bool},
        steps: {
            "planning": Do(),
            "fire": Do(when: "high_rise"),
            "water": Do(when: "floor_area >= 3000"),
        }, ends: {
            "answered": (after: ["planning", "fire", "water"]),
        })"#;
    check(
        workflow,
        "
        start floor_area=3000 high_rise=true  | CaseStarted, StepOpened(planning), StepOpened(fire), StepOpened(water)
        ",
    );
    check(
        workflow,
        "
        start floor_area=3000 high_rise=false | CaseStarted, StepOpened(planning), StepSkipped(fire), StepOpened(water)
        water done                            | StepCompleted(water, done)
        planning done                         | StepCompleted(planning, done), CaseEnded(answered)
        ",
    );
    check(
        workflow,
        "
        start floor_area=299.5 high_rise=false | CaseStarted, StepOpened(planning), StepSkipped(fire), StepSkipped(water)
        planning done                          | StepCompleted(planning, done), CaseEnded(answered)
        ",
    );
}

/// `AllAsked`: a join waits for those who were asked, and for nobody else. If nobody was, it is skipped itself.
#[test]
fn wcp_07_structured_synchronizing_merge() {
    let workflow = r#"Workflow(id: "synchronizing_merge",
        data: {"high_rise": Bool, "near_river": Bool},
        steps: {
            "receive": Do(),
            "fire": Do(after: ["receive"], when: "high_rise"),
            "water": Do(after: ["receive"], when: "near_river"),
            "summary": Do(after: ["fire", "water"]),
        }, ends: {
            "received": (after: ["receive", "summary"]),
        })"#;
    check(
        workflow,
        "
        start high_rise=true near_river=true | CaseStarted, StepOpened(receive)
        receive done                         | StepCompleted(receive, done), StepOpened(fire), StepOpened(water)
        water done                           | StepCompleted(water, done)
        fire done                            | StepCompleted(fire, done), StepOpened(summary)
        ",
    );
    check(
        workflow,
        "
        start high_rise=false near_river=true | CaseStarted, StepOpened(receive)
        receive done                          | StepCompleted(receive, done), StepSkipped(fire), StepOpened(water)
        water done                            | StepCompleted(water, done), StepOpened(summary)
        ",
    );
    check(
        workflow,
        "
        start high_rise=false near_river=false | CaseStarted, StepOpened(receive)
        receive done                           | StepCompleted(receive, done), StepSkipped(fire), StepSkipped(water),
                                               | StepSkipped(summary), CaseEnded(received)
        ",
    );
}

/// Excluded: nothing is decided twice. A second arrival finds the join decided and opens nothing, even if the step is long done.
#[test]
fn wcp_08_multi_merge() {
    check(
        r#"Workflow(id: "multi_merge", steps: {
            "planning": Do(),
            "fire": Do(),
            "decide": Do(after: ["planning", "fire"], join: Any),
            "deliver": Do(after: ["decide"]),
        }, ends: {
            "delivered": (after: ["deliver"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(planning), StepOpened(fire)
        planning done | StepCompleted(planning, done), StepOpened(decide)
        decide done   | StepCompleted(decide, done), StepOpened(deliver)
        fire done     | StepCompleted(fire, done)
        decide done   | refused: NotOpen
        deliver done  | StepCompleted(deliver, done), CaseEnded(delivered)
        ",
    );
}

/// The first opinion suffices; the others may still be given, and change nothing.
#[test]
fn wcp_09_structured_discriminator() {
    check(
        r#"Workflow(id: "discriminator", steps: {
            "expert_a": Do(),
            "expert_b": Do(),
            "expert_c": Do(),
            "decide": Do(after: ["expert_a", "expert_b", "expert_c"], join: Any),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(expert_a), StepOpened(expert_b), StepOpened(expert_c)
        expert_b done | StepCompleted(expert_b, done), StepOpened(decide)
        expert_c done | StepCompleted(expert_c, done)
        decide done   | StepCompleted(decide, done), CaseEnded(decided), StepCancelled(expert_a)
        ",
    );
}

/// Excluded: a join does not hold answers back for a second go. There is no word for it; a new go is a return, and starts a round.
#[test]
fn wcp_28_blocking_discriminator() {
    check_refused(
        r#"Workflow(id: "blocking_discriminator", steps: {
            "planning": Do(),
            "fire": Do(),
            "decide": Do(after: ["planning", "fire"], join: Blocking),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        unknown-word at 4:61: there is no join `Blocking`
          help: known here: `AllAsked`, `AllRequired`, `Any`, `AtLeast`
        ",
    );
}

/// The first opinion suffices, and the others are recalled (或签).
#[test]
fn wcp_29_cancelling_discriminator() {
    check(
        r#"Workflow(id: "cancelling_discriminator", steps: {
            "expert_a": Do(),
            "expert_b": Do(),
            "expert_c": Do(),
            "decide": Do(after: ["expert_a", "expert_b", "expert_c"], join: Any, rest: Cancel),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(expert_a), StepOpened(expert_b), StepOpened(expert_c)
        expert_b done | StepCompleted(expert_b, done), StepOpened(decide), StepCancelled(expert_a), StepCancelled(expert_c)
        expert_c done | refused: NotOpen
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// `AtLeast(k)` opens at the k-th that leads to it, and is skipped once that is out of reach.
#[test]
fn wcp_30_structured_partial_join() {
    let workflow = r#"Workflow(id: "partial_join", steps: {
            "expert_a": Review(),
            "expert_b": Review(),
            "expert_c": Review(),
            "adopt": Do(after: ["expert_a.agree", "expert_b.agree", "expert_c.agree"], join: AtLeast(2)),
            "reject": Do(after: ["expert_a.disagree", "expert_b.disagree", "expert_c.disagree"], join: AtLeast(2)),
        }, ends: {
            "adopted": (after: ["adopt"]),
            "rejected": (after: ["reject"]),
        })"#;
    check(
        workflow,
        "
        start             | CaseStarted, StepOpened(expert_a), StepOpened(expert_b), StepOpened(expert_c)
        expert_a agree    | StepCompleted(expert_a, agree)
        expert_c agree    | StepCompleted(expert_c, agree), StepOpened(adopt), StepSkipped(reject)
        expert_b disagree | StepCompleted(expert_b, disagree)
        adopt done        | StepCompleted(adopt, done), CaseEnded(adopted)
        ",
    );
    check(
        workflow,
        "
        start             | CaseStarted, StepOpened(expert_a), StepOpened(expert_b), StepOpened(expert_c)
        expert_a disagree | StepCompleted(expert_a, disagree)
        expert_c agree    | StepCompleted(expert_c, agree)
        expert_b disagree | StepCompleted(expert_b, disagree), StepSkipped(adopt), StepOpened(reject)
        reject done       | StepCompleted(reject, done), CaseEnded(rejected)
        ",
    );
}

/// Excluded, as WCP-28.
#[test]
fn wcp_31_blocking_partial_join() {
    check_refused(
        r#"Workflow(id: "blocking_partial_join", steps: {
            "expert_a": Do(),
            "expert_b": Do(),
            "expert_c": Do(),
            "decide": Do(after: ["expert_a", "expert_b", "expert_c"], join: AtLeast(2), rest: Block),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        unknown-word at 5:95: there is no word `Block` here
          help: known here: `Finish`, `Cancel`
        ",
    );
}

/// The quorum is met, and the rest is recalled, with all that leads only into the join.
#[test]
fn wcp_32_cancelling_partial_join() {
    check(
        r#"Workflow(id: "cancelling_partial_join", steps: {
            "expert_a": Do(),
            "expert_b": Do(),
            "visit": Do(),
            "expert_c": Do(after: ["visit"]),
            "decide": Do(after: ["expert_a", "expert_b", "expert_c"], join: AtLeast(2), rest: Cancel),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        start         | CaseStarted, StepOpened(expert_a), StepOpened(expert_b), StepOpened(visit)
        expert_a done | StepCompleted(expert_a, done)
        expert_b done | StepCompleted(expert_b, done), StepOpened(decide), StepCancelled(visit), StepCancelled(expert_c)
        decide done   | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// `AllRequired` wants every edge, wherever it comes from. An answer that is there waits while another branch is still corrected.
#[test]
fn wcp_33_generalised_and_join() {
    let workflow = r#"Workflow(id: "generalised_and_join", steps: {
            "water": Review(),
            "fire": Do(),
            "check": Review(after: ["fire"], returns: {"again": (to: "fire")}),
            "permit": Do(after: ["water.agree", "check.agree"], join: AllRequired),
        }, ends: {
            "permitted": (after: ["permit"]),
            "refused": (after: ["water.disagree", "check.disagree"], join: AllAsked),
        })"#;
    check(
        workflow,
        "
        start       | CaseStarted, StepOpened(water), StepOpened(fire)
        water agree | StepCompleted(water, agree)
        fire done   | StepCompleted(fire, done), StepOpened(check)
        check again | StepCompleted(check, again), RoundStarted(check, fire), StepOpened(fire)
        fire done   | StepCompleted(fire, done), StepOpened(check)
        check agree | StepCompleted(check, agree), StepOpened(permit)
        permit done | StepCompleted(permit, done), CaseEnded(permitted)
        ",
    );
    check(
        workflow,
        "
        start          | CaseStarted, StepOpened(water), StepOpened(fire)
        water disagree | StepCompleted(water, disagree), StepSkipped(permit)
        fire done      | StepCompleted(fire, done), StepOpened(check)
        check agree    | StepCompleted(check, agree), CaseEnded(refused)
        ",
    );
}

/// Absence travels: a join that is no mirror of a fork learns all the same what it need not wait for.
#[test]
fn wcp_37_acyclic_synchronizing_merge() {
    let workflow = r#"Workflow(id: "acyclic_synchronizing_merge",
        data: {"high_rise": Bool},
        steps: {
            "fire": Do(when: "high_rise"),
            "evacuation": Do(after: ["fire"]),
            "water": Do(),
            "traffic": Do(after: ["water", "fire"]),
            "decide": Do(after: ["evacuation", "traffic"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#;
    check(
        workflow,
        "
        start high_rise=false | CaseStarted, StepSkipped(fire), StepSkipped(evacuation), StepOpened(water)
        water done            | StepCompleted(water, done), StepOpened(traffic)
        traffic done          | StepCompleted(traffic, done), StepOpened(decide)
        ",
    );
    check(
        workflow,
        "
        start high_rise=true | CaseStarted, StepOpened(fire), StepOpened(water)
        water done           | StepCompleted(water, done)
        fire done            | StepCompleted(fire, done), StepOpened(evacuation), StepOpened(traffic)
        traffic done         | StepCompleted(traffic, done)
        evacuation done      | StepCompleted(evacuation, done), StepOpened(decide)
        ",
    );
}

/// A join waits for what may still come, also when it comes back by a return: what rested on the old answer waits for the new one.
#[test]
fn wcp_38_general_synchronizing_merge() {
    check(
        r#"Workflow(id: "general_synchronizing_merge", steps: {
            "water": Do(),
            "fire": Do(),
            "audit": Do(after: ["fire"], returns: {"again": (to: "fire")}),
            "decide": Do(after: ["water", "fire"]),
        }, ends: {
            "decided": (after: ["decide", "audit"]),
        })"#,
        "
        start       | CaseStarted, StepOpened(water), StepOpened(fire)
        fire done   | StepCompleted(fire, done), StepOpened(audit)
        water done  | StepCompleted(water, done), StepOpened(decide)
        audit again | StepCompleted(audit, again), RoundStarted(audit, fire), StepOpened(fire)
        decide done | refused: NotOpen
        fire done   | StepCompleted(fire, done), StepOpened(audit), StepOpened(decide)
        audit done  | StepCompleted(audit, done)
        decide done | StepCompleted(decide, done), CaseEnded(decided)
        ",
    );
}

/// Whether a join may run ahead of what could still come back is proved when the definition loads, not guessed while it runs.
#[test]
fn wcp_38_what_cannot_be_told_is_refused() {
    check_refused(
        r#"Workflow(id: "runs_ahead", steps: {
            "water": Do(),
            "fire": Decide(outcomes: ["visit", "on_paper"]),
            "visit": Do(after: ["fire.visit"], returns: {"again": (to: "fire")}),
            "decide": Do(after: ["water", "fire.on_paper"]),
        }, ends: {
            "decided": (after: ["decide", "visit"]),
        })"#,
        "
        runs-ahead at 5:13: `decide` may run ahead while `visit` can still return to `fire`
          help: go by way of a detour, let `decide` come after `visit`, or let it be `AllRequired`
        ",
    );
}

/// Excluded: a step is open once in a round, so there are no threads to merge. There is no word for it.
#[test]
fn wcp_41_thread_merge() {
    check_refused(
        r#"Workflow(id: "thread_merge", steps: {
            "inspect": Do(),
            "decide": Do(after: ["inspect"], merge: 3),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        unknown-field at 3:46: `Do` has no field `merge`
          help: known here: `title`, `by`, …
        ",
    );
}

/// Excluded, as WCP-41: for many of one kind there are sub-cases, each with a name of its own (WCP-14).
#[test]
fn wcp_42_thread_split() {
    check_refused(
        r#"Workflow(id: "thread_split", steps: {
            "inspect": Do(split: 3),
            "decide": Do(after: ["inspect"]),
        }, ends: {
            "decided": (after: ["decide"]),
        })"#,
        "
        unknown-field at 2:27: `Do` has no field `split`
          help: known here: `title`, `by`, …
        ",
    );
}
