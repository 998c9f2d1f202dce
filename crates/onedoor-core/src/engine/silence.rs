use super::{Draft, close, complete, recall::recall_because, seats, settle::Guards, work};
use crate::{
    case::{Board, By, Closing, Event, Worked},
    graph::{Scope, SilenceNode, Which},
    id::{LimitId, StepId},
    language::Meaning,
};

/// What it means that a deadline passed without an answer (超时默认).
pub(super) fn act(draft: &mut Draft<'_>, limit: LimitId, which: Which, guards: &mut dyn Guards) {
    let Scope::Step(step) = draft.graph_ref().limits()[limit].scope else { return };
    let Some(silence) = draft.graph_ref().steps()[step].time.silence.as_ref() else { return };
    if silence.at != which || !draft.condition(step).is_pending() {
        return;
    }
    match silence.meaning {
        Meaning::Alert => {}
        Meaning::DeemedConsent if !draft.extra(step).acknowledged => {}
        Meaning::AutoDecide if !rule_holds(draft, silence) => {}
        Meaning::ProceedWithout => recall_because(draft, &[step], By::Silence, None),
        Meaning::Lapse => close::close(draft, Closing::Lapsed, "the applicant did not answer in time"),
        Meaning::Escalate | Meaning::Reassign => {
            draft.emit(Event::StepHandedOver { step, meaning: silence.meaning });
            // Who let the time pass may not do it any more: what they had in hand would stay there for ever.
            work::offer_anew(draft, step);
        }
        Meaning::DeemedAccepted
        | Meaning::DeemedConsent
        | Meaning::DeemedGrant
        | Meaning::DeemedRefuse
        | Meaning::DeemedRenewed
        | Meaning::AutoDecide
        | Meaning::Expired => deem(draft, limit, step, silence, guards),
    }
}

fn rule_holds(draft: &Draft<'_>, silence: &SilenceNode) -> bool {
    silence.rule.as_ref().is_some_and(|rule| rule.holds(&|field| draft.value_of(field)) == Ok(true))
}

/// The step is done with the outcome that silence stands for, as of the beginning of its clock. A step that was still waiting for others does not wait any
/// longer, and what leads only into it is recalled.
fn deem(draft: &mut Draft<'_>, limit: LimitId, step: StepId, silence: &SilenceNode, guards: &mut dyn Guards) {
    let (Some(outcome), Some(as_of)) = (silence.outcome, draft.clock(limit).map(|clock| clock.since())) else {
        return;
    };
    let rest = draft.graph.recalled_by(step);
    let has_seats = !draft.desk(step).seats.is_empty();
    let counted = if has_seats { seats::deemed(draft, step, outcome, silence.meaning, as_of) } else { None };
    let outcome = counted.unwrap_or(outcome);
    complete::go_on(draft, step, outcome, Worked::BySilence { meaning: silence.meaning, as_of }, guards);
    recall_because(draft, &rest, By::Step(step), None);
}
