//! The colours. Each pair of fill and border differs in brightness too, for print without colour.

pub(super) const PAPER: &str = "#ffffff";
pub(super) const INK: &str = "#1f2933";
pub(super) const GREY: &str = "#5b6875";
pub(super) const BORDER: &str = "#52606d";
pub(super) const LINE: &str = "#3e4c59";
pub(super) const FAINT: &str = "#9aa5b1";
pub(super) const RETURN: &str = "#b3261e";
pub(super) const DETOUR_FILL: &str = "#f4eefb";
pub(super) const DETOUR_BORDER: &str = "#6b46a3";
pub(super) const OPEN_FILL: &str = "#ffe3a3";
pub(super) const OPEN_BORDER: &str = "#8a5a00";
pub(super) const DONE_FILL: &str = "#e0f2e3";
pub(super) const DONE_BORDER: &str = "#2e6b34";
pub(super) const OFF_FILL: &str = "#f1f3f5";
pub(super) const END_FILL: &str = "#e6ebf0";
