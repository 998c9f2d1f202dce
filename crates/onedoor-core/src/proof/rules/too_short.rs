use crate::{
    calendar::Amount,
    diagnostic::{Code, Diagnostic, Place},
    graph::{Beginning, Graph, LimitNode, Scope, Which},
    id::{LimitId, Node, StepId, Table},
    language::{Join, Kind},
};

/// More steps of a way than this are not named.
const STEPS_SHOWN: usize = 8;

/// What the steps on one way promise together should not be more than the case, or their stage, promises.
///
/// Each step counts with its promise (else its statute), and with the least time that it must take, on the authority's clock alone, and only as far as it can be compared: working time with working
/// time, days of the calendar with days of the calendar. Whether the outcomes and guards along the way can hold together is not asked, so this warns.
pub(super) fn check(graph: &Graph, found: &mut Vec<Diagnostic>) {
    for (limit, node) in graph.limits().iter() {
        if matches!(node.scope, Scope::Step(_)) {
            continue;
        }
        let which = if node.amounts.promised.is_some() { Which::Promised } else { Which::Statutory };
        if let Some(most) = node.amounts.get(which).and_then(|amount| Length::of(graph, amount, Bound::Most)) {
            check_limit(graph, limit, node, which, most, found);
        }
    }
}

fn check_limit(
    graph: &Graph,
    limit: LimitId,
    node: &LimitNode,
    which: Which,
    most: Length,
    found: &mut Vec<Diagnostic>,
) {
    let weights = weights(graph, limit, node, most.family);
    let ways = longest(graph, &weights);
    let Some((sum, last)) = last_on(graph, limit, node, &ways) else { return };
    if sum <= most.size {
        return;
    }
    let way = way_to(&ways, &weights, last);
    let promises = if which == Which::Promised { "promises" } else { "has" };
    let (long, short) = (most.family.words(graph, sum), most.family.words(graph, most.size));
    let what = if node.scope == Scope::Case { "the case".to_owned() } else { format!("the stage `{}`", node.name) };
    let message = format!("the steps on one way promise {long} together, but {what} {promises} {short}");
    let field = if which == Which::Promised { "promised" } else { "statutory" };
    let mut diagnostic = Diagnostic::new(Code::LimitTooShort, place(node).field(field), message)
        .help(format!("shorten one of them, or promise more: {}", shown(graph, &way)));
    for step in way.iter().take(STEPS_SHOWN) {
        let name = graph.step_name(*step);
        diagnostic = diagnostic.related(Place::step_name(name), most.family.words(graph, weights[*step]));
    }
    found.push(diagnostic);
}

fn place(node: &LimitNode) -> Place {
    match node.scope {
        Scope::Stage(_) => Place::root().field("stages").entry(&node.name).field("limit"),
        Scope::Case | Scope::Step(_) => Place::root().field("limit"),
    }
}

fn shown(graph: &Graph, way: &[StepId]) -> String {
    let mut names: Vec<&str> = way.iter().map(|step| graph.step_name(*step)).collect();
    if names.len() > STEPS_SHOWN {
        names.truncate(STEPS_SHOWN);
        names.push("…");
    }
    names.join(" → ")
}

/// How long each step counts on a limit.
fn weights(graph: &Graph, limit: LimitId, node: &LimitNode, family: Family) -> Table<StepId, u64> {
    let before = before(graph, node.begins);
    let weight = |step: StepId| {
        let known = &graph.steps()[step];
        let runs = graph.limits_over(step).contains(&limit) && known.time.counts() && !before[step];
        let own = known.time.limit.map(|own| &graph.limits()[own]).filter(|own| own.begins == Beginning::Opened);
        let least = known.time.limit.and_then(|own| graph.limits()[own].at_least);
        let amount = own.and_then(|own| own.amounts.promised.or(own.amounts.statutory));
        let lengths =
            [amount, least].into_iter().flatten().filter_map(|amount| Length::of(graph, amount, Bound::Least));
        let size = lengths.filter(|length| length.family == family).map(|length| length.size).max();
        size.filter(|_| runs && !known.detour && !known.on_request).unwrap_or(0)
    };
    Table::new(graph.steps().ids().map(weight).collect())
}

/// Which steps are over when the clock of a limit begins.
fn before(graph: &Graph, begins: Beginning) -> Table<StepId, bool> {
    let mut before = Table::new(vec![false; graph.steps().len()]);
    for step in graph.order().iter().rev() {
        let starts = match begins {
            Beginning::After(source, _) => source == *step,
            Beginning::Accepted | Beginning::Complete => graph.steps()[*step].kind == Kind::Accept,
            Beginning::Received | Beginning::Acknowledged | Beginning::Opened => false,
        };
        before[*step] = starts || graph.next_steps(*step).any(|next| before[next]);
    }
    before
}

/// The last step of the longest way: to an end of the case, or through the stage. What an end does not wait for, it recalls.
fn last_on(graph: &Graph, limit: LimitId, node: &LimitNode, ways: &Ways) -> Option<(u64, StepId)> {
    let longest = |lasts: &mut dyn Iterator<Item = (u64, StepId)>| {
        lasts.max_by_key(|(until, step)| (*until, std::cmp::Reverse(*step)))
    };
    match node.scope {
        Scope::Case => longest(&mut graph.ends().ids().filter_map(|end| last_before(graph, Node::End(end), ways))),
        Scope::Stage(_) | Scope::Step(_) => {
            let inside = graph.steps().ids().filter(|step| graph.limits_over(*step).contains(&limit));
            longest(&mut inside.map(|step| (ways[step].0, step)))
        }
    }
}

/// The longest time until each step is done, and the step before it on that way.
type Ways = Table<StepId, (u64, Option<StepId>)>;

/// The step that a join waits for longest. A join that waits for one of many waits for the first.
fn last_before(graph: &Graph, node: Node, ways: &Ways) -> Option<(u64, StepId)> {
    let edges = graph.edges_to(node).iter();
    let mut sources: Vec<(u64, StepId)> = edges.map(|edge| (ways[edge.from].0, edge.from)).collect();
    sources.sort_unstable();
    match graph.join(node) {
        Join::AllAsked | Join::AllRequired => sources.last().copied(),
        Join::Any => sources.first().copied(),
        Join::AtLeast(k) => (k as usize).checked_sub(1).and_then(|place| sources.get(place)).copied(),
    }
}

fn longest(graph: &Graph, weights: &Table<StepId, u64>) -> Ways {
    let mut ways: Ways = Table::new(vec![(0, None); graph.steps().len()]);
    for step in graph.order() {
        let last = last_before(graph, Node::Step(*step), &ways);
        let (until, from) = last.map_or((0, None), |(until, from)| (until, Some(from)));
        ways[*step] = (until.saturating_add(weights[*step]), from);
    }
    ways
}

/// The steps with a length on the way to one.
fn way_to(ways: &Ways, weights: &Table<StepId, u64>, last: StepId) -> Vec<StepId> {
    let mut way: Vec<StepId> = std::iter::successors(Some(last), |step| ways[*step].1).collect();
    way.retain(|step| weights[*step] > 0);
    way.reverse();
    way
}

/// A length of time that can be compared with others of its family.
#[derive(Clone, Copy)]
struct Length {
    family: Family,
    size: u64,
}

/// What lengths are compared in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    /// Seconds within business hours.
    Business,
    /// Working days, where nobody knows how many hours one has.
    WorkingDays,
    /// Days of the calendar.
    Days,
}

/// Months differ.
#[derive(Clone, Copy)]
enum Bound {
    Least,
    Most,
}

impl Length {
    /// None where nobody knows how long a working day is.
    fn of(graph: &Graph, amount: Amount, bound: Bound) -> Option<Self> {
        let day = graph.business_seconds_a_day();
        let month = match bound {
            Bound::Least => 28,
            Bound::Most => 31,
        };
        let (family, n, unit) = match (amount, day) {
            (Amount::WorkingMinutes(n), Some(_)) => (Family::Business, n, 60),
            (Amount::WorkingHours(n), Some(_)) => (Family::Business, n, 3_600),
            (Amount::WorkingDays(n), Some(day)) => (Family::Business, n, day),
            (Amount::WorkingDays(n), None) => (Family::WorkingDays, n, 1),
            (Amount::WorkingMinutes(_) | Amount::WorkingHours(_), None) => return None,
            (Amount::CalendarDays(n), _) => (Family::Days, n, 1),
            (Amount::Weeks(n), _) => (Family::Days, n, 7),
            (Amount::Months(n), _) => (Family::Days, n, month),
        };
        Some(Length { family, size: u64::from(n).saturating_mul(unit) })
    }
}

impl Family {
    fn words(self, graph: &Graph, size: u64) -> String {
        let day = match self {
            Family::WorkingDays => return format!("{size}wd"),
            Family::Days => return format!("{size}cd"),
            Family::Business => graph.business_seconds_a_day().unwrap_or(1).max(1),
        };
        let parts = [(size / day, "wd"), (size % day / 3_600, "wh"), (size % day % 3_600 / 60, "wm")];
        let words: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n}{unit}")).collect();
        words.join(" ")
    }
}
