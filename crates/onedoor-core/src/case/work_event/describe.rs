use super::{SeatAnswer, WorkEvent};
use crate::{case::WorkItemId, graph::Graph, id::StepId};

impl WorkEvent {
    /// The event in the author's words, such as `WorkAllocated(fire, zhang_wei)`. A seat is written behind its step: `board.2`.
    pub fn describe(&self, graph: &Graph) -> String {
        let step = |id: StepId| graph.steps().row(id).map_or("?", |step| step.name.as_str());
        let item = |id: WorkItemId| match id.seat {
            None => step(id.step).to_owned(),
            Some(seat) => format!("{}.{seat}", step(id.step)),
        };
        match self {
            WorkEvent::Acted(warrant) => match &warrant.instead_of {
                None => format!("Acted({})", warrant.person),
                Some(absent) => format!("Acted({}, {absent})", warrant.person),
            },
            WorkEvent::DirectoryAdopted { directory } => format!("DirectoryAdopted({directory})"),
            WorkEvent::ApplicantNamed { applicant } => format!("ApplicantNamed({applicant})"),
            WorkEvent::MandateGiven { agent } => format!("MandateGiven({agent})"),
            WorkEvent::MandateRevoked { agent } => format!("MandateRevoked({agent})"),
            WorkEvent::HandlerNamed { step: id, handler } => format!("HandlerNamed({}, {handler})", step(*id)),
            WorkEvent::WorkAllocated { item: id, to } => format!("WorkAllocated({}, {to})", item(*id)),
            WorkEvent::WorkReleased { item: id } => format!("WorkReleased({})", item(*id)),
            WorkEvent::WorkStarted { item: id } => format!("WorkStarted({})", item(*id)),
            WorkEvent::WorkTransferred { item: id, to, .. } => format!("WorkTransferred({}, {to})", item(*id)),
            WorkEvent::WorkDelegated { item: id, to, .. } => format!("WorkDelegated({}, {to})", item(*id)),
            WorkEvent::DelegationEnded { item: id, .. } => format!("DelegationEnded({})", item(*id)),
            WorkEvent::SeatsOpened { step: id, seats } => format!("SeatsOpened({}, {})", step(*id), seats.len()),
            WorkEvent::SeatAdded { step: id, .. } => format!("SeatAdded({})", step(*id)),
            WorkEvent::SeatRemoved { item: id, .. } => format!("SeatRemoved({})", item(*id)),
            WorkEvent::SeatAnswered { item: id, answer, .. } => {
                let answer = match answer {
                    SeatAnswer::Gave(outcome) => {
                        graph.steps().row(id.step).map_or("?", |step| step.outcomes.name(*outcome))
                    }
                    SeatAnswer::Abstained => "abstained",
                    SeatAnswer::Absent => "absent",
                };
                format!("SeatAnswered({}, {answer})", item(*id))
            }
            WorkEvent::SeatReopened { item: id } => format!("SeatReopened({})", item(*id)),
            WorkEvent::VoteClosed { step: id, .. } => format!("VoteClosed({})", step(*id)),
            WorkEvent::Copied { to } => format!("Copied({to})"),
            WorkEvent::CopyRead { by } => format!("CopyRead({by})"),
            WorkEvent::Consulted { step: id, whom, .. } => format!("Consulted({}, {whom})", step(*id)),
            WorkEvent::ConsultationAnswered { step: id, .. } => format!("ConsultationAnswered({})", step(*id)),
            WorkEvent::ConsultationWithdrawn { step: id, .. } => format!("ConsultationWithdrawn({})", step(*id)),
            WorkEvent::Recused { person, step: None, .. } => format!("Recused({person})"),
            WorkEvent::Recused { person, step: Some(id), .. } => format!("Recused({person}, {})", step(*id)),
            WorkEvent::Urged { step: id } => format!("Urged({})", step(*id)),
            WorkEvent::DraftSaved { step: id, by, .. } => format!("DraftSaved({}, {by})", step(*id)),
            WorkEvent::HandedOver { from, to, .. } => format!("HandedOver({from}, {to})"),
            WorkEvent::CaseAbsorbed { case } => format!("CaseAbsorbed({case})"),
            WorkEvent::CaseSplit { from } => format!("CaseSplit({from})"),
            WorkEvent::Jumped { to, .. } => format!("Jumped({})", step(*to)),
        }
    }
}
