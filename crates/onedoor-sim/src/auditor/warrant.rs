//! Whether what somebody acted on is true: every fact against the directory, at the time.

use onedoor_core::people::{Actor, Fact, FactKind, Power, PowerSource, Right, Validity, Warrant};

use super::{Wrong, book::Book, eligible::Eligible};

pub(super) fn check(book: &Book<'_>, warrant: &Warrant) -> Vec<Wrong> {
    let Some(eligible) = book.eligibility() else {
        return if warrant.right == Right::Trusted { Vec::new() } else { vec![Wrong::NoDirectory] };
    };
    if warrant.right == Right::Trusted {
        return vec![Wrong::WrongRight(warrant.right)];
    }
    let mut found = Vec::new();
    let chain = chain(&eligible, warrant);
    if chain != warrant.instead_of {
        found.extend(warrant.instead_of.clone().or(chain).map(Wrong::NoChain));
    }
    let people = [&warrant.person].into_iter().chain(&warrant.instead_of).collect::<Vec<_>>();
    for fact in &warrant.facts {
        let holds = Validity { from: fact.from, until: fact.until }.holds(book.now);
        let is_so = people.iter().any(|person| is_true(&eligible, person, fact));
        if !holds || !is_so && !matches!(fact.what, FactKind::StandsInFor(_)) {
            found.push(Wrong::FalseFact(format!("{fact:?}")));
        }
    }
    match warrant.right {
        Right::Applicant
            if book.applicant.is_some() && !people.iter().any(|one| book.applicant.as_ref() == Some(one)) =>
        {
            found.push(Wrong::WrongRight(warrant.right));
        }
        Right::Power(power) if !eligible.has_power(&warrant.person, power, None) => {
            found.push(Wrong::WrongRight(warrant.right));
        }
        Right::Power(Power::Waive)
            if people.iter().any(|one| book.applicant.as_ref() == Some(one) || book.agents.contains(one)) =>
        {
            found.push(Wrong::WrongRight(warrant.right));
        }
        Right::Handler if !book.handlers.values().any(|one| *one == warrant.person) => {
            found.push(Wrong::WrongRight(warrant.right));
        }
        _ => {}
    }
    found
}

/// For whom the chain of rules ends that the warrant names, if every link is a rule of the directory that holds.
fn chain(eligible: &Eligible<'_, '_>, warrant: &Warrant) -> Option<Actor> {
    let mut now = None;
    for fact in &warrant.facts {
        let FactKind::StandsInFor(absent) = &fact.what else { continue };
        let by = now.as_ref().unwrap_or(&warrant.person);
        let mut rules = eligible.directory.stand_ins().iter();
        let linked = rules.any(|rule| {
            let same = rule.validity == Validity { from: fact.from, until: fact.until };
            rule.by == by.identity() && rule.of == absent.identity() && same && rule.validity.holds(eligible.book.now)
        });
        if !linked {
            return None;
        }
        now = Some(absent.clone());
    }
    now
}

fn is_true(eligible: &Eligible<'_, '_>, person: &Actor, fact: &Fact) -> bool {
    let (directory, id, at) = (eligible.directory, person.identity(), eligible.book.now);
    let Some(entry) = directory.person(id).filter(|_| directory.is_employed(id, at)) else { return false };
    let same = |validity: Validity| validity.from == fact.from && validity.until == fact.until;
    match &fact.what {
        FactKind::Employed => same(entry.employment()),
        FactKind::Window(window) => directory.is_at_window(id, window, at),
        FactKind::Dept(dept) => directory.is_in_dept(id, dept, at),
        FactKind::Role(role) => directory.has_role(id, role, at),
        FactKind::RoleIn(role, dept) => directory.has_role_in(id, role, dept, at),
        FactKind::Service(service) => directory.runs_service(id, service, at),
        FactKind::Named | FactKind::StandsInFor(_) => true,
        FactKind::Qualified(kind) => entry.qualifications().get(kind).is_some_and(|found| same(found.validity)),
        FactKind::Power(power, source) => {
            let mut grants = directory.grants_to(id, *power, &eligible.book.graph.workflow().id, at);
            grants.any(|grant| called(&grant.source) == *source && same(grant.validity) && eligible.holds(&grant))
        }
    }
}

fn called(source: &PowerSource<'_>) -> String {
    match source {
        PowerSource::Role(name) => format!("role {name}"),
        PowerSource::Dept(name) => format!("dept {name}"),
        PowerSource::Window(name) => format!("window {name}"),
        PowerSource::Grant(number) => format!("grant {}", number + 1),
    }
}
