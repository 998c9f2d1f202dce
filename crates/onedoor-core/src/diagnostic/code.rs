use std::fmt;

/// Whether a finding keeps the definition from loading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The definition does not load.
    Error,
    /// It loads; the author should look.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident, $text:literal, $severity:ident;)+) => {
        /// The rule that a finding comes from. Its text is stable: scripts and documents may rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [Code] = &[$(Code::$name),+];

            /// The stable text, such as `unknown-step`.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)+ }
            }

            /// Whether findings of this code keep a definition from loading.
            pub fn severity(self) -> Severity {
                match self { $(Code::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    // Reading.
    /// The text is not RON.
    Syntax, "syntax", Error;
    /// A field that the language does not have: a typing error would otherwise vanish.
    UnknownField, "unknown-field", Error;
    /// A kind, join, type or other word that the language does not have.
    UnknownWord, "unknown-word", Error;
    /// A field that must be there is not.
    MissingField, "missing-field", Error;
    /// A value of the wrong kind.
    WrongValue, "wrong-value", Error;
    /// The same key or field twice: the first would silently disappear.
    DuplicateKey, "duplicate-key", Error;
    /// The file, its nesting, or the number of its steps, outcomes or characters is over a cap.
    TooLarge, "too-large", Error;

    // Names.
    /// An id that is not `[a-z][a-z0-9_]{0,63}`.
    BadName, "bad-name", Error;
    /// A name with a meaning of its own that the author may not give.
    ReservedName, "reserved-name", Error;
    /// Two ids that look alike.
    ConfusableNames, "confusable-names", Warning;
    /// A title that is not NFC, or has control or bidirectional characters.
    BadText, "bad-text", Error;
    /// A step that is nowhere defined.
    UnknownStep, "unknown-step", Error;
    /// An outcome that the step does not have.
    UnknownOutcome, "unknown-outcome", Error;
    /// A field of the case's data that is nowhere defined.
    UnknownData, "unknown-data", Error;
    /// A called workflow that is not known.
    UnknownWorkflow, "unknown-workflow", Error;
    /// A name that stands twice in one list.
    Repeated, "repeated", Error;

    // Steps.
    /// A field that this kind of step does not have, or misses.
    WrongKind, "wrong-kind", Error;
    /// A step with no outcomes, or a kind that must list them.
    NoOutcomes, "no-outcomes", Error;
    /// A workflow without steps, or without ends.
    EmptyWorkflow, "empty-workflow", Error;
    /// Steps that come after one another in a circle.
    Cycle, "cycle", Error;
    /// `AtLeast` of none, or of more than there are edges.
    BadQuorum, "bad-quorum", Error;
    /// Edges that name outcomes come from parallel steps, and the join is not written out.
    JoinUnwritten, "join-unwritten", Error;
    /// An edge that names an outcome which returns.
    EdgeOnReturn, "edge-on-return", Error;

    // Time.
    /// A stage that is nowhere defined.
    UnknownStage, "unknown-stage", Error;
    /// A profile that is not known.
    UnknownProfile, "unknown-profile", Error;
    /// A ground on which the profile lets no clock stop.
    UnknownGround, "unknown-ground", Error;
    /// A calendar that is not known.
    UnknownCalendar, "unknown-calendar", Error;
    /// Limits without a calendar to count them in: no clock runs.
    NoCalendar, "no-calendar", Warning;
    /// A limit of zero, a promise beyond the statute, or a rule of a limit that cannot be.
    BadLimit, "bad-limit", Error;
    /// A step that is never silent and yet has a meaning for silence.
    SilentContradiction, "silent-contradiction", Error;
    /// A meaning of silence that cannot be carried out.
    BadSilence, "bad-silence", Error;
    /// A meaning of silence without a limit: it never comes to it.
    VoidSilence, "void-silence", Warning;
    /// A stage without steps, or without one that a gate could wait for.
    EmptyStage, "empty-stage", Warning;
    /// A promise that the steps on one way through the graph cannot keep together.
    LimitTooShort, "limit-too-short", Warning;

    // What the kernel refuses to run.
    /// A step whose every outcome leads back.
    NoWayOn, "no-way-on", Error;
    /// An end that comes after nothing.
    EndAfterNothing, "end-after-nothing", Error;
    /// A return to a step that this one does not come after.
    ReturnNotUpstream, "return-not-upstream", Error;
    /// A return through a join that does not wait for its target.
    ReturnPastJoin, "return-past-join", Error;
    /// A join that may run ahead of a correction that could still come back.
    RunsAhead, "runs-ahead", Error;
    /// A detour that comes after something, returns, is on request, or is followed by a step.
    BadDetour, "bad-detour", Error;
    /// A return by way of a step that is not marked as a detour.
    NotADetour, "not-a-detour", Error;
    /// A detour that no return goes by way of.
    UnusedDetour, "unused-detour", Error;
    /// An outcome that cancels a detour: its target would wait for ever.
    CancelsDetour, "cancels-detour", Error;
    /// An outcome that returns and cancels.
    ReturnCancels, "return-cancels", Error;
    /// `returns_max` of nothing, or outside 1 to 99.
    BadReturnsMax, "bad-returns-max", Error;

    // Data.
    /// A guard that is not an expression.
    GuardSyntax, "guard-syntax", Error;
    /// A guard whose types do not fit.
    GuardType, "guard-type", Error;
    /// A guard that reads what is not written upstream of it.
    GuardReadsLater, "guard-reads-later", Error;
    /// A guard that does not depend on anything.
    ConstantGuard, "constant-guard", Warning;
    /// Two parallel steps that may write the same field.
    ParallelWriters, "parallel-writers", Error;
    /// A type that cannot be: a choice of nothing, a list of lists.
    BadType, "bad-type", Error;
    /// A workflow that would call itself.
    Recursion, "recursion", Error;

    // Structure: what is proved.
    /// A step that no way from the start leads to.
    UnreachableStep, "unreachable-step", Error;
    /// An end that no way leads to.
    UnreachableEnd, "unreachable-end", Error;
    /// An outcome that no edge and no end accepts.
    LostOutcome, "lost-outcome", Error;
    /// A step marked `aside` that others come after.
    AsideFollowed, "aside-followed", Error;
    /// One outcome that plainly reaches two ends.
    TwoEnds, "two-ends", Error;
    /// An outcome that leads both to an end and past it.
    EndAndOn, "end-and-on", Warning;
    /// A `rest: Cancel` that recalls nobody.
    VoidRest, "void-rest", Warning;

    // People.
    /// An actor that cannot be found: a field that is no text, a step that is not done before, a superior of many.
    BadBy, "bad-by", Error;
    /// Seats that nobody can take, or a rule that they cannot meet.
    BadSeats, "bad-seats", Error;
    /// What stands in a joint signature and its rule never looks at.
    VoidSeats, "void-seats", Warning;
    /// A duty that nobody could fulfil, or that passes without the person whom the law wants.
    BadDuty, "bad-duty", Error;
    /// A role or a rule for people of which nothing comes.
    VoidDuty, "void-duty", Warning;
    /// A directory that names a department or person it does not have, goes round in a circle, or ends before it begins.
    BadDirectory, "bad-directory", Error;
}

impl Code {
    /// Whether it says that something is missing. Where a part of the definition could not be understood, that may be what is missing.
    pub(crate) fn is_about_absence(self) -> bool {
        matches!(
            self,
            Code::MissingField
                | Code::EmptyWorkflow
                | Code::NoWayOn
                | Code::EndAfterNothing
                | Code::ReturnNotUpstream
                | Code::ReturnPastJoin
                | Code::RunsAhead
                | Code::NotADetour
                | Code::UnusedDetour
                | Code::JoinUnwritten
                | Code::BadQuorum
                | Code::BadReturnsMax
                | Code::GuardReadsLater
                | Code::ParallelWriters
                | Code::UnreachableStep
                | Code::UnreachableEnd
                | Code::LostOutcome
                | Code::VoidRest
                | Code::EmptyStage
                | Code::LimitTooShort
                | Code::BadBy
                | Code::BadDuty
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_code_has_its_own_text() {
        let texts: BTreeSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
    }
}
