//! The workflows that ship load, all of them, without a finding; their scenarios go as they say, and leave nothing of a workflow unseen.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failing test panics")]

use onedoor::{scenario, shipped};
use onedoor_core::{graph::Catalogue, language::read, proof::load};
use onedoor_tests::{files, findings, root, short, text};
use std::path::PathBuf;

/// Those of `workflows/operations` are played by the scenarios of the operations, each by several.
fn workflows() -> Vec<PathBuf> {
    let ron = files(&root().join("workflows"), ".ron").into_iter();
    let ron = ron.filter(|path| !short(path).starts_with("workflows/operations/"));
    ron.filter(|path| !short(path).ends_with(".scenario.ron") && text(path).contains("Workflow(")).collect()
}

fn catalogue() -> Catalogue {
    let mut catalogue = shipped::catalogue();
    for workflow in workflows().iter().filter_map(|path| read(text(path).as_bytes()).workflow) {
        catalogue.add(&workflow);
    }
    catalogue
}

#[test]
fn every_workflow_loads_without_a_finding() {
    let catalogue = catalogue();
    assert!(workflows().len() >= 9, "the workflows are there");
    let found = workflows().into_iter().filter_map(|path| {
        let findings = findings(&load(text(&path).as_bytes(), &catalogue));
        (!findings.is_empty()).then(|| format!("{}\n{findings}", short(&path)))
    });
    assert_eq!(found.collect::<Vec<_>>().join("\n\n"), "");
}

#[test]
fn every_workflow_is_called_like_its_file() {
    for path in workflows() {
        let id = read(text(&path).as_bytes()).workflow.map(|workflow| workflow.id);
        assert_eq!(id.as_deref(), path.file_stem().and_then(|stem| stem.to_str()), "{}", short(&path));
    }
}

#[test]
fn beside_every_workflow_stands_its_scenario_file() {
    for path in workflows() {
        let scenarios = path.with_extension("scenario.ron");
        assert!(scenarios.is_file(), "{} is missing", short(&scenarios));
    }
}

#[test]
fn every_scenario_passes_and_nothing_stays_unseen() {
    let texts: Vec<Vec<u8>> = workflows().iter().map(|path| text(path).into_bytes()).collect();
    let mut wrong = Vec::new();
    for path in workflows() {
        let scenarios = path.with_extension("scenario.ron");
        let report = scenario::run(&text(&scenarios), text(&path).as_bytes(), &texts)
            .unwrap_or_else(|error| panic!("{}: {error}", short(&scenarios)));
        wrong.extend(report.failures.iter().map(|failure| {
            format!("{}:{}: {}: {}", short(&scenarios), failure.line, failure.scenario, failure.message)
        }));
        if !report.coverage.is_full() {
            wrong.push(format!("{}: unseen: {}", short(&scenarios), report.coverage.unseen().join("; ")));
        }
    }
    assert_eq!(wrong.join("\n"), "");
}
