use super::{Draft, settle::recall_open};
use crate::case::{Closing, Event};

/// Ends the case outside its graph (WCP-20): withdrawn, terminated, lapsed, merged.
pub(super) fn close(draft: &mut Draft<'_>, closing: Closing, reason: &str) {
    draft.emit(Event::CaseClosed { closing, reason: reason.into() });
    recall_open(draft);
}
