use super::{
    super::refused::Refused,
    completion::{Tail, tail},
    only_step,
    text::{form, form_of, person, split, words},
};
use onedoor::item_named;
use onedoor_core::{
    case::{SavedDraft, WorkItemId},
    engine::{SeatPlace, WorkAction, outcome_named, step_named},
    graph::Graph,
    id::StepId,
    people::Actor,
};

/// What somebody does with work, or with the people of the case; none where the word is none for that.
pub(super) fn work(graph: &Graph, word: &str, rest: &str) -> Option<Result<WorkAction, Refused>> {
    let line = Line { graph, form: form_of(&word.replace('_', "-")), rest };
    Some(match word {
        "claim" => line.item().map(|item| WorkAction::Claim { item }),
        "release" => line.item().map(|item| WorkAction::Release { item }),
        "begin" => line.item().map(|item| WorkAction::Begin { item }),
        "call_back" => line.item().map(|item| WorkAction::CallBack { item }),
        "assign" => line.passed().map(|(item, to, _)| WorkAction::Assign { item, to }),
        "transfer" => line.passed().map(|(item, to, reason)| WorkAction::Transfer { item, to, reason }),
        "delegate" => line.passed().map(|(item, to, reason)| WorkAction::Delegate { item, to, reason }),
        "give_back" => line.item_and_text().map(|(item, advice)| WorkAction::GiveBack { item, advice }),
        "remove_seat" => line.item_and_text().map(|(item, reason)| WorkAction::RemoveSeat { item, reason }),
        "add_seat" => line.new_seat(),
        "abstain" => line.step().map(|step| WorkAction::Abstain { step }),
        "urge" => line.step().map(|step| WorkAction::Urge { step }),
        "close_vote" => line.step_and_text().map(|(step, reason)| WorkAction::CloseVote { step, reason }),
        "jump" => line.step_and_text().map(|(to, reason)| WorkAction::Jump { to, reason }),
        "copy" => line.person().map(|to| WorkAction::Copy { to }),
        "mandate" => line.person().map(|agent| WorkAction::GiveMandate { agent }),
        "revoke" => line.person().map(|agent| WorkAction::RevokeMandate { agent }),
        "read" if rest.is_empty() => Ok(WorkAction::ReadCopy),
        "consult" => line.question(),
        "answer" => {
            line.numbered().map(|(step, question, answer)| WorkAction::AnswerConsultation { step, question, answer })
        }
        "withdraw_question" => {
            line.numbered().map(|(step, question, _)| WorkAction::WithdrawConsultation { step, question })
        }
        "recuse" => line.recusal(),
        "hand_over" => line.succession(),
        "save_draft" => line.draft(),
        _ => return None,
    })
}

/// What stands behind the word of a command.
struct Line<'a> {
    graph: &'a Graph,
    /// How the command is written.
    form: &'static str,
    rest: &'a str,
}

impl Line<'_> {
    fn wrong(&self) -> Refused {
        form(self.form)
    }

    /// A word that must be there.
    fn there<'w>(&self, word: &'w str) -> Result<&'w str, Refused> {
        if word.is_empty() { Err(self.wrong()) } else { Ok(word) }
    }

    fn item(&self) -> Result<WorkItemId, Refused> {
        match *words(self.rest).as_slice() {
            [item] => Ok(item_named(self.graph, item)?),
            _ => Err(self.wrong()),
        }
    }

    fn step(&self) -> Result<StepId, Refused> {
        only_step(self.graph, self.form, self.rest)
    }

    fn person(&self) -> Result<Actor, Refused> {
        match *words(self.rest).as_slice() {
            [somebody] => person(somebody),
            _ => Err(self.wrong()),
        }
    }

    fn item_and_text(&self) -> Result<(WorkItemId, String), Refused> {
        let (item, text) = split(self.rest);
        Ok((item_named(self.graph, self.there(item)?)?, text.to_owned()))
    }

    fn step_and_text(&self) -> Result<(StepId, String), Refused> {
        let (step, text) = split(self.rest);
        Ok((step_named(self.graph, self.there(step)?)?, text.to_owned()))
    }

    fn passed(&self) -> Result<(WorkItemId, Actor, String), Refused> {
        let (item, behind) = self.item_and_text()?;
        let (to, reason) = split(&behind);
        Ok((item, person(self.there(to)?)?, reason.to_owned()))
    }

    fn numbered(&self) -> Result<(StepId, u16, String), Refused> {
        let (step, behind) = self.step_and_text()?;
        let (number, text) = split(&behind);
        Ok((step, number.parse().map_err(|_| self.wrong())?, text.to_owned()))
    }

    fn new_seat(&self) -> Result<WorkAction, Refused> {
        let (step, behind) = self.step_and_text()?;
        let (to, behind) = split(&behind);
        let (place, reason) = split(behind);
        let place = match place {
            "before" => SeatPlace::Before,
            "after" => SeatPlace::After,
            "parallel" => SeatPlace::Parallel,
            _ => return Err(self.wrong()),
        };
        Ok(WorkAction::AddSeat { step, to: person(to)?, place, reason: reason.to_owned() })
    }

    fn question(&self) -> Result<WorkAction, Refused> {
        let (step, behind) = self.step_and_text()?;
        let (whom, question) = split(&behind);
        let waits = split(question).0 == "wait";
        let question = if waits { split(question).1 } else { question };
        let (whom, question) = (person(self.there(whom)?)?, self.there(question)?.to_owned());
        Ok(WorkAction::Consult { step, whom, question, blocking: waits, until: None })
    }

    /// The second word is a step, or the first of the reason.
    fn recusal(&self) -> Result<WorkAction, Refused> {
        let (whom, behind) = split(self.rest);
        let (word, reason) = split(behind);
        let step = self.graph.step_named(word);
        let reason = if step.is_some() { reason } else { behind };
        Ok(WorkAction::Recuse { person: person(self.there(whom)?)?, step, reason: reason.to_owned() })
    }

    fn succession(&self) -> Result<WorkAction, Refused> {
        let (from, behind) = split(self.rest);
        let (to, reason) = split(behind);
        let (from, to) = (person(self.there(from)?)?, person(self.there(to)?)?);
        Ok(WorkAction::HandOver { from, to, reason: reason.to_owned() })
    }

    fn draft(&self) -> Result<WorkAction, Refused> {
        let (step, behind) = self.step_and_text()?;
        let (word, rest) = split(&behind);
        let named = outcome_named(self.graph, step, word).ok();
        let Tail { given, opinion } = tail(self.graph, if named.is_some() { rest } else { &behind })?;
        let given = given.resolve(self.graph)?;
        let draft = SavedDraft { outcome: named, opinion, data: given.data, documents: given.documents };
        Ok(WorkAction::SaveDraft { step, draft: Box::new(draft) })
    }
}
