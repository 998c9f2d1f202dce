//! What a definition says about time, as canonical text.

use super::{Fields, by, quoted, title};
use crate::{
    calendar::{Amount, DayZero, Ends, Receipt, Roll},
    language::{Begin, Extension, Limit, Propagation, Shortening, Silence, Stage, Step, Variant},
};

/// The fields of a step.
pub(super) fn of_step(step: &Step, fields: &mut Fields) {
    fields.put_some("stage", step.stage.as_deref().map(quoted));
    fields.put_some("within", step.within.map(|n| n.to_string()));
    fields.put_some("limit", step.limit.as_ref().map(limit));
    fields.put_some("at_least", step.at_least.map(|n| n.to_string()));
    fields.put_some("clock", step.clock.map(|party| party.word().to_owned()));
    fields.put_some("ground", step.ground.as_deref().map(quoted));
    fields.put_some("silence", step.silence.as_ref().map(silence));
    fields.put_some("deemed", step.deemed.as_deref().map(quoted));
    fields.put_flag("never_silent", step.never_silent);
    fields.put_flag("persistent", step.persistent);
}

pub(super) fn stage(stage: &Stage) -> String {
    let mut fields = Fields::default();
    fields.put_some("title", stage.title.as_ref().map(title));
    fields.put_some("lead", stage.lead.as_ref().map(by));
    fields.put_some("limit", stage.limit.as_ref().map(limit));
    fields.put_unless("gate", stage.gate.is_empty(), || super::list(&stage.gate));
    fields.tuple()
}

pub(super) fn limit(limit: &Limit) -> String {
    let mut fields = Fields::default();
    amounts(limit.statutory, limit.promised, limit.basis.as_deref(), &mut fields);
    fields.put_unless("variants", limit.variants.is_empty(), || {
        format!("[{}]", limit.variants.iter().map(variant).collect::<Vec<_>>().join(", "))
    });
    fields.put_some("from", limit.from.as_ref().map(begin));
    fields.put_unless("covers", limit.covers.is_empty(), || super::list(&limit.covers));
    fields.put_unless("stops", limit.stops == Propagation::WhenAllActiveStopped, || limit.stops.word().to_owned());
    fields.put_some("extension", limit.extension.as_ref().map(extension));
    fields.put_some("shortening", limit.shortening.as_ref().map(shortening));
    counting(limit, &mut fields);
    fields.tuple()
}

fn counting(limit: &Limit, fields: &mut Fields) {
    fields.put_unless("receipt", limit.receipt == Receipt::Instant, || {
        match limit.receipt {
            Receipt::Instant => "Instant",
            Receipt::RollNonWorking => "RollNonWorking",
            Receipt::RollCutoff => "RollCutoff",
        }
        .to_owned()
    });
    fields.put_unless("day_zero", limit.day_zero == DayZero::Exclude, || "Include".to_owned());
    fields.put_unless("ends", limit.ends == Ends::EndOfDay, || "CloseOfBusiness".to_owned());
    fields.put_unless("roll", limit.roll == Roll::Forward, || "None".to_owned());
}

fn amounts(statutory: Option<Amount>, promised: Option<Amount>, basis: Option<&str>, fields: &mut Fields) {
    fields.put_some("statutory", statutory.map(|n| n.to_string()));
    fields.put_some("promised", promised.map(|n| n.to_string()));
    fields.put_some("basis", basis.map(quoted));
}

fn variant(variant: &Variant) -> String {
    let mut fields = Fields::default();
    fields.put("when", quoted(&variant.when));
    amounts(variant.statutory, variant.promised, variant.basis.as_deref(), &mut fields);
    fields.tuple()
}

fn begin(begin: &Begin) -> String {
    match begin {
        Begin::Received => "Received".to_owned(),
        Begin::Complete => "Complete".to_owned(),
        Begin::Accepted => "Accepted".to_owned(),
        Begin::Acknowledged => "Acknowledged".to_owned(),
        Begin::Opened => "Opened".to_owned(),
        Begin::After(step) => format!("After({})", quoted(step)),
    }
}

fn extension(extension: &Extension) -> String {
    let mut fields = Fields::default();
    fields.put("at_most", extension.at_most.to_string());
    fields.put_unless("times", extension.times == 1, || extension.times.to_string());
    fields.put_some("by", extension.by.as_ref().map(by));
    fields.put_flag("notice", extension.notice);
    fields.put_some("basis", extension.basis.as_deref().map(quoted));
    fields.tuple()
}

fn shortening(shortening: &Shortening) -> String {
    let mut fields = Fields::default();
    fields.put("at_least", shortening.at_least.to_string());
    fields.put_some("by", shortening.by.as_ref().map(by));
    fields.put_some("basis", shortening.basis.as_deref().map(quoted));
    fields.tuple()
}

fn silence(silence: &Silence) -> String {
    let word = silence.word();
    match silence {
        Silence::Escalate(to) | Silence::Reassign(to) => format!("{word}({})", by(to)),
        Silence::AutoDecide { when, outcome } => {
            format!("{word}(when: {}, outcome: {})", quoted(when), quoted(outcome))
        }
        _ => word.to_owned(),
    }
}
