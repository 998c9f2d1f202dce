use super::{WorkMove, item_named};
use onedoor_core::{
    case::{Opinion, SavedDraft},
    engine::{NamedGiven, Refusal, WorkAction, outcome_named, step_named},
    graph::Graph,
};

impl WorkMove {
    /// What it is to the kernel.
    ///
    /// # Errors
    /// [`Refusal`] for names that the definition does not have and values that do not fit.
    pub fn action(&self, graph: &Graph) -> Result<WorkAction, Refusal> {
        let item = |name: &String| item_named(graph, name);
        let step = |name: &String| step_named(graph, name);
        Ok(match self.clone() {
            WorkMove::Claim { item: name } => WorkAction::Claim { item: item(&name)? },
            WorkMove::Release { item: name } => WorkAction::Release { item: item(&name)? },
            WorkMove::Begin { item: name } => WorkAction::Begin { item: item(&name)? },
            WorkMove::Assign { item: name, to } => WorkAction::Assign { item: item(&name)?, to },
            WorkMove::Transfer { item: name, to, reason } => WorkAction::Transfer { item: item(&name)?, to, reason },
            WorkMove::Delegate { item: name, to, reason } => WorkAction::Delegate { item: item(&name)?, to, reason },
            WorkMove::GiveBack { item: name, advice } => WorkAction::GiveBack { item: item(&name)?, advice },
            WorkMove::CallBack { item: name } => WorkAction::CallBack { item: item(&name)? },
            WorkMove::AddSeat { step: name, to, place, reason } => {
                WorkAction::AddSeat { step: step(&name)?, to, place, reason }
            }
            WorkMove::RemoveSeat { item: name, reason } => WorkAction::RemoveSeat { item: item(&name)?, reason },
            WorkMove::Abstain { step: name } => WorkAction::Abstain { step: step(&name)? },
            WorkMove::CloseVote { step: name, reason } => WorkAction::CloseVote { step: step(&name)?, reason },
            WorkMove::Copy { to } => WorkAction::Copy { to },
            WorkMove::ReadCopy => WorkAction::ReadCopy,
            WorkMove::Consult { step: name, whom, question, blocking, until } => {
                WorkAction::Consult { step: step(&name)?, whom, question, blocking, until }
            }
            WorkMove::AnswerConsultation { step: name, question, answer } => {
                WorkAction::AnswerConsultation { step: step(&name)?, question, answer }
            }
            WorkMove::WithdrawConsultation { step: name, question } => {
                WorkAction::WithdrawConsultation { step: step(&name)?, question }
            }
            WorkMove::Recuse { person, step: name, reason } => {
                WorkAction::Recuse { person, step: name.as_ref().map(step).transpose()?, reason }
            }
            WorkMove::Urge { step: name } => WorkAction::Urge { step: step(&name)? },
            WorkMove::SaveDraft { step: name, outcome, given, opinion } => {
                save_draft(graph, &name, outcome.as_deref(), &given, opinion)?
            }
            WorkMove::GiveMandate { agent } => WorkAction::GiveMandate { agent },
            WorkMove::RevokeMandate { agent } => WorkAction::RevokeMandate { agent },
            WorkMove::HandOver { from, to, reason } => WorkAction::HandOver { from, to, reason },
            WorkMove::Jump { to, reason } => WorkAction::Jump { to: step(&to)?, reason },
            WorkMove::Absorb { case, deadlines } => WorkAction::Absorb { case, deadlines },
        })
    }
}

fn save_draft(
    graph: &Graph,
    step: &str,
    outcome: Option<&str>,
    given: &NamedGiven,
    opinion: Option<Opinion>,
) -> Result<WorkAction, Refusal> {
    let step = step_named(graph, step)?;
    let outcome = outcome.map(|outcome| outcome_named(graph, step, outcome)).transpose()?;
    let given = given.resolve(graph)?;
    let draft = SavedDraft { outcome, opinion, data: given.data, documents: given.documents };
    Ok(WorkAction::SaveDraft { step, draft: Box::new(draft) })
}
