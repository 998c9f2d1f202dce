//! Arbitrary trees: every field, every word, and texts that need escapes. They mean nothing; they only can be written.

#[path = "tree/people.rs"]
mod people;
#[path = "tree/time.rs"]
mod time;

use onedoor_core::{
    expr::Type,
    language::{By, End, Entries, Join, Kind, Redo, Rest, Return, Step, Title, Workflow},
};
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{Index, select},
};

pub(crate) fn workflow() -> impl Strategy<Value = Workflow> {
    let head = (text(), any::<u32>(), title(), option::of(text()), option::of(text()), option::of(time::limit()));
    let body = (entries(data_type()), entries(people::sealed()), time::stages(), entries(step()), entries(end()));
    (head, body).prop_map(|(head, (data, sealed, stages, steps, ends))| {
        let (id, revision, title, profile, calendar, limit) = head;
        Workflow { id, revision, title, profile, calendar, limit, data, sealed, stages, steps, ends }
    })
}

/// A tree, and one that differs from it in a single place.
pub(crate) fn workflow_and_changed() -> impl Strategy<Value = (Workflow, Workflow)> {
    (workflow(), 0..14_u8, any::<Index>()).prop_map(|(one, place, index)| {
        let mut other = one.clone();
        match place {
            0 => other.id.push('x'),
            1 => other.revision = one.revision.wrapping_add(1),
            2 => other.title = Title::Plain(format!("{} ", one.title.text("zh"))),
            3 => _ = other.data.insert("one more", Type::Bool),
            4 => _ = other.steps.insert("one more", Step::default()),
            5 => _ = other.ends.insert("one more", End::default()),
            6 => other.profile.get_or_insert_default().push('x'),
            7 => other.calendar.get_or_insert_default().push('x'),
            8 => index.get(time::OF_LIMIT)(other.limit.get_or_insert_default()),
            9 => change_first(&mut other.stages, *index.get(time::OF_STAGE)),
            10 => change_first(&mut other.sealed, *index.get(people::OF_SEAL)),
            11 => change_first(&mut other.steps, *index.get(people::OF_STEP)),
            12 => change_first(&mut other.steps, |step| {
                index.get(people::OF_SEATS)(step.seats.get_or_insert_default());
            }),
            _ => change_first(&mut other.steps, *index.get(time::OF_STEP)),
        }
        (one, other)
    })
}

/// Changes the first entry; where there is none, a new one.
fn change_first<T: Default>(entries: &mut Entries<T>, change: impl Fn(&mut T)) {
    if entries.is_empty() {
        _ = entries.insert("one more", T::default());
    }
    entries.iter_mut().take(1).for_each(|(_, entry)| change(entry));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z][a-z0-9_]{0,8}",
        Just("\"quoted\" \\ back\\n".to_owned()),
        Just("line\nand\ttab\r\u{0}\u{7f}\u{85}\u{202e}\u{feff}".to_owned()),
        Just("消防审查 // no comment /* nor this */".to_owned()),
        vec(any::<char>(), 0..6).prop_map(String::from_iter),
    ]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    vec(text(), 0..3)
}

fn entries<T: std::fmt::Debug>(value: impl Strategy<Value = T>) -> impl Strategy<Value = Entries<T>> {
    vec((text(), value), 0..4).prop_map(|rows| rows.into_iter().collect())
}

fn title() -> impl Strategy<Value = Title> {
    prop_oneof![text().prop_map(Title::Plain), entries(text()).prop_map(Title::ByLanguage)]
}

fn data_type() -> impl Strategy<Value = Type> {
    let leaf = prop_oneof![
        select(&[Type::Bool, Type::Integer, Type::Decimal, Type::Text, Type::Date][..]),
        texts().prop_map(Type::OneOf)
    ];
    leaf.prop_recursive(3, 4, 1, |inner| inner.prop_map(|inner| Type::List(Box::new(inner))))
}

fn join() -> impl Strategy<Value = Join> {
    prop_oneof![select(&[Join::AllAsked, Join::AllRequired, Join::Any][..]), any::<u32>().prop_map(Join::AtLeast)]
}

fn by() -> impl Strategy<Value = By> {
    let named: [fn(String) -> By; 7] = [By::Window, By::Dept, By::Role, By::Person, By::Service, By::Field, By::SameAs];
    let leaf = prop_oneof![
        1 => Just(By::Applicant),
        4 => (select(named.to_vec()), text()).prop_map(|(named, name)| named(name)),
        1 => (text(), text()).prop_map(|(role, dept)| By::RoleIn { role, dept }),
    ];
    leaf.prop_recursive(2, 2, 1, |of| {
        (of, prop_oneof![Just(1), any::<u32>()]).prop_map(|(of, up)| By::Manager { of: Box::new(of), up })
    })
}

fn back() -> impl Strategy<Value = Return> {
    (text(), texts(), select(&[Redo::Changed, Redo::All][..])).prop_map(|(to, by_way_of, redo)| Return {
        to,
        by_way_of,
        redo,
    })
}

fn end() -> impl Strategy<Value = End> {
    (option::of(title()), texts(), option::of(join())).prop_map(|(title, after, join)| End { title, after, join })
}

fn step() -> impl Strategy<Value = Step> {
    let who = (select(Kind::ALL), option::of(title()), option::of(by()), option::of(text()));
    let flow = (
        texts(),
        option::of(join()),
        select(&[Rest::Finish, Rest::Cancel][..]),
        option::of(text()),
        texts(),
        entries(texts()),
        entries(back()),
        option::of(any::<u32>()),
    );
    let marks = (any::<bool>(), any::<bool>(), any::<bool>());
    let papers = (texts(), texts(), texts(), texts(), texts());
    let called = (option::of(text()), option::of(text()), option::of(text()));
    (who, flow, marks, papers, called, time::of_step(), people::of_step()).prop_map(
        |(who, flow, marks, papers, called, timed, staffed)| {
            let (kind, title, by, role) = who;
            let (after, join, rest, when, outcomes, cancels, returns, returns_max) = flow;
            let (detour, on_request, aside) = marks;
            let (needs, gives, reads, writes, activities) = papers;
            let (workflow, each, element) = called;
            Step {
                kind,
                title,
                by,
                role,
                after,
                join,
                rest,
                when,
                outcomes,
                cancels,
                returns,
                returns_max,
                detour,
                on_request,
                aside,
                needs,
                gives,
                reads,
                writes,
                workflow,
                each,
                element,
                activities,
                allocate: staffed.allocate,
                seats: staffed.seats,
                officers: staffed.officers,
                separate_from: staffed.separate_from,
                bound_to: staffed.bound_to,
                qualifications: staffed.qualifications,
                own: staffed.own,
                nobody: staffed.nobody,
                repeat: staffed.repeat,
                exclusive: staffed.exclusive,
                sealed: staffed.sealed,
                reasons: staffed.reasons,
                never_waived: staffed.never_waived,
                ..timed
            }
        },
    )
}
