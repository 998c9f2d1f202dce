//! Who may read a case, and what of it.

use super::office::{Office, person};
use onedoor_core::{
    case::{Event, Opinion, SavedDraft, WorkEvent, WorkItemId},
    engine::{self, Action, Given, Reading, WorkAction},
    expr::Value,
};

const HALL: &str = r#"Directory(id: "hall", zone: "CST-8",
    roles: {"watch": (powers: [Supervise]), "desk": (powers: [Receive]), "registry": ()},
    depts: {"fire": (powers: [Review]), "plan": (powers: [Decide])},
    persons: {"ann": (), "bob": (depts: ["fire"]), "bea": (depts: ["fire"]), "cai": (depts: ["plan"]), "dan": (roles: ["watch"]),
        "eve": (roles: ["desk"]), "fay": (roles: ["registry"]), "gus": ()},
)"#;

const SEALED: &str = r#"Workflow(id: "w", data: {"price": Integer}, sealed: {"price": (readers: [Role("registry")], until: "decide")}, steps: {
    "look": Review(by: Dept("fire"), writes: ["price"], sealed: (until: "decide")),
    "vote": Review(seats: (who: [(by: Person("bob")), (by: Person("bea"))], secret: true)),
    "decide": Decide(outcomes: ["yes"], by: Dept("plan"), after: ["look"]), "end": Do(by: Dept("plan"), after: ["decide", "vote"]),
}, ends: {"e": (after: ["end"])})"#;

fn read<'o>(office: &'o Office, who: &str) -> Reading<'o> {
    office.read(who).unwrap_or_else(|refusal| panic!("{refusal}"))
}

impl Office {
    fn read(&self, who: &str) -> Result<Reading<'_>, engine::Refusal> {
        engine::may_read(&self.graph, &self.case, &self.env(), &person(who))
    }
}

fn looked() -> Office {
    let mut office = Office::start(SEALED, HALL, "ann");
    let (step, price) = (office.step("look"), office.graph.field_named("price").unwrap());
    let outcome = office.graph.steps()[step].outcomes.named("agree").unwrap();
    let given = Given { data: vec![(price, Value::Integer(7))], ..Given::default() };
    let opinion = Some(Opinion { text: "safe".to_owned(), reason: None });
    office.act("bob", Action::Complete { step, outcome, given, opinion });
    office
}

#[test]
fn a_case_is_read_by_those_who_have_to_do_with_it_and_by_nobody_else() {
    let office = Office::start(SEALED, HALL, "ann");
    let mut readers: Vec<&str> = ["ann", "bob", "bea", "cai", "dan", "eve", "fay", "gus", "stranger"].into();
    readers.retain(|who| office.read(who).is_ok());
    assert_eq!(readers, ["ann", "bob", "bea", "cai", "dan", "eve"]);
    assert_eq!(office.read("gus").err().unwrap().code(), "MayNotRead");
}

#[test]
fn whoever_was_told_or_asked_may_read() {
    let mut office = Office::start(SEALED, HALL, "ann");
    office.work("ann", WorkAction::Copy { to: person("gus") });
    let step = office.step("look");
    let question = "well?".to_owned();
    office.work("bea", WorkAction::Consult { step, whom: person("fay"), question, blocking: false, until: None });
    assert!(office.read("gus").is_ok() && office.read("fay").is_ok());
    let consulted = office.record.iter().find(|event| is(event, |work| matches!(work, WorkEvent::Consulted { .. })));
    let sees = |who| read(&office, who).event(consulted.unwrap()).is_some();
    assert!(sees("fay") && sees("bea") && sees("dan") && !sees("ann") && !sees("gus"));
}

fn is(event: &Event, what: impl Fn(&WorkEvent) -> bool) -> bool {
    matches!(event, Event::Work(work) if what(work))
}

#[test]
fn what_is_sealed_is_for_its_author_its_readers_and_supervision_until_it_is_opened() {
    let mut office = looked();
    let (step, price) = (office.step("look"), office.graph.field_named("price").unwrap());
    for (who, field, opinion) in
        [("bob", true, true), ("ann", false, false), ("cai", false, false), ("dan", true, true)]
    {
        assert_eq!((read(&office, who).field(price), read(&office, who).opinion(step)), (field, opinion), "{who}");
    }
    let completed = office.record.iter().find(|event| matches!(event, Event::StepCompleted { .. })).unwrap().clone();
    let shown = |office: &Office, who| match read(office, who).event(&completed) {
        Some(Event::StepCompleted { with: Some(with), .. }) => (with.opinion.is_some(), with.data.len()),
        other => panic!("{other:?}"),
    };
    assert_eq!((shown(&office, "bob"), shown(&office, "cai")), ((true, 1), (false, 0)));
    office.work("ann", WorkAction::Copy { to: person("fay") });
    assert!(read(&office, "fay").field(price) && !read(&office, "fay").opinion(step));
    office.complete("cai", "decide", "yes");
    assert!(read(&office, "ann").field(price) && read(&office, "ann").opinion(step));
    assert_eq!(shown(&office, "cai"), (true, 1));
}

#[test]
fn a_secret_vote_shows_only_ones_own_answer_while_it_is_open() {
    let mut office = looked();
    office.complete("bob", "vote", "agree");
    let (step, own) = (office.step("vote"), WorkItemId::seat(office.step("vote"), 0));
    let answered = office.record.last().unwrap().clone();
    assert!(is(&answered, |work| matches!(work, WorkEvent::SeatAnswered { .. })), "{answered:?}");
    assert!(read(&office, "bob").answer(own) && read(&office, "bob").event(&answered).is_some());
    assert!(!read(&office, "bea").answers(step) && read(&office, "dan").event(&answered).is_none());
    office.complete("bea", "vote", "agree");
    assert!(read(&office, "bea").event(&answered).is_some());
}

#[test]
fn a_draft_is_shown_to_its_author_alone() {
    let mut office = Office::start(SEALED, HALL, "ann");
    let step = office.step("look");
    office.work("bob", WorkAction::SaveDraft { step, draft: Box::new(SavedDraft::default()) });
    let saved = office.record.last().unwrap();
    let sees = |who| read(&office, who).event(saved).is_some();
    assert!(sees("bob") && !sees("bea") && !sees("dan"));
}

#[test]
fn without_a_directory_the_host_answers_for_who_reads() {
    let mut office = looked();
    office.directory = None;
    let reading = read(&office, "stranger");
    assert!(office.record.iter().all(|event| reading.event(event).as_ref() == Some(event)));
}
