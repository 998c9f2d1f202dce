//! A directory of a file that nothing is wrong with.

use super::{
    super::{
        Dept, Directory, DirectoryHash, Grant, Person, Post, Qualification, Role, StandIn, Window,
        reach::{PAIRS_MAX, Reach, Ties, reach},
    },
    file::{DeptFile, DirectoryFile, GrantFile, PersonFile, PostFile, StandInFile},
    times::validity,
};
use crate::{
    calendar::Zone,
    diagnostic::{Code, Diagnostic, Place},
    language::Entries,
};
use std::collections::{BTreeMap, BTreeSet};

/// The directory; none where its departments are tied to one another more than can be followed.
pub(super) fn directory(file: DirectoryFile, zone: &Zone) -> Option<Directory> {
    let depts = depts(&file.depts)?;
    let stand_ins: Vec<StandIn> = file.stand_ins.iter().filter_map(|rule| stand_in(rule, zone)).collect();
    let mut directory = Directory {
        zone: zone.to_string(),
        hash: DirectoryHash([0; 32]),
        roles: each(&file.roles, |role| Role { title: role.title.clone(), powers: set(&role.powers) }),
        windows: each(&file.windows, |window| Window {
            title: window.title.clone(),
            dept: window.dept.clone(),
            powers: set(&window.powers),
        }),
        persons: each(&file.persons, |body| person(body, zone)),
        former: former(&depts),
        depts,
        grants: file.grants.iter().filter_map(|body| grant(body, zone)).collect(),
        stand_ins_by: by_stand_in(&stand_ins),
        stand_ins,
        id: file.id,
        revision: file.revision,
    };
    directory.hash = DirectoryHash::of(&directory);
    Some(directory)
}

/// What to say where there is none.
pub(super) fn too_tied() -> Diagnostic {
    let message = format!("`parent` and `succeeds` tie more than {PAIRS_MAX} pairs of departments to one another");
    Diagnostic::new(Code::TooLarge, Place::root().field("depts"), message)
}

fn depts(written: &Entries<DeptFile>) -> Option<BTreeMap<String, Dept>> {
    let succeeds: Vec<BTreeSet<String>> = written.iter().map(|(_, dept)| set(&dept.succeeds)).collect();
    let ties = written
        .iter()
        .zip(&succeeds)
        .map(|((name, dept), succeeds)| (name, Ties { parent: dept.parent.as_deref(), succeeds }));
    let mut reached = reach(&ties.collect())?;
    Some(each_named(written, |name, dept| {
        let Reach { stands_for, counts_for } = reached.remove(name).unwrap_or_default();
        Dept {
            title: dept.title.clone(),
            level: dept.level,
            parent: dept.parent.clone(),
            powers: set(&dept.powers),
            succeeds: set(&dept.succeeds),
            stands_for,
            counts_for,
        }
    }))
}

fn former(depts: &BTreeMap<String, Dept>) -> BTreeSet<String> {
    depts.values().flat_map(|dept| &dept.succeeds).filter(|name| !depts.contains_key(*name)).cloned().collect()
}

fn person(body: &PersonFile, zone: &Zone) -> Person {
    let posts: BTreeSet<Post> = body.posts.iter().filter_map(post).collect();
    let member_of: BTreeSet<&String> = body.depts.iter().chain(posts.iter().map(|post| &post.dept)).collect();
    Person {
        name: body.name.clone(),
        roles: set(&body.roles),
        depts: set(&body.depts),
        windows: set(&body.windows),
        services: set(&body.services),
        manager: body.manager.clone(),
        employment: validity(&body.from, &body.until, zone),
        qualifications: each(&body.qualifications, |card| Qualification {
            validity: validity(&card.from, &card.until, zone),
        }),
        member_of: member_of.into_iter().cloned().collect(),
        posts,
    }
}

fn post(body: &PostFile) -> Option<Post> {
    Some(Post { dept: body.dept.clone()?, role: body.role.clone()? })
}

fn grant(body: &GrantFile, zone: &Zone) -> Option<Grant> {
    Some(Grant {
        to: body.to.clone()?,
        powers: set(&body.powers),
        workflows: set(&body.workflows),
        when: body.when.clone(),
        validity: validity(&body.from, &body.until, zone),
        passes_on: body.passes_on,
        instrument: body.instrument.clone(),
    })
}

fn stand_in(body: &StandInFile, zone: &Zone) -> Option<StandIn> {
    Some(StandIn {
        of: body.of.clone()?,
        by: body.by.clone()?,
        validity: validity(&body.from, &body.until, zone),
        workflows: set(&body.workflows),
        powers: set(&body.powers),
        passes_on: body.passes_on,
    })
}

fn by_stand_in(rules: &[StandIn]) -> BTreeMap<String, Vec<usize>> {
    let mut by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    rules.iter().enumerate().for_each(|(at, rule)| by.entry(rule.by.clone()).or_default().push(at));
    by
}

fn set<T: Ord + Clone>(list: &[T]) -> BTreeSet<T> {
    list.iter().cloned().collect()
}

fn each<T, U>(entries: &Entries<T>, make: impl Fn(&T) -> U) -> BTreeMap<String, U> {
    each_named(entries, |_, value| make(value))
}

fn each_named<T, U>(entries: &Entries<T>, mut make: impl FnMut(&str, &T) -> U) -> BTreeMap<String, U> {
    entries.iter().map(|(name, value)| (name.to_owned(), make(name, value))).collect()
}
