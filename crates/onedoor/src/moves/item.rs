use onedoor_core::{
    case::WorkItemId,
    engine::{Refusal, WorkRefusal, step_named},
    graph::Graph,
};

/// The work item that is written as the name of a step, `fire`, or, for a seat of a joint signature, with its number behind it, counted from 0: `board.2`.
///
/// # Errors
/// [`Refusal::UnknownStep`], with the nearest name, and [`WorkRefusal::NoSuchSeat`] for a number beyond all seats.
pub fn item_named(graph: &Graph, name: &str) -> Result<WorkItemId, Refusal> {
    let Some((step, seat)) = name.rsplit_once('.').filter(|(_, seat)| is_number(seat)) else {
        return step_named(graph, name).map(WorkItemId::of);
    };
    let id = step_named(graph, step)?;
    let no_such = |_| WorkRefusal::NoSuchSeat { step: step.to_owned(), seat: u16::MAX };
    Ok(WorkItemId::seat(id, seat.parse().map_err(no_such)?))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
