//! Work that is done for somebody and comes back, and work that changes hands for good.

use super::office::Office;
use onedoor_core::engine::WorkAction;

const SIGN: &str =
    r#""sign": Sign(by: Dept("land"), outcomes: ["agree", "disagree"]), "end": Do(after: ["sign"]), // last end"#;

fn give_back(office: &mut Office, by: &str) -> Result<Vec<String>, &'static str> {
    let item = office.item("sign");
    office.work(by, WorkAction::GiveBack { item, advice: "so it is".to_owned() })
}

fn call_back(office: &mut Office, by: &str) -> Result<Vec<String>, &'static str> {
    let item = office.item("sign");
    office.work(by, WorkAction::CallBack { item })
}

#[test]
fn what_is_delegated_comes_back_the_way_it_went() {
    let mut office = Office::open(SIGN);
    office.delegate("ann", "sign", "bob").unwrap();
    office.delegate("bob", "sign", "out").unwrap();
    assert_eq!(office.held("sign"), "ann > bob > out");
    for person in ["ann", "bob", "out"] {
        Office::refused(office.complete(person, "sign", "agree"), if person == "ann" { "Delegated" } else { "HeldBy" });
    }
    Office::refused(give_back(&mut office, "bob"), "NotDelegated");
    give_back(&mut office, "out").unwrap();
    assert_eq!(office.held("sign"), "ann > bob");
    give_back(&mut office, "bob").unwrap();
    office.complete("ann", "sign", "agree").unwrap();
    assert_eq!(office.done_by("sign"), ["ann"]);
    let hands: Vec<&str> = office.case.hands(office.step("sign")).iter().map(|one| one.identity()).collect();
    assert_eq!(hands, ["out", "bob", "ann"]);
}

#[test]
fn who_delegated_last_calls_back_in_the_middle_of_a_chain() {
    let mut office = Office::open(SIGN);
    office.delegate("ann", "sign", "bob").unwrap();
    office.delegate("bob", "sign", "out").unwrap();
    Office::refused(call_back(&mut office, "ann"), "Delegated");
    call_back(&mut office, "bob").unwrap();
    assert_eq!(office.held("sign"), "ann > bob");
    call_back(&mut office, "ann").unwrap();
    assert_eq!(office.held("sign"), "ann");
    Office::refused(call_back(&mut office, "ann"), "NotSo");
}

#[test]
fn nothing_is_delegated_in_a_circle_or_to_a_party() {
    let mut office = Office::open(SIGN);
    office.delegate("ann", "sign", "bob").unwrap();
    Office::refused(office.delegate("bob", "sign", "ann"), "BadTarget");
    Office::refused(office.delegate("bob", "sign", "zoe"), "OwnCase");
    Office::refused(office.delegate("ann", "sign", "cat"), "Delegated");
}

#[test]
fn what_was_handed_on_never_comes_round() {
    let mut office = Office::open(SIGN);
    office.claim("ann", "sign").unwrap();
    office.transfer("ann", "sign", "bob").unwrap();
    Office::refused(office.complete("ann", "sign", "agree"), "HeldBy");
    Office::refused(office.transfer("bob", "sign", "ann"), "BadTarget");
    office.transfer("bob", "sign", "cat").unwrap();
    Office::refused(office.transfer("cat", "sign", "ann"), "BadTarget");
    Office::refused(office.transfer("cat", "sign", "dan"), "NotCandidate");
    office.complete("cat", "sign", "agree").unwrap();
}

/// Whoever had it done keeps it when the one who was to do it is gone.
#[test]
fn who_leaves_gives_back_what_was_delegated_to_them() {
    let mut office = Office::open(SIGN);
    office.delegate("ann", "sign", "bob").unwrap();
    office.delegate("bob", "sign", "out").unwrap();
    let mut recused = office.clone();
    office.hand_over("bob", "cat").unwrap();
    assert_eq!(office.held("sign"), "ann");
    recused.recuse("bob", None).unwrap();
    assert_eq!(recused.held("sign"), "ann");
    recused.complete("ann", "sign", "agree").unwrap();
}
